"""A question that cannot be answered as asked is refused with words that say what is allowed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import crossborder as cb
from crossborder.rules.bases import alike
from crossborder.rules.errors import require_known, require_state
from crossborder.rules.possible import possible_bases

GOOD: dict[str, Any] = {
    "requesting": "USA",
    "requested": "PHL",
    "measure": "extradition",
    "conduct": "malware",
    "committed_on": date(2000, 5, 4),
    "requested_on": date(2000, 5, 11),
}


def test_the_good_request_is_accepted() -> None:
    assert cb.CooperationRequest(**GOOD).requested == "PHL"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"requesting": "US"}, ["'US'", "alpha-3", "USA"]),
        ({"requested": "Philippines"}, ["'Philippines'", "alpha-3"]),
        ({"requested": "USA"}, ["both USA", "two different states"]),
        ({"measure": "extradite"}, ["'extradite'", "Did you mean extradition"]),
        ({"conduct": "virus"}, ["'virus'", "malware", "illegal_access"]),
        ({"requested_on": date(2000, 5, 3)}, ["3 May 2000", "4 May 2000", "any later day"]),
        ({"maximum_penalty_months": -1}, ["-1", "0 or more"]),
        ({"maximum_penalty_months": {"USA": "ten"}}, ["'ten'", "whole months"]),
        ({"maximum_penalty_months": {"US": 12}}, ["maximum_penalty_months", "'US'", "alpha-3"]),
        ({"minimum_penalty_months": {"Philippines": 12}}, ["minimum_penalty_months", "'Philippines'"]),
        ({"sentence_months": 1.5}, ["1.5", "whole months"]),
        ({"assurances": ("no_torture",)}, ["'no_torture'", "no_death_penalty"]),
        ({"assurances": "speciality"}, ["a set or tuple"]),
        ({"person_nationalities": ("XX",)}, ["'XX'", "alpha-3"]),
        ({"committed_in": "UK"}, ["'UK'", "alpha-3"]),
    ],
)
def test_a_bad_request_says_what_is_allowed(change: dict[str, Any], words: list[str]) -> None:
    with pytest.raises(cb.QuestionError) as caught:
        cb.CooperationRequest(**(GOOD | change))
    assert [word for word in words if word not in str(caught.value)] == []


def test_the_same_day_is_not_too_early() -> None:
    cb.CooperationRequest(**(GOOD | {"requested_on": GOOD["committed_on"]}))


@pytest.mark.parametrize(("months", "convicted"), [(None, False), (0, True), (36, True)])
def test_a_stated_sentence_means_a_conviction(months: int | None, *, convicted: bool) -> None:
    """A sentence of no months is one, too: it was suspended, or what was served counts."""
    assert cb.CooperationRequest(**GOOD, sentence_months=months).convicted is convicted


ON = date(2000, 1, 1)


@pytest.mark.parametrize(
    ("call", "beginning"),
    [
        (lambda: cb.legal_bases("USA", "PHL", on=ON, measure="arrest"), "The measure is 'arrest'"),
        (lambda: cb.legal_bases("XX", "PHL", on=ON, measure="extradition"), "The requesting state is 'XX'"),
        (lambda: cb.legal_bases("USA", "XX", on=ON, measure="extradition"), "The requested state is 'XX'"),
        (lambda: cb.legal_bases("USA", "PHL", on=ON, measure="extradition", conduct="virus"), "The conduct is 'virus'"),
        (lambda: cb.legal_bases("USA", "USA", on=ON, measure="extradition"), "Requesting and requested state are both"),
        (lambda: possible_bases("USA", "XX", on=ON, measure="extradition"), "The requested state is 'XX'"),
        (lambda: possible_bases("USA", "PHL", on=ON, measure="arrest"), "The measure is 'arrest'"),
        (lambda: alike(on=ON, measure="arrest"), "The measure is 'arrest'"),
        (lambda: cb.dual_criminality("malware", "USA", "XYZ", on=ON), "The requested state is 'XYZ'"),
        (lambda: cb.dual_criminality("hacking", "USA", "PHL", on=ON), "The conduct is 'hacking'"),
        (
            lambda: cb.dual_criminality("malware", "USA", "PHL", on=date(2000, 1, 2), requested_on=ON),
            (
                "The request (1 January 2000) is earlier than the act (2 January 2000); allowed: the day of the act or any later "
                "day."
            ),
        ),
        (lambda: cb.punished("Germany", "malware", on=ON), "The state is 'Germany'"),
        (lambda: cb.punished("DEU", "virus", on=ON), "The conduct is 'virus'"),
        (lambda: cb.standing("budapest", "PHL", on=ON), "The instrument is 'budapest'"),
        (lambda: cb.standing("budapest_185", "PH", on=ON), "The state is 'PH'"),
        (lambda: cb.reach("PH", on=ON, measure="extradition"), "The state is 'PH'"),
        (lambda: cb.reach("PHL", on=ON, measure="arrest"), "The measure is 'arrest'"),
        (lambda: cb.reach("PHL", on=ON, measure="extradition", conduct="virus"), "The conduct is 'virus'"),
        (lambda: cb.had_joined("PHL", "budapest", since=ON), "The instrument is 'budapest'"),
        (lambda: cb.had_joined("PH", "budapest_185", since=ON), "The state is 'PH'"),
        (lambda: cb.instrument("budapest"), "The instrument is 'budapest'"),
        (lambda: cb.bases_between_all(on=ON, measure="everything"), "The measure is 'everything'"),
        (lambda: cb.CooperationRequest(**(GOOD | {"measure": "arrest"})), "The measure is 'arrest'"),
        (lambda: cb.CooperationRequest(**(GOOD | {"conduct": "virus"})), "The conduct is 'virus'"),
        (lambda: cb.CooperationRequest(**(GOOD | {"committed_in": "UK"})), "A nationality or place is 'UK'"),
        (lambda: cb.CooperationRequest(**(GOOD | {"assurances": ("no_torture",)})), "An assurance is 'no_torture'"),
    ],
)
def test_every_public_question_refuses_what_it_does_not_know_and_names_the_field(call: Any, beginning: str) -> None:
    with pytest.raises(cb.QuestionError, match=r"allowed|two different states") as caught:
        call()
    assert str(caught.value).startswith(beginning)


@pytest.mark.parametrize(
    ("allowed", "value", "message"),
    [
        (["b", "a"], "x", "The word is 'x'; allowed: a, b."),
        (["beta", "alpha"], "alpa", "The word is 'alpa'; allowed: alpha, beta. Did you mean alpha?"),
        (["alpha", "alpho"], "alph", "The word is 'alph'; allowed: alpha, alpho. Did you mean alpho or alpha?"),
        (["a"], None, "The word is None; allowed: a."),
        # Up to twelve are listed, more are counted.
        (list("abcdefghijkl"), "x", "The word is 'x'; allowed: a, b, c, d, e, f, g, h, i, j, k, l."),
        (list("abcdefghijklm"), "x", "The word is 'x'; allowed: one of 13 known values."),
    ],
)
def test_the_words_on_what_is_allowed(allowed: list[str], value: object, message: str) -> None:
    with pytest.raises(cb.QuestionError) as caught:
        require_known("The word", value, allowed)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("PHI", " Did you mean PHL?"),
        ("phl", " Did you mean PHL?"),
        ("QQQ", ""),
        (7, ""),
    ],
)
def test_the_words_on_a_state_that_is_not_known(value: object, hint: str) -> None:
    with pytest.raises(cb.QuestionError) as caught:
        require_state("The state", value, ["USA", "PHL"])
    assert str(caught.value) == (
        f"The state is {value!r}; allowed: an ISO 3166-1 alpha-3 code of the 2 states in the data, such as PHL or USA.{hint}"
    )
    require_state("The state", "PHL", ["USA", "PHL"])
