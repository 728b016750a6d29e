"""The tries at a task, as they are kept: what was answered, after how many hints, and what the rules said."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crossborder.records.bounded import read_json

if TYPE_CHECKING:
    from collections.abc import Mapping

# Under this name, with the task's own, a state keeps them. Later tries than these teach a lecturer nothing more.
PLACE, MOST = "tries.", 20
MOST_HINTS = 100


@dataclass(frozen=True, slots=True)
class Try:
    """One try at a task.

    Args:
        answers: what was answered, by field.
        hints: how many hints were shown before it.
        verdict: what the rules said: ``right``, ``not_yet``, ``not_graded`` or ``note``.
    """

    answers: Mapping[str, Any]
    hints: int
    verdict: str


def read_tries(text: object) -> tuple[Try, ...]:
    """Read the tries at a task; what is no try is left out, for a file can hold anything."""
    try:
        content, _ = read_json(text if isinstance(text, str) else "")
    except ValueError:
        return ()
    fields = content[:MOST] if isinstance(content, list) else []
    return tuple(made for each in fields if (made := _try(each)))


def tries_in(values: Mapping[str, Any]) -> dict[str, tuple[Try, ...]]:
    """The tries at each task of an exercise that has any."""
    by_task = {key.removeprefix(PLACE): read_tries(text) for key, text in values.items() if key.startswith(PLACE)}
    return {task: tries for task, tries in by_task.items() if tries}


def _try(entry: object) -> Try | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("answers"), dict):
        return None
    hints, verdict = entry.get("hints"), entry.get("verdict")
    return Try(entry["answers"], hints_of(hints), verdict if isinstance(verdict, str) else "")


def hints_of(hints: object) -> int:
    """How many hints were shown; what is no such number is none."""
    return hints if isinstance(hints, int) and not isinstance(hints, bool) and 0 <= hints <= MOST_HINTS else 0


def with_try(text: str, new: Try) -> str:
    """The tries with one more; the same answers once more are no new try."""
    tries = read_tries(text)
    if len(tries) >= MOST or (tries and tries[-1].answers == new.answers):
        return text
    listed = [{"answers": dict(one.answers), "hints": one.hints, "verdict": one.verdict} for one in (*tries, new)]
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
