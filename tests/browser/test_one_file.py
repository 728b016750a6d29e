"""A chapter with its exercise in one file, opened from a folder: the exercise runs, and its work is there again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import LIVE_TIMEOUT
from tools import one_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tests.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MOST = 25_000_000  # bytes


def test_the_love_bug_runs_from_one_file_in_a_folder(
    visiting: Callable[..., AbstractContextManager[Visit]], site: Path, root: Path, tmp_path: Path
) -> None:
    file = tmp_path / "love-bug.html"
    file.write_text(
        one_file.one_file(site, "love-bug", (root / "_toc.yml").read_text(encoding="utf-8")), encoding="utf-8"
    )
    assert file.stat().st_size < MOST
    with visiting(file.as_uri()) as visit:
        page = visit.page
        second = page.locator(".live-view .widget-radio-box input").nth(1)
        assert page.locator("html").get_attribute("data-live") == "ready"
        second.check()
        page.locator(".cbx").get_by_text("What you enter is kept in this browser").first.wait_for()
        page.reload()
        visit.settle()
        page.wait_for_function(
            "() => document.querySelectorAll('.live-view .widget-radio-box input')[1].checked", timeout=LIVE_TIMEOUT
        )
        assert page.get_by_role("heading", name="What dual criminality is, and is not").is_visible()
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        assert visit.problems == []
        assert set(visit.requests) - {file.as_uri()} == {
            each for each in visit.requests if each.startswith(("data:", "blob:"))
        }
