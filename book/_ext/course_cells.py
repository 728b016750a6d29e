"""A Sphinx extension that waits for what cells print and show; a page whose outputs never come fails the build.

Without it a busy machine loses outputs in silence: nbclient waits four seconds for them, logs a warning nobody sees, and goes on, and the page
without its figure is kept in the cache.

The book is made in two goes. The first reads it and runs its cells, while the runtime of live cells is made on the other core. The second writes the
pages, on all cores.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any

from jupyter_cache.executors.utils import single_nb_execution
from myst_nb.core.execute import cache
from sphinx.builders.dummy import DummyBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx

WAIT = 120  # seconds


class Reading(DummyBuilder):
    """The first go: what was read, and what cells showed, is kept for the second; nothing is written."""

    name = "reading"

    def write(self, *_documents: object, **_method: object) -> None:
        """Write nothing, and look for no page that a page leads to: the second go does."""


def write_on_all_cores(app: Sphinx, _environment: object) -> None:
    """Write pages side by side. They are read one by one: in what order they are put together then would show in them."""
    cores = os.cpu_count() or 1
    if app.builder.name == "html" and cores > 1:
        app.parallel = cores + 1  # one of them hands out the work


def setup(app: Sphinx) -> dict[str, Any]:
    """Run cells with `WAIT`, for MyST-NB hands no such setting on to nbclient; make the book in two goes."""
    cache.single_nb_execution = partial(single_nb_execution, iopub_timeout=WAIT, raise_on_iopub_timeout=True)
    app.add_builder(Reading)
    app.connect("env-updated", write_on_all_cores)
    return {"parallel_read_safe": True}
