"""The facts as pandas tables, for the book and for students' own analysis. Nothing that runs live in a page imports this."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from crossborder import MEASURES, facts, punished
from crossborder.facts import ledger
from crossborder.facts.records import Conduct

if TYPE_CHECKING:
    from crossborder.facts.collection import Facts
    from crossborder.facts.records import CaseEvent, DatedFact, Instrument, Offence
    from crossborder.rules import Punishment

OUTBREAK = date(2000, 5, 4)
# Read by path: the book is built in the checkout, and no test belongs to the package.
RULE_CASES = Path(__file__).resolve().parents[1] / "tests" / "rules" / "cases"


def rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table, each by the names of its columns."""
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


@cache
def facts_by_act() -> Facts:
    """The facts with every act as a conduct of its own, so that the rules can be asked act by act."""
    held = facts()
    conducts = tuple(Conduct(id=act.id, title=act.title, acts=(act.id,), text=act.text) for act in held.acts)
    return replace(held, conducts=conducts)


def states_with_offences() -> tuple[str, ...]:
    """Codes of the states whose computer offences the data holds, in alphabetical order."""
    return tuple(sorted(state.code for state in facts().states if state.offences))


def punished_acts(on: date = OUTBREAK) -> pd.DataFrame:
    """Which act each state punished on a day, one row for each state and act.

    Args:
        on: the day; by default 4 May 2000, when the Love Bug spread.

    Returns:
        Columns ``code``, ``state``, ``act``, ``title``, ``answer`` (``yes``, ``no`` or ``unknown``), ``verified``,
        ``law``, ``in_force``, ``reason``. States that punished most come first.
    """
    held = facts_by_act()
    found = [
        _row(punished(code, act.id, on=on, facts=held), held.state_by_code[code].name, act.title)
        for code in states_with_offences()
        for act in held.acts
    ]
    return _most_first(pd.DataFrame(found))


def punished_conduct(conduct: str = "malware", on: date = OUTBREAK) -> pd.DataFrame:
    """Which states punished a conduct on a day, one row for each state, as the rules of the course count.

    Args:
        conduct: a conduct, such as ``malware``.
        on: the day; by default 4 May 2000.

    Returns:
        The columns of `punished_acts`, with the conduct in place of an act.
    """
    held = facts()
    title = held.conduct_by_id[conduct].title
    found = [
        _row(punished(code, conduct, on=on), held.state_by_code[code].name, title) for code in states_with_offences()
    ]
    return pd.DataFrame(found).sort_values("state", ignore_index=True)


def _row(found: Punishment, state: str, title: str) -> dict[str, object]:
    answers = {True: "yes", False: "no", None: "unknown"}
    offence = found.offence
    return {
        "code": found.state,
        "state": state,
        "act": found.conduct,
        "title": title,
        "answer": answers[found.answer],
        "verified": found.verified,
        "law": f"{offence.law}, {offence.section}" if offence else "",
        "in_force": str(offence.in_force.day) if offence else "",
        "reason": found.reason,
    }


def _most_first(table: pd.DataFrame) -> pd.DataFrame:
    """Order states by how many acts they punished, then by how many answers are a "no", then by name."""
    yes = table["answer"].eq("yes").groupby(table["state"]).sum().to_dict()
    no = table["answer"].eq("no").groupby(table["state"]).sum().to_dict()
    order = sorted(yes, key=lambda state: (-yes[state], no[state], state))
    ranks = {state: rank for rank, state in enumerate(order)}
    ranked = table.assign(rank=table["state"].map(ranks))
    return ranked.sort_values("rank", kind="stable").drop(columns="rank").reset_index(drop=True)


def case_events(case: str) -> pd.DataFrame:
    """The events of a case in order of time.

    Args:
        case: id of the case, such as ``love_bug``.

    Returns:
        Columns ``id``, ``day`` (in words), ``earliest`` (as a date), ``title``, ``text``, ``verified``, ``sources``.
    """
    events = facts().case_by_id[case].events
    return pd.DataFrame([_event_row(event) for event in events])


def _event_row(event: CaseEvent) -> dict[str, object]:
    return {
        "id": event.id,
        "day": str(event.day),
        "earliest": event.day.earliest,
        "title": event.title,
        "text": event.text,
        "verified": event.provenance.verified,
        "sources": event.provenance.sources,
    }


def offences() -> pd.DataFrame:
    """Every national offence with its three days, one row for each offence.

    Returns:
        Columns ``code``, ``state``, ``law``, ``section``, ``acts``, ``approved``, ``published``, ``in_force``,
        ``until``, ``maximum_months``, ``contested``, ``verified``. A day nobody has seen is an empty text.
    """
    held = facts()
    return pd.DataFrame([_offence_row(offence, state.name) for state in held.states for offence in state.offences])


def _offence_row(offence: Offence, state: str) -> dict[str, object]:
    return {
        "code": offence.state,
        "state": state,
        "law": offence.law,
        "section": offence.section,
        "acts": ", ".join(offence.acts),
        "approved": _day(offence.approved),
        "published": _day(offence.published),
        "in_force": _day(offence.in_force),
        "until": _day(offence.until),
        "maximum_months": offence.maximum_months,
        "contested": bool(offence.contested),
        "verified": offence.verified,
    }


def _day(dated: DatedFact | None) -> str:
    return str(dated.day) if dated else ""


def three_days(conduct: str = "malware", on: date = OUTBREAK) -> pd.DataFrame:
    """For states that did not yet punish a conduct on a day: approval, publication and entry into force of the first offence.

    Args:
        conduct: a conduct, such as ``malware``.
        on: the day; by default 4 May 2000.

    Returns:
        Columns ``code``, ``state``, ``law``, then for ``approved``, ``published`` and ``in_force`` the day in words
        (empty when nobody has seen it) and ``..._verified``; ``days_late`` (``None`` when the day is not exact).
    """
    held = facts()
    found = [punished(code, conduct, on=on) for code in states_with_offences()]
    late = sorted(
        (
            (held.state_by_code[each.state].name, each.offence)
            for each in found
            if each.answer is False and each.offence
        ),
        key=lambda pair: pair[1].in_force.day.earliest,
    )
    return pd.DataFrame([_three_days_row(name, offence, on) for name, offence in late])


def _three_days_row(state: str, offence: Offence, on: date) -> dict[str, object]:
    exact = offence.in_force.day.exact
    row: dict[str, object] = {"code": offence.state, "state": state, "law": f"{offence.law}, {offence.section}"}
    for name, dated in (
        ("approved", offence.approved),
        ("published", offence.published),
        ("in_force", offence.in_force),
    ):
        row[name] = _day(dated)
        row[f"{name}_verified"] = dated is not None and dated.provenance.verified
    row["days_late"] = (exact - on).days if exact else None
    return row


# --- the claim ledger and the matrix of the rules -------------------------------------------------------------------


@cache
def claims() -> pd.DataFrame:
    """The claim ledger, one row for each claim, in the order of the files.

    Returns:
        Columns ``id``, ``file``, ``kind``, ``says``, ``confirmed``, ``weight``, ``note``, and ``sources`` (titles, with
        the kind of each and whether it was seen).
    """
    return pd.DataFrame([_claim_row(claim) for claim in ledger.claims()])


def _claim_row(claim: ledger.Claim) -> dict[str, object]:
    columns = {name: getattr(claim, name) for name in ("id", "file", "kind", "says", "confirmed", "weight", "note")}
    return {**columns, "sources": "; ".join(map(_source_text, claim.sources))}


def _source_text(source_id: str) -> str:
    source = facts().source_by_id[source_id]
    seen = "seen" if source.seen else "not seen"
    return f"{source.title} ({source.kind.replace('_', ' ')}, {seen})"


def claims_by(column: str) -> pd.DataFrame:
    """How many claims are confirmed, by one column of `claims`.

    Args:
        column: ``kind``, ``file`` or ``weight``.

    Returns:
        Columns ``column``'s name, ``claims``, ``confirmed``, ``unverified`` and ``percent`` (the confirmed share in words).
    """
    groups = claims().groupby(column, sort=True)["confirmed"]
    return pd.DataFrame([_count_row(column, name, held) for name, held in groups])


def _count_row(column: str, name: object, confirmed: pd.Series) -> dict[str, object]:
    found = ledger.Count(len(confirmed), int(confirmed.sum()))
    counts = {"claims": found.claims, "confirmed": found.confirmed, "unverified": found.unverified}
    return {column: name, **counts, "percent": found.percent}


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
    """The instruments whose ids stand in a case, in any of its fields."""
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
    told = ", ".join(dict.fromkeys(f"{rule.requirement.replace('_', ' ')} ({rule.article})" for rule in asked))
    if not instrument.modelled:
        return f"{roles}; the rest open"
    return f"{roles}; dual criminality: {told or 'no rule'}"
