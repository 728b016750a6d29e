"""The widgets of a view, as a test without a browser meets them."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets


def inside(widget: object) -> list[Any]:
    """Return a widget and all that is in it, from above."""
    return [widget, *(descendant for child in getattr(widget, "children", ()) for descendant in inside(child))]


def shown(view: object) -> str:
    """Return all text that a view shows, as HTML."""
    return "".join(one.value for one in inside(view) if isinstance(one, widgets.HTML))
