"""A Sphinx extension that waits for what cells print and show; a page whose outputs never come fails the build.

Without it a busy machine loses outputs in silence: nbclient waits four seconds for them, logs a warning nobody sees, and goes on, and the page
without its figure is kept in the cache.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from jupyter_cache.executors.utils import single_nb_execution
from myst_nb.core.execute import cache

if TYPE_CHECKING:
    from sphinx.application import Sphinx

WAIT = 120  # seconds


def setup(app: Sphinx) -> dict[str, Any]:
    """Run cells with `WAIT`: MyST-NB hands no such setting on to nbclient."""
    del app
    cache.single_nb_execution = partial(single_nb_execution, iopub_timeout=WAIT, raise_on_iopub_timeout=True)
    return {"parallel_read_safe": True}
