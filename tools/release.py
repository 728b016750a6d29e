"""Everything that a release hands out: the site as an archive, packages, bill of materials, check sums; lecturers get a folder of their own."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from crossborder.version import VERSION
from tools import node, variables
from tools.archives import archive, files_of, moment
from tools.handover import __main__ as handover
from tools.handover.scorm import EDITIONS
from tools.lecturer import __main__ as lecturer
from tools.project import BUILD, MAINTAIN, PAGES, PYTHON, ROOT, SITE, environment, python_in, require_clean
from tools.steps import StepError, call
from tools.wheels import wheels

RELEASE = BUILD / "release"
# Beside what everybody may have, so that whoever publishes that folder does not publish this one.
FOR_LECTURERS = BUILD / "release-for-lecturers"

SUMS = "SHA256SUMS"
NAME = f"course-{VERSION}"  # what each archive's name begins with
START = "start.py"
# What a double click starts on each system: the name says which. Python is looked for, and where there is none the window says where to get it.
GET_PYTHON = "The course needs Python 3. Get it from https://www.python.org/downloads/ and start again. Nothing else is installed."
UNPACK = "Unpack the whole archive into a folder first, and start again there."
# Windows and macOS have a program of this name that only offers to install the real one: whether it runs is tried.
TRIED = "import http.server"
WINDOWS = f"""@echo off
pushd "%~dp0"
if not exist start.py (echo {UNPACK}& goto end)
py -3 -c "{TRIED}" >nul 2>nul && (py -3 start.py & goto end)
python -c "{TRIED}" >nul 2>nul && (python start.py & goto end)
echo {GET_PYTHON}
:end
pause
"""
POSIX = f"""#!/bin/sh
case "$0" in */*) cd "${{0%/*}}" || exit 1;; esac
if [ ! -f start.py ]; then echo "{UNPACK}"
elif python3 -c "{TRIED}" 2>/dev/null; then exec python3 start.py
else echo "{GET_PYTHON}"; fi
printf "Press Enter to close. "; read -r _
"""
STARTERS = {
    "Start (Windows).bat": WINDOWS.replace("\n", "\r\n"),
    "Start (macOS).command": POSIX,
    "Start (Linux).sh": POSIX,
}
START_TEXT = '''"""Opens the course from this folder, without the internet: `python3 start.py` (Windows: `py start.py`). Stops with Ctrl-C."""

import functools
import http.server
import pathlib
import sys
import webbrowser


class Handler(http.server.SimpleHTTPRequestHandler):
    """Types said here, because Windows' own table can call JavaScript plain text."""

    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript", ".wasm": "application/wasm"}


if __name__ == "__main__":
    folder = pathlib.Path(__file__).resolve().parent / "course"
    if not folder.is_dir():
        sys.exit("The folder \u201ccourse\u201d is not beside start.py: unpack the whole archive, and start again there.")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    address = f"http://127.0.0.1:{server.server_port}/"
    print(f"The course is at {address} (stop with Ctrl-C)")
    webbrowser.open(address)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print("Stopped.")
'''


def bills_of_materials(target: Path, name: str) -> None:
    """Write what the course is built from, as CycloneDX files: the Python side, and the scripts that run in the pages.

    Args:
        target: folder to put them into.
        name: beginning of their names.
    """
    python_side = target / f"{name}-python.cdx.json"
    options = ("--output-reproducible", "--of", "JSON", "--pyproject", ROOT / "pyproject.toml", "-o", python_side)
    command: list[str | Path] = [
        python_in(MAINTAIN),
        "-m",
        "cyclonedx_py",
        "requirements",
        ROOT / "requirements.txt",
        *options,
    ]
    call(command, root=ROOT, env=environment(), quiet=True)
    for kind, folder in {"exercises": "live-cells", "pages": PAGES}.items():
        (target / f"{name}-{kind}.cdx.json").write_text(_of_scripts(folder), encoding="utf-8")


def _of_scripts(folder: str) -> str:
    """Npm's own bill of the packages that scripts of the site are made from, without the moment and number of its making."""
    runtime = node.provide(ROOT, PYTHON)
    path = os.pathsep.join([str(runtime.folder), os.environ.get("PATH", "")])
    command = [str(runtime.npm), "sbom", "--package-lock-only", "--omit=dev", "--sbom-format", "cyclonedx"]
    done = subprocess.run(
        command, cwd=ROOT / folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise StepError(f"npm could not list the packages of {folder}: {done.stderr}")
    bill = json.loads(done.stdout)
    del bill["serialNumber"], bill["metadata"]["timestamp"]
    return json.dumps(bill, indent=1) + "\n"


def sums(folder: Path) -> str:
    """Return the check sums of a folder's files, as `sha256sum --check` reads them."""
    return "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files_of(folder) if name != SUMS
    )


def release(target: Path = RELEASE, site: Path = SITE) -> list[str]:
    """Make what everybody may have anew.

    Args:
        target: folder to write to; what is in it is removed.

    Returns:
        Names of the files.
    """
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    made = moment()
    pages = files_of(site)
    archive(target / f"{NAME}-site.zip", pages, made)
    starters = [(START, START_TEXT), *STARTERS.items()]
    own_machine = [(file, text.encode()) for file, text in starters]
    own_machine += [(f"course/{path}", content) for path, content in pages]
    archive(target / f"{NAME}-offline.zip", own_machine, made, programs=STARTERS)
    archive(target / f"{NAME}-data.zip", files_of(site / "data"), made)
    for edition in EDITIONS.values():
        handover.package(target / f"{NAME}-scorm-{edition.name}.zip", edition, handover.COURSE, handover.course(), site)
    shutil.copyfile(ROOT / "CHANGELOG.md", target / "CHANGELOG.md")
    wheels(target)
    bills_of_materials(target, NAME)
    return _summed(target)


def for_lecturers(target: Path = FOR_LECTURERS) -> list[str]:
    """Make the lecturer's edition anew. It has papers where SEED says what they are drawn by: a seed of the release would be in its source.

    Args:
        target: folder to write to; what is in it is removed.

    Returns:
        Names of the files.
    """
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    seed = os.environ.get("SEED", "")
    with tempfile.TemporaryDirectory() as folder:
        edition = Path(folder)
        lecturer.print_pages(lecturer.write(edition, seed, variables.variants() if seed else 0))
        archive(target / f"{NAME}-lecturer.zip", files_of(edition), moment())
    return _summed(target)


def _summed(target: Path) -> list[str]:
    """Write the check sums of a folder's files and return all names."""
    (target / SUMS).write_text(sums(target), encoding="ascii")
    return sorted(path.name for path in target.iterdir())


def main() -> int:
    """Make the release and name its files."""
    require_clean()
    print("\n".join(f"{RELEASE.parent.name}/{RELEASE.name}/{name}" for name in release()))
    print("For lecturers only, not to be published:")
    print("\n".join(f"{FOR_LECTURERS.parent.name}/{FOR_LECTURERS.name}/{name}" for name in for_lecturers()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
