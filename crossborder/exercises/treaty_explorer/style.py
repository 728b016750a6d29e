"""The look of the map, in the page's own colours; it stands beside the style that all exercises share."""

from __future__ import annotations

from crossborder.exercises.html import Markup

CSS = """
.cbx .cbx-map { display: block; width: 100%; height: auto; color: var(--cbx-text); border: 1px solid var(--cbx-line); }
.cbx .cbx-land { stroke: var(--cbx-text); stroke-width: .6px; vector-effect: non-scaling-stroke; }
.cbx .cbx-known { color: var(--cbx-focus); } .cbx .cbx-not-known { color: var(--cbx-text); }
.cbx .cbx-other { fill: none; stroke: var(--cbx-line); stroke-width: 1px; stroke-dasharray: 1 3; vector-effect: non-scaling-stroke; }
.cbx .cbx-home { stroke-width: 3px; }
.cbx .cbx-swatch { width: 3.2rem; height: 1.6rem; vertical-align: middle; color: var(--cbx-text); }
.cbx .cbx-legend { list-style: none; padding-left: 0; }
.cbx .cbx-legend li { display: grid; grid-template-columns: 3.2rem 1fr; gap: .5rem; align-items: start; }
.cbx .cbx-compare { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 12.5rem), 1fr)); gap: .75rem; }
.cbx .cbx-regions th[scope=rowgroup] { background: var(--cbx-surface); }
.cbx .cbx-regions td { overflow-wrap: anywhere; }
.cbx .cbx-supposed { border-style: dashed; border-width: 2px; }
.cbx .cbx-cell { padding: .25rem .5rem; border-left: 2px solid var(--cbx-line); }
@media (forced-colors: active) { .cbx .cbx-known, .cbx .cbx-not-known, .cbx .cbx-map, .cbx .cbx-swatch { color: CanvasText; forced-color-adjust: auto; } }
"""


def map_style() -> Markup:
    """The style sheet as an element: our own text, with nothing in it that a learner wrote."""
    return Markup(f"<style>{CSS}</style>")
