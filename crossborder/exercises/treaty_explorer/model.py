"""The treaty explorer without widgets: its state, what a learner can do, and what the rules say to it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from crossborder.exercises.cited import BUDAPEST, budapest, provisions
from crossborder.exercises.days import in_words
from crossborder.exercises.lesson.compare import Ruling
from crossborder.exercises.lesson.model import LessonModel, Preset
from crossborder.exercises.state import Slot
from crossborder.exercises.task import field_values
from crossborder.exercises.treaty_explorer import words
from crossborder.exercises.treaty_explorer.explore import Answer, answer_to
from crossborder.exercises.treaty_explorer.fields import START, explorer_fields
from crossborder.exercises.treaty_explorer.regions import UNION
from crossborder.exercises.treaty_explorer.tasks import all_tasks
from crossborder.records import facts
from crossborder.rules import CooperationRequest, assess, legal_bases, reach, standing

if TYPE_CHECKING:
    from collections.abc import Mapping

REFERENCE = "reference"
DAY = date(2024, 1, 1)
ASKING, JOINING, ASKED = "PHL", "MAR", date(2018, 7, 2)
FIRST, SECOND, UNTOC = "ZAF", "IND", "untoc_2000"
# A case of one person in 2013, punished with up to five years; between these two states the text of UNTOC decides alone.
ACT, REQUEST, MONTHS = date(2013, 3, 1), date(2013, 6, 1), 60


def _deposit(_: object) -> Ruling:
    """Whether a state is bound right after its deposit."""
    between = reach(ASKING, on=ASKED, measure="preservation")[JOINING]
    stands, (rule,) = standing(BUDAPEST, JOINING, on=ASKED), budapest("37(2)")
    reason = words.DEPOSIT_REASON.format(standing=stands.reason, rule=rule.summary)
    return Ruling("yes" if between.kind == "operative" else "no", stands.verified, reason, (rule,))


def _enough(_: object) -> Ruling:
    """Whether UNTOC obliges in the case of one person: outside its subject it is no way between two states that it binds."""
    held = legal_bases(FIRST, SECOND, on=REQUEST, measure="traffic_data", conduct="malware")
    # What the Convention offers between the two states, whatever the case.
    basis = next(one for one in held if one.instrument.id == UNTOC and one.role == "operative")
    condition = next(one for one in basis.conditions if one.subject)
    rests = provisions(UNTOC, condition.article)
    reason = words.ENOUGH_REASON.format(
        first=facts().state_by_code[FIRST].in_sentence,
        second=facts().state_by_code[SECOND].in_sentence,
        title=basis.provisions[0].label,
        condition=condition.text,
    )
    asked = CooperationRequest(
        requesting=FIRST, requested=SECOND, measure="traffic_data", conduct="malware",
        committed_on=ACT, requested_on=REQUEST, organised_group=False, maximum_penalty_months=MONTHS,
    )  # fmt: skip
    offered = {route.basis.instrument.id for route in assess(asked).routes if route.basis}
    return Ruling("yes" if UNTOC in offered else "no", basis.verified and rests[0].verified, reason, rests)


def _silence(_: object) -> Ruling:
    """Whether silence shows anything: over all instruments and states without a first day, both answers occur."""
    events_by_instrument = facts().events_by_instrument
    tally = Counter(
        standing(instrument.id, state.code, on=DAY).bound
        for instrument in facts().instruments
        for state in facts().states
        if state.code != UNION
        and all(one.event != "in_force" for one in events_by_instrument.get(instrument.id, {}).get(state.code, ()))
    )
    reason = words.SILENCE_REASON.format(on=in_words(DAY), denied=f"{tally[False]:,}", open=f"{tally[None]:,}")
    references = *budapest("37(2)"), *provisions("arab_2010", "final provisions (4)")
    return Ruling("depends" if tally[None] else "yes", verified=True, reason=reason, references=references)


class TreatyExplorerModel(LessonModel):
    """The exercise as a value: every action leaves a valid state, and nothing entered is lost."""

    # `#view=bound&state=PHL&date=2018-07-01&measure=preservation`
    presets = MappingProxyType({name: f"explorer.{name}" for name in START})

    name, words = "treaty-explorer", words
    rulings = MappingProxyType({"deposit": _deposit, "enough": _enough, "silence": _silence})

    def __init__(self) -> None:
        self.fields = explorer_fields()
        super().__init__(
            all_tasks(),
            sections=("pairs", REFERENCE),
            # A day may be anything that was typed: a wrong one is reported, never lost.
            slots=tuple(
                Slot(f"explorer.{name}", default=START[name], allowed=field_values(field))
                for name, field in self.fields.items()
            ),
        )

    def preset(self, asked: Mapping[str, str]) -> Preset:
        """Set what an address asks for, and open the explorer: its fields by name, and ``instruments`` with two or three ids and commas."""
        applied = super().preset(_long_form(asked))
        if not applied.values:
            return applied
        place, old = f"opened.{REFERENCE}", self.opened(REFERENCE)
        self.state.put(place, value=True)
        return Preset({**applied.values, place: True}, {**applied.before, place: old}, applied.problems)

    @property
    def values(self) -> dict[str, str]:
        """What is entered in the explorer."""
        held = {name: self.state.text(f"explorer.{name}") for name in self.fields}
        return {name: value if name == "date" else value or START[name] for name, value in held.items()}

    def answer(self) -> Answer:
        """What the explorer shows, or what to correct."""
        return answer_to(self.values)


def _long_form(asked: Mapping[str, str]) -> dict[str, str]:
    """An address as it is meant: codes in capitals, and instruments to compare in one list."""
    settings: dict[str, Any] = dict(asked)
    for name in ("state", "other"):
        if len(settings.get(name, "")) == len("PHL"):
            settings[name] = settings[name].upper()
    listed = [one.strip() for one in settings.pop("instruments", "").split(",") if one.strip()]
    settings.update(zip(("first", "second", "third"), listed, strict=False))
    if len(listed) > 3:  # noqa: PLR2004 - three are compared at most
        settings["instruments"] = ",".join(listed[3:])
    return settings
