"""Runs before the memory snapshot is taken: every import that would otherwise happen in the page happens here."""

import gc
import importlib
import linecache
import sys
import traceback
import zipimport
from typing import Any

import live_kernel
import live_modules
from ipywidgets.widgets import widget
from pyodide_kernel import ipython_shell as shell

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
    "1/0",
    "print(1); 42",
    # What many cells import. Anything else of the standard library is fetched when it is imported.
    (
        "import base64, calendar, collections, copy, csv, dataclasses, datetime, enum, functools, html, io, itertools, json, math, "
        "operator, random, re, string, textwrap, time, typing, uuid"
    ),
)


def run_cells() -> None:
    """Run one cell of each kind; `1/0` is there for its traceback."""
    for cell in CELLS:
        shell.run_cell(cell, store_history=False)


def run_warm(code: str, path: str) -> str:
    """Run the site's own file.

    Args:
        code: Python source.
        path: Its name in a traceback.

    Returns:
        Nothing, or the traceback of the exception that ended it: the build stops with it.
    """
    try:
        exec(compile(code, path, "exec"), {"__name__": "live_warm"})  # noqa: S102 - the site's own file
    except Exception:  # noqa: BLE001 - the file may raise anything
        return traceback.format_exc()
    return ""


def settle() -> bool:
    """Close widgets, forget names and caches that are of no use in the page.

    Returns:
        Whether what is loaded asks for names of characters, so that their tables have to be there.
    """
    for instance in list(widget._instances.values()):
        instance.close()
    shell.reset(new_session=True)
    shell._last_traceback = None
    for name in ("last_type", "last_value", "last_traceback", "last_exc"):
        if hasattr(sys, name):
            delattr(sys, name)
    sys.modules.pop("_pyodide_core", None)
    _forget_caches()
    gc.collect()
    return live_modules.tables.are_names_used()


def _forget_caches() -> None:
    """Drop caches; paths are looked up afresh in the page, where the files arrive only when asked for."""
    linecache.clearcache()
    sys.path_importer_cache.clear()
    directories: Any = zipimport._zip_directory_cache  # type: ignore[attr-defined]
    directories.clear()
    importlib.invalidate_caches()


def prepare(packages: str) -> None:
    """Get everything ready but the site's own file.

    Args:
        packages: Top-level packages and modules that have files, separated by spaces.
    """
    live_kernel.install()
    live_modules.prepare(packages.split())
    run_cells()
