"""Who joined which instrument, how instruments stand to each other, and where treaties were searched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crossborder.records.dates import PartialDate  # noqa: TC001 - the codec reads these annotations at run time
from crossborder.records.sources import Provenance  # noqa: TC001 - the codec reads these annotations at run time


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipationEvent:
    """One thing a state did, or that happened to it, under an instrument.

    Args:
        instrument: id of the instrument.
        state: ISO 3166-1 alpha-3 code (``EUE`` for the European Union).
        event: ``signed``, one of the deposits (``ratified``, ``acceded``, ``accepted``, ``approved``, ``succeeded``),
            ``in_force`` (bound from that day) or ``ended`` (no longer bound from that day).
        day: the day, month or year; ``None`` when it is known only that it happened.
        provenance: what it rests on.
    """

    instrument: str
    state: str
    event: str
    provenance: Provenance
    day: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How one instrument stands to another.

    Args:
        kind: ``replaces_between_parties``, ``supplements`` or ``yields_to``.
        instrument: the instrument that replaces, supplements or yields.
        to: ids of the others; ``assistance_treaty`` stands for any assistance treaty between the two, ``bilateral_treaty``
            for any treaty on the same subject between the two alone.
        articles: provisions of ``instrument`` that say so.
        yielding_articles: for ``yields_to``: the articles that do not apply (others go on applying).
        since: from which day.
        text: the relation in our words.
        provenance: what it rests on.
    """

    kind: Literal["replaces_between_parties", "supplements", "yields_to"]
    instrument: str
    to: tuple[str, ...]
    articles: tuple[str, ...]
    text: str
    provenance: Provenance
    yielding_articles: tuple[str, ...] = ()
    since: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownTreaty:
    """A treaty between two states of which the data know the days and not the articles.

    Args:
        text: what it is and since when, in a sentence.
        since: first day on which it is in force, or ``None`` when no day is known.
        stood: a day on which somebody saw it in force, where its first day is not known.
        amends: whether it adds to the one before it; else it takes its place.
    """

    text: str
    since: PartialDate | None = None
    stood: PartialDate | None = None
    amends: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Whether anybody searched for a bilateral treaty between two states.

    Args:
        states: the two codes, in alphabetical order.
        subject: ``extradition`` or ``assistance``.
        result: ``found`` or ``none_found``; a pair without a record is ``not searched``.
        treaties: ids of the instruments found.
        text: where and when it was searched.
        provenance: what it rests on.
        since: first day on which a treaty that was found is in force, or ``None`` when no day is known.
        stood: a day on which somebody saw it in force, where its first day is not known.
        known: the treaties one by one, in order of time, where more than one has a day of its own.
        scheme: whether what was found may be an arrangement such as the London Scheme, and no treaty.
    """

    states: tuple[str, str]
    subject: Literal["extradition", "assistance"]
    result: Literal["found", "none_found"]
    text: str
    provenance: Provenance
    treaties: tuple[str, ...] = ()
    since: PartialDate | None = None
    stood: PartialDate | None = None
    known: tuple[KnownTreaty, ...] = ()
    scheme: bool = False

    @property
    def unmodelled(self) -> tuple[KnownTreaty, ...]:
        """What was found and is not modelled, in order of time; empty where all of it is."""
        if self.known or self.treaties or self.result == "none_found":
            return self.known
        return (KnownTreaty(text=self.text, since=self.since, stood=self.stood),)
