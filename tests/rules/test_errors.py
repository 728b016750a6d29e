"""A question that cannot be asked is refused with what is allowed."""

from __future__ import annotations

import pickle
from copy import copy
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

import crossborder as cb
from crossborder.records.terms import FACTS
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


REQUEST = (
    'CooperationRequest(requesting="USA", requested="PHL", measure="extradition", '
    "committed_on=date(2000, 5, 4), requested_on=date(2000, 5, 11))"
)
TAKES: dict[str, tuple[Callable[[Any], object], str, str]] = {
    "assess": (cb.assess, "CooperationRequest", REQUEST),
    "basis_options": (cb.request.basis_options, "CooperationRequest", REQUEST),
} | {
    name: (getattr(cb.request, name), "Draft", 'Draft(basis="budapest_185", measure="preservation")')
    for name in ("check", "completeness", "cooperation_request", "judge", "letter", "risks")
}


@pytest.mark.parametrize("name", TAKES)
@pytest.mark.parametrize(("wrong", "kind"), [(1, "int"), (None, "NoneType"), ({"requesting": "USA"}, "dict")])
def test_what_is_of_the_wrong_kind_is_refused_with_a_call_that_is_right(name: str, wrong: object, kind: str) -> None:
    function, takes, example = TAKES[name]
    with pytest.raises(TypeError) as caught:
        function(wrong)
    assert str(caught.value) == f"{name} takes a {takes}, not {kind}. Write, for example, {name}({example})."


def test_the_example_of_a_request_can_be_assessed() -> None:
    # The words of the message itself, as a reader copies them.
    assert cb.assess(eval(REQUEST, {"CooperationRequest": cb.CooperationRequest, "date": date})).routes  # noqa: S307


def test_an_identifier_is_a_text() -> None:
    with pytest.raises(
        TypeError, match=r"takes a str, not int\. Write, for example, read_identifier\('ip_address', '192"
    ):
        cb.request.identifiers.read_identifier("ip_address", 1)  # type: ignore[arg-type]  # the fault this is about


def request(**change: Any) -> cb.CooperationRequest:
    good = {"requesting": "USA", "requested": "PHL", "measure": "extradition", "committed_on": DAY, "requested_on": DAY}
    return cb.CooperationRequest(**(good | change))


def test_a_name_that_no_fact_has_is_refused_with_the_one_that_was_meant() -> None:
    with pytest.raises(TypeError, match=r"has no fact 'political_offense'\. Did you mean political_offence or "):
        request(political_offense=True)
    with pytest.raises(TypeError, match=r"has no fact 'zzz'\. `help\(CooperationRequest\)` lists them\."):
        request(zzz=True)
    with pytest.raises(
        TypeError, match=r"every fact by its name\. Write, for example, CooperationRequest\(requesting="
    ):
        cb.CooperationRequest("USA", "PHL")  # type: ignore[call-arg, misc]  # the fault this is about
    with pytest.raises(AttributeError) as caught:
        cb.asess  # noqa: B018 - the fault this is about
    # Python itself puts the question "Did you mean: 'assess'?" behind it.
    assert (caught.value.name, caught.value.obj) == ("asess", cb)


def test_a_request_is_copied_as_it_was() -> None:
    """It looks at its names before it is made, also where Python makes it anew."""
    made = request(political_offence=True)
    assert replace(made) == copy(made) == pickle.loads(pickle.dumps(made)) == made  # noqa: S301 - our own


YES_OR_NO = tuple(
    name
    for name in cb.CooperationRequest.__annotations__
    if name in {*FACTS} - {"maximum_penalty_months", "committed_in"}
)


@pytest.mark.parametrize("name", YES_OR_NO)
@pytest.mark.parametrize("value", ["yes", "no", 1, 0])
def test_a_fact_is_yes_or_no_or_not_stated(name: str, value: object) -> None:
    """The word "yes" is not what a rule looks for, so it would have been passed over."""
    with pytest.raises(cb.QuestionError) as caught:
        request(**{name: value})
    assert str(caught.value) == f"{name} is {value!r}; allowed: True, False, or None where it is not stated."


@pytest.mark.parametrize("name", ["person_nationalities", "punished_in", "assurances"])
@pytest.mark.parametrize("value", ["PHL", 3])
def test_several_texts_are_no_single_one_and_no_number(name: str, value: object) -> None:
    example = "{'speciality'}" if name == "assurances" else "{'PHL'}"
    given = "the text 'PHL'" if value == "PHL" else "3"
    with pytest.raises(cb.QuestionError) as caught:
        request(**{name: value})
    assert str(caught.value) == f"{name} is {given}; allowed: a set or tuple of texts, such as {example}."


@pytest.mark.parametrize(
    ("stated_in", "message"),
    [
        ("PHL", "stated_in is the text 'PHL'; allowed: a set or tuple"),
        (3, "stated_in is 3; allowed: a set or tuple"),
        (("XX",), "A state in stated_in is 'XX'; allowed: an ISO"),
    ],
)
def test_states_that_a_case_names_are_looked_at(stated_in: Any, message: str) -> None:
    with pytest.raises(cb.QuestionError, match=message):
        cb.dual_criminality("malware", "USA", "PHL", on=DAY, stated_in=stated_in)


UNKNOWN: dict[str, Callable[[], object]] = {
    "contested": lambda: cb.contested("PHL", "virus", on=DAY),
    "possible_bases": lambda: cb.possible_bases("USA", "PHL", on=DAY, measure="preservation", conduct="virus"),
    "bases_between_all": lambda: cb.bases_between_all(on=DAY, measure="preservation", conduct="virus"),
    "alike": lambda: alike(on=DAY, measure="preservation", conduct="virus"),
    "reach": lambda: cb.reach("USA", on=DAY, measure="preservation", conduct="virus"),
    "punished_conduct": lambda: cb.tables.punished_conduct("virus"),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_a_conduct_that_nobody_knows_has_no_empty_answer(name: str) -> None:
    with pytest.raises(cb.QuestionError, match="The conduct is 'virus'; allowed: computer_fraud, "):
        UNKNOWN[name]()


def test_a_list_in_the_place_of_a_conduct_is_refused_with_the_conduct() -> None:
    with pytest.raises(cb.QuestionError, match=r"The conduct is \['malware'\]; .* Did you mean malware\?"):
        cb.reach("USA", on=DAY, measure="preservation", conduct=["malware"])  # type: ignore[arg-type]  # the fault


def test_what_is_not_known_to_the_lists_is_named() -> None:
    with pytest.raises(cb.QuestionError, match="The state is 'XX'; allowed: an ISO"):
        cb.contested("XX", "malware", on=DAY)
    with pytest.raises(cb.QuestionError, match=r"The case is 'love_bugs'; allowed: .* Did you mean love_bug"):
        cb.tables.case_events("love_bugs")
    # Nothing at all looks like no code.
    with pytest.raises(cb.QuestionError, match=r"The state is None; .* such as PHL or USA\.$"):
        cb.standing("budapest_185", None, on=DAY)  # type: ignore[arg-type]  # the fault this is about
