"""A learner's work: kept where the learner is, exported, read back, gathered into a class report. Standard library only."""

from crossborder.work.places import Place, keep, kept, place
from crossborder.work.record import Work, WorkError, WorkFile, read_work
from crossborder.work.report import ClassReport, class_report

__all__ = [
    "ClassReport",
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
