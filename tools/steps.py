"""One step of the build: it runs only when what it reads has changed, and says in one line what it does."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

# Folders that other programs fill: never an input of a step.
IGNORED_FOLDERS = frozenset({
    "__pycache__", "node_modules", ".cache", ".ipynb_checkpoints", ".jupyter_cache", ".mypy_cache", ".ruff_cache",
})  # fmt: skip


class StepError(Exception):
    """A step failed; the message tells the reader what to do about it."""


def run_main(main: Callable[[], int]) -> NoReturn:
    """Run a module as a program: a step that fails ends it with one line that says why."""
    try:
        sys.exit(main())
    except StepError as error:
        sys.exit(str(error))


@dataclass(frozen=True)
class Step:
    """A piece of the build.

    Args:
        name: file name of its stamp.
        says: what the reader sees while it runs, without a full stop.
        inputs: files and folders it reads, relative to the project; a missing one counts as empty.
        outputs: files and folders it makes; if one is missing the step runs again.
        run: does the work; called without arguments.
        also: anything else the result depends on, such as a version.
    """

    name: str
    says: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    run: Callable[[], None]
    also: str = ""


def input_files(root: Path, inputs: Iterable[str]) -> Iterator[Path]:
    """Yield every file below the inputs, in a fixed order.

    Args:
        inputs: files and folders relative to it.
    """
    for name in inputs:
        path = root / name
        if path.is_file():
            yield path
        for folder, subfolders, files in os.walk(path):
            subfolders[:] = sorted(
                each for each in subfolders if each not in IGNORED_FOLDERS and not each.endswith(".egg-info")
            )
            yield from (Path(folder, file) for file in sorted(files))


def digest(root: Path, inputs: Iterable[str], also: str = "") -> str:
    """Return a hash of names and contents, so that a fresh checkout of the same commit changes nothing."""
    total = hashlib.sha256(also.encode())
    for path in input_files(root, inputs):
        total.update(path.relative_to(root).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def run_step(step: Step, root: Path, stamps: Path) -> bool:
    """Run a step if its inputs changed, its outputs are missing, or it did not finish last time.

    Args:
        stamps: folder of the stamps.

    Returns:
        Whether it ran.
    """
    stamp = stamps / step.name
    wanted = digest(root, step.inputs, step.also)
    made = all((root / output).exists() for output in step.outputs)
    if made and stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return False
    stamp.unlink(missing_ok=True)
    print(f"{step.says} ...", flush=True)
    started = time.monotonic()
    step.run()
    print(f"  {step.name}: done in {time.monotonic() - started:.0f} s", flush=True)
    stamp.parent.mkdir(parents=True, exist_ok=True)
    # Hashed again: a step may make files inside the folders it reads (facts.json beside its loader).
    stamp.write_text(digest(root, step.inputs, step.also), encoding="ascii")
    return True


def side_by_side(*works: Callable[[], object]) -> None:
    """Do pieces of work that need nothing of each other, two at a time: each uses one core.

    Args:
        works: the pieces; when several fail, the first of them tells why.
    """
    with ThreadPoolExecutor(2) as both:
        for done in [both.submit(work) for work in works]:
            done.result()


def call(
    command: Sequence[str | Path], *, root: Path, env: Mapping[str, str] | None = None, quiet: bool = False
) -> None:
    """Run a program in the project's folder.

    Args:
        env: variables to add to this process's own.
        quiet: keep its output back, and show it only when it fails.

    Raises:
        StepError: when the program is missing or fails.
    """
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words, cwd=root, env={**os.environ, **(env or {})}, check=False, text=True, encoding="utf-8",
            errors="replace", stdout=subprocess.PIPE if quiet else None, stderr=subprocess.STDOUT if quiet else None,
        )  # fmt: skip
    except FileNotFoundError as error:
        raise StepError(f"The program {words[0]} was not found; it is needed for: {' '.join(words)}") from error
    if done.returncode:
        sys.stdout.write(done.stdout or "")
        raise StepError(f"This command failed with exit code {done.returncode}: {' '.join(words)}")
