"""The class report in a real browser: files chosen, counted, shown without names, saved; a class of 300 is counted whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks.made_class import files as made
from crossborder.exercises.class_report import words
from tests.reader import violations

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path
    from typing import Any

pytestmark = pytest.mark.browser
PAGE = "notebooks/class-report.html"
MANY = 300


@pytest.mark.parametrize("width", [360, 1280])
def test_a_class_is_counted_in_the_page(
    visiting: Callable[..., AbstractContextManager[Any]], address: str, tmp_path: Path, width: int
) -> None:
    paths = [tmp_path / f"{at}.json" for at in range(MANY + 1)]
    for path, (_, data) in zip(paths, made(MANY), strict=False):
        path.write_bytes(data)
    paths[-1].write_bytes(b"{}")
    with visiting(f"{address}{PAGE}", viewport={"width": width, "height": 740}) as visit:
        page = visit.page
        shown = page.locator(".live-view")
        with page.expect_file_chooser() as chooser:
            shown.get_by_role("button", name=words.CHOOSE).focus()
            page.keyboard.press("Enter")
        chooser.value.set_files(paths)
        shown.get_by_text(f"{MANY} of {MANY + 1} files count").first.wait_for()
        assert shown.get_by_text("Ana 1", exact=True).count() == 0
        page.get_by_label(words.NAMES).check()
        shown.get_by_text("Ana 1", exact=True).first.wait_for(state="attached")
        page.get_by_label(words.NAMES).uncheck()
        shown.get_by_text("Ana 1", exact=True).first.wait_for(state="detached")
        with page.expect_download() as download:
            shown.get_by_role("button", name=words.SAVES["json"][0]).click()
        download.value.save_as(tmp_path / "report.json")
        told = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
        assert told["files"] == {"counted": MANY, "foreign": 1}
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert visit.problems == []
