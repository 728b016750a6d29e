"""What runs when somebody commits, pushes or releases is what a contributor types; nothing in it can change by itself."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import crossborder as cb
from tools import changes, commands

if TYPE_CHECKING:
    from pathlib import Path

WORKFLOWS = ("check", "links", "release")


def workflow(root: Path, name: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((root / ".github" / "workflows" / f"{name}.yml").read_text(encoding="utf-8"))
    return read


def steps(root: Path, name: str) -> list[dict[str, Any]]:
    return [step for job in workflow(root, name)["jobs"].values() for step in job["steps"]]


def test_every_workflow_is_looked_at(root: Path) -> None:
    assert {path.stem for path in (root / ".github" / "workflows").iterdir()} == set(WORKFLOWS)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_are_pinned_and_rights_are_least(root: Path, name: str) -> None:
    used = [step["uses"] for step in steps(root, name) if "uses" in step]
    assert used
    assert [action for action in used if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", action)] == []
    assert workflow(root, name)["permissions"] == {"contents": "read"}


@pytest.mark.parametrize("name", WORKFLOWS)
def test_workflows_call_the_commands_of_contributors(root: Path, name: str) -> None:
    called = [
        command for step in steps(root, name) for command in re.findall(r"python -m tools (\S+)", step.get("run", ""))
    ]
    assert called
    assert set(called) <= set(commands.COMMANDS)


def test_hooks_use_the_versions_of_the_lock(root: Path) -> None:
    hooks = (root / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    locked = (root / "requirements.txt").read_text(encoding="utf-8")
    pinned = set(re.findall(r"\[(\w+==[\d.]+)\]", hooks))
    assert {each.partition("==")[0] for each in pinned} == {"ruff", "codespell"}
    assert [each for each in pinned if f"{each} " not in locked] == []


def test_every_text_file_has_the_line_ends_of_the_house(root: Path) -> None:
    """Git for Windows would write others, and hashes of what was read would differ."""
    done = subprocess.run(["git", "ls-files", "--eol"], cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("this copy has no git history")
    kinds = {tuple(line.split("\t")[0].split()) for line in done.stdout.splitlines()}
    assert {kind[0] for kind in kinds} <= {"i/lf", "i/none", "i/-text"}
    assert {kind[2:] for kind in kinds} <= {("attr/text=auto", "eol=lf"), ("attr/-text",)}


def test_the_citation_names_this_version(root: Path) -> None:
    cited = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["version"] == cb.__version__
    assert cited["authors"] == [{"name": "The course team"}]


def test_waiting_changes_are_points_of_a_list(root: Path) -> None:
    assert [said for path in changes.fragments(root / "changes") if (said := changes.fault(path))] == []


def test_changes_are_joined_at_the_top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, log = tmp_path / "changes", tmp_path / "CHANGELOG.md"
    folder.mkdir()
    (folder / "README.md").write_text("# About\n", encoding="utf-8")
    (folder / "b.md").write_text("- Second.\n  It goes on.", encoding="utf-8")
    (folder / "a.md").write_text("- First.\n", encoding="utf-8")
    log.write_text("# Changelog\n\n## 0.2.0 (not released yet)\n\n- Old.\n", encoding="utf-8")
    monkeypatch.setattr(changes, "FOLDER", folder)
    monkeypatch.setattr(changes, "CHANGELOG", log)
    monkeypatch.setattr(changes.fragments, "__defaults__", (folder,))
    assert changes.main() == 0
    assert log.read_text(encoding="utf-8").endswith("yet)\n\n- First.\n- Second.\n  It goes on.\n- Old.\n")
    assert [path.name for path in folder.iterdir()] == ["README.md"]


def test_a_change_in_another_form_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("# A heading\n", encoding="utf-8")
    assert "expected: points of a list" in changes.fault(path)
    with pytest.raises(ValueError, match="write its heading first"):
        changes.joined("# Changelog\n\n## 0.1.0\n", [])
