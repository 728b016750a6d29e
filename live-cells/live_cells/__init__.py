"""Sphinx extension: code cells tagged `live` run in the reader's browser, inside the static page.

See README.md beside this package for use, options, security and limits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .version import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["__version__", "setup"]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    from . import extension  # noqa: PLC0415 - Sphinx is not needed for building the runtime

    return {"version": __version__, **extension.register(app)}
