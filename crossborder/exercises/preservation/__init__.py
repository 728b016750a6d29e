"""The exercise on preservation: who may refuse to keep data because the act is no offence at home?"""
