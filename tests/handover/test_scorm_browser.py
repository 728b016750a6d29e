"""SCORM packages played in a browser by a published runtime: the lesson opens, is worked, its status is written, its state returns."""

from __future__ import annotations

import json
import shutil
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from crossborder.exercises import words as shared
from tools.handover import __main__ as handover
from tools.handover.scorm import EDITIONS
from tools.serve import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, FrameLocator, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
RUNTIME = Path(__file__).resolve().parents[1] / "node_modules" / "scorm-again" / "dist"
# By edition: where a package looks for the platform, its class and script, and what it holds of a learner.
API = {
    "1.2": ("API", "Scorm12API", "scorm12.min.js", "{core: {student_id: learner}}"),
    "2004": ("API_1484_11", "Scorm2004API", "scorm2004.min.js", "{learner_id: learner}"),
}
LESSON = "time-machine"
PATIENCE = 120_000
# A platform in a page: its interface in the window around the package, with what it kept of an earlier visit.
PLAYER = """<!DOCTYPE html><title>Platform</title><script src="{script}"></script><script src="player.js"></script>
<iframe style="width:100%;height:95vh"></iframe>"""
START = """
const kept = new URLSearchParams(location.search).get('kept');
const learner = new URLSearchParams(location.search).get('learner') || 'ana';
window.{api} = new {made}({{ autocommit: false, lmsCommitUrl: '', logLevel: 5 }});
window.{api}.loadFromJSON(kept ? JSON.parse(kept).cmi : {learner}, 'cmi');
document.addEventListener('DOMContentLoaded', () => {{ document.querySelector('iframe').src = 'package/scorm/{lesson}.html'; }});
"""


@pytest.fixture(scope="module", params=["1.2", "2004"])
def platform(request: Any, tmp_path_factory: pytest.TempPathFactory, site: Path) -> Iterator[tuple[str, str]]:
    """A platform that plays the lesson's package: its edition and address."""
    assert site.is_dir()
    edition, folder = request.param, tmp_path_factory.mktemp("platform")
    lesson = next(one for one in handover.lessons() if one.id == LESSON)
    handover.package(folder / "lesson.zip", EDITIONS[edition], lesson.title, [lesson])
    with zipfile.ZipFile(folder / "lesson.zip") as packed:
        packed.extractall(folder / "package")
    api, made, script, learner = API[edition]
    shutil.copyfile(RUNTIME / script, folder / script)
    (folder / "player.html").write_text(PLAYER.format(script=script), encoding="utf-8")
    start = START.format(api=api, made=made, lesson=LESSON, learner=learner)
    (folder / "player.js").write_text(start, encoding="utf-8")
    with serving(folder) as address:
        yield edition, address


@contextmanager
def played(
    chromium: Browser, address: str, kept: str = "", learner: str = "ana"
) -> Iterator[tuple[Page, FrameLocator]]:
    """The lesson as a platform plays it, live; each time in a browser that knows nothing of an earlier visit."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address}player.html")
    page.evaluate("([kept, learner]) => { location.search = new URLSearchParams({kept, learner}); }", [kept, learner])
    frame = page.frame_locator("iframe").frame_locator("iframe")
    frame.locator("html[data-live=ready]").wait_for(state="attached")
    yield page, frame
    context.close()


def value(page: Page, edition: str, name: str) -> str:
    return str(page.evaluate(f"name => window.{API[edition][0]}.lmsGetValue(name)", name))


def told(page: Page, edition: str, name: str, expected: str) -> None:
    api = API[edition][0]
    page.wait_for_function(f"([name, text]) => window.{api}.lmsGetValue(name) === text", arg=[name, expected])


def test_a_lesson_is_worked_its_status_is_written_and_its_state_returns(
    chromium: Browser, platform: tuple[str, str]
) -> None:
    edition, address = platform
    status = "cmi.core.lesson_status" if edition == "1.2" else "cmi.completion_status"
    api = API[edition][0]
    with played(chromium, address) as (page, frame):
        for group in frame.locator(".live-view .widget-radio-box").all():
            group.locator("input").first.check()
        frame.get_by_role("button", name=shared.KEEP_PREDICTION).click()
        told(page, edition, status, "incomplete")
        page.wait_for_function(f"() => window.{api}.lmsGetValue('cmi.suspend_data').length > 40")
        assert value(page, edition, "cmi.suspend_data")
        kept = page.evaluate(f"() => JSON.stringify({{cmi: window.{api}.cmi.toJSON()}})")
    assert len(json.loads(kept)["cmi"]["suspend_data"]) <= 4096
    with played(chromium, address, kept) as (_page, frame):
        frame.get_by_text(shared.RESTORED).first.wait_for()


def test_another_learner_finds_nothing_of_the_first(chromium: Browser, platform: tuple[str, str]) -> None:
    edition, address = platform
    context = chromium.new_context()
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address}player.html?learner=ana")
    page.frame_locator("iframe").locator("html[data-scorm=open]").wait_for(state="attached")
    page.evaluate(f"localStorage.setItem('live-cells:/package/:{LESSON}#prediction.inside', '{{}}')")
    page.goto(f"{address}player.html?learner=ben")
    page.frame_locator("iframe").locator("html[data-scorm=open]").wait_for(state="attached")
    assert page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('live-cells:'))") == []
    assert value(page, edition, "cmi.core.student_id" if edition == "1.2" else "cmi.learner_id") == "ben"
    context.close()


def test_without_a_platform_the_lesson_opens_and_says_so(chromium: Browser, platform: tuple[str, str]) -> None:
    page = chromium.new_page()
    page.goto(f"{platform[1]}package/scorm/{LESSON}.html")
    page.get_by_role("status").get_by_text("No platform answers here").wait_for()
    assert page.locator("iframe").get_attribute("src") == f"../notebooks/{LESSON}.html"
    page.close()
