"""What came out, to be read from the last row: word, shape and colour, then one sentence that names what decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import render
from crossborder.exercises import words as shared
from crossborder.exercises.feedback import VERDICT_WORDS, sentence
from crossborder.exercises.figures.lanes import draw
from crossborder.exercises.figures.marks import mark
from crossborder.exercises.html import Markup, el, folded, join
from crossborder.exercises.lesson import deciding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from crossborder.exercises.feedback import Feedback, Part
    from crossborder.exercises.figures.svg import Width
    from crossborder.records.records import Provision
    from crossborder.rules import Assessment

# What says only what is still to do: a room sees it before it has voted.
ASKS = "stage-todo"


def outcome(assessment: Assessment | str) -> Markup:
    """The outcome of an assessment with what decides, or what to correct before there is one."""
    if isinstance(assessment, str):
        return panel("note", shared.MACHINE_EMPTY, assessment, look=ASKS)
    decided = deciding.of(assessment)
    return join(decided_panel(assessment, decided), gates(decided.gates))


def decided_panel(assessment: Assessment, decided: deciding.Deciding) -> Markup:
    """The outcome of an assessment with what decides it and, where it needs one, the caveat beside it."""
    caveat = el("p", decided.caveat, class_="stage-caveat") if decided.caveat else None
    word = shared.OUTCOMES[assessment.outcome]
    return panel(assessment.outcome, word, decided.sentence, join(caveat, rests(decided.provisions)))


def panel(name: str, word: str, says: str, rests_on: Markup | None = None, look: str = "") -> Markup:
    """An outcome or verdict with what decides: the marks that a projector and a check look at. Its name chooses shape and colour."""
    return el(
        "div",
        mark(name),
        el("strong", word),
        el("p", says, data_stage="deciding"),
        rests_on,
        class_=f"stage-out stage-{name} {look}".rstrip(),
        data_stage="outcome",
    )


def waiting(says: str) -> Markup:
    """The place of an outcome that is still to come: it says what to do, and reserves no empty space."""
    return el(
        "div",
        el("strong", shared.WAITING),
        el("p", says, data_stage="deciding"),
        class_="stage-out stage-waiting stage-small",
        data_stage="outcome",
    )


def rests(provisions: Iterable[Provision]) -> Markup | None:
    """The provision that decides, with one line of what it says; never a bare number."""
    first = next(iter(provisions), None)
    if first is None:
        return None
    status = render.status(verified=first.verified, on=(first,))
    return el("p", el("cite", first.label), ": ", first.summary, " ", status, class_="stage-rests")


def gates(row: tuple[deciding.Gate, ...]) -> Markup:
    """All gates on the way as one row of small marks, in the order in which they are asked."""
    listed = [el("li", f"{sign} ", gate.name, class_=kind) for gate in row for sign, kind in (_GATES[gate.state],)]
    return el("ol", *listed, class_="stage-gates", aria_label=shared.GATES) if listed else join()


_GATES: dict[str, tuple[str, str | None]] = {
    "open": ("✓", None),
    "closed": ("✕", "stage-shut-gate"),
    "unknown": ("?", "stage-unknown-gate"),
}


def figure(drawn: Callable[[Width], Markup], look: str = "") -> Markup:
    """A figure, drawn for a wide and for a narrow window; the window shows the one that fits."""
    wide = el("div", drawn("wide"), class_="stage-wide-only")
    narrow = el("div", drawn("narrow"), class_="stage-narrow-only")
    return el("div", wide, narrow, class_=f"stage-figure {look}".rstrip(), data_stage="figure")


def pictured(drawn: Markup) -> Markup:
    """A picture of a case that gives no answer away, where there is room for it beside the first question."""
    return el("div", drawn, class_="stage-figure stage-pictured")


def lanes(assessment: Assessment | str) -> Markup | None:
    """The lanes of an assessment; nothing while there is none."""
    if isinstance(assessment, str):
        return None
    return figure(lambda width: draw(assessment, width, name=f"lanes-{width}"), "stage-large")


def caveat_below(assessment: Assessment | str) -> Markup | None:
    """The caveat for a narrow window: below the controls, for what stays on top has room for one sentence and a figure."""
    told = "" if isinstance(assessment, str) else deciding.of(assessment).caveat
    return el("p", told, class_="stage-caveat stage-narrow-only") if told else None


def reasons(assessment: Assessment | str) -> Markup:
    """The whole chain of reasons and the other ways, folded away."""
    if isinstance(assessment, str):
        return join()
    return folded(shared.SHOW_CHAIN, render.assessment(assessment), id="stage-chain")


# --- verdicts on answers -------------------------------------------------------------------------------------------


def verdict(feedback: Feedback) -> Markup:
    """A verdict on the whole answer, with the reason of its weakest part, and the parts below it."""
    first = next(part for part in feedback.parts if part.verdict == feedback.verdict)
    says = first.text if len(feedback.parts) == 1 else f"{sentence(first.label)} {first.text}"
    leading = panel(feedback.verdict, VERDICT_WORDS[feedback.verdict], says, render.rests_on(first))
    return join(leading, *(part_panel(part) for part in feedback.parts if part is not first))


def part_panel(part: Part) -> Markup:
    """One part of a feedback, with its verdict and what it rests on."""
    return el(
        "div",
        mark(part.verdict),
        el("strong", VERDICT_WORDS[part.verdict]),
        el("p", el("b", sentence(part.label)), " ", part.text),
        render.rests_on(part),
        class_=f"stage-out stage-small stage-{part.verdict}",
    )


def missing(says: str) -> Markup:
    """What is still to be answered. It is no verdict: it has neither the word nor the colour of one, and a room sees it before it has voted."""
    return panel("note", shared.STILL_TO_DO, says, look=ASKS)
