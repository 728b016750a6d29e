"""The words of the class report: they are in lessons/class-report/words.en.toml, under [words]."""

from crossborder.exercises import lessons

__getattr__ = lessons.reader("class-report", "words")
