"""A plan as a race: each step with its spread, each item of evidence with its life, and a hundred runs as dots.

A narrow window has room for one item: its life and its dots, with the numbers of the steps above where they are answered.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossborder.exercises.figures import svg, words
from crossborder.exercises.figures.timescale import GAP
from crossborder.exercises.html import el
from crossborder.exercises.race_clock.simulation import ITEMS, runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossborder.exercises.html import Markup
    from crossborder.exercises.race_clock.simulation import End, Setting

ROW, STRIP, LANE = 34, 10, 15
DOT: dict[svg.Width, float] = {"wide": 7.5, "narrow": 6}
MOST_IN_A_COLUMN: dict[svg.Width, int] = {"wide": 15, "narrow": 6}
SHORTEST_DAYS, FEW, MARGIN = 60, 10, 1.02
# Days between the names on the line of time, with their form and how many units one step counts.
_STEPS = (
    (7, words.WEEKS, 1), (14, words.WEEKS, 2), (30.44, words.MONTHS, 1), (91.31, words.MONTHS, 3), (182.6, words.MONTHS, 6),
    (365.25, words.YEARS, 1), (730.5, words.YEARS, 2), (1826, words.YEARS, 5), (3652, words.YEARS, 10),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spread:
    """A time in days over all runs: one run in ten is shorter than the first number, one in ten longer than the last."""

    low: float
    middle: float
    high: float

    @classmethod
    def of(cls, days: Sequence[float]) -> Spread:
        """The spread of days that were seen."""
        ordered = sorted(days)
        return cls(*(ordered[round(part * (len(ordered) - 1))] for part in (0.1, 0.5, 0.9)))

    @property
    def rounded(self) -> dict[str, int]:
        """Its whole days by name, for sentences."""
        return {"low": round(self.low), "middle": round(self.middle), "high": round(self.high)}


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the plan."""

    text: str
    sent: Spread
    answered: Spread


@dataclass(frozen=True, slots=True)
class Item:
    """An item of evidence: how long it lives if nobody has it kept, and what became of it, run by run."""

    text: str
    life: Spread
    ends: tuple[End, ...]

    @property
    def counts(self) -> dict[str, int]:
        """In how many runs it ended how."""
        return {kind: sum(end.kind == kind for end in self.ends) for kind in ("obtained", "gone", "left")}


def draw(
    steps: Sequence[Step], items: Sequence[Item], width: svg.Width = "wide", *, focus: int = 0, name: str = "race"
) -> Markup:
    """Draw a plan and what it brings; the item in focus has its runs drawn as dots."""
    line_ = _Line(_last_day(steps, items), width)
    if width == "wide":
        drawn = [_step(step, at + 1, line_, at * ROW) for at, step in enumerate(steps)]
        drawn += [_item(one, line_, (len(steps) + at) * ROW, lit=at == focus) for at, one in enumerate(items)]
        y: float = len(drawn) * ROW
    else:
        drawn, y = _short(steps, items[focus], line_)
    dots, below = _runs(items[focus], line_, y)
    desc = " ".join((*map(_says_step, steps), *map(_says_item, items)))
    grid = svg.line(svg.path("M", line_.at(0), 0, "V", below), "fig-rule")
    return svg.figure(name, (svg.UNITS[width], below + 4), words.RACE_TITLE, desc, grid, *drawn, *dots)


@dataclass(frozen=True, slots=True)
class _Line:
    """The line of time: days since the act, true to time."""

    last: float
    width: svg.Width

    def at(self, day: float) -> float:
        """Where a day lies."""
        return 4 + min(max(day / self.last, 0.0), 1.0) * (svg.UNITS[self.width] - 8)

    def names(self) -> list[tuple[float, str]]:
        """The days named below it."""
        for days, forms, step in _STEPS:
            counts = ((at * days, at * step) for at in range(1, int(self.last / days) + 1))
            labels = [(day, forms[0] if count == 1 else forms[1].format(count=count)) for day, count in counts]
            if sum(svg.measured(text, svg.SMALL[self.width]) + 2 * GAP for _, text in labels) <= svg.UNITS[self.width]:
                return labels
        return []


def _last_day(steps: Sequence[Step], items: Sequence[Item]) -> float:
    """The line ends with the last answer and the last end of what ends in more than a few runs."""
    days = [step.answered.high for step in steps]
    for item in items:
        ends = [end.day for end in item.ends if end.kind != "left"]
        days += ends if len(ends) > FEW else ()
    return max([SHORTEST_DAYS, *days]) * MARGIN


# --- what the simulation gives ------------------------------------------------------------------------------------------


def scene(plan: tuple[str, ...], setting: Setting) -> tuple[tuple[Step, ...], tuple[Item, ...]]:
    """Run a plan and tell what to draw; the same plan with the same seed gives the same."""
    trials = runs(plan, setting)
    steps, items = [], []
    for action in dict.fromkeys(plan):
        times = [(one.sent, one.answered) for run in trials for one in run.sent if one.action == action]
        if times:
            steps.append(Step(words.RACE_STEPS[action], *map(Spread.of, zip(*times, strict=True))))
    for name in ITEMS:
        ends = tuple(run.ends[name] for run in trials)
        items.append(Item(words.RACE_ITEMS[name], Spread.of([end.life for end in ends]), ends))
    return tuple(steps), tuple(items)


# --- in words ----------------------------------------------------------------------------------------------------------


def _says_step(step: Step) -> str:
    return words.RACE_STEP.format(text=step.text, sent=round(step.sent.middle), **step.answered.rounded)


def _says_item(item: Item) -> str:
    life = words.RACE_LIFE.format(text=item.text, **item.life.rounded)
    return f"{life} {words.RACE_ENDS.format(**item.counts)}"


# --- steps and items ---------------------------------------------------------------------------------------------------


def _captions(left: str, told: Sequence[str], y: float, width: svg.Width, *, strong: bool = False) -> Iterator[Markup]:
    """A name on the left, what is told of it on the right."""
    size, room = svg.SMALL[width], svg.UNITS[width] - 12
    right = svg.fitting(told, room * 0.6, size)
    yield svg.label(room + 4, y + size, right, size, look="fig-soft fig-halo", anchor="end")
    who = svg.shortened(left, room - svg.measured(right, size) - 12, size, bold=strong)
    yield svg.label(8, y + size, who, size, look="fig-strong fig-halo" if strong else "fig-halo")


def _short(steps: Sequence[Step], item: Item, line_: _Line) -> tuple[list[Markup], float]:
    """One item, and where each step is answered, with its number, in as few lanes as there can be."""
    size, ends = svg.SMALL[line_.width], list[float]()
    told = [words.RACE_ANSWERS] if steps else [form.format(**item.counts) for form in words.RACE_TOLD]
    drawn = [*_captions(item.text, told, 0, line_.width, strong=True)]
    for place, step in sorted(enumerate(steps, 1), key=lambda one: one[1].answered.low):
        low, middle, high = map(line_.at, (step.answered.low, step.answered.middle, step.answered.high))
        room, after = svg.measured(str(place), size), max(high, low + 2) + 4
        x = after if after + room <= svg.UNITS[line_.width] else low - room - 4
        lane = next((at for at, end in enumerate(ends) if end + GAP <= min(low, x)), len(ends))
        ends[lane:] = [max(after, x + room), *ends[lane + 1 :]]
        y = size + 6 + lane * LANE
        bar = svg.box(low, y + 1, max(high - low, 2), STRIP, "fig-spread", round_by=STRIP / 2)
        cross = svg.line(svg.path("M", middle, y - 1, "v", STRIP + 4), "fig-cross")
        name = svg.label(x, y + STRIP + 1, str(place), size, look="fig-strong fig-halo")
        drawn.append(svg.group(el("title", _says_step(step)), bar, cross, name, look="fig-a"))
    top = size + 6 + len(ends) * LANE + 2
    return [*drawn, svg.group(el("title", _says_item(item)), *_life(item, line_, top), look="fig-b")], top + STRIP + 3


def _step(step: Step, place: int, line_: _Line, y: float) -> Markup:
    width = line_.width
    told = [form.format(**step.answered.rounded) for form in words.RACE_ANSWERED]
    top, half = y + svg.SMALL[width] + 6, STRIP / 2
    answered = step.answered
    sent, low, middle, high = map(line_.at, (step.sent.middle, answered.low, answered.middle, answered.high))
    return svg.group(
        el("title", _says_step(step)),
        svg.line(svg.path("M", line_.at(0), top + half, "H", sent), "fig-prepared"),
        svg.line(svg.path("M", sent, top, "v", STRIP, "M", sent, top + half, "H", low), "fig-awaited"),
        svg.box(low, top, max(high - low, 2), STRIP, "fig-spread", round_by=half),
        svg.line(svg.path("M", middle, top - 2, "v", STRIP + 4), "fig-cross"),
        *_captions(f"{place}. {step.text}", told, y, width),
        look="fig-a",
    )


def _item(item: Item, line_: _Line, y: float, *, lit: bool) -> Markup:
    width = line_.width
    told = [form.format(**item.counts) for form in words.RACE_TOLD]
    return svg.group(
        el("title", _says_item(item)),
        *_life(item, line_, y + svg.SMALL[width] + 6),
        *_captions(item.text, told, y, width, strong=lit),
        look="fig-b",
    )


def _life(item: Item, line_: _Line, top: float) -> Iterator[Markup]:
    """How long an item lives: full until one run in ten has lost it, thinning until nine have."""
    bottom = top + STRIP
    start, low, high = line_.at(0), line_.at(item.life.low), line_.at(item.life.high)
    yield svg.line(svg.path("M", start, bottom, "V", top, "H", low, "L", high, bottom, "Z"), "fig-fill")
    if high > low:
        yield svg.line(svg.path("M", high, bottom, "H", line_.at(line_.last)), "fig-gone")


# --- the runs ----------------------------------------------------------------------------------------------------------


def _runs(item: Item, line_: _Line, y: float) -> tuple[list[Markup], float]:
    """Every run as a dot where it ended: obtained above the line, gone below it, still there as a square at its end."""
    width, size = line_.width, svg.SMALL[line_.width]
    pitch = DOT[width]
    above = [line_.at(end.day) for end in item.ends if end.kind != "gone"]
    below = [line_.at(end.day) for end in item.ends if end.kind == "gone"]
    up, down = _columns(above, pitch, width), _columns(below, pitch, width)
    head = [form.format(text=item.text) for form in words.RACE_DOTS]
    named = svg.fitting(head, svg.UNITS[width] - 12, size, bold=True)
    # In the short drawing nothing else is shown.
    is_short = width == "narrow"
    top = y if is_short else y + size + 12
    ground = top + max((row + 1 for _, row in up), default=0) * pitch + 2
    depth = ground + max((row + 1 for _, row in down), default=0) * pitch + 2
    radius = pitch * 0.4
    got = (svg.disc(x, ground - (row + 0.5) * pitch - 2, radius, "fig-got") for x, row in up)
    lost = (svg.disc(x, ground + (row + 0.5) * pitch + 2, radius, "fig-lost") for x, row in down)
    drawn = [
        *([] if is_short else [svg.label(8, y + size + 4, named, size, look="fig-strong fig-halo")]),
        svg.group(*got, look="fig-available"),
        svg.group(*lost, look="fig-unavailable"),
        *_axis(line_, ground, depth + 4),
    ]
    return drawn, depth + 4 + size + 8


def _columns(places: Sequence[float], pitch: float, width: svg.Width) -> list[tuple[float, int]]:
    """Dots in columns; a column that is full spills into the nearest one with room."""
    last = int((svg.UNITS[width] - 8) / pitch) - 1
    used: Counter[int] = Counter()
    dots = []
    for x in sorted(places):
        column = min(int((x - 4) / pitch), last)
        around = (column + step * side for step in range(last + 1) for side in (1, -1))
        free = next((one for one in around if 0 <= one <= last and used[one] < MOST_IN_A_COLUMN[width]), column)
        dots.append((4 + (free + 0.5) * pitch, used[free]))
        used[free] += 1
    return dots


def _axis(line_: _Line, ground: float, y: float) -> Iterator[Markup]:
    """The line on which the dots are, and the names of its days below the dots."""
    size, width = svg.SMALL[line_.width], line_.width
    names = [(0.0, words.RACE_START), *line_.names()]
    yield svg.line("".join(svg.path("M", line_.at(day), ground, "V", y) for day, _ in names), "fig-rule")
    yield svg.line(svg.path("M", line_.at(0), ground, "H", line_.at(line_.last)), "fig-ink-line")
    end = -GAP * 1.0
    for day, text in names:
        room = svg.measured(text, size)
        start = min(max(line_.at(day) - room / 2, 0), svg.UNITS[width] - room)
        if start >= end + GAP:
            yield svg.label(start, y + size + 2, text, size, look="fig-soft")
            end = start + room
