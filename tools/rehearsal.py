"""Makes every exercise from lessons that are packed, and not yet kept: what is wrong with words only shows there when nothing else names it.

This happens in a process of its own and with a copy of the package, so that a fault ends nothing and stays nowhere.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from tools.packing import LESSONS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
EXPECTED = "words that the code at this place can use"
STOPPED = "the exercises were not looked at any further"


def faults(lessons: Path, root: Path = ROOT) -> list[str]:
    """Return what the exercises cannot do with these lessons.

    Args:
        lessons: the file of lessons, as packed.
        root: the project, with the facts that were packed last.
    """
    folder = lessons.parent / "rehearsal"
    shutil.copytree(root / "crossborder", folder / "crossborder")
    shutil.copy(lessons, folder / LESSONS)
    path = os.pathsep.join([str(folder), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-m", "tools.rehearsal"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no word"])[-1]
        return [f"lessons: {STOPPED}: {last}. Expected: {EXPECTED}."]
    said: list[str] = json.loads(done.stdout.splitlines()[-1])
    return said


def _rehearse() -> Iterator[str]:
    """Import all that reads words, and draw each exercise and its printed sheet."""
    try:
        from crossborder import exercises  # noqa: PLC0415 - it reads words as it is imported
        from crossborder.exercises.sheet import sheet  # noqa: PLC0415 - as above
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault in the words
        yield _fault("all exercises", error)
        return
    for name in exercises.__all__:
        try:
            getattr(exercises, name)
        except Exception as error:  # noqa: BLE001 - as above
            yield _fault(name, error)
    for one in exercises.EXERCISES:
        try:
            view = getattr(exercises, one.name)(keep_work=False)
            sheet(one, view.model)
            view.whole()
        except Exception as error:  # noqa: BLE001 - as above
            yield _fault(one.id, error)


def _fault(what: str, error: Exception) -> str:
    """The last place in the package that an error came from, in words."""
    frames = ((Path(frame.filename).parts, frame.lineno) for frame in traceback.extract_tb(error.__traceback__))
    # The module that hands out the words is in all of them; who asked is said.
    places = [
        f" ({'/'.join(parts[parts.index('crossborder') :])}, line {line})"
        for parts, line in frames
        if "crossborder" in parts and parts[-1] != "lessons.py"
    ]
    place = places[-1] if places else ""
    where = f"lessons/{what}" if Path(ROOT, "lessons", what).is_dir() else f"lessons ({what})"
    return f"{where}: cannot be shown{place}: {type(error).__name__}: {str(error).rstrip('.')}. Expected: {EXPECTED}."


if __name__ == "__main__":
    print(json.dumps(list(dict.fromkeys(_rehearse()))))
