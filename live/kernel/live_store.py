"""A small store in the reader's browser, for what a reader typed or chose.

Importable only in a live page (elsewhere: `ImportError`, so that a program can fall back on files). Values are anything
that JSON can hold. They survive a restart of the kernel and a reload of the page; they stay in this browser, kept apart
by the site's path. Reading is immediate: the page hands over everything it keeps when the kernel starts.

What the browser does not keep (its storage is blocked or full) can still be read here and survives a restart, but not a
reload: `refused()` names it, `on_refused()` tells of it.
"""

import json
from collections.abc import Callable
from typing import Any

_values: dict[str, str] = {}
_state: dict[str, Any] = {"persistent": False, "fragment": "", "refused": []}
_listeners: dict[str, list[Callable[[Any], object]]] = {"fragment": [], "refused": []}
_send: Callable[[str, dict[str, Any]], None] | None = None


def _connect(page: dict[str, Any], send: Callable[[str, dict[str, Any]], None]) -> None:
    """Take over what the page keeps (called when the kernel starts)."""
    global _send
    _values.clear()
    _values.update(page["store"])
    _state.update({name: page[name] for name in _state})
    _send = send


def _changed(key: str, text: str | None) -> None:
    """Another tab of this site changed a value."""
    if text is None:
        _values.pop(key, None)
    else:
        _values[key] = text


def _told(name: str, value: Any) -> None:
    """The page tells what has changed outside Python: `fragment` or `refused`."""
    _state[name] = value
    for listener in tuple(_listeners[name]):
        listener(value)


def _listen(name: str, callback: Callable[[Any], object]) -> Callable[[], None]:
    """Call `callback` on each change; returns what ends it."""
    listeners = _listeners[name]
    listeners.append(callback)

    def stop() -> None:
        if callback in listeners:
            listeners.remove(callback)

    return stop


def _post(content: dict[str, Any]) -> None:
    if _send is None:
        raise RuntimeError("live_store works only in a live page, after its kernel has started.")
    _send("store", content)


def put(key: str, value: Any) -> None:
    """Keep a value.

    Args:
        key: Its name, not empty.
        value: Anything `json.dumps` accepts.

    Raises:
        ValueError: The key is empty or not text.
        TypeError: The value cannot be written as JSON.
    """
    if not isinstance(key, str) or not key:
        raise ValueError(f"live_store.put: the key must be a text that is not empty, not {key!r}.")
    text = json.dumps(value, ensure_ascii=False)
    _values[key] = text
    _post({"key": key, "value": text})


def get(key: str, default: Any = None) -> Any:
    """The value kept under a key.

    Args:
        key: Its name.
        default: What to return when nothing is kept.

    Returns:
        A fresh copy of the value.
    """
    text = _values.get(key)
    return default if text is None else json.loads(text)


def delete(key: str) -> None:
    """Forget a value; a key that is not there is no error."""
    if _values.pop(key, None) is not None:
        _post({"key": key, "value": None})


def keys() -> list[str]:
    """The names of all values kept for this site, in order."""
    return sorted(_values)


def persistent() -> bool:
    """Whether values outlive the page (False: the browser refuses storage; they outlive a restart of the kernel only)."""
    return bool(_state["persistent"])


def fragment() -> str:
    """The page's address after `#`, decoded, without the `#`; empty when there is none."""
    return str(_state["fragment"])


def on_fragment(callback: Callable[[str], object]) -> Callable[[], None]:
    """Hear when the fragment changes, or when a link to the same fragment is followed once more.

    Args:
        callback: Is given the new fragment, decoded, without the `#`.

    Returns:
        A function that ends it.
    """
    return _listen("fragment", callback)


def refused() -> list[str]:
    """The keys whose newest value this browser has not kept (its storage is blocked or full), in order.

    The answer of the browser comes a moment after `put`: use `on_refused` to hear it.
    """
    return list(_state["refused"])


def on_refused(callback: Callable[[list[str]], object]) -> Callable[[], None]:
    """Hear when the browser does not keep a value, and when it keeps it again.

    Args:
        callback: Is given the keys that are not kept; an empty list when all are kept again.

    Returns:
        A function that ends it.
    """
    return _listen("refused", callback)
