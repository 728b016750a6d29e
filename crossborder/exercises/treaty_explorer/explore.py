"""The explorer's four views: what was chosen goes in, a map, a table and a sentence come out, or what to correct."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossborder.exercises import words as shared
from crossborder.exercises.days import DayError, in_words, read_day
from crossborder.exercises.feedback import capital
from crossborder.exercises.figures import words as figure_words
from crossborder.exercises.figures import world_map
from crossborder.exercises.html import Markup, el, items, join, link
from crossborder.exercises.treaty_explorer import between, compare, standings, what_if, words
from crossborder.exercises.treaty_explorer.regions import (
    CHANGE,
    HOME,
    REACH,
    STANDING,
    counts,
    home_entry,
    region_table,
)
from crossborder.records import facts
from crossborder.rules import QuestionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from crossborder.exercises.treaty_explorer.regions import Category, Entry


@dataclass(frozen=True, slots=True)
class Picture:
    """A map and the table that says the same.

    Args:
        look: the part of the world that the map shows (the table always holds all), and whether what is shown is supposed.
        home: the state from which it is seen; empty where there is none.
        other: the state that it asks, to be joined with it on the map; empty where none is chosen.
    """

    sentence: str
    caption: str
    entries: list[Entry]
    categories: list[Category]
    day: date
    look: tuple[str, bool]
    home: str = ""
    other: str = ""

    def map(self, name: str) -> Markup:
        """The map with its legend."""
        numbers = counts(self.entries, self.categories)
        shown = [*self.entries, *([home_entry(self.home)] if self.home else [])]
        pair = (self.home, self.other) if self.other else ("", "")
        says = words.MAP_LABEL.format(sentence=self.sentence)
        drawn = world_map.draw(shown, self.day, says, name=name, pair=pair, look=self.look)
        figure = el("div", drawn, class_="stage-figure", data_stage="figure")
        return join(figure, legend(name, [*numbers, *([(HOME, 1)] if self.home else [])]), shape_note())

    def table(self) -> Markup:
        """The table, by region."""
        marked = el("p", words.MARK_MEANS) if any(not entry.verified for entry in self.entries) else None
        return join(region_table(self.caption, self.entries, self.categories), marked)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a view shows.

    Args:
        head: the answer at length; above the table where there is one.
        picture: the map with its table, for a view that has one.
        problem: what to correct before there is an answer; empty when there is one.
    """

    sentence: str
    head: Markup
    picture: Picture | None = None
    problem: str = ""

    @classmethod
    def without_answer(cls, problem: str) -> Answer:
        """What to correct."""
        head = el("div", el("p", el("strong", words.NO_ANSWER), problem), class_="cbx-box cbx-note")
        return cls(words.NO_ANSWER + problem, head, problem=problem)

    def markup(self, name: str = "explorer") -> Markup:
        """The whole answer."""
        return join(self.picture.map(name), self.head, self.picture.table()) if self.picture else self.head

    def in_words(self) -> Markup:
        """The whole answer without the map: the sentence above it and the table say the same."""
        if self.picture is None:
            return self.head
        return join(el("p", el("strong", self.sentence)), self.head, self.picture.table())


def legend(name: str, counts: Iterable[tuple[Category, int]]) -> Markup:
    """What each pattern and letter means, and how many states it has; it is in words, so it is the map's summary too."""
    rows = [
        join(world_map.swatch(name, one), el("span", el("strong", one.label), f" ({count}): {one.meaning}."))
        for one, count in counts
    ]
    box = el("rect", x="1", y="1", width="58", height="28", class_="fig-sea-line")
    other = el("svg", box, viewbox="0 0 60 30", aria_hidden="true", class_="fig cbx-swatch")
    return items([*rows, join(other, el("span", words.OTHER_SHAPES))], class_="cbx-legend") or join()


def shape_note() -> Markup:
    """Where the shapes come from and what they do not say."""
    note = words.SHAPES_NOTE.format(borders=figure_words.MAP_BORDERS)
    return el("p", note, " (", link(*words.SHAPES_SOURCE), ")", class_="cbx-source")


def answer_to(values: Mapping[str, str]) -> Answer:
    """Answer what was chosen, or say what to correct."""
    try:
        return _VIEWS[values["view"]](values)
    except (DayError, QuestionError) as error:
        return Answer.without_answer(str(error))


def question(values: Mapping[str, str]) -> between.Question:
    """What is asked of all states.

    Raises:
        DayError: when the day cannot be read.
    """
    conduct = None if values["conduct"] == "any" else values["conduct"]
    day = read_day(values["date"], words.LABELS["date"])
    return between.Question(values["state"], values["measure"], conduct, on=day)


# --- the parts every map view has ----------------------------------------------------------------------------------


def _counted(entries: list[Entry], categories: Mapping[str, Category]) -> str:
    tallies = counts(entries, categories.values())
    return "; ".join(words.COUNT.format(title=category.title, count=number) for category, number in tallies)


def _conduct(asked: between.Question) -> str:
    return facts().conduct_by_id[asked.conduct].title if asked.conduct else words.ANY_CONDUCT[1]


def _bound(values: Mapping[str, str]) -> Answer:
    asked = question(values)
    answers = between.answers(asked)
    entries = between.entries(asked, answers)
    day, measure = in_words(asked.on), shared.MEASURES[asked.measure]
    state = facts().state_by_code[asked.state].name
    numbers = _counted(entries, REACH)
    short = words.SHORT_MEASURES[asked.measure]
    other, head = values["other"], join()
    sentence = words.BOUND_SENTENCE.format(state=state, measure=short, day=day, counts=numbers)
    if other in answers:
        text = words.BOUND_COUNTS.format(state=state, counts=numbers)
        sentence = between.pair_sentence(asked, other, measure=short, counts=text)
        head = between.pair(asked, other)
    elif other == asked.state:
        head = el("p", words.SAME_STATE)
    caption = words.BOUND_CAPTION.format(state=state, measure=measure, conduct=_conduct(asked), day=day)
    picture = Picture(
        sentence, caption, entries, list(REACH.values()), asked.on,
        look=(values["region"], False), home=asked.state, other=other if other in answers else "",
    )  # fmt: skip
    return Answer(sentence, head, picture)


def _instrument(values: Mapping[str, str]) -> Answer:
    instrument = facts().instrument_by_id[values["instrument"]]
    on = read_day(values["date"], words.LABELS["date"])
    listed = standings.listed(instrument.id, on)
    entries = standings.entries(listed)
    title, day = instrument.short_title, in_words(on)
    numbers = _counted(entries, STANDING)
    sentence = words.INSTRUMENT_SENTENCE.format(instrument=title, day=day, counts=numbers)
    caption = words.INSTRUMENT_CAPTION.format(instrument=title, day=day)
    look = values["region"], False
    picture = Picture(sentence, caption, entries, list(STANDING.values()), on, look)
    head = join(standings.about(instrument, on, listed), el("p", words.DATES_NOTE))
    return Answer(sentence, head, picture)


def _what_if(values: Mapping[str, str]) -> Answer:
    asked = question(values)
    instrument, year = facts().instrument_by_id[values["instrument"]], values["year"]
    if asked.on < what_if.since(year):
        raise QuestionError(words.WHATIF_EARLY.format(day=in_words(asked.on), year=year))
    changes = what_if.changes(asked, instrument.id, year)
    gains = what_if.gains(changes)
    region = max(gains, key=gains.__getitem__)
    form = words.WHATIF_SENTENCE if gains[region] else words.WHATIF_NONE
    sentence = form.format(
        state=asked.name, instrument=instrument.in_sentence, year=year, day=in_words(asked.on),
        measure=capital(words.SHORT_MEASURES[asked.measure]), gained=sum(gains.values()), region=region,
    )  # fmt: skip
    caption = words.WHATIF_CAPTION.format(
        state=asked.name, measure=shared.MEASURES[asked.measure], conduct=_conduct(asked), day=in_words(asked.on)
    )
    look, entries = (values["region"], True), what_if.entries(changes)
    picture = Picture(sentence, caption, entries, list(CHANGE.values()), asked.on, look, asked.state)
    head = what_if.banner(asked, instrument.in_sentence, year)
    return Answer(sentence, join(head, what_if.gains_table(changes)), picture)


def _compare(values: Mapping[str, str]) -> Answer:
    ids = [values[name] for name in ("first", "second", "third") if values[name] != "none"]
    if values["first"] == values["second"]:
        raise QuestionError(words.COMPARE_TWICE)
    topics = compare.TOPICS if values["topic"] == "all" else (values["topic"],)
    return Answer(compare.sentence(ids, topics), compare.comparison(ids, topics))


_VIEWS = {"bound": _bound, "instrument": _instrument, "whatif": _what_if, "compare": _compare}
