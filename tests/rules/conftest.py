"""Mutation testing: an answer kept from before would hide a changed rule, so what the rules keep is forgotten."""

from __future__ import annotations

import os
import sys
from functools import _lru_cache_wrapper

import pytest

_VARIABLE, _STATISTICS = "MUTANT_UNDER_TEST", "stats"
_begun: set[str] = set()


@pytest.fixture(autouse=_VARIABLE in os.environ)
def _asked_afresh() -> None:
    """Forget once for each mutant, and before each test while it is counted which test calls which rule."""
    mutant = os.environ.get(_VARIABLE, "")
    if mutant in _begun:
        return
    if mutant != _STATISTICS:
        _begun.add(mutant)
    rules = [module for name, module in sys.modules.items() if name.startswith("crossborder.rules")]
    for kept in (value for module in rules for value in vars(module).values() if isinstance(value, _lru_cache_wrapper)):
        kept.cache_clear()
