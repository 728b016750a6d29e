"""The practice as a value: which case is in view, what was answered, what comes back. No widget."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from crossborder.exercises.practice import words
from crossborder.exercises.practice.boxes import Boxes
from crossborder.exercises.practice.question import LEVELS, Question, question
from crossborder.exercises.state import Slot, State, whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crossborder.exercises.feedback import Feedback

NAME, VERSION = "practice", 1
ANSWERS = ("outcome", "gate", "provision", "basis", "line")
_MOST = 999_999
_drawn = lru_cache(maxsize=16)(question)


class PracticeModel:
    """The practice: every action leaves a valid state."""

    def __init__(self) -> None:
        self.start_again()

    def start_again(self) -> None:
        """Forget everything."""
        numbers = (
            ("seed", 1, _MOST),
            ("level", 1, LEVELS[-1]),
            ("number", 1, _MOST),
            ("done", 0, _MOST),
            ("row", 0, _MOST),
        )
        counts = (Slot(name, default=at_first, most=most) for name, at_first, most in numbers)
        texts = ("again", *(f"answer.{name}" for name in ANSWERS), *(f"boxes.{level}" for level in LEVELS))
        self.state = State(NAME, VERSION, (*counts, *map(Slot, texts), Slot("checked", default=False)))

    def to_json(self) -> dict[str, Any]:
        """What was done, as plain JSON."""
        return self.state.to_json()

    def from_json(self, record: object) -> list[str]:
        """Take over work that was kept; what does not fit is reported."""
        return self.state.load(record)

    def count(self, name: str) -> int:
        """A number of the state."""
        number = self.state.get(name)
        return number if isinstance(number, int) else 0

    @property
    def level(self) -> int:
        """The level, from 1."""
        return max(self.count("level"), 1)

    @property
    def question(self) -> Question:
        """The question in view."""
        return _drawn(self.count("seed"), self.level, max(self.count("number"), 1), like=self.state.text("again"))

    @property
    def checked(self) -> bool:
        """Whether it was checked; then its answers stay as they are."""
        return self.state.get("checked") is True

    @property
    def boxes(self) -> Boxes:
        """What comes back at this level."""
        return Boxes.read(self.state.text(f"boxes.{self.level}"))

    def answers(self) -> dict[str, str]:
        """What was answered that can be answered here."""
        entered = {one.id: self.state.text(f"answer.{one.id}") for one in self.question.asked}
        values = {one.id: {option.value for option in one.options} for one in self.question.asked}
        return {name: value for name, value in entered.items() if value in values[name]}

    def answer(self, name: str, value: str) -> None:
        """Answer one question; after the check nothing changes."""
        if not self.checked:
            self.state.put(f"answer.{name}", value)

    def check(self) -> Feedback | str:
        """Check the answers by the rules: the feedback, or a sentence that says what is missing. The first check counts."""
        marking = self.question.check(self.answers())
        if not isinstance(marking, str) and not self.checked:
            self._count(right=marking.verdict == "right")
        return marking

    def _count(self, *, right: bool) -> None:
        done = min(self.count("done") + 1, _MOST)
        self.state.put("checked", value=True)
        self.state.put("done", done)
        self.state.put("row", min(self.count("row") + 1, _MOST) if right else 0)
        boxes = self.boxes.answered(self.question.case.kind, done, right=right)
        self.state.put(f"boxes.{self.level}", boxes.to_text())

    def feedback(self) -> Feedback | None:
        """What is said to the answers, if they were checked."""
        marking = self.question.check(self.answers()) if self.checked else None
        return None if isinstance(marking, str) else marking

    def next_case(self) -> None:
        """Go on: to a case like one that went wrong, when its time has come, else to the next number."""
        kind = self.boxes.due(self.count("done"))
        # A kind does not come back twice without a new case between: else one hard kind would be all there is.
        if kind and not self.state.text("again"):
            self._show({}, again=kind)
        else:
            self._show({"number": self.count("number") % _MOST + 1})

    def choose_level(self, level: int) -> None:
        """Go to a level."""
        self._show({"level": level})

    def _show(self, place: Mapping[str, int], again: str = "") -> None:
        for name, value in place.items():
            self.state.put(name, value)
        self.state.put("again", again)
        self.state.put("checked", value=False)
        for name in ANSWERS:
            self.state.put(f"answer.{name}", "")

    def preset(self, asked: Mapping[str, str]) -> tuple[str, ...]:
        """Set seed, level and number as an address asks: ``#seed=7&level=2&n=1``. What is set already stays as it was answered.

        A new seed begins with its first case, and a case that came back gives way, so that everybody who is given the same address has
        the same one.

        Returns:
            What could not be set, in sentences.
        """
        problems = []
        if self.state.text("again") and asked.keys() & {"seed", "level", "n"}:
            self._show({})
        for name, place, most, problem in (
            ("seed", "seed", _MOST, words.PROBLEM_SEED),
            ("level", "level", LEVELS[-1], words.PROBLEM_LEVEL),
            ("n", "number", _MOST, words.PROBLEM_NUMBER),
        ):
            text = asked.get(name)
            if text is None:
                continue
            number = whole(text, most)
            if not number:
                problems.append(problem.format(value=text))
            elif number != self.count(place):
                self._show({place: number} if name != "seed" else {"seed": number, "number": 1})
        return tuple(problems)

    @property
    def address(self) -> str:
        """The end of an address that leads to this case."""
        return f"#seed={self.count('seed')}&level={self.level}&n={self.count('number')}"
