"""Whatever goes wrong ends in the live exercise by another way, or in the stored form with a plain message: never in a blank."""

from __future__ import annotations

import hashlib
import json
import lzma
import re
import shutil
import struct
import threading
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
    script = re.search(r'id="live-config">(.*?)</script>', text)
    assert script
    config = json.loads(script[1])
    config["build"]["files"]["snapshot"] = entry
    page.write_text(text.replace(script[1], json.dumps(config)), encoding="utf-8")
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
        (Fault("page-", type="text/plain"), "under a wrong type"),
        (Fault("worker-", type="text/plain"), "under a wrong type"),
        (Fault("python-", status=403), "refuses a file"),
        (Fault("worker-", status=403), "refuses a file"),
        (Fault(".wasm", status=403), "refuses a file"),
        (Fault("page-", status=503), "a fault of its own"),
        (Fault("page-", cut=True), "The connection broke"),
        (Fault("python-", cut=True), "The connection broke"),
        (Fault(".wasm", cut=True), "The connection broke"),
    ],
    ids=[
        "no wasm",
        "no page script",
        "no worker",
        "no python script",
        "half a wasm",
        "changed wasm",
        "page script as text",
        "worker as text",
        "python script forbidden",
        "worker forbidden",
        "wasm forbidden",
        "server out of order",
        "page script cut off",
        "python script cut off",
        "wasm cut off",
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


def test_controls_that_few_pages_have_and_that_do_not_come_are_missed_in_words(
    chromium: Browser, live_site: Path
) -> None:
    with (
        serving(live_site, Fault("more-", status=404)) as served,
        opened(chromium, served.address + "widgets.html") as page,
    ):
        assert state(page) == "failed"
        expect(page.locator(".live-bar [role=status]")).to_contain_text("A file is missing")
        served.faults.clear()
        page.get_by_role("button", name="Try again").click()
        page.wait_for_selector("html[data-live=ready]", state="attached", timeout=PATIENCE)
        expect(page.locator(".live-view .noUi-handle").first).to_be_visible()


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


REFUSED = "window.Worker = class { constructor() { throw new DOMException('no thread here', 'SecurityError'); } }"


def assert_no_thread(page: Page) -> None:
    """The stored form stands, and the reader can try again."""
    assert_stored_form(page, "The exercise could not start")
    assert page.get_by_role("button", name="Try again").is_visible()


def test_a_browser_that_refuses_a_thread_keeps_the_stored_form(chromium: Browser, live_site: Path) -> None:
    with serving(live_site) as served, opened(chromium, served.address + "stored.html", init_script=REFUSED) as page:
        assert_no_thread(page)


def test_a_browser_that_refuses_a_thread_at_a_return_keeps_the_stored_form(chromium: Browser, live_site: Path) -> None:
    with serving(live_site) as served, opened(chromium, served.address + "stored.html") as page:
        wait_until_kept(page)
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.context.add_init_script(REFUSED)
        page.reload()
        page.wait_for_selector(STARTED, state="attached", timeout=PATIENCE)
        assert_no_thread(page)
        assert (
            "live: start: no thread here" in said
        )  # the browser's own code of the error, a number, is no reason to tell


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


def wait_until_kept(page: Page) -> None:
    """Wait for the note that what was fetched is there for the next visit. The policy forbids Playwright's own way to wait for it."""
    for _ in range(PATIENCE // 100):
        if page.evaluate("localStorage.getItem('live-cells-kept') || ''"):
            return
        page.wait_for_timeout(100)
    pytest.fail("what was fetched was not kept")


def test_a_return_fetches_nothing_large(chromium: Browser, live_site: Path) -> None:
    with serving(live_site) as served, opened(chromium, served.address + "stored.html") as page:
        wait_until_kept(page)
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
        wait_until_kept(page)
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


# The page and its worker count seconds without a byte (runtime/patience.js): here each takes a fifth of one.
SHORT_SECONDS = """{ const often = setInterval;
globalThis.setInterval = (act, wait, ...all) => often(act, wait === 1000 ? 200 : wait, ...all); }
"""


@pytest.mark.parametrize("file", [".wasm", "page-", "worker-", "python-"])
def test_nothing_for_twenty_seconds_is_said_and_trying_again_works(
    chromium: Browser, live_site: Path, file: str
) -> None:
    stalled = Fault(file, stall=threading.Event())
    with (
        serving(live_site, stalled, Fault("worker-", before=SHORT_SECONDS)) as served,
        opened(chromium, served.address + "stored.html", init_script=SHORT_SECONDS) as page,
    ):
        assert_stored_form(page, "Nothing has arrived for 20 seconds")
        served.faults.clear()
        stalled.stall.set()  # type: ignore[union-attr]  # it is there
        page.get_by_role("button", name="Try again").click()
        page.wait_for_selector("html[data-live=ready]", state="attached", timeout=PATIENCE)


def test_a_site_that_is_updated_under_an_open_page_asks_to_reload(
    chromium: Browser, live_site: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(live_site, site)
    with serving(site, cache="no-store") as served, opened(chromium, served.address + "behaviour.html") as page:
        page.get_by_label("Your words").fill("mine")
        expect(page.locator("#echo")).to_have_text("mine")
        update(site, "behaviour.html")
        page.get_by_role("button", name="Restart").click()
        expect(page.locator(".live-bar")).to_contain_text("The course was updated", timeout=PATIENCE)
        page.get_by_role("button", name="Reload the page").click()
        page.wait_for_selector("html[data-live=ready]", state="attached", timeout=PATIENCE)
        assert page.get_by_label("Your words").input_value() == "mine"


def update(site: Path, name: str) -> None:
    """Give every file of the runtime another name, as a new version does."""
    page = site / name
    text = page.read_text(encoding="utf-8")
    for file in (site / "_static" / "live").iterdir():
        new = re.sub("-([0-9a-f]{12})", lambda match: "-" + match[1][::-1], file.name)
        text = text.replace(file.name, new)
        file.rename(file.with_name(new))
    page.write_text(text, encoding="utf-8")


def test_a_frame_without_an_origin_ends_with_a_reason(chromium: Browser, live_site: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(live_site, site)
    (site / "platform.html").write_text(
        "<iframe sandbox='allow-scripts' src='stored.html' width=900 height=600></iframe>"
    )
    with serving(site) as served:
        page = chromium.new_page()
        page.goto(served.address + "platform.html")
        frame = page.frame_locator("iframe")
        expect(frame.locator(".live-bar [role=status]")).to_contain_text(
            "Open the page in a tab of its own", timeout=PATIENCE
        )
        expect(frame.locator("#stored-answer")).to_be_visible()
        page.close()


def test_what_is_entered_while_python_hangs_is_handed_over_after_the_restart(
    chromium: Browser, live_site: Path
) -> None:
    with serving(live_site) as served, opened(chromium, served.address + "behaviour.html") as page:
        page.get_by_role("button", name="Hang").click()
        page.get_by_label("two", exact=True).check()
        page.get_by_role("button", name="Ask").click()
        page.get_by_label("three", exact=True).check()
        bar = page.locator(".live-bar-line")
        expect(bar).to_contain_text("has not answered", timeout=PATIENCE)
        expect(bar).to_be_in_viewport()
        page.get_by_role("button", name="Restart").click()
        page.wait_for_selector("html[data-live=ready]", state="attached", timeout=PATIENCE)
        expect(page.get_by_text("asked: two")).to_be_visible()
        assert page.get_by_label("three", exact=True).is_checked()


def test_a_dead_interpreter_is_said_beside_the_work_and_answers_are_kept(chromium: Browser, live_site: Path) -> None:
    with serving(live_site) as served, opened(chromium, served.address + "behaviour.html") as page:
        page.get_by_role("button", name="Die").click()
        bar = page.locator(".live-bar-line")
        expect(bar).to_contain_text("The exercise has stopped", timeout=PATIENCE)
        expect(bar).to_be_in_viewport()
        page.get_by_label("two", exact=True).check()
        page.get_by_role("button", name="Ask").click()
        expect(bar).to_contain_text("Kept")
        page.get_by_role("button", name="Try again").click()
        page.wait_for_selector("html[data-live=ready]", state="attached", timeout=PATIENCE)
        expect(page.get_by_text("asked: two")).to_be_visible()


def test_a_cell_that_raises_is_not_called_live(chromium: Browser, live_site: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(live_site, site)
    page_file = site / "stored.html"
    text = page_file.read_text(encoding="utf-8")
    page_file.write_text(text.replace("import ipywidgets as w", "import ipywidgets as w; 1/0", 1), encoding="utf-8")
    with serving(site) as served, opened(chromium, served.address + "stored.html") as page:
        expect(page.locator(".live-bar")).to_contain_text("ended with an error")
        expect(page.locator(".live-note")).to_contain_text("its stored form")
        expect(page.locator("#stored-answer")).to_be_visible()
        expect(page.locator(".live-error")).to_contain_text("ZeroDivisionError")
