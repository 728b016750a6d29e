"""The matrix of the rules as a page: what is modelled of each instrument, what is open, and the cases that hold it."""

from __future__ import annotations

from course_figures import modelled
from course_figures.pages import Markup, folded, paragraph, table
from crossborder import MEASURES, tables

_YES_NO = {True: "yes", False: "its place only"}


def matrix_summary() -> Markup:
    """Say how many instruments are modelled and how many cases test the rules, question by question."""
    held, cases = modelled.matrix(), modelled.rule_cases()
    questions = cases["question"].value_counts().sort_index()
    listed = ", ".join(f"{str(name).replace('_', ' ')} {number}" for name, number in questions.items())
    return paragraph(
        f"The data hold {len(held)} instruments; {int(held['modelled'].sum())} are modelled beyond their place. "
        f"{len(cases)} cases in plain words test the rules: {listed}."
    )


def matrix_table() -> Markup:
    """Return for each instrument whether it is modelled, how many cases name it, and what is open, as a table."""
    header = ["Instrument", "Modelled", "Cases", "Open or without a rule"]
    rows = [
        [row["instrument"], _YES_NO[row["modelled"]], str(row["cases"]), row["open"] or "nothing found"]
        for row in tables.rows(modelled.matrix())
    ]
    return Markup(table("What is modelled of each instrument, and what is open", header, rows))


def rules_table() -> Markup:
    """Return how many rules of each kind an instrument has, and how many of its provisions were read, as a table to open."""
    header = ["Instrument", *map(_headed, modelled.PARTS.values()), "Provisions", "Text seen"]
    rows = [
        [row["instrument"], *(str(row[name]) for name in (*modelled.PARTS, "provisions", "seen"))]
        for row in tables.rows(modelled.matrix())
    ]
    listed = table("Number of rules and provisions of each instrument", header, rows)
    return folded("How many rules and provisions each instrument has", listed)


def _headed(words: str) -> str:
    return words[:1].upper() + words[1:]


def measures_table() -> Markup:
    """Return role, leading article and dual criminality for each instrument and measure, as a table."""
    named = (measure.replace("search_", "search and ").replace("_", " ") for measure in MEASURES)
    header = ["Instrument", *map(_headed, named)]
    rows = [
        [row["instrument"], *(row[measure] or "no basis" for measure in MEASURES)]
        for row in tables.rows(modelled.measures_by_instrument())
    ]
    return Markup(table("For which measure each instrument is a legal basis", header, rows))


def cases_by_instrument() -> Markup:
    """Return the cases that name each instrument, in their own words, folded by instrument."""
    cases = tables.rows(modelled.rule_cases())
    parts = []
    for row in tables.rows(modelled.matrix()):
        rows = [
            [case["name"], case["question"].replace("_", " ")] for case in cases if row["id"] in case["instruments"]
        ]
        if rows:
            title = row["instrument"]
            listed = table(f"Cases that name: {title}", ["Case", "Question"], rows)
            parts.append(folded(f"{title}: {len(rows)} cases", listed))
    return Markup("".join(parts))
