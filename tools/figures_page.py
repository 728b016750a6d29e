"""Writes a page of all figures in all states, so that they can be looked at and photographed: ``_build/figures/``."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from crossborder.exercises.figures import (
    fading,
    lanes,
    pair_map,
    race,
    road,
    trays,
    votes,
    world_map,
)
from crossborder.exercises.figures.marks import mark
from crossborder.exercises.figures.style import STYLE
from crossborder.exercises.html import join
from crossborder.exercises.lauri_love.model import LauriLoveModel
from crossborder.exercises.love_bug import law as love_bug
from crossborder.exercises.preservation import law as preservation
from crossborder.exercises.race_clock.tasks import as_it_came
from crossborder.exercises.race_clock.words import PLANS
from crossborder.exercises.treaty_explorer import between, what_if
from crossborder.exercises.treaty_explorer.regions import home_entry
from crossborder.rules import BEST_FIRST, CooperationRequest, assess

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from crossborder.exercises.figures.svg import Width
    from crossborder.exercises.html import Markup
    from crossborder.exercises.treaty_explorer.regions import Entry
    from crossborder.rules import Assessment

OUT = Path(__file__).resolve().parent.parent / "_build" / "figures"
PAGE = """<!doctype html><html lang="en" data-theme="{theme}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>All figures</title><style>{style}
body {{ font: 17px/1.45 system-ui, sans-serif; margin: 16px; background: #fff; color: #16212e }}
html[data-theme=dark] body {{ background: #10171e; color: #e8eef4 }} h2 {{ font-size: 17px; margin: 28px 0 8px }}
main {{ max-width: 844px }} .fig-wide {{ display: none }}
@media (min-width: 700px) {{ .fig-wide {{ display: block }} .fig-narrow {{ display: none }} }}
</style><main>{figures}</main></html>
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """One figure in one state.

    Args:
        name: its name, unique in the page.
        title: what is to be looked at.
        draw: draws it.
    """

    name: str
    title: str
    draw: Callable[[Width, str], Markup]


def _lanes() -> Iterator[Shown]:
    cases = {
        "the Love Bug": love_bug.request({}),
        "the first day of the law": love_bug.request({"committed_on": "2000-06-19", "requested_on": "2000-07-01"}),
        "no treaty, their choice": love_bug.request(
            {"requested": "MAR", "committed_on": "2005-08-14", "requested_on": "2005-08-25"}
        ),
        "two years between": love_bug.request(
            {"measure": "preservation", "committed_on": "2018-06-19", "requested_on": "2020-07-01"}
        ),
        "many treaties, many offences": love_bug.request(
            {"requesting": "DEU", "requested": "FRA", "committed_on": "2005-01-01", "requested_on": "2006-01-01"}
        ),
        "not known": CooperationRequest(
            requesting="SEN", requested="NGA", measure="extradition", committed_on=date(2008, 6, 1),
            requested_on=date(2008, 6, 1), conduct="malware",
        ),
        "nothing stated of the act": CooperationRequest(
            requesting="USA", requested="AUT", measure="preservation", committed_on=date(2020, 3, 1), requested_on=date(2020, 3, 11)
        ),
    }  # fmt: skip
    for at, (title, request) in enumerate(cases.items()):
        yield Shown(f"lanes-{at}", f"Lanes: {title}", _lanes_of(assess(request)))
    yield Shown("lanes-kept", "Lanes: keep the data first", _lanes_of(preservation.assessed({})))


def _lanes_of(assessment: Assessment) -> Callable[[Width, str], Markup]:
    return lambda width, name: lanes.draw(assessment, width, name=name)


def _world() -> Iterator[Shown]:
    asked = between.Question("PHL", "preservation", "malware", date(2018, 7, 1))
    marks = _entries_from(asked)
    yield Shown(
        "case", "Map of a case: the Netherlands and France", lambda _, name: pair_map.bare("NLD", "FRA", name=name)
    )
    yield Shown("world-pair", "Map: the Philippines and the United States", _world_of(marks, ("PHL", "USA")))
    many = between.Question("USA", "mutual_assistance", "malware", date(2018, 7, 1))
    yield Shown("world-many", "Map: many kinds of basis", _world_of(_entries_from(many), ("USA", "GBR")))
    yield Shown("world-near", "Map: Europe", _world_of(marks, ("DEU", "BEL"), ("Europe", False)))
    supposed = between.Question("PHL", "preservation", "malware", date(2012, 7, 1))
    changed = what_if.entries(what_if.changes(supposed, "budapest_185", "2010"))
    supposed_marks = [*changed, home_entry(supposed.state)]
    yield Shown("world-supposed", "Map: supposed", _world_of(supposed_marks, ("PHL", ""), ("World", True)))


def _entries_from(asked: between.Question) -> list[Entry]:
    return [*between.entries(asked, between.answers(asked)), home_entry(asked.state)]


def _world_of(
    marks: list[Entry], pair: tuple[str, str], look: tuple[str, bool] = ("World", False)
) -> Callable[[Width, str], Markup]:
    day = date(2018, 7, 1)
    return lambda _, name: world_map.draw(marks, day, "In words.", name=name, pair=pair, look=look)


def _race() -> Iterator[Shown]:
    for at, (title, plan) in enumerate(PLANS):
        yield Shown(f"race-{at}", f"Race: {title}", _race_of(plan, (1, 1, 3, 4, 0)[at]))


def _race_of(plan: tuple[str, ...], focus: int) -> Callable[[Width, str], Markup]:
    steps, items = race.scene(plan, as_it_came())
    return lambda width, name: race.draw(steps, items, width, focus=focus, name=name)


def _votes() -> Iterator[Shown]:
    texts = ("No", "Yes, for the treaty was in force on the day of the request", "I don't know yet")
    first = tuple(votes.Votes(text, count) for text, count in zip(texts, (4, 17, 6), strict=True))
    both = tuple(
        votes.Votes(one.text, one.first, second, right)
        for one, second, right in zip(first, (21, 5, 1), (True, False, False), strict=True)
    )
    question = "Can the Philippines extradite?"
    yield Shown("votes-first", "Votes: the first", lambda width, name: votes.draw(question, first, width, name=name))
    yield Shown("votes-both", "Votes: both, revealed", lambda width, name: votes.draw(question, both, width, name=name))


def _fading() -> Iterator[Shown]:
    items = (
        fading.Item("Records of access to the mail account", date(2026, 2, 20), date(2026, 3, 17)),
        fading.Item("Video of the cash machine", date(2026, 2, 20), date(2026, 3, 22), kept_from=date(2026, 3, 9)),
        fading.Item("Memory of the rented server while it runs", date(2026, 2, 20), date(2026, 3, 2)),
        fading.Item("Who holds the account", date(2026, 2, 20), None),
    )
    for day in (date(2026, 3, 2), date(2026, 3, 16), date(2026, 3, 30)):
        yield Shown(f"fading-{day:%d}", f"Fading: {day}", _fading_on(items, day))


def _fading_on(items: tuple[fading.Item, ...], day: date) -> Callable[[Width, str], Markup]:
    return lambda width, name: fading.draw(items, day, width, name=name)


def _road() -> Iterator[Shown]:
    model = LauriLoveModel()
    yield Shown("road-start", "Road: at the start", _road_of(model, 0))
    model.state.put("way.case", "love")
    for issue, value in _DECIDED.items():
        model.state.put(f"judge.love.{issue}.decision", value)
        model.state.put(f"judge.love.{issue}.compared", value=True)
    yield Shown("road-end", "Road: nearly at the end", _road_of(model, 7))


_DECIDED = {
    "request": "in_order", "offence": "yes", "bars": "none", "forum": "no_bar", "rights": "leave_open",
    "health": "oppressive", "minister": "order",
}  # fmt: skip


def _road_of(model: LauriLoveModel, at: int) -> Callable[[Width, str], Markup]:
    stations = road.stations(model)
    return lambda width, name: road.draw(stations, road.voices(), width, name=name, at=at)


def _trays() -> Iterator[Shown]:
    weighed = {"a": "for", "b": "for", "c": "unclear", "d": "against", "e": "against", "f": "neutral", "g": "against"}
    for at, weights in enumerate(
        (dict.fromkeys(weighed, ""), {**weighed, "f": "", "g": ""}, dict.fromkeys(weighed, "for"))
    ):
        now = next((letter for letter, side in weights.items() if not side), "")
        yield Shown(f"trays-{at}", f"Trays: {at}", _trays_of(weights, now))


def _trays_of(weights: dict[str, str], now: str) -> Callable[[Width, str], Markup]:
    return lambda width, name: trays.draw(weights, tuple(weights), width, name=name, at=now)


def examples() -> list[Shown]:
    """All figures in all states."""
    return [*_lanes(), *_world(), *_race(), *_votes(), *_fading(), *_road(), *_trays()]


def _marks() -> str:
    outcomes = (f"<p>{mark(one)} {one}</p>" for one in BEST_FIRST)
    answers = (f"<p>{mark(one)} {one}</p>" for one in ("right", "not_yet", "note"))
    return f"<h2>Marks</h2>{''.join((*outcomes, *answers))}"


def page(theme: str) -> str:
    """The page in the light or the dark theme."""
    parts = [_marks()]
    for one in examples():
        drawings = (
            f'<div class="fig-{width}">{join(one.draw(width, f"{one.name}-{width}"))}</div>'
            for width in ("wide", "narrow")
        )
        parts.append(f"<h2>{one.title}</h2>{''.join(drawings)}")
    return PAGE.format(theme=theme, style=STYLE, figures="".join(parts))


def main() -> int:
    """Write the page in both themes."""
    OUT.mkdir(parents=True, exist_ok=True)
    for theme in ("light", "dark"):
        (OUT / f"{theme}.html").write_text(page(theme), encoding="utf-8")
    print(f"written: {OUT}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
