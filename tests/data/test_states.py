"""The national offences against the calendar, the law as it is known, and an independent reading of the files."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any

import pycountry
import pytest

from tools.facts.checks import check, provenances

if TYPE_CHECKING:
    from pathlib import Path

    from crossborder.records.collection import Facts

LOVE_BUG = date(2000, 5, 4)
MALWARE = ("makes_or_spreads_harmful_code", "damages_data")
ACCESS = ("gains_access", "takes_data")

# State, the acts asked about, the last day without an offence, the first day with one.
FIRST_DAYS = [
    ("PHL", MALWARE, date(2000, 6, 18), date(2000, 6, 19)),
    ("PHL", ACCESS, date(2000, 6, 18), date(2000, 6, 19)),
    ("MYS", MALWARE, date(2000, 5, 31), date(2000, 6, 1)),
    ("MYS", ACCESS, date(2000, 5, 31), date(2000, 6, 1)),
    ("IND", MALWARE, date(2000, 10, 16), date(2000, 10, 17)),
    ("IND", ACCESS, date(2009, 10, 26), date(2009, 10, 27)),
    ("BRA", MALWARE, date(2013, 4, 1), date(2013, 4, 2)),
    ("BRA", ACCESS, date(2013, 4, 1), date(2013, 4, 2)),
    ("JPN", ACCESS, date(2000, 2, 12), date(2000, 2, 13)),
    ("JPN", MALWARE, date(1987, 6, 21), date(1987, 6, 22)),
    ("GBR", ACCESS, date(1990, 8, 28), date(1990, 8, 29)),
    ("NLD", MALWARE, date(1993, 2, 28), date(1993, 3, 1)),
    ("NLD", ACCESS, date(1993, 2, 28), date(1993, 3, 1)),
    ("DEU", MALWARE, date(1986, 7, 31), date(1986, 8, 1)),
    ("DEU", ACCESS, date(1986, 7, 31), date(1986, 8, 1)),
    ("DEU", ("gains_access",), date(2007, 8, 10), date(2007, 8, 11)),
    ("FRA", MALWARE, date(1988, 1, 5), date(1988, 1, 6)),
    ("FRA", ACCESS, date(1988, 1, 5), date(1988, 1, 6)),
]

# What the law of each state said on 4 May 2000 of malware and of illegal access; sources: the files themselves.
ON_4_MAY_2000 = {
    "PHL": (False, False),
    "USA": (True, True),
    "GBR": (True, True),
    "JPN": (True, True),
    "DEU": (True, True),
    "FRA": (True, True),
    "NLD": (True, True),
    "IND": (False, False),
    "MYS": (False, False),
    "MAR": (False, False),
    "AUS": (True, True),
    "BRA": (False, False),
}

# An offence that was replaced, and the one that followed it from the next day on.
REPLACED = [
    ("AUS", "aus_ca_76d", "aus_cc_478_1", date(2001, 12, 21)),
    ("AUS", "aus_ca_76e", "aus_cc_477_2", date(2001, 12, 21)),
    ("FRA", "fra_462_2", "fra_323_1_1994", date(1994, 3, 1)),
    ("FRA", "fra_323_3_1994", "fra_323_3_2004", date(2004, 6, 22)),
    ("GBR", "gbr_cma_3_1990", "gbr_cma_3_2008", date(2008, 10, 1)),
    ("USA", "usa_1030a5_1994", "usa_1030a5_1996", date(1996, 10, 11)),
    ("IND", "ind_ita_66_2000", "ind_ita_66_2009", date(2009, 10, 27)),
    ("BRA", "bra_154a_2012", "bra_154a_2021", date(2021, 5, 28)),
]


def raw(root: Path, code: str) -> dict[str, Any]:
    """The file of a state as it stands, without the package's own reading of it."""
    return tomllib.loads((root / "data" / "states" / f"{code}.toml").read_text(encoding="utf-8"))


def in_force(offence: dict[str, Any], on: date) -> bool:
    """Certainly in force: from the last day its start can mean, until the first day its end can mean."""
    until = offence.get("until")
    return latest(offence["in_force"]["day"]) <= on and (until is None or on < earliest(until["day"]))


def earliest(day: date | str) -> date:
    if isinstance(day, date):
        return day
    return date(int(day[:4]), int(day[5:7] or 1), 1)


def latest(day: date | str) -> date:
    if isinstance(day, date):
        return day
    months_on = int(day[:4]) * 12 + (int(day[5:7]) if len(day) > 4 else 12)
    return date.fromordinal(date(months_on // 12, months_on % 12 + 1, 1).toordinal() - 1)


def answer(state: dict[str, Any], acts: tuple[str, ...], on: date) -> bool | None:
    """Whether a state punished one of the acts: yes by an offence, no only by a statement for each act, else unknown."""
    if any(in_force(offence, on) and set(acts) & set(offence["acts"]) for offence in counting(state)):
        return True
    return False if all(stated_absent(state, act, on) for act in acts) else None


def counting(state: dict[str, Any]) -> list[dict[str, Any]]:
    return [offence for offence in state["offence"] if not offence.get("contested")]


def stated_absent(state: dict[str, Any], act: str, on: date) -> bool:
    starts = {offence["id"]: earliest(offence["in_force"]["day"]) for offence in state["offence"]}
    return any(
        on < starts[first["offence"]] if first.get("offence") else on <= first["known_until"]
        for first in state.get("first_offence", [])
        if act in first["acts"]
    )


def test_every_file_of_a_state_bears_its_iso_code(root: Path) -> None:
    files = sorted((root / "data" / "states").glob("*.toml"))
    assert files
    for path in files:
        assert raw(root, path.stem)["code"] == path.stem
        assert pycountry.countries.get(alpha_3=path.stem) is not None, path.stem


@pytest.mark.parametrize("code", ON_4_MAY_2000)
def test_each_state_of_the_grid_has_offences(root: Path, code: str) -> None:
    assert counting(raw(root, code))


def test_confirmed_first_days_rest_on_a_source_that_was_seen(facts: Facts) -> None:
    confirmed = [
        offence for state in facts.states for offence in state.offences if offence.in_force.provenance.verified
    ]
    assert len(confirmed) > 40
    for offence in confirmed:
        seen = [name for name in offence.in_force.provenance.sources if facts.source_by_id[name].seen]
        assert seen, offence.id


@pytest.mark.parametrize(("code", "acts", "before", "first"), FIRST_DAYS)
def test_the_day_before_and_the_first_day(
    root: Path, code: str, acts: tuple[str, ...], before: date, first: date
) -> None:
    state = raw(root, code)
    assert first.toordinal() == before.toordinal() + 1
    assert answer(state, acts, before) is False
    assert answer(state, acts, first) is True


def test_data_were_protected_in_the_united_kingdom_before_1990_by_the_law_on_damage(root: Path) -> None:
    state = raw(root, "GBR")
    assert answer(state, ("damages_data",), date(1990, 8, 28)) is True
    assert answer(state, ("makes_or_spreads_harmful_code",), date(2000, 5, 4)) is False


@pytest.mark.parametrize("code", ON_4_MAY_2000)
def test_what_each_state_of_the_grid_punished_on_4_may_2000(root: Path, code: str) -> None:
    state = raw(root, code)
    assert (answer(state, MALWARE, LOVE_BUG), answer(state, ACCESS, LOVE_BUG)) == ON_4_MAY_2000[code]


def test_only_two_states_of_the_grid_had_an_offence_of_harmful_code_on_4_may_2000(root: Path) -> None:
    harmful = {code for code in ON_4_MAY_2000 if answer(raw(root, code), MALWARE[:1], LOVE_BUG)}
    assert harmful == {"USA", "NLD"}


def test_the_answers_of_4_may_2000_rest_on_confirmed_facts(root: Path) -> None:
    for code in ON_4_MAY_2000:
        state = raw(root, code)
        for acts in (MALWARE, ACCESS):
            assert firmly(state, acts), (code, acts)


def firmly(state: dict[str, Any], acts: tuple[str, ...]) -> bool:
    """Whether a confirmed offence, or a confirmed statement for each act, gives the answer of 4 May 2000."""
    sure = [
        offence for offence in state["offence"] if offence["status"] == offence["in_force"]["status"] == "confirmed"
    ]
    firsts = [first for first in state.get("first_offence", []) if first["status"] == "confirmed"]
    known = {**state, "offence": sure}
    if answer({**known, "first_offence": []}, acts, LOVE_BUG):
        return True
    return answer({**state, "first_offence": firsts}, acts, LOVE_BUG) is False


@pytest.mark.parametrize(("code", "old", "new", "day"), REPLACED)
def test_one_version_follows_the_other_without_a_gap(root: Path, code: str, old: str, new: str, day: date) -> None:
    offences = {offence["id"]: offence for offence in raw(root, code)["offence"]}
    eve = date.fromordinal(day.toordinal() - 1)
    assert (in_force(offences[old], eve), in_force(offences[new], eve)) == (True, False)
    assert (in_force(offences[old], day), in_force(offences[new], day)) == (False, True)


def test_contested_offences_say_why_they_never_count(facts: Facts) -> None:
    contested = {offence.id: offence for state in facts.states for offence in state.offences if offence.contested}
    assert set(contested) == {"phl_theft", "phl_ra8484"}
    for offence in contested.values():
        assert "prosecutors" in offence.contested
        assert offence.in_force.day.reached(LOVE_BUG) is True


def test_the_philippine_act_keeps_its_three_days_apart(facts: Facts) -> None:
    act = facts.offence_by_id["phl_ra8792_33a"]
    assert act.approved
    assert act.approved.day.exact == date(2000, 6, 14)
    assert act.in_force.day.exact == date(2000, 6, 19)
    assert act.published
    assert act.published.day.exact is None
    assert (date(2000, 6, 19) - LOVE_BUG).days == 46


@pytest.mark.parametrize(
    ("code", "rule", "expected"),
    [
        ("GBR", "dual_criminality_day", "act"),
        ("AUS", "dual_criminality_day", "request"),
        ("NLD", "dual_criminality_day", "decision"),
        ("PHL", "without_treaty_extradition", "treaty_only"),
        ("DEU", "without_treaty_extradition", "reciprocity"),
        ("JPN", "without_treaty_assistance", "reciprocity"),
        ("FRA", "nationals", "refuses"),
        ("GBR", "nationals", "extradites"),
        ("PHL", "retroactivity_ban", "banned"),
    ],
)
def test_rules_of_national_law_that_were_read(facts: Facts, code: str, rule: str, expected: str) -> None:
    law = getattr(facts.state_by_code[code], rule)
    assert law.answer == expected
    assert law.provenance.verified


def test_no_which_day_rule_is_given_where_none_was_found(facts: Facts) -> None:
    held = {state.code for state in facts.states if state.dual_criminality_day}
    assert held == {"GBR", "AUS", "NLD", "IRL"}


@pytest.mark.parametrize(("case", "events"), [("love_bug", 18), ("zotob", 8)])
def test_cases_are_told_in_order_of_time(facts: Facts, case: str, events: int) -> None:
    days = [event.day.earliest for event in facts.case_by_id[case].events]
    assert len(days) == events
    assert days == sorted(days)


def test_every_source_of_national_law_and_of_the_cases_is_used(root: Path, facts: Facts) -> None:
    """By a row of the data, a page of the book, a real case or an exercise."""
    used = {name for one in provenances(facts) for name in one.provenance.sources}
    used |= {provision.source for instrument in facts.instruments for provision in instrument.provisions}
    texts = [*(root / "book").glob("*.md"), *(root / "data" / "real").glob("*.toml")]
    texts += [*(root / "lessons").rglob("*.toml"), *(root / "crossborder" / "exercises").rglob("*.py")]
    said = "\n".join(path.read_text(encoding="utf-8") for path in texts)
    files = sorted((root / "data" / "sources").glob("national_*.toml"))
    assert len(files) == 4
    for name in (*(path.name for path in files), "cases.toml", "lauri_love.toml", "searched.toml", "agencies.toml"):
        held = set(tomllib.loads((root / "data" / "sources" / name).read_text(encoding="utf-8"))) - used
        assert not {one for one in held if not re.search(rf"\b{one}\b", said)}, name


def test_the_files_of_sources_say_what_they_hold(root: Path) -> None:
    """A name such as ``cases_more`` or ``session3`` says when a file was written, not what belongs there."""
    names = {path.stem for path in (root / "data" / "sources").glob("*.toml")}
    assert not {
        name for name in names if name.endswith("_more") or name.startswith("session") or re.search(r"\d", name)
    }


def test_the_required_answers_are_asked_of_every_teaching_state(facts: Facts) -> None:
    """Which they are, and that a search is recorded only for what is missing, the checker says (`state_without_...` among the broken files)."""
    teaching = [state for state in facts.states if state.offences]
    assert len(teaching) >= 34
    assert [problem for problem in check(facts) if problem.file.startswith("states/")] == []
    levels = [state.code for state in teaching if "threshold" not in {one.rule for one in state.searched}]
    assert len(levels) >= 17


def test_a_later_version_of_an_offence_follows_without_a_gap(facts: Facts) -> None:
    """Penalties that rose: the day before the old one, on the day the new one."""
    for old, new, day, before, after in (
        ("usa_1030a5_1996", "usa_1030a5_2001", date(2001, 10, 26), 60, 120),
        ("fin_38_8", "fin_38_8_2015", date(2015, 9, 4), 12, 24),
        ("fra_323_1_2004", "fra_323_1_2023", date(2023, 1, 26), 24, 36),
        ("deu_202c_2007", "deu_202c_2015", date(2015, 11, 26), 12, 24),
        ("nld_138a_2006", "nld_138ab_2015", None, 12, 24),
        ("nld_138b", "nld_138b_2015", None, 12, 24),
        ("rus_273", "rus_273_2011", None, 36, 48),
        ("ita_615quinquies", "ita_635quater1", date(2024, 7, 17), 24, 24),
        ("bra_266_1", "bra_266_1_2026", date(2026, 5, 4), 36, 48),
    ):
        first, second = facts.offence_by_id[old], facts.offence_by_id[new]
        assert first.until is not None
        assert first.until.day == second.in_force.day
        assert day is None or first.until.day.earliest == day
        assert (first.maximum_months, second.maximum_months) == (before, after)


def test_penalties_are_compared_with_later_texts_of_the_law(facts: Facts) -> None:
    """``checked`` names the day of the text; it lies where this form of the offence is law, and a text was read."""
    checked = [offence for state in facts.states for offence in state.offences if offence.checked]
    assert {offence.state for offence in checked} >= {"DEU", "FRA", "GBR", "JPN", "NLD", "USA"}
    for offence in checked:
        assert offence.checked is not None
        assert offence.checked.day.latest >= offence.in_force.day.earliest
        assert facts.source_by_id[offence.checked.provenance.sources[0]].kind == "statute"
    graver = {form.maximum_months for form in facts.offence_by_id["fra_323_1_2023"].graver}
    assert graver == {60, 84}


@pytest.mark.parametrize(
    ("offence", "months"),
    [
        ("mar_607_3", {6, 24, 60}),
        ("arg_153", {12}),
        ("bra_154a_2012", {16, 18, 24, 40}),
        ("bra_154a_2021", {60, 72, 80, 100}),
        ("chn_285_2", {84}),
        ("chn_286_1", {180}),
        ("chn_286_3", {180}),
        ("deu_303b_2007", {60, 120}),
        ("isr_cl_4", {60}),
        ("sgp_cma_3", {36, 84}),
        ("sgp_cma_5", {60, 84}),
        ("sgp_cma_6a", {60, 84}),
        ("usa_1030a4_1996", {120}),
        ("usa_1030a5_1994", {120}),
        ("usa_1030a5_2008", {60, 120, 240}),
    ],
)
def test_every_graver_form_that_the_text_prints_is_recorded(facts: Facts, offence: str, months: set[int]) -> None:
    """Each in the law of its state: Morocco 607-3 and 607-4, Argentina 153, Brazil 154-A, China 285 and 286, Germany 303b, Israel 5, Singapore 3 to 6A, 18 U.S.C. 1030(c)."""
    assert {form.maximum_months for form in facts.offence_by_id[offence].graver} == months
