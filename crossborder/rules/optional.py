"""A convention that a state may take as the basis of extradition: only without an extradition treaty, and only if the state takes it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from crossborder.rules.known import search_provision
from crossborder.rules.own_law import without_treaty
from crossborder.rules.printed import capital
from crossborder.rules.steps import OpenQuestion, Step
from crossborder.rules.treaties import coverage_of, listed_treaty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.records.records import Effect, Provision, Reservation
    from crossborder.rules.bases import LegalBasis
    from crossborder.rules.matter import Matter
    from crossborder.rules.reservations import Reserved

_QUESTION = "Do the two states lack an extradition treaty?"


def no_treaty_steps(matter: Matter, standing: list[LegalBasis]) -> Iterator[Step]:
    """One step where a treaty is in force, read or not: then the request goes over it (Budapest 24(3), UNTOC 16(4), UNCAC 44(5), Arab 31(3))."""
    known = _governing(matter, standing)
    if known is None or not _presupposes_none(matter):
        return
    said, provision, sure = known
    leading = matter.basis.provisions[0]
    answer = (
        f"No: {said} "
        f"{capital(matter.basis.instrument.in_sentence)} can be taken as the basis only where there is no extradition treaty."
    )
    verified = leading.verified and sure
    yield Step("no_extradition_treaty", _QUESTION, answer, "condition_failed", (leading, provision), verified)


def no_treaty_questions(matter: Matter, standing: list[LegalBasis]) -> Iterator[OpenQuestion]:
    """The question whether there is a treaty, as long as nobody searched in vain."""
    if not _presupposes_none(matter) or _governing(matter, standing):
        return
    search = coverage_of(matter.facts, matter.request.requesting, matter.request.requested, "extradition")
    if search is None or search.result != "none_found":
        yield OpenQuestion("", _QUESTION, matter.basis.provisions[:1], "condition_failed")


def taken_steps(matter: Matter, standing: list[LegalBasis]) -> Iterator[Step]:
    """Whether the requested state takes the convention as the basis: what it notified or declared, else its own law.

    A state that extradites only under a treaty says whether it does (UNTOC 16(5), UNCAC 44(6)); nobody knowing what it said, the way
    is open. A state that needs no treaty need not say anything (UNTOC 16(6), UNCAC 44(7)).
    """
    if not _presupposes_none(matter) or _governing(matter, standing):
        return
    record, leading = _declaration(matter), matter.basis.provisions[0]
    if record:
        effect: Effect = "condition_failed" if record.takes_as_basis == "no" else "no_obstacle"
        answer = f"{capital(record.takes_as_basis)}: {record.text}"
        step = matter.step("taken_as_basis", _taken_question(matter), answer, effect, record.article, leading)
        yield replace(step, verified=step.verified and record.provenance.verified)
    elif (
        (rule := without_treaty(matter))
        and rule.answer in {"treaty_only", "by_order"}
        and matter.basis.rule.notification
    ):
        answer = f"{rule.text} {_notification(matter).reason}"
        yield replace(
            matter.step(
                "taken_as_basis", _taken_question(matter), answer, "open", matter.basis.rule.notification,
                leading, rule.provision,
            ),
            verified=False,
        )  # fmt: skip


def taken_questions(matter: Matter, standing: list[LegalBasis]) -> Iterator[OpenQuestion]:
    """Whether the requested state takes the convention as the basis, where neither a notification nor its own law is known."""
    article = matter.basis.rule.notification
    known = _governing(matter, standing) or _declaration(matter) or without_treaty(matter)
    if article and not known:
        yield OpenQuestion("", _taken_question(matter), (matter.provision(article),), "condition_failed")


def _taken_question(matter: Matter) -> str:
    return (
        f"Does {matter.requested.in_sentence} take {matter.basis.instrument.in_sentence} as the basis of extradition?"
    )


def _declaration(matter: Matter) -> Reservation | None:
    """What the requested state notified or declared about it, as far as it is in effect on the day of the request."""
    articles = dict.fromkeys(record.article for record in matter.facts.reservations if record.takes_as_basis)
    held = (matter.reserved(matter.requested, article) for article in articles)
    return next((one.record for one in held if one.result == "made" and one.record and one.record.takes_as_basis), None)


def _notification(matter: Matter) -> Reserved:
    """What is known of the notification; where there is no record, in the words of a notification."""
    article = matter.basis.rule.notification
    known = matter.reserved(matter.requested, article)
    if known.record:
        return known
    text = f"Whether it has notified under Article {article} that it takes {matter.basis.instrument.in_sentence} as the basis is not known here."
    return replace(known, reason=text)


def _presupposes_none(matter: Matter) -> bool:
    return matter.basis.role == "optional"


def _governing(matter: Matter, standing: list[LegalBasis]) -> tuple[str, Provision, bool] | None:
    """The extradition treaty in force between the two, in words, with what shows it and whether that is confirmed, if one is known."""
    treaty = next((basis for basis in standing if basis.role == "operative"), None)
    if treaty:
        text = f"{treaty.instrument.in_sentence} has bound both since {treaty.since}, and the request goes over it."
        return text, treaty.provisions[0], treaty.verified
    asked = matter.request
    pair = (asked.requesting, asked.requested)
    listed = listed_treaty(matter.facts, pair, "extradition", asked.requested_on, ())
    search = coverage_of(matter.facts, *pair, "extradition")
    if listed is None or search is None or search.scheme or not listed.governs:
        return None
    return f"the request goes over another treaty. {listed.text}", search_provision(search, listed), True
