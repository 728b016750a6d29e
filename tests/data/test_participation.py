"""Who is bound since when: codes, order of time, the treaties' own rules, and numbers that dated documents state.

The lists of parties are counted here from the events themselves, on purpose without the package's rules.
"""

from __future__ import annotations

import csv
import io
import tomllib
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pycountry
import pytest

from crossborder.records import facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from crossborder.records.dates import PartialDate

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[1] / "data"
FILES = sorted((DATA / "participation").glob("*.csv"))
COLUMNS = ["state", "event", "day", "sources", "status", "note"]
DEPOSITS = {"ratified", "acceded", "accepted", "approved", "succeeded"}
RANK = {"signed": 0, **dict.fromkeys(DEPOSITS, 1), "in_force": 2, "ended": 3}
COUNTS = tomllib.loads((HERE / "counts.toml").read_text(encoding="utf-8"))["count"]

# States for which the day is not what the treaty's rule gives, and why.
EXCEPTIONS = {
    (
        "ece_24",
        "CZE",
    ): "Czechoslovakia had deposited the instrument; bound as a successor state from 1 January 1993 (recalled)",
    (
        "ece_24",
        "SVK",
    ): "Czechoslovakia had deposited the instrument; bound as a successor state from 1 January 1993 (recalled)",
    ("ece_24", "DEU"): "ch_scope_024 prints 2 October 1976 and 1 January 1977, one day after the 90 days",
    ("ece_24", "KOR"): "ch_scope_024 prints 29 September 2011 and 29 December 2011, one day after the 90 days",
    ("ece_24", "MCO"): "inview_024 prints 1 May 2009, one day after the 90 days that follow the recalled deposit",
    ("ece_24", "MNE"): "bound as a successor state from its independence in June 2006",
    ("untoc_2000", "MNE"): "bound as a successor state from its independence in June 2006",
    ("uncac_2003", "MNE"): "bound as a successor state from its independence in June 2006",
}


# --- the files ---------------------------------------------------------------------------------------------------------


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def _canonical(path: Path) -> str:
    header, *rows = _rows(path)
    ordered = sorted(rows, key=lambda row: (row[0], RANK[row[1]]))
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([header, *ordered])
    return text.getvalue()


def test_there_are_files() -> None:
    assert {"budapest_185", "untoc_2000", "uncac_2003", "ece_24", "eaw_2002"} <= {path.stem for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_rows_stand_in_order(path: Path) -> None:
    assert _rows(path)[0] == COLUMNS
    mend = (
        f"{path.name}: sort the rows by state, then signed, deposit, in_force, ended; write plain CSV in UTF-8 with "
        "line feeds, quotation marks only where a comma needs them, and one line feed at the end."
    )
    assert path.read_bytes().decode("utf-8") == _canonical(path), mend


def test_states_file_stands_in_order_and_repeats_no_state_file() -> None:
    header, *rows = _rows(DATA / "states.csv")
    codes = [row[0] for row in rows]
    assert header == ["code", "name", "name_with_article", "region"]
    assert codes == sorted(set(codes)), "states.csv: one row for each state, sorted by code"
    own = {path.stem.upper() for path in (DATA / "states").glob("*.toml")}
    assert not own & set(codes), "states.csv: remove the states that have a file of their own in data/states"


# --- the states --------------------------------------------------------------------------------------------------------


def test_codes_are_those_of_iso_3166() -> None:
    known = {country.alpha_3 for country in pycountry.countries} | {"EUE"}
    assert {state.code for state in facts().states} <= known
    assert {event.state for event in facts().participation} <= known


def test_every_region_is_that_of_the_united_nations() -> None:
    checked = {
        "CYP": "Asia",
        "TUR": "Asia",
        "GEO": "Asia",
        "RUS": "Europe",
        "EGY": "Africa",
        "MEX": "Americas",
        "FJI": "Oceania",
    }
    regions = {code: facts().state_by_code[code].region for code in checked}
    assert regions == checked


# --- order of time -----------------------------------------------------------------------------------------------------


def _events(instrument: str, state: str) -> dict[str, PartialDate | None]:
    """The days of a state, with every kind of deposit under the name ``deposit``."""
    held = facts().events_by_instrument[instrument][state]
    return {"deposit" if event.event in DEPOSITS else event.event: event.day for event in held}


def _pairs() -> Iterator[tuple[str, str]]:
    for instrument, states in facts().events_by_instrument.items():
        for state in states:
            yield instrument, state


def test_signed_then_deposited_then_bound_then_free() -> None:
    for instrument, state in _pairs():
        days = [
            day for name in ("signed", "deposit", "in_force", "ended") if (day := _events(instrument, state).get(name))
        ]
        for earlier, later in pairwise(days):
            assert earlier.earliest <= later.latest, f"{instrument} {state}: {later} stands after {earlier}"


def test_nobody_deposits_twice() -> None:
    for instrument, states in facts().events_by_instrument.items():
        for state, events in states.items():
            assert sum(event.event in DEPOSITS for event in events) <= 1, f"{instrument} {state}"


def test_nobody_is_bound_before_the_instrument() -> None:
    for instrument, state in _pairs():
        start = facts().instrument_by_id[instrument].in_force
        day = _events(instrument, state).get("in_force")
        if start and day:
            assert start.day.earliest <= day.latest, (
                f"{instrument} binds {state} on {day}, but exists since {start.day}"
            )


# --- the treaties' own rules -------------------------------------------------------------------------------------------


def _budapest(deposit: date) -> date:
    """First day of the month after three months have passed since the deposit (Arts 36(3), 36(4), 37(2))."""
    months = deposit.year * 12 + deposit.month - 1 + 4
    return max(date(months // 12, months % 12 + 1, 1), date(2004, 7, 1))


def _thirtieth_day(start: date, deposit: date) -> date:
    """Thirtieth day after the deposit, not before the convention itself (UNTOC Art. 38(2), UNCAC Art. 68(2))."""
    return max(deposit + timedelta(days=30), start)


def _ninety_days(start: date, deposit: date) -> date:
    """Ninety days after the deposit, not before the convention itself (ETS 24 Arts 29, 30; ETS 30 Arts 27, 28)."""
    return max(deposit + timedelta(days=90), start)


RULES: dict[str, Callable[[date], date]] = {
    "budapest_185": _budapest,
    "untoc_2000": lambda deposit: _thirtieth_day(date(2003, 9, 29), deposit),
    "uncac_2003": lambda deposit: _thirtieth_day(date(2005, 12, 14), deposit),
    "ece_24": lambda deposit: _ninety_days(date(1960, 4, 18), deposit),
    "ecmacm_30": lambda deposit: _ninety_days(date(1962, 6, 12), deposit),
}
# For ETS 30 Germany's entry follows the same pattern as for ETS 24: recalled as 1 January 1977 after a deposit of 2 October 1976.
EXCEPTIONS["ecmacm_30", "DEU"] = "ch_scope_030 prints 2 October 1976 and 1 January 1977, one day after the 90 days"


def _differs(instrument: str, state: str) -> bool | None:
    """Whether the day of entry into force is not the rule's; ``None`` when a day is not known to the day."""
    days = _events(instrument, state)
    deposit, force = days.get("deposit"), days.get("in_force")
    if deposit is None or force is None:
        return None
    if deposit.exact is None and instrument == "budapest_185":  # any day of one month gives the same entry into force
        return force.exact not in {_budapest(deposit.earliest), _budapest(deposit.latest)}
    if deposit.exact is None or force.exact is None:
        return None
    return force.exact != RULES[instrument](deposit.exact)


@pytest.mark.parametrize(
    ("deposit", "bound"),
    [
        (date(2018, 6, 29), date(2018, 10, 1)),  # Morocco, in the Luxembourg gazette
        (date(2012, 7, 3), date(2012, 11, 1)),  # Japan, in the depositary's notification
        (date(2024, 12, 12), date(2025, 4, 1)),
        (date(2024, 9, 30), date(2025, 1, 1)),
        (date(2002, 6, 20), date(2004, 7, 1)),
    ],
)
def test_the_budapest_rule_itself(deposit: date, bound: date) -> None:
    assert _budapest(deposit) == bound


@pytest.mark.parametrize("instrument", sorted(RULES))
def test_entry_into_force_follows_the_rule(instrument: str) -> None:
    held = facts().events_by_instrument[instrument]
    results = {state: _differs(instrument, state) for state in held if (instrument, state) not in EXCEPTIONS}
    wrong = {state: _events(instrument, state) for state, differs in results.items() if differs}
    assert not wrong, (
        f"{instrument}: check the two days, or name the state in EXCEPTIONS with its reason and source: {wrong}"
    )
    tested = sum(differs is not None for differs in results.values())
    assert tested > (5 if instrument == "ecmacm_30" else 40), (
        f"{instrument}: the rule was tested on {tested} states only"
    )


def test_every_exception_is_needed() -> None:
    for (instrument, state), reason in EXCEPTIONS.items():
        assert _differs(instrument, state) is not False, (
            f"{instrument} {state} follows the rule: drop the exception ({reason})"
        )


def test_european_acts_know_only_application_and_its_end() -> None:
    acts = [instrument.id for instrument in facts().instruments if instrument.kind == "eu_act"]
    events = {event.event for event in facts().participation if event.instrument in acts}
    assert events == {"in_force", "ended"}


def test_the_arrest_warrant_binds_the_members_and_no_longer_the_united_kingdom() -> None:
    bound = _standing("eaw_2002", "bound", date(2026, 11, 23))
    assert len(bound) == 27
    assert "GBR" not in bound
    assert "GBR" in _standing("eaw_2002", "bound", date(2020, 12, 31))
    assert len(_standing("eaw_2002", "bound", date(2004, 4, 30))) == 15


# --- numbers that dated documents state --------------------------------------------------------------------------------


def _standing(instrument: str, kind: str, on: date) -> set[str]:
    """The states that had certainly deposited, or were certainly bound, on a day."""
    states = set()
    for state in facts().events_by_instrument[instrument]:
        days = _events(instrument, state)
        start, end = days.get("deposit" if kind == "deposited" else "in_force"), days.get("ended")
        if start and start.latest <= on and not (end and end.earliest <= on):
            states.add(state)
    return states


def _name(entry: dict[str, Any]) -> str:
    return f"{entry['instrument']} {entry['list']} {entry['day']}"


@pytest.mark.parametrize("entry", COUNTS, ids=_name)
def test_number_stated_by_a_dated_document(entry: dict[str, Any]) -> None:
    states = _standing(entry["instrument"], entry["list"], entry["day"])
    assert len(states) == entry["count"], f"{entry['source']} says {entry['count']}; the events give {sorted(states)}"
    if "states" in entry:
        assert states == set(entry["states"])


@pytest.mark.parametrize("entry", COUNTS, ids=_name)
def test_count_names_a_source_of_the_data_or_an_address(entry: dict[str, Any]) -> None:
    assert entry["source"].startswith("http") or entry["source"] in facts().source_by_id


def test_a_deposit_does_not_bind_at_once() -> None:
    on = date(2024, 6, 20)
    waiting = _standing("budapest_185", "deposited", on) - _standing("budapest_185", "bound", on)
    assert waiting == {"TUN", "SLE", "GRD", "BEN", "FJI", "KIR"}
    assert len(_standing("budapest_185", "bound", on)) == 69


def test_nobody_was_bound_by_the_love_bug_but_the_two_bilateral_treaties() -> None:
    on = date(2000, 5, 4)
    both = [name for name in facts().events_by_instrument if {"PHL", "USA"} <= _standing(name, "bound", on)]
    assert sorted(both) == ["us_ph_1994", "us_ph_mla_1994"]


# --- provenance --------------------------------------------------------------------------------------------------------


def test_nothing_is_confirmed_without_a_source_that_was_seen() -> None:
    for event in facts().participation:
        if event.provenance.verified:
            sources = [facts().source_by_id[name] for name in event.provenance.sources]
            assert any(source.seen for source in sources), f"{event.instrument} {event.state} {event.event}"


def test_every_exception_of_a_day_is_explained_to_the_reader() -> None:
    for event in facts().participation:
        if (event.instrument, event.state) in EXCEPTIONS and event.event == "in_force":
            assert event.provenance.note, (
                f"{event.instrument} {event.state}: say in the note why the day is not the rule's"
            )
