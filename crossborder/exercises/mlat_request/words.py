"""The words of this exercise: they stand in lessons/mlat-request/words.en.toml, under [words]."""

from crossborder.exercises import lessons

__getattr__ = lessons.reader("mlat-request", "words")
