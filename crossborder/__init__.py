"""Dated, sourced rules of formal international cooperation against cybercrime.

Every conclusion comes with the provisions it rests on, and every rule is asked "on" a day. This is teaching material, not
legal advice.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from crossborder.records import FactsMissingError, facts
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
from crossborder.version import VERSION as __version__  # noqa: N811 - the name under which Python looks for it

if TYPE_CHECKING:
    from crossborder import exercises, request, tables
    from crossborder.records.records import Instrument
    from crossborder.request import RequestElement, request_elements

__all__ = [
    "ASSURANCES",
    "MEASURES",
    "CooperationRequest",
    "FactsMissingError",
    "QuestionError",
    "RequestElement",
    "__version__",
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
    "request",
    "request_elements",
    "standing",
    "tables",
]

# Imported when somebody asks for them: facts and rules need neither ipywidgets nor pandas, and start in half the time.
_MODULES = ("exercises", "request", "tables")
_OF_REQUEST = ("RequestElement", "request_elements")


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


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module, or a name of one
    """Import a part of the package when it is first asked for."""
    if name in _MODULES:
        return import_module(f"crossborder.{name}")
    if name in _OF_REQUEST:
        return getattr(import_module("crossborder.request"), name)
    message = f"module 'crossborder' has no attribute {name!r}"
    # With these, Python itself says which name was meant.
    raise AttributeError(message, name=name, obj=sys.modules[__name__])


def __dir__() -> list[str]:
    """Name the parts that are not imported yet, too."""
    return sorted({*globals(), *__all__})
