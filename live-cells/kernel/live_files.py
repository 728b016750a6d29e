"""Files for the reader: hands a file that Python made to the browser, which saves it as a download.

Importable only in a live page (elsewhere: `ImportError`, so that a program can write the file itself).
"""

import re
from collections.abc import Callable, Sequence
from typing import Any

# What no file system takes in a name, and what would make a path or hide the ending.
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
_send: Callable[[str, dict[str, Any], Sequence[Any]], None] | None = None


def _connect(send: Callable[[str, dict[str, Any], Sequence[Any]], None]) -> None:
    """Take the line to the page (called when the kernel starts)."""
    global _send
    _send = send


def clean_name(name: str) -> str:
    """A file name that every system takes.

    Args:
        name: What the file is to be called, with its ending.

    Returns:
        The name without path, control or direction characters, 120 characters at most; `file` when nothing is left.
    """
    stem, dot, ending = _FORBIDDEN.sub("-", name).strip(" .-").rpartition(".")
    if not dot:
        stem, ending = ending, ""
    return f"{stem[:100].rstrip() or 'file'}{dot}{ending[:19]}"


def offer(name: str, data: bytes | bytearray | memoryview | str, media_type: str = "application/octet-stream") -> str:
    """Let the browser save a file, as if the reader had followed a download link.

    Call it in answer to a click: browsers ask, or refuse, when a page saves files nobody asked for.

    Args:
        name: File name with its ending; see `clean_name`.
        data: The contents; text is written as UTF-8.
        media_type: Its type, such as `application/json`.

    Returns:
        The name under which it is saved (the browser may add a number).

    Raises:
        TypeError: `name` is not text, or `data` is neither bytes nor text.
        RuntimeError: The page is not connected yet.
    """
    if not isinstance(name, str):
        raise TypeError(f"live_files.offer: the name must be text, not {type(name).__name__}.")
    if not isinstance(data, bytes | bytearray | memoryview | str):
        raise TypeError(f"live_files.offer: the contents must be bytes or text, not {type(data).__name__}.")
    if _send is None:
        raise RuntimeError("live_files.offer works only in a live page, after its kernel has started.")
    saved = clean_name(name)
    # Half a character, as browsers allow it in a field, would stop the whole file.
    body = data.encode("utf-8", "replace") if isinstance(data, str) else bytes(data)
    _send("file", {"name": saved, "type": media_type}, [body])
    return saved
