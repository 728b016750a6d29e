"""A question that cannot be asked is refused with what is allowed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

import crossborder as cb
from crossborder.rules import alike

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2010, 5, 4)
ASKED: dict[str, Callable[[Any], object]] = {
    "dual_criminality": lambda day: cb.dual_criminality("malware", "USA", "PHL", on=day),
    "request": lambda day: cb.dual_criminality("malware", "USA", "PHL", on=DAY, requested_on=day),
    "assess": lambda day: cb.CooperationRequest(
        requesting="USA", requested="PHL", measure="extradition", conduct="malware", committed_on=day, requested_on=day
    ),
    "legal_bases": lambda day: cb.legal_bases("USA", "PHL", on=day, measure="preservation"),
    "possible_bases": lambda day: cb.possible_bases("USA", "PHL", on=day, measure="preservation"),
    "alike": lambda day: alike(on=day, measure="preservation"),
    "bases_between_all": lambda day: cb.bases_between_all(on=day, measure="preservation"),
    "standing": lambda day: cb.standing("budapest_185", "USA", on=day),
    "deposited": lambda day: cb.deposited("budapest_185", on=day),
    "bound": lambda day: cb.bound("budapest_185", on=day),
    "punished": lambda day: cb.punished("PHL", "malware", on=day),
    "contested": lambda day: cb.contested("PHL", "malware", on=day),
    "reach": lambda day: cb.reach("USA", on=day, measure="preservation"),
    "had_joined": lambda day: cb.had_joined("BRA", "budapest_185", since=day),
}


@pytest.mark.parametrize("name", ASKED)
def test_a_day_written_as_text_is_refused_with_the_day_to_write(name: str) -> None:
    with pytest.raises(cb.QuestionError, match=r"is '2010-05-04'; allowed: a day, here date\(2010, 5, 4\)"):
        ASKED[name]("2010-05-04")


@pytest.mark.parametrize("name", ASKED)
def test_a_day_is_a_day(name: str) -> None:
    assert ASKED[name](DAY) is not None


def test_a_moment_is_no_day() -> None:
    with pytest.raises(cb.QuestionError, match=r"here date\(2010, 5, 4\)"):
        cb.bound("budapest_185", on=datetime(2010, 5, 4, 12, tzinfo=UTC))


def test_a_text_that_is_no_day_gets_an_example() -> None:
    with pytest.raises(cb.QuestionError, match=r"is 'in May'; allowed: a day, such as date\(2000, 5, 4\)"):
        cb.bound("budapest_185", on="in May")  # type: ignore[arg-type]  # the fault this is about


@pytest.mark.parametrize("pair", [("USA", "EUE"), ("EUE", "USA")])
def test_the_union_itself_neither_asks_nor_helps(pair: tuple[str, str]) -> None:
    with pytest.raises(cb.QuestionError, match="its member states ask and are asked; name one of them"):
        cb.CooperationRequest(
            requesting=pair[0], requested=pair[1], measure="preservation", committed_on=DAY, requested_on=DAY
        )


@pytest.mark.parametrize(("written", "meant"), [("UK", "GBR"), ("us", "USA")])
def test_a_short_form_that_is_no_code_is_told_the_code(written: str, meant: str) -> None:
    with pytest.raises(cb.QuestionError, match=rf"Did you mean {meant}\?"):
        cb.standing("budapest_185", written, on=DAY)
