"""Asks the rules the cases in plain words of ``cases/*.toml``: ``cases/README.md`` says how one is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import crossborder as cb
from tests.rules.case_files import CASES, Case, CaseError, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Differences = list[str]
WORDS = {True: "yes", False: "no", None: "unknown"}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make one test of each case. A file that cannot be read is one test, which fails; those of the other files run."""
    if "case" in metafunc.fixturenames:
        cases = [case for path in sorted(CASES.glob("*.toml")) for case in read(path)]
        metafunc.parametrize("case", cases, ids=[case.title for case in cases])


def test_case(case: Case) -> None:
    """What differs is told with the whole answer, without the lines of this program, which say nothing to a lawyer."""
    problem = problem_of(case)
    if problem:
        pytest.fail(problem, pytrace=False)


def problem_of(case: Case) -> str:
    """Return what is wrong with a case, or with the rules, in words; empty when the rules answer as the case says."""
    try:
        differences, answer = QUESTIONS[case.kind](case.checked(), case.supposed())
    except (CaseError, cb.QuestionError) as error:
        return f"{case.place}: {error}"
    if not differences:
        return ""
    return "\n".join([case.place, *differences, "", "The whole answer:", answer])


def legal_bases(case: dict[str, Any], facts: Any) -> tuple[Differences, str]:
    asked = {name: case[name] for name in ("on", "measure", "conduct") if name in case}
    bases = cb.legal_bases(case["requesting"], case["requested"], **asked, facts=facts)
    roles = {f"{basis.instrument.id} {basis.role}" for basis in bases}
    wanted = set(case.get("includes", ())) | set(case.get("bases", ()))
    unwanted = roles & set(case.get("excludes", ()))
    if "bases" in case:
        unwanted |= roles - set(case["bases"])
    differences = [
        *(f"{each}: the case has it, the rules have not" for each in sorted(wanted - roles)),
        *(f"{each}: the rules have it, the case has not" for each in sorted(unwanted)),
        *(f"{basis.instrument.id}: it rests on no provision" for basis in bases if not basis.provisions),
    ]
    return differences, "\n".join(map(repr, bases)) or "no legal basis"


def dual_criminality(case: dict[str, Any], facts: Any) -> tuple[Differences, str]:
    asked = {name: case[name] for name in ("on", "requested_on") if name in case}
    finding = cb.dual_criminality(case["conduct"], case["requesting"], case["requested"], **asked, facts=facts)
    differences = [*differing("met", WORDS[finding.met], case), *unsaid(case, " ".join(finding.reasons))]
    if not finding.tested or not all(test.reason for test in finding.tested):
        differences.append("a law was tested without a reason, or none was tested")
    days = [test.day for test in finding.tested if test.state == case["requested"]]
    return [*differences, *differing("tested_days", days, case)], "\n".join([repr(finding), *finding.reasons])


def standing(case: dict[str, Any], facts: Any) -> tuple[Differences, str]:
    answer = cb.standing(case["instrument"], case["state"], on=case["on"], facts=facts)
    return [*differing("bound", WORDS[answer.bound], case), *unsaid(case, answer.reason)], answer.reason


def punished(case: dict[str, Any], facts: Any) -> tuple[Differences, str]:
    punishment = cb.punished(case["state"], case["conduct"], on=case["on"], facts=facts)
    offence = punishment.offence.id if punishment.offence else "none"
    differences = [*differing("answer", WORDS[punishment.answer], case), *differing("offence", offence, case)]
    return differences, f"offence {offence}: {punishment.reason}"


def assess(case: dict[str, Any], facts: Any) -> tuple[Differences, str]:
    assessment = cb.assess(cb.CooperationRequest(**case["request"], facts=facts))
    best = assessment.best
    alternatives = {f"{other.id} {other.outcome}" for other in assessment.alternatives}
    differences = [
        *([] if leads(best, case) else [f"the best route is {named(best)}; the case says {case_route(case)}"]),
        *differing_on(best, case),
        *(difference for wanted in case.get("route", ()) for difference in on_another_route(assessment, wanted)),
        *(f"no alternative {each!r}" for each in case.get("alternatives", ()) if each not in alternatives),
        *differing("verified", assessment.verified, case),
    ]
    return differences, "\n".join(whole(assessment))


QUESTIONS: dict[str, Callable[[dict[str, Any], Any], tuple[Differences, str]]] = {
    "legal_bases": legal_bases,
    "dual_criminality": dual_criminality,
    "standing": standing,
    "punished": punished,
    "assess": assess,
}


def differing(name: str, answer: object, case: dict[str, Any]) -> Iterator[str]:
    if name in case and answer != case[name]:
        yield f"{name} is {answer}; the case says {case[name]}"


def unsaid(case: dict[str, Any], text: str) -> list[str]:
    return [f"the reason does not say {words!r}" for words in case.get("reason", ()) if words not in text]


def leads(route: cb.Route, wanted: dict[str, Any]) -> bool:
    """Whether a route is the one meant: over the instrument, with the words in its title."""
    instrument = route.basis.instrument.id if route.basis else None
    return wanted.get("over", instrument) == instrument and wanted.get("way", "") in route.title


def case_route(wanted: dict[str, Any]) -> str:
    return " ".join(repr(wanted[name]) for name in ("over", "way") if name in wanted)


def on_another_route(assessment: cb.Assessment, wanted: dict[str, Any]) -> list[str]:
    meant = [route for route in assessment.routes if leads(route, wanted)]
    if len(meant) != 1:
        which = ", ".join(map(named, meant)) or "none"
        return [f"{case_route(wanted)} should name one route; it names {which}"]
    return [f"{named(meant[0])}: {difference}" for difference in differing_on(meant[0], wanted)]


def differing_on(route: cb.Route, wanted: dict[str, Any]) -> list[str]:
    steps = {step.id for step in route.steps}
    questions = {question.fact for question in route.questions}
    return [
        *differing("outcome", route.outcome, wanted),
        *(f"no step {each!r}" for each in wanted.get("steps", ()) if not has_step(route, each)),
        *(f"there is a step {each!r}" for each in wanted.get("without", ()) if each in steps),
        *(f"{each!r} is not asked" for each in wanted.get("questions", ()) if each not in questions),
    ]


def has_step(route: cb.Route, wanted: str) -> bool:
    name, effect, *article = wanted.split(maxsplit=2)
    return any(
        (step.id, step.effect) == (name, effect)
        and set(article) <= {provision.article for provision in step.provisions}
        for step in route.steps
    )


def named(route: cb.Route) -> str:
    return f"{route.title} ({route.basis.instrument.id})" if route.basis else route.title


def whole(assessment: cb.Assessment) -> Iterator[str]:
    """All routes, the best first, in the words in which a case names them."""
    yield f"{assessment.outcome}{'' if assessment.verified else ' (unverified)'}"
    for route in assessment.routes:
        yield f"{named(route)}: {route.outcome}"
        for step in route.steps:
            articles = "; ".join(provision.article for provision in step.provisions)
            yield f"    {step.id} {step.effect} [{articles}]: {step.answer}"
        if route.questions:
            yield f"    to ask: {', '.join(question.fact or question.text for question in route.questions)}"
    for other in assessment.alternatives:
        yield f"alternative: {other.id} {other.outcome}"
