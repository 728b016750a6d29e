"""The words of this exercise: they stand in lessons/lauri-love/words.en.toml, under [path_words]."""

from crossborder.exercises import lessons

__getattr__ = lessons.reader("lauri-love", "path_words")
