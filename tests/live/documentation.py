"""Runs the example notebooks of ipywidgets' own documentation as live pages and prints a table: worked, not, why.

Use: python tests/live/documentation.py (after a test run has built `_build/tests-live/runtime`). The notebooks are fetched once, with
pip, from the newest source package that carries them, and stay out of the repository.
"""

from __future__ import annotations

import functools
import json
import re
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tools import browsers
from tools.serve import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "_build" / "tests-live"
WORK = BUILD / "documentation"
RELEASE = "7.8.5"  # the source packages of ipywidgets 8 carry no notebooks
CONF = """
import sys
sys.path.insert(0, {live!r})
project = "documentation"
extensions = ["myst_nb", "live_cells"]
html_theme = "basic"
nb_execution_mode = "off"
suppress_warnings = ["*"]
live_build = {build!r}
"""
STARTED = "html[data-live=ready], html[data-live=failed]"
# What each live cell shows: its errors, and how many widgets are drawn.
LOOK = """() => [...document.querySelectorAll('.live-cell')].map((cell) => ({
  errors: [...cell.querySelectorAll('.live-error')].map((node) => node.textContent),
  undrawn: [...cell.querySelectorAll('.jupyter-widgets-error-widget, .jupyter-widget-error')].length,
  views: cell.querySelectorAll('[data-live-view]').length,
}))"""


@dataclass
class Result:
    """What became of one notebook."""

    title: str
    cells: int = 0
    views: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def reasons(self) -> list[str]:
        """Each reason once, in the order in which it came."""
        return list(dict.fromkeys(self.problems))


def fetch() -> list[Path]:
    """The notebooks, fetched once."""
    folder = WORK / "source"
    if not folder.is_dir():
        command = ["pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", f"ipywidgets=={RELEASE}"]
        subprocess.run([sys.executable, "-m", *command, "--dest", str(WORK)], check=True)
        with tarfile.open(WORK / f"ipywidgets-{RELEASE}.tar.gz") as archive:
            archive.extractall(WORK, filter="data")
        (WORK / f"ipywidgets-{RELEASE}" / "docs" / "source" / "examples").rename(folder)
    return sorted(folder.glob("*.ipynb"))


def live(notebook: Path, target: Path) -> int:
    """Write a notebook with every code cell tagged and no stored output; returns how many there are."""
    content: dict[str, Any] = json.loads(notebook.read_text(encoding="utf-8"))
    cells = [cell for cell in content["cells"] if cell["cell_type"] == "code" and "".join(cell["source"]).strip()]
    for cell in cells:
        cell.update(outputs=[], execution_count=None, metadata={"tags": ["live", "raises-exception"]})
    title = {"cell_type": "markdown", "metadata": {}, "source": f"# {notebook.stem}"}
    content.update(cells=[title, *cells], nbformat=4, nbformat_minor=4)
    content["metadata"].pop("widgets", None)
    target.write_text(json.dumps(content), encoding="utf-8")
    return len(cells)


def build(notebooks: list[Path]) -> dict[str, int]:
    """Build a site of them; returns the number of code cells of each page."""
    source = WORK / "pages"
    shutil.rmtree(source, ignore_errors=True)
    shutil.copytree(WORK / "source" / "images", source / "images")
    settings = CONF.format(live=str(ROOT / "live-cells"), build=str(BUILD / "runtime"))
    (source / "conf.py").write_text(settings, encoding="utf-8")
    counts = {}
    for notebook in notebooks:
        name = re.sub(r"\W+", "-", notebook.stem.lower()).strip("-")
        counts[name] = live(notebook, source / f"{name}.ipynb")
    names = "\n".join(counts)
    (source / "index.md").write_text(f"# Documentation\n\n```{{toctree}}\n{names}\n```\n", encoding="utf-8")
    command = ["sphinx", "-q", "-E", "-b", "html", source, WORK / "site"]
    subprocess.run([sys.executable, "-m", *map(str, command)], check=True, cwd=ROOT / "live-cells")
    return {name: count for name, count in counts.items() if count}


def reason(error: str) -> str:
    """Why a cell failed, in a few words: the last line of its traceback."""
    last = error.strip().splitlines()[-1]
    missing = re.search(r"No module named '(\w+)'", last)
    return f"needs {missing[1]}" if missing else last[:100]


def look(page: Page, name: str, title: str) -> Result:
    """Open one page and see what became of its cells."""
    result = Result(title)
    page.goto(name)
    page.wait_for_selector(STARTED, state="attached", timeout=180_000)
    page.wait_for_timeout(1500)
    for cell in page.evaluate(LOOK):
        result.cells += 1
        result.views += cell["views"]
        result.problems += [reason(error) for error in cell["errors"]]
        result.problems += ["a widget was not drawn"] * cell["undrawn"]
    return result


def run() -> Iterator[Result]:
    """Open every page in Chromium."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow to import

    counts = build(fetch())
    with serving(WORK / "site") as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(browsers.find("chromium")), args=["--no-sandbox"])
        for name in counts:
            yield look(browser.new_page(), f"{address}{name}.html", name)
        browser.close()


def main() -> None:
    """Print the table."""
    say = functools.partial(print, flush=True)
    say(f"ipywidgets {RELEASE}\n\n| notebook | cells | widgets drawn | failed |\n| --- | --- | --- | --- |")
    for result in run():
        say(f"| {result.title} | {result.cells} | {result.views} | {'; '.join(result.reasons) or 'none'} |")


if __name__ == "__main__":
    main()
