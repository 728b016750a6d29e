"""Thresholds of extradition treaties compared on real offences: a test of the highest penalty, of the lowest, or of their mean."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from matplotlib.patches import Rectangle

from course_figures import style
from course_figures.havens import CELLS, MARK, SIGNS
from course_figures.pages import Markup, folded, table
from crossborder import facts

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from crossborder.records.records import Instrument, Offence, State, ThresholdRule

# Offences whose penalties the data hold, from mild to severe; the last one has a highest penalty only.
OFFENCES = (
    "mex_211bis1_2",
    "mex_211bis1_1",
    "phl_ra8792_33a",
    "mar_607_6",
    "bra_154a_2021",
    "bra_171_2a",
    "gbr_cma_2",
)
# A condition of the data by which the mean of lowest and highest penalty counts instead of the highest (OAS, Article 3(2)).
MEAN = "average_penalty"
# In the order in which they grow harder to pass.
TESTED = {"maximum_penalty": "max", MEAN: "mean", "minimum_penalty": "min"}
SIGN = {"at_least": "≥", "more_than": ">"}
YEAR = 12
LONGEST = 102  # months at the right edge of the bars
BARS = (0.08, 1.83)  # inches
COLUMNS, COLUMN = 1.93, 0.355
ROW, HEAD = 0.37, 0.5
KEY_LINE = 62  # characters


@dataclass(frozen=True, slots=True)
class ThresholdTest:
    """A threshold as a test of penalties, with the treaties that have it.

    Args:
        tested: ``maximum_penalty``, ``minimum_penalty`` or ``average_penalty``.
        comparison: ``at_least`` or ``more_than``.
        months: the figure.
        instruments: the instruments that have it.
        verified: whether the text was seen for every one of them.
    """

    tested: str
    comparison: str
    months: int
    instruments: tuple[Instrument, ...]
    verified: bool

    @property
    def treaties(self) -> tuple[str, ...]:
        """Short titles of the instruments."""
        return tuple(instrument.short_title for instrument in self.instruments)

    @property
    def words(self) -> str:
        """The test in words, such as ``max ≥ 1 year``."""
        years = self.months // YEAR
        return f"{TESTED[self.tested]} {SIGN[self.comparison]} {years} year{'s' if years > 1 else ''}{'' if self.verified else MARK}"

    def answer(self, lowest: int | None, highest: int | None) -> str:
        """Whether a penalty passes: ``yes``, ``no``, or ``unknown`` where the data lack a number.

        Args:
            lowest: the lowest penalty in months, ``None`` = not known.
            highest: the highest penalty in months, ``None`` = not known.
        """
        value = self._value(lowest, highest)
        if value is None:
            return "unknown"
        reached = value > self.months if self.comparison == "more_than" else value >= self.months
        return "yes" if reached else "no"

    def _value(self, lowest: int | None, highest: int | None) -> float | None:
        if self.tested == MEAN:
            return None if lowest is None or highest is None else (lowest + highest) / 2
        return highest if self.tested == "maximum_penalty" else lowest


def threshold_rules() -> list[tuple[Instrument, ThresholdRule]]:
    """Return every threshold of the data with its instrument, in the order of the instruments' ages."""
    thresholds = [(instrument, rule) for instrument in facts().instruments for rule in instrument.thresholds]
    return sorted(thresholds, key=lambda pair: str(pair[0].adopted.day.earliest) if pair[0].adopted else "")


def _tested(instrument: Instrument, rule: ThresholdRule) -> str:
    conditions = {condition.id for basis in instrument.bases for condition in basis.conditions}
    return MEAN if MEAN in conditions else rule.tests


def threshold_tests() -> list[ThresholdTest]:
    """Return the different tests, the easiest first, each with the treaties that have it."""
    groups: dict[tuple[str, int, str], list[tuple[Instrument, ThresholdRule]]] = {}
    for instrument, rule in threshold_rules():
        groups.setdefault((_tested(instrument, rule), rule.months, rule.comparison), []).append((instrument, rule))
    order = list(TESTED)
    keys = sorted(groups, key=lambda key: (order.index(key[0]), key[1], key[2]))
    return [_test(key, groups[key]) for key in keys]


def _test(key: tuple[str, int, str], held: list[tuple[Instrument, ThresholdRule]]) -> ThresholdTest:
    tested, months, comparison = key
    places = facts().provision_by_place
    seen = all(places[instrument.id, rule.article].verified for instrument, rule in held)
    return ThresholdTest(tested, comparison, months, tuple(instrument for instrument, _ in held), seen)


def threshold_offences() -> list[tuple[State, Offence]]:
    """Return the offences drawn, with their states."""
    data = facts()
    return [(data.state_by_code[data.offence_by_id[name].state], data.offence_by_id[name]) for name in OFFENCES]


def thresholds_chart() -> Figure:
    """Draw each offence as a bar from its lowest to its highest penalty, and beside it which tests it passes."""
    tests, offences = threshold_tests(), threshold_offences()
    key = _key(tests)
    height = HEAD + ROW * len(offences) + 0.16 + 0.155 * len(key)
    with style.house_style():
        figure = style.sheet(height)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, style.WIDTH), ylim=(height, 0))
        axes.axis("off")
        _scale(axes, len(offences))
        for number, test in enumerate(tests):
            axes.text(*_middle(number, HEAD - 0.2), _letter(number), ha="center", va="center", weight="bold")
            axes.text(*_middle(number, HEAD - 0.06), TESTED[test.tested], ha="center", va="center", fontsize=7.4)
        for row, (state, offence) in enumerate(offences):
            _row(axes, HEAD + ROW * row, state, offence, tests)
        axes.text(0.04, HEAD + ROW * len(offences) + 0.12, "\n".join(key), va="top", fontsize=7.4, linespacing=1.35)
    return figure


def _letter(number: int) -> str:
    return "ABCDEFGH"[number]


def _middle(column: int, height: float) -> tuple[float, float]:
    return COLUMNS + COLUMN * (column + 0.5), height


def _x(months: float) -> float:
    return BARS[0] + (BARS[1] - BARS[0]) * min(months, LONGEST) / LONGEST


def _scale(axes: Axes, rows: int) -> None:
    for years in (1, 2, 4, 8):
        at = _x(YEAR * years)
        axes.text(at, HEAD - 0.06, str(years), ha="center", va="center", fontsize=style.SMALL)
        for row in range(rows):  # beside the bars only: a line through the names would make them hard to read
            top = HEAD + ROW * row
            axes.plot(
                [at, at], [top + 0.16, top + 0.33], color=style.INK, linewidth=1.0 if years in {1, 2} else 0.4, zorder=3
            )
    axes.text(BARS[0], HEAD - 0.24, "prison, in years", va="center", fontsize=style.SMALL)


def _row(axes: Axes, top: float, state: State, offence: Offence, tests: list[ThresholdTest]) -> None:
    name = f"{state.name}, {offence.section}" + ("" if offence.verified else MARK)
    axes.text(BARS[0], top + 0.16, name, va="bottom", fontsize=7.6)
    lowest, highest = offence.minimum_months, offence.maximum_months
    place = (_x(lowest or 0), top + 0.19)
    axes.add_patch(
        Rectangle(
            place,
            _x(highest or LONGEST) - place[0],
            0.11,
            facecolor=style.BLUE if lowest is not None else style.GREY,
            edgecolor=style.INK,
            linewidth=0.6,
            zorder=2,
        )
    )
    for number, test in enumerate(tests):
        _cell(axes, number, top, test.answer(lowest, highest))


def _cell(axes: Axes, column: int, top: float, answer: str) -> None:
    ground, ink = CELLS[answer]
    left = COLUMNS + COLUMN * column
    axes.add_patch(
        Rectangle((left + 0.01, top + 0.07), COLUMN - 0.02, 0.25, facecolor=ground, edgecolor=style.INK, linewidth=0.5)
    )
    axes.text(left + COLUMN / 2, top + 0.2, SIGNS[answer], ha="center", va="center", color=ink)


def _key(tests: list[ThresholdTest]) -> list[str]:
    named = [f"{_letter(number)}  {test.words}: {_named(test)}" for number, test in enumerate(tests)]
    last = (
        "grey bar, ? = the lowest penalty is not in the data",
        f"{MARK} = not confirmed from a source, or not for all of them",
    )
    return [part for text in (*named, *last) for part in wrap(text, KEY_LINE, subsequent_indent="    ")]


def _named(test: ThresholdTest) -> str:
    """Instruments of several states by name; treaties of two states, which are many, by their number."""
    several = [each for each in test.instruments if each.kind != "bilateral_treaty"]
    two = len(test.instruments) - len(several)
    counted = [f"{two} treat{'y' if two == 1 else 'ies'} of two states"] if two else []
    return ", ".join([*(SHORT.get(each.id, each.short_title) for each in several), *counted])


# Names for the key of the drawing; the table below it has the full ones.
SHORT = {
    "ece_24": "ETS 24",
    "budapest_185": "Budapest",
    "eaw_2002": "EAW",
    "oas_ext_1981": "OAS 1981",
    "ecowas_ext_1994": "ECOWAS 1994",
    "arab_2010": "Arab Convention 2010",
}


def thresholds_alt() -> str:
    """Say what the figure shows: the tests, and which of them each offence passes."""
    tests = threshold_tests()
    asked = "; ".join(f"{test.words} ({', '.join(test.treaties)})" for test in tests)
    text = "; ".join(_offence_in_words(state, offence, tests) for state, offence in threshold_offences())
    return f"{len(OFFENCES)} offences as bars from lowest to highest penalty, and {len(tests)} tests of treaties. Tests: {asked}. Offences: {text}."


def _offence_in_words(state: State, offence: Offence, tests: list[ThresholdTest]) -> str:
    answers = [test.answer(offence.minimum_months, offence.maximum_months) for test in tests]
    passed = ", ".join(test.words for test, answer in zip(tests, answers, strict=True) if answer == "yes") or "none"
    return f"{state.name}, {offence.section}, {_range(offence)}, passes {passed}"


def _range(offence: Offence) -> str:
    lowest = "lowest not in the data" if offence.minimum_months is None else f"{offence.minimum_months}"
    return f"{lowest} to {offence.maximum_months} months"


def thresholds_table() -> Markup:
    """Return the offences with their penalties and the answer of every test, as a table to open."""
    tests = threshold_tests()
    rows = [
        [
            f"{state.name}, {offence.law}, {offence.section}{'' if offence.verified else MARK}",
            _range(offence),
            *(test.answer(offence.minimum_months, offence.maximum_months) for test in tests),
        ]
        for state, offence in threshold_offences()
    ]
    header = ["Offence", "Prison", *(test.words for test in tests)]
    caption = f"Which offence passes which threshold ({MARK} = not confirmed from a source)"
    return folded("The same as a table", table(caption, header, rows))


WHOSE = {"both": "both states", "requesting": "the requesting state only", "requested": "the requested state only"}


def treaties_table() -> Markup:
    """Return every threshold of the data with its article and whose law is tested, as a table."""
    places = facts().provision_by_place
    rows = []
    for instrument, rule in threshold_rules():
        seen = places[instrument.id, rule.article].verified
        test = _test((_tested(instrument, rule), rule.months, rule.comparison), [(instrument, rule)])
        rows.append(
            [
                instrument.short_title,
                rule.article,
                test.words.rstrip(MARK),
                WHOSE[rule.under],
                "seen" if seen else "not seen",
            ]
        )
    header = ["Instrument", "Article", "Test", "Under the law of", "Text of the article"]
    return Markup(table("Thresholds of extradition in the data, the oldest instrument first", header, rows))
