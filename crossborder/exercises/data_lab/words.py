"""The words of the data lab: they are in lessons/data-lab/words.en.toml, under [words]."""

from crossborder.exercises import lessons

__getattr__ = lessons.reader("data-lab", "words")
