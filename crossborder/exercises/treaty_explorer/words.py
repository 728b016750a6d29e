"""The words of this exercise: they are in lessons/treaty-explorer/words.en.toml, under [words]."""

from __future__ import annotations

from typing import Any

from crossborder.exercises import lessons


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a text, a number, a list or a table of them
    """A text by its name."""
    return lessons.text("treaty-explorer", "words", name)
