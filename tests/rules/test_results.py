"""What the results promise: that they carry their reasons, and that parts import only leftwards."""

from __future__ import annotations

import ast
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

import crossborder as cb
from crossborder.facts import facts
from crossborder.facts.records import Coverage, Provenance

if TYPE_CHECKING:
    from crossborder.facts.collection import Facts

PACKAGE = Path(cb.__file__).parent
PARTS = ("facts", "rules", "request", "work", "exercises")
NEVER_LIVE = {"numpy", "pandas", "matplotlib"}


def imports_of(path: Path) -> set[str]:
    """Names of the modules a file imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return found | {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


@pytest.mark.parametrize("part", [part for part in PARTS if (PACKAGE / part).exists()])
def test_a_part_imports_only_parts_left_of_it(part: str) -> None:
    # The version is a constant of the whole package.
    allowed = ("version", *PARTS[: PARTS.index(part) + 1])
    for path in (PACKAGE / part).rglob("*.py"):
        for name in imports_of(path):
            if name.startswith("crossborder."):
                assert name.split(".")[1] in allowed, f"{path.name} imports {name}"


@pytest.mark.parametrize("part", ["facts", "rules"])
def test_facts_and_rules_need_only_the_standard_library(part: str) -> None:
    for path in (PACKAGE / part).rglob("*.py"):
        for name in imports_of(path):
            top = name.split(".")[0]
            assert top == "crossborder" or top in sys.stdlib_module_names, f"{path.name} imports {name}"


def test_nothing_that_runs_live_loads_numpy_pandas_or_matplotlib() -> None:
    code = "import sys, crossborder.exercises; print(' '.join(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not NEVER_LIVE & {name.split(".")[0] for name in done.stdout.split()}


def test_importing_the_package_loads_no_widgets() -> None:
    code = "import sys, crossborder; print(' '.join(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "ipywidgets" not in done.stdout.split()


def test_deposited_and_bound_are_two_lists() -> None:
    between = date(2006, 12, 1)
    assert "USA" in cb.deposited("budapest_185", on=between)
    assert "USA" not in cb.bound("budapest_185", on=between)


def test_the_steps_of_an_assessment_are_those_of_its_best_route() -> None:
    assessment = cb.assess(
        cb.CooperationRequest(
            requesting="USA",
            requested="PHL",
            measure="preservation",
            conduct="malware",
            committed_on=date(2018, 6, 1),
            requested_on=date(2018, 7, 1),
        )
    )
    assert assessment.steps == assessment.routes[0].steps
    assert assessment.best.basis is not None
    assert assessment.best.basis.provisions[0].label == "Budapest Convention, Art. 29(1)"
    assert str(assessment.best.basis.since) == "1 July 2018"


def test_a_basis_that_is_replaced_says_by_what_and_since_when() -> None:
    found = cb.legal_bases("FRA", "NLD", on=date(2004, 1, 1), measure="extradition")
    replaced = next(basis for basis in found if basis.role == "replaced")
    assert replaced.replaced_by is not None
    assert replaced.replaced_by.instrument == "eaw_2002"
    assert replaced.replaced_by.since is not None
    assert replaced.replaced_by.since.text == "2004-01-01"


def test_all_pairs_are_answered_alike_in_one_go_and_one_by_one() -> None:
    on = date(2020, 1, 1)
    every = cb.bases_between_all(on=on, measure="preservation")
    for pair in [("JPN", "USA"), ("PHL", "USA"), ("FRA", "GBR")]:
        assert every[pair] == cb.legal_bases(*pair, on=on, measure="preservation")
    assert ("IND", "USA") not in every


def test_an_unknown_attribute_of_the_package_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'treaties'"):
        cb.treaties  # type: ignore[attr-defined]  # what is tested  # noqa: B018


def _with_search(result: Literal["found", "none_found"], status: Literal["confirmed", "unverified"]) -> Facts:
    """The facts, with one more search for a treaty on extradition between India and Morocco."""
    searched = Coverage(
        states=("IND", "MAR"),
        subject="extradition",
        result=result,
        text="Searched for this test.",
        provenance=Provenance(status=status),
    )
    return replace(facts(), coverage=(*facts().coverage, searched))


@pytest.mark.parametrize(
    ("result", "status", "title"),
    [
        ("found", "confirmed", "A bilateral treaty (found, not modelled)"),
        ("found", "unverified", "A bilateral treaty (not searched for)"),
        ("none_found", "unverified", "A bilateral treaty (not searched for)"),
        ("none_found", "confirmed", None),
    ],
)
def test_only_a_confirmed_search_without_a_find_says_that_there_is_no_treaty(
    result: Literal["found", "none_found"], status: Literal["confirmed", "unverified"], title: str | None
) -> None:
    request = cb.CooperationRequest(
        requesting="IND",
        requested="MAR",
        measure="extradition",
        conduct="malware",
        committed_on=date(2005, 1, 1),
        requested_on=date(2005, 2, 1),
        facts=_with_search(result, status),
    )
    titles = [route.title for route in cb.assess(request).routes]
    assert [found for found in titles if found.startswith("A bilateral treaty")] == ([title] if title else [])
