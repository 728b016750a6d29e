"""The look of the figures: figures.css, and its colours. They come from the page's tokens; what is here is for a page without."""

from __future__ import annotations

from pathlib import Path

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

# Read at once: in a live page there are no files later.
_RULES = Path(__file__).with_name("figures.css").read_text(encoding="utf-8")

STYLE = f"""
.fig {{ {_LIGHT} }}
html[data-theme="dark"] .fig, [data-jp-theme-light="false"] .fig {{ {_DARK} }}
@media (prefers-color-scheme: dark) {{ html:not([data-theme]) .fig {{ {_DARK} }} }}
@media print {{ .fig, html[data-theme] .fig, html:not([data-theme]) .fig {{ {_PAPER} print-color-adjust: exact; }} }}
{_RULES}@media (forced-colors: active) {{ .fig, html[data-theme] .fig, html:not([data-theme]) .fig, [data-jp-theme-light] .fig {{ {_FORCED} forced-color-adjust: none; }}
  .fig .fig-land-home {{ fill: Highlight; }} }}
"""
