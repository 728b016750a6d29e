"""What a state's own law asks whichever way a request takes, treaty grounds its courts do not apply, and rules that a search did not find."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the codec reads these annotations at run time
from typing import Literal

from crossborder.records.dates import PartialDate  # noqa: TC001 - the codec reads these annotations at run time
from crossborder.records.sources import Provenance, Provision, national_provision


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchedRule:
    """That somebody looked for a rule of a state's own law and did not find it.

    Args:
        rule: the field of ``State`` that stays empty, such as ``nationals``.
        on: the day of the search.
        text: where it was searched.
    """

    rule: str
    on: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotLifted:
    """A state for which nothing lifts the bar on nationals, though it would count among those that lift it.

    Args:
        state: code of the state that asks.
        text: why, in our words.
        provenance: what it rests on.
        since: first day for which it holds.
    """

    state: str
    text: str
    provenance: Provenance
    since: PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class ForStates:
    """A group of states for which a rule of a state's own law answers differently.

    Args:
        among: id of the instrument that is open to the group and to nobody else, such as the London Scheme for the Commonwealth.
        answer: the answer for a state of the group: one of those of the rule.
        text: why, in our words.
        provenance: what it rests on.
        since: first day for which it holds, or ``None``: as long as the rule.
    """

    among: str
    answer: str
    text: str
    provenance: Provenance
    since: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLawRule:
    """What a state's own law asks before it hands a person over or assists, over whatever way a request comes.

    Args:
        id: name of the step, such as ``forum``.
        law: statute or judgment, as cited.
        article: section, article or paragraph.
        heading: what it is about, in two or three of our words.
        text: the rule in our words.
        provenance: what it rests on.
        measures: measures it speaks of.
        tests: ``fact`` (a stated fact raises it), ``dual_criminality``, ``threshold``, or ``question`` (only a court can tell).
        effect: what it does when raised or not met.
        fact: for ``fact``: field of ``CooperationRequest`` that raises it; for ``question``: the field whose stated truth makes it arise, or empty.
        raised_when: the value of that field that raises it.
        first_condition: field whose stated truth meets its first condition: the outcome is then open until ``fact`` is stated.
        lifted_by: assurance that lifts it, or empty.
        months: for ``threshold``: what the longest imprisonment has to reach; 0 where it speaks of a sentence alone.
        comparison: for ``threshold``: ``at_least`` or ``more_than``.
        whose: for ``threshold``: whose law is tested.
        ways: ``treaty`` (over a treaty whose text is read), ``unread`` (a treaty that is not) and ``none`` (without a treaty).
        not_between: ids of instruments: where one of them is in force between the two states it does not speak, whatever the way.
        between: ids of instruments: it speaks only where one of them is in force between the two; empty = always.
        sentence_months: for ``threshold``: what the sentence of a convicted person has to reach; 0 = no such level is recorded.
        of_convicted: for ``threshold``: the level of the penalty is asked of a convicted person's offence too.
        prosecution_only: not for a person already convicted.
        gives_way: whether the law itself lets a treaty go first: over one that nobody read, it then leaves open what it would bar.
        since: its first day, or ``None`` when it is not known.
        until: first day on which it no longer applies, or ``None``.
    """

    id: str
    law: str
    article: str
    heading: str
    text: str
    provenance: Provenance
    measures: tuple[str, ...]
    tests: Literal["fact", "dual_criminality", "threshold", "question"]
    effect: Literal["condition_failed", "requires_refusal", "permits_refusal"]
    fact: str = ""
    raised_when: bool = True
    first_condition: str = ""
    lifted_by: str = ""
    months: int = 0
    comparison: Literal["at_least", "more_than"] = "at_least"
    whose: Literal["both", "requesting", "requested"] = "both"
    ways: tuple[str, ...] = ("treaty", "unread", "none")
    not_between: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    sentence_months: int = 0
    of_convicted: bool = False
    prosecution_only: bool = False
    gives_way: bool = False
    since: PartialDate | None = None
    until: PartialDate | None = None

    @property
    def provision(self) -> Provision:
        """The rule as a provision that a step can cite."""
        return national_provision(self.law, self.article, self.text, self.provenance, self.heading)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotApplied:
    """A ground of refusal that the courts of a state do not apply, whatever a treaty says.

    Args:
        fact: field of a request that raises the ground.
        measures: measures for which they do not apply it.
        law: judgment or statute that says so, as cited.
        paragraph: paragraph or section of it.
        text: what it says, in our words.
        since: first day for which it holds, or ``None``.
        provenance: what it rests on.
    """

    fact: str
    measures: tuple[str, ...]
    law: str
    paragraph: str
    text: str
    provenance: Provenance
    since: PartialDate | None = None

    @property
    def provision(self) -> Provision:
        """What says so, as a provision that a step can cite."""
        return national_provision(self.law, self.paragraph, self.text, self.provenance)
