"""The notebooks in a real JupyterLab, in a browser: run, worked, closed and found again."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from crossborder.exercises.your_work.words import NAME
from tools import commands
from tools.project import PYTHON, environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PATIENCE = 120_000  # milliseconds, on a machine with two busy cores
CELLS = "() => jupyterapp.shell.currentWidget.content.model.cells.length"
IDLE = "() => globalThis.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
# Busy until a file is there that says it may go on.
AT_WORK = """(go) => void jupyterapp.shell.currentWidget.sessionContext.session.kernel.requestExecute(
    {code: `import os, time\\nwhile not os.path.exists(${JSON.stringify(go)}): time.sleep(0.1)`})"""
WIDER = """() => [...document.querySelectorAll('.cbx')].filter((it) => it.scrollWidth > it.clientWidth + 1).length"""


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A student's folder: a copy of the notebooks."""
    copy = tmp_path_factory.mktemp("lab") / "notebooks"
    shutil.copytree(root / "notebooks", copy, ignore=shutil.ignore_patterns("*.json", ".ipynb_checkpoints"))
    return copy


@pytest.fixture(scope="module")
def lab(folder: Path) -> Iterator[str]:
    """The address of a JupyterLab, as `make lab` starts it, without its own browser."""
    options = ("--no-browser", "--expose-app-in-browser", "--port=0", f"--ServerApp.root_dir={folder}")
    command = [str(PYTHON), "-m", "jupyterlab", *commands.lab_options(), *options]
    own = {"JUPYTER_CONFIG_DIR": str(folder.parent / "config"), "JUPYTER_DATA_DIR": str(folder.parent / "data")}
    env = {**os.environ, **environment(), **commands.LAB_ENVIRONMENT, **own}
    with subprocess.Popen(command, env=env, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr
            link = next(
                filter(
                    None,
                    (
                        re.search(r"http://(?:localhost|127\.0\.0\.1):\d+/lab\?token=\w+", line)
                        for line in server.stderr
                    ),
                )
            )
            yield link[0]
        finally:
            server.terminate()
            server.communicate()


@pytest.fixture(scope="module")
def student(chromium: Browser, lab: str) -> Iterator[Callable[[str], Any]]:
    """Opens a notebook in a browser that has signed in, and runs all its cells."""
    context = chromium.new_context(viewport={"width": 1280, "height": 720})
    context.set_default_timeout(PATIENCE)

    @contextmanager
    def opened(notebook: str) -> Iterator[Page]:
        page = context.new_page()
        page.goto(lab.replace("/lab?", f"/lab/tree/{notebook}?reset&"))
        run_all(page)
        yield page
        page.close()

    yield opened
    context.close()


def run_all(page: Page) -> None:
    """Wait for the kernel, run every cell, and wait for the first exercise; after its last cell JupyterLab puts the focus into the notebook."""
    page.wait_for_function(IDLE, timeout=PATIENCE)
    page.evaluate(
        "() => void jupyterapp.commands.execute('notebook:run-all-cells').then(() => (globalThis.haveRun = true))"
    )
    page.wait_for_function("() => globalThis.haveRun", timeout=PATIENCE)
    page.locator(".cbx input, .cbx button").first.wait_for(timeout=PATIENCE)


def work(folder: Path) -> str:
    path = folder / "crossborder-work.json"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def predicted(folder: Path) -> dict[str, str]:
    """What the work file holds of the Love Bug's prediction."""
    values: dict[str, str] = json.loads(work(folder) or "{}").get("love-bug", {}).get("values", {})
    return {name: value for name, value in values.items() if name.startswith("prediction.")}


def choose(page: Page) -> list[int]:
    """Answer the first question of an exercise, and return what is chosen."""
    page.locator(".cbx .widget-radio-box input").nth(1).click()
    return chosen(page)


def chosen(page: Page) -> list[int]:
    """Which of the first question's answers are chosen."""
    boxes: list[bool] = page.locator(".cbx .widget-radio-box input").evaluate_all("all => all.map((it) => it.checked)")
    return [number for number, is_chosen in enumerate(boxes) if is_chosen]


def test_an_exercise_opens_and_keeps_its_keys_and_its_work(student: Callable[[str], Any], folder: Path) -> None:
    with student("love-bug.ipynb") as page:
        assert page.evaluate("() => !document.activeElement.closest('.cbx')"), "running the cells takes the focus"
        assert page.evaluate(WIDER) == 0
        answer = choose(page)
        wait_for(page, lambda: bool(predicted(folder)))
        cells, kept = page.evaluate(CELLS), predicted(folder)
        page.keyboard.type("jabx")
        page.keyboard.press("ArrowDown")
        assert page.evaluate("() => Boolean(document.activeElement.closest('.cbx'))"), "an arrow key left the exercise"
        wait_for(page, lambda: predicted(folder) != kept)
        page.keyboard.press("ArrowUp")
        wait_for(page, lambda: predicted(folder) == kept)
        assert page.evaluate(CELLS) == cells
        assert chosen(page) == answer
        page.reload()
        run_all(page)
        assert chosen(page) == answer
        assert page.get_by_text("Jupyter news").count() == 0, "nothing is asked over the notebook"


def test_two_notebooks_at_once_lose_nothing_nor_a_line_that_is_being_typed(
    student: Callable[[str], Any], folder: Path
) -> None:
    with student("love-bug.ipynb") as first, student("mlat-request.ipynb") as second:
        answers = {page: choose(page) for page in (second, first)}
        wait_for(second, lambda: all(name in work(folder) for name in ("love-bug", "mlat-request")))
        second.get_by_label(NAME).fill("student 7")
        for page, answer in answers.items():  # first the one with the line
            page.reload()
            run_all(page)
            assert chosen(page) == answer
        assert second.get_by_label(NAME).input_value() == "student 7"
    assert json.loads(work(folder))


def test_the_browser_asks_before_a_change_is_lost_that_a_busy_kernel_has_not_got(
    student: Callable[[str], Any], tmp_path: Path
) -> None:
    with student("love-bug.ipynb") as page:
        # While the notebook is not saved, JupyterLab asks of itself.
        page.evaluate("() => jupyterapp.commands.execute('docmanager:save')")
        page.evaluate(AT_WORK, str(tmp_path / "go-on"))
        page.wait_for_function(f"() => !({IDLE})()")
        choose(page)
        page.locator(".cbx .widget-radio-box input").nth(2).click()
        with page.expect_event("dialog") as asked:
            page.evaluate("() => void setTimeout(() => location.reload())")
        assert asked.value.type == "beforeunload"
        asked.value.dismiss()
        (tmp_path / "go-on").touch()
        page.wait_for_function(IDLE)
        page.reload()
        run_all(page)
        assert chosen(page) == [2]


def test_the_data_lab_checks_what_a_cell_works_out(student: Callable[[str], Any]) -> None:
    with student("data-lab.ipynb") as page:
        page.locator(".jp-RenderedImage img").wait_for()
        page.locator(".cbx-lab input[type=text]").nth(9).wait_for()
        assert page.evaluate(WIDER) == 0
        field = page.locator(".cbx-lab input[type=text]").first
        field.fill("10")
        page.locator(".cbx-lab button").first.click()
        page.get_by_text("That is what the data say.").first.wait_for()
        page.get_by_text("No answer to check yet.").nth(9).wait_for()
        assert page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']").count() == 0


def wait_for(page: Page, held: Callable[[], bool]) -> None:
    """Wait until something outside the browser holds."""
    for _ in range(PATIENCE // 100):
        if held():
            return
        page.wait_for_timeout(100)
    pytest.fail("what was entered was not written to the work file")
