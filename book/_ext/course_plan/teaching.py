"""Reads from the guide for lecturers what each part is for and what to ask: the aims and questions are written there once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from course_plan.decks import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

PART = re.compile(r"^## (?P<title>Chapter \d+: .*)$", re.MULTILINE)
AIMS = re.compile(r"^\*\*Aims\.\*\*(?P<text>.*?)\n\n", re.MULTILINE | re.DOTALL)
QUESTIONS = re.compile(r"^\*\*Questions to ask\.\*\*\n(?P<list>(?:\d+\. .*\n)+)", re.MULTILINE)
# "*Say at the start ...*": a warning that belongs before everything else.
WARNING = re.compile(r"^\*(?P<text>Say [^*]*)\*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """What the guide says about a part.

    Args:
        place: its place on the guide's page.
        aims: what students can do afterwards.
        questions: what to discuss.
        warning: what to say before anything else, or nothing.
    """

    place: str
    aims: tuple[str, ...]
    questions: tuple[str, ...]
    warning: str = ""


def read(text: str) -> list[Part]:
    """Return the parts of the guide, in their order.

    Raises:
        ValueError: a part has no aims or no questions.
    """
    _, *pieces = PART.split(text)
    return [_part(title, told) for title, told in zip(pieces[::2], pieces[1::2], strict=True)]


def _part(title: str, told: str) -> Part:
    aims, questions = AIMS.search(told), QUESTIONS.search(told)
    if aims is None or questions is None:
        raise ValueError(f"teaching.md, «{title}»: no paragraph **Aims.** or no list **Questions to ask.**")
    asked = (plain(line.partition(". ")[2]) for line in questions["list"].splitlines())
    place = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
    warning = WARNING.search(told)
    return Part(place, tuple(_aims(plain(aims["text"]))), tuple(asked), warning["text"] if warning else "")


def _aims(text: str) -> Iterator[str]:
    """The numbered aims of one sentence. The numbers go up by one: "(4)" after aim 2 is a paragraph of an article."""
    rest = re.split(r"(?:^|\s)\(1\)\s", text, maxsplit=1)[-1]
    for number in count(2):
        aim, *others = re.split(rf"\s\({number}\)\s", rest, maxsplit=1)
        yield _sentence(aim.strip(" ;,."))
        if not others:
            return
        rest = others[0]


def _sentence(aim: str) -> str:
    return f"{aim[:1].upper()}{aim[1:]}."
