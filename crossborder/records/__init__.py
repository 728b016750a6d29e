"""Dated, sourced facts of treaty law and national law. Standard library only."""

from crossborder.records.dates import PartialDate, in_words
from crossborder.records.errors import FactsMissingError
from crossborder.records.store import facts, load

__all__ = ["FactsMissingError", "PartialDate", "facts", "in_words", "load"]
