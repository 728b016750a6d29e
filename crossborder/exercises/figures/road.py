"""The road of a statute: its stations, and at each the side that every voice took; where they part is seen at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from crossborder.exercises.figures import svg, words
from crossborder.exercises.html import el
from crossborder.exercises.lauri_love import law
from crossborder.exercises.lauri_love.words import LOVE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crossborder.exercises.html import Markup
    from crossborder.exercises.lauri_love.model import LauriLoveModel
    from crossborder.exercises.lauri_love.path import Issue

Side = Literal["on", "off", "open"]
ROW: dict[svg.Width, int] = {"wide": 32, "narrow": 30}
GAP, TITLE_LINES = 16, 3


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who decided, with a shape: ``round``, ``square``, ``hexagon`` or ``house``."""

    id: str
    text: str
    letters: str
    shape: str


@dataclass(frozen=True, slots=True)
class Station:
    """One question of the statute.

    Args:
        sides: by voice: ``on`` (the case goes on), ``off`` (it ends here), ``open`` (left open); a voice that was not asked is missing.
    """

    title: str
    core: bool
    sides: Mapping[str, Side]

    @property
    def parts(self) -> bool:
        """Whether the voices part here."""
        return len({side for side in self.sides.values() if side != "open"}) > 1


def draw(
    stations: Sequence[Station], voices: Sequence[Voice], width: svg.Width = "wide", *, name: str = "road", at: int | None = None
) -> Markup:  # fmt: skip
    """Draw the road."""
    desc = " ".join(_sentence(station, voices) for station in stations)
    drawn, height = _road(stations, voices, width, at)
    return svg.figure(name, (svg.UNITS[width], height), words.ROAD_TITLE, desc, *drawn)


def _sentence(station: Station, voices: Sequence[Voice]) -> str:
    text = "; ".join(_station_text(station, voice) for voice in voices if voice.id in station.sides)
    return f"{station.title}: {text or words.ROAD_NOBODY}.{words.ROAD_PARTS if station.parts else ''}"


# --- the road runs from left to right: those who go on are above it, those who end the case below --------------------


def _road(
    stations: Sequence[Station], voices: Sequence[Voice], width: svg.Width, at: int | None
) -> tuple[list[Markup], float]:
    pitch, row = svg.UNITS[width] / max(len(stations), 1), ROW[width]
    # Room for the most tokens on either side of a station, and for one at least.
    taken = [list(station.sides.values()) for station in stations]
    above, below = (max(1, *(sides.count(side) for sides in taken)) * row for side in ("on", "off"))
    road = _key_height(width) + 18 + above + GAP
    ground = road + GAP + below + 18
    left_open = any("open" in sides for sides in taken)
    drawn = [*_key(voices, width), *_ways(road, (above, below), width, left_open=left_open)]
    for number_, station in enumerate(stations):
        place = (pitch * (number_ + 0.5), pitch)
        drawn += _station(station, voices, place, (road, ground), width, now=number_ == at)
    titles, lower = _titles(stations, (pitch, ground), width, at)
    return [*drawn, *titles], lower


def _ways(road: float, rooms: tuple[float, float], width: svg.Width, *, left_open: bool) -> Iterator[Markup]:
    size, right, below = svg.SMALL[width], svg.UNITS[width], road + GAP + rooms[1] + 14
    yield svg.line(svg.path("M", 0, road, "H", right), "fig-road")
    yield svg.label(0, road - GAP - rooms[0] - 4, words.ROAD_ON, size, look="fig-soft")
    yield svg.label(0, below, words.ROAD_OFF, size, look="fig-soft")
    if left_open:
        yield svg.label(right, below, words.ROAD_OPEN, size, look="fig-soft", anchor="end")


def _titles(
    stations: Sequence[Station], place: tuple[float, float], width: svg.Width, at: int | None
) -> tuple[list[Markup], float]:
    """The names of the stations below the road; where the window is narrow, the name of the one that is worked on; and their lower edge."""
    (pitch, ground), size = place, svg.SMALL[width]
    if width == "narrow":
        if at is None:
            return [], ground + 4
        here = svg.shortened(stations[at].title, svg.UNITS[width] - 4, size, bold=True)
        title = svg.label(svg.UNITS[width] / 2, ground + size, here, size, look="fig-strong", anchor="middle")
        return [title], ground + size + 6
    lines = [svg.wrapped(one.title, pitch - 6, size, TITLE_LINES, bold=one.core) for one in stations]
    drawn = [
        svg.label(pitch * (number_ + 0.5), ground + (row + 0.9) * size * 1.15, text, size,
              look="fig-strong" if station.core else "", anchor="middle")
        for number_, (station, texts) in enumerate(zip(stations, lines, strict=True))
        for row, text in enumerate(texts)
    ]  # fmt: skip
    return drawn, ground + max(map(len, lines), default=1) * size * 1.15 + 8


def _station(
    station: Station, voices: Sequence[Voice], place: tuple[float, float], ends: tuple[float, float], width: svg.Width, *, now: bool
) -> Iterator[Markup]:  # fmt: skip
    (x, pitch), (road, ground) = place, ends
    if station.parts:
        top = _key_height(width) + 16
        yield svg.box(x - pitch / 2 + 1, top, pitch - 2, ground - top - 16, "fig-parts", round_by=8)
    yield _halt(x, road, core=station.core, now=now)
    rows = {"on": 0, "off": 0, "open": 0}
    for voice in voices:
        side = station.sides.get(voice.id)
        if side is None:
            continue
        step = ROW[width] * (rows[side] + 0.5)
        # Who left it open stands on the road itself, a second voice below the first; their tokens are dashed.
        under = ROW[width] * rows[side]
        rows[side] += 1
        y = {"on": road - GAP - step, "off": road + GAP + step, "open": road + under}[side]
        yield token(voice, (x, y), svg.SMALL[width], station)


def _halt(x: float, y: float, *, core: bool, now: bool) -> Markup:
    """A station on the road: core stations have a double ring, the one worked on is filled."""
    inner = svg.disc(x, y, 6 if core else 4, "fig-halt fig-here" if now else "fig-halt")
    return svg.group(svg.disc(x, y, 12 if core else 8, "fig-halt"), inner if core or now else None)


_SHAPES = {
    "round": "M-7 -13H7A13 13 0 0 1 7 13H-7A13 13 0 0 1 -7 -13Z",
    "square": "M-14 -12H14V12H-14Z",
    "hexagon": "M-18 0L-10 -14H10L18 0L10 14H-10Z",
    "house": "M-14 13V-4L0 -15L14 -4V13Z",
}


def token(voice: Voice, at: tuple[float, float], size: float, station: Station | None = None) -> Markup:
    """The token of a voice at a station, or in the key: a shape of its own with its letters."""
    title = f"{station.title}: {_station_text(station, voice)}" if station else voice.text
    key = voice.id if station is None else f"{voice.id} {station.title}"
    base = size * 0.36 + (2 if voice.shape == "house" else 0)
    return svg.moving(
        key,
        el("title", title),
        svg.line(_SHAPES[voice.shape], "fig-token-shape"),
        svg.label(0, base, voice.letters, size, look="fig-strong fig-token-text", anchor="middle"),
        look=f"fig-token-{voice.shape}{' fig-token-open' if station and station.sides[voice.id] == 'open' else ''}",
        x=at[0],
        y=at[1],
    )


def _station_text(station: Station, voice: Voice) -> str:
    return str(words.ROAD_SAYS.format(who=voice.text, side=words.ROAD_SIDES[station.sides[voice.id]]))


def _key_height(width: svg.Width) -> float:
    return 36 if width == "wide" else 66


def _key(voices: Sequence[Voice], width: svg.Width) -> Iterator[Markup]:
    """Who is who; in the narrow drawing in two rows."""
    size, x, y = svg.SMALL[width], 22.0, 16.0
    for voice in voices:
        room = svg.measured(voice.text, size) + 50
        if x + room - 22 > svg.UNITS[width] and x > 22:  # noqa: PLR2004 - the left end of a row
            x, y = 22.0, y + 32
        yield token(voice, (x, y), size)
        yield svg.label(x + 24, y + size * 0.36, svg.shortened(voice.text, svg.UNITS[width] - x - 24, size), size)
        x += room + 10


# --- the road of the exercise on Lauri Love: what the learner and the three who decided said at each station -------------

YOU = "you"
_SHAPE_OF = {YOU: "round", "district_judge": "square", "home_secretary": "house", "high_court": "hexagon"}
_SIDE_OF: dict[str, Side] = {
    "for_extradition": "on", "against_extradition": "off", "neutral": "open", "not_decided": "open",
}  # fmt: skip
# Decisions of the learner that neither let the case go on nor end it; and one that the Act does not leave to a minister.
_LEFT_OPEN, _AGAINST = {"more", "ask", "leave_open", "adjourn"}, {"other"}


def voices(case: str = LOVE) -> tuple[Voice, ...]:
    """Who decided, the learner first; in the made-up case nobody has but the learner."""
    shapes = _SHAPE_OF if case == LOVE else {YOU: _SHAPE_OF[YOU]}
    named = ((name, shape, *words.ROAD_VOICES[name]) for name, shape in shapes.items())
    return tuple(Voice(name, text, letters, shape) for name, shape, text, letters in named)


def stations(model: LauriLoveModel) -> tuple[Station, ...]:
    """The stations with the side that each voice took; what the three decided in the real case is shown once the learner has compared."""
    return tuple(_station_of(model, issue) for issue in model.issues)


def _station_of(model: LauriLoveModel, issue: Issue) -> Station:
    sides: dict[str, Side] = {}
    said = model.entered(issue.id, "decision")
    if said:
        sides[YOU] = "off" if model.ends(issue) or said in _AGAINST else "open" if said in _LEFT_OPEN else "on"
    if model.case == LOVE and model.compared_issue(issue.id):
        sides |= {one.by: _SIDE_OF[one.answer] for one in law.rulings(issue.id) if one.answer in _SIDE_OF}
    return Station(words.ROAD_STATIONS[issue.id], issue.core, sides)
