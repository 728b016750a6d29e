"""Mutation testing: every test asks afresh, because an answer kept from another test would hide a changed rule."""

from __future__ import annotations

import os
import sys
from functools import _lru_cache_wrapper

import pytest


@pytest.fixture(autouse="MUTANT_UNDER_TEST" in os.environ)
def _asked_afresh() -> None:
    rules = [module for name, module in sys.modules.items() if name.startswith("crossborder.rules")]
    for kept in (value for module in rules for value in vars(module).values() if isinstance(value, _lru_cache_wrapper)):
        kept.cache_clear()
