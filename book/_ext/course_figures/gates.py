"""Article 29(3) and (4) of the Budapest Convention as four gates, and who is known to have made the reservation."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from matplotlib.patches import FancyBboxPatch

from course_figures import style
from course_figures.havens import MARK
from course_figures.pages import Markup, folded, paragraph, table
from course_figures.participation import WRITTEN
from crossborder import bound, facts
from crossborder.records import in_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from crossborder.records.records import Provision, Reservation

INSTRUMENT, RESERVED = "budapest_185", "29(4)"
KEEP = "preserve: dual criminality is no condition, Art. 29(3)"
LEFT, GATE_WIDTH, EXIT_LEFT = 0.06, 2.02, 2.42  # inches
LINE = 0.165
GATE_COLUMN, EXIT_COLUMN = 31, 20  # characters of a line


@dataclass(frozen=True, slots=True)
class Gate:
    """One question on the way to preservation, with the answer that leaves the way.

    Args:
        question: the question.
        article: provision of the Budapest Convention that asks it.
        answer: the answer that leaves the way here.
        leads_to: what then follows.
        onward: the answer that leads to the next gate, or empty at the last one.
    """

    question: str
    article: str
    answer: str
    leads_to: str
    onward: str = ""

    @property
    def provision(self) -> Provision:
        """The provision behind the question."""
        return facts().provision_by_place[INSTRUMENT, self.article]


GATES = (
    Gate("Data stored in the requested Party, and a request to search, seize or disclose them will follow?", "29(1)", "no", "another route", "yes"),
    Gate("An offence of Articles 2 to 11?", "29(4)", "yes", KEEP, "no"),
    Gate("Does that Party ask for dual criminality before it discloses, and has it made the reservation?", "29(4)", "no", KEEP, "yes"),
    Gate("Reason to believe that dual criminality will be missing when the data are to be disclosed?", "29(4)", "no", KEEP, "yes"),
)  # fmt: skip
REFUSE = "it may refuse to preserve"
BESIDE = "Beside the gates: political offence; harm to sovereignty, security, public order or other essential interests (Art. 29(5))"


def preservation_gates() -> Figure:
    """Draw the gates downwards, with the way out of each to the right."""
    texts = [wrap(f"{gate.question} Art. {gate.article}", GATE_COLUMN) for gate in GATES]
    heights = [LINE * len(lines) + 0.16 for lines in texts]
    beside = wrap(BESIDE, 58)
    height = sum(heights) + 0.36 * len(GATES) + 0.4 + LINE * len(beside) + 0.25
    with style.house_style():
        figure = style.sheet(height)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, style.WIDTH), ylim=(height, 0))
        axes.axis("off")
        top = 0.08
        for gate, lines, tall in zip(GATES, texts, heights, strict=True):
            _box(axes, top, tall, lines, style.SAND, style.BLACK)
            _exit(axes, gate, top + tall / 2)
            top += tall
            _arrow(axes, (1.0, top), (1.0, top + 0.34), gate.onward, (1.09, top + 0.16))
            top += 0.36
        _box(axes, top, 0.32, [REFUSE], style.BLUE, style.WHITE)
        axes.text(LEFT, top + 0.45, "\n".join(beside), va="top", fontsize=7.6, linespacing=1.35)
    return figure


def _box(axes: Axes, top: float, tall: float, lines: list[str], ground: str, ink: str) -> None:
    axes.add_patch(
        FancyBboxPatch(
            (LEFT, top),
            GATE_WIDTH,
            tall,
            boxstyle="round,pad=0,rounding_size=0.06",
            facecolor=ground,
            edgecolor=style.INK,
            linewidth=0.7,
        )
    )
    words = "\n".join(lines)
    axes.text(LEFT + 0.08, top + tall / 2, words, va="center", fontsize=style.SMALL, color=ink, linespacing=1.3)


def _exit(axes: Axes, gate: Gate, middle: float) -> None:
    _arrow(
        axes, (LEFT + GATE_WIDTH, middle), (EXIT_LEFT, middle), gate.answer, (LEFT + 0.04 + GATE_WIDTH, middle - 0.09)
    )
    axes.text(
        EXIT_LEFT + 0.06,
        middle,
        "\n".join(wrap(gate.leads_to, EXIT_COLUMN)),
        va="center",
        fontsize=style.SMALL,
        linespacing=1.3,
    )


def _arrow(
    axes: Axes, start: tuple[float, float], end: tuple[float, float], word: str, place: tuple[float, float]
) -> None:
    axes.annotate(
        "",
        end,
        start,
        arrowprops={"arrowstyle": "-|>", "color": style.INK, "linewidth": 0.9, "shrinkA": 0, "shrinkB": 0},
    )
    axes.text(*place, word, va="center", fontsize=style.SMALL, style="italic")


def preservation_gates_alt() -> str:
    """Say the gates in order, each with its way out."""
    text = " ".join(
        f"Gate {number}, Article {gate.article}: {gate.question} If {gate.answer}: {gate.leads_to}."
        for number, gate in enumerate(GATES, start=1)
    )
    return f"Four gates on the way of a preservation request. {text} After the last gate: {REFUSE}. {BESIDE}."


def preservation_gates_table() -> Markup:
    """Return the gates as a table to open."""
    rows = [
        [f"{number}. {gate.question}", f"Art. {gate.article}", f"{gate.answer}: {gate.leads_to}", _next(number, gate)]
        for number, gate in enumerate(GATES, start=1)
    ]
    header = ["Question", "Provision", "Way out", "Onward"]
    return folded(
        "The same as a table", table("Preservation under the Budapest Convention, gate by gate", header, rows)
    )


def _next(number: int, gate: Gate) -> str:
    return f"{gate.onward}: " + (f"question {number + 1}" if number < len(GATES) else REFUSE)


def reservations_known() -> Markup:
    """Return who is known to have made the reservation of Article 29(4), as a table."""
    rows = [[_name(one), str(one.since) if one.since else "not recorded", one.text] for one in _looked_up("made")]
    caption = "Reservations to Article 29(4) that were seen (* = not confirmed from a source)"
    return Markup(table(caption, ["State", "Since", "What it says, in our words"], rows))


def reservations_summary() -> Markup:
    """Say for how many Parties the reservation was seen, for how many there is none, and for how many nobody has looked."""
    made, none = _looked_up("made"), _looked_up("none_found")
    others = set(bound(INSTRUMENT, on=WRITTEN)) - {one.state for one in (*made, *none)}
    return paragraph(
        f"Made: {len(made)} states, listed above. None: {len(none)} states, whose declarations were read "
        f"({', '.join(map(_name, none))}). Open: {len(others)} more that are recorded as bound on {in_words(WRITTEN)}; nobody has looked."
    )


def _looked_up(result: str) -> list[Reservation]:
    held = [one for one in facts().reservations if (one.instrument, one.article) == (INSTRUMENT, RESERVED)]
    reservations = [one for one in held if one.result == result]
    return sorted(reservations, key=lambda one: facts().state_by_code[one.state].name)


def _name(one: Reservation) -> str:
    return facts().state_by_code[one.state].name + ("" if one.provenance.verified else MARK)
