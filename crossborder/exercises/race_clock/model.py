"""The exercise on time without widgets: its state, what a learner can do, and what the simulation says."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, options
from crossborder.exercises.cited import budapest
from crossborder.exercises.lesson.compare import Ruling
from crossborder.exercises.lesson.model import LessonModel
from crossborder.exercises.race_clock import words
from crossborder.exercises.race_clock.numbers import NumberError, all_numbers, read_spread
from crossborder.exercises.race_clock.simulation import ACTIONS, RUNS, simulate
from crossborder.exercises.race_clock.tasks import EVEN_CHANCE, START_DAY, all_tasks, as_it_came
from crossborder.exercises.state import Slot, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.exercises.feedback import Reference
    from crossborder.exercises.race_clock.numbers import Spread
    from crossborder.exercises.race_clock.simulation import Fate, Setting

STEPS = tuple(str(number) for number in range(1, len(ACTIONS) + 1))
# Typed counts: what is written there at first, the most, and the name.
COUNTS = {
    "start": (START_DAY, 365, words.START),
    "inform": (EVEN_CHANCE, 100, words.CHANCE_INFORM),
    "direct": (EVEN_CHANCE, 100, words.CHANCE_DIRECT),
}
MOST_DRAWS = 999
HALF = RUNS / 2


# --- what the simulation says to the three questions of the prediction ------------------------------------------------


def _log_ruling(plan: tuple[str, ...], text: str) -> Ruling:
    fate, rests = simulate(plan, as_it_came())["log"], budapest("25(3)", "29(7)")
    reason = text.format(obtained=fate.obtained, gone=fate.gone)
    references: tuple[Reference, ...] = (*rests, *all_numbers()["mla"].sources)
    return Ruling("yes" if fate.obtained > HALF else "no", rests[1].verified, reason, references)


def _memory(_: object) -> Ruling:
    fate, rests = simulate(ACTIONS, as_it_came())["memory"], budapest("29(1)")
    reason = words.RULING_MEMORY.format(obtained=fate.obtained)
    return Ruling("yes" if fate.obtained > HALF else "no", rests[0].verified, reason, rests)


class RaceClockModel(LessonModel):
    """The exercise as a value: every action leaves a valid state, and nothing entered is lost."""

    name, words = "race-the-clock", words
    rulings = MappingProxyType(
        {
            "request_only": lambda _: _log_ruling(("mla",), words.RULING_REQUEST),
            "preserve_first": lambda _: _log_ruling(("preserve", "mla"), words.RULING_PRESERVE),
            "memory": _memory,
        }
    )

    def __init__(self) -> None:
        self.numbers = all_numbers()
        self.steps = tuple(
            Choice(number, words.STEP.format(number=number), options(words.ACTIONS), listed=True) for number in STEPS
        )
        self.presets = {f"step{number}": f"plan.{number}" for number in STEPS}
        super().__init__(all_tasks(), sections=("numbers",), slots=tuple(self._own_slots()))

    def _own_slots(self) -> Iterator[Slot]:
        for step in STEPS:
            yield Slot(f"plan.{step}", allowed=ACTIONS)
        # What was typed is kept as it is: a wrong number is reported, never lost.
        for name, number in self.numbers.items():
            yield Slot(f"number.{name}", default=str(number.spread))
        for name, (first, _, _) in COUNTS.items():
            yield Slot(f"count.{name}", default=str(first))
        yield Slot("draw", default=0, most=MOST_DRAWS)
        yield Slot("ran", default=False)

    # --- plan and runs ---------------------------------------------------------------------------------------------

    @property
    def plan(self) -> tuple[str, ...]:
        """The steps that are chosen, in order."""
        return tuple(action for number in STEPS if (action := self.state.text(f"plan.{number}")))

    @property
    def repeats(self) -> bool:
        """Whether a step is there twice."""
        return len(set(self.plan)) < len(self.plan)

    def run(self) -> bool:
        """Run the plan from now on, and say whether there is one to run."""
        self.state.put("ran", value=bool(self.plan))
        return bool(self.plan)

    def draw_anew(self) -> bool:
        """Run the plan with another fixed sequence of chance, as ``run`` does."""
        self.state.put("draw", value=self.draw % (MOST_DRAWS + 1))
        return self.run()

    @property
    def draw(self) -> int:
        """Number of the sequence of chance, for the reader: from 1 on."""
        return self.state.count("draw") + 1

    def result(self) -> dict[str, Fate] | None:
        """What the plan brings, or ``None`` when nothing was run."""
        if not (self.state.get("ran") and self.plan):
            return None
        return simulate(self.plan, self.setting())

    def setting(self) -> Setting:
        """The numbers as they are now; one that cannot be read counts as it came."""
        came = as_it_came()
        return replace(
            came,
            spreads={name: self._spread(name) for name in self.numbers},
            start=self._count("start"),
            chances={name: self._count(name) for name in came.chances},
            seed=self.draw - 1,
        )

    def changed(self, name: str) -> bool:
        """Whether a learner has changed a number."""
        return self._spread(name) != self.numbers[name].spread

    def problems(self) -> list[str]:
        """What cannot be read among the numbers, in sentences."""
        sentences = []
        for name, number in self.numbers.items():
            try:
                read_spread(self.state.text(f"number.{name}"), number.title)
            except NumberError as error:
                sentences.append(str(error))
        for name, (_, most, title) in COUNTS.items():
            text = self.state.text(f"count.{name}")
            if whole(text, most) is None:
                sentences.append(words.COUNT_WRONG.format(what=title, text=f"“{text.strip()}”", most=most))
        return sentences

    def _spread(self, name: str) -> Spread:
        try:
            return read_spread(self.state.text(f"number.{name}"), self.numbers[name].title)
        except NumberError:
            return self.numbers[name].spread

    def _count(self, name: str) -> int:
        first, most, _ = COUNTS[name]
        count = whole(self.state.text(f"count.{name}"), most)
        return first if count is None else count
