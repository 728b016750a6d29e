"""A small store in the reader's browser, for what a reader typed or chose.

Importable only in a live page (elsewhere: `ImportError`, so that a program can fall back on files). Values are anything
that JSON can hold. They survive a restart of the kernel and a reload of the page; they stay in this browser, kept apart
by the site's path. Reading is immediate: the page hands over everything it keeps when the kernel starts.

A text field of ipywidgets with the class `live-keep:KEY` (no spaces in KEY) is kept by the page itself while it is typed, at every key, under
KEY, as `{"value": text, "stamp": when}`: nothing that Python does, or fails to do, loses it.

What the browser does not keep (its storage is blocked or full) can still be read here and survives a restart, but not a
reload: `refused()` names it, `on_refused()` tells of it.
"""

import json
from collections.abc import Callable
from typing import Any

_values: dict[str, str] = {}
_state: dict[str, Any] = {"persistent": False, "fragment": "", "fragmentIsNew": True, "refused": []}
_listeners: dict[str, list[Callable[[Any], object]]] = {"fragment": [], "refused": [], "changed": []}
_send: Callable[[str, dict[str, Any]], None] | None = None
# What others changed and no listener has heard of; what was put and the page has not confirmed: key -> number of the message.
_unheard: set[str] = set()
_unconfirmed: dict[str, int] = {}
_sent = 0


def _connect(page: dict[str, Any], send: Callable[[str, dict[str, Any]], None]) -> None:
    """Take over what the page keeps (called when the kernel starts)."""
    global _send
    _values.clear()
    _values.update(page["store"])
    _unheard.clear()
    _unconfirmed.clear()
    _state.update({name: page[name] for name in _state if name in page})
    # Who listened while the picture of memory was made hears nothing in a page.
    for listeners in _listeners.values():
        listeners.clear()
    _send = send


def _stored(key: str, text: str | None) -> None:
    """Another tab of this site changed a value; whoever listens hears of it with others, when the page has time."""
    _unheard.add(key)
    _changed(key, text)


def _changed(key: str, text: str | None) -> None:
    """A value was changed outside Python."""
    if text is None:
        _values.pop(key, None)
    else:
        _values[key] = text


def _told(name: str, value: Any) -> None:
    """The page tells what has changed outside Python.

    Args:
        name: `fragment`, `refused`, `typed` (a value that the page itself keeps), or `reread` (all that is kept, after others changed it).
        value: the fragment, the list of keys, `[key, text]`, or `{"store": values by key, "heard": number of the last message}`.
    """
    if name == "typed":
        _changed(*value)
    elif name == "reread":
        _reread(value["store"], value["heard"])
    else:
        _state[name] = value
        _state["fragmentIsNew"] = _state["fragmentIsNew"] or name == "fragment"
        _tell(name, value)


def _reread(stored: dict[str, str], heard: int) -> None:
    """Take over what is kept, but for what is on its way to the page; tell of what others changed."""
    waiting = {key for key, number in _unconfirmed.items() if number > heard}
    for key in {*_values, *stored} - waiting:
        if _values.get(key) != stored.get(key):
            _unheard.add(key)
            _changed(key, stored.get(key))
    changed = sorted(_unheard)
    _unheard.clear()
    if changed:
        _tell("changed", changed)


def _tell(name: str, value: Any) -> None:
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


def _post(key: str, text: str | None) -> None:
    global _sent
    if _send is None:
        raise RuntimeError("live_store works only in a live page, after its kernel has started.")
    _sent += 1
    _unconfirmed[key] = _sent
    _send("store", {"key": key, "value": text, "number": _sent})


def put(key: str, value: Any) -> None:
    """Keep a value. An object with a text named `stamp` never takes the place of one with a later stamp.

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
    _post(key, text)


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
        _post(key, None)


def keys(prefix: str = "") -> list[str]:
    """The names of the values kept for this site, in order.

    Args:
        prefix: Only those that begin with it. (A page whose cells ask for all of them is drawn before Python only while nothing is kept.)
    """
    return sorted(key for key in _values if key.startswith(prefix))


def persistent() -> bool:
    """Whether values outlive the page (False: the browser refuses storage; they outlive a restart of the kernel only)."""
    return bool(_state["persistent"])


def fragment() -> str:
    """The page's address after `#`, decoded, without the `#`; empty when there is none."""
    return str(_state["fragment"])


def take_fragment() -> str:
    """The fragment, if nobody has taken it: a reload or a restart of the kernel does not ask for the same a second time."""
    if not _state["fragmentIsNew"]:
        return ""
    if _send is not None and fragment():
        _send("fragment", {})
    return fragment()


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


def on_changed(callback: Callable[[list[str]], object]) -> Callable[[], None]:
    """Hear when another tab changed values, or the page came back from where the browser had put it aside.

    Args:
        callback: Is given the keys.

    Returns:
        A function that ends it.
    """
    return _listen("changed", callback)
