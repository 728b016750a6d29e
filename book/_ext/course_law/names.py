"""Finds what a page of the book names: a provision, an instrument, a statute, a state, a source."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

from crossborder.records import facts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from crossborder.records.records import Instrument, Offence, Provision, Source, State, Statute

T = TypeVar("T")
FOLDER = "book/reference"
SECTION = "s "  # what comes before the number of a statute's section
NEAR = 4  # how many near names a message gives


class NotInDataError(LookupError):
    """The data do not hold what a page names. The message says what was meant, perhaps."""


def _missing(what: str, name: str, known: Collection[str], where: str, like: str = "") -> NotInDataError:
    near = get_close_matches(like or name, list(known), n=NEAR, cutoff=0.4)
    hint = f" Did you mean {' or '.join(repr(each) for each in near)}?" if near else ""
    return NotInDataError(f"There is no {what} {name!r} in {where}.{hint}")


def _lookup(what: str, name: str, held: Mapping[str, T], where: str) -> T:
    if name not in held:
        raise _missing(what, name, held, where)
    return held[name]


def instrument(name: str) -> Instrument:
    """Find an instrument.

    Args:
        name: its id, such as ``budapest_185``.

    Raises:
        NotInDataError: when there is none; the message names near ones.
    """
    return _lookup("instrument", name, facts().instrument_by_id, "data/instruments/")


def statute(name: str) -> Statute:
    """Find a statute on cooperation.

    Args:
        name: its id, such as ``gbr_ea_2003``.

    Raises:
        NotInDataError: when there is none; the message names near ones.
    """
    return _lookup("statute", name, facts().statute_by_id, "data/statutes/")


def provision(name: str) -> tuple[Provision, str]:
    """Find a provision of an instrument or a statute, or a national offence, and the label of its place on a reference page.

    Args:
        name: instrument and article with a space between, such as ``budapest_185 29(3)``; statute and section, such as
            ``gbr_ea_2003 s 79(1)``; or the id of an offence.

    Raises:
        NotInDataError: when there is none; the message names near ones.
    """
    owner, _, article = " ".join(name.split()).partition(" ")
    if not article:
        return _offence(owner).provision, offence_label(owner)
    cited = facts().provision_by_place.get((owner, article))
    if cited is None:
        raise _no_provision(owner, article)
    return cited, provision_label(owner, article)


def _no_provision(owner: str, article: str) -> NotInDataError:
    """Say which is missing: the article of an instrument, the section of a statute, or what should hold it."""
    like = _usual_form(article)
    if owner in facts().statute_by_id:
        known = [each.article for each in statute(owner).sections]
        return _missing("section", article, known, f"data/statutes/{owner}.toml", like=f"{SECTION}{like}")
    if owner not in facts().instrument_by_id:
        held = [*facts().instrument_by_id, *facts().statute_by_id]
        said = _missing("instrument or statute", owner, held, "data/instruments/ and data/statutes/")
        near = get_close_matches(owner, list(facts().offence_by_id), n=1)
        if near:
            return NotInDataError(f"{said} A national offence is named by its id alone, such as {near[0]!r}.")
        return said
    known = [each.article for each in instrument(owner).provisions]
    return _missing("provision", article, known, f"data/instruments/{owner}.toml", like=like)


def _usual_form(article: str) -> str:
    """Write a number as the data do, without what comes before it: "29.3", "29 (3)", "Art. 29(3)" and "section 79" are the usual slips."""
    bare = re.sub(r"^(?:arts?\.?|articles?|ss?\.?|sections?)\s+|\s+", "", article, flags=re.IGNORECASE)
    return re.sub(r"(\d+)\.(\d+)$", r"\1(\2)", bare)


def _offence(name: str) -> Offence:
    offence_by_id = facts().offence_by_id
    if name not in offence_by_id:
        known = [*offence_by_id, *facts().instrument_by_id]
        raise _missing("offence (or instrument with an article behind it)", name, known, "data/")
    return offence_by_id[name]


def state(name: str) -> State:
    """Find a state.

    Args:
        name: its code, such as ``PHL``.

    Raises:
        NotInDataError: when there is none; the message names near ones.
    """
    state_by_code = facts().state_by_code
    if name not in state_by_code:
        by_name = [f"{each.code} ({each.name})" for each in state_by_code.values() if each.name.lower() == name.lower()]
        raise _missing("state", name, by_name or state_by_code, "data/states/ or data/states.csv")
    return state_by_code[name]


def source(name: str) -> Source:
    """Find a source.

    Args:
        name: its id, such as ``budapest_text``.

    Raises:
        NotInDataError: when there is none; the message names near ones.
    """
    return _lookup("source", name, facts().source_by_id, "data/sources/")


def has_page(of: State) -> bool:
    """Tell whether a state has a reference page: those whose own law the data hold."""
    rules = (
        of.dual_criminality_day,
        of.nationals,
        of.without_treaty_extradition,
        of.without_treaty_assistance,
        of.retroactivity_ban,
    )
    return bool(of.offences or of.first_offences or any(rules))


def instrument_page(name: str) -> str:
    """Return the document that shows an instrument."""
    return f"{FOLDER}/instruments/{name}"


def statute_page(name: str) -> str:
    """Return the document that shows a statute."""
    return f"{FOLDER}/statutes/{name}"


def state_page(code: str) -> str:
    """Return the document that shows a state."""
    return f"{FOLDER}/states/{code}"


def number(article: str) -> str:
    """Return an article's number as it is written: ``Art. 29(3)``, but ``preamble``."""
    return f"Art. {article}" if article[:1].isdigit() else article


def anchor(article: str) -> str:
    """Return the id that an article or a section has on its page, such as ``art-29-3`` or ``s-79-1``."""
    kind = "" if article.startswith(SECTION) else "art-"
    return kind + re.sub(r"[^0-9a-z]+", "-", article.lower()).strip("-")


def provision_label(instrument_id: str, article: str) -> str:
    """Return the name under which a link finds a provision."""
    # Not with the number last: Sphinx reads a line of its inventory, by which the slides refer, from its first number on.
    return f"{instrument_id} {article} provision".lower()


def offence_label(name: str) -> str:
    """Return the name under which a link finds a national offence."""
    return f"offence {name}".lower()
