"""An exercise alone in the frame of another page: as high as it is, with a way out, and honest about what it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from crossborder.exercises import words as shared
from tools.policy import POLICY
from tools.serve import serving

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

EXERCISE = "notebooks/love-bug.html?embed"
PLATFORM = """<!DOCTYPE html><html lang="en"><head><title>A platform</title></head><body>
<iframe id="frame" title="Exercise" width="100%" height="300" src="{source}"></iframe>
<script>
const frame = document.getElementById("frame");
addEventListener("message", (event) => {{
  const isOurs = event.source === frame.contentWindow && event.origin === new URL(frame.src).origin;
  if (isOurs && event.data?.type === "course-height") frame.style.height = `${{event.data.height}}px`;
}});
</script></body></html>"""
BLOCKED = """Object.defineProperty(window, "localStorage", {
  configurable: true, get() { throw new DOMException("blocked", "SecurityError"); } });"""
AROUND = ".bd-sidebar-primary, .bd-sidebar-secondary, .prev-next-footer, .bd-footer-content, .stage-code, .bd-header-article button"


@pytest.mark.parametrize("width", [360, 1280])
def test_the_exercise_stands_alone(visiting: Callable[..., Any], address: str, axe: str, width: int) -> None:
    with visiting(address + EXERCISE, viewport={"width": width, "height": 740}) as visit:
        page = visit.page
        assert page.locator(AROUND).evaluate_all("all => all.filter((it) => it.checkVisibility()).length") == 0
        assert page.locator("h1").is_visible()
        assert page.locator(".cbx input").first.is_visible()
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        own = page.get_by_role("link", name="Open the exercise in a window of its own")
        assert own.get_attribute("href") == f"{address}notebooks/love-bug.html"
        page.evaluate(axe)
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
        report = page.evaluate("(values) => axe.run({ runOnly: { type: 'tag', values } })", tags)
        assert [each["id"] for each in report["violations"]] == []
        assert visit.problems == []


def test_a_page_without_the_word_is_as_ever(visiting: Callable[..., Any], address: str) -> None:
    with visiting(address + EXERCISE.partition("?")[0]) as visit:
        assert visit.page.locator(".course-embedded").count() == 0
        assert visit.page.locator(".course-launch a").first.get_attribute("href") == "../notebooks/love-bug.ipynb"


def frame_height(page: Page) -> float:
    return float(page.evaluate("() => document.getElementById('frame').getBoundingClientRect().height"))


def test_the_platform_is_told_how_high_it_is(visiting: Callable[..., Any], address: str, tmp_path: Path) -> None:
    """The platform has another origin: the guide's own lines listen to the exercise."""
    with serving(tmp_path) as platform:
        source = address.replace("127.0.0.1", "localhost") + EXERCISE
        (tmp_path / "index.html").write_text(PLATFORM.format(source=source), encoding="utf-8")
        with visiting(platform + "index.html") as visit:
            page = visit.page
            inside = page.frame_locator("#frame")
            inside.locator("html[data-live=ready]").wait_for(state="attached", timeout=120_000)
            page.wait_for_function("() => document.getElementById('frame').getBoundingClientRect().height > 400")
            page.wait_for_timeout(500)
            before = frame_height(page)
            needed = inside.locator("article.bd-article").evaluate("it => it.getBoundingClientRect().bottom + scrollY")
            assert abs(before - needed) <= 8
            # A narrow window makes the exercise longer.
            page.set_viewport_size({"width": 400, "height": 740})
            page.wait_for_function(
                "(was) => document.getElementById('frame').getBoundingClientRect().height > was + 50", arg=before
            )


def test_where_nothing_is_kept_the_frame_says_so(visiting: Callable[..., Any], address: str) -> None:
    with visiting(address + EXERCISE) as visit:
        visit.page.add_init_script(BLOCKED)
        visit.page.reload()
        line = visit.page.locator(".course-embedded")
        assert line.get_attribute("role") == "status"
        assert "This frame keeps nothing" in line.inner_text()
        with visit.page.expect_popup() as opened:
            line.get_by_role("link").click()
        assert opened.value.url == f"{address}notebooks/love-bug.html"


def test_a_frame_that_forbids_downloads_is_not_told_of_a_saved_file(
    visiting: Callable[..., Any], address: str, tmp_path: Path
) -> None:
    with serving(tmp_path) as platform:
        source = address.replace("127.0.0.1", "localhost") + EXERCISE
        frame = PLATFORM.format(source=source).replace("<iframe", '<iframe sandbox="allow-scripts allow-same-origin"')
        (tmp_path / "index.html").write_text(frame, encoding="utf-8")
        with visiting(platform + "index.html") as visit:
            files: list[str] = []
            visit.page.on("download", lambda _: files.append("a file"))
            inside = visit.page.frame_locator("#frame")
            inside.locator("html[data-live=ready]").wait_for(state="attached", timeout=120_000)
            inside.locator(".live-view input[type=radio]").first.check()
            inside.get_by_role("button", name=shared.SAVE_WORK).first.press("Enter")
            told = inside.locator(".live-view .cbx-box", has_text="Look for it among your downloads")
            told.first.wait_for()
            assert "saved" not in told.first.inner_text().lower()
            assert files == []


def test_a_platform_has_to_be_named(visiting: Callable[..., Any], site: Path, tmp_path: Path) -> None:
    """`frame-ancestors` lets in who is named beside the course's own host, and nobody else."""
    with serving(tmp_path) as platform:
        named = POLICY.replace("frame-ancestors 'self'", f"frame-ancestors 'self' {platform.rstrip('/')}")
        for policy, is_shown in ((POLICY, False), (named, True)):
            with serving(site, extra_headers={"Content-Security-Policy": policy}) as course:
                source = course.replace("127.0.0.1", "localhost") + EXERCISE
                (tmp_path / "index.html").write_text(PLATFORM.format(source=source), encoding="utf-8")
                with visiting(platform + "index.html") as visit:
                    shown = [frame for frame in visit.page.frames if frame.url.startswith(source)]
                    assert bool(shown and shown[0].locator("h1").count()) == is_shown
