"""The letter: a draft as one document, whatever its form will be."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from crossborder.records import facts as packaged
from crossborder.records.dates import in_words
from crossborder.records.terms import LETTERS_ROGATORY
from crossborder.request.completeness import completeness
from crossborder.request.document import Document, Heading, Listing, Paragraph, Table, clean, written
from crossborder.request.draft import require_draft
from crossborder.request.findings import Desk
from crossborder.request.typed import day_or_none, number_or_none

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crossborder.records.collection import Facts
    from crossborder.records.records import Provision
    from crossborder.request.document import Block
    from crossborder.request.draft import DataItem, Draft
    from crossborder.request.elements import RequestElement

LANGUAGE = "en"
FOOTER = "Written as an exercise of the course “Formal International Cooperation against Cybercrime”. It is not a request of any state."
SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Authorities",
        (
            "requesting_authority", "validation", "requested_authority", "notified_authority", "reference", "contact",
            "confirming_person", "authority_conducting", "prosecutor_and_court", "channel", "earlier_contacts",
        ),
    ),
    ("Legal basis", ("legal_basis", "domestic_order")),
    (
        "The case",
        (
            "proceedings", "warrant_or_judgment", "offence_and_law", "enactments", "facts", "persons", "victim",
            "dual_criminality",
        ),
    ),
    (
        "What is asked",
        (
            "assistance_sought", "data_identified", "data_categories", "data_period", "link_to_offence", "custodian_location",
            "processor", "address_for_service", "route_data", "necessity", "purpose", "procedure", "form_of_data", "presence",
            "witness_rights", "intended_request", "intended_extradition", "preservation_period", "time_limit",
        ),
    ),
    (
        "Conditions and assurances",
        ("confidentiality", "provider_notice", "use_limits", "undertakings", "reciprocity", "costs", "legal_remedies"),
    ),
    ("Form", ("language", "further_information", "acknowledgement", "annexes", "signature")),
)  # fmt: skip
_TITLES = {
    "preservation": "Request for the preservation of stored computer data",
    "extradition": "Request for extradition",
    "provisional_arrest": "Request for provisional arrest",
    "traffic_interception": "Request for the collection of traffic data in real time",
    "content_interception": "Request for the interception of content",
}
# Orders, and letters of a court, have a name of their own.
_ORDERS = {
    LETTERS_ROGATORY: "Letters rogatory",
    "eaw_2002": "European arrest warrant",
    "eio_2014": "European Investigation Order",
    "e_evidence_2023": "European Production Order Certificate",
}
_KEEPING_ORDERS = {"e_evidence_2023": "European Preservation Order Certificate"}
_TITLE = "Request for mutual legal assistance"
_DETAIL_WORDS = {
    "offence_and_law.maximum_months": "Maximum penalty: {value}.",
    "time_limit.by": "An answer is asked for by {value}.",
    "preservation_period.days": "Period asked for: {value} days.",
    "intended_request.by": "The request for disclosure will be sent by {value}.",
}
KIND_WORDS = {
    "ip_address": "IP address",
    "email": "E-mail address",
    "url": "Link",
    "account": "Account",
    "other": "Other",
}
WANTED_WORDS = {
    "subscriber_information": "subscriber information",
    "traffic_data": "traffic data",
    "content": "content",
}
TABLE_CAPTION = "The data, item by item"
TABLE_HEADS = ("No.", "Data and holder", "Period", "Link to the offence")
NOTHING = "Nothing has been written yet."
MISSING, ASKED_BY = "Missing: ", "required by {provision}."


def letter(draft: Draft, *, facts: Facts | None = None, gaps: bool = False) -> Document:
    """Make the letter of a draft.

    Args:
        draft: the draft.
        facts: the facts; by default those of the package.
        gaps: whether what is required and missing has a paragraph that says so.

    Returns:
        The document: what the basis asks for, in its order; what was written for another basis stays in the draft and
        out of the letter. Where the data hold no form for the basis, everything that was written is in it.
    """
    require_draft("letter", draft)
    desk = Desk(draft, facts or packaged())
    missing = completeness(draft, facts=facts).missing("required") if gaps else ()
    blocks = [block for title, parts in SECTIONS for block in _section(desk, title, parts, missing)]
    day = day_or_none(draft.case.requested_on)
    return Document(
        title=_title(draft),
        language=LANGUAGE,
        blocks=(*_head(desk), *(blocks or [Paragraph(NOTHING)])),
        footer=FOOTER,
        dated=day.isoformat() if day else "",
    )


def _title(draft: Draft) -> str:
    if draft.measure == "preservation" and draft.basis in _KEEPING_ORDERS:
        return _KEEPING_ORDERS[draft.basis]
    return _ORDERS.get(draft.basis) or _TITLES.get(draft.measure, _TITLE)


def _head(desk: Desk) -> Iterator[Block]:
    """Who asks whom on which day."""
    requesting, requested = desk.requesting, desk.requested
    if requesting:
        yield Paragraph(requesting.name, "Requesting state: ")
    if requested:
        yield Paragraph(requested.name, "Requested state: ")
    if desk.requested_on:
        yield Paragraph(in_words(desk.requested_on), "Date: ")


def _section(desk: Desk, title: str, parts: tuple[str, ...], missing: tuple[RequestElement, ...]) -> Iterator[Block]:
    asked = [name for name in desk.elements if name in parts] or [
        name for name in parts if not desk.elements and (desk.draft.text(name) or name == "legal_basis")
    ]
    # Some forms have no part for the basis; the letter names it all the same.
    if title == "Legal basis" and "legal_basis" not in asked:
        asked = ["legal_basis", *asked]
    blocks = [block for name in asked for block in _element(desk, name, missing)]
    if blocks:
        yield Heading(2, title)
        yield from blocks


def _instrument(desk: Desk) -> Iterator[Block]:
    """The instrument with its provisions for the measure: nobody has to type what was chosen."""
    instrument = desk.instrument
    if instrument is None:
        return
    yield Paragraph(f"{instrument.title} ({instrument.citation})", "This request is made under: ")
    rules = [rule for rule in instrument.bases if desk.measure in rule.measures and rule.role == "operative"]
    cited = dict.fromkeys(one for rule in rules for one in desk.provisions(instrument.id, *rule.articles))
    if cited:
        yield Listing(tuple(_cited(cited)))
    for treaty in desk.form.treaties if desk.form else ():
        yield Paragraph(f"{treaty.title} ({treaty.citation})", "Contents and procedure follow: ")


def _cited(provisions: Iterable[Provision]) -> Iterator[str]:
    """Each article once with its heading: Art. 31(1), 31(2) and 31(3) (heading)."""
    for _, group in groupby(provisions, key=lambda one: (one.article.partition("(")[0], one.heading)):
        first, *more = group
        numbers = "".join(f"{' and' if one is more[-1] else ','} {one.article}" for one in more)
        yield f"{first.label}{numbers}" + (f" ({first.heading})" if first.heading else "")


def _element(desk: Desk, name: str, missing: tuple[RequestElement, ...]) -> Iterator[Block]:
    blocks = [*written(desk.draft.text(name)), *_details(desk, name)]
    if name == "legal_basis":
        blocks = [*_instrument(desk), *(blocks if _adds_to_basis(desk) else [])]
    if name == "data_identified":
        blocks += _table(desk.draft)
    lacking = (one.required_by.label for one in missing if one.id == name and one.required_by)
    blocks += [Paragraph(ASKED_BY.format(provision=label), MISSING) for label in lacking]
    if blocks:
        yield Heading(3, desk.facts.request_part_by_id[name].title)
        yield from blocks


def _adds_to_basis(desk: Desk) -> bool:
    """Whether what was written of the basis says something: the letter names the treaty, and "international law" is less."""
    if desk.elements and "legal_basis" not in desk.elements:
        return False
    return desk.instrument is None or not desk.is_poor_example("legal_basis", desk.draft.text("legal_basis"))


def _details(desk: Desk, name: str) -> Iterator[Paragraph]:
    for key, words in _DETAIL_WORDS.items():
        typed = clean(desk.draft.detail(key))
        if key.partition(".")[0] == name and typed:
            yield Paragraph(words.format(value=_value(key, typed)))


def _value(key: str, typed: str) -> str:
    """A value as people read it: a day in words, whole years as years."""
    if key.endswith(".by"):
        day = day_or_none(typed)
        return in_words(day) if day else typed
    if not key.endswith("_months"):
        return typed
    months = number_or_none(typed)
    if months is None:
        return typed
    number, unit = (months // 12, "year") if months and months % 12 == 0 else (months, "month")
    return f"{number} {unit}{'' if number == 1 else 's'} of imprisonment"


def _table(draft: Draft) -> list[Table]:
    rows = [_row(number, item) for number, (_, item) in enumerate(draft.written_items, 1)]
    return [Table(TABLE_CAPTION, TABLE_HEADS, tuple(rows))] if rows else []


def _row(number: int, item: DataItem) -> tuple[str, ...]:
    kind, wanted = KIND_WORDS.get(item.kind, ""), WANTED_WORDS.get(item.wanted, "")
    lines = [
        f"{kind}: {item.identifier.strip()}" if kind and kind != KIND_WORDS["other"] else item.identifier.strip(),
        f"Source port: {item.port.strip()}" if item.port.strip() else "",
        f"Wanted: {wanted}" if wanted else "",
        f"Held by: {item.holder.strip()}" if item.holder.strip() else "",
    ]
    period = [
        f"from {item.start.strip()}" if item.start.strip() else "",
        f"to {item.end.strip()}" if item.end.strip() else "",
    ]
    cells = (str(number), "\n".join(filter(None, lines)), "\n".join(filter(None, period)), item.link.strip())
    return tuple(clean(cell) for cell in cells)
