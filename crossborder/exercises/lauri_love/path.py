"""The questions of the Act, in order: what the judge is asked, what can be decided, what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, options, provision_choice
from crossborder.exercises.lauri_love import law, words
from crossborder.exercises.lesson.cases import KeyPoint

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crossborder.exercises import lessons
    from crossborder.records.records import Provision

FORUM = "forum"


@dataclass(frozen=True, slots=True)
class Matter:
    """One of the matters that the forum bar tells the judge to weigh, by its letter in section 83A(3)."""

    letter: str
    provision: Provision
    weight: Choice

    @property
    def reason_label(self) -> str:
        """The label of the field for the reason."""
        return words.REASON.format(letter=self.letter)


@dataclass(frozen=True, slots=True)
class Issue:
    """One question of the path.

    Args:
        ending: decisions that end the case in law with the person's discharge.
        changers: facts that would change the decision, with what makes them count.
        remarks: what is said besides to a decision that the Act leaves to somebody else, by its value.
        role: who decides it, where that is not the judge.
        gate: for the forum bar: whether the first condition is met.
        matters: for the forum bar: what is weighed.
    """

    id: str
    title: str
    minutes: int
    core: bool
    asks: str
    provisions: tuple[Provision, ...]
    decision: Choice
    ground: Choice
    ending: tuple[str, ...]
    changers: tuple[KeyPoint, ...]
    remarks: Mapping[str, KeyPoint]
    role: str = ""
    gate: Choice | None = None
    matters: tuple[Matter, ...] = ()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Everything that is chosen: first condition, weights, decision and ground."""
        gate = (self.gate,) if self.gate else ()
        return (*gate, *(matter.weight for matter in self.matters), self.decision, self.ground)

    @property
    def texts(self) -> tuple[str, ...]:
        """Names of the fields that hold the learner's own words."""
        return (*(f"reason_{matter.letter}" for matter in self.matters), "other_side", "changer")


@cache
def all_issues() -> tuple[Issue, ...]:
    """The questions, in the order of the Act."""
    return tuple(_issue(name, told) for name, told in words.ISSUES.items())


def _issue(name: str, told: lessons.Held) -> Issue:
    forum = name == FORUM
    provisions = (*law.sections(*told["sections"]), *law.treaty(*told.get("articles", ())))
    return Issue(
        id=name,
        title=told["title"],
        minutes=told["minutes"],
        core=told["core"],
        asks=told["asks"],
        provisions=provisions,
        decision=Choice("decision", words.DECISION, options(told["decisions"])),
        ground=provision_choice(words.GROUND, provisions, "ground"),
        ending=told["ending"],
        changers=tuple(point(*entry) for entry in told["changers"]),
        remarks={value: point(*entry) for value, entry in told.get("remarks", {}).items()},
        role=told.get("role", ""),
        gate=Choice("gate", words.GATE, options(words.GATE_OPTIONS)) if forum else None,
        matters=tuple(_matter(letter) for letter in words.MATTERS) if forum else (),
    )


def _matter(letter: str) -> Matter:
    label = words.WEIGHT.format(letter=letter, title=words.MATTERS[letter])
    weight = Choice(f"weight_{letter}", label, options(words.WEIGHTS))
    return Matter(letter, law.section(f"s 83A(3)({letter})"), weight)


def point(text: str, sections: tuple[str, ...], articles: tuple[str, ...] = ()) -> KeyPoint:
    """A point with the sections of the Act and the articles of the treaty that it rests on."""
    return KeyPoint(text, (*law.sections(*sections), *law.treaty(*articles)))
