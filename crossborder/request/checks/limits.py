"""Checks of penalties against thresholds, urgency with its reason, confidentiality, and the period of preservation."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from crossborder.records.dates import in_words
from crossborder.request.checks.case import unread_day
from crossborder.request.typed import day_or_none, number_or_none
from crossborder.rules import QuestionError, punished

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from crossborder.records.records import Condition, Offence
    from crossborder.request.findings import Desk, DraftFinding

SHORTEST_REASON = 40
MONTHS_FORM = "Write whole months: 36 for three years."
AVERAGE_ANSWER, LEAST_PRESERVATION = "mla_commission_2018", "budapest_preservation"


def check_limits(desk: Desk) -> Iterator[DraftFinding]:
    """Check figures and days that have a limit, and wishes that need a reason."""
    yield from _penalty(desk)
    yield from _deadline(desk)
    yield from _reasons(desk)
    yield from _period(desk)
    yield from _following_request(desk)


# --- penalties -----------------------------------------------------------------------------------------------------


def _penalty(desk: Desk) -> Iterator[DraftFinding]:
    field, typed = "offence_and_law.maximum_months", desk.draft.detail("offence_and_law.maximum_months")
    asked = desk.asked_by("offence_and_law")
    months = number_or_none(typed)
    if typed and months is None:
        words = f"The maximum penalty is “{typed}”, which is no number of months.", MONTHS_FORM
        yield desk.finding("no_months", "fault", field, words, asked, "text_of_the_law")
        return
    for condition in _thresholds(desk):
        yield from _threshold(desk, condition, months)
    yield from _differs_from_data(desk, months)


def _thresholds(desk: Desk) -> tuple[Condition, ...]:
    """The conditions of the basis, for this measure, that turn on the maximum penalty."""
    bases = desk.instrument.bases if desk.instrument else ()
    conditions = [
        condition
        for basis in bases
        if desk.measure in basis.measures
        for condition in basis.conditions
        if condition.fact == "maximum_penalty_months"
    ]
    return tuple({condition.id: condition for condition in conditions}.values())


def _threshold(desk: Desk, condition: Condition, months: int | None) -> Iterator[DraftFinding]:
    field, needed = "offence_and_law.maximum_months", condition.at_least_months
    provisions = desk.provisions(desk.draft.basis, condition.article)
    if months is None:
        words = (
            f"This basis needs a maximum penalty of at least {needed} months; none is stated. {condition.text}",
            "State the maximum penalty in months, with the text of the law.",
        )
        yield desk.finding("penalty_not_stated", "weak", field, words, provisions, "text_of_the_law")
    elif months < needed:
        words = (
            f"The maximum penalty is {months} months; this basis needs at least {needed}. {condition.text}",
            "Show that the offence is one of the Convention's own, or choose another basis.",
        )
        yield desk.finding("below_threshold", "fault", field, words, provisions, "text_of_the_law")


def _differs_from_data(desk: Desk, months: int | None) -> Iterator[DraftFinding]:
    """What the data hold on the offence, where somebody saw it; a draft may know better, so it is only a note."""
    offence = _offence(desk)
    if months is None or offence is None or offence.maximum_months in {None, months}:
        return
    words = (
        f"The data hold {offence.maximum_months} months for {offence.law}, {offence.section}; the draft says {months}.",
        "Check the text of the law on the day of the act, and say which offence you mean.",
    )
    field = "offence_and_law.maximum_months"
    yield desk.finding("penalty_differs", "note", field, words, (offence.provision,), "text_of_the_law")


def _offence(desk: Desk) -> Offence | None:
    case = desk.draft.case
    if desk.committed_on is None or desk.requesting is None:
        return None
    try:
        punishment = punished(case.requesting, case.conduct, on=desk.committed_on, facts=desk.facts)
    except QuestionError:
        return None
    return punishment.offence if punishment.answer and punishment.verified else None


# --- urgency and confidentiality -----------------------------------------------------------------------------------


def _deadline(desk: Desk) -> Iterator[DraftFinding]:
    typed, asked_on = desk.draft.detail("time_limit.by"), desk.requested_on
    asked = desk.asked_by("time_limit")
    if not typed or "time_limit" not in desk.elements:
        return
    by = day_or_none(typed)
    if by is None:
        yield from unread_day(desk, "The time limit", "time_limit.by", typed, (asked, "reasons"))
        return
    if asked_on and by <= asked_on:
        words = "The time limit is not after the request.", "Name a day on which an answer can still help."
        yield desk.finding("deadline_past", "fault", "time_limit.by", words, asked, "reasons")
    elif asked_on and desk.measure != "preservation":
        yield from _optimistic(desk, (by - asked_on).days)
    if not desk.draft.text("time_limit"):
        words = (
            "A day is set and no reason is given.",
            "Say what happens on that day: a hearing, a release, a deletion.",
        )
        yield desk.finding("urgency_without_reason", "weak", "time_limit", words, asked, "reasons")


def _optimistic(desk: Desk, days: int) -> Iterator[DraftFinding]:
    figure = desk.facts.time_by_id.get(AVERAGE_ANSWER)
    soon = 30
    if figure is None or days >= soon:
        return
    words = (
        f"An answer within {days} days is asked for; {figure.stated} is what the European Commission gave in 2018 for answers.",
        "Keep the day only if its reason is strong, and have the data preserved meanwhile.",
    )
    made = desk.finding("deadline_soon", "note", "time_limit.by", words, desk.asked_by("time_limit"), "preserve_first")
    named = tuple(desk.facts.source_by_id[name] for name in figure.provenance.sources)
    yield replace(made, sources=(*made.sources, *named))


def _reasons(desk: Desk) -> Iterator[DraftFinding]:
    """Urgency and confidentiality are wishes; a wish that is to be kept needs its reason."""
    wishes = {
        "time_limit": ("urgency_without_reason", "It says that it is urgent, not why.", "Give the day and what happens on it."),
        "confidentiality": (
            "confidentiality_without_reason",
            "It does not say towards whom it is to be kept, or why.",
            "Say who must not learn of it (the customer, the public) and what would happen if they did.",
        ),
        "procedure": (
            "procedure_without_reason",
            "It names no steps, or no reason for them.",
            "Write out what is to be done and which rule of your own law needs it.",
        ),
    }  # fmt: skip
    for name, (code, wrong, correction) in wishes.items():
        text = desk.draft.text(name)
        is_poor = desk.is_poor_example(name, text)
        if name in desk.elements and text and not is_poor and len(text) < SHORTEST_REASON:
            yield desk.finding(code, "weak", name, (wrong, correction), desk.asked_by(name), "reasons")


# --- preservation --------------------------------------------------------------------------------------------------


def _period(desk: Desk) -> Iterator[DraftFinding]:
    typed = desk.draft.detail("preservation_period.days")
    asked, field = desk.asked_by("preservation_period"), "preservation_period.days"
    if "preservation_period" not in desk.elements or not typed:
        return
    days, least = number_or_none(typed), desk.facts.time_by_id.get(LEAST_PRESERVATION)
    if days is None or days == 0:
        words = f"The period is “{typed}”, which is no number of days.", "Write whole days, such as 60."
        yield desk.finding("no_period", "fault", field, words, asked, "preserve_first")
    elif least and least.minimum and days < least.minimum and desk.draft.basis == least.instrument:
        words = (
            f"{days} days are asked for; under this basis preserved data are held for at least {least.minimum} days.",
            "Ask for that period at least, or leave the number out.",
        )
        yield desk.finding("period_short", "note", field, words, asked, "preserve_first")


def _following_request(desk: Desk) -> Iterator[DraftFinding]:
    """The request for disclosure has to arrive while the data are still kept."""
    typed, field = desk.draft.detail("intended_request.by"), "intended_request.by"
    if "intended_request" not in desk.elements or not typed:
        return
    asked, by, asked_on = desk.asked_by("intended_request"), day_or_none(typed), desk.requested_on
    if by is None:
        yield from unread_day(desk, "The day of the next request", field, typed, (asked, "preserve_first"))
    elif asked_on and by <= asked_on:
        words = "The next request is to be sent before this one, or on the same day.", "Put the days in order."
        yield desk.finding("next_request_past", "fault", field, words, asked, "preserve_first")
    elif asked_on and (until := _preserved_until(desk, asked_on)) and by > until:
        words = (
            f"The next request is to be sent on {in_words(by)}; counted from the request, the period ends on {in_words(until)}.",
            "Ask for a longer period, say when you will ask for an extension, or send the next request earlier.",
        )
        provisions = (*asked, *desk.asked_by("preservation_period"))
        yield desk.finding("kept_too_short", "weak", field, words, provisions, "preserve_first")


def _preserved_until(desk: Desk, asked_on: date) -> date | None:
    """Last day of the period that was asked for, else of the shortest one that the basis gives."""
    least = desk.facts.time_by_id.get(LEAST_PRESERVATION)
    held = least.minimum if least and least.instrument == desk.draft.basis else None
    days = number_or_none(desk.draft.detail("preservation_period.days")) or held
    try:
        return asked_on + timedelta(days=days) if days else None
    except OverflowError:
        return None
