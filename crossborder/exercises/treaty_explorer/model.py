"""The treaty explorer without widgets: its state, what a learner can do, and what the rules say to it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from crossborder.exercises.ask import Choice, options, yes_no
from crossborder.exercises.lesson.model import LessonModel, Preset
from crossborder.exercises.state import Slot
from crossborder.exercises.task import field_values
from crossborder.exercises.treaty_explorer import words
from crossborder.exercises.treaty_explorer.explore import shown
from crossborder.exercises.treaty_explorer.fields import START, explorer_fields
from crossborder.exercises.treaty_explorer.rulings import RULINGS
from crossborder.exercises.treaty_explorer.tasks import all_tasks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crossborder.exercises.treaty_explorer.explore import Shown

REFERENCE = "reference"


def _predictions() -> tuple[Choice, ...]:
    return (
        Choice("deposit", words.DEPOSIT_QUESTION, yes_no(*words.DEPOSIT_OPTIONS)),
        Choice("enough", words.ENOUGH_QUESTION, yes_no(*words.ENOUGH_OPTIONS)),
        Choice("silence", words.SILENCE_QUESTION, options(words.SILENCE_OPTIONS)),
    )


class TreatyExplorerModel(LessonModel):
    """The exercise as a value: every action leaves a valid state, and nothing entered is lost."""

    # `#view=bound&state=PHL&date=2018-07-01&measure=preservation`
    presets = MappingProxyType({name: f"explorer.{name}" for name in START})

    name, words, rulings = "treaty-explorer", words, RULINGS

    def __init__(self) -> None:
        self.fields = explorer_fields()
        super().__init__(
            all_tasks(),
            predictions=_predictions(),
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
        return {name: self.state.text(f"explorer.{name}") or START[name] for name in self.fields if name != "date"} | {
            "date": self.state.text("explorer.date")
        }

    def shown(self) -> Shown:
        """What the explorer shows, or what to correct."""
        return shown(self.values)


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
