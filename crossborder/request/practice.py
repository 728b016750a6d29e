"""Good practice that the checks of a draft rest on where no treaty asks: what it advises, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crossborder.records.collection import Facts
    from crossborder.records.records import Source


@dataclass(frozen=True, slots=True)
class Practice:
    """One piece of good practice.

    Args:
        id: short name.
        advises: what it advises, in our words.
        sources: ids of documents that were seen to advise it; none = advice of this course, shown as such.
    """

    id: str
    advises: str
    sources: tuple[str, ...] = ()

    def documents(self, facts: Facts) -> tuple[Source, ...]:
        """The documents that advise it."""
        return tuple(facts.source_by_id[name] for name in self.sources)


_ALL = (
    Practice(
        "exact_time",
        "Addresses are shared and change hands: give the exact time, with its distance from UTC, beside the address.",
        ("rfc_6302", "rfc_3339"),
    ),
    Practice("source_port", "Give the source port beside a shared address of the older kind (IPv4).", ("rfc_6302",)),
    Practice("private_address", "A private address is unique only inside one network.", ("rfc_1918",)),
    Practice(
        "exact_records",
        "Say which records are wanted, from whom, and for which period, in as much detail as possible.",
        ("oas_arg_mla_form",),
    ),
    Practice(
        "where_records_are",
        "Find out first who holds the records and in which state they lie; a domain name does not show it.",
        ("pilon_mla_handbook_2", "oas_arg_mla_form"),
    ),
    Practice(
        "reachable",
        "Name a person with e-mail address, office hours and time zone.",
        ("tcy_2018_10", "tcy_2018_11"),
    ),
    Practice(
        "text_of_the_law",
        "Name the exact offence and add the text of the law.",
        ("oas_arg_mla_form", "us_justice_manual_275"),
    ),
    Practice(
        "why_it_matters",
        "Give facts enough for a judge abroad to see that a crime was committed and why the evidence matters.",
        ("us_justice_manual_275",),
    ),
    Practice(
        "reasons",
        "Give the reason where you ask for confidentiality or for a particular procedure, and name the time limit.",
        ("fco_draft_agreement_1992",),
    ),
    Practice(
        "preserve_first",
        "Have data kept first: assistance is slow and data are deleted. Only data that exist already can be kept.",
        ("doj_degani_slides",),
    ),
    Practice("judge_signs", "Letters rogatory carry the signature of a judge.", ("us_justice_manual_275",)),
    Practice(
        "name_the_basis", "Name the legal basis in the request, with its article.", ("tcy_2018_10", "tcy_2018_11")
    ),
    Practice("plain_text", "Write so that nothing in the text can be misread or hidden."),
    Practice("own_words", "Write the facts of this case; an example only shows the form."),
)
PRACTICE = {one.id: one for one in _ALL}
