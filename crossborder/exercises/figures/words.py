"""The words of the figures: they are in lessons/figures/words.en.toml, under [words]."""

from crossborder.exercises import lessons

__getattr__ = lessons.reader("figures", "words")
