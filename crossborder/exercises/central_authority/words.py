"""The words of this exercise: they stand in lessons/central-authority/words.en.toml, under [words]."""

from crossborder.exercises import lessons

__getattr__ = lessons.reader("central-authority", "words")
