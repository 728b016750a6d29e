"""The words of this exercise: they stand in lessons/lauri-love/words.en.toml, under [twist_words]."""

from crossborder.exercises import lessons

__getattr__ = lessons.reader("lauri-love", "twist_words")
