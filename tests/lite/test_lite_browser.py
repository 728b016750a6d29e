"""JupyterLite in a browser: an exercise is worked in it, below a sub-path, under its policy, and its work is there again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crossborder.version import VERSION
from tests.conftest import LIVE_TIMEOUT
from tools import lite
from tools.policy import POLICY
from tools.project import LITE, python_in
from tools.serve import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# JupyterLite asks for it to see whether its service worker answers; it is given at the top of the same host.
HEARTBEAT = "/api/service-worker-heartbeat"


@pytest.fixture(scope="module")
def lite_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a host that has JupyterLite below a path, and sends the policies that the guide names."""
    if not python_in(LITE / "venv").is_file():
        pytest.fail("JupyterLite is not installed: run make test, which installs it")
    site: Path = tmp_path_factory.mktemp("lite")
    lite.build(site / "lite")
    with serving(site, prefix="/sub/path/", extra_headers={"Content-Security-Policy": POLICY}) as address:
        yield address


def run_all(page: Page) -> None:
    """Run every cell from the menu, as a reader does, once the kernel is there."""
    page.locator(".jp-Toolbar-kernelName", has_text="Python (Pyodide)").wait_for(timeout=LIVE_TIMEOUT)
    page.locator("#jp-MainMenu").get_by_text("Run", exact=True).click()
    page.locator(".lm-Menu").get_by_text("Run All Cells", exact=True).click()
    page.locator(".cbx .widget-radio-box input").first.wait_for(timeout=LIVE_TIMEOUT)


def test_the_love_bug_is_worked_and_its_work_is_kept(
    visiting: Callable[..., AbstractContextManager[Visit]], lite_address: str
) -> None:
    with visiting(f"{lite_address}lite/lab/index.html?path=course-{VERSION}/love-bug.ipynb") as visit:
        page = visit.page
        run_all(page)
        second = page.locator(".cbx .widget-radio-box input").nth(1)
        assert not second.is_checked()
        cells = page.locator(".jp-Cell").count()
        second.click()
        page.keyboard.type("xab")  # commands of JupyterLab: cut, and insert above and below
        assert page.locator(".jp-Cell").count() == cells
        page.locator(".cbx").get_by_text("What you enter is kept in this browser, in the file").first.wait_for()
        # The list of files shows it at the top, once the kernel has written it.
        page.locator(".jp-BreadCrumbs-home").click()
        page.locator(".jp-DirListing-item", has_text="crossborder-work.json").wait_for(timeout=LIVE_TIMEOUT)
        page.reload()
        run_all(page)
        page.wait_for_function("() => document.querySelectorAll('.cbx .widget-radio-box input')[1].checked")
        host = lite_address.removesuffix("/sub/path/")
        assert [url for url in visit.foreign(lite_address) if url != host + HEARTBEAT] == []
        assert [problem for problem in visit.problems if "Content Security Policy" in problem] == []
