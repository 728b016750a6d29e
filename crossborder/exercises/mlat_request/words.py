"""The words of this exercise: they are in lessons/mlat-request/words.en.toml, under [words]."""

from crossborder.exercises import lessons

__getattr__ = lessons.reader("mlat-request", "words")
