"""The words of this exercise: they are in lessons/love-bug/words.en.toml, under [words]."""

from crossborder.exercises import lessons

__getattr__ = lessons.reader("love-bug", "words")
