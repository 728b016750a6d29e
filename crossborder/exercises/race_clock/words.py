"""The words of this exercise: they are in lessons/race-the-clock/words.en.toml, under [words]."""

from crossborder.exercises import lessons

__getattr__ = lessons.reader("race-the-clock", "words")
