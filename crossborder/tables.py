"""The facts as pandas tables (``pip install crossborder[analysis]``), for students' own analysis and for the book.

Nothing that runs live in a page imports this.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

try:
    import pandas as pd
except ModuleNotFoundError as error:
    message = 'crossborder.tables needs pandas: pip install "crossborder[analysis]"'
    raise ModuleNotFoundError(message) from error

from crossborder.records import facts
from crossborder.records.records import Conduct
from crossborder.rules import bases_between_all, bound, punished, standing
from crossborder.rules.errors import require_known

if TYPE_CHECKING:
    from crossborder.records.collection import Facts
    from crossborder.records.records import CaseEvent, DatedFact, Offence
    from crossborder.rules import LegalBasis, Punishment

OUTBREAK = date(2000, 5, 4)


def rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table, each by the names of its columns."""
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


@cache
def facts_by_act() -> Facts:
    """The facts with every act as a conduct of its own, so that the rules can be asked act by act."""
    data = facts()
    conducts = tuple(Conduct(id=act.id, title=act.title, acts=(act.id,), text=act.text) for act in data.acts)
    return replace(data, conducts=conducts)


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
    records = [
        _row(punished(code, act.id, on=on, facts=held), held.state_by_code[code].name, act.title)
        for code in states_with_offences()
        for act in held.acts
    ]
    return _most_first(pd.DataFrame(records))


def punished_conduct(conduct: str = "malware", on: date = OUTBREAK) -> pd.DataFrame:
    """Which states punished a conduct on a day, one row for each state, as the rules of the course count.

    Args:
        on: the day; by default 4 May 2000.

    Returns:
        The columns of `punished_acts`, with the conduct in place of an act.
    """
    data = facts()
    require_known("The conduct", conduct, data.conduct_by_id)
    title = data.conduct_by_id[conduct].title
    records = [
        _row(punished(code, conduct, on=on), data.state_by_code[code].name, title) for code in states_with_offences()
    ]
    return pd.DataFrame(records).sort_values("state", ignore_index=True)


def _row(punishment: Punishment, state: str, title: str) -> dict[str, object]:
    answers = {True: "yes", False: "no", None: "unknown"}
    offence = punishment.offence
    return {
        "code": punishment.state,
        "state": state,
        "act": punishment.conduct,
        "title": title,
        "answer": answers[punishment.answer],
        "verified": punishment.verified,
        "law": f"{offence.law}, {offence.section}" if offence else "",
        "in_force": str(offence.in_force.day) if offence else "",
        "reason": punishment.reason,
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
    require_known("The case", case, facts().case_by_id)
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
    data = facts()
    return pd.DataFrame([_offence_row(offence, state.name) for state in data.states for offence in state.offences])


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
        on: the day; by default 4 May 2000.

    Returns:
        Columns ``code``, ``state``, ``law``, then for ``approved``, ``published`` and ``in_force`` the day in words
        (empty when nobody has seen it) and ``..._verified``; ``days_late`` (``None`` when the day is not exact).
    """
    data = facts()
    punishments = [punished(code, conduct, on=on) for code in states_with_offences()]
    late = sorted(
        (
            (data.state_by_code[each.state].name, each.offence)
            for each in punishments
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


def bases(on: date, measure: str, facts: Facts | None = None) -> pd.DataFrame:
    """What could carry a request between any two states on a day, one row for each pair of states and legal basis.

    Args:
        measure: one of ``crossborder.MEASURES``, such as ``preservation``.
        facts: the facts to use, such as those of ``crossborder.had_joined``; by default those of the package.

    Returns:
        Columns ``state`` and ``other`` (codes, in alphabetical order; a basis holds in both directions), ``instrument``,
        ``title``, ``role`` (``operative`` obliges), ``provision``, ``since``, ``verified``.

    Raises:
        QuestionError: when the measure is not known.
    """
    by_pair = bases_between_all(on=on, measure=measure, facts=facts)
    return pd.DataFrame(
        [_basis_row(pair, basis) for pair, each in by_pair.items() for basis in each], columns=_OF_BASIS
    )


_OF_BASIS = ["state", "other", "instrument", "title", "role", "provision", "since", "verified"]


def _basis_row(pair: tuple[str, str], basis: LegalBasis) -> tuple[object, ...]:
    one = basis.instrument
    label = basis.provisions[0].label if basis.provisions else ""
    return (*pair, one.id, one.short_title, basis.role, label, str(basis.since), basis.verified)


def participation() -> pd.DataFrame:
    """What each state did with each instrument, one row for each event.

    Returns:
        Columns ``instrument``, ``state`` (code), ``event`` (such as ``signed`` or ``ratified``), ``day`` (as text, as exact as
        the data know it; empty when nobody has seen it), ``verified``, ``sources``.
    """
    return pd.DataFrame(
        [
            {
                "instrument": event.instrument,
                "state": event.state,
                "event": event.event,
                "day": event.day.text if event.day else "",
                "verified": event.provenance.verified,
                "sources": ", ".join(event.provenance.sources),
            }
            for event in facts().participation
        ]
    )


def parties(instrument: str, on: date) -> pd.DataFrame:
    """The states that an instrument bound on a day, one row for each.

    Args:
        instrument: its id, such as ``budapest_185``.

    Returns:
        Columns ``code``, ``state``, ``since`` (a day; empty when the data do not know it exactly), ``verified``. The first come first.

    Raises:
        QuestionError: when there is no such instrument.
    """
    names = facts().state_by_code
    members = [(code, names[code].name, standing(instrument, code, on=on)) for code in bound(instrument, on=on)]
    entries = [(code, name, each.since.exact if each.since else None, each.verified) for code, name, each in members]
    table = pd.DataFrame(entries, columns=["code", "state", "since", "verified"])
    return table.assign(since=pd.to_datetime(table["since"])).sort_values(["since", "code"], ignore_index=True)
