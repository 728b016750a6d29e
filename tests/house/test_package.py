"""The package that others install: built from its source distribution, it answers in a fresh environment and any folder."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import metadata
from typing import TYPE_CHECKING

import pytest

import crossborder as cb
from tools import packing

if TYPE_CHECKING:
    from pathlib import Path

BACKEND = "import sys, setuptools.build_meta as backend; print(getattr(backend, sys.argv[1])(sys.argv[2]))"


def run(*command: str | Path, cwd: Path, **variables: str) -> str:
    env = {**os.environ, **variables}
    done = subprocess.run(list(map(str, command)), cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, as a build from the source distribution makes it: nothing of the checkout is near."""
    folder = tmp_path_factory.mktemp("package")
    copy = folder / "checkout"
    made = [packer.target.rpartition("/")[2] for packer in packing.PACKERS]
    ignored = shutil.ignore_patterns("__pycache__", *made, "*.egg-info", "node_modules")
    made_from = {name.partition("/")[0] for packer in packing.PACKERS for name in packer.inputs}
    for name in sorted({"crossborder", "tools", "labextensions", *made_from}):
        shutil.copytree(root / name, copy / name, ignore=ignored)
    for path in root.iterdir():
        if path.suffix in {".toml", ".py", ".in", ".md"} or path.name.startswith("LICENSE"):
            shutil.copy(path, copy)
    run(sys.executable, "-c", BACKEND, "build_sdist", folder, cwd=copy)
    shutil.rmtree(copy)
    with tarfile.open(next(folder.glob("*.tar.gz"))) as source:
        source.extractall(folder, filter="data")
    unpacked = folder / f"crossborder-{cb.__version__}"
    run(sys.executable, "-c", BACKEND, "build_wheel", folder, cwd=unpacked, SITE_URL="https://example.org/course/")
    return next(folder.glob("*.whl"))


@pytest.mark.slow
def test_the_wheel_carries_facts_types_and_every_file_beside_a_module(wheel: Path, root: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    beside = (path for path in (root / "crossborder").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    assert {path.relative_to(root).as_posix() for path in beside} <= held
    assert {"crossborder/py.typed", *(packer.target for packer in packing.PACKERS)} <= held
    assert {name.partition("/")[0] for name in held} == {
        "crossborder",
        f"crossborder-{cb.__version__}.data",
        f"crossborder-{cb.__version__}.dist-info",
    }
    keys = "data/share/jupyter/labextensions/crossborder-keys"
    assert {
        f"crossborder-{cb.__version__}.data/{keys}/{name}" for name in ("package.json", "static/remoteEntry.js")
    } <= held


@pytest.mark.slow
def test_the_wheel_tells_the_addresses_that_its_publisher_named(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as held:
        told = held.read(f"crossborder-{cb.__version__}.dist-info/METADATA").decode()
    assert re.findall(r"^Project-URL: (.*)", told, re.MULTILINE) == ["Documentation, https://example.org/course/"]


@pytest.mark.slow
@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13", "3.14"])
def test_a_fresh_environment_runs_the_readme(wheel: Path, version: str, root: Path, tmp_path: Path) -> None:
    program = shutil.which(f"python{version}")
    if not program or subprocess.run([program, "-c", ""], capture_output=True, check=False).returncode:
        pytest.skip(f"this machine has no Python {version}")
    run(program, "-m", "venv", "--without-pip", tmp_path / "venv", cwd=tmp_path)
    python = tmp_path / "venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    # With the pip that is here, and what runs is compiled when it runs: most of the time is saved.
    pip = (sys.executable, "-m", "pip", "--python", python)
    # What the snippet asks needs the standard library alone, so that the test needs no network.
    run(*pip, "install", "--quiet", "--no-compile", "--no-index", "--no-deps", wheel, cwd=tmp_path)
    snippet = re.search(r"```python\n(.*?)```", (root / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert snippet
    *before, last = snippet[1].strip().splitlines()
    said = run(python, "-c", "\n".join([*before, f"print({last})"]), cwd=tmp_path)
    assert "Philippines" in said


def test_the_package_tells_its_version_and_who_made_it() -> None:
    told = metadata("crossborder")
    assert cb.__version__ == told["Version"]
    assert told["Author"] == "The course team"
    assert "Typing :: Typed" in told.get_all("Classifier", [])


def test_a_fault_in_the_data_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wheel without facts, or with old ones, must not come to be."""

    def refuse(target: Path) -> str:
        raise ValueError(f"a fault in {target.name}")

    monkeypatch.setattr(packing, "PACKERS", (packing.Packer("crossborder/x.json", (), refuse),))
    with pytest.raises(ValueError, match=r"a fault in x\.json"):
        packing.pack_all(tmp_path)
