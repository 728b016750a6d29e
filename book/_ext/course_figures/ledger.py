"""The claim ledger as a page: how much is confirmed, and everything that is not, the heaviest first."""

from __future__ import annotations

from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from course_figures import claims
from course_figures.pages import Markup, folded, paragraph, table
from crossborder import tables
from crossborder.records import authority, facts
from tools.facts import ledger
from tools.facts.claims import UNUSED

if TYPE_CHECKING:
    import pandas as pd

_COUNTS = ("claims", "confirmed", "unverified", "percent")
_HEADS = ("Claims", "Confirmed", "Unverified", "Confirmed share")


def ledger_summary() -> Markup:
    """Say how many claims there are, how many are confirmed, and the same for what the course rests on."""
    every = claims.claims()
    total, used = _count(every), _count(every[every["weight"] > UNUSED])
    return paragraph(
        f"The data make {total.claims} claims; {total.confirmed} are confirmed ({total.percent}) and {total.unverified} are "
        f"unverified. Exercises and pages of the book rest on {used.claims} of them; {used.confirmed} of these are "
        f"confirmed ({used.percent}) and {used.unverified} are unverified."
    )


def _count(rows: pd.DataFrame) -> ledger.Count:
    return ledger.Count(len(rows), int(rows["confirmed"].sum()))


def ledger_by_standing() -> Markup:
    """Return what claims were read in: the text, an official page or a secondary source, as a table."""
    every = claims.claims()
    used = every[every["weight"] > UNUSED]
    rows = [
        [authority.WORDS[standing], str(int((every["standing"] == standing).sum())), *_share(used, standing)]
        for standing in authority.STANDINGS
    ]
    heads = ["In what it was read", "All claims", "Those the course rests on", "Share of these"]
    return Markup(table("Claims by what they were read in", heads, rows))


def _share(rows: pd.DataFrame, standing: str) -> tuple[str, str]:
    counted = ledger.Count(len(rows), int((rows["standing"] == standing).sum()))
    return str(counted.confirmed), counted.percent


def ledger_by_weight() -> Markup:
    """Return how many claims of each weight are confirmed, as a table."""
    rows = [
        [f"{row['weight']}: {ledger.WEIGHTS[row['weight']]}", *_cells(row)]
        for row in reversed(tables.rows(claims.claims_by("weight")))
    ]
    return Markup(table("Claims by weight", ["Weight", *_HEADS], rows))


def ledger_by_kind() -> Markup:
    """Return how many claims of each kind are confirmed, as a table."""
    rows = [[row["kind"], *_cells(row)] for row in tables.rows(claims.claims_by("kind"))]
    return Markup(table("Claims by kind", ["Kind", *_HEADS], rows))


def ledger_by_file() -> Markup:
    """Return how many claims of each data file are confirmed, as a table to open."""
    rows = [[_named(str(row["file"])), *_cells(row)] for row in tables.rows(claims.claims_by("file"))]
    heads = ["What the file is about", *_HEADS]
    return folded("Confirmed and unverified claims, file by file", table("Claims by file", heads, rows))


def _cells(row: dict[str, object]) -> list[str]:
    return [str(row[name]) for name in _COUNTS]


def ledger_unverified(*, used: bool) -> Markup:
    """Return every unverified claim, folded by file, the heaviest first.

    Args:
        used: those that exercises or pages of the book rest on; else all the others.
    """
    all_claims = claims.claims()
    chosen = all_claims[~all_claims["confirmed"] & ((all_claims["weight"] > UNUSED) == used)]
    ordered = chosen.sort_values(["weight", "file", "id"], ascending=[False, True, True])
    if ordered.empty:
        return paragraph("There are none.")
    return Markup("".join(_of_file(str(file), held) for file, held in ordered.groupby("file", sort=False)))


def _of_file(file: str, held: pd.DataFrame) -> str:
    rows = [
        [row["says"], str(row["weight"]), row["sources"] or "none", row["note"] or "none"] for row in tables.rows(held)
    ]
    name = _named(file)
    listed = table(f"Unverified claims: {name}", ["Claim", "Weight", "Sources", "Note"], rows)
    return folded(f"{name}: {len(rows)} unverified", listed)


def _named(file: str) -> str:
    """What a data file is about, for a reader: its record's title, and which part of the data when that is not clear."""
    path = PurePosixPath(file)
    return _titles().get((path.parent.name, path.stem), path.stem.replace("_", " ").capitalize())


@cache
def _titles() -> dict[tuple[str, str], str]:
    """The title of each record that has a file of its own, by folder and file name."""
    data = facts()
    return {
        **{("cases", one.id): one.title for one in data.cases},
        **{("states", one.code): one.name for one in data.states},
        **{("forms", one.id): f"{one.title} (form of a request)" for one in data.request_forms},
        **{("participation", one.id): f"{one.short_title} (participation)" for one in data.instruments},
        **{("instruments", one.id): one.short_title for one in data.instruments},
        **{("statutes", one.id): one.short_title for one in data.statutes},
    }
