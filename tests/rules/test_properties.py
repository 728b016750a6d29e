"""Properties that are true in law, whatever the facts of the case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import assume, given
from hypothesis import strategies as st

import crossborder as cb
from crossborder.records import PartialDate, facts
from crossborder.records.records import (
    BasisRule,
    DatedFact,
    DualCriminalityRule,
    Instrument,
    NationalRule,
    OwnLawRule,
    ParticipationEvent,
    Provenance,
    Provision,
    Reservation,
)
from crossborder.records.terms import RISKS
from crossborder.rules import BEST_FIRST
from crossborder.rules.stated import FACT_WORDS, stated
from tests.rules.asking import other_law

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crossborder.records.collection import Facts
    from crossborder.rules import Route

SEEN = Provenance(status="confirmed")
TEACHING = sorted(state.code for state in facts().states if state.offences)
CONDUCTS = sorted(facts().conduct_by_id)
STATED = sorted({*RISKS, "evidence_sufficient", "organised_group"})
DAYS = st.dates(date(1985, 1, 1), date(2026, 11, 1))
PAIRS = st.tuples(st.sampled_from(TEACHING), st.sampled_from(TEACHING)).filter(lambda pair: pair[0] != pair[1])


@st.composite
def requests(draw: st.DrawFn, measure: str | None = None) -> dict[str, Any]:
    """A request with any mixture of stated and unstated facts."""
    requesting, requested = draw(PAIRS)
    committed = draw(DAYS)
    return {
        "requesting": requesting,
        "requested": requested,
        "measure": measure or draw(st.sampled_from(cb.MEASURES)),
        "conduct": draw(st.sampled_from([None, *CONDUCTS])),
        "committed_on": committed,
        "requested_on": committed + timedelta(days=draw(st.integers(0, 3000))),
        "maximum_penalty_months": draw(st.none() | st.integers(0, 400)),
        "sentence_months": draw(st.none() | st.integers(0, 100)),
        "person_nationalities": draw(st.none() | st.sets(st.sampled_from(TEACHING), max_size=2).map(tuple)),
        "assurances": tuple(draw(st.sets(st.sampled_from(cb.ASSURANCES)))),
        # Few at a time: with one of many obstacles every way is closed, and nothing is left to compare.
        **draw(st.dictionaries(st.sampled_from(STATED), st.booleans(), max_size=3)),
    }


def outcomes(facts_of_case: dict[str, Any], **change: Any) -> dict[str, str]:
    """What each way comes to, by its title, with something of the case changed."""
    routes = cb.assess(cb.CooperationRequest(**facts_of_case | change)).routes
    return {route.title: route.outcome for route in routes}


# What a bar does is judged from bad to good: "open" is no answer, so that it stands between a way that is open to the states and
# one that is closed.
FROM_GOOD_TO_BAD = ("available", "refusable", "discretionary", "open", "unavailable")


def no_better(worse: dict[str, str], better: dict[str, str]) -> bool:
    """Whether none of the ways that are in both is better in the first."""
    place = FROM_GOOD_TO_BAD.index
    return all(place(worse[title]) >= place(better[title]) for title in worse.keys() & better.keys())


@given(requests())
def test_every_request_gets_an_outcome_with_reasons(facts_of_case: dict[str, Any]) -> None:
    assessment = cb.assess(cb.CooperationRequest(**facts_of_case))
    assert assessment.outcome in BEST_FIRST
    assert assessment.outcome == assessment.routes[0].outcome
    # An open way that obliges nobody can at best become discretionary, and stands no better than a way that is so already.
    places = [
        BEST_FIRST.index(
            "discretionary" if route.outcome == "open" and (route.remote or not route.obliges) else route.outcome
        )
        for route in assessment.routes
    ]
    assert places == sorted(places)
    for route in assessment.routes:
        assert route.steps
        assert all(step.question and step.answer for step in route.steps)
        assert route.deciding


@given(requests())
def test_a_way_that_obliges_nobody_is_at_best_discretionary_and_one_that_obliges_never_is(
    facts_of_case: dict[str, Any],
) -> None:
    for route in cb.assess(cb.CooperationRequest(**facts_of_case)).routes:
        assert route.outcome not in ({"discretionary"} if route.obliges else {"available", "refusable"}), route.title


@given(requests())
def test_a_step_that_decides_against_rests_on_a_provision(facts_of_case: dict[str, Any]) -> None:
    for route in cb.assess(cb.CooperationRequest(**facts_of_case)).routes:
        for step in route.steps:
            if step.effect in {"condition_failed", "requires_refusal", "permits_refusal", "lifted_by_assurance"}:
                assert step.provisions, step


@given(PAIRS, DAYS, st.sampled_from(cb.MEASURES), st.sampled_from([None, *CONDUCTS]))
def test_legal_bases_hold_in_both_directions(
    pair: tuple[str, str], on: date, measure: str, conduct: str | None
) -> None:
    def roles(first: str, second: str) -> list[tuple[str, str]]:
        bases = cb.legal_bases(first, second, on=on, measure=measure, conduct=conduct)
        return sorted((basis.instrument.id, basis.role) for basis in bases)

    assert roles(*pair) == roles(*reversed(pair))


@given(requests("extradition"), st.integers(0, 60), st.integers(1, 300))
def test_raising_a_penalty_never_loses_extraditability(facts_of_case: dict[str, Any], months: int, more: int) -> None:
    before = outcomes(facts_of_case, maximum_penalty_months=months)
    for title, outcome in outcomes(facts_of_case, maximum_penalty_months=months + more).items():
        assert BEST_FIRST.index(outcome) <= BEST_FIRST.index(before[title]), title


@given(requests(), st.sampled_from(RISKS))
def test_raising_an_obstacle_never_makes_a_way_better_than_denying_it(facts_of_case: dict[str, Any], fact: str) -> None:
    assert no_better(outcomes(facts_of_case | {fact: True}), outcomes(facts_of_case | {fact: False}))


@given(requests(), st.sampled_from(RISKS))
def test_a_ground_nobody_raised_does_not_change_the_outcome(facts_of_case: dict[str, Any], fact: str) -> None:
    silent = cb.assess(cb.CooperationRequest(**(facts_of_case | {fact: None}))).outcome
    denied = cb.assess(cb.CooperationRequest(**(facts_of_case | {fact: False}))).outcome
    assert silent == denied


@given(requests(), st.sampled_from(RISKS))
def test_an_obstacle_that_is_denied_makes_no_way_worse_and_one_that_is_raised_makes_none_better(
    facts_of_case: dict[str, Any], fact: str
) -> None:
    silent = outcomes(facts_of_case | {fact: None})
    assert no_better(silent, outcomes(facts_of_case | {fact: False}))
    # What was open because the fact was not stated may be answered by stating it.
    answered = {title: outcome for title, outcome in silent.items() if outcome != "open"}
    assert no_better(outcomes(facts_of_case | {fact: True}), answered)


@given(requests())
def test_no_treaty_gives_an_answer_on_a_fact_that_nobody_stated(facts_of_case: dict[str, Any]) -> None:
    request = cb.CooperationRequest(**facts_of_case)
    unstated = {words for fact, words in FACT_WORDS.items() if stated(request, fact) is None}
    by_treaty = [step for route in cb.assess(request).routes for step in route.steps if not step.own_law]
    assert [step for step in by_treaty if step.question in unstated] == []


@given(requests("extradition"), st.sampled_from(cb.ASSURANCES))
def test_an_assurance_never_hurts(facts_of_case: dict[str, Any], assurance: str) -> None:
    grave = facts_of_case | {"death_penalty": True, "life_imprisonment": True}
    given_too = outcomes(grave, assurances=(*facts_of_case["assurances"], assurance))
    assert no_better(outcomes(grave), given_too)


@given(requests())
def test_that_both_states_punished_the_act_never_makes_a_way_worse(facts_of_case: dict[str, Any]) -> None:
    both = (facts_of_case["requesting"], facts_of_case["requested"])
    assert no_better(outcomes(facts_of_case), outcomes(facts_of_case, punished_in=both))


@given(requests())
def test_that_there_is_no_organised_group_never_makes_a_way_better(facts_of_case: dict[str, Any]) -> None:
    assert no_better(outcomes(facts_of_case, organised_group=False), outcomes(facts_of_case, organised_group=True))


def _denies_subject(facts_of_case: dict[str, Any], rule: BasisRule) -> bool:
    return any(one.subject and facts_of_case.get(one.fact) is False for one in rule.conditions)


@given(requests(), st.none() | st.booleans())
def test_an_instrument_is_a_way_exactly_where_nothing_stated_puts_the_case_outside_its_subject(
    facts_of_case: dict[str, Any], organised: bool | None
) -> None:
    pair = facts_of_case["requesting"], facts_of_case["requested"]
    case = facts_of_case | {"organised_group": organised, "facts": _between("untoc_2000", pair)}
    assessment = cb.assess(cb.CooperationRequest(**case))
    asked = {name: case[name] for name in ("measure", "conduct", "facts")}
    bases = cb.legal_bases(*pair, on=case["requested_on"], **asked)
    standing = {basis.provisions[0].label for basis in bases if basis.role != "replaced"}
    outside = {basis.provisions[0].label for basis in bases if _denies_subject(case, basis.rule)}
    titles = {route.title for route in assessment.routes}
    told = {
        one.instrument_id
        for way in assessment.alternatives
        if way.id == "spontaneous_information"
        for one in way.provisions
    }
    assert ("untoc_2000" in told) is (organised is not False)
    assert standing - outside <= titles
    assert not outside & titles


@given(requests())
def test_a_convention_whose_subject_nothing_shows_leads_only_where_no_other_way_comes_to_the_same(
    facts_of_case: dict[str, Any],
) -> None:
    held = _between("untoc_2000", (facts_of_case["requesting"], facts_of_case["requested"]))
    best, *others = cb.assess(cb.CooperationRequest(**facts_of_case | {"organised_group": None, "facts": held})).routes

    def beside_the_subject(route: Route) -> bool:
        rules = route.basis.instrument.bases if route.basis else ()
        return any(one.subject for rule in rules for one in rule.conditions)

    alike = [route for route in others if route.outcome == best.outcome and not route.remote]
    assert not beside_the_subject(best) or all(map(beside_the_subject, alike))


@st.composite
def bars(draw: st.DrawFn) -> OwnLawRule:
    """A rule of own law on extradition that no rule of the data knows, on all ways of asking or on some."""
    tests = draw(st.sampled_from(["fact", "dual_criminality", "threshold", "question"]))
    # Only what tests a fact speaks of one.
    fact = draw(st.sampled_from([*RISKS, "forum_bar"])) if tests == "fact" else ""
    return OwnLawRule(
        id="made_up",
        law="A made-up Act",
        article="s 1",
        heading="a made-up bar",
        text="A made-up bar.",
        provenance=SEEN,
        measures=("extradition",),
        tests=tests,
        effect=draw(st.sampled_from(["condition_failed", "requires_refusal", "permits_refusal"])),
        fact=fact,
        months=draw(st.integers(0, 60)),
        ways=tuple(draw(st.sets(st.sampled_from(["treaty", "unread", "none"]), min_size=1))),
    )


def _with_bar(code: str, bar: OwnLawRule) -> Facts:
    return other_law(code, own_law=(*facts().state_by_code[code].own_law, bar))


@given(requests("extradition"), bars())
def test_a_national_bar_never_makes_a_way_better(facts_of_case: dict[str, Any], bar: OwnLawRule) -> None:
    # A fact on which nothing spoke was open; a bar that speaks of it, and does not stand in the way, answers it.
    assume(facts_of_case.get(bar.fact) is not True or bar.effect != "permits_refusal")
    barred = outcomes(facts_of_case, facts=_with_bar(facts_of_case["requested"], bar))
    before = outcomes(facts_of_case)
    assert barred.keys() == before.keys()
    assert no_better(barred, before)


REFUSES = NationalRule(
    answer="refuses", law="A made-up Act", article="s 2", text="No national is extradited.", provenance=SEEN
)


@given(requests("extradition"))
def test_refusing_nationals_never_makes_a_way_better(facts_of_case: dict[str, Any]) -> None:
    asked = facts_of_case["requested"]
    barred = outcomes(facts_of_case, facts=other_law(asked, nationals=REFUSES))
    let_go = outcomes(facts_of_case, facts=other_law(asked, nationals=replace(REFUSES, answer="extradites")))
    assert barred.keys() == let_go.keys()
    assert no_better(barred, let_go)


@given(requests("extradition"))
def test_a_law_that_lets_no_national_go_closes_every_way_that_no_treaty_opens(facts_of_case: dict[str, Any]) -> None:
    """Without a treaty, over one that nobody read, and over a convention that leaves nationals to the law."""
    asked = facts_of_case["requested"]
    national = facts_of_case | {"person_nationalities": (asked,), "facts": other_law(asked, nationals=REFUSES)}
    for route in cb.assess(cb.CooperationRequest(**national)).routes:
        if route.basis is None or route.basis.rule.role == "optional":
            assert route.outcome == "unavailable", route.title


@given(requests())
def test_a_law_that_asks_for_a_treaty_never_makes_a_way_better_than_one_that_may_help(
    facts_of_case: dict[str, Any],
) -> None:
    asked, subject = facts_of_case["requested"], "extradition"
    if facts_of_case["measure"] != subject:
        subject = "assistance"

    def by_law(answer: str) -> dict[str, str]:
        rule = replace(REFUSES, answer=answer, text="A made-up rule.")
        return outcomes(facts_of_case, facts=other_law(asked, **{f"without_treaty_{subject}": rule}))

    only, may = by_law("treaty_only"), by_law("may_help")
    assert no_better(only, may)
    assert only.get("Without a treaty: the requested state's own law", "unavailable") == "unavailable"


OPTIONAL = [
    (instrument.id, rule.notification)
    for instrument in facts().instruments
    for rule in instrument.bases
    if rule.role == "optional" and rule.notification
]


@given(requests("extradition"), st.sampled_from(OPTIONAL))
def test_a_convention_that_the_state_does_not_take_as_the_basis_is_never_a_better_way_than_one_that_it_takes(
    facts_of_case: dict[str, Any], offered: tuple[str, str]
) -> None:
    held, (instrument, article) = facts(), offered
    place = instrument, facts_of_case["requested"]
    others = tuple(one for one in held.reservations if (one.instrument, one.state) != place)

    def by_notification(answer: Any) -> dict[str, str]:
        told = Reservation(
            instrument=instrument, state=facts_of_case["requested"], article=article, result="made",
            text="A made-up notification.", provenance=SEEN, takes_as_basis=answer,
        )  # fmt: skip
        return outcomes(facts_of_case, facts=replace(held, reservations=(*others, told)))

    assert no_better(by_notification("no"), by_notification("yes"))


@given(requests(), st.sampled_from([one for one in facts().reservations if one.result == "made"]))
def test_what_a_state_withdrew_counts_as_little_as_what_it_never_made(
    facts_of_case: dict[str, Any], record: Reservation
) -> None:
    assume(record.state != facts_of_case["requesting"])
    held, place = facts(), (record.instrument, record.state, record.article)
    others = tuple(one for one in held.reservations if (one.instrument, one.state, one.article) != place)
    withdrawn = replace(record, since=None, until=PartialDate("1970"), provenance=SEEN)
    never = Reservation(
        instrument=record.instrument, state=record.state, article=record.article, result="none_found",
        text="Looked for, none found.", provenance=SEEN,
    )  # fmt: skip

    def with_record(one: Reservation) -> dict[str, str]:
        changed = replace(held, reservations=(*others, one))
        return outcomes(facts_of_case, requested=record.state, facts=changed)

    assert with_record(withdrawn) == with_record(never)


@given(requests("extradition"), st.sampled_from(RISKS))
def test_without_its_treaties_the_requested_states_own_law_speaks_all_the_same(
    facts_of_case: dict[str, Any], fact: str
) -> None:
    asked = facts_of_case["requested"]
    bar = OwnLawRule(
        id="made_up", law="A made-up Act", article="s 1", heading="a made-up bar", text="A made-up bar.",
        provenance=SEEN, measures=("extradition",), tests="fact", effect="requires_refusal", fact=fact,
    )  # fmt: skip
    with_law = _with_bar(asked, bar)
    raised = facts_of_case | {fact: True, "person_nationalities": (asked,)}
    for law in (
        with_law,
        replace(with_law, instruments=(), participation=(), relations=(), reservations=(), coverage=()),
    ):
        for route in cb.assess(cb.CooperationRequest(**raised, facts=law)).routes:
            ids = {step.id for step in route.steps}
            # A way that is left to the treaties before it is closed before any law is asked.
            assert {"made_up", "nationals"} <= ids or "earlier_law" in ids, (route.title, ids)
            assert route.outcome == "unavailable"


def _between(instrument: str, pair: tuple[str, str]) -> Facts:
    """The facts with an instrument in force between two states, whatever they joined."""
    held = facts()
    others = [one for one in held.participation if one.instrument != instrument or one.state not in pair]
    return replace(held, participation=(*others, *_joined(instrument, pair)))


def _with_record(held: Facts, record: Reservation) -> Facts:
    """The facts with one record on a reservation of a state to an article, and no other."""
    place = record.instrument, record.state, record.article
    others = [one for one in held.reservations if (one.instrument, one.state, one.article) != place]
    return replace(held, reservations=(*others, record))


def _never(record: Reservation) -> Reservation:
    return Reservation(
        instrument=record.instrument, state=record.state, article=record.article, result="none_found",
        text="Looked for, none found.", provenance=SEEN,
    )  # fmt: skip


MADE = [one for one in facts().reservations if one.result == "made"]


@given(requests(), st.sampled_from(MADE), st.integers(-2, 2), st.data())
def test_a_reservation_stands_until_the_day_on_which_it_is_withdrawn_and_is_none_from_then_on(
    facts_of_case: dict[str, Any], record: Reservation, days: int, data: st.DataObject
) -> None:
    pair = facts_of_case["requesting"], record.state
    assume(len(set(pair)) > 1)
    offered = {one for rule in facts().instrument_by_id[record.instrument].bases for one in rule.measures}
    case = facts_of_case | {
        "requested": record.state,
        "measure": data.draw(st.sampled_from(sorted(offered))),
        "person_nationalities": data.draw(st.sampled_from([None, (record.state,)])),
    }
    held = _between(record.instrument, pair)

    def effects(one: Reservation) -> dict[str, list[tuple[str, str]]]:
        routes = cb.assess(cb.CooperationRequest(**case, facts=_with_record(held, one))).routes
        return {route.title: [(step.id, step.effect) for step in route.steps] for route in routes}

    kept = replace(record, since=None, until=None, provenance=SEEN)
    end = PartialDate((case["requested_on"] + timedelta(days=days)).isoformat())
    assert effects(replace(kept, until=end)) == effects(kept if days > 0 else _never(kept))


ON_RESERVATION = [
    (instrument.id, rule)
    for instrument in facts().instruments
    for rule in instrument.dual_criminality
    if rule.requirement == "reserved"
]


@given(requests(), st.sampled_from(ON_RESERVATION), st.sampled_from(CONDUCTS), st.booleans())
def test_a_reservation_on_dual_criminality_changes_a_way_only_where_the_act_is_no_offence_in_both(
    facts_of_case: dict[str, Any], reserved: tuple[str, DualCriminalityRule], conduct: str, both: bool
) -> None:
    (instrument, rule), pair = reserved, (facts_of_case["requesting"], facts_of_case["requested"])
    case = facts_of_case | {
        "measure": rule.measures[0],
        "conduct": conduct if "*" in rule.conducts else rule.conducts[0],
        "punished_in": pair if both else (),
    }
    days = {"on": case["committed_on"], "requested_on": case["requested_on"]}
    met = cb.dual_criminality(case["conduct"], *pair, stated_in=case["punished_in"], **days).met
    assume(met is not None)
    record = Reservation(
        instrument=instrument, state=pair[1], article=rule.reservation, result="made",
        text="A made-up reservation.", provenance=SEEN,
    )  # fmt: skip
    # The requesting state made none, to which the other could hold it.
    held = _with_record(_between(instrument, pair), _never(replace(record, state=pair[0])))

    def over(one: Reservation) -> list[str]:
        routes = cb.assess(cb.CooperationRequest(**case, facts=_with_record(held, one))).routes
        return [route.outcome for route in routes if route.basis and route.basis.instrument.id == instrument]

    worse = {} if met else {"available": "refusable"}
    assert over(record) == [worse.get(outcome, outcome) for outcome in over(_never(record))]


def _treaty(*, assistance: bool) -> Instrument:
    article = Provision(
        instrument_id="made_up",
        instrument_name="A made-up treaty",
        article="1",
        summary="Assistance.",
        status="confirmed",
    )
    rule = BasisRule(measures=cb.MEASURES, role="operative", articles=("1",), covers=("*",))
    return Instrument(
        id="made_up",
        title="A made-up treaty",
        short_title="A made-up treaty",
        citation="none",
        kind="bilateral_treaty",
        summary="For a test.",
        provenance=SEEN,
        in_force=DatedFact(day=PartialDate("1980"), provenance=SEEN),
        assistance_treaty=assistance,
        provisions=(article,),
        bases=(rule,),
    )


def _joined(instrument: str, states: Iterable[str]) -> Iterator[ParticipationEvent]:
    """What makes states parties to an instrument from 1980 on."""
    for code in states:
        yield ParticipationEvent(
            instrument=instrument, state=code, event="in_force", day=PartialDate("1980"), provenance=SEEN
        )


@given(PAIRS, DAYS, st.sampled_from(cb.MEASURES), st.booleans())
def test_a_treaty_that_is_added_sets_another_aside_only_by_a_recorded_relation(
    pair: tuple[str, str],
    on: date,
    measure: str,
    assistance: bool,
) -> None:
    held = facts()
    more = replace(
        held,
        instruments=(*held.instruments, _treaty(assistance=assistance)),
        participation=(*held.participation, *_joined("made_up", pair)),
    )
    before = {(basis.instrument.id, basis.rule): basis for basis in cb.legal_bases(*pair, on=on, measure=measure)}
    after = {
        (basis.instrument.id, basis.rule): basis for basis in cb.legal_bases(*pair, on=on, measure=measure, facts=more)
    }
    assert before.keys() <= after.keys()
    for key, basis in before.items():
        if after[key].role != basis.role:
            assert assistance
            assert after[key].role == "replaced"
            assert after[key].replaced_by is not None
            assert after[key].replaced_by.kind == "yields_to"


@given(st.sampled_from(sorted(facts().instrument_by_id)), st.sampled_from(TEACHING), DAYS)
def test_whoever_is_bound_was_bound_by_a_recorded_event(instrument: str, state: str, on: date) -> None:
    standing = cb.standing(instrument, state, on=on)
    assert standing.reason
    if standing.bound:
        assert standing.since is not None
        assert standing.since.reached(on)
        assert state in cb.bound(instrument, on=on)


DATED = [
    event for event in facts().participation if event.event in {"in_force", "ended"} and event.day and event.day.exact
]


@given(st.sampled_from(DATED))
def test_whoever_joins_is_not_bound_the_day_before_and_whoever_leaves_no_longer_on_the_day(
    event: ParticipationEvent,
) -> None:
    assert event.day is not None
    day = event.day.earliest - timedelta(days=event.event == "in_force")
    assert cb.standing(event.instrument, event.state, on=day).bound is False
