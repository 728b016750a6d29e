"""Law against reality: real cases, each with what the rules say to its facts and what happened.

The outcome by the rules is worked out when the book is built, never typed. Whether it agrees with what happened follows from both.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - the fields of the file are compared with it
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlencode

from course_law import written
from crossborder.records import facts
from crossborder.rules import CooperationRequest, QuestionError, assess
from crossborder.rules.routes import FOUND_UNREAD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from crossborder.rules import Assessment

FOLDER = "data/real"
Agreement = Literal["agrees", "differs", "open", "not_tested"]

HAPPENED = {
    "surrendered": "surrendered",
    "allowed": "allowed by the courts",
    "handed_over": "evidence handed over",
    "refused": "refused",
    "withdrawn": "order withdrawn",
    "tried_at_home": "tried at home",
    "own_will": "came or settled voluntarily",
    "expelled": "expelled",
    "direct_order": "order to the company instead",
    "pending": "pending when last seen",
    "not_asked": "never asked for",
}
HELPED, NOT_HELPED = {"surrendered", "allowed", "handed_over"}, {"refused", "withdrawn"}
WHY = {
    "as_law": "the law was followed",
    "own_law": "the requested state's own law",
    "court": "a court, against or beside the treaty",
    "politics": "a minister or politics",
    "competing": "two states asked",
    "own_will": "a bargain or consent",
    "expelled": "expulsion instead of extradition",
    "direct_order": "an order to a company instead of a request to a state",
    "pending": "not decided yet",
    "not_asked": "nobody asked",
}
GROUNDS = {
    "dual_criminality": "dual criminality",
    "nationals": "own nationals",
    "health_and_rights": "health and human rights",
    "forum": "forum",
    "political_offence": "political offence",
    "competing_requests": "competing requests",
    "place_of_data": "where data or provider are",
    "none": "none",
}
AGREEMENTS: dict[Agreement, str] = {
    "agrees": "The outcome fits the law",
    "differs": "The outcome differs from the law",
    "open": "The rules leave it open",
    "not_tested": "No request was decided to the end",
}
NOT_TESTED = (
    "no request was made, or none was decided to the end, because the person consented or settled or because the decision was "
    "pending when last seen"
)
BYPASSED = "bypassed"
# Who decided, where it was not the treaty: expulsion or an order instead of a request, a court or a minister against or beside it.
BESIDE_THE_TREATY = {"court", "politics", "expelled", "direct_order"}
LAW: dict[str, str] = {**dict(AGREEMENTS.items()), BYPASSED: "The treaty was bypassed or not followed"}
# What a day rests on; only the first is a fact of the case.
DAYS = {
    "seen": "",
    "chosen": "a day chosen by us",
    "stands_in": "the day of another event, taken by us",
    "recalled": "a day recalled",
    "supposed": "supposed by us",
}
MEASURES = {
    "extradition": "extradition",
    "mutual_assistance": "evidence",
    "search_seizure": "stored data",
    "subscriber_information": "subscriber information",
    "content_interception": "interception",
}


class RealCasesError(written.FaultsError):
    """The files have faults; the message lists all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RealCase:
    """One real case; what each field means to an editor is in ``data/README.md``, "Real cases"."""

    id: str
    title: str
    requesting: str
    requested: str
    measure: str
    conduct: str
    committed_on: date
    requested_on: date
    asked: str
    happened: str
    happened_on: object
    text: str
    why: str
    because: str
    ground: str
    sources: tuple[str, ...]
    status: str
    committed_day: str = "seen"
    requested_day: str = "seen"
    days: str = ""
    note: str = ""
    case: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def states(self) -> tuple[str, str]:
        """Codes of the two states."""
        return self.requesting, self.requested

    @property
    def request_known(self) -> bool:
        """Whether a request is known; else one is supposed."""
        return self.requested_day != "supposed"

    @property
    def request(self) -> CooperationRequest:
        """The case as a question to the rules."""
        told: dict[str, Any] = {
            name: frozenset(value) if isinstance(value, list) else value for name, value in self.facts.items()
        }
        return CooperationRequest(
            requesting=self.requesting, requested=self.requested, measure=self.measure, conduct=self.conduct,
            committed_on=self.committed_on, requested_on=self.requested_on, **told,
        )  # fmt: skip

    @property
    def fragment(self) -> str:
        """What sets the time machine of the Love Bug; empty where it does not hold the law of both states."""
        if not all(facts().state_by_code[code].offences for code in self.states):
            return ""
        names = ("requesting", "requested", "measure", "conduct", "committed_on", "requested_on")
        return urlencode({name: getattr(self, name) for name in names})


def law_and_reality(of: RealCase, said: Assessment) -> tuple[str, ...]:
    """Return how law and reality stand to each other: one of ``AGREEMENTS``, and ``BYPASSED`` where the treaty did not decide."""
    relation = agreement(said.outcome, of.happened)
    return (relation, BYPASSED) if of.why in BESIDE_THE_TREATY else (relation,)


def unread(said: Assessment) -> bool:
    """Return whether a treaty governs that the data know and the rules do not model."""
    basis = said.best.basis
    return said.best.title == FOUND_UNREAD if basis is None else not basis.instrument.modelled


def assessment_of(of: RealCase) -> Assessment:
    """Ask the rules."""
    return assess(of.request)


def agreement(outcome: str, happened: str) -> Agreement:
    """Say how what happened stands to what the rules say.

    Args:
        outcome: outcome by the rules.
        happened: one of ``HAPPENED``.

    Returns:
        ``differs`` when help came where the rules see none, or did not come where they see nothing in its way; ``open`` where
        the rules leave it open; ``not_tested`` as ``NOT_TESTED`` says.
    """
    if happened not in HELPED | NOT_HELPED:
        return "not_tested"
    if outcome == "open":
        return "open"
    against = "unavailable" if happened in HELPED else "available"
    return "differs" if outcome == against else "agrees"


def load(folder: Path) -> tuple[RealCase, ...]:
    """Read and check the cases.

    Args:
        folder: the folder with one file a case.

    Returns:
        The cases, by title.

    Raises:
        RealCasesError: when a field is missing or unknown, or names what the data do not hold.
    """
    entries = {path.stem: written.read(path) for path in sorted(folder.glob("*.toml"))}
    faults = [f"{name}.toml: {fault}" for name, entry in entries.items() for fault in _faults(name, entry)]
    if faults:
        raise RealCasesError(folder, faults)
    cases = (RealCase(**{**entry, "sources": tuple(entry["sources"])}) for entry in entries.values())
    return tuple(sorted(cases, key=lambda one: one.title.lower()))


_REQUIRED = (
    "id", "title", "requesting", "requested", "measure", "conduct", "committed_on", "requested_on", "asked", "happened",
    "happened_on", "text", "why", "because", "ground", "sources", "status",
)  # fmt: skip
_KINDS = dict.fromkeys(("committed_on", "requested_on"), "day") | {"sources": "texts", "facts": "table"}
_OPTIONAL = ("committed_day", "requested_day", "days", "note", "case", "facts")


def _expected(field: str) -> str:
    return "a day" if field == "happened_on" else written.KINDS[_KINDS.get(field, "text")][1]


def _faults(name: str, entry: dict[str, Any]) -> Iterator[str]:
    yield from (
        f"{each} is missing or empty. Expected: {_expected(each)}." for each in _REQUIRED if not entry.get(each)
    )
    yield from (
        f"the field {each!r} is not known. Expected: {', '.join((*_REQUIRED, *_OPTIONAL))}."
        for each in entry
        if each not in (*_REQUIRED, *_OPTIONAL)
    )
    others = {each: _KINDS.get(each, "text") for each in (*_REQUIRED, *_OPTIONAL) if each != "happened_on"}
    wrong = list(written.of_kinds(entry, others))
    yield from wrong
    if not wrong:
        yield from _wrong_words(name, entry)
        yield from _missing_from_facts(entry)


def _wrong_words(name: str, entry: dict[str, Any]) -> Iterator[str]:
    allowed: dict[str, Iterable[str]] = {
        "id": (name,), "happened": HAPPENED, "why": WHY, "ground": GROUNDS, "measure": MEASURES,
        "status": ("confirmed", "unverified"), "committed_day": DAYS, "requested_day": DAYS,
    }  # fmt: skip
    for each, words in allowed.items():
        if entry.get(each, "seen" if words is DAYS else "") not in tuple(words):
            yield f"{each} is {entry.get(each)!r}. Expected: {', '.join(words)}."
    if {entry.get("committed_day"), entry.get("requested_day")} - {None, "seen"} and not entry.get("days"):
        yield "days is missing. Expected: a text that explains the day that was not seen."


def _missing_from_facts(entry: dict[str, Any]) -> Iterator[str]:
    data = facts()
    cases = {one.id for one in data.cases}
    yield from (
        f"cites {one!r}, which is no source. Expected: the id of an entry in data/sources."
        for one in entry.get("sources", ())
        if one not in data.source_by_id
    )
    if entry.get("case") and entry["case"] not in cases:
        yield f"names the case study {entry['case']!r}, which does not exist. Expected: {', '.join(sorted(cases))}."
    if entry.get("status") == "confirmed" and not any(_is_source_seen(one) for one in entry.get("sources", ())):
        yield "is confirmed without a source that was seen. Expected: a source with the day it was 'seen', or status 'unverified'."
    try:
        assess(RealCase(**{**entry, "sources": ()}).request)
    except (QuestionError, TypeError, KeyError) as error:
        yield f"cannot be put to the rules: {str(error).rstrip('.')}. Expected: states, days, a measure and facts that the rules know."


def _is_source_seen(source: str) -> bool:
    source_by_id = facts().source_by_id
    return source in source_by_id and source_by_id[source].seen is not None
