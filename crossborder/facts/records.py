"""The facts as typed, immutable records. What each field means to a person who edits the data: ``data/README.md``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the codec reads these annotations at run time
from typing import Literal

from crossborder.facts.dates import PartialDate  # noqa: TC001 - the codec reads these annotations at run time

Status = Literal["confirmed", "unverified"]
Role = Literal["operative", "residual", "optional", "framework", "replaced"]
Effect = Literal[
    "no_obstacle", "condition_failed", "requires_refusal", "permits_refusal", "lifted_by_assurance", "open"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document somebody can look up.

    Args:
        id: short name that other records use.
        title: title as the document gives it.
        kind: one of ``SOURCE_KINDS`` in ``crossborder.facts.schema``.
        url: address, or an empty string for a document known only by its title.
        published: day, month or year of the document, or ``None`` when it shows none.
        seen: the day somebody of the project read it, or ``None`` when nobody did.
        note: what to know when using it (a copy, a translation, a later consolidation).
    """

    id: str
    title: str
    kind: str
    url: str = ""
    published: PartialDate | None = None
    seen: date | None = None
    note: str = ""

    @property
    def day_known(self) -> date | None:
        """The last day of which it can speak: that of the document, or, for a page without one, the day it was read."""
        return self.published.latest if self.published else self.seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What a fact rests on.

    Args:
        sources: ids of sources, the strongest first.
        status: ``confirmed`` when a source was seen that says so, else ``unverified``.
        at: where in the source (article, page, paragraph).
        note: doubts, conflicts between sources, how a date was computed.
        announces: the source is older than the event because it fixes the event's day itself
            (a statute that names the day it enters into force).
    """

    sources: tuple[str, ...] = ()
    status: Status = "unverified"
    at: str = ""
    note: str = ""
    announces: bool = False

    @property
    def verified(self) -> bool:
        """Whether somebody saw a source that says so."""
        return self.status == "confirmed"

    @property
    def leading_source(self) -> str:
        """The id of the strongest source, or an empty text when there is none."""
        return self.sources[0] if self.sources else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedFact:
    """A day on which something happened, with what that rests on."""

    day: PartialDate
    provenance: Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A provision of a treaty, an EU act or a national statute.

    Args:
        instrument_id: id of the instrument, or of the national law.
        instrument_name: its short name, for reading.
        article: number in the form the instrument uses, such as ``29(3)`` or ``s 33(a)``.
        summary: what it says, in our words.
        quotation: a short exact quotation that was seen, or ``None``.
        status: ``confirmed`` when the text was seen.
        source: id of the source.
    """

    instrument_id: str
    instrument_name: str
    article: str
    summary: str
    quotation: str | None = None
    status: Status = "unverified"
    source: str = ""

    @property
    def verified(self) -> bool:
        """Whether the text was seen."""
        return self.status == "confirmed"

    @property
    def label(self) -> str:
        """The provision as a lawyer cites it, such as ``Budapest Convention, Art. 29(3)``."""
        number = f"Art. {self.article}" if self.article[:1].isdigit() else self.article
        return f"{self.instrument_name}, {number}"


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
    """

    id: str
    article: str
    text: str
    fact: str = ""
    at_least_months: int = 0
    when_unstated: Literal["open", "question"] = "open"


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
    """

    measures: tuple[str, ...]
    role: Role
    articles: tuple[str, ...]
    covers: tuple[str, ...]
    conditions: tuple[Condition, ...] = ()
    grounds_from: str = ""


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
        effect: ``requires_refusal``, ``permits_refusal`` or ``forbids_refusal`` (the ground may not be used).
        lifted_by: assurance that lifts it, or empty.
        text: the rule in our words.
    """

    id: str
    article: str
    measures: tuple[str, ...]
    fact: str
    effect: Literal["requires_refusal", "permits_refusal", "forbids_refusal"]
    text: str
    roles: tuple[Role, ...] = ()
    conducts: tuple[str, ...] = ("*",)
    raised_when: bool = True
    lifted_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalsRule:
    """What an instrument says when the person is a national of the requested state.

    Args:
        article: the provision.
        effect: ``permits_refusal``, ``no_bar`` (nationality is no ground) or ``return_guarantee`` (may be made subject
            to the return of the person to serve the sentence).
        text: the rule in our words.
        prosecute_article: provision on prosecution instead of extradition, or empty.
        prosecute_when: ``on_request`` (only when the requesting state asks), ``always`` or empty.
        reservation: article to which a state can declare who counts as its national, and that it does not extradite them;
            empty where the treaty knows no such declaration.
    """

    article: str
    effect: Literal["permits_refusal", "no_bar", "return_guarantee"]
    text: str
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
        id: ``spontaneous_information``, ``prosecute_instead``, ``contact_point``.
        article: the provision.
        text: what it offers, in our words.
    """

    id: str
    article: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
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
        only_with: for an agreement between one state and each of the others: the code of that one state; else empty.
        assistance_treaty: whether other instruments stand back from it as "a treaty on mutual assistance".
        modelled: ``False`` when only its place is known: what it governs is answered ``open``.
        reservables: articles to which states reserve grounds or conditions of their own.
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
    only_with: str = ""
    open_to: tuple[str, ...] = ()
    assistance_treaty: bool = False
    modelled: bool = True
    provisions: tuple[Provision, ...] = ()
    bases: tuple[BasisRule, ...] = ()
    dual_criminality: tuple[DualCriminalityRule, ...] = ()
    thresholds: tuple[ThresholdRule, ...] = ()
    grounds: tuple[GroundRule, ...] = ()
    nationals: tuple[NationalsRule, ...] = ()
    offers: tuple[Offer, ...] = ()
    reservables: tuple[ReservableRule, ...] = ()

    @property
    def reserved_articles(self) -> tuple[str, ...]:
        """Every article of which a rule asks whether a state made a reservation or declaration to it, each once."""
        found = [
            *(rule.reservation for rule in self.dual_criminality),
            *(rule.reservation for rule in self.thresholds),
            *(rule.reservation for rule in self.nationals),
            *(rule.article for rule in self.reservables),
        ]
        return tuple(dict.fromkeys(filter(None, found)))

    @property
    def closed(self) -> bool:
        """Whether its parties are exactly those listed, on every day (a treaty between two states, an EU act)."""
        return self.kind in {"bilateral_treaty", "eu_act"}


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
class ReservedThreshold:
    """How grave an offence must be for a state that reserved a level of its own: it stands in place of the treaty's level.

    Args:
        months: the figure for the penalty; 0 = no penalty is too low.
        comparison: ``at_least`` or ``more_than``.
        under: whose law is tested: ``both``, ``requesting`` or ``requested``; for the other law the treaty's level stays.
        prosecution_only: for a convicted person the treaty's level for the penalty stays.
        sentence_months: what the sentence of a convicted person must reach; 0 = the treaty's level stays.
        sentence_comparison: ``at_least`` or ``more_than``, for the sentence.
        or_listed: offences that the state lists are enough below that level too; the list is not recorded.
        on_reciprocity: a level below the treaty's is accepted on condition of reciprocity.
    """

    months: int
    comparison: Literal["at_least", "more_than"]
    under: Literal["both", "requesting", "requested"]
    prosecution_only: bool = False
    sentence_months: int = 0
    sentence_comparison: Literal["at_least", "more_than"] = "at_least"
    or_listed: bool = False
    on_reciprocity: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservedNationals:
    """What a state declared on its nationals: that it does not extradite them, and who else counts as one.

    Args:
        refuses: ``always``, ``sentence`` (only where a sentence is to be executed), ``never`` (it extradites them), or empty: it
            only says who counts, or repeats the right to refuse.
        unless: what can still make it extradite them, in words; empty = nothing.
        beside_law: how this stands to the state's own law as recorded, in words, where the two seem to differ; else empty.
        nationals_of: codes of other states whose nationals count as its own.
        residents_of: codes of the states whose residents count as its nationals.
        towards_others: other states' nationals and residents count only where none of ``nationals_of`` makes the request.
        others: who else counts and cannot be told from a request, in words such as "a person granted asylum"; else empty.
    """

    refuses: Literal["", "always", "sentence", "never"] = ""
    unless: str = ""
    beside_law: str = ""
    nationals_of: tuple[str, ...] = ()
    residents_of: tuple[str, ...] = ()
    towards_others: bool = False
    others: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservedGround:
    """A ground of refusal that a state reserved for itself.

    Args:
        fact: field of ``CooperationRequest`` that raises it.
        effect: ``requires_refusal`` (it does not extradite) or ``permits_refusal`` (it may refuse).
        text: the ground in our words, a sentence.
        raised_when: the value of that field that raises it.
        prosecution_only: it does not reach a convicted person.
    """

    fact: str
    effect: Literal["requires_refusal", "permits_refusal"]
    text: str
    raised_when: bool = True
    prosecution_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """A reservation or declaration of a state, or the result of looking for one.

    Args:
        instrument: id of the instrument.
        state: code of the state.
        article: the article it is made to.
        result: ``made``, or ``none_found`` when somebody looked and found none.
        text: what it says, in our words.
        since: from which day, ``None`` = since the state is bound.
        until: first day on which it no longer stands, or ``None``.
        threshold: the level of gravity that it asks for, or ``None`` where it speaks of something else.
        nationals: what it says on the state's nationals, or ``None`` where it speaks of something else.
        reserved_grounds: grounds of refusal that it adds.
        provenance: what it rests on.
    """

    instrument: str
    state: str
    article: str
    result: Literal["made", "none_found"]
    text: str
    provenance: Provenance
    since: PartialDate | None = None
    until: PartialDate | None = None
    threshold: ReservedThreshold | None = None
    nationals: ReservedNationals | None = None
    reserved_grounds: tuple[ReservedGround, ...] = ()


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
    """

    states: tuple[str, str]
    subject: Literal["extradition", "assistance"]
    result: Literal["found", "none_found"]
    text: str
    provenance: Provenance
    treaties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduct:
    """A named set of acts.

    Args:
        id: name, such as ``malware``.
        title: name for reading.
        acts: ids of acts; at least one must be an offence for the conduct to be punished.
        budapest_articles: articles of the Budapest Convention that name it; empty when outside Articles 2 to 11.
        text: what it is, in our words.
    """

    id: str
    title: str
    acts: tuple[str, ...]
    text: str
    budapest_articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act that an offence can punish."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offence:
    """A national offence.

    Args:
        id: id, beginning with the state's code in lower case.
        state: code of the state.
        law: statute, as cited.
        section: section or article, such as ``s 33(a)``.
        acts: the acts it punishes.
        summary: what it punishes, in our words.
        in_force: from which day it applies.
        approved: day of assent, signature or adoption, or ``None``.
        published: day of publication, or ``None``.
        until: first day on which it no longer applies in this form, or ``None``.
        maximum_months: longest imprisonment for the basic offence in months, or ``None`` when not recorded.
        minimum_months: shortest, or ``None`` when not recorded.
        contested: why it never counts as met (it was tried and failed), or empty.
        quotation: short exact quotation that was seen, or ``None``.
        provenance: what text and summary rest on.
    """

    id: str
    state: str
    law: str
    section: str
    acts: tuple[str, ...]
    summary: str
    in_force: DatedFact
    provenance: Provenance
    approved: DatedFact | None = None
    published: DatedFact | None = None
    until: DatedFact | None = None
    maximum_months: int | None = None
    minimum_months: int | None = None
    contested: str = ""
    quotation: str | None = None

    @property
    def provision(self) -> Provision:
        """The offence as a provision that a step can cite."""
        return Provision(
            instrument_id=self.id,
            instrument_name=self.law,
            article=self.section,
            summary=self.summary,
            quotation=self.quotation,
            status=self.provenance.status,
            source=self.provenance.leading_source,
        )

    @property
    def verified(self) -> bool:
        """Whether both the text and the day it entered into force were seen."""
        return self.provenance.verified and self.in_force.provenance.verified


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstOffence:
    """The statement that nothing earlier punished certain acts in a state.

    Args:
        acts: the acts.
        offence: id of the first offence, or empty when no offence has been found up to ``known_until``.
        text: who says that it was the first.
        provenance: what it rests on.
        known_until: for an empty ``offence``: last day for which none was found.
    """

    acts: tuple[str, ...]
    text: str
    provenance: Provenance
    offence: str = ""
    known_until: date | None = None

    @property
    def provision(self) -> Provision:
        """The statement as something a step can cite where there is no offence to name."""
        return Provision(
            instrument_id="national_law",
            instrument_name="Criminal law",
            article="no earlier offence found",
            summary=self.text,
            status=self.provenance.status,
            source=self.provenance.leading_source,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalRule:
    """A rule of a state's own law on cooperation.

    Args:
        answer: for ``dual_criminality_day``: ``act``, ``request`` or ``decision``; for ``nationals``: ``extradites``,
            ``refuses`` or ``conditional``; for ``without_treaty_*``: ``may_help``, ``reciprocity`` or ``treaty_only``.
        law: statute or judgment, as cited.
        article: section, article or paragraph.
        text: the rule in our words.
        provenance: what it rests on.
    """

    answer: str
    law: str
    article: str
    text: str
    provenance: Provenance

    @property
    def provision(self) -> Provision:
        """The rule as a provision that a step can cite."""
        return Provision(
            instrument_id="national_law",
            instrument_name=self.law,
            article=self.article,
            summary=self.text,
            status=self.provenance.status,
            source=self.provenance.leading_source,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state (or the European Union) with the rules of its own law that cooperation turns on.

    Args:
        code: ISO 3166-1 alpha-3 code; ``EUE`` for the European Union.
        name: short English name.
        name_with_article: name as it stands in a sentence, such as ``the Philippines``.
        region: region used to group tables.
        offences: its offences, oldest first.
        first_offences: statements that nothing earlier punished an act.
        dual_criminality_day: which day counts when this state is asked.
        nationals: whether it extradites its own nationals.
        without_treaty_extradition: whether it can extradite without a treaty.
        without_treaty_assistance: whether it can assist without a treaty.
        retroactivity_ban: its ban on punishment under later law.
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

    @property
    def in_sentence(self) -> str:
        """The name as it stands in a sentence."""
        return self.name_with_article or self.name


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


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEvent:
    """One event in the course of a case.

    Args:
        id: name within the case.
        day: when.
        title: what happened, in a few words.
        text: what happened, in our words.
        provenance: what it rests on.
    """

    id: str
    day: PartialDate
    title: str
    text: str
    provenance: Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What one court or authority said to one question of a case, as far as somebody saw it.

    Args:
        question: the question, such as ``forum``; a point within it after a full stop, such as ``forum.a``.
        by: id of the event of the case that is its decision, such as ``high_court``.
        answer: ``for_extradition``, ``against_extradition``, ``neutral``, ``not_asked`` (it was not its task),
            ``not_decided`` (it was asked and left it open), or ``not_seen`` (nobody of the project saw what it said).
        text: what it said, in our words; for ``not_seen`` what would have to be read.
        quotation: a short exact quotation that was seen, or ``None``.
        provenance: what it rests on.
    """

    question: str
    by: str
    answer: Literal["for_extradition", "against_extradition", "neutral", "not_asked", "not_decided", "not_seen"]
    text: str
    provenance: Provenance
    quotation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case that the course uses.

    Args:
        id: name of the file.
        title: name for reading.
        text: what it is about, in our words.
        events: what happened, in order of time.
        rulings: what each court or authority said to each question, where the course compares them.
    """

    id: str
    title: str
    text: str
    events: tuple[CaseEvent, ...]
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPart:
    """One thing that a request for assistance can contain, whoever asks for it.

    Args:
        id: name, such as ``facts``; the same for every instrument, so that nothing is asked twice.
        title: name for reading.
        why: why the requested state needs it, in our words.
        good: a good example, with made-up data.
        poor: a poor example, with made-up data.
        poor_because: what is wrong with the poor example.
    """

    id: str
    title: str
    why: str
    good: str
    poor: str
    poor_because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementRule:
    """What one form of request says about one part.

    Args:
        part: id of the part.
        asks: what is asked for here, in our words.
        provenance: what it rests on; a rule is ``confirmed`` only when its article was seen.
        article: the article that requires it, or empty = good practice.
        point: letter of a list inside that article, such as ``(b)``, or empty.
        see: articles that do not require it but make it useful (the request *may* ask for confidentiality).
        applies: ``always``, ``where_possible`` (as far as it is known) or ``where_needed`` (as far as the case needs it).
        not_for: kinds of help for which it is not asked; ids of ``KINDS_OF_HELP`` in ``crossborder.facts.schema``.
        only_for: kinds of help for which alone it is asked; empty = all.
        measures: measures of the form for which it is asked; empty = all of them.
    """

    part: str
    asks: str
    provenance: Provenance
    article: str = ""
    point: str = ""
    see: tuple[str, ...] = ()
    applies: Literal["always", "where_possible", "where_needed"] = "always"
    not_for: tuple[str, ...] = ()
    only_for: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestForm:
    """What a request on one legal basis for certain measures contains.

    Args:
        id: name of the file.
        basis: id of the instrument, or ``letters_rogatory`` for a request without a treaty.
        title: name for reading.
        measures: measures it is for.
        text: what the basis says about the contents of a request, in our words.
        provenance: what that rests on.
        elements: its elements, in the order in which they are asked.
    """

    id: str
    basis: str
    title: str
    measures: tuple[str, ...]
    text: str
    provenance: Provenance
    elements: tuple[ElementRule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeFigure:
    """How long something takes, or how long data live: from a source, or assumed for teaching.

    Args:
        id: name.
        group: ``answer`` (until a request is answered), ``preservation`` (how long preserved data are held) or
            ``retention`` (how long data exist without anybody having asked for their preservation).
        title: name for reading.
        text: what the figure says and what it does not say, in our words.
        kind: ``source`` or ``assumed_for_teaching``.
        stated: the figure as the source words it, such as ``6 to 24 months``.
        provenance: what it rests on; empty for an assumed figure.
        unit: unit of the three numbers.
        minimum: shortest, ``None`` = not stated.
        typical: typical (average or median), ``None`` = not stated.
        maximum: longest, ``None`` = not stated, which does not mean without end.
        data: for ``retention``: the kind of data.
        state: code of the state whose law it is, or empty.
        instrument: id of the instrument that sets it, or empty.
        article: its article, or empty.
        since: from which day the figure applies.
        until: first day on which it no longer applies.
    """

    id: str
    group: Literal["answer", "preservation", "retention"]
    title: str
    text: str
    kind: Literal["source", "assumed_for_teaching"]
    stated: str
    provenance: Provenance
    unit: Literal["days", "hours"] = "days"
    minimum: int | None = None
    typical: int | None = None
    maximum: int | None = None
    data: str = ""
    state: str = ""
    instrument: str = ""
    article: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None

    def _days(self, number: int | None) -> float | None:
        hours_a_day = 24
        return number if number is None or self.unit == "days" else number / hours_a_day

    @property
    def minimum_days(self) -> float | None:
        """Shortest time in days, or ``None`` when it is not stated."""
        return self._days(self.minimum)

    @property
    def typical_days(self) -> float | None:
        """Typical time in days, or ``None`` when it is not stated."""
        return self._days(self.typical)

    @property
    def maximum_days(self) -> float | None:
        """Longest time in days, or ``None`` when it is not stated."""
        return self._days(self.maximum)

    @property
    def assumed(self) -> bool:
        """Whether the figure is only assumed for teaching."""
        return self.kind == "assumed_for_teaching"
