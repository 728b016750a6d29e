"""Runs before the memory snapshot is taken: every import that would otherwise happen in the page happens here.

Part of it runs twice: in a rehearsal, which shows what code pages need at once (`live_cold`), and before the picture.
"""

import gc
import importlib
import json
import linecache
import sys
import traceback
import zipimport
from contextlib import suppress
from types import FunctionType, ModuleType
from typing import Any

import live_cold
import live_kernel
import live_modules
from ipywidgets.widgets import widget
from pyodide_kernel import ipython_shell as shell

# What many cells import. Anything else of the standard library is fetched when it is imported.
USUAL = (
    "base64 calendar collections copy csv dataclasses datetime enum functools html io ipywidgets itertools json math operator random re string "
    "textwrap time typing uuid"
)
RAISING = ("1/0", "x =")  # for their tracebacks
# One cell of each kind, so that imports delayed until first use have happened.
CELLS = (
    """
import ipywidgets as w
out = w.Output()
box = w.VBox([w.Dropdown(options=['a', 'b'], description='x'), w.HTML('y'), w.Button(description='z'), w.Text(), out])
box.children[0].observe(lambda change: None, 'value')
w.interactive(lambda n=1, s='a', b=True, f=0.5: None)
w.link((box.children[3], 'value'), (w.Text(), 'value')); w.jslink((w.IntSlider(), 'value'), (w.IntText(), 'value'))
with out:
    print('x')
display(box)
""",
    (
        "from IPython.display import HTML, SVG, JSON, Image, Markdown, clear_output, display; display(HTML('<b>x</b>')); clear_output(); "
        "SVG('<svg/>')"
    ),
    RAISING[0],
    "print(1); 42",
    RAISING[1],
    f"import {', '.join(USUAL.split())}",
    # How the files of late modules are unpacked, and documents packed.
    """
import pathlib, zipfile
place = pathlib.Path('/tmp/prepare')
with zipfile.ZipFile(place, 'w', zipfile.ZIP_DEFLATED) as archive:
    archive.writestr('in/prepare', 'x')
zipfile.ZipFile(place).extractall('/tmp')
place.write_bytes(b'')
""",
    # Every kind of control; those that need something to choose from are made with it.
    """
import inspect
needing = {w.GridspecLayout: {'n_rows': 1, 'n_columns': 1}, w.SelectionSlider: {'options': 'ab'}, w.SelectionRangeSlider: {'options': 'ab'}}
kinds = [each for each in vars(w).values() if inspect.isclass(each) and issubclass(each, w.DOMWidget) and each is not w.interactive]
display(*[kind(**needing.get(kind, {})) for kind in kinds])
""",
)


async def run_cells() -> str:
    """Run one cell of each kind, as the page does.

    Returns:
        Nothing, or a cell that raised and should not have, with its error: what it was to bring is missing, so the build stops with it.
    """
    for cell in CELLS:
        if not await live_kernel.execute("prepare", cell) and cell not in RAISING:
            return "\n".join([cell.strip(), *shell._last_traceback["traceback"][-1:]])
    _use_widgets()
    return ""


def _another(value: Any) -> Any:
    """A value as a reader may enter in its place; what the control does not take is an error that it tells."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    return f"{value}x" if isinstance(value, str) else value


def _use_widgets() -> None:
    """Tell every control what a page tells it: another value, and a press."""
    for instance in list(widget._instances.values()):
        if instance.comm is None:
            continue  # a press before has closed it
        state = {name: _another(value) for name, value in instance.get_state().items() if name in ("value", "index")}
        comm_id = instance.model_id
        for data in (
            {"method": "update", "state": state, "buffer_paths": []},
            {"method": "custom", "content": {"event": "click"}},
        ):
            live_kernel.comm_message(
                "prepare", "comm_msg", json.dumps({"comm_id": comm_id, "data": data}, default=str), []
            )


def run_warm(code: str, path: str, name: str) -> str:
    """Run the site's own file.

    Args:
        code: Python source.
        path: Its name in a traceback.
        name: Its `__name__`.

    Returns:
        Nothing, or the traceback of the exception that ended it: the build stops with it.
    """
    try:
        exec(compile(code, path, "exec"), {"__name__": name})  # noqa: S102 - the site's own file
    except Exception:  # noqa: BLE001 - the file may raise anything
        return traceback.format_exc()
    return ""


def _close_widgets() -> None:
    for instance in list(widget._instances.values()):
        instance.close()


def begin_rehearsal() -> None:
    """From now on runs what a page runs: what was only needed to get there may be fetched when it is called."""
    _close_widgets()
    live_cold.begin_rehearsal()
    _connect()


def end_rehearsal() -> str:
    """Use what the site's own file has drawn; returns the functions that a page needs at once."""
    _use_widgets()
    return live_cold.end_rehearsal()


def settle() -> bool:
    """Close widgets, forget names and caches that are of no use in the page.

    Returns:
        Whether what is loaded asks for names of characters, so that their tables have to be there.
    """
    _close_widgets()
    live_kernel.disconnect()
    shell.reset(new_session=True)
    shell._last_traceback = None
    for name in ("last_type", "last_value", "last_traceback", "last_exc"):
        if hasattr(sys, name):
            delattr(sys, name)
    sys.modules.pop("_pyodide_core", None)
    _forget_caches()
    _forget_texts()
    gc.collect()
    return live_modules.tables.are_names_used()


def set_aside(site: str, needed: str) -> list[bytes]:
    """Take the code that has not run in the rehearsal out of the memory.

    Args:
        site: The site's own packages, separated by spaces; a page may call what they hold, and what many cells import.
        needed: What `end_rehearsal` returned.

    Returns:
        The code, as the page gets it: two files.
    """
    return live_cold.set_aside([*USUAL.split(), *site.split()], frozenset(needed.splitlines()))


def plain_types() -> list[tuple[int, int, int]]:
    """Address, size and flags of the types whose objects are all equally long, and of tuples. A string's text stands behind it."""
    kinds: dict[int, type] = {}  # by address: not every type can be compared
    waiting: list[type] = [object]
    while waiting:
        each = waiting.pop()
        if id(each) not in kinds:
            kinds[id(each)] = each
            waiting += type.__subclasses__(each)
    plain = [each for each in kinds.values() if each is tuple or (each is not str and not each.__itemsize__)]
    return sorted((id(each), each.__basicsize__, each.__flags__) for each in plain)


def _forget_caches() -> None:
    """Drop caches; paths are looked up afresh in the page, where the files arrive only when asked for."""
    linecache.clearcache()
    sys.path_importer_cache.clear()
    directories: Any = zipimport._zip_directory_cache  # type: ignore[attr-defined]
    directories.clear()
    importlib.invalidate_caches()


def _forget_texts() -> None:
    """Drop what was not compiled for the page and still has docstrings: Python's own start, and modules in C."""
    for each in gc.get_objects():
        if isinstance(each, FunctionType | ModuleType | type) and isinstance(each.__doc__, str):
            with suppress(AttributeError, TypeError):  # what is part of Python itself cannot be changed
                each.__doc__ = None


def prepare(packages: str) -> None:
    """Get everything ready but the cells and the site's own file.

    Args:
        packages: Top-level packages and modules that have files, separated by spaces.
    """
    live_kernel.install()
    live_modules.prepare(packages.split())
    _connect()


def _connect() -> None:
    live_kernel.connect(lambda *_: None, json.dumps({"store": {}}))
