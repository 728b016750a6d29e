"""The planner's form and its clock, as the page holds them before a script shows them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

LIBRARY = "docx.js"
WINDOW = "course-class"  # where links open: plan and clock stay on the screen (plan-document.js has the same name)
LEAST, MOST, MOST_WEEKS = 15, 240, 6
# A class with a seed of its own gets new cases that another class did not have.
SEED = (
    "<label>Seed: a number, or nothing for the first cases "
    '<input type="text" name="seed" inputmode="numeric" pattern="[0-9]{1,9}" maxlength="9" size="9" aria-describedby="plan-seed-wrong"></label>'
    '<div class="plan-wrong" id="plan-seed-wrong" hidden>Digits only, nine at most.</div>'
)
NONE = '<div class="plan-note">Tick none, and the planner chooses.</div>'
NETWORK = {"yes": "Yes", "no": "No, or nobody knows"}
DEVICES = {
    "groups": "One for each group of students",
    "projector": "The projector alone",
    "paper": "None: paper",
}
# Folded: the plan is to be seen without scrolling.
MORE = "More choices: what was taught before, level, network, seed of the new cases"
WITHOUT_SCRIPTS = "The planner needs JavaScript, which this browser does not run. Ready-made plans are below."
ACTIONS = {"clock": "Clock for the room", "print": "Print", "markdown": "Markdown", "word": "Word (.docx)"}
MOVES = {
    "back": "Back",
    "less": "−1 min",
    "pause": "Pause",
    "more": "+1 min",
    "forward": "Next step",
    "full": "Full screen",
    "anew": "Start again",
    "close": "Close",
}
# The clock opens on what comes next: a clicker that sends Enter or Space goes on and not back.
OF_MOVE = {"pause": " data-clock-pause", "forward": " autofocus"}


def planner(data: dict[str, Any]) -> str:
    """Return the planner, hidden until its script has begun, and what is said where none runs.

    Args:
        data: what plans are chosen from.
    """
    parts = {part["id"]: part["title"] for part in data["parts"]}
    levels = {name: level["title"] for name, level in data["levels"].items()}
    fields = (
        _fieldset(
            "Time",
            _number("minutes", "Minutes", LEAST, MOST) + _number("weeks", "Weeks", 1, MOST_WEEKS),
        ),
        _fieldset("Parts to teach", NONE + _choices("checkbox", "parts", parts.items())),
        _fieldset("Devices", _choices("radio", "devices", DEVICES.items())),
    )
    more = (
        _fieldset("Taught before", _choices("checkbox", "before", parts.items())),
        _fieldset("Level", _choices("radio", "level", levels.items())),
        _fieldset("Network in the room", _choices("radio", "network", NETWORK.items())),
        _fieldset("New cases", SEED),
    )
    actions = "".join(f'<button type="button" data-plan="{name}">{text}</button>' for name, text in ACTIONS.items())
    return (
        f"<noscript><p>{WITHOUT_SCRIPTS}</p></noscript>"
        f'<div class="planner" data-docx="../_static/{LIBRARY}" hidden>'
        f'<form aria-label="Your class"><div class="plan-fields">{"".join(fields)}</div>'
        f'<details class="plan-more"><summary>{MORE}</summary><div class="plan-fields">{"".join(more)}</div></details></form>'
        f'<div class="plan-buttons">{actions}</div><p class="plan-status" role="status"></p>'
        f'<div class="plan-shown"></div>{_clock()}</div>'
    )


def _fieldset(legend: str, inner: str) -> str:
    return f"<fieldset><legend>{escape(legend)}</legend>{inner}</fieldset>"


def _number(name: str, label: str, least: int, most: int) -> str:
    field = f'<input type="number" name="{name}" min="{least}" max="{most}" step="1" required inputmode="numeric" aria-describedby="plan-{name}-wrong">'
    wrong = f'<div class="plan-wrong" id="plan-{name}-wrong" hidden>A whole number, {least} to {most}.</div>'
    return f'<label class="plan-number">{escape(label)} ({least} to {most}) {field}</label>{wrong}'


def _choices(kind: str, name: str, choices: Iterable[tuple[str, str]]) -> str:
    return "".join(
        f'<label><input type="{kind}" name="{name}" value="{escape(value)}"> {escape(text)}</label>'
        for value, text in choices
    )


def _clock() -> str:
    buttons = "".join(
        f'<button type="button" data-move="{name}"{OF_MOVE.get(name, "")}>{text}</button>'
        for name, text in MOVES.items()
    )
    return (
        '<dialog class="plan-clock" aria-label="Clock for the room">'
        '<p data-clock-title aria-live="polite"></p><p data-clock-left role="timer"></p>'
        f'<div><a data-clock-open target="{WINDOW}" hidden></a></div>'
        "<p data-clock-state></p><p data-clock-end></p><p data-clock-next></p>"
        f'<div class="plan-buttons">{buttons}</div></dialog>'
    )
