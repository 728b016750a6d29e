"""A new exercise begins as a copy that works, under names of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tools import commands, new_exercise

if TYPE_CHECKING:
    from pathlib import Path

# Names that nobody chooses: whoever follows the recipe has the name it shows in the working tree already.
NAME, ANOTHER = "test-of-the-recipe", "test-of-it-again"


def copied(root: Path, folder: Path) -> Path:
    """Copy the parts of the checkout that hold exercises."""
    for name in ("crossborder", "notebooks", "lessons", "tools", "data"):
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    shutil.copy(root / "_toc.yml", folder)
    return folder


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """A copy to change."""
    return copied(root, tmp_path)


@pytest.fixture(scope="module")
def untouched(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy that nobody changes."""
    return copied(root, tmp_path_factory.mktemp("untouched"))


def run(code: str, folder: Path) -> str:
    env = {**os.environ, "PYTHONPATH": str(folder), "CROSSBORDER_WORK": str(folder / "none.json"), "EXAMPLES": "few"}
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(folder)!r}); {code}"]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_it_runs_from_the_first_minute(copy: Path) -> None:
    new_exercise.begin(NAME, copy)
    run("from tools.packing import pack_all; from pathlib import Path; pack_all(Path('.'))", copy)
    code = (
        "import crossborder as cb; made = cb.exercises.TestOfTheRecipe(keep_work=False); "
        "from crossborder.exercises.class_report.asked import new_model, page_of; "
        "print(cb.__file__); print(type(made.model).__name__); print([one.title for one in cb.exercises.EXERCISES if one.id == 'test-of-the-recipe']); "
        "print(type(new_model('test-of-the-recipe')).__name__, page_of('test-of-the-recipe'))"
    )
    place, model, titles, counted = run(code, copy).splitlines()
    assert place.startswith(str(copy))
    assert model == "TestOfTheRecipeModel"
    assert titles == "['Test of the recipe']"
    assert counted == "TestOfTheRecipeModel ../book/exceptions.html", "a report on a class counts it"


@pytest.mark.slow
def test_what_is_said_next_finds_no_fault(copy: Path, root: Path) -> None:
    for name in ("book", "notebooks"):
        shutil.copytree(root / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    new_exercise.begin(NAME, copy)
    assert "no fault" in run("sys.path.insert(1, 'book/_ext'); from tools import content; content.main()", copy)


@pytest.mark.slow
def test_one_and_then_another_pass_what_every_exercise_passes_once_a_chapter_leads_to_them(
    copy: Path, root: Path
) -> None:
    for name in ("book", "tests"):
        shutil.copytree(root / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    shutil.copy(root / "pyproject.toml", copy)
    chapter = copy / "book" / "exceptions.md"
    for name in (NAME, ANOTHER):
        new_exercise.begin(name, copy)
        heading, link = re.findall(
            r"below the heading `(.+)`:\n +(.+)", new_exercise.left_to_do(new_exercise.Names.of(name))
        )[0]
        text = chapter.read_text(encoding="utf-8")
        chapter.write_text(text.replace(f"\n{heading}\n", f"\n{heading}\n\n{link}\n"), encoding="utf-8")
    run("from tools.packing import pack_all; from pathlib import Path; pack_all(Path('.'))", copy)
    # Of what is asked of each exercise by itself, the second alone: the first is the same.
    chosen = f"TestOfItAgain or {ANOTHER} or shown_first or no_answer_is_written"
    options = ["-q", "-n0", "-m", "not browser", "-k", chosen]
    tests = ["exercises/test_every_exercise.py", "lecturer/test_lecturer.py", "book/test_exercise_links.py"]
    words = [*options, *(f"tests/{path}" for path in tests)]
    assert "passed" in run(f"import pytest; sys.exit(pytest.main({words!r}))", copy)


def test_page_and_report_call_it_alike(copy: Path) -> None:
    new_exercise.begin(NAME, copy)
    notebook = (copy / "notebooks" / f"{NAME}.ipynb").read_text(encoding="utf-8")
    words = (copy / "lessons" / NAME / "words.en.toml").read_text(encoding="utf-8")
    assert '"# Exercise: test of the recipe"' in notebook
    assert 'title = "Test of the recipe"' in words


@pytest.mark.parametrize("name", [NAME, "test-of-the-recipe-with-a-name-that-fills-a-line"])
def test_its_code_keeps_the_rules_of_style_as_the_command_leaves_it(
    name: str, copy: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[tuple[str, ...]] = []
    monkeypatch.setattr("tools.project.PYTHON", root)  # it is there
    monkeypatch.setattr(commands, "plain", lambda *_: None)
    monkeypatch.setattr(commands, "python", lambda *words: ran.append(words))
    commands.new_exercise_command()
    shutil.copy(root / "pyproject.toml", copy)
    new_exercise.begin(name, copy)
    for words in ran:
        subprocess.run([sys.executable, *words], cwd=copy, check=True)
    for look in (["check"], ["format", "--check"]):
        command = [sys.executable, "-m", "ruff", *look, "--quiet", "crossborder/exercises"]
        done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
        assert done.stdout == ""


def test_what_is_printed_names_files_that_are_there(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    begin = new_exercise.begin
    monkeypatch.setattr(new_exercise, "ROOT", copy)
    monkeypatch.setattr(new_exercise, "begin", lambda name: begin(name, copy))
    assert new_exercise.main([NAME]) == 0
    named = set(re.findall(r"[\w-]+/[\w/.-]+\.(?:toml|ipynb|py)\b", capsys.readouterr().out))
    own_tests = "tests/exercises/test_test_of_the_recipe.py"  # to be written
    assert {path for path in named if not (copy / path).is_file()} == {own_tests}
    assert {f"lessons/{NAME}/words.en.toml", f"notebooks/{NAME}.ipynb", "tools/lecturer/new_cases.toml"} <= named


def test_every_list_of_exercises_holds_it(copy: Path) -> None:
    changed = {path.name for path in new_exercise.begin(NAME, copy)}
    assert {"registry.py", "__init__.py", "_toc.yml", "new_cases.toml", f"{NAME}.ipynb"} <= changed
    assert f"  - file: notebooks/{NAME}\n" in (copy / "_toc.yml").read_text(encoding="utf-8")
    assert "TestOfTheRecipe()" in (copy / "notebooks" / f"{NAME}.ipynb").read_text(encoding="utf-8")
    package = copy / "crossborder" / "exercises" / "test_of_the_recipe"
    assert [
        path.name for path in package.rglob("*.py") if "exercises.preservation" in path.read_text(encoding="utf-8")
    ] == []


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "NAME is ''"),
        ("Cross Border", "small letters, digits and hyphens"),
        ("time-machine", "There is already"),
        ("class", "a word of Python"),
        ("words", "There is already"),
        ("request-drafter", "There is already"),
        ("nul", "Windows"),
        ("a" * 61, "60"),
    ],
)
def test_a_name_that_cannot_be_used_changes_nothing(untouched: Path, name: str, says: str) -> None:
    before = {path: path.stat().st_mtime_ns for path in untouched.rglob("*")}
    with pytest.raises(ValueError, match=says):
        new_exercise.begin(name, untouched)
    assert {path: path.stat().st_mtime_ns for path in untouched.rglob("*")} == before
