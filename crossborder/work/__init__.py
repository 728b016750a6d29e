"""A learner's work: kept where the learner is, exported, read back, gathered into a class report. Standard library only."""

from typing import Any

from crossborder.work.keeper import Keeper
from crossborder.work.places import Place, keep, kept, place
from crossborder.work.record import Work, WorkError, WorkFile, read_work

__all__ = [
    "ClassReport",
    "Keeper",
    "Place",
    "Work",
    "WorkError",
    "WorkFile",
    "class_report",
    "keep",
    "kept",
    "place",
    "read_work",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a class and a function
    """The class report is imported when somebody asks for it: a learner's page does without."""
    if name in {"ClassReport", "class_report"}:
        from crossborder.work import report  # noqa: PLC0415 - as above

        return getattr(report, name)
    message = f"module 'crossborder.work' has no attribute {name!r}"
    raise AttributeError(message)
