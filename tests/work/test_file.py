"""Work in one file that several kernels write: two notebooks, two processes, a program that does not let go."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from crossborder.work import Work, lock, read_work
from crossborder.work.places import File

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "work"
WRITER = """
import sys
from pathlib import Path
from crossborder.work import Keeper
from crossborder.work.places import File

keeper, me = Keeper("love-bug", File(Path(sys.argv[1]))), sys.argv[2]
values = dict((keeper.load() or {"values": {}})["values"])
for number in range(25):
    values[f"{me}.{number}"] = number
    keeper.save({"exercise": "love-bug", "version": 1, "values": values})
"""


def test_two_notebooks_keep_each_others_work(tmp_path: Path) -> None:
    one, other = File(tmp_path / "w.json"), File(tmp_path / "w.json")
    one.put("love-bug", {"values": {"a": 1}})
    other.put("lauri-love", {"values": {"b": 2}})
    other.put("love-bug", {"values": {"c": 3}})
    one.put("love-bug", {"values": {"a": 4}})
    third = File(tmp_path / "w.json")
    assert third.get("love-bug") == {"values": {"a": 4, "c": 3}}
    assert third.get("lauri-love") == {"values": {"b": 2}}
    assert one.get("lauri-love") == {"values": {"b": 2}}, "read anew each time"


def test_two_processes_writing_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "w.json"
    command = (sys.executable, "-c", WRITER, str(path))
    running = [subprocess.Popen((*command, name)) for name in ("first", "second")]
    assert [process.wait(timeout=120) for process in running] == [0, 0]
    expected = {f"{name}.{number}": number for name in ("first", "second") for number in range(25)}
    assert File(path).get("love-bug")["values"] == expected
    assert [file.name for file in tmp_path.iterdir()] == ["w.json"]


def test_a_program_that_does_not_let_go_is_named_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "LONGEST", 0.05)
    place = File(tmp_path / "w.json")
    with lock.locked(tmp_path / "w.json"):
        place.put("love-bug", {"values": {"a": 1}})
        assert "another program holds its lock" in place.says()
        assert place.get("love-bug") == {"values": {"a": 1}}
    place.put("lauri-love", {"values": {}})
    assert "could not be written" not in place.says()
    assert File(tmp_path / "w.json").get("love-bug") == {"values": {"a": 1}}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_leave_to_write_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    place = File(tmp_path / "w.json")
    place.put("love-bug", {"values": {}})
    tmp_path.chmod(0o700)
    assert "could not be written" in place.says()


def test_a_file_that_cannot_be_opened_is_not_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "w.json"
    place = File(path)
    place.put("love-bug", {"values": {"a": 1}})

    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_text", refuse)
    place.put("love-bug", {"values": {"a": 2}})
    assert "Permission denied" in place.says()
    monkeypatch.undo()
    assert json.loads(path.read_text(encoding="utf-8"))["love-bug"]["values"] == {"a": 1}
    place.put("lauri-love", {"values": {}})
    assert File(path).get("love-bug") == {"values": {"a": 2}}
    assert [file.name for file in tmp_path.iterdir()] == ["w.json"]


@pytest.mark.parametrize("content", ["[" * 100_000, '{"a":' * 3000, '{"love-bug": ' + "9" * 5000 + "}", '{"a": NaN}'])
def test_a_file_that_would_stop_python_is_set_aside(tmp_path: Path, content: str) -> None:
    (tmp_path / "w.json").write_text(content, encoding="utf-8")
    place = File(tmp_path / "w.json")
    place.put("love-bug", {"values": {}})
    assert (tmp_path / "w.damaged-1.json").read_text(encoding="utf-8") == content
    assert "w.damaged-1.json" in place.says()


# --- what the released version left --------------------------------------------------------------------------------


def test_the_file_beside_the_notebooks_of_the_released_version_is_read(tmp_path: Path) -> None:
    path = tmp_path / "w.json"
    path.write_bytes((FIXTURES / "released-0.1-jupyter.json").read_bytes())
    place = File(path)
    assert place.get("love-bug")["values"]["prediction.prosecute"] == "no"
    place.put("lauri-love", {"exercise": "lauri-love", "version": 1, "values": {}})
    assert set(Work.of(File(path)).exercises) == {"an-old-exercise", "lauri-love", "love-bug"}


def test_a_work_file_of_the_released_version_is_read_without_a_warning() -> None:
    file = read_work((FIXTURES / "released-0.1.json").read_bytes())
    assert file.warnings == ()
    assert file.work.exercises["love-bug"]["values"]["an.old.field"] == ["a"]
    assert file.work.exercises["an-old-exercise"]["version"] == 3
    assert file.learner.name == ""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_what_is_no_ordinary_file_stays_where_it_is(tmp_path: Path) -> None:
    """A device was once set aside as a damaged file, and every program of the machine missed it."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    store = File(path)
    store.put("love-bug", {"values": {"a": 1}})
    assert path.is_fifo()
    assert not list(tmp_path.glob("*damaged*"))
    assert "no ordinary file" in store.says()
    assert store.get("love-bug") == {"values": {"a": 1}}, "it lasts as long as the kernel"
