"""A line of time: true to time, and names that keep out of each other's way."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import pairwise

import pytest

from crossborder.exercises.figures.timescale import GAP, Scale, day_texts, months, named, ticks


def by_chance(seed: int) -> Scale:
    chance = random.Random(seed)  # noqa: S311 - days for a test, not a secret
    first = date(1950, 1, 1) + timedelta(days=chance.randrange(20_000))
    last = first + timedelta(days=chance.choice((20, 90, 400, 2000, 9000, 30_000)))
    return Scale(first, last, 6, chance.choice((320, 714)))


@pytest.mark.parametrize("seed", range(40))
def test_equal_times_have_equal_lengths(seed: int) -> None:
    scale = by_chance(seed)
    day = (scale.last - scale.first) / 4
    places = [scale.at(scale.first + step * timedelta(days=day.days)) for step in range(5)]
    steps = [after - before for before, after in pairwise(places)]
    assert max(steps) == pytest.approx(min(steps))
    assert scale.at(scale.first) == scale.left
    assert scale.at(scale.last) == scale.right


def test_a_day_outside_lies_at_the_nearer_end() -> None:
    scale = Scale(date(2000, 1, 1), date(2001, 1, 1), 10, 90)
    assert scale.at(date(1990, 1, 1)) == 10
    assert scale.at(date(2020, 1, 1)) == 90
    assert not scale.holds(date(2020, 1, 1))


@pytest.mark.parametrize("seed", range(60))
def test_names_keep_apart_and_stay_on_the_line(seed: int) -> None:
    scale, chance = by_chance(seed), random.Random(seed)  # noqa: S311 - as above
    length = (scale.last - scale.first).days
    days = [scale.first + timedelta(days=chance.randrange(length)) for _ in range(5)]
    special = [(day, day_texts(day), "fig-strong") for day in days]
    names = sorted(named(scale, [*special, *ticks(scale, 15)], 15), key=lambda one: one.start)
    assert names
    assert all(after.start - before.end >= GAP for before, after in pairwise(names))
    assert all(scale.left <= one.start and one.end <= scale.right + 0.01 for one in names)


@pytest.mark.parametrize("seed", range(30))
def test_the_first_name_asked_for_is_always_there(seed: int) -> None:
    scale = by_chance(seed)
    day = scale.first + (scale.last - scale.first) // 3
    names = named(scale, [(day, day_texts(day), "fig-strong"), *ticks(scale, 15)], 15)
    assert names[0].text in day_texts(day)


def test_a_line_names_months_and_years_in_words() -> None:
    short = [texts[0] for _, texts, _ in ticks(Scale(date(2000, 2, 1), date(2000, 8, 1), 6, 714), 15)]
    assert short[0] == "February 2000"
    assert short[-1] == "August"
    assert [texts[0] for _, texts, _ in ticks(Scale(date(1985, 1, 1), date(1999, 1, 1), 6, 714), 15)][1] == "1988"


def test_months_go_over_the_year() -> None:
    assert months(date(2000, 12, 31), 1) == date(2001, 1, 1)
    assert months(date(2000, 1, 31), -1) == date(1999, 12, 1)
