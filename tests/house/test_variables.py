"""What is said beside a command is looked at first: a wrong word is told before anything is installed, built or removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tools import commands, variables
from tools.steps import StepError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "values", "words"),
    [
        ("serve", {"PORT": "abc"}, "PORT=abc is not a port number"),
        ("serve", {"HOST": "nowhere.invalid"}, "HOST=nowhere.invalid is no address of this machine"),
        ("site", {"SITE_URL": "example.org"}, "SITE_URL=example.org is no address of the web"),
        ("one-file", {"NAME": ""}, "Say NAME=, one of: central-authority,"),
        ("one-file", {"NAME": "../love-bug"}, "There is no exercise '../love-bug'"),
        *(("lecturer", {"VARIANTS": text}, f"VARIANTS={text} is no number") for text in ("0", "many", "-1", "²", "1000000000")),
        ("fuzz", {"READER": "x"}, "There is no reader 'x'. Say READER=, one of: classmate, draft,"),
        *(("fuzz", {"SECONDS": text}, f"SECONDS={text} is no length of time") for text in ("soon", "0", "-1", "nan", "inf")),
        ("class-report", {"FILES": ""}, "FILES= is no folder"),
        ("class-report", {"FILES": "~nobody/class"}, "FILES=~nobody/class is no folder"),
        ("class-report", {"FILES": "docs", "LIST": "nowhere"}, "LIST=nowhere is no file of text"),
    ],
)  # fmt: skip
def test_a_wrong_word_is_told_before_anything_is_done(
    name: str, values: dict[str, str], words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def done(*_: object, **__: object) -> None:
        pytest.fail("something was installed or built")

    for each in ("make", "python", "installed"):
        monkeypatch.setattr(commands, each, done)
    monkeypatch.setattr("tools.build.run_step", done)
    for variable, value in values.items():
        monkeypatch.setenv(variable, value)
    assert commands.main([name]) == 1
    assert words in capsys.readouterr().err


def test_a_release_from_changed_files_is_refused_before_anything_is_built(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def changed() -> None:
        raise StepError("These files differ")

    monkeypatch.setattr("tools.build.run_step", lambda *_: pytest.fail("something was built"))
    monkeypatch.setattr(commands, "require_clean", changed)
    assert commands.main(["release"]) == 1
    assert "These files differ" in capsys.readouterr().err


@pytest.mark.parametrize("place", [".", "class", "class/report", "class/report/files"])
def test_the_files_of_a_class_do_not_lie_where_the_report_is_made(place: str, tmp_path: Path) -> None:
    (tmp_path / "class" / "report" / "files").mkdir(parents=True)
    with pytest.raises(StepError, match="what is there is removed"):
        variables.class_folder({"FILES": str(tmp_path / place)}, tmp_path / "class" / "report")


def test_a_folder_of_ones_own_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "Übung 1").mkdir()
    assert variables.class_folder({"FILES": "~/Übung 1"}, tmp_path / "report") == tmp_path / "Übung 1"


def test_a_class_list_is_read_as_spreadsheets_write_it(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Jörg,A", encoding="utf-16")
    assert variables.class_list({"LIST": str(path)}) == "Jörg,A"
    path.write_bytes("Jörg,A".encode("latin-1"))
    with pytest.raises(StepError, match="save it as UTF-8"):
        variables.class_list({"LIST": str(path)})
    assert variables.class_list({}) == ""


@pytest.mark.parametrize("name", ["new-exercise", "notebooks", "check-host", "changes"])
def test_what_needs_no_package_runs_in_a_fresh_clone(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tools.project.PYTHON", tmp_path / "not-there")
    ran = []
    monkeypatch.setattr(commands, "call", lambda command, **_: ran.append(command))
    assert commands.main([name]) == 0, capsys.readouterr().err
    assert [command[1:3] for command in ran] == [["-m", f"tools.{name.replace('-', '_')}"]]
