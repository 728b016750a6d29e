"""Whether a state punished an act on a day: boundary days and doubts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

import crossborder as cb
from crossborder.records import PartialDate, facts
from crossborder.records.records import FirstOffence, Provenance
from crossborder.rules.offences import contested
from tests.rules.asking import other_law

if TYPE_CHECKING:
    from crossborder.records.collection import Facts


@pytest.mark.parametrize(
    ("on", "answer"),
    [
        (date(2000, 6, 18), False),
        (date(2000, 6, 19), True),
        # The end is the first day on which it no longer applies.
        (date(2011, 12, 31), True),
        (date(2012, 1, 1), None),
    ],
)
def test_an_offence_counts_from_its_first_day_to_the_day_before_its_end(on: date, answer: bool | None) -> None:
    """Republic Act 8792, s 33(a), in force from 19 June 2000; the end is made up."""
    punishment = cb.punished("PHL", "malware", on=on, facts=philippine_offences("2012-01-01"))
    assert punishment.answer is answer
    assert punishment.verified is (answer is not None)
    assert bool(punishment.provisions) is (answer is not None)
    if answer is not None:
        assert punishment.offence is not None
        assert (punishment.offence.section, punishment.act) == ("s 33(a)", "makes_or_spreads_harmful_code")


def philippine_offences(until: str) -> Facts:
    """The facts in which the offence of the Act of 2000 is the only one that is not contested, and has an end."""
    held = facts()
    state = held.state_by_code["PHL"]
    began = next(one for one in state.offences if one.section == "s 33(a)").in_force
    offences = tuple(
        replace(one, until=replace(began, day=PartialDate(until))) if one.section == "s 33(a)" else one
        for one in state.offences
        if one.contested or one.section == "s 33(a)"
    )
    changed = replace(state, offences=offences)
    return replace(held, states=tuple(changed if one.code == "PHL" else one for one in held.states))


@pytest.mark.parametrize("until", ["2012", "2012-03"])
def test_an_offence_that_may_have_ended_does_not_count(until: str) -> None:
    held = philippine_offences(until)
    assert cb.punished("PHL", "malware", on=date(2011, 12, 31), facts=held).answer is True
    assert cb.punished("PHL", "malware", on=date(2012, 3, 15), facts=held).answer is None


def test_a_confirmed_offence_comes_before_one_that_was_not_seen_and_the_nearest_act_first() -> None:
    held = facts()
    on = date(2015, 1, 1)
    for code in sorted(state.code for state in held.states if state.offences):
        for conduct in held.conduct_by_id.values():
            punishment = cb.punished(code, conduct.id, on=on)
            if not punishment.answer:
                continue
            assert punishment.offence is not None
            able = [
                one
                for one in held.state_by_code[code].offences
                if not one.contested
                and set(one.acts) & set(conduct.acts)
                and one.in_force.day.reached(on)
                and (one.until is None or one.until.day.reached(on) is False)
            ]
            # One that needs more than the acts decides only where no other fits, and so does the law of a part of the state.
            able = [one for one in able if not one.needs] or able
            able = [one for one in able if not one.part] or able
            assert punishment.verified is any(one.verified for one in able)
            nearest = min(
                conduct.acts.index(act)
                for one in able
                if one.verified is punishment.verified
                for act in one.acts
                if act in conduct.acts
            )
            assert conduct.acts.index(punishment.act) == nearest


def test_the_law_of_a_part_of_the_state_decides_only_where_no_law_of_the_whole_state_fits() -> None:
    """Mexico: Sinaloa's Article 217 alone on fraud; for illegal access the federal article goes before it."""
    fraud = cb.punished("MEX", "computer_fraud", on=date(2000, 5, 4))
    assert fraud.offence is not None
    assert fraud.offence.part == "Sinaloa"
    assert "by a law of Sinaloa: " in fraud.reason
    access = cb.punished("MEX", "illegal_access", on=date(2000, 5, 4))
    assert access.offence is not None
    assert access.offence.part == ""
    assert "by a law of" not in access.reason


def test_a_no_names_the_first_offence_that_came_later_or_the_statement() -> None:
    """Nigeria: a statement of 2 September 2014; the Philippines: the Act of 2000 was the first."""
    stated = cb.punished("NGA", "illegal_access", on=date(2014, 9, 2))
    assert (stated.answer, stated.offence, stated.state, stated.day) == (False, None, "NGA", date(2014, 9, 2))
    assert stated.statement is not None
    assert stated.provisions == (stated.statement.provision,)
    assert (stated.act, stated.conduct) == ("", "illegal_access")
    first = cb.punished("PHL", "malware", on=date(2000, 5, 4))
    assert first.offence is not None
    assert first.provisions == (first.offence.provision,)
    assert (first.answer, first.statement, first.state) == (False, None, "PHL")
    unknown = cb.punished("SAU", "malware", on=date(2000, 5, 4))
    assert (unknown.answer, unknown.offence, unknown.provisions, unknown.verified) == (None, None, (), False)
    assert (unknown.state, unknown.day, unknown.conduct, unknown.act) == ("SAU", date(2000, 5, 4), "malware", "")


def says_first(offence: str, *acts: str) -> FirstOffence:
    """A statement that an offence was the first to punish these acts."""
    return FirstOffence(
        acts=acts, offence=offence, text="For this test.", known_until=None, provenance=Provenance(status="confirmed")
    )


def test_a_statement_that_names_an_act_which_its_offence_lacks_still_gives_an_answer() -> None:
    """The data check refuses such a statement; rules that are handed other facts must not break on one."""
    held = facts()
    offence = held.offence_by_id["phl_ra8792_33a"]
    acts = held.conduct_by_id["computer_fraud"].acts
    assert set(acts) - set(offence.acts)
    changed = other_law(
        "PHL", first_offences=(says_first(offence.id, *acts),), offences=(offence,)
    )  # fmt: skip
    punishment = cb.punished("PHL", "computer_fraud", on=date(2000, 6, 18), facts=changed)
    assert (punishment.answer, punishment.offence, punishment.act) == (False, offence, acts[0])


def test_a_no_on_two_acts_rests_on_the_first_day_of_both_first_offences() -> None:
    """Whether an act was free on a day turns on the day from which its own first offence applies."""
    held = facts()
    state = held.state_by_code["PHL"]
    acts = held.conduct_by_id["malware"].acts
    early, late = (
        replace(state.offences[0], id=f"phl_{name}", acts=(act,), contested="")
        for name, act in zip("ab", acts, strict=True)
    )
    for unsure in (None, early, late):
        offences = tuple(
            replace(
                one,
                in_force=replace(
                    one.in_force,
                    day=PartialDate(day),
                    provenance=Provenance(status="unverified" if one is unsure else "confirmed"),
                ),
            )
            for one, day in ((early, "2000-06-19"), (late, "2001-01-01"))
        )
        statements = tuple(says_first(one.id, *one.acts) for one in offences)
        changed = other_law("PHL", first_offences=statements, offences=offences)
        punishment = cb.punished("PHL", "malware", on=date(2000, 6, 18), facts=changed)
        assert (punishment.answer, punishment.offence, punishment.act) == (False, offences[0], acts[0])
        assert punishment.verified is (unsure is None)


@pytest.mark.parametrize("on", [date(1980, 1, 1), date(2000, 6, 18), date(2014, 9, 2), date(2024, 1, 1)])
def test_every_answer_names_the_question_and_says_what_it_rests_on(on: date) -> None:
    held = facts()
    for state in held.states:
        for conduct in held.conduct_by_id.values():
            punishment = cb.punished(state.code, conduct.id, on=on)
            assert (punishment.state, punishment.day, punishment.conduct) == (state.code, on, conduct.id)
            assert punishment.reason
            assert punishment.verified in {True, False}
            if punishment.answer is None:
                assert punishment.statement is None
                # An offence is named only where it needs more than the acts; then it is not known whether that was so.
                assert (
                    punishment.offence.needs
                    if punishment.offence
                    else (punishment.act, punishment.verified) == ("", False)
                )
            elif punishment.offence is None:
                assert (punishment.answer, punishment.act) == (False, "")
                assert punishment.statement in state.first_offences
            else:
                assert punishment.act in conduct.acts
                assert punishment.statement is None
                assert punishment.offence in state.offences


def test_among_confirmed_offences_the_one_for_the_first_act_of_the_conduct_decides() -> None:
    """Malware: who makes or spreads harmful code comes before who damages data (conducts.toml)."""
    held = facts()
    first, second = held.conduct_by_id["malware"].acts
    model = held.offence_by_id["phl_ra8792_33a"]
    of_first, of_second = replace(model, id="phl_one", acts=(first,)), replace(model, id="phl_two", acts=(second,))
    for offences in ((of_first, of_second), (of_second, of_first)):
        punishment = cb.punished("PHL", "malware", on=date(2001, 1, 1), facts=other_law("PHL", offences=offences))
        assert (punishment.offence, punishment.act) == (of_first, first)
    unseen = replace(of_first, provenance=Provenance(status="unverified"))
    punishment = cb.punished(
        "PHL", "malware", on=date(2001, 1, 1), facts=other_law("PHL", offences=(unseen, of_second))
    )
    assert (punishment.offence, punishment.act) == (of_second, second)


@pytest.mark.parametrize(
    ("on", "known_until", "answer"),
    [
        (date(2014, 9, 2), date(2014, 9, 2), False),
        (date(2014, 9, 3), date(2014, 9, 2), None),
        (date(2014, 9, 2), None, None),
    ],
)
def test_a_statement_that_nothing_was_found_holds_to_its_last_day(
    on: date, known_until: date | None, answer: bool | None
) -> None:
    """Nigeria: a statement of 2 September 2014 that no offence existed."""
    nigeria = facts().state_by_code["NGA"]
    statements = tuple(
        replace(one, known_until=known_until) for one in nigeria.first_offences if not one.offence
    )  # fmt: skip
    held = other_law("NGA", first_offences=statements, offences=())
    assert cb.punished("NGA", "illegal_access", on=on, facts=held).answer is answer


def test_an_offence_that_failed_is_named_only_while_it_was_in_force_and_for_its_own_acts() -> None:
    """The Philippine charges of 2000: offences of the Revised Penal Code and of RA 8484 that did not fit."""
    named = contested("PHL", "malware", on=date(2000, 5, 4))
    assert named
    for offence in named:
        assert offence.contested
        ended = replace(offence, until=replace(offence.in_force, day=PartialDate("2000-05-04")))
        ends_later = replace(offence, until=replace(offence.in_force, day=PartialDate("2000-05-05")))
        other_act = replace(offence, acts=("impairs_system",))
        later = replace(offence, in_force=replace(offence.in_force, day=PartialDate("2000-05-05")))
        for changed, expected in ((ended, ()), (ends_later, (ends_later,)), (other_act, ()), (later, ())):
            law = other_law("PHL", offences=(changed,), first_offences=())
            assert contested("PHL", "malware", on=date(2000, 5, 4), facts=law) == expected
