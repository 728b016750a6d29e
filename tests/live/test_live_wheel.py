"""The package as a stranger has it: its wheel in a fresh environment, with notebooks that nobody wrote for it, and without Node."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.made import default_runtime, run

from . import documentation
from .conftest import opened, serving, state

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NOTEBOOKS = ("Widget Basics", "Widget Events", "Widget Low Level")
CONF = """
project = "somebody's course"
extensions = ["myst_nb", "live_cells"]
nb_execution_mode = "off"
suppress_warnings = ["*"]
"""


def told(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    """Run a program; the test fails with what it said."""
    done = subprocess.run(list(map(str, command)), cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel."""
    out = tmp_path_factory.mktemp("wheel")
    default_runtime()
    run("live_cells.wheel", "--out", out)
    return next(out.glob("live_cells-*.whl"))


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an environment with nothing in it but the wheel and what it asks for; return its programs."""
    folder = tmp_path_factory.mktemp("environment")
    told(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    # With the pip that is here, and what runs is compiled when it runs: half of the time is saved.
    pip = (sys.executable, "-m", "pip", "--python", programs / "python")
    told(*pip, "install", "--quiet", "--no-compile", wheel, cwd=folder)
    return programs


@pytest.fixture(scope="module")
def site(environment: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small site of notebooks from ipywidgets' own documentation, without Node."""
    source = tmp_path_factory.mktemp("course")
    (source / "conf.py").write_text(CONF, encoding="utf-8")
    documentation.WORK.mkdir(parents=True, exist_ok=True)
    names = []
    for notebook in documentation.fetch():
        if notebook.stem in NOTEBOOKS:
            names.append(notebook.stem.lower().replace(" ", "-"))
            documentation.live(notebook, source / f"{names[-1]}.ipynb")
    listed = "\n".join(names)
    (source / "index.md").write_text(f"# A course\n\n```{{toctree}}\n{listed}\n```\n", encoding="utf-8")
    env = {"PATH": str(environment), "HOME": str(source), "LIVE_CELLS_CACHE": str(source / "cache")}
    told(environment / "python", "-m", "sphinx", "-q", "-b", "html", source, source / "site", cwd=source, env=env)
    return source / "site"


def test_the_wheel_holds_the_runtime_its_sources_and_no_node_packages(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert "live_cells/default/manifest.json" in names
    assert "live_cells/parts/runtime/page.js" in names
    assert "live_cells/parts/kernel/live_kernel.py" in names
    assert "live_cells/parts/package-lock.json" in names
    assert not [name for name in names if "node_modules" in name or ".cache" in name]


def test_the_command_is_there_and_npm_writes_into_the_user_s_cache(environment: Path, tmp_path: Path) -> None:
    env = {**os.environ, "LIVE_CELLS_CACHE": str(tmp_path / "cache")}
    assert "--package" in told(environment / "live-cells", "--help", cwd=tmp_path, env=env)
    asked = "from live_cells import workspace as w; print(w.root())"
    folder = Path(told(environment / "python", "-c", asked, cwd=tmp_path, env=env).strip())
    assert folder.is_relative_to(tmp_path / "cache")
    assert (folder / "package-lock.json").is_file()
    assert (folder / "build" / "snapshot.mjs").is_file()


@pytest.mark.parametrize("name", ["widget-basics", "widget-events", "widget-low-level"])
def test_a_stranger_s_notebook_is_live(chromium: Browser, site: Path, name: str) -> None:
    with serving(site) as served, opened(chromium, f"{served.address}{name}.html") as page:
        assert state(page) == "ready"
        assert page.locator(".live-error").all_inner_texts() == []
        expect(page.locator("[data-live-view]").first).to_be_visible()
