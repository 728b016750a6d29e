"""What the page around an exercise offers; outside a live page (JupyterLab, tests) the nearest thing to it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def save_file(name: str, data: bytes | str, media_type: str = "application/octet-stream") -> str:
    """Give the learner a file: as a download in a live page, elsewhere in the folder Python works in.

    Args:
        name: file name with its ending, without a path.
        data: the contents; text is written as UTF-8.
        media_type: its type, such as ``application/json``.

    Returns:
        Where it went: its name in a live page (the browser saves it), elsewhere the whole path.

    Raises:
        OSError: outside a live page, when the folder cannot be written to.
    """
    files = _module("live_files")
    if files:
        return str(files.offer(name, data, media_type))
    place = Path.cwd() / Path(name).name
    # Half a character, as browsers allow it in a field, would stop the whole file.
    place.write_bytes(data.encode("utf-8", "replace") if isinstance(data, str) else data)
    return str(place)


def is_page() -> bool:
    """Whether this runs in a live page, where the browser saves files and does not say whether it did."""
    return _module("live_files") is not None


def fragment() -> str:
    """What follows ``#`` in the page's address, decoded; empty outside a live page."""
    store = _module("live_store")
    return str(store.fragment()) if store else ""


def take_fragment() -> str:
    """The fragment, if it asks for something new: a reload of the page finds it taken. Empty outside a live page."""
    store = _module("live_store")
    return str(store.take_fragment()) if store else ""


def on_fragment(callback: Callable[[str], object]) -> Callable[[], None]:
    """Hear when a link on the page leads to another fragment, or to the same one again.

    Args:
        callback: is given the fragment, decoded.

    Returns:
        A function that ends it; outside a live page there is nothing to hear and to end.
    """
    return _heard("on_fragment", callback)


def on_refused(callback: Callable[[list[str]], object]) -> Callable[[], None]:
    """Hear when the browser does not keep a learner's work (its storage is full or blocked), and when it does again.

    Args:
        callback: is given the keys that are not kept; an empty list when all are.

    Returns:
        A function that ends it; outside a live page nothing is ever refused.
    """
    return _heard("on_refused", callback)


def _heard(event: str, callback: Callable[[Any], object]) -> Callable[[], None]:
    store = _module("live_store")
    stop: Callable[[], None] = getattr(store, event)(callback) if store else lambda: None
    return stop


def _module(name: str) -> Any:  # noqa: ANN401 - the modules of a live page exist only there
    """A module that only a live page has, or ``None``."""
    try:
        return import_module(name)
    except ImportError:
        return None
