"""What the page around an exercise offers, in a live page and outside one."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from crossborder.exercises import browser, words
from crossborder.exercises.kept import handed_over
from crossborder.work import places

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A live page's modules, which write down what they are asked."""
    asked: dict[str, Any] = {}
    files, store = ModuleType("live_files"), ModuleType("live_store")

    def listen(name: str) -> Callable[[Any], Callable[[], Any]]:
        return lambda callback: asked.__setitem__(name, callback) or (lambda: asked.pop(name))

    vars(files)["offer"] = lambda *file: asked.setdefault("file", file)[0]
    vars(store).update(fragment=lambda: "task=2", on_fragment=listen("fragment"), on_refused=listen("refused"))
    monkeypatch.setitem(sys.modules, "live_files", files)
    monkeypatch.setitem(sys.modules, "live_store", store)
    return asked


def test_a_live_page_saves_a_file(page: dict[str, Any]) -> None:
    assert browser.save_file("letter.txt", "Dear", "text/plain") == "letter.txt"
    assert page["file"] == ("letter.txt", "Dear", "text/plain")


def test_a_live_page_does_not_say_that_a_file_was_saved(page: dict[str, Any]) -> None:
    """The browser never tells, and a frame may forbid it."""
    assert handed_over(browser.save_file("letter.txt", "Dear")) == words.GIVEN.format(where="letter.txt")
    assert "file" in page
    assert "in its own tab" in words.GIVEN


def test_elsewhere_it_says_where_the_file_lies() -> None:
    assert handed_over("/here/letter.txt") == words.SAVED.format(where="/here/letter.txt")


def test_elsewhere_the_file_lies_where_python_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert browser.save_file("../letter.txt", "Größe") == str(tmp_path / "letter.txt")
    assert (tmp_path / "letter.txt").read_bytes() == "Größe".encode()
    browser.save_file("letter.docx", b"PK")
    assert (tmp_path / "letter.docx").read_bytes() == b"PK"


def test_the_address_is_heard_in_a_live_page(page: dict[str, Any]) -> None:
    assert browser.fragment() == "task=2"
    stop = browser.on_fragment(print)
    assert page["fragment"] is print
    stop()
    assert page == {}


def test_refused_work_is_heard_in_a_live_page(page: dict[str, Any]) -> None:
    browser.on_refused(print)()
    assert page == {}


def test_elsewhere_there_is_no_address_and_nothing_to_hear() -> None:
    assert browser.fragment() == ""
    browser.on_fragment(print)()
    browser.on_refused(print)()


@pytest.mark.parametrize(("is_kept", "said"), [(True, words.SAVED_LITE), (False, words.SAVED_NOT_LITE)])
def test_in_jupyterlite_it_says_how_to_get_at_the_file_or_that_there_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, is_kept: bool, said: str
) -> None:
    monkeypatch.setattr(sys, "platform", "emscripten")
    monkeypatch.setattr(places, "BROWSER_FILES", tmp_path if is_kept else tmp_path / "none")
    monkeypatch.setattr(places, "_chosen", None)
    assert handed_over("/drive/letter.txt") == said.format(where="/drive/letter.txt")
