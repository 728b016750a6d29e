"""Steps run when something they read has changed, and only then."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from tools.steps import Step, StepError, call, digest, run_step, side_by_side

if TYPE_CHECKING:
    from pathlib import Path


class Recorder:
    """A small project with one step that counts its runs."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.runs = 0
        (root / "in").mkdir()
        (root / "in" / "a.txt").write_text("a", encoding="utf-8")
        self.step = Step("copy", "Copying", ("in", "one.txt"), ("out.txt",), self.run)

    def run(self) -> None:
        self.runs += 1
        (self.root / "out.txt").write_text("made", encoding="utf-8")

    def build(self) -> bool:
        return run_step(self.step, self.root, self.root / "stamps")


@pytest.fixture
def project(tmp_path: Path) -> Recorder:
    return Recorder(tmp_path)


def test_a_step_runs_once(project: Recorder) -> None:
    assert [project.build(), project.build()] == [True, False]
    assert project.runs == 1


@pytest.mark.parametrize("name", ["in/a.txt", "in/new.txt", "in/deep/new.txt", "one.txt"])
def test_a_changed_or_new_input_runs_it_again(project: Recorder, name: str) -> None:
    project.build()
    (project.root / name).parent.mkdir(exist_ok=True)
    (project.root / name).write_text("changed", encoding="utf-8")
    assert project.build()


def test_a_removed_input_runs_it_again(project: Recorder) -> None:
    project.build()
    (project.root / "in" / "a.txt").unlink()
    assert project.build()


def test_a_renamed_input_runs_it_again(project: Recorder) -> None:
    project.build()
    (project.root / "in" / "a.txt").rename(project.root / "in" / "b.txt")
    assert project.build()


def test_the_time_of_a_file_does_not_matter(project: Recorder) -> None:
    project.build()
    (project.root / "in" / "a.txt").write_text("a", encoding="utf-8")
    assert not project.build()


@pytest.mark.parametrize("folder", ["__pycache__", "node_modules", ".cache"])
def test_what_other_programs_leave_does_not_matter(project: Recorder, folder: str) -> None:
    project.build()
    (project.root / "in" / folder).mkdir()
    (project.root / "in" / folder / "x").write_text("x", encoding="utf-8")
    assert not project.build()


def test_a_missing_output_runs_it_again(project: Recorder) -> None:
    project.build()
    (project.root / "out.txt").unlink()
    assert project.build()


def test_a_step_that_failed_runs_again(tmp_path: Path) -> None:
    def fail() -> None:
        raise StepError("no")

    step = Step("fails", "Failing", (), (), fail)
    for _ in range(2):
        with pytest.raises(StepError, match="no"):
            run_step(step, tmp_path, tmp_path / "stamps")


def test_a_step_may_write_among_its_inputs(tmp_path: Path) -> None:
    step = Step("facts", "Packing", ("in",), ("in/made.json",), lambda: None)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "made.json").write_text("{}", encoding="utf-8")
    assert run_step(step, tmp_path, tmp_path / "stamps")
    assert not run_step(step, tmp_path, tmp_path / "stamps")


def test_two_pieces_of_work_run_at_the_same_time() -> None:
    """Each waits for the other: one after the other, the first would wait in vain."""
    both = threading.Barrier(2, timeout=10)
    side_by_side(both.wait, both.wait)


def test_when_one_piece_of_work_fails_the_other_is_done_and_the_fault_is_told() -> None:
    done = []

    def fail() -> None:
        raise StepError("no")

    with pytest.raises(StepError, match="no"):
        side_by_side(fail, lambda: done.append("other"))
    assert done == ["other"]


def test_a_version_is_an_input(project: Recorder) -> None:
    assert digest(project.root, ("in",), "1") != digest(project.root, ("in",), "2")


def test_it_says_what_it_does(project: Recorder, capsys: pytest.CaptureFixture[str]) -> None:
    project.build()
    project.build()
    assert capsys.readouterr().out.splitlines() == ["Copying ...", "  copy: done in 0 s"]


def test_a_program_that_fails_is_named_with_what_it_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(StepError, match=r"exit code 3: python3 -c"):
        call(["python3", "-c", "print('why'); raise SystemExit(3)"], root=tmp_path, quiet=True)
    assert capsys.readouterr().out == "why\n"


def test_a_program_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StepError, match="no-such-program was not found"):
        call(["no-such-program", "x"], root=tmp_path)
