"""Python's side of a live page: runs cells and speaks with the page in JSON.

It is built on the kernel of JupyterLite (`pyodide_kernel`: IPython with its display hooks and comms) and is imported before
the memory snapshot is taken. Nothing here is called outside the page.
"""

import base64
import itertools
import json
import random
import re
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import comm
import IPython
import live_files
import live_store
import pyodide_kernel.kernel
from ipywidgets import Widget
from pyodide.ffi import to_js
from pyodide_kernel import ipython_shell as _shell
from pyodide_kernel import kernel_instance as _kernel
from pyodide_kernel import stderr_stream, stdout_stream
from pyodide_kernel.jsonutil import json_clean

Post = Callable[[str, Any], None]

_IPYTHON = Path(IPython.__file__).parent
_post: Post | None = None
_waiting: list[tuple[str, list[bytes]]] = []
_unseen: set[str] = set()
_numbers = itertools.count(1)
_create_comm = comm.create_comm
_CELL_FILE = re.compile(r'File "<ipython-input-(\d+)-[0-9a-f]+>"')


def _header(msg_id: str) -> dict[str, Any]:
    """The parent header under which output is published; `Output` widgets read it."""
    return {"header": {"msg_id": msg_id, "session": "page", "username": "reader", "msg_type": "execute_request"}}


def _send(kind: str, content: dict[str, Any], buffers: Sequence[Any] = ()) -> None:
    """Send one message to the page; before the page is connected nobody listens.

    A new widget, and what changes in it, waits for the next message of another kind or for the end of the run: until it
    is shown nobody can see it, and a view is made of dozens.
    """
    if _post is None:
        return
    parent = (_kernel._parent_header or {}).get("header", {}).get("msg_id", "")
    _waiting.append((_as_json({"type": kind, "parent": parent, "content": content}), [bytes(each) for each in buffers]))
    if kind == "comm_open":
        _unseen.add(content["comm_id"])
    elif content.get("comm_id") not in _unseen:
        _flush()


def _flush() -> None:
    """Send what waits, in one go."""
    if _post is None or not _waiting:
        return
    texts = f"[{','.join(text for text, _ in _waiting)}]"
    buffers = [each for _, each in _waiting]
    _waiting.clear()
    _unseen.clear()
    _post(texts, to_js(buffers) if any(buffers) else None)


def _in_words(value: object) -> str:
    """What JSON does not know: bytes (a picture's) in base64, anything else as its own text."""
    return base64.b64encode(value).decode("ascii") if isinstance(value, bytes | bytearray | memoryview) else str(value)


def _as_json(message: dict[str, Any]) -> str:
    """The message as JSON; what JSON does not know (not a number, infinity) is put into words first."""
    try:
        return json.dumps(message, default=_in_words, allow_nan=False)
    except ValueError:
        return json.dumps(json_clean(message), default=_in_words)


def _create_numbered(*args: Any, comm_id: str | None = None, **kwargs: Any) -> Any:
    """Open a comm under the next number: the same cells give the same names to the same widgets, in the build and in every visit."""
    return _create_comm(*args, comm_id=comm_id or f"widget-{next(_numbers)}", **kwargs)


def _send_comm(kind: str, content: Any, metadata: Any, _topic: Any, buffers: Any) -> None:
    """Publish a comm message (`send_comm` is the name `pyodide_kernel` calls)."""
    _send(kind, {**content, "metadata": metadata or {}}, buffers or ())


def _bundle(data: Any, metadata: Any, transient: Any = None) -> dict[str, Any]:
    """A display bundle as JSON."""
    return {"data": dict(data or {}), "metadata": metadata or {}, "transient": transient or {}}


def _display(data: Any, metadata: Any, transient: Any) -> None:
    """Publish `display(...)`."""
    _send("display_data", _bundle(data, metadata, transient))


def _update_display(data: Any, metadata: Any, transient: Any) -> None:
    """Publish `update_display(...)`."""
    _send("update_display_data", _bundle(data, metadata, transient))


def _clear_output(wait: bool) -> None:
    """Publish `clear_output(...)`."""
    _send("clear_output", {"wait": bool(wait)})


def _result(count: int, data: Any, metadata: Any) -> None:
    """Publish the value of a cell's last expression."""
    _send("execute_result", {"execution_count": count, **_bundle(data, metadata)})


def _stream(name: str, text: str) -> None:
    """Publish what was printed."""
    _send("stream", {"name": name, "text": text})


_display_formatter_format = _shell.display_formatter.format


def _format_live(obj: Any, include: Any = None, exclude: Any = None) -> Any:
    """What IPython shows of an object; of a widget, which is drawn as one here, its HTML form need not be made.

    A widget's `_repr_mimebundle_` is told by `exclude`, as IPython's documentation has it.
    """
    if include is None and isinstance(obj, Widget):
        exclude = {*(exclude or ()), "text/html"}
    return _display_formatter_format(obj, include=include, exclude=exclude)


def _own_frames(error: BaseException) -> TracebackType | None:
    """The traceback from the reader's side on: without the frames of IPython that ran the cell or the callback."""
    trace = error.__traceback__
    while trace is not None and Path(trace.tb_frame.f_code.co_filename).is_relative_to(_IPYTHON):
        trace = trace.tb_next
    return trace or error.__traceback__


def _format(etype: Any, error: BaseException, *_: Any, **__: Any) -> list[str]:
    """The lines of a traceback, as Python itself writes them.

    IPython's own formatter brings 46 modules and 3.4 MB of memory for colours.
    """
    text = "".join(traceback.format_exception(etype, error, _own_frames(error)))
    return _CELL_FILE.sub(r"Cell \1", text).splitlines()


def _show_error(exc_tuple: Any = None, *_: Any, **__: Any) -> None:
    """Publish an exception at once, wherever it was raised: in a cell or in a widget's callback."""
    error = exc_tuple[1] if exc_tuple else sys.exception()
    if error is None:
        return
    name = type(error).__name__
    lines = _format(type(error), error)
    _shell._last_traceback = {"ename": name, "evalue": str(error), "traceback": lines}
    _send("error", {"ename": name, "evalue": str(error), "traceback": lines})


def _show_syntax_error(*_: Any, **__: Any) -> None:
    """Publish what the cell's text has wrong."""
    _show_error()


async def _no_packages(code: str) -> None:
    """Stands in for Pyodide's package loader: a page fetches no packages."""


def _no_input(_prompt: str = "") -> str:
    """Explain why `input()` cannot ask: the page and the kernel speak without waiting for each other."""
    raise RuntimeError(
        "input() does not work in a live page. Use a widget, such as ipywidgets.Text, to ask for a value."
    )


def install() -> None:
    """Connect IPython's hooks; done once, before the snapshot is taken."""
    pyodide_kernel.kernel._load_packages_from_imports = _no_packages
    _kernel._parent_header = _header("start")
    _kernel.shell = _shell  # under which name programs of notebooks look for it
    comm.create_comm = _create_numbered
    _shell.send_comm = _send_comm
    _shell.display_pub.display_data_callback = _display
    _shell.display_pub.update_display_data_callback = _update_display
    _shell.display_pub.clear_output_callback = _clear_output
    _shell.displayhook.publish_execution_result = _result
    _shell.InteractiveTB.structured_traceback = _format
    _shell.display_formatter.format = _format_live
    _shell.showtraceback = _show_error
    _shell.showsyntaxerror = _show_syntax_error
    _shell.showindentationerror = _show_syntax_error
    _shell.input = _no_input
    _shell.getpass = _no_input
    stdout_stream.publish_stream_callback = _stream
    stderr_stream.publish_stream_callback = _stream


def connect(post: Post, page: str) -> None:
    """Start speaking with the page.

    Args:
        post: Takes a JSON list of messages, and the binary buffers of each (or nothing, when none has any).
        page: JSON object: `store` (the page's stored values), `persistent`, `fragment`, `refused`; `seed` when chance is to
            be the same each time, as in the build.
    """
    global _numbers, _post
    _post = post
    _numbers = itertools.count(1)
    told = json.loads(page)
    random.seed(told.get("seed"))  # the snapshot holds one state for everybody
    live_store._connect(told, _send)
    live_files._connect(_send)


def disconnect() -> None:
    """Speak with nobody, as before `connect`; what was not sent is forgotten."""
    global _post
    _post = None
    _waiting.clear()
    _unseen.clear()


def page_event(name: str, content: str) -> None:
    """Hear what happened in the page outside the widgets.

    Args:
        name: `stored` (another tab changed a value), or what `live_store._told` knows.
        content: JSON: `[key, text or null]`, or as there.
    """
    _kernel._parent_header = _header("event")
    value = json.loads(content)
    try:
        if name == "stored":
            live_store._stored(*value)
        else:
            live_store._told(name, value)
    except Exception:  # noqa: BLE001 - an author's callback may raise anything; the page shows it
        _shell.showtraceback()
    _flush()


async def execute(msg_id: str, code: str) -> bool:
    """Run a cell.

    Args:
        msg_id: The page's name for this run; output carries it.
        code: Python source, as in a notebook cell.

    Returns:
        Whether the cell ended without an exception.
    """
    _kernel._parent_header = _header(msg_id)
    results = await _kernel.run(code)
    sys.stdout.flush()
    _flush()
    return bool(results["status"] == "ok")


def comm_message(msg_id: str, kind: str, content: str, buffers: Any) -> bool:
    """Hand a message of the page's widgets to their comm.

    Args:
        msg_id: The page's name for this message.
        kind: `comm_open`, `comm_msg` or `comm_close`.
        content: The message's content, as JSON.
        buffers: JavaScript array of binary buffers.

    Returns:
        Whether it had a receiver: what a reader pressed may have been drawn anew meanwhile.
    """
    _kernel._parent_header = _header(msg_id)
    told = json.loads(content)
    if kind != "comm_open" and told["comm_id"] not in _kernel.comm_manager.comms:
        return False  # the manager would print that below the cell
    message = {
        "content": told,
        "metadata": {},
        "buffers": [memoryview(buffer.to_bytes()) for buffer in buffers],
    }
    handlers = {
        "comm_open": _kernel.comm_manager.comm_open,
        "comm_msg": _kernel.comm_manager.comm_msg,
        "comm_close": _kernel.comm_manager.comm_close,
    }
    try:
        handlers[kind](None, None, message)
    except Exception:  # noqa: BLE001 - an author's callback may raise anything; the page shows it
        _shell.showtraceback()
    _flush()
    return True
