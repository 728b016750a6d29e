"""The look of the map, in the page's own colours; it comes with the style that all exercises share."""

from __future__ import annotations

from crossborder.exercises.html import Markup

CSS = """
.cbx:has(.fig-chooses) .fig-map [data-state] { cursor: pointer; }
.cbx svg.fig.fig-map { border: 1px solid var(--cbx-line); }
.cbx svg.fig.cbx-swatch { width: 3.2rem; height: 1.6rem; }
.cbx .cbx-legend { list-style: none; padding-left: 0; }
.cbx .cbx-legend li { display: grid; grid-template-columns: 3.2rem 1fr; gap: .5rem; align-items: start; }
.cbx .cbx-compare { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 12.5rem), 1fr)); gap: .75rem; }
.cbx .cbx-regions th[scope=rowgroup] { background: var(--cbx-wash); }
.cbx .cbx-regions td { overflow-wrap: anywhere; }
.cbx .cbx-supposed { border-style: dashed; border-width: 2px; }
.cbx .cbx-cell { padding: .25rem .5rem; border-left: 2px solid var(--cbx-line); }
"""


def map_style() -> Markup:
    """The style sheet as an element: our own text, with nothing in it that a learner wrote."""
    return Markup(f"<style>{CSS}</style>")
