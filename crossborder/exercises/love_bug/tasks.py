"""The tasks of the Love Bug exercise, checked by the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import words as shared
from crossborder.exercises.ask import Choice, Day, Many, Option, options, provision_choice
from crossborder.exercises.cited import BUDAPEST, budapest, steps_over
from crossborder.exercises.days import display, in_words
from crossborder.exercises.feedback import Part, Says, capital, mark
from crossborder.exercises.love_bug import law, words
from crossborder.exercises.task import Sample, Task, both_bound, every_answer, every_day, first_day_part, provision_part
from crossborder.exercises.words import DUAL_ANSWERS, OUTCOMES
from crossborder.records import facts
from crossborder.rules import assess, dual_criminality

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from crossborder.exercises.ask import Answers
    from crossborder.records.records import NationalRule, Provision
    from crossborder.rules import CooperationRequest, Punishment, Step

STATES = ("AUS", "BRA", "FRA", "DEU", "IND", "JPN", "MYS", "MAR", "NLD", "PHL", "GBR", "USA")
PRESERVED = ("24(1)(a)", "25(5)", "27(4)", "29(3)", "29(4)", "29(7)")


def all_tasks() -> tuple[Task, ...]:
    """The tasks in order, those of the core path first."""
    return _haven(), _first_day(), _havens(), _later_law(), _schools(), _preserved(), _more_days()


def _offered(*articles: str) -> tuple[Provision, ...]:
    """Provisions of the Philippines, and articles of the Budapest Convention beside them."""
    return tuple(sorted({*law.candidates(law.HAVEN), *budapest(*articles)}, key=lambda provision: provision.label))


# --- 1. which one change makes the act an offence in both states? --------------------------------------------------


def _haven() -> Task:
    offered = _offered("24(1)(a)", "29(3)")
    change = Choice("change", words.HAVEN_CHANGE, options({name: told for name, *told, _ in words.HAVEN_CHANGES}))
    provision = provision_choice(shared.PROVISION_LABEL, offered)
    first = law.firsts(law.HAVEN, law.ACT)
    answers = {"change": change.options[0].value, "provision": (first or offered)[0].label}

    def parts(answers: Answers) -> Iterator[Part]:
        yield _closed(str(answers["change"]))
        yield _first_provision(provision.label, law.HAVEN, str(answers["provision"]), offered)

    samples = (*every_answer(change, answers), Sample(provision.label, answers, (provision.label,)))
    return Task.of(words, "HAVEN", "haven", (change, provision), parts, samples)


def changed_case(change: str) -> CooperationRequest:
    """The case with a change; as it was, while none is chosen."""
    return law.request(next((changes for name, _, _, changes in words.HAVEN_CHANGES if name == change), {}))


def _closed(change: str) -> Part:
    """A change that leaves the answer open does not close the haven; what is not confirmed marks nobody."""
    case = changed_case(change)
    finding = dual_criminality(
        case.conduct or law.MALWARE, case.requesting, case.requested, on=case.committed_on, requested_on=case.requested_on
    )  # fmt: skip
    known = all(test.answer is not None for test in finding.tested)
    wrong = words.HAVEN_WRONG if finding.met is False else words.HAVEN_OPEN
    reason = wrong.format(why=words.HAVEN_WHYS[change], day=in_words(case.committed_on))
    says, rests = Says(words.HAVEN_RIGHT, reason, words.HAVEN_UNGRADED), law.resting_on(finding.provisions)
    holds = (finding.met is True) if known else None
    return mark(words.HAVEN_CHANGE, says, rests, holds=holds, verified=finding.verified)


# --- 2 and 7. the first day on which something was so ---------------------------------------------------------------


def _first_day() -> Task:
    day, provision = Day("day", words.FIRST_DAY), provision_choice(words.FIRST_PROVISION, law.candidates(law.HAVEN))

    def parts(answers: Answers) -> Iterator[Part]:
        yield _first_day_part(day.label, law.HAVEN, str(answers["day"]))
        yield _first_provision(provision.label, law.HAVEN, str(answers["provision"]))

    samples = every_day(day, words.FIRST_SAMPLES, {"provision": _named_first(law.HAVEN)})
    named = Sample(provision.label, samples[0].answers, (provision.label,))
    return Task.of(words, "FIRST", "first_day", (day, provision), parts, (*samples, named))


def _more_days() -> Task:
    malaysia, convention = Day("malaysia", words.MORE_DAYS_MALAYSIA), Day("budapest", words.MORE_DAYS_BUDAPEST)
    provision = provision_choice(words.MORE_DAYS_PROVISION, law.candidates("MYS"))

    def parts(answers: Answers) -> Iterator[Part]:
        yield _first_day_part(malaysia.label, "MYS", str(answers["malaysia"]))
        yield _first_provision(provision.label, "MYS", str(answers["provision"]))
        both = both_bound(law.HAVEN, law.ASKING)
        yield first_day_part(convention.label, str(answers["budapest"]), both, budapest("29(1)"))

    samples = (
        Sample(f"{display(one)}; {display(two)}", {"malaysia": one, "provision": _named_first("MYS"), "budapest": two})
        for one, two in (("1997-06-18", "2007-01-01"), ("2000-06-01", "2018-07-01"))
    )
    return Task.of(words, "MORE_DAYS", "more_days", (malaysia, provision, convention), parts, samples)


def _named_first(state: str) -> str:
    return (law.firsts(state, law.ACT) or law.candidates(state))[0].label


def _first_day_part(label: str, state: str, day: str) -> Part:
    def ruling(on: date) -> tuple[bool | None, bool]:
        punishment = law.malware(state, on)
        return punishment.answer, punishment.verified

    return first_day_part(label, day, ruling, law.resting_on(law.firsts(state, law.ACT)))


def _first_provision(label: str, state: str, named: str, offered: tuple[Provision, ...] = ()) -> Part:
    """Mark the provision that first made the act an offence in a state."""
    verified, firsts = law.malware(state, law.ACT).verified, law.firsts(state, law.ACT)
    return provision_part(label, named, offered or law.candidates(state), firsts, verified=verified)


# --- 3. which of these states had no specific offence on 4 May 2000? ------------------------------------------------


def _havens() -> Task:
    held = {code: law.malware(code, law.ACT) for code in STATES}
    states = tuple(Option(code, facts().state_by_code[code].name, one.reason) for code, one in held.items())
    # For each state the provision that the rules name for 4 May 2000: the one in force, or the first that came later.
    named = {provision for one in held.values() if one.offence for provision in one.provisions}
    offered = tuple(sorted(named, key=lambda provision: provision.label))
    fields = (Many("states", words.HAVENS_TICK, states), provision_choice(words.HAVENS_PROVISION, offered))
    every = [option.value for option in states]
    samples = (
        Sample(words.HAVENS_ALL, {"states": every, "provision": offered[0].label}),
        Sample(words.HAVENS_NONE, {"states": [], "provision": offered[-1].label}),
    )
    return Task.of(words, "HAVENS", "havens", fields, _havens_parts, samples)


def _havens_parts(answers: Answers) -> Iterator[Part]:
    ticked, held = set(answers.get("states", ())), [law.malware(code, law.ACT) for code in STATES]
    right, not_marked = [], []
    for one in held:
        # That a search found no offence, with none to name, is never marked as a "no".
        if not one.verified or one.offence is None or one.answer is None:
            not_marked.append(one)
        elif (one.state in ticked) is (one.answer is False):
            right.append(one)
        else:
            yield Part(_names([one]), "not_yet", capital(f"{one.reason}."), _rests([one]))
    if right:
        yield Part(words.HAVENS_OTHERS, "right", words.HAVENS_RIGHT.format(states=_names(right)), _rests(right))
    if not_marked:
        text = words.HAVENS_UNGRADED.format(states=_names(not_marked))
        yield Part(words.HAVENS_NOT_MARKED, "not_graded", text, _rests(not_marked))
    yield _closing_provision(str(answers["provision"]), held)


def _names(held: list[Punishment]) -> str:
    return ", ".join(facts().state_by_code[one.state].name for one in held)


def _rests(held: list[Punishment]) -> tuple[Provision, ...]:
    return law.resting_on(provision for one in held for provision in one.provisions)


def _closing_provision(named: str, held: list[Punishment]) -> Part:
    """Right when it is the first one of a state that was a haven; its state's answer has to be confirmed."""
    owners = ((one, provision) for one in held for provision in one.provisions if provision.label == named)
    owner, provision = next(owners)
    says = Says.of(words, "HAVENS_PROVISION", reason=capital(f"{owner.reason}."))
    holds = None if owner.answer is None else owner.answer is False
    return mark(words.HAVENS_PROVISION, says, (provision,), holds=holds, verified=owner.verified)


# --- 4. why does the law approved on 14 June 2000 not help? ---------------------------------------------------------


def _later_law() -> Task:
    offered = _offered("24(1)(a)", "25(5)")
    reason = Choice("reason", words.LATER_REASON, options(words.LATER_REASONS))
    provision = provision_choice(shared.PROVISION_LABEL, offered)
    answers = {"reason": reason.options[0].value, "provision": (law.ban() or offered)[0].label}

    def parts(answers: Answers) -> Iterator[Part]:
        ban = facts().state_by_code[law.HAVEN].retroactivity_ban
        verified = ban is not None and ban.provenance.verified
        yield _reason(str(answers["reason"]), verified=verified)
        yield provision_part(provision.label, str(answers["provision"]), offered, law.ban(), verified=verified)

    samples = (*every_answer(reason, answers), Sample(provision.label, answers, (provision.label,)))
    return Task.of(words, "LATER", "later_law", (reason, provision), parts, samples)


def _reason(reason: str, *, verified: bool) -> Part:
    """Ask the rules about the reason: the day of the act, a day in August 2000, and the ban on punishment under later law."""
    act, later = law.malware(law.HAVEN, law.ACT), law.malware(law.HAVEN, law.TRIAL)
    holds = {
        "retroactive": later.answer is True and act.answer is False and bool(law.ban()),
        "never": later.answer is False,
        "content": not law.firsts(law.HAVEN, law.ACT),
        "ignored": act.answer is True,
    }
    says = Says(words.LATER_RIGHT, words.LATER_WRONG[reason], words.LATER_UNGRADED)
    rests, verified = law.resting_on((*later.provisions, *law.ban())), act.verified and later.verified and verified
    known = act.answer is not None and later.answer is not None
    return mark(words.LATER_REASON, says, rests, holds=holds[reason] if known else None, verified=verified)


# --- 5. a request of 1 July 2000: two schools, two answers ----------------------------------------------------------


def _schools() -> Task:
    answers = (Option("yes", *words.SCHOOLS_YES), Option("no", *words.SCHOOLS_NO))
    rules = tuple(rule.provision for rule in _day_rules())
    fields = (
        Choice("act", words.SCHOOLS_ACT, answers),
        provision_choice(words.SCHOOLS_ACT_RULE, rules, "act_rule"),
        Choice("request", words.SCHOOLS_REQUEST, answers),
        provision_choice(words.SCHOOLS_REQUEST_RULE, rules, "request_rule"),
    )
    samples = (
        Sample(rule.label, {"act": "no", "act_rule": rule.label, "request": "yes", "request_rule": rule.label})
        for rule in rules
    )
    return Task.of(words, "SCHOOLS", "schools", fields, _schools_parts, samples)


def _day_rules() -> tuple[NationalRule, ...]:
    """The rules of all states on which day counts, each once."""
    rules = (state.dual_criminality_day for state in facts().states)
    by_label = {rule.provision.label: rule for rule in rules if rule}
    return tuple(by_label[label] for label in sorted(by_label))


def _schools_parts(answers: Answers) -> Iterator[Part]:
    yield _school(words.SCHOOLS_ACT, str(answers["act"]), law.ACT)
    yield _day_rule(words.SCHOOLS_ACT_RULE, str(answers["act_rule"]), "act")
    yield _school(words.SCHOOLS_REQUEST, str(answers["request"]), law.NEW_LAW_REQUEST)
    yield _day_rule(words.SCHOOLS_REQUEST_RULE, str(answers["request_rule"]), "request")
    # What the rules make of it for the Philippines itself; nothing to mark.
    finding = dual_criminality(law.MALWARE, law.ASKING, law.HAVEN, on=law.ACT, requested_on=law.NEW_LAW_REQUEST)
    known = words.SCHOOLS_HOME_KNOWN.format(answer=DUAL_ANSWERS[finding.met])
    text = words.SCHOOLS_HOME_OPEN if finding.met is None else known
    yield Part(words.SCHOOLS_HOME, "note", text, law.resting_on(finding.provisions))


def _school(label: str, said: str, day: date) -> Part:
    """Mark what a school answers for Philippine law: the rules are asked about the day that it counts."""
    punishment, says = law.malware(law.HAVEN, day), Says.of(words, "SCHOOLS", day=in_words(day))
    holds = None if punishment.answer is None else (said == "yes") is punishment.answer
    return mark(label, says, law.resting_on(punishment.provisions), holds=holds, verified=punishment.verified)


def _day_rule(label: str, named: str, school: str) -> Part:
    """Mark the rule that was named for a school, by what the data says that it counts."""
    rule = next(rule for rule in _day_rules() if rule.provision.label == named)
    says, rests = Says.of(words, "SCHOOLS_RULE", says=rule.provision.summary), (rule.provision,)
    return mark(label, says, rests, holds=rule.answer == school, verified=rule.provenance.verified)


# --- 6. what could have been preserved in May 2000, and what since 1 July 2018? -------------------------------------


def _preserved() -> Task:
    asked = {name: tuple(Option(*one) for one in entries) for name, entries in words.PRESERVED_OPTIONS.items()}
    fields = (
        Choice("then", words.PRESERVED_THEN, asked["then"]),
        Choice("treaty", words.PRESERVED_TREATY, asked["treaty"]),
        Choice("today", words.PRESERVED_TODAY, asked["today"]),
        provision_choice(words.PRESERVED_PROVISION, budapest(*PRESERVED)),
    )
    named = budapest("29(3)")[0].label
    samples = (
        Sample(option.text, {"then": "no", "treaty": "unknown", "today": option.value, "provision": named})
        for option in asked["today"]
    )
    return Task.of(words, "PRESERVED", "preserved", fields, _preserved_parts, samples)


def _preserved_parts(answers: Answers) -> Iterator[Part]:
    says, step = Says.of(words, "PRESERVED"), _dual_criminality_today()
    verified = step is not None and step.verified
    bound, is_sure = both_bound(law.ASKING, law.HAVEN)(law.REQUEST)
    then = None if bound is None else (answers["then"] == "yes") is bound
    yield mark(words.PRESERVED_THEN, says, budapest("29(1)"), holds=then, verified=is_sure)
    # Never marked: the treaty's limits and its first day in force were not seen, and the rules leave it open.
    outcome = OUTCOMES[assess(law.request({"measure": "mutual_assistance"})).outcome].lower()
    text, treaty = words.PRESERVED_TREATY_TEXT.format(outcome=outcome), facts().instrument_by_id["us_ph_mla_1994"]
    yield Part(words.PRESERVED_TREATY, "not_graded", text, treaty.provisions[:1])
    waived = step is not None and step.effect == "no_obstacle" and step.provisions[0].article == "29(3)"
    rests = step.provisions if step else budapest("29(3)")
    today = (answers["today"] == "no") is waived if step else None
    yield mark(words.PRESERVED_TODAY, says, rests, holds=today, verified=verified)
    named, deciding = str(answers["provision"]), step.provisions if step else ()
    yield provision_part(words.PRESERVED_PROVISION, named, budapest(*PRESERVED), deciding, verified=verified)


def _dual_criminality_today() -> Step | None:
    """The step on dual criminality for preservation under the Budapest Convention on 1 July 2018."""
    changes = {"measure": "preservation", "requested_on": law.BUDAPEST_REQUEST.isoformat()}
    over = steps_over(assess(law.request(changes)), BUDAPEST)
    return next((step for step in over if step.id == "dual_criminality"), None)
