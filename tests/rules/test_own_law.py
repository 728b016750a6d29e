"""What the requested state's own law asks: when a rule speaks, what it does, and what the instrument alone would do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

import crossborder as cb
from crossborder.records import facts
from crossborder.records.dates import PartialDate
from crossborder.records.records import NationalRule, OwnLawRule, Provenance
from tests.rules.asking import ask, other_law, over, step

# The day of the request in the case of Lauri Love, and one on which no treaty bound France and Japan.
ON, BEFORE = date(2015, 7, 15), date(2005, 1, 1)
SEEN = Provenance(status="confirmed")
BAR = OwnLawRule(
    id="made_up",
    law="A made-up Act",
    article="s 1",
    heading="a made-up bar",
    text="Health bars extradition.",
    provenance=SEEN,
    measures=("extradition",),
    tests="fact",
    effect="requires_refusal",
    fact="humanitarian_reasons",
)


def asked(rule: OwnLawRule, on: date = ON, **stated: Any) -> Any:
    """The USA asks the United Kingdom, whose own law is this rule alone."""
    stated = {"maximum_penalty_months": 60, **stated}
    return ask("USA GBR", "extradition", "illegal_access", on, facts=other_law("GBR", own_law=(rule,)), **stated)


def of_rule(assessment: Any, name: str = "made_up") -> list[tuple[str, str]]:
    return [(route.title, one.effect) for route in assessment.routes for one in route.steps if one.id == name]


def test_a_stated_fact_raises_a_rule_and_its_opposite_denies_it() -> None:
    raised, denied, silent = (asked(BAR, humanitarian_reasons=value) for value in (True, False, None))
    assert {effect for _, effect in of_rule(raised)} == {"requires_refusal"}
    assert raised.outcome == "unavailable"
    assert {effect for _, effect in of_rule(denied)} == {"no_obstacle"}
    assert of_rule(silent) == []
    assert silent.outcome == "available"
    question = next(one for one in silent.questions if one.provisions[0].instrument_name == "A made-up Act")
    assert (question.fact, question.effect) == ("humanitarian_reasons", "requires_refusal")
    assert question.text.startswith("A made-up bar: Do age, health")


def test_a_fact_of_which_own_law_speaks_is_no_longer_said_to_be_not_modelled() -> None:
    names = {one.id for one in over(asked(BAR, humanitarian_reasons=True), "uk_us_2003").steps}
    assert "made_up" in names
    assert "humanitarian_reasons" not in names
    silent = ask(
        "USA GBR", "extradition", "illegal_access", ON, facts=other_law("GBR", own_law=()), humanitarian_reasons=True
    )
    assert step(over(silent, "uk_us_2003"), "humanitarian_reasons")[0] == "open"


def test_an_assurance_lifts_what_it_can_lift() -> None:
    rule = replace(BAR, fact="death_penalty", lifted_by="no_death_penalty")
    assessment = asked(rule, death_penalty=True, assurances=("no_death_penalty",))
    assert {effect for _, effect in of_rule(assessment)} == {"lifted_by_assurance"}


@pytest.mark.parametrize(
    ("change", "on", "speaks"),
    [
        ({"since": PartialDate("2015-07-15")}, date(2015, 7, 14), False),  # the day before
        ({"since": PartialDate("2015-07-15")}, date(2015, 7, 15), True),
        ({"since": PartialDate("2015")}, ON, False),  # a day within the year is not known to be reached
        ({"until": PartialDate("2015-07-15")}, date(2015, 7, 14), True),
        ({"until": PartialDate("2015-07-15")}, date(2015, 7, 15), False),
        ({"not_between": ("uk_us_2003",)}, ON, False),
        ({"not_between": ("eaw_2002",)}, ON, True),
        ({"between": ("uk_us_2003",)}, ON, True),
        ({"between": ("eaw_2002",)}, ON, False),
        ({"measures": ("preservation",)}, ON, False),
    ],
)
def test_a_rule_speaks_on_its_days_and_under_its_instruments(change: dict[str, Any], on: date, *, speaks: bool) -> None:
    route = over(asked(replace(BAR, **change), on, humanitarian_reasons=True), "uk_us_2003")
    assert ("made_up" in {one.id for one in route.steps}) is speaks


def test_a_rule_for_accused_persons_does_not_reach_a_convicted_one() -> None:
    rule = replace(BAR, prosecution_only=True)
    assert of_rule(asked(rule, humanitarian_reasons=True))
    assert not of_rule(asked(rule, humanitarian_reasons=True, sentence_months=24))


@pytest.mark.parametrize("way", ["treaty", "unread", "none"])
def test_a_rule_speaks_on_the_ways_it_names_alone(way: str) -> None:
    """Over a treaty that is read; over one that is not (USA and Canada); without one (France and Japan)."""
    rule = replace(BAR, ways=(way,))
    pairs = {"treaty": "USA GBR", "unread": "USA CAN", "none": "FRA JPN"}
    for name, pair in pairs.items():
        held = other_law(pair.split()[1], own_law=(rule,))
        assessment = ask(pair, "extradition", "malware", ON, facts=held, humanitarian_reasons=True)
        best = next(
            route
            for route in assessment.routes
            if (route.basis is not None and route.basis.instrument.modelled) is (name == "treaty")
            and ("Without a treaty" in route.title) is (name == "none")
        )
        assert ("made_up" in {one.id for one in best.steps}) is (name == way), (name, way)


def test_a_first_condition_that_is_met_leaves_the_outcome_open_until_the_rest_is_stated() -> None:
    rule = replace(BAR, fact="forum_bar", first_condition="committed_in")
    outcomes = {
        (place, bar): asked(rule, committed_in=place, forum_bar=bar).outcome
        for place in (None, "GBR", "USA")
        for bar in (None, True, False)
    }
    assert outcomes["GBR", None] == "open"
    assert outcomes[None, None] == outcomes["USA", None] == "available"
    assert {outcomes[place, True] for place in (None, "GBR", "USA")} == {"unavailable"}
    assert {outcomes[place, False] for place in (None, "GBR", "USA")} == {"available"}


def test_a_threshold_of_own_law_is_tested_under_the_law_it_names_and_not_beside_that_of_the_treaty() -> None:
    rule = replace(
        BAR, id="threshold", tests="threshold", effect="condition_failed", fact="", months=12, whose="requested"
    )
    held = other_law("JPN", own_law=(rule,))

    def thresholds(months: int, **stated: Any) -> list[tuple[str, bool]]:
        penalty = {"FRA": 60, "JPN": months}
        assessed = ask(
            "FRA JPN", "extradition", "malware", BEFORE, facts=held, maximum_penalty_months=penalty, **stated
        )
        return [(one.effect, one.own_law) for one in assessed.steps if one.id == "threshold"]

    assert thresholds(11) == [("condition_failed", True)]
    assert thresholds(12) == [("no_obstacle", True)]
    assert thresholds(11, sentence_months=24) == []
    treaty = [one for one in over(asked(rule), "uk_us_2003").steps if one.id == "threshold"]
    assert {one.own_law for one in treaty} == {False}


def test_dual_criminality_of_own_law_looks_at_the_requested_state_alone() -> None:
    rule = replace(BAR, id="dual_criminality", tests="dual_criminality", effect="condition_failed", fact="")
    held = other_law("JPN", own_law=(rule,))
    early = ask("FRA JPN", "extradition", "illegal_access", date(1999, 1, 1), facts=held)
    assert [one.effect for one in early.steps if one.id == "dual_criminality"] == ["condition_failed"]
    late = ask("FRA JPN", "extradition", "illegal_access", BEFORE, facts=held)
    assert [one.effect for one in late.steps if one.id == "dual_criminality"] == ["no_obstacle"]


def test_the_instrument_alone_is_still_to_be_seen() -> None:
    """Treaty of 2003, Art. 4(1) and 7: what the treaty makes of it beside what the law and the courts of the requested state do."""
    political = over(ask("USA GBR", "extradition", "illegal_access", ON, political_offence=True), "uk_us_2003")
    assert (political.outcome, political.by_instrument.outcome) == ("available", "unavailable")
    death = over(ask("USA GBR", "extradition", "illegal_access", ON, death_penalty=True), "uk_us_2003")
    assert (death.outcome, death.by_instrument.outcome) == ("unavailable", "refusable")
    assert not any(one.own_law for one in death.by_instrument.steps)


def test_a_step_names_its_message_and_what_it_rests_on() -> None:
    assessment = ask("USA GBR", "extradition", "illegal_access", ON, committed_in="GBR")
    forum = next(one for one in assessment.steps if one.id == "forum")
    assert forum.message == "forum.open"
    assert forum.provisions[0].headed == "Extradition Act 2003, s 83A (forum)"
    assert forum.values == {"state": "GBR", "law": "Extradition Act 2003", "article": "s 83A", "heading": "forum"}
    unknown = ask("NGA GHA", "extradition", "malware", date(2010, 1, 1)).routes[-1].steps[0]
    assert unknown.message.endswith(".open")
    assert unknown.provisions == ()


def test_a_national_rule_is_the_one_of_the_day() -> None:
    """Basic Law of Germany, Art. 16(2): nobody at first; Member States since the statute of August 2004, and between its fall and the next one nobody."""
    rule = facts().state_by_code["DEU"].nationals
    assert rule is not None
    assert rule.since is not None
    days = (
        date(2000, 12, 1),
        date(2004, 8, 22),
        date(2004, 8, 23),
        date(2005, 7, 17),
        date(2005, 7, 18),
        date(2006, 8, 1),
    )
    lifted = [held.lifted_when for held in map(rule.on, days) if held]
    assert lifted == [(), (), ("eu_member",), ("eu_member",), (), ()]
    assert rule.on(date(2006, 8, 2)) == rule
    assert rule.on(date(1949, 5, 23)) is None
    within = NationalRule(answer="refuses", law="", article="", text="", provenance=SEEN, since=PartialDate("1990"))
    assert within.on(date(1990, 6, 1)) is None
    assert within.on(date(1991, 1, 1)) == within


def test_an_offence_that_needs_more_than_the_acts_is_not_chosen_where_another_fits() -> None:
    """Computer Misuse Act 1990, s 1 before s 2, which needs a further intent; alone it leaves the answer unknown."""
    punishment = cb.punished("GBR", "illegal_access", on=ON)
    assert punishment.offence is not None
    assert punishment.offence.id == "gbr_cma_1_2008"
    assert [form.section for form in punishment.graver] == ["s 2"]
    only = tuple(one for one in facts().state_by_code["GBR"].offences if one.id == "gbr_cma_2")
    alone = cb.punished("GBR", "illegal_access", on=ON, facts=other_law("GBR", offences=only, first_offences=()))
    assert alone.answer is None
    assert "but only if the access was meant for a further serious offence" in alone.reason


def sections_of(pair: str, on: date) -> set[str]:
    """The sections of the requested state's own law that any way of a request for extradition meets, on penalty and dual criminality."""
    assessment = ask(pair, "extradition", "illegal_access", on, organised_group=True, maximum_penalty_months=60)
    steps = (one for route in assessment.routes for one in route.steps if one.own_law)
    return {one.values["article"] for one in steps if one.id in {"threshold", "dual_criminality"}}


def test_the_united_kingdom_asks_a_state_of_the_arrest_warrant_under_part_1_and_all_others_under_part_2() -> None:
    """Extradition Act 2003, s 64 and s 137: the Framework Decision has bound it and Germany from 1 January 2004 to 31 December 2020."""
    assert sections_of("DEU GBR", date(2008, 5, 1)) == {"s 64(3)(c)"}
    assert sections_of("DEU GBR", date(2021, 1, 1)) == {"s 64(3)(c)"}, "the Trade and Cooperation Agreement"
    assert "s 64(3)(c)" not in sections_of("USA GBR", date(2008, 5, 1)) | sections_of("SAU GBR", date(2008, 5, 1))
    assert "s 137(3)" in sections_of("SAU GBR", date(2008, 5, 1))


@pytest.mark.parametrize(
    ("pair", "measure", "asked", "dual_criminality"),
    [
        # Morocco may extradite without a treaty, and its law was not read whole.
        ("USA MAR", "extradition", True, True),
        ("USA MAR", "mutual_assistance", False, False),
        # Japan's Acts were read, and that on assistance asks for it too (Article 2); the Philippines and the United States extradite under a treaty only.
        ("RUS JPN", "extradition", False, True),
        ("RUS JPN", "mutual_assistance", False, True),
        ("RUS PHL", "extradition", False, True),
        ("RUS USA", "extradition", False, True),
    ],
)
def test_what_else_a_law_asks_that_was_not_read_is_asked_only_of_extradition_without_a_treaty(
    pair: str, measure: str, *, asked: bool, dual_criminality: bool
) -> None:
    assessment = ask(pair, measure, "malware", date(2005, 8, 26))
    way = next(one for one in assessment.routes if one.title.startswith("Without a treaty"))
    what_else = [(one.fact, one.effect) for one in way.questions if one.text.startswith("What else does the law of")]
    assert what_else == ([("", "condition_failed")] if asked else [])
    assert ("dual_criminality" in {one.id for one in way.steps}) is dual_criminality


@pytest.mark.parametrize(
    ("conduct", "on", "effect", "says"),
    [
        # Its law on computers is in force from 22 December 2003.
        ("malware", date(2003, 12, 21), "open", "is not recorded."),
        ("malware", date(2003, 12, 22), "no_obstacle", "is not recorded. If it asks for it, it is met."),
        (None, date(2003, 12, 22), "open", "is not recorded. The conduct is not stated."),
    ],
)
def test_where_nobody_read_whether_a_law_asks_for_dual_criminality_it_is_told_whether_it_would_be_met(
    conduct: str | None, on: date, effect: str, says: str
) -> None:
    """Morocco extradites without a treaty, and what its law asks then was not read."""
    assessment = ask("USA MAR", "extradition", conduct, on)
    way = next(one for one in assessment.routes if one.title.startswith("Without a treaty"))
    asked = next(one for one in way.steps if one.id == "dual_criminality")
    assert asked.effect == effect
    assert asked.answer.endswith(says)
    if conduct is None:
        assert (asked.reasons, asked.verified) == ((), False)
    else:
        finding = cb.dual_criminality(conduct, "USA", "MAR", on=on)
        assert (asked.reasons, asked.verified) == (finding.reasons, finding.verified)


@pytest.mark.parametrize(
    ("pair", "way", "treaty"),
    [
        ("USA MAR", "Without a treaty", False),
        ("USA CAN", "A bilateral treaty", True),
        ("CHN ZAF", "A bilateral treaty", True),
    ],
)
def test_an_obstacle_of_which_no_law_that_was_read_speaks_is_named_left_open_and_never_confirmed(
    pair: str, way: str, *, treaty: bool
) -> None:
    """Morocco without a treaty, Canada over one that nobody read, South Africa over one for which nobody searched."""
    held = other_law(pair.split()[1], own_law=(), not_applied=())
    assessment = ask(pair, "extradition", "malware", ON, facts=held, military_offence=True)
    named = [
        one for route in assessment.routes if way in route.title for one in route.steps if one.id == "military_offence"
    ]
    assert {(one.effect, one.verified) for one in named} == {("open", False)}
    assert {"of the treaty, which was not read, and of the law of" in one.answer for one in named} == {treaty}


@pytest.mark.parametrize("way", ["unread", "none"])
def test_a_fact_of_which_own_law_speaks_is_not_left_to_a_law_that_was_not_read(way: str) -> None:
    """Canada asked over a treaty that nobody read; Japan without one."""
    pair, title = {"unread": ("USA CAN", "A bilateral treaty"), "none": ("FRA JPN", "Without a treaty")}[way]
    held = other_law(pair.split()[1], own_law=(replace(BAR, effect="permits_refusal"),))
    assessment = ask(pair, "extradition", "malware", BEFORE, facts=held, humanitarian_reasons=True)
    route = next(one for one in assessment.routes if one.title.startswith(title))
    assert "made_up" in {one.id for one in route.steps}
    assert "humanitarian_reasons" not in {one.id for one in route.steps}


def test_whether_a_person_is_a_national_is_asked_as_what_it_would_do_on_that_way() -> None:
    """Constitution of Italy, Art. 26: only where a convention provides for it; without one it forbids, over one unread it may."""
    rule = NationalRule(
        answer="refuses", law="A made-up Act", article="s 2", text="Only by treaty.", provenance=SEEN, lifted_when=("treaty",)
    )  # fmt: skip
    effects = {}
    for pair in ("FRA JPN", "USA CAN"):
        held = other_law(pair.split()[1], nationals=rule)
        for route in ask(pair, "extradition", "malware", BEFORE, facts=held).routes:
            effects |= {
                (pair, route.title.split(" (")[0].split(":")[0]): one.effect
                for one in route.questions
                if one.fact == "person_nationalities" and route.basis is None
            }
    assert effects["FRA JPN", "Without a treaty"] == effects["USA CAN", "Without a treaty"] == "requires_refusal"
    assert effects["USA CAN", "A bilateral treaty"] == "open"


# --- what is asked, and what a step rests on -----------------------------------------------------------------------------------

DUAL = replace(BAR, tests="dual_criminality", effect="condition_failed", fact="")
LEVEL = replace(BAR, tests="threshold", effect="condition_failed", fact="", months=12)


@pytest.mark.parametrize(
    ("rule", "health", "questions"),
    [
        (BAR, None, ["humanitarian_reasons"]),
        (BAR, False, []),
        (BAR, True, []),
        (replace(BAR, tests="question", fact=""), None, [""]),
        (replace(BAR, tests="question"), True, []),
        (DUAL, None, []),
        (LEVEL, None, []),
    ],
)
def test_a_law_asks_what_nobody_stated_and_only_what_a_fact_or_a_court_can_answer(
    rule: OwnLawRule, health: bool | None, questions: list[str]
) -> None:
    asks = over(asked(rule, humanitarian_reasons=health), "uk_us_2003").questions
    assert [one.fact for one in asks if one.provisions[0].instrument_name == rule.law] == questions


@pytest.mark.parametrize(("raised_when", "says"), [(True, "is not so."), (False, "is so.")])
def test_a_fact_that_is_denied_is_told_as_it_was_stated(raised_when: bool, says: str) -> None:
    denied = asked(replace(BAR, raised_when=raised_when), humanitarian_reasons=not raised_when)
    told = next(one for one in over(denied, "uk_us_2003").steps if one.id == "made_up")
    assert told.answer == f"It is stated that this {says}"


@pytest.mark.parametrize(
    ("law", "offence", "verified"),
    [("confirmed", "confirmed", True), ("unverified", "confirmed", False), ("confirmed", "unverified", False)],
)
def test_dual_criminality_of_own_law_rests_on_the_law_and_on_the_offences(
    law: Any, offence: Any, verified: bool
) -> None:
    rule = replace(DUAL, provenance=Provenance(status=law))
    offences = tuple(
        replace(one, provenance=replace(one.provenance, status=offence))
        for one in facts().state_by_code["JPN"].offences
    )
    held = other_law("JPN", own_law=(rule,), offences=offences)
    assessment = ask("FRA JPN", "extradition", "illegal_access", BEFORE, facts=held)
    asks = next(one for one in assessment.steps if one.id == "dual_criminality")
    finding = cb.dual_criminality("illegal_access", "FRA", "JPN", on=BEFORE, facts=held)
    assert (asks.answer, asks.reasons) == (rule.text, finding.reasons)
    assert asks.provisions == (rule.provision, *finding.provisions)
    assert asks.verified is verified


def test_dual_criminality_of_own_law_without_a_stated_conduct_is_open_and_not_confirmed() -> None:
    assessment = ask("FRA JPN", "extradition", None, BEFORE, facts=other_law("JPN", own_law=(DUAL,)))
    asks = next(one for one in assessment.steps if one.id == "dual_criminality")
    assert (asks.effect, asks.verified, asks.reasons) == ("open", False, ())
    assert asks.answer == f"{DUAL.text} The conduct is not stated."


def test_what_the_treaty_tests_own_law_does_not_test_again() -> None:
    tested = [one.own_law for one in over(asked(DUAL), "uk_us_2003").steps if one.id == "dual_criminality"]
    assert tested == [False]
    # A convention that leaves the conditions of the law standing tests dual criminality itself.
    held = other_law("BRA", own_law=(DUAL,))
    route = over(ask("MYS BRA", "extradition", "illegal_access", date(2020, 1, 1), facts=held), "untoc_2000")
    assert [one.id for one in route.steps if one.own_law] == []


def test_a_level_of_own_law_is_tested_under_both_laws_and_for_no_sentence_that_it_does_not_name() -> None:
    held, penalty = other_law("JPN", own_law=(LEVEL,)), {"FRA": 60, "JPN": 11}
    assessment = ask("FRA JPN", "extradition", "malware", BEFORE, facts=held, maximum_penalty_months=penalty)
    levels = [one for one in assessment.steps if one.id == "threshold"]
    assert [one.effect for one in levels] == ["no_obstacle", "condition_failed"]
    # Where the act was no offence there is no penalty to ask for: Japan's law on access is in force since 13 February 2000.
    early = ask(
        "FRA JPN", "extradition", "illegal_access", date(1999, 1, 1), facts=held, maximum_penalty_months=penalty
    )
    assert "threshold" not in {one.id for one in early.steps}
    theirs = other_law("JPN", own_law=(replace(LEVEL, whose="requesting"),))
    assessment = ask("FRA JPN", "extradition", "malware", BEFORE, facts=theirs, maximum_penalty_months=penalty)
    assert [one.effect for one in assessment.steps if one.id == "threshold"] == ["no_obstacle"]
    convicted = ask("FRA JPN", "extradition", "malware", BEFORE, facts=held, sentence_months=1)
    assert not {"sentence", "threshold"} & {one.id for one in convicted.steps}


@pytest.mark.parametrize(("on", "speaks"), [(date(2020, 12, 31), True), (date(2021, 1, 1), False)])
def test_a_rule_for_the_states_of_an_instrument_needs_both_to_be_bound(on: date, speaks: bool) -> None:
    """The Framework Decision on the arrest warrant bound the United Kingdom until the end of 2020, and binds Germany."""
    held = other_law("GBR", own_law=(replace(BAR, between=("eaw_2002",)),))
    assessment = ask("DEU GBR", "extradition", "illegal_access", on, facts=held, humanitarian_reasons=True)
    assert bool(of_rule(assessment)) is speaks


def test_an_instrument_that_is_not_known_to_bind_both_neither_opens_a_part_of_a_law_nor_closes_one() -> None:
    """The Fourth Protocol on Extradition: whether Ukraine and Ireland are bound is not known."""
    for change, speaks in (({"between": ("ets_212",)}, False), ({"not_between": ("ets_212",)}, True)):
        held = other_law("IRL", own_law=(replace(BAR, **change),))
        assessment = ask("UKR IRL", "extradition", "malware", ON, facts=held, humanitarian_reasons=True)
        assert bool(of_rule(assessment)) is speaks, change


@pytest.mark.parametrize(
    ("pair", "on", "effect"),
    [
        ("MYS BWA", date(1997, 10, 23), "condition_failed"),
        ("MYS BWA", date(1997, 10, 24), "no_obstacle"),
        ("USA BWA", date(1997, 10, 24), "condition_failed"),
    ],
)
def test_a_law_may_need_no_treaty_with_the_commonwealth_from_a_day_on(pair: str, on: date, effect: str) -> None:
    """Botswana, Extradition Act, ss 3 and 4, before 2018: by an arrangement; with the Commonwealth without one, since 24 October 1997."""
    way = next(one for one in ask(pair, "extradition", "illegal_access", on).routes if one.title.startswith("Without"))
    assert way.steps[0].effect == effect


@pytest.mark.parametrize(("status", "verified"), [("confirmed", True), ("unverified", False)])
def test_what_a_law_says_of_the_commonwealth_is_told_with_the_rule_and_rests_on_its_own_source(
    status: Any, verified: bool
) -> None:
    rule = facts().state_by_code["BWA"].without_treaty_extradition
    assert rule is not None
    group = replace(rule.for_states[0], provenance=Provenance(status=status))
    held = other_law("BWA", without_treaty_extradition=replace(rule, for_states=(group,)))
    asks = ("MYS BWA", "extradition", "illegal_access", date(2022, 1, 1))
    way = next(one for one in ask(*asks, facts=held).routes if one.title.startswith("Without"))
    assert way.steps[0].answer.startswith(f"{rule.text} {group.text}")
    assert way.steps[0].verified is verified
    without = replace(held, instruments=tuple(one for one in held.instruments if one.id != group.among))
    way = next(one for one in ask(*asks, facts=without).routes if one.title.startswith("Without"))
    assert way.steps[0].effect == "open", "of a group that the facts do not hold nothing is known"
