"""The part of an exercise's model that all exercises share. No widget: state, what a learner can do, what is said to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from crossborder.exercises.ask import Choice, chosen_text, predictions
from crossborder.exercises.feedback import Feedback
from crossborder.exercises.lesson.cases import NewCase, new_cases
from crossborder.exercises.lesson.compare import compared
from crossborder.exercises.state import Slot, State, StateError
from crossborder.exercises.task import field_default, field_values
from crossborder.work.tries import PLACE as TRIES
from crossborder.work.tries import Try, read_tries, with_try
from crossborder.work.words import PRESET_UNKNOWN, PRESET_WRONG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from crossborder.exercises.ask import Answer, Field
    from crossborder.exercises.lesson.compare import Ruling
    from crossborder.exercises.state import Value
    from crossborder.exercises.task import Task

# Characters of a reason from which on it says something.
LEAST_REASON = 40


@dataclass(frozen=True, slots=True)
class Together:
    """What a class decides together on the printed sheet; each row begins a line to fill in."""

    title: str
    prompt: str
    rows: tuple[str, ...]
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Preset:
    """What an address has set, what stood there before so that it can be put back, and what could not be set, in sentences."""

    values: Mapping[str, Value]
    before: Mapping[str, Value]
    problems: tuple[str, ...]


class LessonModel:
    """An exercise as a value: every action leaves a valid state, and nothing entered is lost.

    A subclass says the id of the exercise (``name``; work is kept under it), its words, and what the rules say to each question of
    its prediction (``rulings``).

    Args:
        sections: what can be opened and closed besides the tasks and the look back.
        slots: its own places in the state, beyond those that all exercises have.
    """

    name: str
    words: Any
    version = 1
    rulings: Mapping[str, Callable[[Any], Ruling]]
    # What an address can set: a place in the state by the name it has there, as in `#measure=preservation`.
    presets: Mapping[str, str] = MappingProxyType({})

    def __init__(
        self,
        tasks: tuple[Task, ...],
        *,
        sections: tuple[str, ...] = (),
        slots: tuple[Slot, ...] = (),
    ) -> None:
        self.predictions = predictions(self.words.PREDICTIONS)
        self.tasks, self.cases = tasks, new_cases(self.name)
        # Which new case is shown as long as nobody chose one: neighbours in a class can be given different ones.
        self.seed: int | None = None
        self.task_by_id = {task.id: task for task in tasks}
        self._own = slots
        self._sections = (*sections, "debrief", "transfer")
        self.state = self._fresh()

    def _fresh(self) -> State:
        return State(self.name, self.version, (*self._shared_slots(), *self._own))

    def _shared_slots(self) -> Iterator[Slot]:
        for question in self.predictions:
            yield Slot(f"prediction.{question.id}", allowed=field_values(question))
        yield Slot("prediction.kept", default=False)
        for task in self.tasks:
            for field in task.fields:
                yield Slot(f"task.{task.id}.{field.id}", default=field_default(field), allowed=field_values(field))
            yield Slot(f"hints.{task.id}", default=0, most=len(task.hints))
            yield Slot(f"checked.{task.id}", default=False)
            yield Slot(f"{TRIES}{task.id}")
            yield Slot(f"opened.{task.id}", default=task.core)
        for section in self._sections:
            yield Slot(f"opened.{section}", default=False)
        yield Slot("transfer.case", allowed=tuple(case.id for case in self.cases))
        for case in self.cases:
            yield Slot(self.case_place("decision", case), allowed=field_values(case.decision))
            yield Slot(self.case_place("reason", case))
            yield Slot(self.case_place("compared", case), default=False)
        for question in self.predictions:
            yield Slot(f"again.{question.id}", allowed=field_values(question))
            yield from (*hands_slots("first", question), *hands_slots("second", question))
        for question in filter(None, map(put_to_vote, self.tasks)):
            yield from hands_slots("task", question)
        yield Slot("step")

    # --- what is kept ----------------------------------------------------------------------------------------------

    def set(self, key: str, value: Value | tuple[str, ...]) -> None:
        """Set one value; changing an answer takes the mark off its task, changing a prediction that is kept does nothing.

        Raises:
            StateError: when there is no such place or the value does not fit.
        """
        area, _, rest = key.partition(".")
        if area == "prediction" and self.predicted and key != "prediction.kept":
            return
        self.state.put(key, list(value) if isinstance(value, tuple) else value)
        if area == "task":
            self.state.put(f"checked.{rest.partition('.')[0]}", value=False)

    def to_json(self) -> dict[str, Any]:
        """What the learner did, as plain JSON."""
        return self.state.to_json()

    def from_json(self, record: object) -> list[str]:
        """Take over work that was kept; what does not fit is kept aside and reported, in sentences."""
        return self.state.load(record)

    def start_again(self) -> None:
        """Forget everything that was entered."""
        self.state = self._fresh()

    def preset(self, asked: Mapping[str, str]) -> Preset:
        """Set what an address asks for, by the names that ``presets`` knows."""
        values: dict[str, Value] = {}
        before: dict[str, Value] = {}
        problems: list[str] = []
        for name, text in asked.items():
            key = self.presets.get(name)
            if key is None:
                problems.append(PRESET_UNKNOWN.format(name=name, known=", ".join(self.presets) or "nothing"))
                continue
            old = self.state.get(key)
            try:
                self.set(key, self.state.slots[key].read(text))
            except StateError as error:
                problems.append(PRESET_WRONG.format(name=name, value=text, reason=error))
                continue
            values[key], before[key] = self.state.get(key), old
        return Preset(values, before, tuple(problems))

    # --- prediction ------------------------------------------------------------------------------------------------

    @property
    def predicted(self) -> bool:
        """Whether the prediction is kept."""
        return self.state.get("prediction.kept") is True

    def keep_prediction(self) -> bool:
        """Keep the prediction, if all its questions are answered, and say whether it is kept."""
        if not self.unanswered:
            self.state.put("prediction.kept", value=True)
        return self.predicted

    @property
    def unanswered(self) -> list[Choice]:
        """The questions of the prediction that have no answer yet."""
        return [question for question in self.predictions if not self.state.get(f"prediction.{question.id}")]

    def predicted_text(self, question: Choice) -> str:
        """The learner's answer to a question of the prediction, in words; empty when it was not answered."""
        return chosen_text(question, self.state.text(f"prediction.{question.id}"))

    def ruling(self, question: str) -> Ruling:
        """What the rules say to a question of the prediction."""
        return self.rulings[question](self)

    def compare(self) -> Feedback:
        """What the rules say to each answer, the second vote before the prediction; an unverified fact marks nobody."""
        text = self.state.text
        return Feedback(
            tuple(
                compared(one, text(f"prediction.{one.id}"), text(f"again.{one.id}"), self.ruling(one.id))
                for one in self.predictions
            )
        )

    # --- tasks -----------------------------------------------------------------------------------------------------

    def answers(self, task_id: str) -> dict[str, Answer]:
        """What the learner has entered for a task."""
        entered = {field.id: self.state.get(f"task.{task_id}.{field.id}") for field in self.task_by_id[task_id].fields}
        return {name: value if isinstance(value, list) else str(value) for name, value in entered.items()}

    def hint(self, task_id: str) -> int:
        """Show one more hint, and say how many are shown now."""
        shown = min(self.hints_shown(task_id) + 1, len(self.task_by_id[task_id].hints))
        self.state.put(f"hints.{task_id}", shown)
        return shown

    def hints_shown(self, task_id: str) -> int:
        """How many hints of a task are shown."""
        return self.state.count(f"hints.{task_id}")

    def check(self, task_id: str) -> Feedback | str:
        """Check a task by the rules: the feedback, or a sentence that says what is missing."""
        task, answers = self.task_by_id[task_id], self.answers(task_id)
        missing = task.missing(answers)
        self.state.put(f"checked.{task_id}", value=not missing)
        if missing:
            return missing
        marking, place = task.check(answers), f"{TRIES}{task_id}"
        new = Try(answers, self.hints_shown(task_id), marking.verdict)
        self.state.put(place, with_try(self.state.text(place), new))
        return marking

    def feedback(self, task_id: str) -> Feedback | None:
        """The feedback that is shown under a task, or ``None`` when its answers were not checked as they are."""
        if not self.state.get(f"checked.{task_id}"):
            return None
        task, answers = self.task_by_id[task_id], self.answers(task_id)
        return None if task.missing(answers) else task.check(answers)

    def settled(self, task_id: str) -> bool:
        """Whether a task was checked as it is answered, and nothing in it is left to correct. Asks no rule: a line of steps asks often."""
        if self.state.get(f"checked.{task_id}") is not True:
            return False
        answers = self.answers(task_id)
        verdicts = [one.verdict for one in read_tries(self.state.text(f"{TRIES}{task_id}")) if one.answers == answers]
        return verdicts[-1:] != ["not_yet"]

    # --- sections and the new case ---------------------------------------------------------------------------------

    def turn(self, section: str) -> bool:
        """Open or close a section, and say whether it is open now."""
        self.state.put(f"opened.{section}", value=not self.opened(section))
        return self.opened(section)

    def opened(self, section: str) -> bool:
        """Whether a section is open."""
        return self.state.get(f"opened.{section}") is True

    @property
    def compared(self) -> bool:
        """Whether the key points of the new case are beside the learner's reason."""
        return self.state.get(self.case_place("compared")) is True

    @property
    def new_case(self) -> NewCase:
        """The new case that is shown: the one that was chosen, else the one of the seed, or the one that the lesson begins with."""
        chosen, at_first = self.state.text("transfer.case"), self.cases[(self.seed or 0) % len(self.cases)]
        # Work of an earlier version began with the first one.
        begun = self.state.text("transfer.decision") or self.state.text("transfer.reason")
        if self.seed is None and not begun:
            at_first = next((one for one in self.cases if one.begins), at_first)
        return next((case for case in self.cases if case.id == chosen), at_first)

    @property
    def decision(self) -> Choice:
        """What is asked in the new case that is shown."""
        return self.new_case.decision

    def case_place(self, name: str, case: NewCase | None = None) -> str:
        """Where the state keeps the ``decision`` or ``reason`` of a new case, and whether it was ``compared``."""
        new = case or self.new_case
        return f"transfer.{name}" if new is self.cases[0] else f"transfer.{new.id}.{name}"

    def next_case(self) -> None:
        """Show the case after this one; what was entered stays."""
        at = self.cases.index(self.new_case)
        self.state.put("transfer.case", self.cases[(at + 1) % len(self.cases)].id)

    def lacking(self) -> str:
        """What is still missing before the key points open: ``decision``, ``reason``, or nothing."""
        if not self.state.text(self.case_place("decision")):
            return "decision"
        return "" if len(self.state.text(self.case_place("reason")).strip()) >= LEAST_REASON else "reason"

    def compare_transfer(self, *, anyway: bool = False) -> bool:
        """Open the key points of the new case, if a decision and a reason are there (or who has none asks for it), and say whether they are open."""
        lacking = self.lacking()
        if not lacking or (anyway and lacking == "reason"):
            self.state.put(self.case_place("compared"), value=True)
            return True
        return False

    @property
    def together(self) -> Together | None:
        """What a class decides together on the printed sheet: the first task of the core path, if there is one."""
        task = next((task for task in self.tasks if task.core), None)
        return Together(task.title, task.prompt, ("1", "2", "3"), task.fields) if task else None


def votes_key(vote: str, question: str, option: str) -> str:
    """Where the state keeps the hands for an option."""
    return f"votes.{vote}.{question}.{option}"


def hands_slots(vote: str, question: Choice) -> Iterator[Slot]:
    """Where the state keeps the hands for each option of a question in one vote."""
    return (Slot(votes_key(vote, question.id, value)) for value in field_values(question))


def put_to_vote(task: Task) -> Choice | None:
    """The question of a task that a room can vote on, under the name of the task: its only one with an answer on each line."""
    asked = [field for field in task.fields if isinstance(field, Choice) and not field.listed]
    return replace(asked[0], id=task.id) if len(asked) == 1 else None
