"""Grounds of refusal by instrument as a matrix: what a text requires, permits or forbids the requested state to refuse for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from matplotlib.patches import Rectangle

from course_figures import style
from course_figures.havens import MARK
from course_figures.pages import Markup, folded, table
from crossborder import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


class Column(NamedTuple):
    """A column of a matrix: an instrument, the measure it is asked about, and a short head."""

    instrument: str
    measure: str
    head: str


# The oldest instrument first; preservation comes separately, because its grounds are fewer.
MATRICES = {
    "assistance": (
        Column("ecmacm_30", "search_seizure", "ETS 30"),
        Column("ecowas_mla_1992", "search_seizure", "ECOWAS 1992"),
        Column("untoc_2000", "search_seizure", "UNTOC 18"),
        Column("budapest_185", "search_seizure", "Budapest 25, 27"),
        Column("uncac_2003", "search_seizure", "UNCAC 46"),
        Column("arab_2010", "search_seizure", "Arab 32, 35"),
        Column("budapest_185", "preservation", "Budapest 29"),
        Column("arab_2010", "preservation", "Arab 37"),
    ),
    "extradition": (
        Column("ece_24", "extradition", "ETS 24"),
        Column("oas_ext_1981", "extradition", "OAS 1981"),
        Column("ecowas_ext_1994", "extradition", "ECOWAS 1994"),
        Column("us_ph_1994", "extradition", "US-PH 1994"),
        Column("untoc_2000", "extradition", "UNTOC 16"),
        Column("budapest_185", "extradition", "Budapest 24"),
        Column("eaw_2002", "extradition", "EAW"),
        Column("uk_us_2003", "extradition", "UK-US 2003"),
        Column("uncac_2003", "extradition", "UNCAC 44"),
        Column("arab_2010", "extradition", "Arab 31"),
    ),
}
# Fields of a request that raise a ground, with the words for a row.
ROWS = {
    "dual_criminality": "no offence here",
    "political_offence": "political offence",
    "essential_interests_at_risk": "sovereignty, order",
    "fiscal_offence": "fiscal only",
    "persecution_risk": "persecution",
    "military_offence": "military only",
    "already_tried": "already tried",
    "time_barred": "lapse of time",
    "committed_in": "committed here",
    "death_penalty": "death penalty",
    "life_imprisonment": "life in prison",
    "inhuman_treatment_risk": "inhuman treatment",
    "human_rights_risk": "other human rights",
    "nationality": "own national",
    "other_law": "own law, treaties",
}
EFFECTS = {
    "requires": ("R", "requires refusal, or gives no duty"),
    "outside": ("O", "lies outside: no duty, no ban"),
    "permits": ("P", "permits refusal"),
    "declared": ("D", "permits it only with a declaration or reservation"),
    "listed": ("V", "forbids it for listed offences, else permits"),
    "forbids": ("F", "forbids refusal for this reason alone"),
    "left": ("L", "leaves the grounds of other law in place"),
    "guarantee": ("G", "surrender, with return to serve the sentence"),
    "none": ("–", "no rule recorded"),
}
COLOURS = {
    "requires": (style.BLUE, style.WHITE),
    "permits": (style.SAND, style.BLACK),
    "declared": (style.SAND, style.BLACK),
    "guarantee": (style.SAND, style.BLACK),
    "listed": (style.WHITE, style.BLACK),
    "forbids": (style.WHITE, style.BLACK),
    "left": (style.GREY, style.BLACK),
    "outside": (style.GREY, style.BLACK),
}
DUAL = {
    "required": "requires",
    "may_refuse": "permits",
    "not_required": "forbids",
    "national_law": "left",
    "reserved": "declared",
    "listed_waiver": "listed",
}
NATIONALS = {"permits_refusal": "permits", "no_bar": "forbids", "return_guarantee": "guarantee"}
# Articles on extradition that leave conditions and grounds of other law in place; for assistance the bases name theirs.
OTHER_LAW = {"budapest_185": "24(5)", "untoc_2000": "16(7)", "uncac_2003": "44(8)", "arab_2010": "31(5)"}
ROW, HEAD, NAME = 0.245, 1.08, 1.3


@dataclass(frozen=True, slots=True)
class Cell:
    """What one instrument says on one ground.

    Args:
        column: the column.
        row: key of ``ROWS``.
        effect: key of ``EFFECTS``.
        articles: the provisions, the leading one first; none where no rule is recorded.
        verified: whether the texts of the provisions were seen.
    """

    column: Column
    row: str
    effect: str = "none"
    articles: tuple[str, ...] = ()
    verified: bool = True

    @property
    def sign(self) -> str:
        """Letter of the effect, with a star where a text was not seen."""
        return EFFECTS[self.effect][0] + ("" if self.verified else MARK)

    @property
    def text(self) -> str:
        """The effect in words, with its articles."""
        words = EFFECTS[self.effect][1]
        return f"{words} (Art. {', '.join(self.articles)}{'' if self.verified else MARK})" if self.articles else words


def refusal_cells(matrix: str) -> list[Cell]:
    """Return every cell of a matrix, row by row; rows on which no instrument says anything are left out.

    Args:
        matrix: ``assistance`` or ``extradition``.
    """
    columns = MATRICES[matrix]
    said = {(column, row): _cell(column, row) for column in columns for row in ROWS}
    rows = [row for row in ROWS if any(said[column, row].articles for column in columns)]
    return [said[column, row] for row in rows for column in columns]


def _cell(column: Column, row: str) -> Cell:
    """The first rule decides what the cell says; further ones add their articles."""
    rules = list(_rules(column, row))
    if not rules:
        return Cell(column, row)
    articles = tuple(dict.fromkeys(article for _, article in rules))
    places = facts().provision_by_place
    seen = all(places[column.instrument, article].verified for article in articles)
    return Cell(column, row, rules[0][0], articles, seen)


def _rules(column: Column, row: str) -> Iterator[tuple[str, str]]:
    """Effect and article of each rule of an instrument that belongs to a row."""
    instrument, measure = facts().instrument_by_id[column.instrument], column.measure
    if row == "dual_criminality":
        yield from (
            (DUAL[rule.requirement], rule.article) for rule in instrument.dual_criminality if measure in rule.measures
        )
    elif row == "nationality":
        yield from ((NATIONALS[rule.effect], rule.article) for rule in instrument.nationals if measure == "extradition")
    elif row == "other_law":
        yield from (("left", article) for article in _other_law(column))
    else:
        grounds = (ground for ground in instrument.grounds if ground.fact == row and measure in ground.measures)
        yield from ((ground.effect.partition("_")[0], ground.article) for ground in grounds)


def _other_law(column: Column) -> list[str]:
    if column.measure == "extradition":
        return [OTHER_LAW[column.instrument]] if column.instrument in OTHER_LAW else []
    bases = facts().instrument_by_id[column.instrument].bases
    return [basis.grounds_from for basis in bases if column.measure in basis.measures and basis.grounds_from]


def refusal_matrix(matrix: str) -> Figure:
    """Draw a matrix: one row for each ground, one column for each instrument, a letter in each cell.

    Args:
        matrix: ``assistance`` or ``extradition``.
    """
    cells, columns = refusal_cells(matrix), MATRICES[matrix]
    rows = list(dict.fromkeys(cell.row for cell in cells))
    key = _key(cells)
    height = HEAD + ROW * len(rows) + 0.12 + 0.155 * len(key)
    width = (style.WIDTH - NAME - 0.05) / len(columns)
    with style.house_style():
        figure = style.sheet(height)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, style.WIDTH), ylim=(height, 0))
        axes.axis("off")
        _heads(axes, columns, rows, width)
        for cell in cells:
            _draw(axes, NAME + width * columns.index(cell.column), HEAD + ROW * rows.index(cell.row), width, cell)
        _foot(axes, HEAD + ROW * len(rows) + 0.08, key)
    return figure


def _heads(axes: Axes, columns: tuple[Column, ...], rows: list[str], width: float) -> None:
    for number, column in enumerate(columns):
        middle = NAME + width * (number + 0.5)
        axes.text(middle, HEAD - 0.06, column.head, ha="center", va="bottom", rotation=90, fontsize=style.SMALL)
    for number, row in enumerate(rows):
        middle = HEAD + ROW * (number + 0.5)
        axes.text(NAME - 0.06, middle, ROWS[row], ha="right", va="center", fontsize=style.SMALL)


def _draw(axes: Axes, left: float, top: float, width: float, cell: Cell) -> None:
    middle = (left + width / 2, top + ROW / 2 + 0.005)
    ground, ink = COLOURS.get(cell.effect, ("none", style.INK))
    if cell.articles:
        place = (left + 0.01, top + 0.01)
        axes.add_patch(Rectangle(place, width - 0.02, ROW - 0.02, facecolor=ground, edgecolor=style.INK, linewidth=0.5))
    axes.text(*middle, cell.sign, ha="center", va="center", color=ink)


def _foot(axes: Axes, top: float, key: list[str]) -> None:
    axes.text(0.04, top, "\n".join(key), va="top", fontsize=7.4, linespacing=1.35)


def _key(cells: list[Cell]) -> list[str]:
    used = {cell.effect for cell in cells}
    letters = [f"{letter} = {words}" for effect, (letter, words) in EFFECTS.items() if effect in used]
    return [*letters, f"{MARK} = text of the provision not seen"]


def refusal_alt(matrix: str) -> str:
    """Say what a matrix shows, row by row.

    Args:
        matrix: ``assistance`` or ``extradition``.
    """
    cells = refusal_cells(matrix)
    rows = dict.fromkeys(cell.row for cell in cells)
    text = "; ".join(f"{ROWS[row]}: {_row_in_words(cells, row)}" for row in rows)
    counts = f"Matrix of {len(rows)} grounds and {len(MATRICES[matrix])} instruments or articles."
    return f"{counts} {'; '.join(_key(cells))}. {text}."


def _row_in_words(cells: list[Cell], row: str) -> str:
    return ", ".join(f"{cell.column.head} {cell.sign}" for cell in cells if cell.row == row and cell.articles)


def refusal_table(matrix: str) -> Markup:
    """Return a matrix as a table to open: effect and article in each cell.

    Args:
        matrix: ``assistance`` or ``extradition``.
    """
    cells = refusal_cells(matrix)
    rows = [
        [ROWS[row].capitalize(), *(cell.text for cell in cells if cell.row == row)]
        for row in dict.fromkeys(cell.row for cell in cells)
    ]
    header = ["Ground", *(column.head for column in MATRICES[matrix])]
    caption = f"What each instrument says on each ground ({MARK} = text of the provision not seen)"
    return folded("The same as a table, with articles", table(caption, header, rows))
