"""Writes a page of all components in all states, in light and dark: tests photograph it and compare, and people can look at it.

``python -m tools.components_page`` writes it to ``_build/components/``. Its texts are its own, so that an edited lesson changes no picture.
"""

from __future__ import annotations

import base64
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib as mpl

from crossborder.exercises import words as shared
from crossborder.exercises.feedback import VERDICT_WORDS
from crossborder.exercises.figures import fading, trays, votes
from crossborder.exercises.figures.style import STYLE
from crossborder.exercises.html import Markup, el, folded, items, join
from crossborder.exercises.lesson import outcome
from crossborder.exercises.lesson.deciding import Gate
from crossborder.rules import BEST_FIRST

if TYPE_CHECKING:
    from collections.abc import Iterator

OUT = Path(__file__).resolve().parent.parent / "_build" / "components"
LOOK = Path(__file__).resolve().parent.parent / "crossborder" / "exercises" / "look"
THEMES = ("light", "dark")
SENTENCE = "State North had no offence of this kind until 1 April 2001, 29 days after the act."
# The face is in the page, so that every machine draws the same letters.
FACES = {"400": "DejaVuSans.ttf", "700": "DejaVuSans-Bold.ttf"}
PAGE = """<!doctype html><html lang="en" data-theme="{theme}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>All components</title><style>{faces}{style}
html {{ font-size: 16px }} *, ::before, ::after {{ animation: none !important; transition: none !important; caret-color: transparent; }}
body, body * {{ font-family: Fixed !important }} body {{ margin: 16px; background: var(--cbx-paper); color: var(--cbx-ink) }}
main {{ max-width: 76rem; margin: auto }} .widget-vbox {{ display: flex; flex-direction: column }} .all {{ display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); align-items: start }}
</style><main class="cbx">{parts}</main></html>
"""


def _faces() -> str:
    folder = Path(mpl.get_data_path()) / "fonts" / "ttf"
    coded = {weight: base64.b64encode((folder / name).read_bytes()).decode() for weight, name in FACES.items()}
    return "".join(
        f"@font-face {{ font-family: Fixed; font-weight: {weight}; src: url(data:font/ttf;base64,{data}) }}"
        for weight, data in coded.items()
    )


# --- the parts -------------------------------------------------------------------------------------------------------


def _outcomes() -> Iterator[Markup]:
    yield from (outcome.panel(name, shared.OUTCOMES[name], SENTENCE) for name in BEST_FIRST)
    yield from (outcome.panel(name, word, SENTENCE) for name, word in VERDICT_WORDS.items())
    yield outcome.waiting("Answer, then press Check.")
    yield outcome.gates(
        (Gate("Legal basis in force", "open"), Gate("Dual criminality", "closed"), Gate("Penalty", "unknown"))
    )


# The controls as a page draws ipywidgets, in their states: our own HTML has no elements of forms.
CONTROLS = (
    """<div class="jupyter-widgets widget-inline-hbox widget-radio cbx-field"><label class="widget-label">Can State North extradite?</label>
<div class="widget-radio-box"><label>Yes<input type="radio" name="r"></label><label>No<input type="radio" name="r" checked></label>
<label>I don't know yet<input type="radio" name="r"></label></div></div>""",
    """<div class="jupyter-widgets widget-inline-hbox widget-dropdown cbx-field"><label class="widget-label" for="s">Measure</label>
<select id="s"><option>extradition of a person</option></select></div>""",
    """<div class="jupyter-widgets widget-inline-hbox widget-textarea cbx-field"><label class="widget-label" for="t">Your reason</label>
<textarea id="t" placeholder="Two sentences."></textarea></div>""",
    """<div class="jupyter-widgets widget-checkbox cbx-tick"><label><input type="checkbox" checked>State South</label></div>""",
    """<div class="cbx-row"><button class="cbx-button cbx-main">Check</button><button class="cbx-button">Hint</button>
<button class="cbx-button" disabled>Closed</button><button class="cbx-button cbx-quiet">Start again</button></div>""",
    """<div class="stage-day"><button class="cbx-button stage-minus" title="day before"></button><div class="jupyter-widgets widget-inline-hbox cbx-field">
<label class="widget-label" for="d">Day of the act</label><input id="d" type="text" value="4 May 2000"></div>
<button class="cbx-button stage-plus" title="day after"></button></div>""",
    """<div class="stage-line" role="group"><button class="cbx-button stage-chip stage-done">Case</button><button class="cbx-button stage-chip stage-now">Task 1</button>
<button class="cbx-button stage-chip">2</button><button class="cbx-button stage-chip stage-extra">3</button></div>""",
)


def _controls() -> Iterator[Markup]:
    return map(Markup, CONTROLS)


def _rest() -> Iterator[Markup]:
    yield join(el("p", "Step 2 of 9 · 3 minutes", class_="stage-eyebrow"), el("h2", "A step", class_="stage-title"))
    yield el("div", el("p", el("strong", "A box")), items([join("One"), join("Two")]), class_="cbx-box")
    yield folded("Rests on", el("p", "What it rests on."))
    rows = (el("tr", el("th", state), el("td", "1 April 2001")) for state in ("State North", "State South"))
    yield el("div", el("table", el("caption", "First days"), el("tbody", *rows)), class_="cbx-table")


def _figures() -> Iterator[Markup]:
    weighed = {"a": "for", "b": "against", "c": "unclear", "d": ""}
    yield trays.draw(weighed, tuple(weighed), "narrow", name="trays", at="d")
    cast = (votes.Votes("No", 4, 21, right=True), votes.Votes("Yes", 17, 5))
    yield votes.draw("Can State North extradite?", cast, "narrow", name="votes")
    log = fading.Item("Log of the account", date(2026, 2, 20), date(2026, 3, 17))
    yield fading.draw((log,), date(2026, 3, 2), "narrow", name="fading")


def page(theme: str) -> str:
    """The page in one theme."""
    style = "".join((LOOK / f"{name}.css").read_text(encoding="utf-8") for name in ("tokens", "exercise", "stage"))
    parts = (_outcomes, _controls, _rest, _figures)
    shown = "".join(f'<div class="all">{"".join(f"<div>{one}</div>" for one in part())}</div>' for part in parts)
    return PAGE.format(theme=theme, faces=_faces(), style=style + STYLE, parts=shown)


def main() -> int:
    """Write the page in both themes."""
    OUT.mkdir(parents=True, exist_ok=True)
    for theme in THEMES:
        (OUT / f"{theme}.html").write_text(page(theme), encoding="utf-8")
    print(f"written: {OUT}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
