"""The six changes: nationality, an arrest warrant, thresholds, the death penalty, political and military offences, evidence."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, Option
from crossborder.exercises.feedback import Claim, mark
from crossborder.exercises.lauri_love import law, supposed
from crossborder.exercises.lauri_love import twist_words as words
from crossborder.exercises.lauri_love.tasks.twist import Extra, Variant, twist
from crossborder.rules import CooperationRequest

if TYPE_CHECKING:
    from typing import Any

    from crossborder.exercises.feedback import Part
    from crossborder.exercises.task import Task

WARRANT, CONVENTION, ECOWAS = "eaw_2002", "ece_24", "ecowas_ext_1994"
# Article 3 lists the territories that need not show evidence, the United States among them.
_DESIGNATION = "uksi_2003_3334"
_ENOUGH_FOR_FINLAND = 24
_GROUNDS = ("1", "2(1)", "4(1)", "4(3)", "4(4)", "7", "8(3)")


def twists() -> tuple[Task, ...]:
    """The six tasks, in order."""
    return nationals(), warrant(), threshold(), death(), political(), evidence()


def nationals() -> Task:
    """Refusal of nationals as a right, and a treaty that leaves no such right."""
    # Finland reserved a level of more than one year under its own law, which in July 2015 was the maximum for this offence.
    finland = partial(
        law.request,
        requesting="ISR",
        requested="FIN",
        person_nationalities=("FIN",),
        maximum_penalty_months={"FIN": _ENOUGH_FOR_FINLAND},
    )
    british = partial(law.request, person_nationalities=("GBR",))
    return twist(
        "nationals",
        (
            Variant("A", "Israel asks for a Finnish citizen", CONVENTION, finland, ("2(1)", "6(1)", "7(1)", "9(1)")),
            Variant(
                "B", "the United States asks for a British national", law.TREATY, british, ("1", "2(1)", "3", "4(3)")
            ),
        ),
    )


def warrant() -> Task:
    """Surrender under an arrest warrant: no bar of nationality, but the place of the act, and a promise of return."""
    named = ("2(1)", "2(2)", "4(1)", "4(7)", "5(3)")
    french = partial(law.request, requesting="FRA", person_nationalities=("GBR",))
    german = partial(law.request, requesting="DEU", requested="FIN", person_nationalities=("FIN",))
    return twist(
        "warrant",
        (
            Variant(
                "A", "a British national, who acted in France", WARRANT, partial(french, committed_in="FRA"), named
            ),
            Variant(
                "B", "a British national, who acted from England", WARRANT, partial(french, committed_in="GBR"), named
            ),
            Variant("C", "a Finnish citizen, without a promise", WARRANT, german, named),
            Variant(
                "D",
                "a Finnish citizen, with a promise of return",
                WARRANT,
                partial(german, assurances=("return_to_serve_sentence",)),
                named,
            ),
        ),
    )


def _supposed(**stated: Any) -> CooperationRequest:  # noqa: ANN401 - the fields of a request have many types
    """A request between the two made-up states, which the European Convention and that of ECOWAS are supposed to bind."""
    return CooperationRequest(
        requesting=supposed.NORTH,
        requested=supposed.SOUTH,
        measure="extradition",
        conduct=law.CONDUCT,
        committed_on=date(2014, 1, 1),
        requested_on=law.REQUESTED,
        facts=supposed.with_both_bound(CONVENTION, ECOWAS),
        **stated,
    )


def threshold() -> Task:
    """A maximum penalty of at least one year against a minimum penalty of two."""
    return twist(
        "threshold",
        (
            Variant("A", "under the European Convention", CONVENTION, _supposed, ("2(1)", "2(2)", "3(1)", "6(1)")),
            Variant(
                "B",
                "under the ECOWAS Convention (not marked)",
                ECOWAS,
                _supposed,
                ("3(1)", "3(1), lowest penalty", "4", "5", "10"),
            ),
        ),
    )


def death() -> Task:
    """A ground that an assurance lifts."""
    carries = partial(law.request, death_penalty=True)
    assured = partial(carries, assurances=("no_death_penalty",))
    return twist(
        "death",
        (
            Variant("A", "no assurance", law.TREATY, carries, _GROUNDS),
            Variant("B", "with an assurance", law.TREATY, assured, _GROUNDS),
        ),
    )


def political() -> Task:
    """A ground that requires refusal, one that permits it, and an offence outside the treaty."""
    return twist(
        "political",
        (
            Variant("A", "a political offence", law.TREATY, partial(law.request, political_offence=True), _GROUNDS),
            Variant(
                "B",
                "an offence under military law only",
                law.TREATY,
                partial(law.request, military_offence=True),
                _GROUNDS,
            ),
            Variant(
                "C",
                "the military offence under the European Convention",
                CONVENTION,
                partial(_supposed, military_offence=True),
                ("2(1)", "3(1)", "4", "5"),
            ),
        ),
    )


def evidence() -> Task:
    """A treaty that does not ask one side for evidence, and a statute that forbids the judge to ask."""
    weak = partial(law.request, evidence_sufficient=False)
    options = tuple(Option(name, text, why) for name, (text, why) in words.EVIDENCE_OPTIONS.items())
    return twist(
        "evidence",
        (Variant("A", "the evidence would not be enough", law.TREATY, weak),),
        (Extra(Choice("test", words.EVIDENCE_TEST, options), _evidence_test),),
    )


def _evidence_test(answer: str) -> Part:
    rests, order = law.sections("s 84(1)", "s 84(7)"), law.source(_DESIGNATION)
    claim = Claim(
        holds=answer == "no",
        verified=all(section.verified for section in rests) and order.seen is not None,
        right=words.EVIDENCE_RIGHT,
        wrong=words.EVIDENCE_WRONG,
        ungraded=words.EVIDENCE_UNGRADED,
        references=(*rests, order),
    )
    return mark(words.EVIDENCE_TEST, claim)
