"""The Love Bug exercise without widgets: its state, what a learner can do, and what the rules say to it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from crossborder.exercises.ask import Choice, Option, yes_no
from crossborder.exercises.feedback import Claim, Feedback, Part, mark
from crossborder.exercises.love_bug import law, words
from crossborder.exercises.love_bug.tasks import all_tasks
from crossborder.exercises.state import Slot, State
from crossborder.exercises.task import field_default, field_values
from crossborder.exercises.time_machine import machine_fields, moved, run
from crossborder.exercises.words import OUTCOMES, UNKNOWN
from crossborder.rules import assess, contested

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.exercises.ask import Answer
    from crossborder.exercises.feedback import Reference
    from crossborder.exercises.state import Value
    from crossborder.exercises.task import Task
    from crossborder.rules import Assessment

ID, VERSION = "love-bug", 1
SECTIONS = ("debrief", "transfer")


class LoveBugModel:
    """The exercise as a value: every action leaves a valid state, and nothing entered is lost."""

    def __init__(self) -> None:
        self.tasks: tuple[Task, ...] = all_tasks()
        self.task_by_id = {task.id: task for task in self.tasks}
        self.predictions = tuple(
            Choice(name, question, yes_no(yes, no, unknown))
            for name, (question, yes, no, unknown) in words.PREDICTIONS.items()
        )
        self.machine = machine_fields(words.MACHINE_LABELS)
        options = tuple(Option(name, text, why) for name, (text, why) in words.TRANSFER_DECISIONS.items())
        self.decision = Choice("decision", words.TRANSFER_QUESTION, options)
        self.state = State(ID, VERSION, self._slots())

    def _slots(self) -> Iterator[Slot]:
        for question in self.predictions:
            yield Slot(f"prediction.{question.id}", allowed=field_values(question))
        yield Slot("prediction.kept", default=False)
        for field in self.machine:
            # A day may be anything that was typed: a wrong one is reported, never lost.
            yield Slot(f"machine.{field.id}", default=law.START[field.id], allowed=field_values(field))
        for task in self.tasks:
            for field in task.fields:
                yield Slot(f"task.{task.id}.{field.id}", default=field_default(field), allowed=field_values(field))
            yield Slot(f"hints.{task.id}", default=0, most=len(task.hints))
            yield Slot(f"checked.{task.id}", default=False)
            yield Slot(f"opened.{task.id}", default=task.core)
        for section in SECTIONS:
            yield Slot(f"opened.{section}", default=False)
        yield Slot("transfer.decision", allowed=field_values(self.decision))
        yield Slot("transfer.reason")
        yield Slot("transfer.compared", default=False)

    # --- what is kept ----------------------------------------------------------------------------------------------

    def set(self, key: str, value: Value | tuple[str, ...]) -> None:
        """Set one value; changing an answer takes the mark off its task, changing a prediction that is kept does nothing.

        Args:
            key: name of the place in the state.
            value: the value.

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
        """Take over work that was kept; what does not fit is kept aside and reported.

        Args:
            record: what ``to_json`` gave.

        Returns:
            What was wrong, in sentences.
        """
        return self.state.load(record)

    def start_again(self) -> None:
        """Forget everything that was entered."""
        self.state = State(ID, VERSION, self._slots())

    # --- (a) prediction --------------------------------------------------------------------------------------------

    @property
    def predicted(self) -> bool:
        """Whether the prediction is kept."""
        return self.state.get("prediction.kept") is True

    def keep_prediction(self) -> str:
        """Keep the prediction when all questions are answered.

        Returns:
            What to announce.
        """
        if not all(self.state.get(f"prediction.{question.id}") for question in self.predictions):
            return words.PREDICTION_MISSING
        self.state.put("prediction.kept", value=True)
        return words.PREDICTION_KEPT

    def compare(self) -> Feedback:
        """What the rules say to each prediction; an unverified fact marks nobody."""
        return Feedback(tuple(self._compared(question) for question in self.predictions))

    def _compared(self, question: Choice) -> Part:
        said = self.state.text(f"prediction.{question.id}")
        answer, verified, reason, rests = _RULINGS[question.id]()
        if said in {"", "unknown"}:
            text = words.COMPARE_UNKNOWN if said else words.COMPARE_RULES
            return Part(question.label, "note", text.format(reason=reason), rests)
        shown = next(option.text for option in question.options if option.value == said)
        label = f"{question.label} ({words.YOUR_ANSWER.format(answer=shown)})"
        says = words.COMPARE_RULES.format(reason=reason)
        holds = None if answer is None else said == answer
        ungraded = words.COMPARE_UNGRADED.format(reason=reason)
        return mark(
            label, Claim(holds=holds, verified=verified, right=says, wrong=says, ungraded=ungraded, references=rests)
        )

    # --- (b) time machine ------------------------------------------------------------------------------------------

    @property
    def machine_values(self) -> dict[str, str]:
        """What stands in the time machine."""
        return {field.id: self.state.text(f"machine.{field.id}") for field in self.machine}

    def outcome(self) -> Assessment | str:
        """What the rules say to the time machine as it stands, or what to mend."""
        return run(self.machine_values, words.MACHINE_LABELS)

    def move_day(self, field: str, days: int) -> str:
        """Move a day of the time machine.

        Args:
            field: ``committed_on`` or ``requested_on``.
            days: how far; negative for earlier.

        Returns:
            The day as it now stands.

        Raises:
            DayError: when what stands there is no day; it is left as it is.
        """
        text = moved(self.state.text(f"machine.{field}"), words.MACHINE_LABELS[field], days)
        self.state.put(f"machine.{field}", text)
        return text

    # --- (c) tasks -------------------------------------------------------------------------------------------------

    def answers(self, task_id: str) -> dict[str, Answer]:
        """What the learner has entered for a task."""
        found = {field.id: self.state.get(f"task.{task_id}.{field.id}") for field in self.task_by_id[task_id].fields}
        return {name: value if isinstance(value, list) else str(value) for name, value in found.items()}

    def hint(self, task_id: str) -> int:
        """Show one more hint.

        Returns:
            How many are shown now.
        """
        shown = min(self.hints_shown(task_id) + 1, len(self.task_by_id[task_id].hints))
        self.state.put(f"hints.{task_id}", shown)
        return shown

    def hints_shown(self, task_id: str) -> int:
        """How many hints of a task are shown."""
        found = self.state.get(f"hints.{task_id}")
        return found if isinstance(found, int) else 0

    def check(self, task_id: str) -> Feedback | str:
        """Check a task by the rules.

        Returns:
            The feedback, or a sentence that says what is missing.
        """
        task, answers = self.task_by_id[task_id], self.answers(task_id)
        missing = task.missing(answers)
        self.state.put(f"checked.{task_id}", value=not missing)
        return missing or task.check(answers)

    def feedback(self, task_id: str) -> Feedback | None:
        """The feedback that stands under a task, or ``None`` when its answers were not checked as they are."""
        if not self.state.get(f"checked.{task_id}"):
            return None
        found = self.check(task_id)
        return found if isinstance(found, Feedback) else None

    # --- (d) and (e) -----------------------------------------------------------------------------------------------

    def turn(self, section: str) -> bool:
        """Open or close a task, the debrief or the new case.

        Returns:
            Whether it is open now.
        """
        self.state.put(f"opened.{section}", value=not self.opened(section))
        return self.opened(section)

    def opened(self, section: str) -> bool:
        """Whether a task, the debrief or the new case is open."""
        return self.state.get(f"opened.{section}") is True

    def compare_transfer(self) -> str:
        """Open the key points when a decision and a reason are there.

        Returns:
            What to announce.
        """
        complete = self.state.text("transfer.decision") and self.state.text("transfer.reason").strip()
        if not complete:
            return words.TRANSFER_MISSING
        self.state.put("transfer.compared", value=True)
        return words.TRANSFER_SHOWN

    def prediction_text(self, question: Choice) -> str:
        """The learner's answer to a question of the prediction, in words."""
        said = self.state.text(f"prediction.{question.id}")
        return next((option.text for option in question.options if option.value == said), UNKNOWN)

    @cached_property
    def zotob(self) -> Assessment:
        """What the rules say on the mirror case: Morocco asked for a worm of 14 August 2005."""
        return assess(
            law.request(
                {
                    "requested": "MAR",
                    "committed_on": "2005-08-14",
                    "requested_on": "2005-08-25",
                    "conduct": "malware",
                }
            )
        )


# --- what the rules say to the three questions of the prediction: "yes", "no" or not known ---------------------------

Ruling = tuple[str | None, bool, str, tuple["Reference", ...]]
_SAYS = {True: "yes", False: "no", None: None}


def _prosecution() -> Ruling:
    """No punishment without law: the day of the act decides."""
    found = law.malware(law.HAVEN, law.ACT)
    tried = tuple(offence.provision for offence in contested(law.HAVEN, law.MALWARE, on=law.ACT))
    reason = found.reason[:1].upper() + found.reason[1:] + "."
    if tried:
        reason += " " + words.COMPARE_TRIED.format(names="; ".join(provision.label for provision in tried))
    return _SAYS[found.answer], found.verified, reason, law.resting_on((*found.provisions, *law.ban(), *tried))


def _cooperation(measure: str, unread: str) -> Ruling:
    """What the rules say to a measure; where that is not confirmed, the words say what was not read."""
    found = assess(law.request({"measure": measure}))
    answers = {"available": "yes", "refusable": "yes", "discretionary": "yes", "unavailable": "no", "open": None}
    deciding = found.best.deciding
    reason = words.COMPARE_OUTCOME.format(
        outcome=OUTCOMES[found.outcome].lower(),
        title=found.best.title,
        questions=" ".join(step.question for step in deciding),
    )
    rests = law.resting_on(provision for step in deciding for provision in step.provisions)
    return answers[found.outcome], found.verified, reason if found.verified else f"{reason} {unread}", rests


def _extradition() -> Ruling:
    return _cooperation("extradition", words.COMPARE_EXTRADITION_UNREAD)


def _evidence() -> Ruling:
    """Data kept or documents handed over: preservation decides where it is available, else assistance."""
    kept = _cooperation("preservation", words.COMPARE_EVIDENCE_UNREAD)
    return kept if kept[0] == "yes" else _cooperation("mutual_assistance", words.COMPARE_EVIDENCE_UNREAD)


_RULINGS = {"prosecute": _prosecution, "extradite": _extradition, "evidence": _evidence}
