"""The words of this exercise: they are in lessons/lauri-love/words.en.toml, under [words]."""

from crossborder.exercises import lessons

__getattr__ = lessons.reader("lauri-love", "words")
