"""Look at the scripts: their types, as JSDoc says them (`tsc --checkJs`), and rules of style (eslint); and at the workflows (actionlint).

Run by `make check`.
"""

from __future__ import annotations

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


def run(node: str, *arguments: str) -> str:
    """Run a program of the packages and return what it says.

    Args:
        arguments: the script, relative to the packages, and what follows it.
    """
    command = [node, str(MODULES / arguments[0]), *arguments[1:]]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.stdout + done.stderr if done.returncode else ""


def faults(node: str) -> list[str]:
    """Return what each check of the scripts and of the workflows finds wrong."""
    checks = (
        ("typescript/bin/tsc", "-p", f"{PACKAGES}/tsconfig.json"),
        ("eslint/bin/eslint.js", "--config", f"{PACKAGES}/eslint.config.js", *LOOKED_AT),
        ("../workflows.js",),
    )
    return [report for check in checks if (report := run(node, *check))]


def main(arguments: list[str]) -> int:
    """Print every fault; return 1 if there is one."""
    problems = faults(arguments[0])
    print("\n".join(problems) or "javascript: types, style and workflows are right")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
