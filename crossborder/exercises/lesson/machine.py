"""A time machine inside a lesson: what is in it, and how the request follows the act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.days import DayError, read_day, shifted
from crossborder.exercises.lesson.model import LessonModel
from crossborder.exercises.state import Slot
from crossborder.exercises.task import field_values
from crossborder.exercises.time_machine import read_request
from crossborder.rules import QuestionError, assess

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from crossborder.exercises.ask import Field
    from crossborder.exercises.state import Value
    from crossborder.exercises.task import Task
    from crossborder.rules import Assessment

ACT, REQUEST = "committed_on", "requested_on"


class MachineModel(LessonModel):
    """A lesson with a time machine.

    Args:
        machine: the fields of the time machine, days first.
        start: what is in each field at first.
    """

    def __init__(self, tasks: tuple[Task, ...], machine: tuple[Field, ...], start: Mapping[str, str]) -> None:
        self.machine = machine
        self.presets = {field.id: f"machine.{field.id}" for field in machine}
        # A day may be anything that was typed: a wrong one is reported, never lost.
        slots = tuple(
            Slot(f"machine.{field.id}", default=start[field.id], allowed=field_values(field)) for field in machine
        )
        super().__init__(tasks, slots=slots)
        # Days between act and request, as they were when both could be read.
        self._held: int | None = None

    @property
    def machine_values(self) -> dict[str, str]:
        """What is in the time machine."""
        return {field.id: self.state.text(f"machine.{field.id}") for field in self.machine}

    def outcome(self) -> Assessment | str:
        """What the rules say to the time machine as it is now, or what to correct."""
        try:
            return self.assessed()
        except (DayError, QuestionError) as error:
            return str(error)

    def assessed(self) -> Assessment:
        """What the rules say to the time machine as it is now.

        Raises:
            DayError: when a day cannot be read.
            QuestionError: when the request contradicts itself.
        """
        return assess(read_request(self.machine_values))

    def put_machine(self, field: str, value: Value) -> None:
        """Change one thing. The request moves with the act, so that it never comes before it."""
        if field == ACT:
            # While a mistyped act cannot be read, the gap that was there before it holds.
            self._held = self._held if self._day(ACT) is None else self._gap()
        self.set(f"machine.{field}", value)
        act = self._day(ACT)
        if field == ACT and act and self._held is not None:
            self.set(f"machine.{REQUEST}", shifted(act, self._held).isoformat())
        if field == REQUEST:
            self._held = None

    def _day(self, name: str) -> date | None:
        try:
            return read_day(self.state.text(f"machine.{name}"), "")
        except DayError:
            return None

    def _gap(self) -> int | None:
        """Days between act and request, if both can be read and stand in that order."""
        act, request = self._day(ACT), self._day(REQUEST)
        return (request - act).days if act and request and request >= act else None
