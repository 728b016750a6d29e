"""The variables of a command, looked at before anything is installed or built: nobody waits for minutes to hear of a wrong letter.

Standard library only, and whatever Python runs the command.
"""

from __future__ import annotations

import ast
import math
import os
from pathlib import Path
from typing import TYPE_CHECKING

from tools.project import BUILD, ROOT
from tools.steps import StepError

if TYPE_CHECKING:
    from collections.abc import Mapping

VARIANTS, MOST_VARIANTS = 4, 200
SECONDS = 60
CLASS_REPORT = BUILD / "class-report"


def exercise(environ: Mapping[str, str] = os.environ, notebooks: Path = ROOT / "notebooks") -> str:
    """Return the exercise that NAME names.

    Args:
        notebooks: the folder of the notebooks, one for each exercise.

    Raises:
        StepError: when there is none; the message names those that there are.
    """
    name = environ.get("NAME", "")
    known = sorted(path.stem for path in notebooks.glob("*.ipynb"))
    if name not in known:
        raise StepError(f"There is no exercise {name!r}. Say NAME=, one of: {', '.join(known)}")
    return name


def variants(environ: Mapping[str, str] = os.environ) -> int:
    """Return how many papers VARIANTS asks for.

    Raises:
        StepError: when it is no such number.
    """
    text = environ.get("VARIANTS") or str(VARIANTS)
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(MOST_VARIANTS))
    if not is_number or not 1 <= int(text) <= MOST_VARIANTS:
        raise StepError(
            f"VARIANTS={text} is no number of papers. Expected: 1 to {MOST_VARIANTS}, such as VARIANTS={VARIANTS}."
        )
    return int(text)


def reader(environ: Mapping[str, str] = os.environ, listed: Path = ROOT / "benchmarks" / "fuzzed.py") -> str:
    """Return the reader of strangers' files that READER names; empty for all of them.

    Args:
        listed: the module that lists them; it is read, not imported, since what it imports may not be installed yet.

    Raises:
        StepError: when there is none; the message names those that there are.
    """
    name = environ.get("READER", "")
    lines = ast.parse(listed.read_text("utf-8")).body
    table = next(
        line.value for line in lines if isinstance(line, ast.AnnAssign) and ast.unparse(line.target) == "READERS"
    )
    known = sorted(ast.literal_eval(key) for key in table.keys if key) if isinstance(table, ast.Dict) else []
    if name and name not in known:
        raise StepError(
            f"There is no reader {name!r}. Say READER=, one of: {', '.join(known)}; or nothing, for all of them."
        )
    return name


def seconds(environ: Mapping[str, str] = os.environ) -> float:
    """Return how long SECONDS lets each reader be tried.

    Raises:
        StepError: when it is no length of time.
    """
    text = environ.get("SECONDS") or str(SECONDS)
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not 0 < number < math.inf:
        raise StepError(
            f"SECONDS={text} is no length of time. Expected: seconds for each reader, such as SECONDS={SECONDS}."
        )
    return number


def class_folder(environ: Mapping[str, str] = os.environ, report: Path = CLASS_REPORT) -> Path:
    """Return the folder of a class's files that FILES names.

    Args:
        report: where the report goes; what was in it is removed, so that nobody's files may lie there.

    Raises:
        StepError: when it is no folder, or one that the report would empty or fill.
    """
    text = environ.get("FILES", "")
    try:
        folder = Path(text).expanduser()
        is_folder = bool(text) and folder.is_dir()
    except (RuntimeError, ValueError, OSError):  # a home folder that is not known, a NUL byte, a name that is too long
        is_folder = False
    if not is_folder:
        raise StepError(
            f"FILES={text} is no folder. Expected: the folder with the class's files, such as FILES=~/class."
        )
    inside, place = folder.resolve(), report.resolve()
    if inside.is_relative_to(place) or place.is_relative_to(inside):
        raise StepError(
            f"FILES={text} holds the report's own folder or lies in it, and what is there is removed. "
            "Expected: a folder of its own for the class's files, such as FILES=~/class."
        )
    return folder


def class_list(environ: Mapping[str, str] = os.environ) -> str:
    """Return the text of the class list that LIST names, in UTF-8 or as spreadsheets write Unicode; empty where none is named.

    Args:
        environ: the variables; ``~`` is the home folder.

    Raises:
        StepError: when there is no such file, or it cannot be read.
    """
    named = environ.get("LIST", "")
    if not named:
        return ""
    try:
        data = Path(named).expanduser().read_bytes()
        return data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8")
    except (OSError, RuntimeError, UnicodeDecodeError, ValueError) as error:
        raise StepError(
            f"LIST={named} is no file of text that can be read. Expected: one name a line, and a group after a comma; save it as UTF-8."
        ) from error
