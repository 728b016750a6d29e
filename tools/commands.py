"""What each command does, as a list of steps."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools import browsers, project, serve, variables
from tools.build import (
    BUILT,
    CLASS_STEP,
    FACTS_STEP,
    FUZZ_STEP,
    FUZZER,
    JAVASCRIPT_PACKAGES_STEP,
    JAVASCRIPT_STEP,
    LAB_STEP,
    LITE_STEP,
    LIVE_STEP,
    MAINTAIN_STEP,
    NEXT_PACKAGES_STEP,
    PAGES_STEP,
    TEST_PACKAGES_STEP,
    build_facts,
    build_next,
    built,
    installed,
    make,
    print_ledger,
)
from tools.packing import PACKERS
from tools.project import (
    BUILD,
    MAINTAIN,
    PAGES_IMPORT,
    ROOT,
    SITE,
    environment,
    python,
    python_in,
    require_clean,
)
from tools.steps import StepError, call, side_by_side

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


FAST = "not browser and not slow"
# Every cell of the notebooks is run, in the Python that runs the tests.
NOTEBOOKS = ("--nbval-lax", "--nbval-current-env")
# Each starts a kernel, which takes longer than its cells: `tests/notebooks/` runs the live cells of all of them in one Python.
WITHOUT_NOTEBOOKS = ("-p", "no:nbval")
COVERAGE = BUILD / "coverage"
# Containers often tell Python to keep no compiled code. Each worker, kernel and program of the tests would then compile all of it anew.
COMPILED_IS_KEPT = {"PYTHONDONTWRITEBYTECODE": ""}


def pytest(*arguments: str, workers: int, env: Mapping[str, str] | None = None) -> None:
    """Run tests, rules for code first.

    Args:
        arguments: which tests.
        env: what they find in the environment.
    """
    make(JAVASCRIPT_PACKAGES_STEP)
    look_at_code()
    make(CLASS_STEP)
    # Whoever is done takes over tests from the end of another's list, so that neighbours, which share a page, mostly stay together; notebooks,
    # whose cells share a kernel, come first (`testpaths`) after what takes longest (`tests/conftest.py`).
    kept = {**COMPILED_IS_KEPT, **(env or {})}
    python("-m", "pytest", "-n", str(workers), "--dist", "worksteal", *arguments, env=kept)


def look_at_code() -> None:
    """Look at types and style, of Python and of scripts; what takes longest comes first."""
    side_by_side(
        lambda: python("-m", "mypy", "--no-error-summary", quiet=True),
        lambda: make(JAVASCRIPT_STEP),
        lambda: python("-m", "ruff", "check", ".", quiet=True),
        lambda: python("-m", "ruff", "format", "--check", "--quiet", ".", quiet=True),
    )


def plain(*arguments: str) -> None:
    """Run a module that needs the standard library alone, in the Python that runs this: nothing has to be installed first.

    Args:
        arguments: the module and what follows it.
    """
    call([sys.executable, "-m", *arguments], root=ROOT, env=environment())


# Commands --------------------------------------------------------------------------------------------------------


def serve_command() -> None:
    """Build the book with its live exercises, serve it on this machine, print the address."""
    serve.look_at(os.environ.get("PORT"), os.environ.get("HOST", serve.HOST))
    built()
    serve.serve(SITE, os.environ.get("PORT"), os.environ.get("HOST", serve.HOST))


def test_command() -> None:
    """Build the site and run every test: about 13 minutes on two idle cores once the site is built (the aim is 12)."""
    browsers.ensure(ROOT)
    built(lambda: make(TEST_PACKAGES_STEP, LAB_STEP, CLASS_STEP, JAVASCRIPT_PACKAGES_STEP, LITE_STEP))
    print_ledger()
    # The tests' own closing line comes last: it is what a reader, or a CI server, looks for.
    # Three workers for two cores, and for the browsers and kernels that work beside them: a third of the time of a test in a browser is waiting.
    pytest(*NOTEBOOKS, workers=3)


def check_command() -> None:
    """Run what needs no browser and no built site, in about a minute once installed."""
    installed()
    make(FACTS_STEP, PAGES_STEP)
    # No browser works beside the workers: there may be one for each core. Each holds half a gigabyte.
    workers = min(os.cpu_count() or 1, 4)
    pytest(*WITHOUT_NOTEBOOKS, "-m", FAST, workers=workers, env={"EXAMPLES": "few"})


def coverage_command() -> None:
    """Run what `make check` runs, and the notebooks; print how many branches of crossborder/ that goes through (at least 95 of 100)."""
    installed()
    make(FACTS_STEP, PAGES_STEP)
    shutil.rmtree(COVERAGE, ignore_errors=True)
    COVERAGE.mkdir(parents=True)
    tests = ("-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", *NOTEBOOKS, "-m", FAST)
    python("-m", "coverage", "run", *tests, env={**COMPILED_IS_KEPT, "EXAMPLES": "few"})
    python("-m", "coverage", "combine", "--quiet")
    python("-m", "coverage", "report")


def facts_command() -> None:
    """Check the facts in data/, pack them, and list which claims are unverified."""
    installed()
    build_facts()
    print_ledger()


def data_command() -> None:
    """Write the data for others into _build/data/: CSV, Parquet, JSON and its schema."""
    installed()
    make(FACTS_STEP)
    python("-m", "tools.facts.export")


def site_command() -> None:
    """Build the static site into _build/site/, ready to upload, also under a sub-path."""
    built()
    print("The site is in _build/site/: upload what is in it, or look at it with `make serve`.")


def next_command() -> None:
    """Build the same content with current Sphinx into _build/next/ (before a release; not part of the tests)."""
    installed()
    make(FACTS_STEP, LIVE_STEP, PAGES_STEP, NEXT_PACKAGES_STEP)
    build_next()
    print("The pages are in _build/next/html/.")


def bench_command() -> None:
    """Run the benchmarks and print them as tables; JSON goes to _build/bench/."""
    built(lambda: make(TEST_PACKAGES_STEP, CLASS_STEP))
    python("-m", "benchmarks", env={"PYTHONPATH": PAGES_IMPORT})


def fuzz_command() -> None:
    """Give every reader of strangers' files what it dislikes; READER names one, SECONDS says how long for each (60)."""
    variables.reader()
    variables.seconds()
    installed()
    make(FACTS_STEP, FUZZ_STEP)
    python("-m", "benchmarks.fuzz", env={"PYTHONPATH": os.pathsep.join([str(ROOT), str(FUZZER)])})


def links_command() -> None:
    """Ask every external address the book cites whether it still answers (needs the network)."""
    built()
    python("-m", "tools.links")


def content_command() -> None:
    """Name every fault in facts, lessons, questions, glossary, errata, chapters, slides and words, in one go."""
    installed()
    python("-m", "tools.content", env={"PYTHONPATH": PAGES_IMPORT})


def new_exercise_command() -> None:
    """Begin a new exercise as a copy of a short one that works; NAME names it."""
    plain("tools.new_exercise", os.environ.get("NAME", ""))
    if project.PYTHON.exists():  # else nothing is installed yet, and `make check` names what is out of order
        # Its names come at other places of the alphabet than those it was copied from, and a long one makes a line too long.
        python("-m", "ruff", "check", "--fix", "--quiet", "crossborder/exercises")
        python("-m", "ruff", "format", "--quiet", "crossborder/exercises")


def notebooks_command() -> None:
    """Write the notebooks anew in their fixed form."""
    plain("tools.notebooks")


def lab_command() -> None:
    """Open the notebooks in JupyterLab, with everything they need."""
    installed()
    make(FACTS_STEP, LAB_STEP)
    python("-m", "jupyterlab", *lab_options(), "notebooks", env=LAB_ENVIRONMENT)


LAB_ENVIRONMENT = {
    # What a build keeps away from its notebooks and a student wants: work is kept beside the notebook, and figures are shown.
    "CROSSBORDER_WORK": "",
    "MPLBACKEND": "",
    # JupyterLab would ask each newcomer whether it may fetch its news, over the notebook.
    "JUPYTER_CONFIG_PATH": str(ROOT / "tools" / "lab"),
}


def lab_options() -> tuple[str, ...]:
    """What JupyterLab is started with, beside the folder it shows."""
    # In a container everybody is root; JupyterLab listens to this machine alone and asks for its token either way.
    root = ("--allow-root",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
    # Nobody else's machine is asked for news or a newer version.
    quiet = ("--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", "--LabApp.news_url=None")
    # The extension that keeps keys inside an exercise; a wheel brings it, an editable copy of the project does not.
    return (*root, *quiet, f"--LabApp.extra_labextensions_path={ROOT / 'labextensions'}")


def lite_command() -> None:
    """Build the site with JupyterLite inside, the notebooks in a whole JupyterLab that needs no server: _build/site/lite/."""
    built(lambda: make(LITE_STEP))
    python("-m", "tools.lite")


def lecturer_command() -> None:
    """Write the lecturer's edition into _build/lecturer/ (keys, rubrics, role cards, papers; SEED, VARIANTS)."""
    variables.variants()
    installed()
    make(FACTS_STEP, CLASS_STEP)
    python("-m", "tools.lecturer", env={"PYTHONPATH": PAGES_IMPORT})


def class_report_command() -> None:
    """Write the report on a folder of work files into _build/class-report/; FILES names the folder, LIST a class list."""
    variables.class_folder()
    variables.class_list()
    installed()
    make(FACTS_STEP, CLASS_STEP)
    python("-m", "tools.class_report", env={"PYTHONPATH": PAGES_IMPORT})


def books_command() -> None:
    """Write the chapters as an ePub and as PDF files into _build/books/."""
    built()
    python("-m", "tools.books", env={"PYTHONPATH": PAGES_IMPORT})


def handover_command() -> None:
    """Write packages for learning platforms (SCORM 1.2 and 2004) into _build/handover/."""
    built()
    python("-m", "tools.handover")


def one_file_command() -> None:
    """Write a chapter with its exercise as one file that opens from a folder into _build/one-file/; NAME names the exercise."""
    variables.exercise()
    built()
    python("-m", "tools.one_file")


def release_command() -> None:
    """Make a release into _build/release/ (site, offline copy, packages, check sums); the lecturer's edition beside it (SEED)."""
    variables.variants()
    require_clean()
    built(lambda: make(MAINTAIN_STEP, CLASS_STEP))
    python("-m", "tools.release", env={"PYTHONPATH": PAGES_IMPORT})


def check_host_command() -> None:
    """Say what a host does wrong that serves the site; URL names it."""
    plain("tools.check_host", os.environ.get("URL", ""))


def changes_command() -> None:
    """Join the files of changes/ into the changelog."""
    plain("tools.changes")


def hooks_command() -> None:
    """Look at each commit before it is made (pre-commit), from now on, in this copy."""
    installed()
    make(MAINTAIN_STEP)
    call([python_in(MAINTAIN), "-m", "pre_commit", "install"], root=ROOT)
    print("The first commit takes a minute or two: pre-commit installs then what looks at commits.")


# Where jsonschema finds it, it builds 38 grammars to know addresses of the world: a second and a half of each program that reads a notebook, and
# of each worker of the tests. JupyterLab goes on without it, and checks no such address.
LEFT_OUT = ("--no-emit-package", "rfc3987-syntax", "--no-emit-package", "lark")


def lock_command() -> None:
    """Compile every requirements*.in to its lock file anew (for contributors who change a version)."""
    make(MAINTAIN_STEP)
    options = ("--universal", "--generate-hashes", "--python-version", "3.11", "--fork-strategy", "fewest")
    quiet = ("--no-emit-index-url", "--no-header", "--upgrade", "--quiet")
    # The first one comes first: requirements-lab.in takes its versions from it.
    own = sorted(ROOT.glob("requirements*.in"), key=lambda path: (len(path.stem), path.stem))
    for source in (path.relative_to(ROOT) for path in (*own, *sorted(ROOT.glob("benchmarks/*.in")))):
        target = ("-o", source.with_suffix(".txt"), source)
        left_out = LEFT_OUT if source.stem == "requirements-lab" else ()
        words = (*options, *quiet, *left_out, *target)
        call([python_in(MAINTAIN), "-m", "uv", "pip", "compile", *words], root=ROOT, quiet=True)


def clean_command() -> None:
    """Remove everything that was built and installed."""
    for name in (*BUILT, *(path.name for path in ROOT.glob("*.egg-info"))):
        shutil.rmtree(ROOT / name, ignore_errors=True)
    for packer in PACKERS:
        (ROOT / packer.target).unlink(missing_ok=True)


def help_command() -> None:
    """List the commands."""
    for name, command in COMMANDS.items():
        print(f"make {name:12} {command.says}")


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
        "coverage": coverage_command,
        "facts": facts_command,
        "data": data_command,
        "site": site_command,
        "next": next_command,
        "bench": bench_command,
        "fuzz": fuzz_command,
        "content": content_command,
        "new-exercise": new_exercise_command,
        "notebooks": notebooks_command,
        "lab": lab_command,
        "lite": lite_command,
        "lecturer": lecturer_command,
        "class-report": class_report_command,
        "handover": handover_command,
        "books": books_command,
        "one-file": one_file_command,
        "release": release_command,
        "check-host": check_host_command,
        "links": links_command,
        "changes": changes_command,
        "hooks": hooks_command,
        "lock": lock_command,
        "clean": clean_command,
        "help": help_command,
    }.items()
}


def main(arguments: list[str]) -> int:
    """Run one command and return the exit code."""
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
