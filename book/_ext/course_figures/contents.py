"""What a request has to contain, by legal basis: the cross-walk of the elements as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course_figures.havens import MARK
from course_figures.pages import Markup, folded, table
from crossborder import facts
from crossborder.request.overview import crosswalk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crossborder.request.overview import Asking

# Forms of request in the order of the columns, the instrument without a treaty last; heads short enough for a table.
COLUMNS = {
    "ecmacm_30": "ETS 30",
    "ecowas_mla_1992": "ECOWAS 1992",
    "untoc_2000": "UNTOC",
    "uncac_2003": "UNCAC",
    "budapest_185": "Budapest 25, 27",
    "letters_rogatory": "Letters rogatory",
}
MEASURE = "search_seizure"
PRESERVATION = "Budapest 29(2)"


def contents_table() -> Markup:
    """Return which basis asks for which element of a request, with the article, as a table to open."""
    assistance, preservation = crosswalk(measure=MEASURE), crosswalk(measure="preservation")
    rows = [
        [
            part.title,
            *(_cell(assistance[part.id], basis) for basis in COLUMNS),
            _cell(preservation[part.id], "budapest_185"),
        ]
        for part in facts().request_parts
        if assistance[part.id] or preservation[part.id]
    ]
    header = ["Element", *COLUMNS.values(), PRESERVATION]
    caption = f"What a request contains ({MARK} = the text of the article was not seen; advised = good practice)"
    return folded("What each legal basis asks for, element by element", table(caption, header, rows))


def _cell(askings: tuple[Asking, ...], basis: str) -> str:
    matches = [asking for asking in askings if asking.basis == basis]
    return _demand_text(matches[0]) if matches else "not asked"


def _demand_text(asking: Asking) -> str:
    element = asking.element
    if element.required_by is None:
        return "advised"
    where = {"always": "", "where_possible": ", where possible", "where_needed": ", where needed"}
    star = "" if element.required_by.verified else MARK
    return f"Art. {element.required_by.article}{star}{where[element.applies]}"


def contents_summary() -> str:
    """Say how many elements each basis itself requires, counted from the data."""
    asked, kept = crosswalk(measure=MEASURE), crosswalk(measure="preservation")
    told = [f"{head}: {_required(asked, basis)}" for basis, head in COLUMNS.items()]
    return (
        f"Of {len(asked)} elements the basis itself requires, for search and disclosure: {'; '.join(told)}; "
        f"for preservation, {PRESERVATION}: {_required(kept, 'budapest_185')}. All others are good practice. "
        f"A star says that some of the articles were not seen."
    )


def _required(rows: Mapping[str, tuple[Asking, ...]], basis: str) -> str:
    provisions = [
        asking.element.required_by
        for askings in rows.values()
        for asking in askings
        if asking.basis == basis and asking.element.required_by
    ]
    return f"{len(provisions)}{'' if all(provision.verified for provision in provisions) else MARK}"
