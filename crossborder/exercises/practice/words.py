"""The words of the practice: they are in lessons/practice/words.en.toml, under [words]."""

from crossborder.exercises import lessons

__getattr__ = lessons.reader("practice", "words")
