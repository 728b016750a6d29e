"""A strip of days on which evidence fades: each item thins out towards its last day, and is gone after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossborder.exercises.figures import svg, words
from crossborder.exercises.figures.timescale import Scale, axis, day_texts, shifted
from crossborder.exercises.html import el
from crossborder.records.dates import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from crossborder.exercises.html import Markup

ROW: dict[svg.Width, float] = {"wide": 44, "narrow": 38}
STRIP: dict[svg.Width, float] = {"wide": 16, "narrow": 13}
TOP: dict[svg.Width, float] = {"wide": 26, "narrow": 24}
LEAST_DAYS = 7


@dataclass(frozen=True, slots=True)
class Item:
    """One item of evidence.

    Args:
        until: the day on which it is deleted, or ``None`` when nobody knows it.
        kept_from: the day on which an order to keep it took effect, or ``None``.
    """

    text: str
    since: date
    until: date | None
    kept_from: date | None = None

    @property
    def kept(self) -> date | None:
        """The day from which it is kept, if it was still there then."""
        return None if self.kept_from and self.until and self.kept_from >= self.until else self.kept_from

    def state(self, today: date) -> str:
        """What it is today: ``kept``, ``gone``, ``there`` or ``unknown``."""
        if self.kept and self.kept <= today:
            return "kept"
        if self.until is None:
            return "unknown"
        return "gone" if today >= self.until else "there"


def draw(evidence: Sequence[Item], today: date, width: svg.Width = "wide", *, name: str = "fading") -> Markup:
    """Draw the strip of days."""
    days = [today, *(day for one in evidence for day in (one.since, one.until, one.kept_from) if day)]
    first, last = min(days), max(days)
    pad = max((last - first).days // 12, LEAST_DAYS)
    scale = Scale(first, shifted(last, pad), 4, svg.UNITS[width] - 4)
    bottom = TOP[width] + ROW[width] * len(evidence)
    places = [(one, TOP[width] + ROW[width] * at) for at, one in enumerate(evidence)]
    rows = [part for one, y in places for part in _row(one, today, scale, (y, name), width)]
    crossings = [
        svg.line(svg.path("M", 0, y + svg.SMALL[width] + 3, "v", STRIP[width] + 6), "fig-cross") for _, y in places
    ]
    ends = [first, *(one.until for one in evidence if one.until)]
    desc = " ".join([words.FADING_TODAY.format(day=in_words(today)), *(_sentence(one, today) for one in evidence)])
    return svg.figure(
        name,
        (svg.UNITS[width], bottom + svg.SMALL[width] + 12),
        words.FADING_TITLE,
        desc,
        el("defs", svg.group(svg.hatch(f"{name}-unknown"), look="fig-a")),
        *_today(today, scale, bottom, width),
        *rows,
        svg.moving("today", *crossings, x=scale.at(today)),
        *axis(scale, bottom, width, svg.SMALL[width], dict.fromkeys(ends)),
    )


def _sentence(one: Item, today: date) -> str:
    return words.FADING_SAYS[one.state(today)][0].format(item=one.text, **_days(one, today))


def _days(one: Item, today: date) -> dict[str, str]:
    left = (one.until - today).days if one.until else 0
    return {
        "day": in_words(one.until) if one.until else "",
        "kept": in_words(one.kept_from) if one.kept_from else "",
        "left": words.ONE_DAY if left == 1 else words.DAYS.format(count=left),
    }


def _row(one: Item, today: date, scale: Scale, at: tuple[float, str], width: svg.Width) -> Iterator[Markup]:
    y, name = at
    size, state = svg.SMALL[width], one.state(today)
    told = [form.format(item=one.text, **_days(one, today)) for form in words.FADING_SAYS[state][1:]]
    room = svg.UNITS[width] - 8
    status = svg.fitting(told if width == "wide" else told[-1:], room * 0.62, size, bold=True)
    used = svg.measured(status, size, bold=True)
    yield svg.label(4, y + size, svg.shortened(one.text, room - used - 14, size), size, look="fig-halo")
    yield svg.label(room + 4, y + size, status, size, look=f"fig-strong fig-halo fig-says-{state}", anchor="end")
    yield svg.group(
        el("title", _sentence(one, today)),
        *_life(one, scale, (y + size + 6, name), width),
        look=f"fig-item fig-item-{state}",
    )


def _life(one: Item, scale: Scale, at: tuple[float, str], width: svg.Width) -> Iterator[Markup]:
    """A wedge that thins to nothing on the last day; what is kept goes on at full height."""
    (y, name), height, start = at, STRIP[width], scale.at(one.since)
    end = scale.at(one.until) if one.until else scale.right
    if one.kept:
        kept = scale.at(one.kept)
        yield svg.line(_wedge(start, kept, end, (y, height)), "fig-life")
        yield svg.box(kept, y, scale.right - kept, height, "fig-kept")
        yield svg.line(svg.path("M", kept, y - 3, "v", height + 6), "fig-cross")
    elif one.until is None:
        yield svg.box(start, y, end - start, height, "fig-unknown", fill=f"{name}-unknown")
    else:
        yield svg.line(_wedge(start, end, end, (y, height)), "fig-life")
        yield svg.line(svg.path("M", end, y + height, "H", scale.right), "fig-gone")


def _wedge(start: float, stop: float, end: float, strip: tuple[float, float]) -> str:
    """A strip whose upper edge falls to the lower one on the last day, drawn as far as ``stop``."""
    y, height = strip
    fallen = height * (stop - start) / max(end - start, 1)
    return svg.path("M", start, y + height, "V", y, "L", stop, y + fallen, "V", y + height, "Z")


def _today(today: date, scale: Scale, bottom: float, width: svg.Width) -> Iterator[Markup]:
    size, x = svg.SMALL[width], scale.at(today)
    text = words.TODAY.format(day=day_texts(today)[0])
    room = svg.measured(text, size, bold=True)
    start = min(max(x - room / 2, 0), svg.UNITS[width] - room)
    yield svg.moving("today-line", svg.line(svg.path("M", 0, size + 4, "V", bottom), "fig-day"), x=x)
    yield svg.label(start, size, text, size, look="fig-strong fig-halo")
