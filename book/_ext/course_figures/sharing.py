"""Who shares which legal basis with whom on a day: teaching states by teaching states, for one measure."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from course_figures import style
from course_figures.havens import MARK
from course_figures.pages import Markup, folded, table
from course_figures.participation import WRITTEN
from crossborder import facts, legal_bases, possible_bases, tables
from crossborder.records import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# The last day for which the list of parties to the Budapest Convention was seen whole.
DAY = date(2025, 8, 31)
# One or more of every region; with Ireland and South Africa, which signed and did not deposit.
STATES = (
    "USA", "CAN", "ARG", "BRA", "GBR", "FRA", "DEU", "NLD", "IRL", "RUS", "MAR", "EGY", "NGA", "ZAF", "SAU", "IND", "CHN", "JPN",
    "PHL", "AUS",
)  # fmt: skip
UNKNOWN, NONE = "unknown", "none"
WORDS = {
    "operative": "operative: obliges and says how",
    "conditional": "operative, scope to be shown",
    "residual": "residual: only without another treaty",
    "optional": "optional: the state may rely on it",
    "framework": "framework: no procedure of its own",
    UNKNOWN: "unknown to the data",
    NONE: "none in the data",
}
LETTERS = {
    "operative": "O", "conditional": "S", "residual": "R", "optional": "P", "framework": "F", UNKNOWN: "", NONE: "",
}  # fmt: skip
GROUNDS = {
    "operative": (style.BLUE, style.WHITE, ""),
    "conditional": ("#9fc6da", style.BLACK, ""),
    "residual": (style.SAND, style.BLACK, ""),
    "optional": (style.SAND, style.BLACK, ""),
    "framework": (style.GREY, style.BLACK, ""),
    UNKNOWN: ("none", style.INK, "/////"),
    NONE: ("none", style.INK, ""),
}
LEFT, TOP = 1.6, 1.1  # cells beside and above the triangle, for the codes
LINE = 0.2  # inches for a line of the key
LETTER = 7.0


def shared_bases(measure: str = "preservation", on: date = DAY, states: Iterable[str] = STATES) -> pd.DataFrame:
    """The strongest legal basis between any two of some states, one row for each pair.

    Args:
        measure: a measure, such as ``preservation``.

    Returns:
        Columns ``first``, ``second`` (codes), ``role`` (a role, ``conditional`` = operative with a scope still to be
        shown, ``unknown`` or ``none``), ``instruments`` (names of those in that role), ``verified``.
    """
    return pd.DataFrame([_pair(first, second, measure, on) for first, second in combinations(tuple(states), 2)])


def _pair(first: str, second: str, measure: str, on: date) -> dict[str, object]:
    bases = [basis for basis in legal_bases(first, second, on=on, measure=measure) if basis.role != "replaced"]
    named = [
        (_role(basis.role, scope=bool(basis.conditions)), basis.instrument.short_title, basis.verified)
        for basis in bases
    ]
    order = list(WORDS)
    role = min((name for name, _, _ in named), key=order.index, default=NONE)
    if role != "operative" and possible_bases(first, second, on=on, measure=measure):
        role = role if role in {"conditional", "residual"} else UNKNOWN
    chosen = [(title, verified) for name, title, verified in named if name == role]
    return {
        "first": first,
        "second": second,
        "role": role,
        "instruments": "; ".join(title for title, _ in chosen),
        "verified": any(verified for _, verified in chosen),
    }


def _role(role: str, *, scope: bool) -> str:
    return "conditional" if role == "operative" and scope else role


def shared_bases_matrix(measure: str = "preservation", on: date = DAY, states: Iterable[str] = STATES) -> Figure:
    """Draw the roles as a triangle of cells, each with a letter; what the data do not know is hatched."""
    codes = tuple(states)
    rows = tables.rows(shared_bases(measure, on, codes))
    used = _used(rows)
    cell = style.WIDTH / (len(codes) + LEFT)
    height = (TOP + len(codes)) * cell + LINE * len(used) + 0.12
    with style.house_style():
        figure = style.sheet(height)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(-LEFT, len(codes)), ylim=(height / cell - TOP, -TOP))
        axes.axis("off")
        for number, role in enumerate(used):
            held = [(codes.index(row["first"]), codes.index(row["second"])) for row in rows if row["role"] == role]
            top = len(codes) + (0.06 + LINE * (number + 0.5)) / cell
            _cells(axes, [*held, (-LEFT + 0.1, top - 0.5)], role)
            axes.text(0, top, WORDS[role], va="center", fontsize=style.SMALL)
        for number, code in enumerate(codes):
            axes.text(-0.15, number + 0.5, code, ha="right", va="center", fontsize=LETTER)
            axes.text(number + 0.5, number + 0.4, code, ha="center", va="bottom", fontsize=LETTER, rotation=55)
    return figure


def _used(rows: list[dict[str, Any]]) -> list[str]:
    return [role for role in WORDS if any(row["role"] == role for row in rows)]


def _cells(axes: Axes, places: list[tuple[float, float]], role: str) -> None:
    """Draw all cells of a role as one shape, so that the drawing stays small, and write its letter into each."""
    ground, ink, hatch = GROUNDS[role]
    shapes = [Path.unit_rectangle().transformed(Affine2D().translate(x, y)) for x, y in places]
    axes.add_patch(
        PathPatch(Path.make_compound_path(*shapes), facecolor=ground, edgecolor=style.INK, linewidth=0.35, hatch=hatch)
    )
    if LETTERS[role]:
        for x, y in places:
            axes.text(x + 0.5, y + 0.54, LETTERS[role], ha="center", va="center", color=ink, fontsize=LETTER)


def shared_bases_alt(measure: str = "preservation", on: date = DAY, states: Iterable[str] = STATES) -> str:
    """Say what the matrix shows, with its counts."""
    codes = tuple(states)
    rows = tables.rows(shared_bases(measure, on, codes))
    counts = "; ".join(f"{WORDS[role]}: {sum(row['role'] == role for row in rows)}" for role in _used(rows))
    return (
        f"Triangle of {len(codes)} states with one cell for each of {len(rows)} pairs: the strongest legal basis for "
        f"{measure.replace('_', ' ')} on {in_words(on)}. {counts}. The table below names the partners of each state."
    )


def shared_bases_table(measure: str = "preservation", on: date = DAY, states: Iterable[str] = STATES) -> Markup:
    """Return for each state with which others it shares a basis in which role, as a table to open."""
    codes = tuple(states)
    rows = tables.rows(shared_bases(measure, on, codes))
    used = _used(rows)
    lines = [
        [facts().state_by_code[code].name, *(", ".join(_partners(rows, code, role)) or "-" for role in used)]
        for code in codes
    ]
    caption = f"Strongest legal basis for {measure.replace('_', ' ')} on {in_words(on)}, state by state"
    return folded("The same as a table", table(caption, ["State", *(WORDS[role] for role in used)], lines))


def _partners(rows: list[dict[str, Any]], code: str, role: str) -> list[str]:
    pairs = [(row["first"], row["second"]) for row in rows if row["role"] == role]
    return sorted(second if first == code else first for first, second in pairs if code in {first, second})


def bases_between_table(first: str, second: str, measure: str, on: date = WRITTEN) -> Markup:
    """Return every legal basis between two states, the strongest first, as a table."""
    rows = [
        [
            basis.instrument.short_title + ("" if basis.verified else MARK),
            basis.provisions[0].article,
            basis.role,
            str(basis.since),
            " ".join(condition.text for condition in basis.conditions) or "-",
        ]
        for basis in legal_bases(first, second, on=on, measure=measure)
    ]
    names = " and ".join(facts().state_by_code[code].in_sentence for code in (first, second))
    caption = f"Legal bases for {measure.replace('_', ' ')} between {names} on {in_words(on)} (* = not confirmed from a source)"
    return Markup(
        table(caption, ["Instrument", "Article", "Role", "Both bound since", "Scope still to be shown"], rows)
    )
