"""The negotiation: a script that adds up, cards that rest on confirmed law, and a deal that a seed repeats."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import course_roles
from course_roles.data import load
from crossborder import exercises
from tests.made import in_node

ROOT = Path(__file__).resolve().parents[2]
DATA = load(ROOT / "book" / "roles.toml")
DEAL = ROOT / "book" / "_ext" / "course_roles" / "static" / "roles-deal.js"


def ran(call: str, **given: object) -> Any:
    """What a function of the page's script answers."""
    script = f"await import({json.dumps(DEAL.as_uri())}); const {{ deal, faults }} = globalThis.courseRoles;"
    return in_node(f"async (given) => {{ {script} return {call}; }}", given)


def deal(seed: str, students: int) -> list[dict[str, Any]]:
    cards: list[dict[str, Any]] = ran(
        "deal(given.data, given.seed, given.students)", data=DATA, seed=seed, students=students
    )
    return cards


def test_the_script_takes_fifty_minutes() -> None:
    assert sum(step["minutes"] for step in DATA["steps"]) == 50
    assert "<td>42–50</td>" in course_roles.script(DATA["steps"])


def test_each_step_that_opens_an_exercise_opens_a_step_it_has() -> None:
    by_page = {f"../notebooks/{each.id}.html": each for each in exercises.EXERCISES}
    for step in DATA["steps"]:
        if "link" in step:
            page, _, wanted = step["link"].partition("#step=")
            assert wanted in getattr(exercises, by_page[page].name)().stage.by_id


def test_a_card_without_confirmed_law_is_refused(tmp_path: Path) -> None:
    text = (ROOT / "book" / "roles.toml").read_text(encoding="utf-8").replace("budapest_185 29(7)", "budapest_185 99")
    (tmp_path / "roles.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"'budapest_185 99' is no confirmed provision"):
        load(tmp_path / "roles.toml")


def test_cards_without_scripts_have_all_roles() -> None:
    shown = course_roles.cards(DATA["roles"])
    assert shown.count("<h3>") == len(DATA["roles"]) == 4


def test_the_same_words_deal_the_same_cards() -> None:
    assert deal("law", 16) == deal("law", 16)
    assert deal("law", 16) != deal("Law", 16)


@pytest.mark.parametrize("students", [4, 7, 8, 17, 40, 120])
def test_every_state_has_an_investigator_and_an_authority_and_requests_go_round(students: int) -> None:
    cards = deal("ring", students)
    assert [card["number"] for card in cards] == list(range(1, students + 1))
    for state in {card["state"] for card in cards}:
        held = [card for card in cards if card["state"] == state]
        roles = Counter(card["role"]["id"] for card in held)
        assert {"investigator", "authority"} <= set(roles)
        assert students < 8 or len(roles) == 4
        (sends,) = {card["sendsTo"] for card in held}
        assert {card["getsFrom"] for card in cards if card["state"] == sends} == {state}
        assert sends != state


@pytest.mark.parametrize("students", [-3, 0, 100_000])
def test_a_number_out_of_range_is_put_into_it(students: int) -> None:
    assert 4 <= len(deal("x", students)) <= 120


@pytest.mark.parametrize(("seed", "students", "card", "wrong"), [
    ("law", "16", "", []), ("law", "4", "4", []), ("law", "120", "120", []),
    ("  ", "16", "", ["seed"]), ("law", "3", "", ["students"]), ("law", "121", "5", ["students"]),
    ("law", "4.5", "", ["students"]), ("law", "", "", ["students"]), ("law", "x", "", ["students"]),
    ("law", "7", "9", ["card"]), ("law", "7", "0", ["card"]), ("law", "7", "-1", ["card"]), ("law", "7", "1e0", ["card"]),
])  # fmt: skip
def test_what_cannot_be_dealt_is_said(seed: str, students: str, card: str, wrong: list[str]) -> None:
    assert list(ran("faults(given)", seed=seed, students=students, card=card)) == wrong
