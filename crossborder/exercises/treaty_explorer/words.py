"""The words of this exercise: they are in lessons/treaty-explorer/words.en.toml, under [words]."""

from crossborder.exercises import lessons

__getattr__ = lessons.reader("treaty-explorer", "words")
