"""Look at the scripts: their types, as JSDoc says them (`tsc --checkJs`), and rules of style (eslint); and at the workflows (actionlint).

Run by `make check`.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = "tools/js"
MODULES = ROOT / PACKAGES / "node_modules"
LOOKED_AT = (
    "assets",
    "labextensions",
    "book/_ext",
    "live-cells/runtime",
    "live-cells/build",
    "tests/live",
    "tools/handover/static",
    PACKAGES,
)
# Their objects get fields that no class declares yet (`Object.assign(this, ...)`) or that browsers' types do not know. A file leaves the
# list when its types are said; `check` tells when one can.
UNTYPED = frozenset({
    "assets/stage.js",
    "live-cells/runtime/access.js",
    "live-cells/runtime/ahead.js",
    "live-cells/runtime/fragment.js",
    "live-cells/runtime/kernel.js",
    "live-cells/runtime/live.js",
    "live-cells/runtime/manager.js",
    "live-cells/runtime/output_widget.js",
    "live-cells/runtime/outputs.js",
    "live-cells/runtime/page.js",
    "live-cells/runtime/python.js",
    "live-cells/runtime/worker.js",
})  # fmt: skip
FILE = re.compile(r"^(?P<file>[^\s(][^(]*)\(\d+,\d+\): error ")
# A package that is not installed: esbuild, which puts it into the page's script, says so as well, and `make check` needs none of them.
PACKAGE = re.compile(r"error TS2307: Cannot find module '(?:\.\./node_modules/|[@\w])")


def run(node: str, *arguments: str) -> str:
    """Run a program of the packages and return what it says.

    Args:
        arguments: the script, relative to the packages, and what follows it.
    """
    command = [node, str(MODULES / arguments[0]), *arguments[1:]]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.stdout + done.stderr if done.returncode else ""


def of_types(report: str, untyped: frozenset[str] = UNTYPED) -> list[str]:
    """Return the faults of types that count, and the files that need no exception any more.

    Args:
        said: what the type checker said.
        untyped: files whose types are not said yet.
    """
    faults, excused = [], set()
    for line in report.splitlines():
        place = FILE.match(line)
        name = place["file"].replace("\\", "/") if place else ""
        if name in untyped:
            excused.add(name)
        elif not line.startswith(" ") and not PACKAGE.search(line):  # what is set in explains the line above
            faults.append(line)
    spare = [f"{name} has no fault of types: take it off the list in tools/javascript.py" for name in untyped - excused]
    return [*faults, *sorted(spare)]


def faults(node: str) -> list[str]:
    """Return every fault of the scripts and of the workflows."""
    types = of_types(run(node, "typescript/bin/tsc", "-p", f"{PACKAGES}/tsconfig.json"))
    style = run(node, "eslint/bin/eslint.js", "--config", f"{PACKAGES}/eslint.config.js", *LOOKED_AT)
    workflows = run(node, "../workflows.js")
    return [*types, *filter(None, (style, workflows))]


def main(arguments: list[str]) -> int:
    """Print every fault; return 1 if there is one."""
    problems = faults(arguments[0])
    print("\n".join(problems) or "javascript: types, style and workflows are right")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
