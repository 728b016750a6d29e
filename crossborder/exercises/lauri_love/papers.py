"""What the papers of the two cases say: they are in lessons/lauri-love/words.en.toml, under [papers]."""

from crossborder.exercises import lessons

__getattr__ = lessons.reader("lauri-love", "papers")
