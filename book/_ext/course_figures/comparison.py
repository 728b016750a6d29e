"""Tables that set instruments side by side: the cybercrime treaties by what they offer, and where they speak of human rights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course_figures.havens import MARK
from course_figures.pages import Markup, table
from course_figures.participation import WRITTEN
from crossborder import bound, facts
from crossborder.records import in_words

if TYPE_CHECKING:
    from crossborder.records.records import Instrument, Provision

# The instruments of the chapter on cybercrime treaties, oldest first.
CYBERCRIME = (
    "cis_2001", "budapest_185", "arab_2010", "iberoamerican_2014", "malabo_2014", "cis_2018", "second_protocol_224",
    "e_evidence_2023", "un_cybercrime_2024",
)  # fmt: skip
MEASURES = {
    "extradition": "Extradition",
    "mutual_assistance": "Assistance",
    "preservation": "Preservation",
    "traffic_interception": "Real-time traffic data",
}
NOT_HELD = "not in the data"
# Where a clause on human rights is: instrument, article, the help it speaks of.
RIGHTS = (
    ("budapest_185", "15(1)", "powers at home"),
    ("budapest_185", "25(4)", "assistance"),
    ("budapest_185", "27(4)(b)", "assistance without another treaty"),
    ("budapest_185", "29(5)(b)", "preservation"),
    ("ece_24", "3(2)", "extradition"),
    ("ece_24", "11", "extradition"),
    ("untoc_2000", "16(13)", "extradition"),
    ("untoc_2000", "16(14)", "extradition"),
    ("uncac_2003", "44(15)", "extradition"),
    ("e_evidence_2023", "12(1)(b)", "orders to providers"),
    ("oas_ext_1981", "9", "extradition"),
    ("ecowas_ext_1994", "5", "extradition"),
    ("un_cybercrime_2024", "6", "the whole Convention"),
    ("un_cybercrime_2024", "40(22)", "assistance"),
)  # fmt: skip


def cybercrime_treaties_table() -> Markup:
    """Return what each instrument on cybercrime offers for each measure, with role and leading article, as a table."""
    header = ["Instrument", "In force", "States bound, recorded", *MEASURES.values(), "Contact point"]
    rows = [_row(facts().instrument_by_id[name]) for name in CYBERCRIME]
    caption = (
        f"The cybercrime treaties on {in_words(WRITTEN)}: role and leading article (* = not confirmed from a source)"
    )
    return Markup(table(caption, header, rows))


def _row(instrument: Instrument) -> list[str]:
    return [
        instrument.short_title,
        _in_force(instrument),
        _bound(instrument),
        *(_offers(instrument, measure) for measure in MEASURES),
        _contact_point(instrument),
    ]


def _in_force(instrument: Instrument) -> str:
    if instrument.in_force is None:
        return "no day known"
    return f"{instrument.in_force.day}" + ("" if instrument.in_force.provenance.verified else MARK)


def _bound(instrument: Instrument) -> str:
    """How many states are recorded as bound: "at least" wherever others can have joined since the list was seen."""
    if instrument.in_force is None:
        return "none known"
    number = len(bound(instrument.id, on=WRITTEN))
    if number == 0:
        return "not known"
    return str(number) if instrument.closed else f"at least {number}"


def _offers(instrument: Instrument, measure: str) -> str:
    """Role and leading article; "no basis" where the rules know there is none, something else where they do not."""
    basis = next((one for one in instrument.bases if measure in one.measures), None)
    if basis is None:
        return "no basis" if instrument.modelled else NOT_HELD
    leading = facts().provision_by_place[instrument.id, basis.articles[0]]
    if not instrument.modelled:
        return "its place only"
    return f"{basis.role}, {_number(leading)}" + _star(leading)


def _contact_point(instrument: Instrument) -> str:
    offer = next((one for one in instrument.offers if one.id == "contact_point"), None)
    if offer is None:
        return "none" if instrument.modelled else NOT_HELD
    provision = facts().provision_by_place[instrument.id, offer.article]
    return _number(provision) + _star(provision)


def _number(provision: Provision) -> str:
    return f"Art. {provision.article}" if provision.article[:1].isdigit() else provision.article


def _star(provision: Provision) -> str:
    return "" if provision.verified else MARK


def rights_table() -> Markup:
    """Return where instruments speak of human rights or of the interests that stand for them, as a table."""
    rows = [_right(instrument, article, help_) for instrument, article, help_ in RIGHTS]
    header = ["Provision", "Kind of help", "What it says, in our words", "Text seen"]
    caption = "Where the protection of the person is written, and where public order has to carry it"
    return Markup(table(caption, header, rows))


def _right(instrument: str, article: str, help_: str) -> list[str]:
    provision = facts().provision_by_place[instrument, article]
    return [provision.label, help_, provision.summary, "yes" if provision.verified else "no (unverified)"]
