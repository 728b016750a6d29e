"""The exercise on preservation without widgets: its state, what a learner can do, and what the rules say to it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, options, plain_options
from crossborder.exercises.cited import BUDAPEST, budapest, sources_of
from crossborder.exercises.lesson.compare import Ruling
from crossborder.exercises.lesson.machine import MachineModel
from crossborder.exercises.preservation import law, words
from crossborder.exercises.preservation.tasks import all_tasks
from crossborder.exercises.time_machine import by_name, machine_fields
from crossborder.exercises.words import OUTCOMES
from crossborder.records import facts

if TYPE_CHECKING:
    from crossborder.exercises.ask import Field
    from crossborder.exercises.feedback import Reference
    from crossborder.rules import Assessment

# --- what the rules say to the three questions of the prediction ------------------------------------------------------


def _inside(_: object) -> Ruling:
    step = law.budapest_step(law.assessed({"conduct": "malware"}))
    waived = step is not None and step.effect == "no_obstacle"
    references = step.provisions if step else budapest("29(3)")
    return Ruling("no" if waived else None, bool(step and step.verified), words.RULING_INSIDE, references)


def _outside(_: object) -> Ruling:
    record = law.record_of(law.ASKED)
    if record is None:
        return Ruling(None, verified=False, reason=words.RULING_OUTSIDE_UNKNOWN, references=budapest("29(4)"))
    references: tuple[Reference, ...] = (*budapest("29(4)"), *sources_of(record))
    made = record.result == "made"
    reason = words.RULING_OUTSIDE_MADE.format(text=record.text) if made else words.RULING_OUTSIDE_NONE
    return Ruling("yes" if made else "no", record.provenance.verified, reason, references)


def _silent(_: object) -> Ruling:
    """What the rules say when the reservation is supposed away: the route is open to nobody's refusal under 29(4)."""
    assessment = law.assessed({"reservation": "none"})
    reason = words.RULING_SILENT.format(outcome=OUTCOMES[assessment.outcome].lower())
    references = budapest("29(3)", "29(4)")
    verified = all(provision.verified for provision in references)
    return Ruling("no" if assessment.outcome == "available" else None, verified, reason, references)


def _fields() -> tuple[Field, ...]:
    """The fields of every time machine; asked are all states with an offence or a reservation in the data."""
    *others, requested, measure, conduct = machine_fields()
    reserved = {record.state for record in facts().reservations if record.instrument == BUDAPEST}
    named = {option.value for option in requested.options} if isinstance(requested, Choice) else set()
    states = by_name(state for state in facts().states if state.code in named | reserved)
    return (
        *others,
        Choice("requested", requested.label, plain_options({one.code: one.name for one in states}), listed=True),
        measure,
        conduct,
        Choice("reservation", words.RESERVATION_LABEL, options(words.RESERVATIONS), listed=True),
    )


class PreservationModel(MachineModel):
    """The exercise as a value: every action leaves a valid state, and nothing entered is lost."""

    name, words = "time-machine", words
    rulings = MappingProxyType({"inside": _inside, "outside": _outside, "silent": _silent})

    def __init__(self) -> None:
        super().__init__(all_tasks(), _fields(), law.START)

    def assessed(self) -> Assessment:
        """What the rules say to the time machine as it is now, with what is supposed of a reservation."""
        return law.assessed(self.machine_values)

    @property
    def supposed_of(self) -> str:
        """Name of the state about whose reservation something is supposed; empty when nothing is, or it cannot matter."""
        values = self.machine_values
        if values["reservation"] == "data" or not law.reservation_matters(values):
            return ""
        return facts().state_by_code[values["requested"]].in_sentence
