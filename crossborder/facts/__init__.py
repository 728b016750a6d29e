"""Dated, sourced facts of treaty law and national law. Standard library only."""

from crossborder.facts.dates import PartialDate, in_words
from crossborder.facts.errors import DataError, FactsMissingError, Problem
from crossborder.facts.store import facts, load

__all__ = ["DataError", "FactsMissingError", "PartialDate", "Problem", "facts", "in_words", "load"]
