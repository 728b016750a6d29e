"""What each command does, as a list of steps."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tools import assemble, browsers, node, serve
from tools.steps import Step, StepError, call, digest, run_step

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMPS = ROOT / "_build" / ".stamps"
SITE = ROOT / "_build" / "site"
HTML = ROOT / "_build" / "book" / "_build" / "html"
EXECUTED = ROOT / "_build" / "book" / "_build" / ".jupyter_cache"
# The same content, built with Sphinx of today instead of Jupyter Book 1.
NEXT = ROOT / "_build" / "next"
NEXT_PYTHON = NEXT / "venv" / PYTHON.relative_to(VENV)
# The earliest time a zip file can hold: what a copy without git history is dated.
NO_HISTORY = "315532800"

WARM = "book/live_warm.py"
PACKAGE = ("crossborder", "data")
# The matrix page tells of the case files.
BOOK = ("_config.yml", "_toc.yml", "book", "notebooks", "assets", "tests/rules/cases")
TOOLING = ("requirements.txt", "pyproject.toml")


def commit_time() -> str:
    """Return the time of the last commit in seconds since 1970: what stands for "now" in everything built."""
    try:
        done = subprocess.run(
            ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        return NO_HISTORY
    return done.stdout.strip() or NO_HISTORY


def environment() -> dict[str, str]:
    """Return the variables that make a build the same on every machine and day."""
    return {
        "SOURCE_DATE_EPOCH": commit_time(),
        "PYTHONHASHSEED": "0",
        "TZ": "UTC",
        # A reader's own IPython start-up files must not change what notebooks print.
        "IPYTHONDIR": str(ROOT / "_build" / ".ipython"),
        "MPLBACKEND": "agg",
        "PYTHONUTF8": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


def python(*arguments: str | Path, quiet: bool = False, env: dict[str, str] | None = None) -> None:
    """Run .venv's Python.

    Args:
        arguments: what follows the program's name.
        quiet: show the output only when it fails.
        env: variables beyond those of `environment`.
    """
    command: list[str | Path] = [PYTHON, *arguments]
    call(command, root=ROOT, env={**environment(), **(env or {})}, quiet=quiet)


def npm(folder: str) -> None:
    """Install the packages a folder's lock file names, without running their install scripts."""
    found = node.provide(ROOT, PYTHON)
    path = os.pathsep.join([str(found.folder), os.environ.get("PATH", "")])
    command: list[str | Path] = [
        found.npm,
        "ci",
        "--prefix",
        folder,
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ]
    call(command, root=ROOT, env={"PATH": path}, quiet=True)


# Steps -----------------------------------------------------------------------------------------------------------


def install_packages() -> None:
    """Make .venv, if it is missing or broken, and install the pinned packages."""
    if not PYTHON.exists() or subprocess.run([str(PYTHON), "-c", ""], check=False).returncode:
        try:
            call([sys.executable, "-m", "venv", "--clear", VENV], root=ROOT, quiet=True)
        except StepError as error:
            raise StepError(
                f"{error}\nPython could not make a virtual environment. On Debian or Ubuntu its module comes apart: "
                "apt-get install python3-venv"
            ) from error
    python("-m", "pip", "install", "--quiet", "--require-hashes", "-r", "requirements.txt")


def install_project() -> None:
    """Make `import crossborder` and `import live_cells` find this checkout."""
    python("-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "-e", ".", quiet=True)


def build_facts() -> None:
    """Check data/ and write it as the one file the package loads."""
    python("-m", "crossborder.facts.build")


def print_ledger() -> None:
    """Print how many claims of the data are confirmed, and list the others in _build/ledger.txt."""
    python("-m", "crossborder.facts.ledger")


def build_live() -> None:
    """Build the runtime of live cells, with a picture of Python's memory in which the course's module is loaded."""
    found = node.provide(ROOT, PYTHON)
    path = os.pathsep.join([str(found.folder), os.environ.get("PATH", "")])
    options = ("--out", ROOT / "_build" / "live", "--package", ROOT / "crossborder", "--warm", ROOT / WARM)
    python("-m", "live_cells.build", *options, env={"PATH": path})


def build_book() -> None:
    """Build the pages from nothing, with stored results of code cells where the code they call is the same."""
    shutil.rmtree(HTML, ignore_errors=True)
    made_with = EXECUTED.parent / "made_with"
    # The stored results are found by the text of a cell alone: a changed rule or fact must not meet an old figure.
    wanted = digest(ROOT, (*PACKAGE, *TOOLING))
    if not made_with.is_file() or made_with.read_text(encoding="ascii") != wanted:
        shutil.rmtree(EXECUTED, ignore_errors=True)
    start = "import sys; from jupyter_book.cli.main import main; sys.exit(main())"
    options = ("-W", "-n", "--keep-going", "--all", "--path-output", "_build/book")
    python("-c", start, "build", ".", *options, quiet=True, env={"NO_COLOR": "1"})
    made_with.write_text(wanted, encoding="ascii")
    assemble.assemble(HTML, SITE)


def install_next_packages() -> None:
    """Make the environment of `make next` anew."""
    call([sys.executable, "-m", "venv", "--clear", NEXT / "venv"], root=ROOT, quiet=True)
    options = ("--quiet", "--require-hashes", "-r", "requirements-next.txt")
    call([NEXT_PYTHON, "-m", "pip", "install", *options], root=ROOT, env=environment())


def build_next() -> None:
    """Build the same pages with Sphinx alone, from nothing; warnings are errors."""
    for name in ("html", "doctrees", ".jupyter_cache"):
        shutil.rmtree(NEXT / name, ignore_errors=True)
    options = ("-W", "-n", "--keep-going", "-q", "-b", "html", "-c", "tools/next", "-d", NEXT / "doctrees")
    env = {**environment(), "PYTHONPATH": str(ROOT)}
    call([NEXT_PYTHON, "-m", "sphinx", *options, ".", NEXT / "html"], root=ROOT, env=env, quiet=True)


PACKAGES_STEP = Step(
    "packages",
    "Installing the pinned Python packages into .venv (one to three minutes, once)",
    ("requirements.txt",),
    (str(PYTHON.relative_to(ROOT)),),
    install_packages,
)
PROJECT_STEP = Step(
    "project",
    "Installing the project itself into .venv",
    ("pyproject.toml", "crossborder/__init__.py", "live/live_cells/__init__.py"),
    (),
    install_project,
)
FACTS_STEP = Step(
    "facts",
    "Checking the facts in data/ and packing them",
    ("data", "crossborder/facts"),
    ("crossborder/facts/facts.json",),
    build_facts,
)
BOOK_STEP = Step(
    "book",
    "Building the book (half a minute the first time)",
    (*BOOK, *PACKAGE, *TOOLING, "live/live_cells", "_build/live", "tools/assemble.py"),
    ("_build/site/index.html",),
    build_book,
)
LIVE_STEP = Step(
    "live",
    "Building the runtime of the live exercises (a minute or two the first time)",
    ("live", "crossborder", WARM),
    ("_build/live/manifest.json",),
    build_live,
)
NEXT_PACKAGES_STEP = Step(
    "next-packages",
    "Installing Sphinx of today and what goes with it into _build/next/venv (a minute or two, once)",
    ("requirements-next.txt",),
    (str(NEXT_PYTHON.relative_to(ROOT)),),
    install_next_packages,
)
TEST_PACKAGES_STEP = Step(
    "test-packages",
    "Installing the JavaScript packages of the tests",
    ("tests/package.json", "tests/package-lock.json"),
    ("tests/node_modules",),
    lambda: npm("tests"),
)


def installed() -> None:
    """Bring .venv up to date; its stamps lie inside, so that they go when it goes."""
    for step in (PACKAGES_STEP, PROJECT_STEP):
        run_step(step, ROOT, VENV / ".stamps")


def built() -> None:
    """Bring the site up to date."""
    installed()
    for step in (FACTS_STEP, LIVE_STEP, BOOK_STEP):
        run_step(step, ROOT, STAMPS)


def pytest(*arguments: str) -> None:
    """Run tests, rules for code first; the notebooks are compared with their stored outputs."""
    python("-m", "ruff", "check", ".")
    python("-m", "ruff", "format", "--check", "--quiet", ".")
    python("-m", "mypy", "--no-error-summary")
    options = ("--nbval", "--nbval-current-env", "--nbval-sanitize-with", "tests/nbval_sanitize.cfg")
    # Two workers: browsers and kernels are waited for more than worked for. A file stays with one: a notebook's cells have one kernel.
    python("-m", "pytest", "-n", "2", "--dist", "loadfile", *options, *arguments)


# Commands --------------------------------------------------------------------------------------------------------


def serve_command() -> None:
    """Build the book with its live exercises, serve it on this machine, print the address."""
    built()
    serve.serve(SITE, os.environ.get("PORT"))


def test_command() -> None:
    """Build the site and run every test; ends within 20 minutes on two cores."""
    browsers.ensure(ROOT)
    built()
    run_step(TEST_PACKAGES_STEP, ROOT, STAMPS)
    print_ledger()
    # The tests' own closing line comes last: it is what a reader, or a CI server, looks for.
    pytest()


def check_command() -> None:
    """Run what needs no browser and no built site, in under a minute once installed."""
    installed()
    run_step(FACTS_STEP, ROOT, STAMPS)
    print_ledger()
    pytest("-m", "not browser and not slow")


def facts_command() -> None:
    """Check the facts in data/, pack them, and list which claims are unverified."""
    installed()
    build_facts()
    print_ledger()


def data_command() -> None:
    """Write the data for others into _build/data/: CSV, JSON and its schema."""
    installed()
    run_step(FACTS_STEP, ROOT, STAMPS)
    python("-m", "crossborder.facts.export")


def site_command() -> None:
    """Build the static site into _build/site/, ready to upload, also under a sub-path."""
    built()
    print("The site is in _build/site/: upload what is in it, or look at it with `make serve`.")


def next_command() -> None:
    """Build the same content with current Sphinx into _build/next/ (before a release; not part of the tests)."""
    installed()
    for step in (FACTS_STEP, LIVE_STEP, NEXT_PACKAGES_STEP):
        run_step(step, ROOT, STAMPS)
    build_next()
    print("The pages are in _build/next/html/.")


def bench_command() -> None:
    """Run the benchmarks and print them as tables; JSON goes to _build/bench/."""
    built()
    run_step(TEST_PACKAGES_STEP, ROOT, STAMPS)
    python("-m", "benchmarks")


def links_command() -> None:
    """Ask every external address the book cites whether it still answers (needs the network)."""
    built()
    python("-m", "tools.links")


def lock_command() -> None:
    """Compile every requirements*.in to its lock file anew (for contributors who change a version)."""
    installed()
    uv = ROOT / "_build" / "uv"
    call([sys.executable, "-m", "venv", uv], root=ROOT, quiet=True)
    program = uv / ("Scripts" if os.name == "nt" else "bin")
    call([program / "python", "-m", "pip", "install", "--quiet", "uv"], root=ROOT)
    options = ["--universal", "--generate-hashes", "--python-version", "3.11", "--fork-strategy", "fewest"]
    for name in ("requirements", "requirements-node", "requirements-next"):
        target = ["--no-emit-index-url", "--no-header", "--upgrade", "--quiet", "-o", f"{name}.txt", f"{name}.in"]
        call([program / "uv", "pip", "compile", *options, *target], root=ROOT, quiet=True)


def clean_command() -> None:
    """Remove everything that was built and installed."""
    for name in ("_build", ".venv", "tests/node_modules", "live/node_modules", "crossborder.egg-info"):
        shutil.rmtree(ROOT / name, ignore_errors=True)
    (ROOT / "crossborder" / "facts" / "facts.json").unlink(missing_ok=True)


def help_command() -> None:
    """List the commands."""
    for name, command in COMMANDS.items():
        print(f"make {name:6} {command.says}")


@dataclass(frozen=True)
class Command:
    """A command and its line in the list of commands."""

    run: Callable[[], None]

    @property
    def says(self) -> str:
        """The first line of its docstring, which is what a reader is told."""
        return (self.run.__doc__ or "").splitlines()[0].rstrip(".")


COMMANDS = {
    name: Command(run)
    for name, run in {
        "serve": serve_command,
        "test": test_command,
        "check": check_command,
        "facts": facts_command,
        "data": data_command,
        "site": site_command,
        "next": next_command,
        "bench": bench_command,
        "links": links_command,
        "lock": lock_command,
        "clean": clean_command,
        "help": help_command,
    }.items()
}


def main(arguments: list[str]) -> int:
    """Run one command and return the exit code.

    Args:
        arguments: the words after `python -m tools`.
    """
    name = arguments[0] if arguments else "help"
    if len(arguments) > 1 or name not in COMMANDS:
        print(f"There is no command {' '.join(arguments)!r}. The commands are: {', '.join(COMMANDS)}", file=sys.stderr)
        return 2
    try:
        COMMANDS[name].run()
    except StepError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0
