"""The words of the page “Your work”: they are in lessons/your-work/words.en.toml, under [words]."""

from crossborder.exercises import lessons

__getattr__ = lessons.reader("your-work", "words")
