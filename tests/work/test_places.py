"""Where work is kept: memory, the page's store, a file; a file that cannot be read or written loses nothing."""

from __future__ import annotations

import json
import sys
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from crossborder.work import places

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def found_anew(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Each test looks for the place anew, and leaves none behind; the builder's own choice of a file is set aside."""
    monkeypatch.delenv(places.VARIABLE, raising=False)
    places.use(None)
    yield
    places.use(None)


def page_store(*, persistent: bool) -> ModuleType:
    held: dict[str, str] = {}
    store = ModuleType("live_store")
    store.put = lambda key, value: held.update({key: json.dumps(value)})  # type: ignore[attr-defined]
    store.get = lambda key: json.loads(held[key]) if key in held else None  # type: ignore[attr-defined]
    store.delete = lambda key: held.pop(key, None)  # type: ignore[attr-defined]
    store.keys = lambda prefix="": sorted(key for key in held if key.startswith(prefix))  # type: ignore[attr-defined]
    store.persistent = lambda: persistent  # type: ignore[attr-defined]
    store.refused = list  # type: ignore[attr-defined]
    store.fragment = lambda: "measure=preservation"  # type: ignore[attr-defined]
    return store


@pytest.fixture(params=["memory", "page", "file"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> places.Place:
    made: dict[str, places.Place] = {
        "memory": places.Memory(),
        "page": places.PageStore(page_store(persistent=True)),
        "file": places.File(tmp_path / "work.json"),
    }
    return made[request.param]


def test_every_place_keeps_gives_and_forgets(place: places.Place) -> None:
    place.put("love-bug", {"values": {"a": ["ü", 1]}})
    place.put("lauri-love", {})
    assert place.keys() == ["lauri-love", "love-bug"]
    assert place.get("love-bug") == {"values": {"a": ["ü", 1]}}
    place.put("love-bug", None)
    place.put("never-there", None)
    assert (place.get("love-bug"), place.keys()) == (None, ["lauri-love"])


def test_what_a_place_hands_out_is_a_copy(place: places.Place) -> None:
    place.put("love-bug", {"values": []})
    place.get("love-bug")["values"].append(1)
    assert place.get("love-bug") == {"values": []}


def test_plain_python_keeps_work_in_memory_and_says_so() -> None:
    places.keep("love-bug", {"values": {}})
    assert places.kept("love-bug") == {"values": {}}
    assert places.place().says() == "What you enter lasts as long as Python runs."


@pytest.mark.parametrize(("persistent", "says"), [(True, "kept in this browser"), (False, "“Save my work as a file”")])
def test_a_live_page_keeps_work_in_the_browser_or_says_that_it_refuses(
    monkeypatch: pytest.MonkeyPatch, persistent: bool, says: str
) -> None:
    monkeypatch.setitem(sys.modules, "live_store", page_store(persistent=persistent))
    places.keep("love-bug", {"values": {}})
    assert isinstance(places.place(), places.PageStore)
    assert says in places.place().says()


def test_in_jupyterlab_work_is_a_file_beside_the_notebooks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shell = SimpleNamespace(kernel=object())
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))
    monkeypatch.chdir(tmp_path)
    assert not list(tmp_path.iterdir()), "looking for the place makes no file"
    places.keep("love-bug", {"values": {"transfer.reason": "Zwei Sätze."}})
    assert json.loads((tmp_path / "crossborder-work.json").read_text(encoding="utf-8"))["love-bug"]["values"]
    places.use(None)
    assert places.kept("love-bug") == {"values": {"transfer.reason": "Zwei Sätze."}}
    assert "crossborder-work.json" in places.place().says()


@pytest.mark.parametrize("is_kept", [True, False])
def test_in_jupyterlite_work_is_a_file_of_the_browser_or_said_to_be_lost(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, is_kept: bool
) -> None:
    monkeypatch.setattr(sys, "platform", "emscripten")
    monkeypatch.setattr(places, "BROWSER_FILES", tmp_path if is_kept else tmp_path / "none")
    # Python in a browser has the module, and nothing in it that locks.
    monkeypatch.setitem(sys.modules, "fcntl", ModuleType("fcntl"))
    places.keep("love-bug", {"values": {}})
    assert places.kept("love-bug") == {"values": {}}
    assert [path.name for path in tmp_path.iterdir()] == (["crossborder-work.json"] if is_kept else [])
    assert ("kept in this browser" if is_kept else "until you close or reload it") in places.place().says()


def test_a_terminal_is_no_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=SimpleNamespace))
    assert isinstance(places.place(), places.Memory)


def test_under_voila_no_visitor_sees_the_work_of_another(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: SimpleNamespace(kernel=object())))
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.13")
    monkeypatch.chdir(tmp_path)
    places.keep("love-bug", {"values": {}})
    assert isinstance(places.place(), places.Memory)
    assert not list(tmp_path.iterdir())


def test_a_page_keeps_each_field_in_an_item_of_its_own() -> None:
    place = places.PageStore(page_store(persistent=True))
    place.put("love-bug", {"exercise": "love-bug", "version": 1, "values": {"a": 1, "b#c": 2}})
    store = place._store
    names: list[str] = store.keys()
    assert [name for name in names if "~" not in name] == ["love-bug#a", "love-bug#b#c"]
    assert place.get("love-bug")["values"] == {"a": 1, "b#c": 2}


def test_work_that_the_released_version_kept_in_a_page_is_read_and_can_be_cleared() -> None:
    store = page_store(persistent=True)
    old = {"exercise": "love-bug", "version": 1, "values": {"a": 1, "b": 2}}
    store.put("love-bug", old)
    place = places.PageStore(store)
    assert place.get("love-bug") == old
    place.put("love-bug", {**old, "values": {"a": 3}})
    assert place.get("love-bug") == {**old, "values": {"a": 3}}
    place.clear("love-bug")
    assert store.keys() == ["love-bug#~cleared"]
    store.put("love-bug", old)  # a tab that still runs the released version
    assert place.get("love-bug") is None


@pytest.mark.parametrize("item", [1, "x", [], {"stamp": 7}, {"stamp": "x", "value": 1}, None])
def test_an_item_that_was_changed_by_hand_harms_no_other(item: object) -> None:
    store = page_store(persistent=True)
    place = places.PageStore(store)
    place.put("love-bug", {"exercise": "love-bug", "version": 1, "values": {"a": 1}})
    store.put("love-bug#b", item)
    assert place.get("love-bug")["values"]["a"] == 1


def test_the_file_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CROSSBORDER_WORK", str(tmp_path / "mine.json"))
    places.keep("love-bug", {})
    assert (tmp_path / "mine.json").is_file()


@pytest.mark.parametrize("content", [b"{ half", b"\xff\xfe", b"[1, 2]"])
def test_a_damaged_file_is_set_aside_and_never_overwritten(tmp_path: Path, content: bytes) -> None:
    path, first = tmp_path / "work.json", tmp_path / "work.damaged-1.json"
    path.write_bytes(content)
    first.write_bytes(b"an earlier one")
    place = places.File(path)
    place.put("love-bug", {})
    assert (tmp_path / "work.damaged-2.json").read_bytes() == content
    assert first.read_bytes() == b"an earlier one"
    assert "was kept as work.damaged-2.json" in place.says()
    assert places.File(path).get("love-bug") == {}


def test_a_folder_that_cannot_be_written_keeps_the_old_file_and_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "work.json"
    place = places.File(path)
    place.put("love-bug", {"values": {"a": 1}})

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_text", full)
    place.put("love-bug", {"values": {"a": 2}})
    assert "No space left on device" in place.says()
    assert place.get("love-bug") == {"values": {"a": 2}}, "the work goes on in memory"
    monkeypatch.undo()
    assert places.File(path).get("love-bug") == {"values": {"a": 1}}
    place.put("love-bug", {"values": {"a": 3}})
    assert "No space" not in place.says()
    assert places.File(path).get("love-bug") == {"values": {"a": 3}}


def test_no_half_file_stays_behind(tmp_path: Path) -> None:
    places.File(tmp_path / "work.json").put("love-bug", {})
    assert [path.name for path in tmp_path.iterdir()] == ["work.json"]
