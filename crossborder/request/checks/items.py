"""Checks of the items of data: can each be looked up, for which time, and why does it prove anything?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from crossborder.request.checks.times import act_outside, check_times
from crossborder.request.identifiers import IDENTIFIER_KINDS, port_problem, read_identifier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.request.draft import DataItem
    from crossborder.request.findings import Desk, DraftFinding, Severity

SHORTEST_LINK = 30

# What is wrong with an identifier, by kind and problem: severity, what was wrong, how to correct it, good practice.
_IDENTIFIER: dict[str, tuple[Severity, str, str, str]] = {
    "no_address": ("fault", "“{detail}” is not an IP address.", "Copy it from the log again: four numbers from 0 to 255, or the longer form with colons.", "exact_records"),
    "range": ("fault", "“{detail}” names many addresses and not one.", "Name each address that the log shows; a range reaches customers who have nothing to do with the case.", "exact_records"),
    "port_inside": ("weak", "The port {detail} stands inside the address.", "Put the address alone here, and the port into its own field.", "source_port"),
    "private": ("fault", "{detail} is a private address: it leads to no customer outside that network.", "Ask for the public address behind which the network reached the Internet.", "private_address"),
    "shared": ("weak", "{detail} lies in a range that a provider shares among many customers.", "Ask for the public address, with its source port and exact time.", "source_port"),
    "local": ("fault", "{detail} names the machine itself or its own network, not a customer.", "Ask for the public address that the log of the attacked system shows.", "private_address"),
    "no_host": ("fault", "{detail} belongs to no single machine.", "Copy the address from the log again.", "exact_records"),
    "leading_zeros": ("fault", "The numbers of “{detail}” begin with zeros in the draft, so that the address is ambiguous: some programs read such a number as an octal one.", "Look into the log for the four numbers, and write them without zeros at their beginning.", "exact_records"),
    "several": ("fault", "“{detail}” names more than one.", "Make an item of each: each has its own period and its own link to the offence.", "exact_records"),
    "defanged": ("fault", "“{detail}” is written so that nobody can click it, as reports on attacks do; a provider cannot look it up.", "Write it as it was: with points, the sign @ and http.", "exact_records"),
    "hidden": ("fault", "The identifier has the hidden character {detail}, so that a provider finds nothing.", "Delete the identifier and type it, instead of copying it from a document.", "exact_records"),
    "other_form": ("weak", "A sign is none of a usual keyboard: a document, a word processor or wide letters changed “{detail}”.", "Look into the evidence, and type it again.", "exact_records"),
    "mixed_scripts": ("weak", "One word of the identifier mixes letters of {detail}, which look alike.", "If it is a slip, type it again. If the false letter is the trick of the case, say so in the facts and name the letter.", "exact_records"),
    "check_digit": ("weak", "The check digits of this {detail} do not fit: a figure is wrong, or it is another kind of number.", "Copy it from the evidence again, and say which kind of number it is.", "exact_records"),
    "name_beside": ("weak", "Something else stands beside {detail}.", "Put it here alone; the name of a person belongs to the persons.", "exact_records"),
    "length": ("weak", "A sign is missing or stands there twice: {detail}.", "Copy it from the evidence again.", "exact_records"),
    "no_at": ("fault", "“{detail}” is no e-mail address: the sign @ is missing.", "Write it as user@example.org.", "exact_records"),
    "local_part": ("fault", "“{detail}” cannot stand before the sign @ of an e-mail address.", "Copy the address from the message again, without spaces.", "exact_records"),
    "domain": ("fault", "“{detail}” cannot be the domain of an e-mail address.", "Write the whole domain, such as example.org.", "exact_records"),
    "space": ("fault", "The link has a space in it.", "Copy the whole link again.", "exact_records"),
    "no_url": ("fault", "“{detail}” cannot be read as a link.", "Write it as https://example.org/page.", "exact_records"),
    "scheme": ("fault", "The link does not begin as a link does.", "Write it in full, with https:// or http:// at the start.", "exact_records"),
    "host": ("fault", "The link has no readable name of a machine.", "Write it as https://example.org/page.", "exact_records"),
}  # fmt: skip
_EMPTY = "The item names no {kind}.", "Name the account, address or link by which the provider finds the data."
_KIND_WORDS = {"ip_address": "address", "email": "e-mail address", "url": "link"}
# What a measure reaches. Preservation and general assistance reach all kinds.
_REACHES = {
    "subscriber_information": ("subscriber_information",),
    "traffic_data": ("subscriber_information", "traffic_data"),
}
_WANTED_WORDS = {
    "subscriber_information": "subscriber information",
    "traffic_data": "traffic data",
    "content": "content",
}


def check_items(desk: Desk) -> Iterator[DraftFinding]:
    """Check each item of data, and all of them together."""
    for at, item in desk.draft.written_items:
        place = f"items.{at}"
        yield from _identifier(desk, item, place)
        yield from check_times(desk, item, place)
        yield from _reach(desk, item, place)
        yield from _link(desk, item, place)
    yield from _same_links(desk)
    yield from act_outside(desk)


def _identifier(desk: Desk, item: DataItem, place: str) -> Iterator[DraftFinding]:
    asked = desk.asked_by("data_identified")
    if item.kind not in IDENTIFIER_KINDS:
        words = "The item does not say what kind of identifier it is.", "Choose its kind from the list."
        yield desk.finding("kind_missing", "weak", f"{place}.kind", words, asked, "exact_records")
    reading = read_identifier(item.kind, item.identifier)
    if reading.problem == "empty":
        words = _EMPTY[0].format(kind=_KIND_WORDS.get(item.kind, "identifier")), _EMPTY[1]
        yield desk.finding("identifier_empty", "fault", f"{place}.identifier", words, asked, "exact_records")
    elif reading.problem:
        severity, wrong, correction, practice = _IDENTIFIER[reading.problem]
        words = wrong.format(detail=reading.detail), correction
        yield desk.finding(reading.problem, severity, f"{place}.identifier", words, asked, practice)
    if port_problem(item.port):
        words = f"“{item.port.strip()}” is no port.", "A port is a whole number from 1 to 65535."
        yield desk.finding("no_port", "fault", f"{place}.port", words, asked, "source_port")
    if item.kind == "account" and not item.holder.strip() and not desk.draft.text("custodian_location"):
        words = (
            "An account name alone exists on many platforms.",
            "Say at which provider the account is, and give its number there if you know it.",
        )
        holder = desk.asked_by("custodian_location", "data_identified")
        yield desk.finding("account_without_provider", "weak", f"{place}.holder", words, holder, "where_records_are")
    if reading.version == 4 and not item.port.strip() and not reading.problem:  # noqa: PLR2004 - IPv4
        words = (
            "No source port is given beside the address.",
            "Add it if the log shows it: several customers can share one address at the same moment.",
        )
        yield desk.finding("port_missing", "note", f"{place}.port", words, asked, "source_port")


# --- measure and link ----------------------------------------------------------------------------------------------


def _reach(desk: Desk, item: DataItem, place: str) -> Iterator[DraftFinding]:
    reached = _REACHES.get(desk.measure, ())
    if item.wanted and reached and item.wanted not in reached:
        wanted = _WANTED_WORDS.get(item.wanted, item.wanted)
        words = (
            f"The item asks for {wanted}; the measure of this request is {_WANTED_WORDS[desk.measure]}.",
            "Ask for less, or choose the measure that reaches these data, with what it demands.",
        )
        asked = (*desk.asked_by("assistance_sought"), *desk.proportionality)
        yield desk.finding("beyond_measure", "fault", f"{place}.wanted", words, asked, "exact_records")


def _link(desk: Desk, item: DataItem, place: str) -> Iterator[DraftFinding]:
    link, asked = item.link.strip(), desk.asked_by("link_to_offence")
    provisions = (*asked, *desk.proportionality)
    field = f"{place}.link"
    if not link:
        words = (
            "Nothing says how this item is related to the offence.",
            "Say where it appears in the evidence, and what it will show.",
        )
        yield desk.finding(
            "no_link", "fault" if _demanded(desk) else "weak", field, words, provisions, "why_it_matters"
        )
    elif len(link) < SHORTEST_LINK or desk.is_poor_example("link_to_offence", link):
        words = (
            "The link is claimed and not shown.",
            "Say which trace leads from the act to these data, and what they will prove.",
        )
        yield desk.finding("link_thin", "weak", field, words, provisions, "why_it_matters")


def _demanded(desk: Desk) -> bool:
    element = desk.elements.get("link_to_offence")
    return element is not None and element.required_by is not None


def _same_links(desk: Desk) -> Iterator[DraftFinding]:
    """One sentence copied to every item shows no link of any of them."""
    links = Counter(item.link.strip().casefold() for _, item in desk.draft.written_items if item.link.strip())
    for at, item in desk.draft.written_items:
        if links[item.link.strip().casefold()] > 1:
            words = (
                "The same sentence links several items to the offence.",
                "Say for each item what it alone will show, or leave out the one that shows nothing more.",
            )
            asked = (*desk.asked_by("link_to_offence"), *desk.proportionality)
            yield desk.finding("link_repeated", "note", f"items.{at}.link", words, asked, "why_it_matters")
