"""The page of keys: what the lecturer's edition has, for whoever has no command line, and out of the students' way."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

import course_keys
from course_search.sections import of_page
from crossborder.exercises import EXERCISES
from tools.assemble import site_map

if TYPE_CHECKING:
    from pathlib import Path

PAGE = '<head><meta content="noindex" name="robots"/></head><article class="bd-article"><section id="a"><h1>Keys</h1><p>Secret</p></section></article>'


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_a_section_has_the_key_once_under_the_title_of_its_exercise(exercise: Any) -> None:
    section = course_keys.section(exercise)
    assert section["ids"] == [f"key-{exercise.id}"]
    shown = unescape(section.astext())
    assert shown.startswith(exercise.title)
    assert "Map of the exercise" in shown
    assert all(
        error in shown.replace("<wbr>", "").replace('<bdi dir="ltr">', "").replace("</bdi>", "")
        for error in exercise.common_errors
    )
    assert "<h2>" not in shown


def test_what_asks_not_to_be_found_is_in_no_search_and_on_no_map(tmp_path: Path) -> None:
    assert list(of_page(PAGE, "book/keys.html")) == []
    (tmp_path / "keys.html").write_text(PAGE, encoding="utf-8")
    assert "keys.html" not in site_map(tmp_path, "https://example.org/")


@pytest.mark.slow  # the pages have to be built
def test_the_page_is_linked_for_lecturers_and_in_no_menu(site: Path) -> None:
    keys, front, teaching, plan = (
        (site / name).read_text(encoding="utf-8")
        for name in ("book/keys.html", "index.html", "book/teaching.html", "book/plan.html")
    )
    assert 'content="noindex"' in keys
    assert "A student can open this page too." in keys
    assert "keys.html" not in front
    assert 'href="keys.html"' in teaching
    assert 'href="keys.html"' in plan
    assert "keys.html" not in (site / "_static" / "search-sections.js").read_text(encoding="utf-8")
