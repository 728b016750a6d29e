"""What takes long to build or to start is made once in a test run, or once by each of its workers."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from live_cells.node import node_folder

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "_build" / "tests-live"
MOST_SECONDS_OF_A_BUILD = 600  # on a busy machine, where nothing is there yet
# Calls the functions it reads, one a line, and writes what each returns or throws.
CALLS = """import { createInterface } from 'node:readline';
for await (const line of createInterface({ input: process.stdin })) {
  const { script, given } = JSON.parse(line);
  const told = await Promise.resolve(given).then((it) => eval(script)(it)).then((said) => ({ said }), ({ stack }) => ({ threw: stack }));
  console.log(JSON.stringify(told));
}"""


@cache
def node() -> str:
    """The program that runs scripts, asked for its version once in a run."""
    return str(node_folder() / "node")


@cache
def calls() -> subprocess.Popen[str]:
    """A Node that runs as long as the worker: to start one takes longer than most of what it is asked."""
    program = subprocess.Popen(
        [node(), "--input-type=module", "-e", CALLS],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
    )  # fmt: skip
    atexit.register(program.communicate)  # its input ends, and so does it
    return program


def in_node(script: str, given: object) -> Any:
    """What a function in JavaScript returns, or its promise brings; the test fails with what it throws.

    Args:
        script: the function.
        given: what it is given.
    """
    program = calls()
    assert program.stdin
    assert program.stdout
    print(json.dumps({"script": script, "given": given}), file=program.stdin, flush=True)
    told = json.loads(program.stdout.readline())
    assert "threw" not in told, told["threw"]
    return told.get("said")


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a Python module of this project; the test fails with what it said."""
    done = subprocess.run(
        [sys.executable, "-m", *map(str, command)],
        cwd=ROOT / "live-cells",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def made_once(name: str, make: Callable[[], object]) -> Path:
    """Make a folder of `BUILD`: one worker of a run makes it, the others wait for it.

    Args:
        name: of the folder.
        make: what makes it.
    """
    run_id = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    begun, done = (BUILD / f"{name}-{word}-{run_id}" for word in ("begun", "done"))
    BUILD.mkdir(parents=True, exist_ok=True)
    try:
        begun.touch(exist_ok=False)
    except FileExistsError:
        for _ in range(10 * MOST_SECONDS_OF_A_BUILD):
            if done.is_file():
                break
            time.sleep(0.1)
        assert done.read_text(encoding="ascii") == "made", (
            f"another worker could not make {name}: its own test says why"
        )
        return BUILD / name
    for old in (*BUILD.glob(f"{name}-begun-*"), *BUILD.glob(f"{name}-done-*")):
        if old != begun:
            old.unlink()
    word = "failed"
    try:
        make()
        word = "made"
    finally:
        done.write_text(word, encoding="ascii")
    return BUILD / name


def default_runtime() -> Path:
    """Build the runtime that the wheel of live-cells holds, where the command that builds the wheel looks for it, and return its folder."""
    folder = ROOT / "live-cells" / ".cache" / "default"
    made_once("default", lambda: run("live_cells.build", "--out", folder))
    return folder
