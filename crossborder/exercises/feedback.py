"""What a learner is told. No feedback without a provision or source; nobody is marked on an unverified fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from crossborder.exercises import words
from crossborder.records.records import Provision, Source

if TYPE_CHECKING:
    from types import ModuleType

Verdict = Literal["right", "not_yet", "not_graded", "note"]
Reference = Provision | Source
VERDICT_WORDS: dict[Verdict, str] = {
    "right": words.RIGHT,
    "not_yet": words.NOT_YET,
    "not_graded": words.NOT_GRADED,
    "note": words.NOTE,
}
_MOST_NAMED = 4
# What a listener needs to hear first: what to correct, else that it is right.
_SPOKEN_FIRST: tuple[Verdict, ...] = ("not_yet", "right", "not_graded", "note")
_WORST_FIRST: tuple[Verdict, ...] = ("not_yet", "not_graded", "note", "right")


def sentence(text: str) -> str:
    """A label as a sentence: with a full stop, unless it is a question, or one with something in brackets after it."""
    ends = text.endswith(("?", "!", ".")) or (text.endswith(")") and "? (" in text)
    return text if ends else f"{text}."


def capital(text: str) -> str:
    """A text as a sentence begins."""
    return text[:1].upper() + text[1:]


def titled(title: str) -> str:
    """The title of a way, or of an instrument, as it is written in a sentence: an abbreviation as it is, any other name with its article."""
    return title if title.partition(",")[0].isupper() else f"the {title}"


@dataclass(frozen=True, slots=True)
class Part:
    """What is said about one part of an answer.

    Args:
        verdict: ``right``, ``not_yet``, ``not_graded`` or ``note`` (nothing to mark).
        references: provisions or sources it rests on, at least one.
        more: what is told with them, and not before somebody looks.

    Raises:
        ValueError: when it rests on nothing, or says nothing.
    """

    label: str
    verdict: Verdict
    text: str
    references: tuple[Reference, ...]
    more: str = ""

    def __post_init__(self) -> None:
        """Refuse feedback that rests on nothing."""
        if not self.references:
            raise ValueError(f"The feedback {self.label!r} rests on nothing. {words.NO_REFERENCE}")
        if not self.text.strip():
            raise ValueError(f"The feedback {self.label!r} gives no reason.")


def _named(parts: list[Part]) -> str:
    """Parts by their labels, as a sentence; of many, how many they are."""
    if len(parts) > _MOST_NAMED:
        return words.PARTS.format(count=len(parts))
    return sentence("; ".join(part.label.rstrip(".") for part in parts))


@dataclass(frozen=True, slots=True)
class Feedback:
    """What is said about an answer, part by part."""

    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        """Refuse feedback without a part."""
        if not self.parts:
            raise ValueError(f"A feedback needs at least one part. {words.NO_REFERENCE}")

    @property
    def verdict(self) -> Verdict:
        """The verdict on the whole: that of the weakest part."""
        return min((part.verdict for part in self.parts), key=_WORST_FIRST.index)

    @property
    def sentence(self) -> str:
        """The feedback as it is announced: which parts are right and which are not, then the reason that matters most."""
        by_verdict = {verdict: [part for part in self.parts if part.verdict == verdict] for verdict in _SPOKEN_FIRST}
        told = {verdict: parts for verdict, parts in by_verdict.items() if parts}
        reason = next(iter(told.values()))[0].text
        return " ".join((*(f"{VERDICT_WORDS[verdict]}: {_named(parts)}" for verdict, parts in told.items()), reason))


@dataclass(frozen=True, slots=True)
class Says:
    """The reasons to give for an answer; that for a wrong one helps without giving the answer away."""

    right: str
    wrong: str
    ungraded: str

    @classmethod
    def of(cls, words: ModuleType, group: str, **values: object) -> Says:
        """The reasons that the words of an exercise give: ``HAVEN_RIGHT``, ``HAVEN_WRONG`` and ``HAVEN_UNGRADED`` for the group ``HAVEN``."""
        return cls(*(getattr(words, f"{group}_{name}").format(**values) for name in ("RIGHT", "WRONG", "UNGRADED")))


def mark(
    label: str,
    says: Says | str,
    references: tuple[Reference, ...],
    *,
    holds: bool | None,
    verified: bool,
    more: str = "",
) -> Part:
    """Mark one part of an answer by what the rules say; an unverified or unknown fact marks nobody.

    Args:
        says: the reasons to give, or the one that is given whatever the verdict.
        holds: whether what the learner asserts holds; ``None`` = the data does not know.
        verified: whether that rests on confirmed facts only.
        more: what is told with the references.
    """
    reasons = Says(says, says, says) if isinstance(says, str) else says
    told: dict[Verdict, str] = {"right": reasons.right, "not_yet": reasons.wrong, "not_graded": reasons.ungraded}
    verdict: Verdict = "not_graded" if holds is None or not verified else "right" if holds else "not_yet"
    return Part(label, verdict, told[verdict], references, more)
