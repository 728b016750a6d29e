"""What an exercise asks: options that say why, and the kinds of field a question can have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crossborder.exercises import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crossborder.records.records import Provision

Answer = str | list[str]
Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen. It cannot be made without a reason.

    Args:
        why: why somebody could choose it and what speaks for or against it.

    Raises:
        ValueError: when value, text or reason is empty.
    """

    value: str
    text: str
    why: str

    def __post_init__(self) -> None:
        """Refuse an option that is empty or gives no reason."""
        for name in ("value", "text", "why"):
            if not getattr(self, name).strip():
                raise ValueError(
                    f"The option {self.text or self.value!r} has no {name!r}; every option says what it is and why."
                )


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with one answer among several: one line each, or ``listed`` as a list to open (many, or short)."""

    id: str
    label: str
    options: tuple[Option, ...]
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Many:
    """A question with any number of answers: ticks; ``may_be_empty`` says whether no tick at all is an answer."""

    id: str
    label: str
    options: tuple[Option, ...]
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A question answered with a day that is typed."""

    id: str
    label: str


Field = Choice | Many | Day


def options(told: Mapping[str, Sequence[str]]) -> tuple[Option, ...]:
    """Options from a table of words: the text and the reason of each, by its value."""
    return tuple(Option(value, *texts) for value, texts in told.items())


def plain_options(told: Mapping[str, str]) -> tuple[Option, ...]:
    """Options that speak for themselves: the text of each by its value."""
    return tuple(Option(value, text, text) for value, text in told.items())


def provision_options(provisions: Iterable[Provision]) -> tuple[Option, ...]:
    """Make a choice of provisions, each once and in order of their names, so that the order gives nothing away."""
    by_label = {provision.label: provision for provision in provisions}
    return tuple(
        Option(label, f"{label}: {heading_of(by_label[label])}", by_label[label].summary) for label in sorted(by_label)
    )


def provision_choice(label: str, offered: Iterable[Provision], name: str = "provision") -> Choice:
    """The question which provision decides."""
    return Choice(name, label, provision_options(offered), listed=True)


def heading_of(provision: Provision) -> str:
    """What a provision is about: the first sentence of what it says, whole, because its end may decide."""
    return provision.summary.split(". ")[0].rstrip(".")


def predictions(asked: Mapping[str, Sequence[Any]]) -> tuple[Choice, ...]:
    """The questions of a prediction: by name, the question and the reasons of "yes", "no" and "unknown", or answers with reasons."""
    usual = (("yes", "Yes"), ("no", "No"), ("unknown", words.UNKNOWN))
    made = []
    for name, (question, *told) in asked.items():
        rows = [(*one, why) for one, why in zip(usual, told, strict=True)] if isinstance(told[0], str) else told
        made.append(Choice(name, question, tuple(Option(*row) for row in rows)))
    return tuple(made)


def chosen(question: Choice, value: str) -> dict[str, str]:
    """The option that was chosen as values of a text: ``chosen`` is what it says, ``why`` its reason.

    Raises:
        StopIteration: when the question has no such option.
    """
    option = next(option for option in question.options if option.value == value)
    return {"chosen": option.text, "why": option.why}


def chosen_text(question: Choice, value: str) -> str:
    """The text of the option that was chosen; empty when none was."""
    return next((option.text for option in question.options if option.value == value), "")
