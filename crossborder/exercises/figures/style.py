"""The look of the figures: one style sheet. Colours come from the page's tokens; what is here is for a page without."""

from __future__ import annotations

from crossborder.exercises.html import Markup

# Colour of a figure: the page's token, and what it is on a light and on a dark page without tokens.
COLOURS = {
    "ink": ("ink", "#16212e", "#e8eef4"),
    "soft": ("soft", "#526170", "#a9b8c7"),
    "line": ("line-soft", "#cfd8e1", "#3a4a59"),
    "paper": ("paper", "#ffffff", "#10171e"),
    "wash": ("wash", "#eef2f6", "#1c2833"),
    "a": ("a", "#0b5f8a", "#6cbbe6"),
    "b": ("b", "#8a4b0b", "#f0b27a"),
    "available": ("available", "#1b7a43", "#7fd8a3"),
    "refusable": ("refusable", "#8a5b00", "#f2c14e"),
    "discretionary": ("discretionary", "#1f5fbf", "#8fb8ff"),
    "unavailable": ("unavailable", "#b3261e", "#ff8a80"),
    "open": ("open", "#6a3fb5", "#c3a6ff"),
}
_LIGHT = " ".join(f"--fig-{name}: var(--cbx-{token}, {light});" for name, (token, light, _) in COLOURS.items())
_DARK = " ".join(f"--fig-{name}: var(--cbx-{token}, {dark});" for name, (token, _, dark) in COLOURS.items())
_PAPER = " ".join(f"--fig-{name}: {light};" for name, (_, light, _) in COLOURS.items())
_FORCED = " ".join(f"--fig-{name}: {'Canvas' if name in {'paper', 'wash'} else 'CanvasText'};" for name in COLOURS)

STYLE = f"""
.fig {{ {_LIGHT} }}
html[data-theme="dark"] .fig, [data-jp-theme-light="false"] .fig {{ {_DARK} }}
@media (prefers-color-scheme: dark) {{ html:not([data-theme]) .fig {{ {_DARK} }} }}
@media print {{ .fig, html[data-theme] .fig, html:not([data-theme]) .fig {{ {_PAPER} print-color-adjust: exact; }} }}
svg.fig {{ display: block; width: 100%; height: auto; overflow: visible; font-family: inherit; line-height: 1; }}
svg.fig.fig-mark {{ display: inline-block; width: auto; height: 1.25em; vertical-align: -.25em; flex: none; }}
.fig text {{ fill: var(--fig-ink); }}
.fig .fig-soft {{ fill: var(--fig-soft); }} .fig .fig-strong {{ font-weight: 700; }}
.fig .fig-halo {{ paint-order: stroke; stroke: var(--fig-paper); stroke-width: 5px; stroke-linejoin: round; }}
.fig .fig-ground {{ fill: var(--fig-paper); }}
.fig .fig-rule {{ fill: none; stroke: var(--fig-line); stroke-width: 1; }}
.fig .fig-frame {{ fill: none; stroke: var(--fig-soft); stroke-width: 1.5; }}
.fig .fig-a {{ --fig-hue: var(--fig-a); }} .fig .fig-b {{ --fig-hue: var(--fig-b); }} .fig .fig-treaty {{ --fig-hue: var(--fig-soft); }}
.fig-available {{ --fig-hue: var(--fig-available); }} .fig-refusable {{ --fig-hue: var(--fig-refusable); }}
.fig-discretionary {{ --fig-hue: var(--fig-discretionary); }} .fig-unavailable {{ --fig-hue: var(--fig-unavailable); }}
.fig-open {{ --fig-hue: var(--fig-open); }}
.fig .fig-fill {{ fill: var(--fig-hue); }} .fig .fig-pen {{ fill: none; stroke: var(--fig-hue); }}
.fig .fig-hole {{ fill: none; stroke: var(--fig-paper); }}
.fig .fig-day {{ stroke: var(--fig-soft); stroke-width: 1.2; fill: none; }} .fig .fig-asked {{ stroke-dasharray: 4 3; }}
.fig .fig-cross {{ stroke: var(--fig-ink); stroke-width: 3; fill: none; }} .fig .fig-cross-ground {{ stroke: var(--fig-paper); stroke-width: 6; }}
.fig .fig-bar {{ fill: var(--fig-hue); stroke: var(--fig-paper); stroke-width: .6; }}
.fig .fig-bar-treaty {{ fill: var(--fig-wash); stroke: var(--fig-soft); stroke-width: 1.6; }}
.fig .fig-none {{ fill: var(--fig-paper); stroke: var(--fig-unavailable); stroke-width: 1.4; stroke-dasharray: 5 4; }}
.fig .fig-none-treaty {{ stroke: var(--fig-soft); }}
.fig .fig-unknown {{ stroke: var(--fig-soft); stroke-width: 1; stroke-dasharray: 1 3; }}
.fig .fig-lit .fig-pen {{ stroke-width: 2.5; }} .fig .fig-window {{ fill: none; stroke: var(--fig-ink); stroke-width: 2.5; }}
.fig .fig-gate {{ fill: var(--fig-wash); stroke: var(--fig-line); stroke-width: 1; }}
.fig .fig-vote {{ stroke: var(--fig-hue); stroke-width: 2; }}
.fig .fig-life {{ fill: var(--fig-a); }}
.fig .fig-kept {{ fill: var(--fig-available); }} .fig .fig-gone {{ fill: none; stroke: var(--fig-unavailable); stroke-width: 2; stroke-dasharray: 2 5; }}
.fig .fig-item-gone .fig-life {{ fill: var(--fig-wash); stroke: var(--fig-soft); stroke-width: 1; }}
.fig .fig-says-gone {{ fill: var(--fig-unavailable); }} .fig .fig-says-kept {{ fill: var(--fig-available); }}
.fig .fig-road {{ fill: none; stroke: var(--fig-soft); stroke-width: 6; stroke-linecap: round; }}
.fig .fig-prepared {{ fill: none; stroke: var(--fig-soft); stroke-width: 3; stroke-dasharray: 1 4; stroke-linecap: round; }}
.fig .fig-awaited {{ fill: none; stroke: var(--fig-hue); stroke-width: 2.5; }} .fig .fig-spread {{ fill: var(--fig-hue); }}
.fig .fig-got {{ fill: var(--fig-hue); }} .fig .fig-lost {{ fill: var(--fig-paper); stroke: var(--fig-hue); stroke-width: 1.6; }}
.fig .fig-ink-line {{ fill: none; stroke: var(--fig-ink); stroke-width: 2; }}
.fig .fig-land {{ stroke: var(--fig-soft); stroke-width: .7px; vector-effect: non-scaling-stroke; }}
.fig .fig-land-blank, .fig .fig-land-home {{ fill: var(--fig-paper); }} .fig .fig-land-home {{ fill: var(--fig-ink); }}
.fig .fig-land-ground {{ fill: var(--fig-paper); stroke: var(--fig-line); }}
.fig .fig-neighbours .fig-chosen {{ fill: var(--fig-a); fill-opacity: .35; stroke: var(--fig-a); stroke-width: 2px; }} .fig .fig-neighbours .fig-chosen-1 {{ fill: var(--fig-b); stroke: var(--fig-b); }}
.fig .fig-known {{ --fig-hue: var(--fig-a); }} .fig.fig-supposed .fig-known {{ --fig-hue: var(--fig-b); }}
.fig .fig-tint {{ fill: var(--fig-hue); opacity: .18; }} .fig .fig-rule-soft {{ fill: none; stroke: var(--fig-soft); stroke-width: 1.4; }}
.fig .fig-sea-line {{ fill: none; stroke: var(--fig-soft); stroke-width: 1.3px; stroke-dasharray: 2 3; vector-effect: non-scaling-stroke; }}
.fig .fig-neighbours .fig-sea-line {{ stroke: var(--fig-line); }}
.fig .fig-chosen {{ fill: none; stroke: var(--fig-ink); stroke-width: 2.5px; vector-effect: non-scaling-stroke; pointer-events: none; }}
.fig .fig-bow {{ fill: none; stroke: var(--fig-ink); stroke-width: 2.5; stroke-dasharray: 7 4; }}
.fig .fig-bow-ground {{ fill: none; stroke: var(--fig-paper); stroke-width: 6; }}
.fig .fig-place {{ fill: var(--fig-ink); stroke: var(--fig-paper); stroke-width: 2; }}
.fig .fig-suppose {{ fill: none; stroke: var(--fig-b); stroke-width: 3; stroke-dasharray: 10 6; }}
.fig .fig-halt {{ fill: var(--fig-paper); stroke: var(--fig-ink); stroke-width: 2.5; }} .fig .fig-here {{ fill: var(--fig-ink); }}
.fig .fig-parts {{ fill: var(--fig-wash); stroke: var(--fig-refusable); stroke-width: 3; }}
.fig .fig-token-shape {{ fill: var(--fig-paper); stroke: var(--fig-ink); stroke-width: 2; }}
.fig .fig-token-round .fig-token-shape {{ fill: var(--fig-ink); }} .fig .fig-token-round .fig-token-text {{ fill: var(--fig-paper); }}
.fig .fig-token-open .fig-token-shape {{ stroke-dasharray: 3 2; fill: var(--fig-paper); }} .fig .fig-token-open .fig-token-text {{ fill: var(--fig-ink); }}
svg.fig-lanes {{ touch-action: pan-y; }} svg.fig-near {{ cursor: ew-resize; }}
@media (forced-colors: active) {{ .fig, html[data-theme] .fig, html:not([data-theme]) .fig, [data-jp-theme-light] .fig {{ {_FORCED} forced-color-adjust: none; }}
  .fig .fig-land-home {{ fill: Highlight; }} }}
"""


def style_element() -> Markup:
    """The style sheet as an element: our own text, with nothing in it that a learner wrote."""
    return Markup(f"<style>{STYLE}</style>")
