"""Runs the cases in plain words of ``cases/*.toml``: a lawyer can read and add to them without programming."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import crossborder as cb

CASES = Path(__file__).parent / "cases"


def cases(file: str) -> list[Any]:
    """The cases of a file, each named by its own words."""
    content = tomllib.loads((CASES / file).read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["name"]) for case in content["case"]]


@pytest.mark.parametrize("case", cases("legal_bases.toml"))
def test_legal_bases(case: dict[str, Any]) -> None:
    """Fields: requesting, requested, on, measure, conduct; bases = "instrument role" in any order."""
    asked = {name: case[name] for name in ("on", "measure", "conduct") if name in case}
    bases = cb.legal_bases(case["requesting"], case["requested"], **asked)
    roles = {f"{basis.instrument.id} {basis.role}" for basis in bases}
    if "bases" in case:
        assert roles == set(case["bases"])
    assert set(case.get("includes", ())) <= roles
    assert not set(case.get("excludes", ())) & roles
    for basis in bases:
        assert basis.provisions


@pytest.mark.parametrize("case", cases("dual_criminality.toml"))
def test_dual_criminality(case: dict[str, Any]) -> None:
    """Fields: conduct, requesting, requested, on, requested_on; met = "yes", "no" or "unknown"; reason = words in it."""
    asked = {name: case[name] for name in ("on", "requested_on") if name in case}
    finding = cb.dual_criminality(case["conduct"], case["requesting"], case["requested"], **asked)
    assert {True: "yes", False: "no", None: "unknown"}[finding.met] == case["met"]
    text = " ".join(finding.reasons)
    assert [word for word in case.get("reason", ()) if word not in text] == []
    assert finding.tested
    assert all(test.reason for test in finding.tested)
    if "tested_days" in case:
        assert [test.day for test in finding.tested if test.state == case["requested"]] == case["tested_days"]


ASSESSED = ("assess", "thresholds", "nationals", "outside", "own_law", "reservations", "treaties", "union")


@pytest.mark.parametrize("case", [case for file in ASSESSED for case in cases(f"{file}.toml")])
def test_assess(case: dict[str, Any]) -> None:
    """Fields: those of a request; outcome; over = an instrument; way = words of the title; steps = "id effect article", article optional; without; questions; alternatives."""
    facts = dict(case["request"])
    assessment = cb.assess(cb.CooperationRequest(**facts))
    steps = [f"{step.id} {step.effect}" for step in assessment.steps]
    assert assessment.outcome == case["outcome"], steps
    if "over" in case:
        assert assessment.best.basis is not None
        assert assessment.best.basis.instrument.id == case["over"]
    assert case.get("way", "") in assessment.best.title
    for wanted in case.get("steps", ()):
        name, effect, *article = wanted.split(maxsplit=2)
        assert any(
            step.id == name
            and step.effect == effect
            and (not article or article[0] in [provision.article for provision in step.provisions])
            for step in assessment.steps
        ), (wanted, steps)
    assert not set(case.get("without", ())) & {step.id for step in assessment.steps}
    alternatives = {f"{other.id} {other.outcome}" for other in assessment.alternatives}
    assert set(case.get("alternatives", ())) <= alternatives
    assert set(case.get("questions", ())) <= {question.fact for question in assessment.questions}
    if "verified" in case:
        assert assessment.verified is case["verified"]


@pytest.mark.parametrize("case", cases("standing.toml"))
def test_standing(case: dict[str, Any]) -> None:
    """Fields: instrument, state, on; bound = "yes", "no" or "unknown"; reason = words in it."""
    standing = cb.standing(case["instrument"], case["state"], on=case["on"])
    assert {True: "yes", False: "no", None: "unknown"}[standing.bound] == case["bound"], standing.reason
    assert [word for word in case.get("reason", ()) if word not in standing.reason] == []


@pytest.mark.parametrize("case", cases("punished.toml"))
def test_punished(case: dict[str, Any]) -> None:
    """Fields: state, conduct, on; answer = "yes", "no" or "unknown"; offence = its id."""
    punishment = cb.punished(case["state"], case["conduct"], on=case["on"])
    assert {True: "yes", False: "no", None: "unknown"}[punishment.answer] == case["answer"], punishment.reason
    if "offence" in case:
        assert punishment.offence is not None
        assert punishment.offence.id == case["offence"]
