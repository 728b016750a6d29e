"""What the rules know of each instrument, and the cases that hold it, as pandas tables."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from crossborder import MEASURES, facts

if TYPE_CHECKING:
    from crossborder.records.records import Instrument

RULE_CASES = Path(__file__).resolve().parents[3] / "tests" / "rules" / "cases"


@cache
def rule_cases(folder: Path = RULE_CASES) -> pd.DataFrame:
    """The cases in plain words that test the rules, one row for each.

    Args:
        folder: the folder of the case files of the checkout.

    Returns:
        Columns ``question`` (the rule that is asked), ``name`` and ``instruments`` (ids of those that the case names).

    Raises:
        FileNotFoundError: when the folder holds no case files.
    """
    files = sorted(folder.glob("*.toml"))
    if not files:
        message = f"No case files (*.toml) in {folder}: tables of cases are made in a checkout of the project, which has them."
        raise FileNotFoundError(message)
    return pd.DataFrame(
        [
            {"question": file.stem, "name": case["name"], "instruments": _instruments_named(case)}
            for file in files
            for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
        ]
    )


def _instruments_named(case: dict[str, Any]) -> tuple[str, ...]:
    """The instruments whose ids are in a case, in any of its fields."""
    words = set(re.findall(r"\w+", repr(list(case.values()))))
    return tuple(instrument.id for instrument in facts().instruments if instrument.id in words)


PARTS = {
    "bases": "legal basis",
    "dual_criminality": "dual criminality",
    "thresholds": "thresholds",
    "grounds": "grounds of refusal",
    "nationals": "nationals",
    "offers": "offers",
    "reserved_articles": "articles whose reservations count",
}


def matrix() -> pd.DataFrame:
    """What is modelled of each instrument, what is open, and how many cases hold it.

    Returns:
        Columns ``id``, ``instrument``, ``modelled``, one count of rules for each part (``bases``, ``dual_criminality``,
        ``thresholds``, ``grounds``, ``nationals``, ``offers``, ``reserved_articles``), ``provisions``, ``seen`` (provisions
        whose text was seen), ``open`` (in words), ``cases``.
    """
    named = rule_cases()["instruments"].explode().value_counts()
    return pd.DataFrame(
        [_matrix_row(instrument, int(named.get(instrument.id, 0))) for instrument in facts().instruments]
    )


def _matrix_row(instrument: Instrument, cases: int) -> dict[str, object]:
    return {
        "id": instrument.id,
        "instrument": instrument.short_title,
        "modelled": instrument.modelled,
        **{part: len(getattr(instrument, part)) for part in PARTS},
        "provisions": len(instrument.provisions),
        "seen": sum(provision.verified for provision in instrument.provisions),
        "open": "; ".join(_open_parts(instrument)),
        "cases": cases,
    }


def _open_parts(instrument: Instrument) -> list[str]:
    """What the rules cannot answer from an instrument, or answer only with texts that nobody has seen."""
    if not instrument.bases:
        return ["everything: no rule can use it as a legal basis yet"]
    if not instrument.modelled:
        return ["everything but its place: a request over it is answered open"]
    measures = {measure for basis in instrument.bases for measure in basis.measures}
    missing = [*_without_dual_criminality(instrument, measures), *_missing_parts(instrument, measures)]
    unread = len([provision for provision in instrument.provisions if not provision.verified])
    return [*missing, *([f"{unread} of its provisions not read"] if unread else [])]


def _without_dual_criminality(instrument: Instrument, measures: set[str]) -> list[str]:
    spoken_of = {measure for rule in instrument.dual_criminality for measure in rule.measures}
    silent = [measure.replace("_", " ") for measure in MEASURES if measure in measures - spoken_of]
    return [f"no rule on dual criminality for {', '.join(silent)}"] if silent else []


def _missing_parts(instrument: Instrument, measures: set[str]) -> list[str]:
    asked = ["grounds", *(["thresholds", "nationals"] if "extradition" in measures else [])]
    return [f"no rule on {PARTS[part]}" for part in asked if not getattr(instrument, part)]


def measures_by_instrument() -> pd.DataFrame:
    """For which measure each instrument is a legal basis, in which role, and what it says about dual criminality.

    Returns:
        Columns ``id``, ``instrument`` and one for each measure: a text, empty when the instrument is no basis for it.
    """
    return pd.DataFrame(
        [
            {
                "id": instrument.id,
                "instrument": instrument.short_title,
                **{measure: _offered(instrument, measure) for measure in MEASURES},
            }
            for instrument in facts().instruments
        ]
    )


def _offered(instrument: Instrument, measure: str) -> str:
    bases = [basis for basis in instrument.bases if measure in basis.measures]
    if not bases:
        return ""
    roles = ", ".join(dict.fromkeys(f"{basis.role} ({basis.articles[0]})" for basis in bases))
    asked = [rule for rule in instrument.dual_criminality if measure in rule.measures]
    text = ", ".join(dict.fromkeys(f"{rule.requirement.replace('_', ' ')} ({rule.article})" for rule in asked))
    if not instrument.modelled:
        return f"{roles}; the rest open"
    return f"{roles}; dual criminality: {text or 'no rule'}"
