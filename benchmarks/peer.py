"""The peer: the same notebook in JupyterLite, built from PyPI and from the Pyodide this project has installed.

It is measured when it can be installed; without a network the benchmark says so and goes on.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import zipfile
from email.parser import HeaderParser
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "_build" / "bench" / "peer"
PYODIDE = ROOT / "live-cells" / "node_modules" / "pyodide"
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
NOTEBOOK = ROOT / "tests" / "live" / "site" / "stored.ipynb"
EXTENSION = "@jupyterlite/pyodide-kernel-extension:kernel"
# What the kernel loads before the first cell; the rest comes with them.
LOADED = ("micropip", "piplite", "ipykernel", "comm", "pyodide-kernel", "jedi", "ipython", "ipywidgets")
# Dependencies of other platforms.
ELSEWHERE = frozenset({"pexpect", "psutil", "colorama", "typing-extensions", "jupyterlab-widgets"})


class PeerMissingError(RuntimeError):
    """JupyterLite could not be installed or built here."""


def _call(*command: str | Path, where: Path = HERE) -> None:
    """Run a command quietly."""
    done = subprocess.run([str(part) for part in command], cwd=where, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PeerMissingError((done.stderr or done.stdout).strip()[-600:])


def _program(name: str) -> Path:
    """A program of the peer's own environment."""
    return HERE / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / name


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _depends(metadata: str, chosen: set[str]) -> list[str]:
    """What a wheel needs of the wheels that are there."""
    needs = set()
    for line in HeaderParser().parsestr(metadata).get_all("Requires-Dist") or []:
        spec, _, marker = line.partition(";")
        name = re.match(r"[A-Za-z0-9._-]+", spec.strip())
        if name and "extra" not in marker and "win32" not in marker:
            needs.add(_canonical(name[0]))
    return sorted(needs & chosen - ELSEWHERE)


def _entry(wheel: Path, chosen: set[str]) -> dict[str, Any]:
    """A wheel's entry in Pyodide's lock file."""
    name, version = wheel.name.split("-")[:2]
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = archive.read(next(each for each in names if each.endswith(".dist-info/METADATA"))).decode()
    imports = {each.split("/")[0].removesuffix(".py") for each in names if each.endswith(".py")}
    return {
        "name": _canonical(name),
        "version": version,
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": sorted(each for each in imports if each.isidentifier()),
        "depends": _depends(metadata, chosen),
        "unvendored_tests": False,
    }


def _wheels() -> list[Path]:
    """All wheels, fetched; the kernel extension's stand-ins for other packages come last and win."""
    wheels = HERE / "wheels"
    pure = ["--implementation", "py", "--abi", "none", "--platform", "any", "--python-version", "3.14"]
    options = ["--quiet", "--no-deps", "--only-binary", ":all:", *pure, "--dest", wheels]
    _call(_program("pip"), "download", *options, "-r", ROOT / "benchmarks" / "peer-wheels.txt")
    _call(_program("pip"), "download", *options, "--require-hashes", "-r", ROOT / "live-cells" / "wheels.txt")
    stubs = next((HERE / "venv").rglob("pyodide-kernel-extension/static/pypi"))
    return [
        *sorted(wheels.glob("*.whl")),
        *(each for each in sorted(stubs.glob("*.whl")) if "3.6.999" not in each.name),
    ]


def _write_pyodide(target: Path) -> None:
    """A Pyodide folder whose lock file names only what lies beside it, so that nothing is fetched from elsewhere."""
    target.mkdir(parents=True)
    for name in CORE:
        shutil.copyfile(PYODIDE / name, target / name)
    wheels = {_canonical(wheel.name.split("-")[0]): wheel for wheel in _wheels()}
    for wheel in wheels.values():
        shutil.copyfile(wheel, target / wheel.name)
    info = json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    entries = {name: _entry(wheel, set(wheels)) for name, wheel in sorted(wheels.items())}
    (target / "pyodide-lock.json").write_text(json.dumps({"info": info, "packages": entries}), encoding="utf-8")


def _write_settings(source: Path) -> None:
    """JupyterLite's settings: everything from the site itself."""
    kernel = {
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"lockFileURL": "./static/pyodide/pyodide-lock.json", "packages": list(LOADED)},
    }
    data = {"exposeAppInBrowser": True, "litePluginSettings": {EXTENSION: kernel}}
    settings = {"jupyter-lite-schema-version": 0, "jupyter-config-data": data}
    (source / "jupyter-lite.json").write_text(json.dumps(settings), encoding="utf-8")


def _build() -> None:
    """Make the environment, the source folder and the site."""
    shutil.rmtree(HERE, ignore_errors=True)
    source = HERE / "source"
    (source / "files").mkdir(parents=True)
    _call(sys.executable, "-m", "venv", HERE / "venv")
    _call(_program("pip"), "install", "--quiet", "-r", ROOT / "benchmarks" / "peer-tools.txt")
    _write_pyodide(source / "static" / "pyodide")
    _write_settings(source)
    shutil.copyfile(NOTEBOOK, source / "files" / NOTEBOOK.name)
    _call(_program("jupyter-lite"), "build", "--apps", "notebooks", "--output-dir", HERE / "site", where=source)


def site() -> Path:
    """Build the peer's site, once.

    Returns:
        Its folder; the notebook is at `notebooks/index.html?path=stored.ipynb`.

    Raises:
        PeerMissingError: it could not be installed or built; the message says why.
    """
    parts = [ROOT / "benchmarks" / name for name in ("peer.py", "peer-tools.txt", "peer-wheels.txt")]
    made_from = hashlib.sha256(b"".join(part.read_bytes() for part in [*parts, NOTEBOOK])).hexdigest()
    mark = HERE / "made-from"
    if not mark.is_file() or mark.read_text(encoding="ascii") != made_from:
        _build()
        mark.write_text(made_from, encoding="ascii")
    return HERE / "site"
