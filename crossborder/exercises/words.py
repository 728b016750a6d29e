"""The words that all exercises share: they are in lessons/shared/words.en.toml, under [words]."""

from __future__ import annotations

from typing import Any

from crossborder.exercises import lessons

# For a type checker; they come from the file, too.
OUTCOMES: dict[str, str]
MEASURES: dict[str, str]
EFFECTS: dict[str, str]
DUAL_ANSWERS = {True: "met", False: "not met", None: "not known"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a text, a number, a list or a table of them
    """A text by its name."""
    return lessons.text("shared", "words", name)
