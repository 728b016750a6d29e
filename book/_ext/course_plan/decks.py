"""Reads from a deck's source what a plan needs: each slide's title, minutes, what is said first, and the exercise on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SLIDE = re.compile(r"^#{1,2} +", re.MULTILINE)
NOTES = re.compile(r"^```\{notes\} (?P<minutes>\d+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
EXERCISE = re.compile(r"^```\{exercise\} (?P<name>\S+)(?: (?P<step>\S+))?$(?P<options>(?:\n:\w+: .*$)*)", re.MULTILINE)
SETS = re.compile(r"^:sets: (?P<sets>\S+)$", re.MULTILINE)
ASK = re.compile(r"^```\{ask\} ", re.MULTILINE)
ROLE = re.compile(r"\{[\w:-]+\}`(?P<text>[^`<]*?)(?:\s*<[^`>]*>)?`")
LINK = re.compile(r"\[(?P<text>[^\]]*)\]\([^)]*\)")
SENTENCE = re.compile(r"(?<=[.?!:])\s+(?=[A-Z“\"])")
LONGEST = 160  # characters of what is said, so that a plan stays on one page


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide of a deck.

    Args:
        title: its heading.
        minutes: how long it takes.
        say: the first thing to say.
        asks: whether it asks the room to vote.
        exercise: the exercise on it, or nothing.
        step: the step the exercise opens at.
        sets: what the address of the exercise sets besides.
    """

    title: str
    minutes: int
    say: str
    asks: bool = False
    exercise: str = ""
    step: str = ""
    sets: str = ""


def plain(text: str) -> str:
    """Return a MyST text without its marks."""
    shown = LINK.sub(r"\g<text>", ROLE.sub(r"\g<text>", text))
    return " ".join(re.sub(r"[*`]", "", shown).split())


def first_words(text: str) -> str:
    """Return as many whole sentences from the beginning as fit into a row of a plan.

    Args:
        text: a text without marks.
    """
    said, *others = SENTENCE.split(text)
    for sentence in others:
        if len(said) + len(sentence) >= LONGEST:
            break
        said += f" {sentence}"
    return said


def read(path: Path) -> list[Slide]:
    """Return the slides of a deck, in their order.

    Raises:
        ValueError: a slide has no minutes.
    """
    return [_slide(path, text) for text in SLIDE.split(path.read_text(encoding="utf-8"))[1:]]


def _slide(path: Path, text: str) -> Slide:
    title = plain(text.partition("\n")[0])
    notes, exercise = NOTES.search(text), EXERCISE.search(text)
    if notes is None:
        raise ValueError(f"{path.name}: the slide «{title}» has no {{notes}} with minutes, so no plan can count it.")
    name, step = (exercise["name"], exercise["step"] or "case") if exercise else ("", "")
    sets = SETS.search(exercise["options"]) if exercise else None
    say = first_words(plain(notes["text"].partition("\n\n")[0]))
    return Slide(
        title, int(notes["minutes"]), say, ASK.search(text) is not None, name, step, sets["sets"] if sets else ""
    )
