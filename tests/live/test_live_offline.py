"""A site that a reader keeps works without a network; with one, nobody reads an old page."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from live_cells.offline import LIST, write_list

from .conftest import PATIENCE, STARTED, serving, state

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NO_WORKERS = "delete Navigator.prototype.serviceWorker"


@pytest.fixture
def reader(chromium: Browser) -> Iterator[Page]:
    """Return a page of a reader who has not been here before."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def site(live_site: Path, tmp_path: Path) -> Path:
    """Return a copy of the site that may be changed."""
    target = tmp_path / "site"
    shutil.copytree(live_site, target)
    return target


def keep(page: Page, address: str) -> None:
    """Keep the site as a reader does."""
    page.goto(f"{address}keep.html")
    page.get_by_role("button", name="Keep this course on this device").click()
    expect(page.get_by_text("It works without a network")).to_be_visible(timeout=PATIENCE)


def test_a_kept_site_runs_without_a_network(reader: Page, site: Path) -> None:
    with serving(site) as served:
        keep(reader, served.address)
    for name in ("plain.html", "index.html"):  # the server is gone
        reader.goto(f"{served.address}{name}")
        expect(reader.locator("h1").first).to_be_visible()
    reader.wait_for_selector(STARTED, timeout=PATIENCE)
    assert state(reader) == "ready"
    reader.get_by_label("Criminalised?").check()
    expect(reader.locator("#answer")).to_have_text("Philippines: cooperation")
    reader.reload()
    reader.wait_for_selector(STARTED, timeout=PATIENCE)
    assert state(reader) == "ready"
    reader.goto(served.address)
    expect(reader.locator("h1").first).to_contain_text("Live cells")


def test_with_a_network_the_page_of_today_is_read_and_the_copy_can_be_updated(reader: Page, site: Path) -> None:
    with serving(site) as served:
        keep(reader, served.address)
        page = site / "plain.html"
        page.write_text(page.read_text(encoding="utf-8").replace("<h1>", "<h1>Today: "), encoding="utf-8")
        write_list(site)
        reader.goto(f"{served.address}plain.html")
        expect(reader.locator("h1").first).to_contain_text("Today: ")
        reader.evaluate("localStorage.setItem('work', 'mine')")
        reader.goto(f"{served.address}keep.html")
        asked = len(served.requests)
        reader.get_by_role("button", name="Update what is kept").click()
        expect(reader.get_by_text("It works without a network")).to_be_visible(timeout=PATIENCE)
        assert (
            {"plain.html"} <= set(served.requests[asked:]) <= {"plain.html", LIST, "offline.js"}
        )  # what has not changed is not fetched
    reader.goto(f"{served.address}plain.html")
    expect(reader.locator("h1").first).to_contain_text("Today: ")
    assert reader.evaluate("localStorage.getItem('work')") == "mine"


def test_what_is_kept_can_be_removed(reader: Page, site: Path) -> None:
    with serving(site) as served:
        keep(reader, served.address)
        reader.get_by_role("button", name="Remove it from this device").click()
        expect(reader.get_by_role("button", name="Keep this course on this device")).to_be_visible()
        left = reader.evaluate("caches.keys().then((names) => names.filter((name) => name.startsWith('live-course')))")
        assert left == []
        assert reader.evaluate("navigator.serviceWorker.getRegistrations().then(({ length }) => length)") == 0


def test_a_file_that_does_not_arrive_is_said_and_the_rest_is_not_fetched_twice(reader: Page, site: Path) -> None:
    (site / "plain.html").rename(site / "gone.html")
    with serving(site) as served:
        reader.goto(f"{served.address}keep.html")
        reader.get_by_role("button", name="Keep this course on this device").click()
        expect(reader.get_by_text("The course was not kept")).to_be_visible(timeout=PATIENCE)
        (site / "gone.html").rename(site / "plain.html")
        reader.get_by_role("button", name="Try again").click()
        expect(reader.get_by_text("It works without a network")).to_be_visible(timeout=PATIENCE)
        listed = json.loads((site / LIST).read_text(encoding="utf-8"))["files"]
        large = next(file["name"] for file in listed if "/page-" in file["name"])
        assert served.requests.count(large) == 1


def test_a_browser_without_service_workers_and_a_folder_say_so(reader: Page, site: Path) -> None:
    reader.add_init_script(NO_WORKERS)
    with serving(site) as served:
        reader.goto(f"{served.address}keep.html")
        expect(reader.get_by_text("This browser cannot keep the course")).to_be_visible()
    reader.goto((site / "keep.html").as_uri())
    expect(reader.get_by_text("they are on this device already")).to_be_visible()
