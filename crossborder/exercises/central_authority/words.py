"""The words of this exercise: they are in lessons/central-authority/words.en.toml, under [words]."""

from crossborder.exercises import lessons

__getattr__ = lessons.reader("central-authority", "words")
