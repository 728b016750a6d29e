"""The words of the figures: they are in lessons/figures/words.en.toml, under [words]."""

from __future__ import annotations

from typing import Any

from crossborder.exercises import lessons


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a text, a number, a list or a table of them
    """A text by its name."""
    return lessons.text("figures", "words", name)
