"""Two lanes and a treaty, true to time: what was punished where on which day, and which question closes the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from crossborder.exercises.figures import svg, words
from crossborder.exercises.figures.lanes_scene import alternative, scene
from crossborder.exercises.figures.marks import glyph
from crossborder.exercises.figures.timescale import Scale, axis, day_texts, months, shifted
from crossborder.exercises.html import el

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crossborder.exercises.figures.lanes_scene import Bar, Lane, Scene, Segment
    from crossborder.exercises.html import Markup
    from crossborder.rules import Assessment

HUES = {"requesting": "fig-a", "treaty": "fig-treaty", "requested": "fig-b"}
MOST_ROWS = 3
# An axis shows at least so many years, and the change next to the two days unless it lies further away than this.
SHORTEST_YEARS, FURTHEST_YEARS = 4, 40
# A lens opens when two days lie nearer to each other than this, in units, and it enlarges at least twofold.
TOO_NEAR, LEAST_ENLARGED = 34, 2
LENS_DAYS, LENS_MOST_DAYS, LENS_LONGEST = 75, 400, 1100


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths of one drawing, in units.

    Args:
        top: room for the names of the two days.
        caption: base line of its caption.
        below: from there to the strip.
        track: height of a lane in the small picture of all years.
    """

    top: float
    lane: float
    strip: float
    caption: float
    below: float
    mark: float
    track: float
    axis: float


SIZES: dict[svg.Width, Sizes] = {
    "wide": Sizes(top=26, lane=50, strip=18, caption=19, below=6, mark=24, track=7, axis=24),
    "narrow": Sizes(top=19, lane=31, strip=10, caption=13.5, below=4, mark=15, track=3, axis=19),
}


def draw(assessment: Assessment, width: svg.Width = "wide", *, name: str = "lanes") -> Markup:
    """Draw the lanes of an assessment."""
    shown = scene(assessment)
    whole = _whole(shown, width)
    near = _lens(shown, whole)
    picture = _Picture(name, width, SIZES[width], shown, whole, near)
    rows, below = picture.rows()
    lens = (near.first, near.last) if near else None
    desc = " ".join(alternative(shown, whole.first, whole.last, lens))
    patterns = el("defs", *(svg.group(svg.hatch(f"{name}-{hue}"), look=hue) for hue in HUES.values()))
    scale = picture.scale
    return svg.figure(
        name, (svg.UNITS[width], below), shown.title, desc, patterns, *rows,
        # What a script needs to tell the day that a pointer is at.
        data_first=scale.first.isoformat(), data_last=scale.last.isoformat(),
        data_left=svg.number(scale.left), data_right=svg.number(scale.right),
    )  # fmt: skip


# --- which days are shown --------------------------------------------------------------------------------------------


def _whole(shown: Scene, width: svg.Width) -> Scale:
    """The axis of all years: the two days, and in each lane the change before and the change after them."""
    days = [shown.act, shown.request, *_next_changes(shown)]
    pad = max(365, (max(days) - min(days)).days // 12)
    first, last = shifted(min(days), -pad), shifted(max(days), pad)
    more = max(SHORTEST_YEARS - (last.year - first.year), 0) // 2
    return Scale(date(first.year - more, 1, 1), date(last.year + 1 + more, 1, 1), 6, svg.UNITS[width] - 6)


def _next_changes(shown: Scene) -> Iterator[date]:
    for lane in shown.lanes:
        before = [day for day in lane.changes if day <= shown.act]
        after = [day for day in lane.changes if day > shown.request]
        for day in (*before[-1:], *after[:1]):
            if abs(day.year - shown.act.year) <= FURTHEST_YEARS:
                yield day


def _lens(shown: Scene, whole: Scale) -> Scale | None:
    """What has to be enlarged: the two days, and a change near them, when they cannot be told apart."""
    if (shown.request - shown.act).days > LENS_LONGEST:
        return None
    first, last = shifted(shown.act, -LENS_DAYS), shifted(shown.request, LENS_DAYS)
    close = {day for lane in shown.lanes for day in lane.changes}
    close = {d for d in close if shifted(shown.act, -LENS_MOST_DAYS) <= d <= shifted(shown.request, LENS_MOST_DAYS)}
    gaps = [after - before for before, after in pairwise(sorted(map(whole.at, {shown.act, shown.request, *close})))]
    if not gaps or min(gaps) > TOO_NEAR:
        return None
    nearest = min(close, key=lambda day: abs((day - shown.act).days), default=shown.act)
    first = months(min(first, shifted(nearest, -30)), 0)
    last = months(max(last, shifted(nearest, 30)), 1)
    if (whole.last - whole.first).days < LEAST_ENLARGED * (last - first).days:
        return None
    return Scale(first, last, whole.left, whole.right)


@dataclass(frozen=True, slots=True)
class _Picture:
    """What every part of one drawing needs to know."""

    name: str
    width: svg.Width
    sizes: Sizes
    shown: Scene
    whole: Scale
    near: Scale | None

    @property
    def scale(self) -> Scale:
        """The line of time of the lanes."""
        return self.near or self.whole

    def rows(self) -> tuple[list[Markup], float]:
        """Everything from top to bottom, and the height of it."""
        sizes, size = self.sizes, svg.SMALL[self.width]
        bottom = sizes.top + sizes.lane * len(self.shown.lanes)
        placed = [(lane, sizes.top + sizes.lane * at) for at, lane in enumerate(self.shown.lanes)]
        # The lens names the days of change; on the axis of all years the years are enough.
        lit_first = sorted(self.shown.lanes, key=lambda lane: not lane.lit) if self.near else ()
        drawn = [
            *(self._frame(lane, y) for lane, y in placed if lane.lit),
            *self._days(bottom),
            *(self._lane(lane, y) for lane, y in placed),
            *axis(self.scale, bottom + 2, self.width, size, dict.fromkeys(day for lane in lit_first for day in lane.changes)),
        ]  # fmt: skip
        below = bottom + sizes.axis + 2
        if self.near:
            small, below = self._years(self.near, below)
            drawn += small
        return drawn, below + 2

    # --- the two days ----------------------------------------------------------------------------------------------

    def _days(self, bottom: float) -> list[Markup]:
        act, request = self.scale.at(self.shown.act), self.scale.at(self.shown.request)
        data = svg.path("M", 0, self.sizes.top - 5, "V", bottom)
        return [
            svg.moving("act", svg.line(data, "fig-day"), x=act),
            svg.moving("request", svg.line(data, "fig-day fig-asked"), x=request),
            *self._names(act, request),
        ]

    def _names(self, act: float, request: float) -> list[Markup]:
        """The names of the two days: one on the left of its line, one on the right, moved until both find room."""
        size, y, bold = svg.SMALL[self.width], self.sizes.top - 9, self.width == "wide"
        first, second = _day_names(self.shown, self.width)
        one, two = svg.measured(first, size, bold=bold), svg.measured(second, size, bold=bold)
        right = min(max(request + 6, one + 10), svg.UNITS[self.width] - two)
        left = max(min(act - 6, right - 10) - one, 0)
        look = "fig-strong fig-halo" if bold else "fig-halo"
        return [
            el("g", svg.label(left + one, y, first, size, look=look, anchor="end"), data_day="act"),
            el("g", svg.label(right, y, second, size, look=look), data_day="request"),
        ]

    # --- one lane --------------------------------------------------------------------------------------------------

    def _frame(self, lane: Lane, y: float) -> Markup:
        frame = svg.box(1.5, y + 1.5, svg.UNITS[self.width] - 3, self.sizes.lane - 3, "fig-pen", round_by=6)
        side = svg.line(svg.path("M", 3.5, y + 5, "V", y + self.sizes.lane - 5), "fig-pen", 6)
        return svg.group(frame, side, look=f"fig-lit fig-{lane.lit}")

    def _lane(self, lane: Lane, y: float) -> Markup:
        sizes = self.sizes
        top = y + sizes.caption + sizes.below
        bars, hidden = _stacked(lane.bars, self.scale)
        return svg.group(
            el("title", f"{lane.name}: {lane.reason or lane.says[0]}"),
            *self._segments(lane, top),
            *(self._bar(bar, lane, top, row, rows) for bar, row, rows in bars),
            *self._crossings(lane, top),
            *self._caption(lane, y + sizes.caption, hidden),
            self._mark(lane, top),
            look=HUES[lane.id],
        )

    def _caption(self, lane: Lane, y: float, hidden: int) -> Iterator[Markup]:
        size, left = svg.SMALL[self.width], 10.0
        room = svg.UNITS[self.width] - 2 * left
        if hidden and self.width == "wide":
            more = words.LANE_MORE.format(count=hidden)
            yield svg.label(left + room, y, more, size, look="fig-soft fig-halo", anchor="end")
            room -= svg.measured(more, size) + 10
        who = svg.shortened(lane.name, room * 0.5, size, bold=True)
        used = svg.measured(who, size, bold=True) + 8
        yield el(
            "text",
            el("tspan", who, class_="fig-strong"),
            el("tspan", svg.fitting(lane.says, room - used, size), dx="8"),
            x=svg.number(left), y=svg.number(y), font_size=svg.number(size), class_="fig-halo",
        )  # fmt: skip

    def _crossings(self, lane: Lane, y: float) -> Iterator[Markup]:
        """The two days where they cross the strip: this is where the eye compares."""
        data = svg.path("M", 0, y - 3, "V", y + self.sizes.strip + 3)
        days = ("act", self.shown.act, "fig-cross"), ("request", self.shown.request, "fig-cross fig-asked")
        for key, day, look in days:
            strokes = svg.line(data, "fig-cross-ground"), svg.line(data, look)
            yield svg.moving(f"{lane.id}-{key}", *strokes, x=self.scale.at(day))

    def _segments(self, lane: Lane, y: float) -> Iterator[Markup]:
        """What is not punished is an empty dashed box, what is not known is hatched."""
        for one in lane.segments:
            if one.answer or not _overlap(one, self.scale):
                continue
            start, end = self.scale.at(one.first), self.scale.at(one.last)
            look = f"fig-none fig-none-{lane.id}" if one.answer is False else "fig-unknown"
            fill = None if one.answer is False else f"{self.name}-{HUES[lane.id]}"
            yield svg.box(start, y, end - start, self.sizes.strip, look, fill=fill)

    def _bar(self, bar: Bar, lane: Lane, y: float, row: int, rows: int) -> Markup:
        height = (self.sizes.strip - (rows - 1)) / rows
        top, scale = y + row * (height + 1), self.scale
        first, sure, last = scale.at(bar.first), scale.at(bar.sure), scale.at(bar.last)
        lead = svg.box(first, top, sure - first, height, "fig-unknown", fill=f"{self.name}-{HUES[lane.id]}")
        body = svg.box(sure, top, last - sure, height, f"fig-bar fig-bar-{lane.id}")
        return svg.group(el("title", bar.title), lead if sure > first else None, body)

    def _mark(self, lane: Lane, y: float) -> Markup | None:
        if not lane.mark:
            return None
        title = f"{lane.name}: {words.GATE_STATES[lane.mark]}"
        middle = y + self.sizes.strip / 2
        mark = glyph(lane.mark, 0, middle, self.sizes.mark, title)
        ground = svg.disc(0, middle, self.sizes.mark / 2 + 2, "fig-ground")
        return svg.moving(f"{lane.id}-mark", ground, mark, x=self.scale.at(lane.day))

    # --- all years, small ------------------------------------------------------------------------------------------

    def _years(self, near: Scale, y: float) -> tuple[list[Markup], float]:
        """All years in small, with the window that the lens enlarges."""
        sizes, whole, is_wide, size = self.sizes, self.whole, self.width == "wide", svg.SMALL[self.width]
        if not is_wide:  # the first and the last year are beside it
            room = svg.measured("0000", size) + 8
            whole = Scale(whole.first, whole.last, room, svg.UNITS["narrow"] - room)
        top, height = y + sizes.below, len(self.shown.lanes) * (sizes.track + 1) - 1
        left, right = whole.at(near.first), max(whole.at(near.last), whole.at(near.first) + 4)
        rays = svg.path("M", near.left, y, "L", left, top, "M", near.right, y, "L", right, top)
        drawn = [
            svg.line(rays, "fig-rule"),
            *self._tracks(whole, top),
            svg.box(left - 1, top - 2, right - left + 2, height + 4, "fig-window", round_by=2),
        ]
        if is_wide:
            return [*drawn, *axis(whole, top + height + 4, "wide", size)], top + height + 4 + sizes.axis
        middle = top + height / 2 + 5
        first = svg.label(0, middle, str(whole.first.year), size, look="fig-soft")
        last = svg.label(svg.UNITS["narrow"], middle, str(whole.last.year), size, look="fig-soft", anchor="end")
        return [*drawn, first, last], top + height + 3

    def _tracks(self, whole: Scale, y: float) -> Iterator[Markup]:
        for row, lane in enumerate(self.shown.lanes):
            top = y + row * (self.sizes.track + 1)
            for first, last in _in_force(lane):
                start, end = whole.at(first), whole.at(last)
                track = svg.box(start, top, end - start, self.sizes.track, "fig-fill", round_by=1)
                yield svg.group(track, look=HUES[lane.id])


def _day_names(shown: Scene, width: svg.Width) -> tuple[str, str]:
    """The names of the two days; their months are cut short where both would not find room in one line."""
    full, short = (
        (words.ACT.format(day=act), words.REQUEST.format(day=request))
        for act, request in zip(day_texts(shown.act), day_texts(shown.request), strict=True)
    )
    needed = sum(svg.measured(text, svg.SMALL[width], bold=width == "wide") for text in full) + 10
    return full if needed <= svg.UNITS[width] else short


def _overlap(one: Segment | Bar, scale: Scale) -> bool:
    return one.first < scale.last and one.last > scale.first


def _in_force(lane: Lane) -> Iterator[tuple[date, date]]:
    if lane.id == "treaty":
        return ((bar.sure, bar.last) for bar in lane.bars)
    return ((one.first, one.last) for one in lane.segments if one.answer)


def _stacked(bars: Iterable[Bar], scale: Scale) -> tuple[list[tuple[Bar, int, int]], int]:
    """Bars in rows so that none lies over another; those that find no row are counted."""
    rows: list[list[Bar]] = [[] for _ in range(MOST_ROWS)]
    hidden = 0
    for bar in (bar for bar in bars if _overlap(bar, scale)):
        is_free = (row for row in rows if all(bar.last <= one.first or one.last <= bar.first for one in row))
        row = next(is_free, None)
        if row is None:
            hidden += 1
        else:
            row.append(bar)
    used = max(sum(map(bool, rows)), 1)
    return [(bar, at, used) for at, row in enumerate(rows) for bar in row], hidden
