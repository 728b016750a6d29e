"""Keeps an exercise's work in the page's own store where there is one, else for as long as Python runs."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType

_memory: dict[str, Any] = {}


def kept(key: str) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """What was kept under a key, or ``None``.

    Args:
        key: id of the exercise.
    """
    store = _store()
    return store.get(key) if store else _memory.get(key)


def keep(key: str, value: Any) -> None:  # noqa: ANN401 - JSON has no narrower type
    """Keep a value that JSON can hold.

    Args:
        key: id of the exercise.
        value: the value; it replaces what was kept before.
    """
    store = _store()
    if store:
        store.put(key, value)
    else:
        _memory[key] = value


def _store() -> ModuleType | None:
    """The page's store; outside a live page there is none."""
    try:
        return import_module("live_store")
    except ImportError:
        return None
