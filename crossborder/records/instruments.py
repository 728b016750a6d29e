"""Treaties and EU acts, with the rules that are read from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the codec reads these annotations at run time
from typing import Literal

from crossborder.records.sources import DatedFact, Provenance, Provision  # noqa: TC001 - the codec reads these annotations at run time

Role = Literal["operative", "residual", "optional", "framework", "replaced"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition of an instrument's scope that the case has to meet.

    Args:
        id: short name, such as ``organised_group``.
        article: provision that states it.
        text: the condition in our words.
        fact: field of ``CooperationRequest`` that decides it, or empty when the model has none.
        at_least_months: for ``maximum_penalty_months``: what the penalty has to reach.
        when_unstated: ``open`` when silence leaves the outcome open, ``question`` when it is only to be asked.
        subject: whether it says what the instrument is about (organised crime, corruption): a case outside leaves the list.
    """

    id: str
    article: str
    text: str
    fact: str = ""
    at_least_months: int = 0
    when_unstated: Literal["open", "question"] = "open"
    subject: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BasisRule:
    """What an instrument offers for certain measures.

    Args:
        measures: measures of ``crossborder.rules`` for which it can be a legal basis.
        role: ``operative``, ``residual``, ``optional`` or ``framework``.
        articles: provisions for these measures, the leading one first.
        covers: ids of conducts its scope can reach; ``*`` for all.
        conditions: scope still to be shown in the case.
        grounds_from: article that lets the grounds of an applicable assistance treaty, or of the requested state's law,
            count under this instrument too (Budapest 25(4)); empty when it has only its own.
        notification: for ``optional``: article by which a state says whether it takes the instrument as the basis, or empty.
    """

    measures: tuple[str, ...]
    role: Role
    articles: tuple[str, ...]
    covers: tuple[str, ...]
    conditions: tuple[Condition, ...] = ()
    grounds_from: str = ""
    notification: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DualCriminalityRule:
    """What an instrument says about dual criminality for certain measures.

    Args:
        measures: measures it speaks of.
        article: the provision.
        requirement: ``required`` (without it the duty does not exist), ``may_refuse`` (the requested state may refuse
            without it), ``not_required``, ``national_law`` (allowed where the requested state's law or another treaty
            asks for it), ``reserved`` (only with a reservation), ``listed_waiver`` (no check for listed offences
            above a penalty in the requesting state).
        conducts: conducts it speaks of; ``*`` for all.
        roles: roles of the basis for which it applies (UNTOC 18(9): only ``residual``); empty = all.
        reservation: article to which the reservation must have been made, for ``reserved``.
        reciprocity_article: for ``reserved``: provision by which another state may treat the requesting state as that one treats
            others, or empty.
        issuing_maximum_months: for ``listed_waiver``: the penalty the requesting state's law must reach.
        text: the rule in our words.
    """

    measures: tuple[str, ...]
    article: str
    requirement: Literal["required", "may_refuse", "not_required", "national_law", "reserved", "listed_waiver"]
    conducts: tuple[str, ...]
    text: str
    roles: tuple[Role, ...] = ()
    reservation: str = ""
    reciprocity_article: str = ""
    issuing_maximum_months: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ThresholdRule:
    """How grave an offence must be for extradition.

    Args:
        article: the provision.
        tests: ``maximum_penalty`` or ``minimum_penalty``: two very different tests.
        months: the figure.
        comparison: ``at_least`` or ``more_than``.
        under: whose law is tested: ``both``, ``requesting`` or ``requested``.
        sentence_months: what is left to serve, or was imposed, when the person was convicted; 0 = no such rule.
        sentence_comparison: ``at_least`` or ``more_than``, for the sentence.
        text: the rule in our words.
        convicted_under: whose law is tested when the person was convicted, where this differs from ``under``: ``neither`` (the
            sentence alone counts), ``requesting`` or ``requested``; else empty.
        reservation: article to which a state can reserve a level of its own, or empty where the treaty knows none.
        reciprocity_article: provision by which a state is held to its own reservation, or empty.
    """

    article: str
    tests: Literal["maximum_penalty", "minimum_penalty"]
    months: int
    comparison: Literal["at_least", "more_than"]
    under: Literal["both", "requesting", "requested"]
    text: str
    sentence_months: int = 0
    sentence_comparison: Literal["at_least", "more_than"] = "at_least"
    convicted_under: Literal["", "neither", "requesting", "requested"] = ""
    reservation: str = ""
    reciprocity_article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundRule:
    """A ground of refusal, or a rule that forbids one.

    Args:
        id: short name of the ground, such as ``political_offence``.
        article: the provision.
        measures: measures it speaks of.
        roles: roles of the basis for which it applies (Budapest 27(4): only ``residual``); empty = all.
        conducts: conducts it speaks of; ``*`` for all.
        fact: field of ``CooperationRequest`` that raises it.
        raised_when: the value of that field that raises it.
        effect: ``requires_refusal``, ``permits_refusal``, ``forbids_refusal`` (the ground may not be used) or ``outside`` (the instrument does not
            apply: no duty and no ban, what is left is other law).
        lifted_by: assurance that lifts it, or empty.
        text: the rule in our words.
        changed_by: id of an instrument that changes the ground between its parties, or empty.
        changed_article: the provision of that instrument.
    """

    id: str
    article: str
    measures: tuple[str, ...]
    fact: str
    effect: Literal["requires_refusal", "permits_refusal", "forbids_refusal", "outside"]
    text: str
    roles: tuple[Role, ...] = ()
    conducts: tuple[str, ...] = ("*",)
    raised_when: bool = True
    lifted_by: str = ""
    changed_by: str = ""
    changed_article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalsRule:
    """What an instrument says when the person is a national of the requested state.

    Args:
        article: the provision.
        effect: ``permits_refusal``, ``no_bar`` (nationality is no ground) or ``return_guarantee`` (may be made subject
            to the return of the person to serve the sentence).
        text: the rule in our words.
        left_to_law: whether it says nothing itself and leaves it to the requested state's law, which then decides as without a treaty.
        prosecute_article: provision on prosecution instead of extradition, or empty.
        prosecute_when: ``on_request`` (only when the requesting state asks), ``always`` or empty.
        reservation: article to which a state can declare who counts as its national, and that it does not extradite them;
            empty where the treaty knows no such declaration.
    """

    article: str
    effect: Literal["permits_refusal", "no_bar", "return_guarantee"]
    text: str
    left_to_law: bool = False
    prosecute_article: str = ""
    prosecute_when: Literal["", "on_request", "always"] = ""
    reservation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservableRule:
    """An article to which states reserve grounds of refusal, or conditions, of their own.

    Args:
        article: the article reserved.
        measures: measures it speaks of.
        when_unknown: when nobody looked for a state: ``question`` (it is left to ask) or ``nothing``.
        reciprocity_article: provision by which a state is held to its own reservation, or empty.
    """

    article: str
    measures: tuple[str, ...]
    when_unknown: Literal["question", "nothing"] = "question"
    reciprocity_article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Help that an instrument offers beside the measures, such as information without a request.

    Args:
        id: ``spontaneous_information``, ``prosecute_instead``, ``contact_point``, ``order_to_provider``, ``home_state_first`` (a state
            outside asks for a citizen of another party, which may go first).
        article: the provision.
        text: what it offers, in our words.
        measures: for ``order_to_provider``: measures in whose place the order can stand.
    """

    id: str
    article: str
    text: str
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Instrument:
    """A treaty or EU act, with what the rules need from it.

    Args:
        id: id, such as ``budapest_185``.
        title: full title.
        short_title: name used in the text.
        citation: series and number.
        kind: ``convention``, ``bilateral_treaty``, ``agreement`` or ``eu_act``.
        summary: what it is for, in our words.
        depositary: who keeps it, or empty.
        adopted: adoption, opening for signature or signature.
        in_force: its own entry into force (for an EU act: the day from which it applies).
        participation_complete_until: last day for which the list of its parties was seen whole, or ``None``.
        participation_note: how that is known.
        open_to: codes of the states that can become parties; every other one is certainly not bound; empty = not limited.
        by_invitation: whether a state outside the organisation joins only when invited, which is rare: where the list of parties ends, such a
            state stays unknown, but no answer turns on it while another way is open.
        only_with: for an agreement between one state and each of the others: the code of that one state; else empty.
        assistance_treaty: whether other instruments give way to it as "a treaty on mutual assistance".
        modelled: ``False`` when only its place is known: what it governs is answered ``open``.
        takes_offence_as_stated: the requested state does not examine the law of the requesting state (an arrest warrant).
        grounds_exhaustive: the provision by which only its own grounds of refusal count, or empty.
        reservables: articles to which states reserve grounds or conditions of their own.
        earlier_law: the provision by which a state goes on with the treaties before it, for older acts or until it applies it, or empty.
        provenance: what title and citation rest on.
    """

    id: str
    title: str
    short_title: str
    citation: str
    kind: str
    summary: str
    provenance: Provenance
    depositary: str = ""
    adopted: DatedFact | None = None
    in_force: DatedFact | None = None
    participation_complete_until: date | None = None
    participation_note: str = ""
    by_invitation: bool = False
    only_with: str = ""
    open_to: tuple[str, ...] = ()
    assistance_treaty: bool = False
    modelled: bool = True
    takes_offence_as_stated: bool = False
    grounds_exhaustive: str = ""
    earlier_law: str = ""
    provisions: tuple[Provision, ...] = ()
    bases: tuple[BasisRule, ...] = ()
    dual_criminality: tuple[DualCriminalityRule, ...] = ()
    thresholds: tuple[ThresholdRule, ...] = ()
    grounds: tuple[GroundRule, ...] = ()
    nationals: tuple[NationalsRule, ...] = ()
    offers: tuple[Offer, ...] = ()
    reservables: tuple[ReservableRule, ...] = ()

    def __repr__(self) -> str:
        """Name it in one line: with all its rules it would fill many pages."""
        return f"Instrument: {self.id}, {self.title} ({self.citation}), {len(self.provisions)} provisions"

    @property
    def in_sentence(self) -> str:
        """The short name as it is written in a sentence: an abbreviation as it is, any other name with its article."""
        return self.short_title if self.short_title.isupper() else f"the {self.short_title}"

    @property
    def reserved_articles(self) -> tuple[str, ...]:
        """Every article of which a rule asks whether a state made a reservation or declaration to it, each once."""
        articles = [
            *(rule.reservation for rule in self.dual_criminality),
            *(rule.reservation for rule in self.thresholds),
            *(rule.reservation for rule in self.nationals),
            *(rule.article for rule in self.reservables),
            self.earlier_law,
        ]
        return tuple(dict.fromkeys(filter(None, articles)))

    @property
    def closed(self) -> bool:
        """Whether its parties are exactly those listed, on every day (a treaty between two states, an EU act)."""
        return self.kind in {"bilateral_treaty", "eu_act"}
