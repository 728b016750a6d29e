"""The claim ledger as a page: how much is confirmed, and everything that is not, the heaviest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder import frames
from crossborder.facts import ledger
from crossborder.figures.pages import Markup, folded, paragraph, table

if TYPE_CHECKING:
    import pandas as pd

_COUNTS = ("claims", "confirmed", "unverified", "percent")
_HEADS = ("Claims", "Confirmed", "Unverified", "Confirmed share")


def ledger_summary() -> Markup:
    """Say how many claims there are, how many are confirmed, and the same for what the course rests on."""
    every = frames.claims()
    total, used = _count(every), _count(every[every["weight"] > ledger.UNUSED])
    return paragraph(
        f"The data make {total.claims} claims; {total.confirmed} are confirmed ({total.percent}) and {total.unverified} are "
        f"unverified. Exercises and pages of the book rest on {used.claims} of them; {used.confirmed} of these are "
        f"confirmed ({used.percent}) and {used.unverified} are unverified."
    )


def _count(found: pd.DataFrame) -> ledger.Count:
    return ledger.Count(len(found), int(found["confirmed"].sum()))


def ledger_by_weight() -> Markup:
    """Return how many claims of each weight are confirmed, as a table."""
    rows = [
        [f"{row['weight']}: {ledger.WEIGHTS[row['weight']]}", *_cells(row)]
        for row in reversed(frames.rows(frames.claims_by("weight")))
    ]
    return Markup(table("Claims by weight", ["Weight", *_HEADS], rows))


def ledger_by_kind() -> Markup:
    """Return how many claims of each kind are confirmed, as a table."""
    rows = [[row["kind"], *_cells(row)] for row in frames.rows(frames.claims_by("kind"))]
    return Markup(table("Claims by kind", ["Kind", *_HEADS], rows))


def ledger_by_file() -> Markup:
    """Return how many claims of each data file are confirmed, as a table to open."""
    rows = [[row["file"], *_cells(row)] for row in frames.rows(frames.claims_by("file"))]
    return folded("Confirmed and unverified claims, file by file", table("Claims by file", ["File", *_HEADS], rows))


def _cells(row: dict[str, object]) -> list[str]:
    return [str(row[name]) for name in _COUNTS]


def ledger_unverified(*, used: bool) -> Markup:
    """Return every unverified claim, folded by file, the heaviest first.

    Args:
        used: those that exercises or pages of the book rest on; else all the others.
    """
    found = frames.claims()
    chosen = found[~found["confirmed"] & ((found["weight"] > ledger.UNUSED) == used)]
    ordered = chosen.sort_values(["weight", "file", "id"], ascending=[False, True, True])
    if ordered.empty:
        return paragraph("There are none.")
    return Markup("".join(_of_file(str(file), held) for file, held in ordered.groupby("file", sort=False)))


def _of_file(file: str, held: pd.DataFrame) -> str:
    rows = [
        [row["says"], str(row["weight"]), row["sources"] or "none", row["note"] or "none"] for row in frames.rows(held)
    ]
    listed = table(f"Unverified claims of {file}", ["Claim", "Weight", "Sources", "Note"], rows)
    return folded(f"{file}: {len(rows)} unverified", listed)
