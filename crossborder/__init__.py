"""Dated, sourced rules of formal international cooperation against cybercrime.

Every conclusion comes with the provisions it rests on, and every rule is asked "on" a day. This is teaching material, not
legal advice.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from crossborder.facts import DataError, FactsMissingError, facts
from crossborder.request import RequestElement, request_elements
from crossborder.rules import (
    ASSURANCES,
    MEASURES,
    CooperationRequest,
    QuestionError,
    assess,
    bases_between_all,
    bound,
    contested,
    deposited,
    dual_criminality,
    had_joined,
    legal_bases,
    possible_bases,
    punished,
    reach,
    standing,
)
from crossborder.rules.errors import require_known

if TYPE_CHECKING:
    from types import ModuleType

    from crossborder.facts.records import Instrument

__all__ = [
    "ASSURANCES",
    "MEASURES",
    "CooperationRequest",
    "DataError",
    "FactsMissingError",
    "QuestionError",
    "RequestElement",
    "assess",
    "bases_between_all",
    "bound",
    "contested",
    "deposited",
    "dual_criminality",
    "exercises",
    "facts",
    "had_joined",
    "instrument",
    "instruments",
    "legal_bases",
    "possible_bases",
    "punished",
    "reach",
    "request_elements",
    "standing",
]


def instruments() -> tuple[Instrument, ...]:
    """Every instrument the data holds."""
    return facts().instruments


def instrument(instrument_id: str) -> Instrument:
    """One instrument.

    Args:
        instrument_id: its id, such as ``budapest_185``.

    Returns:
        The instrument with its provisions and rules.

    Raises:
        QuestionError: when there is none with this id; the message names near ones.
    """
    require_known("The instrument", instrument_id, facts().instrument_by_id)
    return facts().instrument_by_id[instrument_id]


def __getattr__(name: str) -> ModuleType:
    """Import the exercises only when somebody asks for them: facts and rules work without ipywidgets."""
    if name == "exercises":
        return import_module("crossborder.exercises")
    message = f"module 'crossborder' has no attribute {name!r}"
    raise AttributeError(message)
