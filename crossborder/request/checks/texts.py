"""Checks of what was written: does it say something, is it of this case, can it be read safely?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crossborder.request.clocks import has_clock, has_zone
from crossborder.request.content import lacks, unread
from crossborder.request.identifiers import impossible_addresses, read_identifier
from crossborder.request.naming import names_instrument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.request.findings import Desk, DraftFinding

SHORTEST_TEXT = 15
# A text in another language is no fault; but nothing has been found to be in order either.
NOT_JUDGED = "not_judged"
# Elements that a few words can answer in full.
SHORT_IS_ENOUGH = frozenset({"reference", "language", "signature", "costs", "requested_authority"})
# Of these the checks ask for a reason, which says more than that the text is short.
NEEDS_A_REASON = frozenset({"time_limit", "confidentiality", "procedure"})
_WITH_TIMES = ("facts", "data_identified", "assistance_sought")
_UNLIMITED = re.compile(
    r"\b(?:everything|all (?:the )?(?:data|information|records|logs|messages|contents?)|any and all|whatever (?:you|is))\b",
    re.IGNORECASE,
)
_ADDRESS_LIKE = re.compile(r"[^\s@<>()\[\]{},;:\"']{1,100}@[^\s@<>()\[\]{},;:\"']{1,300}")
_DIRECTION_MARKS = re.compile("[\u202a-\u202e\u2066-\u2069]")
# The line break (U+000B) and the page break (U+000C) of a word processor are breaks of a line in the letter.
_CONTROL = re.compile("[\u0000-\u0008\u000e-\u001f\u007f\ufffe\uffff\ud800-\udfff]")


def check_texts(desk: Desk) -> Iterator[DraftFinding]:
    """Check each text, and what single elements have to name."""
    for name in desk.draft.texts:
        text = desk.draft.text(name)
        if text:
            yield from _hidden(desk, name, text)
            yield from _substance(desk, name, text)
            yield from _addresses(desk, name, text)
    yield from _times_in_text(desk)
    yield from _limits(desk)
    yield from _names_basis(desk)
    yield from _contact(desk)


def _hidden(desk: Desk, name: str, text: str) -> Iterator[DraftFinding]:
    if _DIRECTION_MARKS.search(text):
        words = (
            "The text has hidden characters that turn the direction of what follows.",
            "Delete and type the passage again; the direction of Arabic or Hebrew letters needs no such characters.",
        )
        yield desk.finding("hidden_direction", "weak", name, words, desk.asked_by("language"), "plain_text")
    if _CONTROL.search(text):
        words = "The text has control characters that no document can hold.", "Delete and type the passage again."
        yield desk.finding("control_characters", "note", name, words, desk.asked_by("language"), "plain_text")


def _substance(desk: Desk, name: str, text: str) -> Iterator[DraftFinding]:
    part, element = desk.facts.request_part_by_id.get(name), desk.elements.get(name)
    if part is None or element is None:
        return
    asked = desk.asked_by(name)
    if desk.is_poor_example(name, text):
        words = (
            f"This is the poor example. {part.poor_because}",
            "Compare it with the good one, and write the facts of this case.",
        )
        yield desk.finding("poor_example", "weak", name, words, asked, "own_words")
    elif desk.is_good_example(name, text):
        words = "This is our example, with our made-up data.", "Write the facts of your own case."
        yield desk.finding("example_copied", "weak", name, words, asked, "own_words")
    elif len(_each_word_once(text)) < SHORTEST_TEXT and name not in SHORT_IS_ENOUGH | NEEDS_A_REASON:
        words = "This is too short to be carried out.", f"Why it is asked: {part.why}"
        yield desk.finding("too_short", "weak", name, words, asked, "exact_records")
    elif missing := lacks(name, text):
        told = " or ".join(need.words for need in missing)
        words = (
            f"No word here tells {told}.",
            f"Why it is asked: {part.why} If it stands there in other words, say it more plainly.",
        )
        yield desk.finding("tells_nothing", "weak", name, words, asked, "why_it_matters")
    elif missing := unread(name, text):
        told = " or ".join(need.words for need in missing)
        words = (
            f"The checks read English, and find no English word here. So nobody has judged whether it tells {told}.",
            "Write it in English for this exercise, or ask a person who reads the language.",
        )
        yield desk.finding(NOT_JUDGED, "note", name, words, asked, "why_it_matters")


def _each_word_once(text: str) -> str:
    """The words of a text, each once: one word again and again says no more than one."""
    return " ".join(dict.fromkeys(text.casefold().split()))


def _addresses(desk: Desk, name: str, text: str) -> Iterator[DraftFinding]:
    for wrong in impossible_addresses(text):
        words = f"“{wrong}” is not an IP address.", "Copy it from the log again."
        yield desk.finding("impossible_address", "fault", name, words, desk.asked_by(name), "exact_records")


def _times_in_text(desk: Desk) -> Iterator[DraftFinding]:
    for name in _WITH_TIMES:
        text = desk.draft.text(name)
        if name in desk.elements and has_clock(text) and not has_zone(text):
            words = "A time stands here without its zone.", "Add UTC, or the distance from it such as +01:00."
            yield desk.finding("time_without_zone", "weak", name, words, desk.asked_by(name), "exact_time")


def _limits(desk: Desk) -> Iterator[DraftFinding]:
    """A request for everything is a search without limits."""
    for name in ("assistance_sought", "data_identified"):
        match = _UNLIMITED.search(desk.draft.text(name))
        if name in desk.elements and match:
            words = (
                f"“{match[0]}” asks without limits.",
                "Name the records, their holder and their period, and for each item why it matters.",
            )
            asked = (*desk.asked_by(name), *desk.proportionality)
            yield desk.finding("without_limits", "weak", name, words, asked, "exact_records")


# --- elements that have to name something --------------------------------------------------------------------------


def _names_basis(desk: Desk) -> Iterator[DraftFinding]:
    text, instrument = desk.draft.text("legal_basis"), desk.instrument
    if "legal_basis" not in desk.elements or not text or instrument is None or names_instrument(text, instrument):
        return
    words = (
        f"The text does not name the basis that was chosen: {instrument.title} ({instrument.citation}).",
        "Name it, with the article that the request relies on.",
    )
    yield desk.finding("basis_not_named", "weak", "legal_basis", words, desk.asked_by("legal_basis"), "name_the_basis")


def _contact(desk: Desk) -> Iterator[DraftFinding]:
    text = desk.draft.text("contact")
    if "contact" not in desk.elements or not text:
        return
    asked = desk.asked_by("contact")
    addresses = [candidate.rstrip(".") for candidate in _ADDRESS_LIKE.findall(text)]
    wrong = [address for address in addresses if read_identifier("email", address).problem]
    if wrong:
        words = f"“{wrong[0]}” cannot be an e-mail address.", "Copy it again; it has to reach you the same day."
        yield desk.finding("contact_address", "fault", "contact", words, asked, "reachable")
    elif not addresses:
        words = "No e-mail address is given.", "Add one that is read every day."
        yield desk.finding("contact_unreachable", "weak", "contact", words, asked, "reachable")
    if not has_zone(text):
        words = (
            "The hours have no time zone that fixes the distance from UTC.",
            "Add the office hours with UTC, or with an offset such as UTC+01:00.",
        )
        yield desk.finding("contact_zone", "note", "contact", words, asked, "reachable")
