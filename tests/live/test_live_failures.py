"""Whatever goes wrong ends in the live exercise by another way, or in the stored form with a plain message: never in a blank."""

from __future__ import annotations

import hashlib
import json
import lzma
import re
import shutil
import struct
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tools import browsers

from .conftest import PATIENCE, STARTED, STRICT, Fault, opened, serving, state

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Playwright

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SAVE_DATA = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
NO_WASM = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"


def assert_stored_form(page: Page, words: str) -> None:
    """The stored form stands, and the page says what happened and what to do."""
    assert state(page) == "failed"
    assert page.locator("#stored-answer").is_visible()
    expect(page.locator(".live-bar [role=status]")).to_contain_text(words)


def assert_live(page: Page) -> None:
    """The exercise runs."""
    assert state(page) == "ready"
    expect(page.get_by_label("State")).to_be_visible()


def other_version(site: Path, target: Path) -> Path:
    """Copy a site; in its snapshot, Pyodide's build number is another one (name, length and hash are right)."""
    shutil.copytree(site, target)
    packed = next((target / "_static" / "live").glob("snapshot-*.xz"))
    raw = bytearray(lzma.decompress(packed.read_bytes()))
    (runs,) = struct.unpack_from("<I", raw, 16)
    raw[20 + 8 * runs + 16] ^= 0xFF  # the build number follows four numbers of Pyodide's header
    body = lzma.compress(bytes(raw), lzma.FORMAT_XZ, lzma.CHECK_CRC32)
    entry = {"name": packed.name, "bytes": len(body), "rawBytes": len(raw), "sha256": hashlib.sha256(body).hexdigest()}
    packed.write_bytes(body)
    page = target / "stored.html"
    text = page.read_text(encoding="utf-8")
    found = re.search(r'id="live-config">(.*?)</script>', text)
    assert found
    config = json.loads(found[1])
    config["build"]["files"]["snapshot"] = entry
    page.write_text(text.replace(found[1], json.dumps(config)), encoding="utf-8")
    return target


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault(".wasm", status=404), "A file is missing on the server"),
        (Fault("page-", status=404), "A file is missing on the server"),
        (Fault("worker-", status=404), "A file is missing on the server"),
        (Fault("python-", status=404), "A file is missing on the server"),
        (Fault(".wasm", keep=0.5), "arrived damaged"),
        (Fault(".wasm", flip=True), "arrived damaged"),
        (Fault("page-", type="text/plain"), "A file is missing on the server"),
    ],
    ids=[
        "no wasm",
        "no page script",
        "no worker",
        "no python script",
        "half a wasm",
        "changed wasm",
        "page script as text",
    ],
)
def test_without_a_needed_file_the_stored_form_stays(
    chromium: Browser, live_site: Path, fault: Fault, words: str
) -> None:
    with serving(live_site, fault) as served, opened(chromium, served.address + "stored.html") as page:
        assert_stored_form(page, words)
        assert page.get_by_role("button", name="Try again").is_visible()


@pytest.mark.parametrize(
    "fault",
    [
        Fault("snapshot-", status=404),
        Fault("snapshot-", keep=0.5),
        Fault("snapshot-", flip=True),
        Fault(".wasm", type="text/plain"),
        Fault(".xz", type="application/x-xz"),
    ],
    ids=["no snapshot", "half a snapshot", "changed snapshot", "wasm as text", "packed files as archives"],
)
def test_a_spoilt_snapshot_or_a_wrong_type_does_not_stop_the_exercise(
    chromium: Browser, live_site: Path, fault: Fault
) -> None:
    with serving(live_site, fault) as served, opened(chromium, served.address + "stored.html") as page:
        assert_live(page)


def test_a_download_that_breaks_once_is_repeated(chromium: Browser, live_site: Path) -> None:
    fault = Fault("snapshot-", keep=0.5, times=1)
    with serving(live_site, fault) as served, opened(chromium, served.address + "stored.html") as page:
        assert_live(page)
        assert sum("snapshot-" in path for path in served.requests) == 2
        assert not [path for path in served.requests if "packages-" in path]


def test_trying_again_works_when_the_file_is_back(chromium: Browser, live_site: Path) -> None:
    fault = Fault(".wasm", status=404)
    with serving(live_site, fault) as served, opened(chromium, served.address + "stored.html") as page:
        assert_stored_form(page, "A file is missing")
        fault.times = 0
        page.get_by_role("button", name="Try again").click()
        page.wait_for_selector("html[data-live=ready]", state="attached", timeout=PATIENCE)
        assert_live(page)


def test_a_snapshot_of_another_version_ends_in_the_ordinary_boot(
    chromium: Browser, live_site: Path, tmp_path: Path
) -> None:
    site = other_version(live_site, tmp_path / "site")
    with serving(site) as served, opened(chromium, served.address + "stored.html") as page:
        assert_live(page)
        assert [path for path in served.requests if "packages-" in path]


def test_a_policy_without_webassembly_is_named(chromium: Browser, live_site: Path) -> None:
    with serving(live_site, policy=NO_WASM) as served, opened(chromium, served.address + "stored.html") as page:
        assert_stored_form(page, "WebAssembly is blocked")
        assert not [path for path in served.requests if path.endswith(".xz")]


def test_a_page_opened_from_a_folder_says_how_to_serve_it(chromium: Browser, live_site: Path) -> None:
    with opened(chromium, (live_site / "stored.html").as_uri()) as page:
        assert_stored_form(page, "python -m http.server")


def test_an_old_browser_keeps_the_stored_form(chromium: Browser, live_site: Path) -> None:
    old = "delete window.Worker"
    with serving(live_site) as served, opened(chromium, served.address + "stored.html", init_script=old) as page:
        assert_stored_form(page, "too old")


def test_blocked_storage_does_not_stop_the_exercise(chromium: Browser, live_site: Path) -> None:
    blocked = "for (const name of ['localStorage', 'caches']) Object.defineProperty(window, name, {get() { throw new DOMException('blocked', 'SecurityError'); }})"
    with serving(live_site) as served, opened(chromium, served.address + "behaviour.html", init_script=blocked) as page:
        assert state(page) == "ready"
        page.get_by_label("Your words").fill("not kept")
        expect(page.locator("#echo")).to_have_text("not kept")
        expect(page.locator(".live-bar")).to_contain_text("did not keep your work")
        page.get_by_role("button", name="Restart").click()
        expect(page.locator(".live-bar")).to_contain_text("was restarted", timeout=60_000)
        assert page.get_by_label("Your words").input_value() == "not kept"


@contextmanager
def little_memory(playwright: Playwright, chromium: Browser, pages: int) -> Iterator[Browser]:
    """A Chromium whose WebAssembly gets so many pages of 64 KiB and no more."""
    program = browsers.find("chromium")
    assert program, "Chromium is not there"
    flags = ["--no-sandbox", "--disable-gpu", f"--js-flags=--wasm-max-mem-pages={pages}"]
    browser = playwright.chromium.launch(executable_path=str(program), args=flags)
    assert browser.version == chromium.version
    yield browser
    browser.close()


def test_too_little_memory_to_start_is_named(playwright: Playwright, chromium: Browser, live_site: Path) -> None:
    with (
        serving(live_site) as served,
        little_memory(playwright, chromium, 420) as browser,
        opened(browser, served.address + "stored.html") as page,
    ):
        assert_stored_form(page, "too little memory")
        assert page.get_by_role("button", name="Try again").is_visible()


def test_a_program_that_takes_all_memory_is_shown_its_error_and_the_page_goes_on(
    playwright: Playwright, chromium: Browser, live_site: Path
) -> None:
    with (
        serving(live_site) as served,
        little_memory(playwright, chromium, 1200) as browser,
        opened(browser, served.address + "behaviour.html") as page,
    ):
        page.get_by_role("button", name="Devour memory").click()
        expect(page.locator(".live-error").last).to_contain_text("MemoryError", timeout=60_000)
        page.get_by_label("Your words").fill("still here")
        expect(page.locator("#echo")).to_have_text("still here")


def test_a_reader_who_saves_data_is_asked_first(chromium: Browser, live_site: Path) -> None:
    with serving(live_site) as served, opened(chromium, served.address + "stored.html", init_script=SAVE_DATA) as page:
        assert state(page) == "waiting"
        assert not [path for path in served.requests if path.endswith((".xz", ".zip"))]
        page.get_by_role("button", name="Run the exercise").click()
        page.wait_for_selector("html[data-live=ready]", state="attached", timeout=PATIENCE)
        assert_live(page)


def test_a_return_fetches_nothing_large(chromium: Browser, live_site: Path) -> None:
    with serving(live_site) as served, opened(chromium, served.address + "stored.html") as page:
        page.wait_for_timeout(3000)  # what was fetched is kept once the page is live
        served.requests.clear()
        page.goto(served.address + "index.html")
        page.wait_for_selector(STARTED, state="attached", timeout=PATIENCE)
        assert state(page) == "ready"
        assert not [path for path in served.requests if path.endswith((".xz", ".zip"))]


def test_a_chapter_fetches_ahead_and_the_exercise_needs_nothing_large(chromium: Browser, live_site: Path) -> None:
    with serving(live_site) as served:
        context = chromium.new_context()
        page = context.new_page()
        page.goto(served.address + "chapter.html")
        note = "localStorage.getItem('live-cells-kept') || ''"
        for _ in range(200):
            if page.evaluate(note):
                break
            page.wait_for_timeout(100)
        assert page.evaluate(note)
        served.requests.clear()
        page.goto(served.address + "stored.html")
        page.wait_for_selector(STARTED, state="attached", timeout=PATIENCE)
        assert_live(page)
        assert not [path for path in served.requests if path.endswith((".xz", ".zip"))]
        context.close()


def is_refusal(text: str) -> bool:
    """Whether the browser says that the policy forbade something; the careless markup of one page is meant to be."""
    return "Content Security" in text and "inline event handler" not in text


def test_no_request_leaves_the_site_and_the_strict_policy_holds(chromium: Browser, live_site: Path) -> None:
    seen: list[str] = []
    refused: list[str] = []
    with serving(live_site, policy=STRICT) as served:
        context = chromium.new_context()
        page = context.new_page()
        page.on("request", lambda request: seen.append(request.url))
        page.on("console", lambda message: refused.append(message.text) if is_refusal(message.text) else None)
        for name in ("index", "widgets", "behaviour", "stored"):
            page.goto(f"{served.address}{name}.html")
            page.wait_for_selector(STARTED, state="attached", timeout=PATIENCE)
            assert state(page) == "ready"
        origin = served.address.removesuffix("/sub/path/")
        assert not [url for url in seen if not url.startswith((origin, "data:", "blob:" + origin))]
        assert not refused
        context.close()
