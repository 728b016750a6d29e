"""Bars of a show of hands: the first vote and the second one side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossborder.exercises.figures import words
from crossborder.exercises.figures.marks import glyph
from crossborder.exercises.figures.svg import UNITS, Width, box, figure, group, hatch, label, measured, wrapped
from crossborder.exercises.html import el

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossborder.exercises.html import Markup

SIZE: dict[Width, float] = {"wide": 19, "narrow": 16}
BAR: dict[Width, float] = {"wide": 22, "narrow": 17}
TEXT_PART: dict[Width, float] = {"wide": 0.42, "narrow": 1}
LINES = 6  # an option to its end; of a provision its name and how it begins, which the table below the bars has whole


@dataclass(frozen=True, slots=True)
class Votes:
    """The hands for one option.

    Args:
        first: hands of the first vote, or ``None`` when there was none.
        second: hands of the second vote, or ``None`` while there was none.
        right: whether it is the right answer, once that is revealed.
    """

    text: str
    first: int | None
    second: int | None = None
    right: bool = False

    @property
    def taken(self) -> int:
        """How many votes there are bars of; one at least has its place."""
        return max(sum(hands is not None for hands in (self.first, self.second)), 1)


def draw(
    question: str,
    options: Sequence[Votes],
    width: Width = "wide",
    *,
    name: str = "votes",
    called: tuple[str, str] = (words.FIRST_VOTE, words.SECOND_VOTE),
    most: int = 0,
    named: bool = True,
) -> Markup:
    """Draw the votes on a question.

    Args:
        most: how many hands fill the width; at least the most for one of the options.
        named: whether the options are written beside the bars; where they are not, they are beside the figure.
    """
    most = max((most, *(hands for one in options for hands in (one.first or 0, one.second or 0))))
    y = 0.0
    drawn: list[Markup] = []
    if named and any(one.second is not None for one in options):
        drawn += _key(width, name, called)
        y = SIZE[width] + 12
    for one in options:
        if named:
            row, used = _row(one, y, width, most, name)
            drawn, y = [*drawn, *row], y + used + 14
        else:  # below two bars that belong together there is a little room
            drawn += _bars(one, (0, y), width, most, name)
            y += BAR[width] if one.taken == 1 else 2 * BAR[width] + 9
    defs = el("defs", group(hatch(f"{name}-first"), look="fig-a"))
    return figure(name, (UNITS[width], y), question, " ".join(map(_sentence, options)), defs, *drawn)


def key() -> Markup:
    """What the two kinds of bar are, where the bars are one by one."""
    called = words.FIRST_VOTE, words.SECOND_VOTE
    defs = el("defs", group(hatch("votes-key-first"), look="fig-a"))
    drawn = _key("narrow", "votes-key", called)
    return figure("votes-key", (UNITS["narrow"], SIZE["narrow"] + 4), ", ".join(called), "", defs, *drawn)


def _sentence(one: Votes) -> str:
    told = ((words.VOTES_FIRST, one.first), (words.VOTES_SECOND, one.second))
    votes = ", ".join(text.format(count=hands) for text, hands in told if hands is not None)
    return f"{one.text}: {votes}.{words.VOTES_RIGHT if one.right else ''}"


def _key(width: Width, name: str, called: tuple[str, str]) -> Iterator[Markup]:
    size, x = SIZE[width], 0.0
    for text, look, fill in ((called[0], "fig-vote", f"{name}-first"), (called[1], "fig-fill", None)):
        yield group(box(x, 2, size, size - 2, look, fill=fill), look="fig-a")
        yield label(x + size + 6, size - 2, text, size)
        x += size + 6 + measured(text, size) + 24


def _row(one: Votes, y: float, width: Width, most: int, name: str) -> tuple[list[Markup], float]:
    """Option and bars: beside each other in a wide drawing, one below the other in a narrow one."""
    size, bar = SIZE[width], BAR[width]
    room = UNITS[width] * TEXT_PART[width] - 12
    lead = size + 10 if one.right else 0
    texts = wrapped(one.text, room - lead, size, LINES, bold=one.right)
    left = 0.0 if width == "narrow" else UNITS[width] * TEXT_PART[width]
    top = y + len(texts) * size * 1.2 + 2 if width == "narrow" else y
    look = "fig-strong" if one.right else ""
    shown = [label(lead, y + size * (0.95 + 1.2 * at), text, size, look=look) for at, text in enumerate(texts)]
    if one.right:
        shown.append(glyph("right", size / 2, y + size * 0.6, size))
    below = top - y + one.taken * (bar + 3) - 3
    return [*shown, *_bars(one, (left, top), width, most, name)], max(below, len(texts) * size * 1.2)


def _bars(one: Votes, at: tuple[float, float], width: Width, most: int, name: str) -> Iterator[Markup]:
    left, top = at
    bar, size = BAR[width], SIZE[width]
    full = UNITS[width] - left - measured("000", size, bold=True) - 10
    votes = ((one.first, "fig-vote", f"{name}-first"), (one.second, "fig-fill", None))
    hands = [(count, look, fill) for count, look, fill in votes if count is not None]
    for row, (count, look, fill) in enumerate(hands):
        y, length = top + row * (bar + 3), full * count / max(most, 1)
        yield group(box(left, y, max(length, 2), bar, look, fill=fill), look="fig-a")
        yield label(left + length + 8, y + bar * 0.5 + size * 0.36, str(count), size, look="fig-strong")
