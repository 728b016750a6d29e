"""Checks of the case itself: two states, days in order, data that still exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.records.dates import in_words
from crossborder.records.terms import LETTERS_ROGATORY, REQUEST_MEASURES
from crossborder.request.forms import bases_with_elements
from crossborder.request.typed import day_or_none, read_day
from crossborder.rules import QuestionError, legal_bases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.records.records import Provision
    from crossborder.request.findings import Desk, DraftFinding

_DAYS = {
    "committed_on": "The day of the act",
    "requested_on": "The day of the request",
    "data_lost_on": "The day on which the data are lost",
}


def check_case(desk: Desk) -> Iterator[DraftFinding]:
    """Check states, days, basis and measure."""
    yield from _states(desk)
    yield from _days(desk)
    yield from _choices(desk)
    yield from _loss(desk)


def _states(desk: Desk) -> Iterator[DraftFinding]:
    case, authority = desk.draft.case, desk.asked_by("requesting_authority")
    for name, state in (("requesting", desk.requesting), ("requested", desk.requested)):
        code = getattr(case, name)
        if code and state is None:
            words = f"The {name} state is “{code}”, which the data do not hold.", "Choose a state from the list."
            yield desk.finding("state_unknown", "fault", f"case.{name}", words, authority, "name_the_basis")
    if case.requesting and case.requesting == case.requested:
        words = "The state asks itself for help.", "Choose two different states."
        yield desk.finding("same_state", "fault", "case.requested", words, authority, "name_the_basis")


def _days(desk: Desk) -> Iterator[DraftFinding]:
    asked = desk.asked_by("facts", "proceedings", "offence_and_law")
    for name, title in _DAYS.items():
        yield from unread_day(desk, title, f"case.{name}", getattr(desk.draft.case, name), (asked, "exact_records"))
    if desk.committed_on and desk.requested_on and desk.requested_on < desk.committed_on:
        words = (
            f"The request is dated {in_words(desk.requested_on)}, before the act of {in_words(desk.committed_on)}.",
            "Put the days in order: a request asks for evidence of an act that has been done.",
        )
        yield desk.finding("request_before_act", "fault", "case.requested_on", words, asked, "exact_records")


def unread_day(
    desk: Desk, title: str, field: str, typed: str, rests_on: tuple[tuple[Provision, ...], str]
) -> Iterator[DraftFinding]:
    """Say why a day cannot be read.

    Args:
        title: which day it is, as the beginning of a sentence.
    """
    reading = read_day(typed)
    if reading.day or reading.problem == "empty":
        return
    code = "two_days" if reading.problem == "two_days" else "no_day"
    words = f"{title} cannot be used. {reading.why(typed)}", reading.correction
    yield desk.finding(code, "fault", field, words, *rests_on)


def _choices(desk: Desk) -> Iterator[DraftFinding]:
    draft, bases = desk.draft, bases_with_elements(desk.facts)
    if draft.measure and draft.measure not in REQUEST_MEASURES:
        words = f"The measure “{draft.measure}” is not known.", "Choose a measure from the list."
        yield desk.finding("measure_unknown", "fault", "measure", words, practice="exact_records")
    if draft.basis and draft.basis != LETTERS_ROGATORY and desk.instrument is None:
        words = f"The legal basis “{draft.basis}” is not known.", "Choose a basis from the list."
        yield desk.finding("basis_unknown", "fault", "basis", words, practice="name_the_basis")
    elif draft.basis and draft.measure and not desk.elements:
        held = "for this measure" if draft.basis in bases else "at all"
        words = (
            f"The data do not hold what a request on this basis contains {held}.",
            "This does not mean that nothing is asked. Read the instrument, or choose another basis or measure.",
        )
        yield desk.finding("form_not_held", "note", "basis", words, _leading(desk), "name_the_basis")


def _leading(desk: Desk) -> tuple[Provision, ...]:
    return desk.instrument.provisions[:1] if desk.instrument else ()


def _loss(desk: Desk) -> Iterator[DraftFinding]:
    """Data that are deleted before anybody can hand them over have to be preserved first."""
    lost, asked_on = day_or_none(desk.draft.case.data_lost_on), desk.requested_on
    if lost is None or asked_on is None:
        return
    if lost <= asked_on:
        words = (
            f"The data were lost on {in_words(lost)}, before the request of {in_words(asked_on)}.",
            "Ask what else exists: copies, other records, another provider. Preservation reaches stored data only.",
        )
        yield desk.finding("data_already_lost", "fault", "case.data_lost_on", words, _keeping(desk), "preserve_first")
    elif desk.measure and desk.measure != "preservation":
        words = (
            f"The data are deleted on {in_words(lost)}, {(lost - asked_on).days} days after this request.",
            "Ask for preservation today and refer to it in this request, or show that the data are already kept.",
        )
        if not desk.draft.text("reference"):
            yield desk.finding("preserve_first", "weak", "case.data_lost_on", words, _keeping(desk), "preserve_first")


def _keeping(desk: Desk) -> tuple[Provision, ...]:
    """The provision by which preservation could be asked for that day, if there is one."""
    case, day = desk.draft.case, desk.requested_on
    if day is None:
        return ()
    try:
        bases = legal_bases(case.requesting, case.requested, on=day, measure="preservation", facts=desk.facts)
    except QuestionError:
        return ()
    return next((basis.provisions[:1] for basis in bases if basis.role != "replaced"), ())
