"""States, with the rules of their own law on cooperation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the codec reads these annotations at run time

from crossborder.records.dates import PartialDate, in_words
from crossborder.records.offences import FirstOffence, Offence  # noqa: TC001 - the codec reads these annotations at run time
from crossborder.records.own_law import ForStates, NotApplied, NotLifted, OwnLawRule, SearchedRule  # noqa: TC001 - as above
from crossborder.records.sources import Provenance, Provision, national_provision
from crossborder.records.terms import OWN_POWERS


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalRule:
    """A rule of a state's own law on cooperation.

    Args:
        answer: for ``dual_criminality_day``: ``act``, ``request`` or ``decision``; for ``nationals``: ``extradites``,
            ``refuses`` or ``conditional``; for ``without_treaty_*``: ``may_help``, ``reciprocity``, ``by_order`` (only a state that an
            order or declaration names; which they are is not recorded) or ``treaty_only``.
        law: statute or judgment, as cited.
        article: section, article or paragraph.
        text: the rule in our words.
        provenance: what it rests on.
        since: first day of the rule, or ``None`` when it is not known.
        lifted_when: for ``nationals``: what makes the state extradite them all the same: ``eu_member`` (a Member State of the European
            Union asks), ``nordic_state`` (a Nordic state asks), ``treaty`` (a treaty provides for it), ``return_to_serve_sentence`` (that assurance is given), ``person_agrees`` (the choice
            is the person's), ``requesting_extradites`` (the requesting state gives its own nationals to this one).
        earlier: what held before ``since``, the newest first.
        measures: for ``without_treaty_assistance``: measures with a power of their own that the law gives for a foreign state.
        not_lifted: states that do not lift it, whatever ``lifted_when`` says.
        for_states: groups of states for which the answer is another.
    """

    answer: str
    law: str
    article: str
    text: str
    provenance: Provenance
    since: PartialDate | None = None
    lifted_when: tuple[str, ...] = ()
    earlier: tuple[NationalRule, ...] = ()
    not_lifted: tuple[NotLifted, ...] = ()
    for_states: tuple[ForStates, ...] = ()
    measures: tuple[str, ...] = ()

    def reaches(self, measure: str) -> bool:
        """Whether a rule on help without a treaty reaches a measure: a power of its own, such as to have data kept, it must name."""
        return measure not in OWN_POWERS or measure in self.measures

    def on(self, day: date) -> NationalRule | None:
        """The rule as it stood on a day, or ``None`` when that is not known."""
        if self.since is None or self.since.reached(day):
            return self
        if self.since.reached(day) is None:
            return None
        return next((rule.on(day) for rule in self.earlier if rule.on(day)), None)

    @property
    def provision(self) -> Provision:
        """The rule as a provision that a step can cite."""
        return national_provision(self.law, self.article, self.text, self.provenance)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class State:
    """A state (or the European Union) with the rules of its own law that cooperation turns on.

    Args:
        code: ISO 3166-1 alpha-3 code; ``EUE`` for the European Union.
        name: short English name.
        name_with_article: name as it is written in a sentence, such as ``the Philippines``.
        region: region used to group tables.
        offences: its offences, oldest first.
        first_offences: statements that nothing earlier punished an act.
        dual_criminality_day: which day counts when this state is asked.
        nationals: whether it extradites its own nationals.
        without_treaty_extradition: whether it can extradite without a treaty.
        without_treaty_assistance: whether it can assist without a treaty.
        retroactivity_ban: its ban on punishment under later law.
        own_law: what its statutes ask whichever way a request takes.
        not_applied: grounds of treaties that its courts do not apply.
        searched: rules that somebody looked for and did not find.
    """

    code: str
    name: str
    region: str
    name_with_article: str = ""
    offences: tuple[Offence, ...] = ()
    first_offences: tuple[FirstOffence, ...] = ()
    dual_criminality_day: NationalRule | None = None
    nationals: NationalRule | None = None
    without_treaty_extradition: NationalRule | None = None
    without_treaty_assistance: NationalRule | None = None
    retroactivity_ban: NationalRule | None = None
    own_law: tuple[OwnLawRule, ...] = ()
    not_applied: tuple[NotApplied, ...] = ()
    searched: tuple[SearchedRule, ...] = ()

    def __repr__(self) -> str:
        """Name it in one line."""
        return f"State: {self.code}, {self.name}, {len(self.offences)} offences"

    @property
    def in_sentence(self) -> str:
        """The name as it is written in a sentence."""
        return self.name_with_article or self.name

    def searched_words(self, rule: str) -> str:
        """Where somebody looked in vain for a rule, to be put behind the words that nothing is recorded; else an empty text."""
        search = next((one for one in self.searched if one.rule == rule), None)
        return f" (searched on {in_words(search.on)}: {search.text.rstrip('.')})" if search else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statute:
    """A statute of a state on cooperation, with the sections that the course uses.

    Args:
        id: name of the file, beginning with the state's code in lower case.
        state: code of the state.
        title: title as the statute has it.
        short_title: name for reading.
        citation: how it is cited.
        summary: what it is about, in our words.
        provenance: what title, citation and summary rest on.
        sections: its sections, in the order of the statute.
    """

    id: str
    state: str
    title: str
    short_title: str
    citation: str
    summary: str
    provenance: Provenance
    sections: tuple[Provision, ...] = ()
