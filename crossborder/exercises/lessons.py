"""The words of the lessons, as the build packed them from lessons/: loaded once, without parsing anything in a page."""

from __future__ import annotations

import json
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

# A table of a lesson's file.
Held = dict[str, Any]


@cache
def _packed() -> dict[str, dict[str, dict[str, Any]]]:
    text = Path(__file__).with_name("lessons.json").read_text(encoding="utf-8")
    lessons: dict[str, dict[str, dict[str, Any]]] = json.loads(text)
    return {exercise: {part: _frozen(texts) for part, texts in parts.items()} for exercise, parts in lessons.items()}


def _frozen(value: Any) -> Any:  # noqa: ANN401 - a text, a number, a list or a table of them
    """A value whose lists cannot be changed."""
    if isinstance(value, dict):
        return {name: _frozen(inner) for name, inner in value.items()}
    return tuple(_frozen(inner) for inner in value) if isinstance(value, list) else value


def text(exercise: str, part: str, name: str) -> Any:  # noqa: ANN401 - as above
    """One text of a lesson, or, where it has none of this name, the one that all lessons share.

    Args:
        part: the part of its file, such as ``words``.
        name: the name, such as ``HAVEN_TITLE``.

    Returns:
        The text, or a list or table of texts.

    Raises:
        AttributeError: when the lesson has no such text; the message says where it is looked for.
    """
    for lesson in (exercise, "shared"):
        if name in (texts := _packed()[lesson].get(part, {})):
            return texts[name]
    raise AttributeError(f"lessons/{exercise}/words.en.toml has no {name!r} in [{part}].")


def reader(exercise: str, part: str) -> Callable[[str], Any]:
    """What a module of words answers when one of its names is asked for: its ``__getattr__``."""
    return partial(text, exercise, part)
