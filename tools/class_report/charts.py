"""Charts of a class's answers, one for each question: for a lecturer's own slides."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from crossborder.exercises.class_report import words
from crossborder.exercises.class_report.page import MOST_BARS

if TYPE_CHECKING:
    from pathlib import Path

    from crossborder.exercises.class_report.counted import Question

WIDE = 60  # letters of a line


def draw_all(questions: tuple[Question, ...], folder: Path) -> list[Path]:
    """Draw the questions that somebody answered, as SVG."""
    import matplotlib as mpl  # noqa: PLC0415 - slow to import, and the tables do without

    mpl.use("agg")
    # Letters stay letters, and the same answers give the same file.
    mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "class", "font.family": "sans-serif"})
    folder.mkdir(parents=True, exist_ok=True)
    return [
        _draw(question, folder / f"{at:02d}-{question.exercise}.svg") for at, question in enumerate(questions, start=1)
    ]


def _draw(question: Question, path: Path) -> Path:
    from matplotlib.figure import Figure  # noqa: PLC0415 - as above

    given = [value for value in question.values if any(question.count(name, value) for name in question.columns)]
    values = given[:MOST_BARS][::-1]
    height = 0.9 / len(question.columns)
    figure = Figure(figsize=(9, 1.5 + 0.5 * len(values)), layout="constrained")
    axes = figure.add_subplot()
    for at, column in enumerate(reversed(question.columns)):
        places = [row + at * height for row in range(len(values))]
        bars = axes.barh(
            places, [question.count(column, value) for value in values], height, label=words.COLUMNS[column]
        )
        axes.bar_label(bars, padding=3)
    middle = (len(question.columns) - 1) * height / 2
    texts = [words.MARKS[question.asked.judge(value)].format(text=question.asked.text(value)) for value in values]
    axes.set_yticks(
        [row + middle for row in range(len(values))], [textwrap.fill(_plain(text), WIDE // 2) for text in texts]
    )
    axes.set_title(textwrap.fill(_plain(question.asked.label), WIDE), loc="left", fontsize="medium", fontweight="bold")
    axes.spines[["top", "right"]].set_visible(False)
    axes.margins(x=0.1)
    figure.legend(loc="outside lower right", ncols=3, reverse=True)
    figure.savefig(path, metadata={"Date": None})
    return path


def _plain(text: str) -> str:
    """A dollar sign is a formula's beginning to the library."""
    return text.replace("$", r"\$")
