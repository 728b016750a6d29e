"""The page about speed says what the benchmark measured last: drawn, in words and in its tables."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

import course_figures as figures
from benchmarks import line, peer, store
from benchmarks.compared import Compared, as_rows
from course_figures import speed

if TYPE_CHECKING:
    from pathlib import Path

QUICK = Compared("Ours", "chromium", 31, 3600, 1400, 2000, 21_000, 450)
SILENT = Compared("Theirs", "chromium", 30, 2006, 8800, None, None, None)


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures of a run of its own in the place of those of the page."""
    page = tmp_path / "how-fast.json"
    monkeypatch.setattr(store, "PAGE", page)
    monkeypatch.setattr(store, "free", lambda: 1.0)
    monkeypatch.setattr(speed, "MEASURED", page)
    store.publish("first", {"control": [1900, 2240], "live": [25_000, 25_000]})
    store.publish("compared", {"rows": as_rows([QUICK, SILENT])})


@pytest.mark.usefixtures("published")
def test_page_that_never_answers_is_said_to_wherever_the_figures_are_told() -> None:
    drawn = [text.get_text() for axes in figures.speed_chart().axes for text in axes.texts]
    said = "drawn 8.8 s, can never be answered"
    assert f"2.0 MB; {said}" in drawn
    assert "Python never" in drawn
    assert f"Theirs: {said}" in figures.speed_alt()
    rows = BeautifulSoup(figures.speed_table(), "html.parser").select("tbody tr")
    assert [cell.get_text() for cell in rows[1].select("td")][-4:] == ["8.8 s", "never", "never", "never"]


@pytest.mark.usefixtures("published")
def test_drawing_and_words_tell_the_same_times() -> None:
    said = "drawn 1.4 s, to answer 2.0 s, Python 21 s"
    drawn = [text.get_text() for axes in figures.speed_chart().axes for text in axes.texts]
    assert f"3.6 MB; {said}" in drawn
    assert "Python 0.45 s" in drawn
    assert f"Ours: {said}" in figures.speed_alt()
    assert "Ours: 0.45 s" in figures.speed_alt()


@pytest.mark.usefixtures("published")
def test_a_part_measured_anew_leaves_the_others() -> None:
    store.publish("first", {"control": [1500, 1500], "live": [20_000, 20_000]})
    told = json.loads(store.PAGE.read_text(encoding="utf-8"))
    assert told["first"]["control"] == [1500, 1500]
    assert len(told["compared"]["rows"]) == 2


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize(("free", "is_said"), [(1.0, False), (0.5, True)])
def test_other_work_of_the_machine_is_said(monkeypatch: pytest.MonkeyPatch, free: float, is_said: bool) -> None:
    monkeypatch.setattr(store, "free", lambda: free)
    store.publish("hall", {"rows": []})
    assert ("other work" in figures.measured_when("hall")) is is_said


def test_those_who_share_a_line_wait_for_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []

    async def note(seconds: float) -> None:
        waits.append(seconds)

    async def two() -> None:
        monkeypatch.setattr(asyncio.get_running_loop(), "time", lambda: 7.0)
        shared = line.Line(1000)
        await shared.pass_on(500)
        await shared.pass_on(1500)
        assert shared.bytes == 2000

    monkeypatch.setattr(line.asyncio, "sleep", note)
    with ThreadPoolExecutor(1) as beside:  # another test of this worker may have a loop of its own running
        beside.submit(asyncio.run, two()).result()
    assert waits == [pytest.approx(0.5), pytest.approx(2)]


def test_a_peer_s_page_takes_what_it_needs_from_its_own_site_and_nothing_else_from_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        '<link rel="stylesheet" href="https://fonts.example/all.css">'
        '<script src="https://cdn.example/require.js/2.3.4/require.min.js" integrity="sha256-x" crossorigin="anonymous"></script>'
        '<a href="https://example.org/">a</a>'
    )
    peer.keep_home(tmp_path, {"require.js": "_static/require.js"})
    assert (tmp_path / "page.html").read_text() == (
        '<script src="_static/require.js"></script><a href="https://example.org/">a</a>'
    )
