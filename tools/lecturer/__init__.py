"""The lecturer's edition, made from the exercises' own models and the banks of questions: never part of the students' site."""
