"""What a strict host asks of the pages: nothing inline, nothing from elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Visit

pytestmark = pytest.mark.browser

LOADED = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "audio": "src",
    "video": "src",
    "embed": "src",
}
ELSEWHERE = re.compile(r"^(?:https?:)?//")
CSS_ELSEWHERE = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])(?:https?:)?//""")


@pytest.fixture(scope="session")
def page_html(site: Path, page_path: str) -> BeautifulSoup:
    """A page as it lies on the disk."""
    return BeautifulSoup((site / page_path).read_text(encoding="utf-8"), "html.parser")


def test_page_keeps_the_policy(live_visit: Visit) -> None:
    # A refused script or style is reported on the console as an error.
    assert live_visit.problems == []
    assert live_visit.page.locator("html").get_attribute("data-live") in {None, "ready"}
    refused = live_visit.page.evaluate(
        """async () => {
          const heard = new Promise((tell) => addEventListener("securitypolicyviolation", (event) => tell(event.violatedDirective)));
          const script = document.createElement("script");
          script.textContent = "window.leaked = true";
          document.body.append(script);
          return [await heard, window.leaked ?? null];
        }"""
    )
    live_visit.problems.clear()
    assert refused == ["script-src-elem", None], "the policy is in force"


def test_page_has_no_inline_code(page_html: BeautifulSoup) -> None:
    data = {"application/json", "application/ld+json", "importmap"}
    inline = [each for each in page_html.find_all("script", src=False) if each.get("type") not in data]
    assert inline == []
    handlers = [each.name for each in page_html.find_all(lambda tag: any(name.startswith("on") for name in tag.attrs))]
    assert handlers == []
    assert page_html.select('a[href^="javascript:"]') == []


def test_page_loads_nothing_from_elsewhere(page_html: BeautifulSoup) -> None:
    loaded = [str(each.get(attribute, "")) for tag, attribute in LOADED.items() for each in page_html.find_all(tag)]
    loaded += [str(each["href"]) for each in page_html.find_all("link", href=True) if "canonical" not in each["rel"]]
    assert loaded
    assert [address for address in loaded if ELSEWHERE.match(address)] == []


def test_link_to_a_new_window_keeps_this_one_apart(page_html: BeautifulSoup) -> None:
    unsafe = [a for a in page_html.select('a[target="_blank"]') if "noopener" not in a.get_attribute_list("rel")]
    assert unsafe == []


def test_styles_load_nothing_from_elsewhere(site: Path) -> None:
    styles = sorted(site.rglob("*.css"))
    assert styles
    assert [path.name for path in styles if CSS_ELSEWHERE.search(path.read_text(encoding="utf-8"))] == []
