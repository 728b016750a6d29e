"""The claim ledger: every row of data that carries an argument, with its status and how much of the course rests on it.

A claim's weight is worked out from the course's own texts, never typed:

* 3: an exercise names it, in the written form that its notebook shows (what its tasks and settings show a learner);
* 2: a page of the book names it, or it is a statement on a state's first offence, that offence, or its first day in
  force (the grid of safe havens draws all of these);
* 1: nothing of the course names it yet.

A text names a claim when one of its paragraphs holds the name of what the claim is about (an instrument, a state, a
statute) and the article, section or day that it speaks of. This finds too much rather than too little: a paragraph
that names two treaties and "Article 2(1)" counts for both.

``python -m tools.facts.ledger`` prints the figures and writes the list of what is unverified.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from crossborder.records import authority
from crossborder.records.store import facts as packaged
from tools.facts.claims import CHAPTER, EXERCISE, UNUSED, Claim, claims_of
from tools.facts.course_texts import Paragraphs, Texts, read_texts
from tools.project import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from crossborder.records.collection import Facts

LISTED = ROOT / "_build" / "ledger.txt"
WEIGHTS = {EXERCISE: "an exercise names it", CHAPTER: "a page of the book rests on it", UNUSED: "not used yet"}
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Count:
    """How many claims there are, and how many of them are confirmed."""

    claims: int
    confirmed: int

    @property
    def unverified(self) -> int:
        """How many are not confirmed."""
        return self.claims - self.confirmed

    @property
    def percent(self) -> str:
        """The confirmed share, cut to one decimal: nothing but all of them is ever 100.0."""
        return f"{self.confirmed * 1000 // self.claims / 10:.1f} %" if self.claims else "none to count"


def claims(facts: Facts | None = None, texts: Texts | None = None) -> tuple[Claim, ...]:
    """Give every claim of the data with its weight.

    Args:
        texts: what exercises and chapters say; by default those of this checkout.

    Returns:
        The claims in the order of the files, each with an id of its own.
    """
    if facts is None and texts is None:
        return _of_this_checkout()
    return _weighed(facts or packaged(), read_texts() if texts is None else texts)


@cache  # looking for each name in each paragraph takes two seconds
def _of_this_checkout() -> tuple[Claim, ...]:
    return _weighed(packaged(), read_texts())


def _weighed(facts: Facts, said: Texts) -> tuple[Claim, ...]:
    in_exercises, in_chapters = Paragraphs(said.exercises), Paragraphs(said.chapters)
    return tuple(replace(claim, weight=_weight(claim, in_exercises, in_chapters)) for claim in _unweighed(facts))


@cache
def _unweighed(facts: Facts) -> tuple[Claim, ...]:
    return tuple(_numbered(claims_of(facts)))


def count(entries: Iterable[Claim]) -> Count:
    """Count claims and how many of them are confirmed."""
    statuses = Counter(claim.confirmed for claim in entries)
    return Count(statuses.total(), statuses[True])


def by_standing(entries: Iterable[Claim]) -> dict[authority.Standing, int]:
    """Count claims by what they were read in, the strongest first."""
    counted = Counter(claim.standing for claim in entries)
    return {standing: counted[standing] for standing in authority.STANDINGS}


def at_first_hand(entries: Iterable[Claim]) -> Count:
    """Count claims, and as confirmed those alone that were read in the text or on an official page."""
    counted = by_standing(entries)
    return Count(sum(counted.values()), counted["text"] + counted["official"])


def unverified(entries: Iterable[Claim]) -> tuple[Claim, ...]:
    """Give the claims nobody has confirmed, the heaviest first."""
    return tuple(sorted((claim for claim in entries if not claim.confirmed), key=_heaviest_first))


def _heaviest_first(claim: Claim) -> tuple[int, str, str]:
    return -claim.weight, claim.file, claim.id


def _numbered(entries: Iterable[Claim]) -> Iterator[Claim]:
    """Tell apart claims with the same id, such as two rules on one article."""
    seen: Counter[str] = Counter()
    for claim in entries:
        seen[claim.id] += 1
        yield claim if seen[claim.id] == 1 else replace(claim, id=f"{claim.id} ({seen[claim.id]})")


def _weight(claim: Claim, exercises: Paragraphs, chapters: Paragraphs) -> int:
    if exercises.name(claim.named_by):
        return EXERCISE
    return CHAPTER if claim.grid or chapters.name(claim.named_by) else UNUSED


# --- the command -----------------------------------------------------------------------------------------------------


def summary(entries: Iterable[Claim]) -> str:
    """Say in one line how many claims are confirmed, and from what, of all and of those the course rests on."""
    every = tuple(entries)
    rests = [claim for claim in every if claim.weight > UNUSED]
    total, used = count(every), count(rests)
    kinds = ", ".join(f"{number} {authority.WORDS[standing]}" for standing, number in by_standing(rests).items())
    return (
        f"ledger: {total.claims} claims, {total.confirmed} confirmed ({total.percent}); "
        f"exercises and chapters rest on {used.claims}, {used.confirmed} confirmed ({used.percent}), "
        f"{at_first_hand(rests).percent} from the text or an official page ({kinds})"
    )


def lines(entries: Iterable[Claim]) -> list[str]:
    """The unverified claims as lines of text, the heaviest first: weight, file, id, what it says."""
    return [f"{claim.weight}  {claim.file}  [{claim.id}]  {claim.says}" for claim in unverified(entries)]


def write(target: Path = LISTED) -> str:
    """Write the list of what is unverified.

    Returns:
        The summary, the heaviest unverified claims, and where the whole list is.
    """
    entries = claims()
    line, listed = summary(entries), lines(entries)
    legend = [f"weight {weight}: {words}" for weight, words in WEIGHTS.items()]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join([line, *legend, "", *listed, ""]), encoding="utf-8")
    first = [f"  {_short(each)}" for each in listed[:SHOWN]]
    rest = (
        f"  (unverified, by weight: {len(first)} of {len(listed)}; all of them in {target.parent.name}/{target.name})"
    )
    return "\n".join([line, *first, rest])


def _short(line: str, width: int = 150) -> str:
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def main() -> int:
    """Print the figures and write the list."""
    print(write())
    return 0


if __name__ == "__main__":
    sys.exit(main())
