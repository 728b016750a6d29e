"""What a lawyer can get wrong in a case file is told by file, line, case and field; one fault fails one test."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.rules.case_files import CASES, EVERY_CASE, FIELDS, REQUEST, ROUTE, read
from tests.rules.test_cases import problem_of

if TYPE_CHECKING:
    from pathlib import Path

STANDING = """
[[case]]
name = "Philippines"
instrument = "budapest_185"
state = "PHL"
on = 2018-07-01
bound = "yes"
"""
BASES = """
[[case]]
name = "Philippines"
requesting = "USA"
requested = "PHL"
on = 2018-06-30
measure = "preservation"
excludes = ["budapest_185 operative"]
"""
REQUESTED = """
[[case]]
name = "Political"
outcome = "unavailable"
over = "ece_24"
steps = ["political_offence requires_refusal 3(1)"]
[case.request]
requesting = "GBR"
requested = "TUR"
measure = "extradition"
conduct = "illegal_access"
committed_on = 2016-01-01
requested_on = 2016-02-01
political_offence = true
[[case.route]]
over = "budapest_185"
outcome = "unavailable"
steps = ["no_extradition_treaty condition_failed 24(3)"]
"""
TEXT = {"standing": STANDING, "legal_bases": BASES, "treaties": REQUESTED}


def problems(folder: Path, file: str, text: str) -> list[str]:
    path = folder / f"{file}.toml"
    path.write_text(text, encoding="utf-8")
    return [problem_of(case) for case in read(path)]


@pytest.mark.parametrize("file", TEXT)
def test_without_a_fault_nothing_is_told(tmp_path: Path, file: str) -> None:
    assert problems(tmp_path, file, TEXT[file]) == [""]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("standing", "bound =", "bounds =", "the field 'bounds' is not known; did you mean bound?"),
        ("standing", "on =", "zzz = 1\non =", "'zzz' is not known; expected: name, suppose, instrument, state, on,"),
        ("standing", 'bound = "yes"', "", "bound missing or empty"),
        ("standing", '"yes"', '"yess"', "bound is 'yess'; expected: yes, no, unknown"),
        ("standing", "2018-07-01", '"2018-07-01"', "expected: a day without quotation marks, such as 2020-01-31"),
        ("standing", "2018-07-01", "2018-07-01T10:00:00", "expected: a day without quotation marks"),
        ("standing", '"budapest_185"', '"budapest"', "The instrument is 'budapest'"),
        ("standing", "bound =", 'reason = "bound"\nbound =', "reason is 'bound'; expected: a list in brackets"),
        ("standing", "bound =", "reason = [1]\nbound =", "reason: number 1 is 1; expected: a text"),
        ("standing", "on =", 'suppose = ["IND budapest_185"]\non =', "first day on which it is bound, such as"),
        ("standing", "on =", 'suppose = ["IND budapest_185 May"]\non =', 'such as "IND budapest_185 2020-01-01"'),
        ("standing", "on =", 'suppose = ["USA budapest_185 2020-01-01"]\non =', "To suppose it changes nothing"),
        ("legal_bases", 'excludes = ["budapest_185 operative"]', "", "nothing is expected; give one of bases, includes"),
        ("legal_bases", "budapest_185 op", "budapst_185 op", "expected: an instrument and a role"),
        ("legal_bases", "operative", "operatve", "(operative, residual, optional, framework, replaced)"),
        ("treaties", 'outcome = "unavailable"\nover = "ece_24"', 'over = "ece_24"', "outcome missing or empty"),
        ("treaties", 'outcome = "unavailable"', 'outcome = "no"', "expected: available, refusable, open, discretionary"),
        ("treaties", "requested_on", "requestd_on", "request: the field 'requestd_on' is not known; did you mean requested_on"),
        ("treaties", 'measure = "extradition"\n', "", "request: measure missing or empty"),
        ("treaties", '"extradition"', '"arrest"', "The measure is 'arrest'; allowed:"),
        ("treaties", "political_offence = true", 'political_offence = "no"', "'no'; expected: true or false"),
        ("treaties", "political_offence = true", "sentence_months = true", "is True; expected: a whole number"),
        ("treaties", "requires_refusal", "requires_refusl", "steps holds 'political_offence requires_refusl 3(1)'"),
        ("treaties", "[[case.route]]", "[case.route]", "route is {'over'"),
        ("treaties", '[[case.route]]\nover = "budapest_185"', "[[case.route]]", "route: expected: which one (over, way,"),
        ("treaties", '24(3)"]', '24(3)"]\nby = 1', "route: the field 'by' is not known"),
        ("treaties", '[[case.route]]\nover = "budapest_185"', '[[case.route]]\nover = "ecmacm_30"', "'ecmacm_30' should name one route; it names none"),
        ("treaties", '[[case.route]]\nover = "budapest_185"', '[[case.route]]\nway = "Convention"', "it names European Convention on Extradition, Art. 1 (ece_24), Budapest"),
        ("treaties", "condition_failed 24(3)", "condition_failed 24(4)", "Budapest Convention, Art. 24(3) (budapest_185): no step 'no_extradition_treaty condition_failed 24(4)'"),
        ("treaties", 'over = "ece_24"', 'over = "untoc_2000"', "the best route is European Convention on Extradition, Art. 1 (ece_24); the case says 'untoc_2000'"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_file_line_and_case(tmp_path: Path, file: str, old: str, new: str, told: str) -> None:
    assert old in TEXT[file]
    broken = TEXT[file].replace(old, new, 1)
    first, second = problems(tmp_path, file, TEXT[file] + broken)
    assert first == ""
    assert second.startswith(f"{file}.toml, line {TEXT[file].count(chr(10)) + 2}, P")
    assert told in second


def test_a_case_without_a_name_is_told_by_its_line(tmp_path: Path) -> None:
    (told,) = problems(tmp_path, "standing", STANDING.replace('name = "Philippines"', ""))
    assert told == "standing.toml, line 2, a case without a name: name missing or empty"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (STANDING.replace('"PHL"', '"PHL'), "the file cannot be read as TOML: Illegal character '\\n' (at line 5"),
        (STANDING.replace("[[case]]", "[case]"), "expected: cases, each below a line [[case]]"),
        (STANDING.replace("[[case]]", "[[cases]]"), "each below a line [[case]]; the file holds cases"),
        ("", "expected: cases"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_case_that_fails(tmp_path: Path, text: str, told: str) -> None:
    (problem,) = problems(tmp_path, "standing", text)
    assert problem.startswith("standing.toml: ")
    assert told in problem


def test_an_answer_that_differs_is_told_with_every_route_step_and_provision(tmp_path: Path) -> None:
    (told,) = problems(tmp_path, "treaties", REQUESTED.replace('outcome = "unavailable"', 'outcome = "open"', 1))
    lines = told.splitlines()
    assert lines[:2] == ["treaties.toml, line 2, Political", "outcome is unavailable; the case says open"]
    for route in (
        "European Convention on Extradition, Art. 1 (ece_24): unavailable",
        "Budapest Convention, Art. 24(3)",
    ):
        assert any(line.startswith(route) for line in lines)
    assert any(line.startswith("    political_offence requires_refusal [3(1)") for line in lines)
    assert any(line.startswith("    no_extradition_treaty condition_failed [24(3)") for line in lines)


def test_what_a_case_wants_to_be_absent_is_a_step_that_another_case_has() -> None:
    """A slip in ``without`` would never be noticed: no answer has a step that does not exist."""
    written = [case.written for path in CASES.glob("*.toml") for case in read(path)]
    written += [route for case in written for route in case.get("route", ())]
    known = {step.split()[0] for each in written for step in each.get("steps", ())}
    assert {name for each in written for name in each.get("without", ())} - known == set()


def test_the_guide_has_each_field_of_each_kind_of_file() -> None:
    sections = re.split(r"^## ", (CASES / "README.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    guide = {section.splitlines()[0]: set(re.findall(r"^\| `(\w+)`", section, re.MULTILINE)) for section in sections}
    kinds = {f"`{kind}.toml`": set(known) for kind, known in FIELDS.items() if kind != "assess"}
    requests = {"Every other file: a request": set(FIELDS["assess"]), "The route of a case": set(ROUTE)}
    requests |= {"The request of a case": set(REQUEST), "Every case": set(EVERY_CASE)}
    assert {head: fields for head, fields in guide.items() if fields} == kinds | requests
