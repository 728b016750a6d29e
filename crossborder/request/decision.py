"""The other side of the desk: which decisions on a request the requested state can defend, by the rules."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from crossborder.records import facts as packaged
from crossborder.request.checks import check
from crossborder.request.completeness import completeness
from crossborder.request.draft import require_draft
from crossborder.request.risks import cooperation_request, risks
from crossborder.rules.errors import QuestionError
from crossborder.rules.treaties import assistance_treaties

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from crossborder.records.collection import Facts
    from crossborder.records.records import Provision
    from crossborder.request.draft import Draft
    from crossborder.request.elements import RequestElement
    from crossborder.request.risks import Risk, RiskReport

Kind = Literal["grant", "ask_back", "postpone", "partial", "refuse"]
KINDS: tuple[Kind, ...] = ("grant", "ask_back", "postpone", "partial", "refuse")

# Where an instrument lets the requested state postpone, help in part, or ask for more. Budapest 27(5)-(6) belong to the part
# that applies only where no assistance treaty is in force (27(1)).
_POSTPONE = {"budapest_185": "27(5)", "untoc_2000": "18(25)", "uncac_2003": "46(25)"}
_IN_PART = {"budapest_185": "27(6)", "untoc_2000": "18(26)", "uncac_2003": "46(26)"}
_ASK = {"untoc_2000": "18(16)", "uncac_2003": "46(16)"}
_YIELDS = {"budapest_185": "27(1)"}
# Preservation has two grounds of its own and no other (Budapest 29(5)).
_ONLY_GROUNDS = {("budapest_185", "preservation"): "29(5)"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What the requested state knows beside the request.

    Args:
        stated: ``yes`` or ``no`` by name of a fact, such as ``political_offence``, as the requested state sees it.
        own_proceedings: whether the measure would harm an investigation of its own.
        concerns: places of the items of data to which a ground is limited; empty = the whole request.
        decided: whether its government has decided to use what the law leaves to it; who decides on the request is bound by that.
    """

    stated: Mapping[str, str] = field(default_factory=dict)
    own_proceedings: bool = False
    concerns: tuple[int, ...] = ()
    decided: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the rules say to one kind of decision.

    Args:
        kind: the decision.
        defensible: ``True``, ``False``, or ``None`` = it turns on something not known or not modelled.
        reason: why, in words.
        provisions: what it rests on; the provision that a good decision names is among them.
        verified: whether all of it is confirmed.
    """

    kind: Kind
    defensible: bool | None
    reason: str
    provisions: tuple[Provision, ...]
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What the rules say to a request that has come in.

    Args:
        by_kind: the judgement on each kind of decision.
        to_ask: ids of the elements that are missing or cannot be used.
        problem: why the rules cannot be asked, or empty.
    """

    by_kind: Mapping[Kind, Judgement]
    to_ask: tuple[str, ...]
    problem: str = ""


def judge(draft: Draft, knowledge: Knowledge = Knowledge(), *, facts: Facts | None = None) -> Judged:
    """Judge every kind of decision on a request.

    Args:
        draft: the request as it came in.
        knowledge: what the requested state knows beside it.
        facts: the facts; by default those of the package.

    Returns:
        The judgements, and what there is to ask for. A request may permit refusal and be granted all the same: then both
        decisions are defensible.
    """
    require_draft("judge", draft)
    facts = facts or packaged()
    seen = replace(draft, case=replace(draft.case, stated={**draft.case.stated, **knowledge.stated}))
    desk = _Desk(seen, knowledge, facts)
    judgements = (desk.grant(), desk.ask_back(), desk.postpone(), desk.partial(), desk.refuse())
    return Judged(by_kind={one.kind: one for one in judgements}, to_ask=desk.to_ask, problem=desk.report.problem)


class _Desk:
    """The request on the desk of the requested state's central authority."""

    def __init__(self, draft: Draft, knowledge: Knowledge, held: Facts) -> None:
        self.draft, self.knowledge, self.held = draft, knowledge, held
        self.report: RiskReport = risks(draft, facts=held)
        self.missing = _missing(draft, held)
        self.faults = [finding for finding in check(draft) if finding.severity == "fault"]
        self.against = [risk for risk in self.report.risks if risk.id not in {"form", "basis"}]
        self.barred = [risk for risk in self.report.risks if risk.effect in {"requires_refusal", "condition_failed"}]
        self.permitted = [risk for risk in self.against if risk.effect == "permits_refusal"]

    @property
    def to_ask(self) -> tuple[str, ...]:
        """Ids of the elements that are missing or cannot be used."""
        return tuple(dict.fromkeys([*(one.id for one in self.missing), *(one.element for one in self.faults)]))

    def grant(self) -> Judgement:
        """Whether the request can be granted as it is."""
        if self.report.problem:
            return self._say("grant", None, self.report.problem, self._leading())
        if self.barred:
            return self._say("grant", defensible=False, reason=_texts(self.barred), provisions=_provisions(self.barred))
        if self.to_ask:
            reason = (
                "As it stands it cannot be carried out: something that its basis requires is missing or cannot be used."
            )
            return self._say("grant", defensible=False, reason=reason, provisions=self._asked_provisions())
        if self.knowledge.decided and (self.permitted or self.knowledge.own_proceedings):
            return self._against_own_decision()
        if self.permitted:
            reason = f"A ground permits refusal and does not require it, so help is allowed. {_texts(self.permitted)}"
            # Help rests on what obliges, as it does where no ground was raised.
            provisions = (*_provisions(self.permitted), *self._leading())
            return self._say("grant", defensible=True, reason=reason, provisions=provisions)
        reason = "The basis obliges, everything it requires is there, and no ground of refusal was raised."
        if self.knowledge.own_proceedings:
            reason = f"{reason} That it harms a case of your own lets you wait; it does not make you."
        return self._say("grant", defensible=True, reason=reason, provisions=self._leading())

    def _against_own_decision(self) -> Judgement:
        """The law would let it be granted, but whoever signs acts for a state that has decided otherwise."""
        given = self._provision(_POSTPONE) if self.knowledge.own_proceedings else self._provision(_IN_PART)
        reason = "The law would let you grant all of it. But it leaves a choice to your state, which has decided otherwise, and you act for it."
        provisions = (*given, *_provisions(self.permitted)) or self._leading()
        return self._say("grant", defensible=False, reason=reason, provisions=provisions)

    def ask_back(self) -> Judgement:
        """Whether there is something to ask for."""
        if self.report.problem:
            return self._say("ask_back", defensible=True, reason=self.report.problem, provisions=self._leading())
        if self.to_ask:
            reason = (
                "Something that its basis requires is missing or cannot be used. Say what, and how it can be mended."
            )
            return self._say("ask_back", defensible=True, reason=reason, provisions=self._asked_provisions())
        reason = "Everything that the basis requires is there. A question costs days and brings nothing."
        return self._say("ask_back", defensible=False, reason=reason, provisions=self._leading())

    def postpone(self) -> Judgement:
        """Whether an investigation of its own lets it wait."""
        only = self._only_grounds()
        if only:
            reason = (
                "Preservation may be refused on the grounds of Article 29(4) and (5) only, and waiting would undo it."
            )
            return self._say("postpone", defensible=False, reason=reason, provisions=only)
        provision = self._provision(_POSTPONE)
        if not self.knowledge.own_proceedings:
            reason = "Nothing says that the measure would harm an investigation of your own."
            return self._say("postpone", defensible=False, reason=reason, provisions=provision or self._leading())
        reason = "The measure would harm an investigation of your own, and the instrument lets you postpone it."
        return self._under(provision, "postpone", reason)

    def partial(self) -> Judgement:
        """Whether part of the request, or the request on conditions, can be granted."""
        grounds, only = [*self.barred, *self.permitted], self._only_grounds()
        if grounds and only:
            reason = "The article on preservation says nothing on help in part; its two grounds permit refusal."
            return self._say("partial", None, reason, (*only, *_provisions(grounds)))
        if not grounds:
            reason = "No ground was raised, so there is nothing to limit."
            return self._say(
                "partial", defensible=False, reason=reason, provisions=self._provision(_IN_PART) or self._leading()
            )
        reason = (
            "The ground concerns a part of what is asked for; the rest can be granted."
            if self._in_part_only()
            else "The ground concerns the whole request; conditions can still be weighed before a refusal."
        )
        return self._under(
            (*self._provision(_IN_PART), *_provisions(grounds)), "partial", f"{reason} {_texts(grounds)}"
        )

    def refuse(self) -> Judgement:
        """Whether a ground requires or permits refusal."""
        grounds = [*self.barred, *self.permitted]
        if grounds and not self.barred and self._in_part_only():
            reason = f"The ground touches a part of what is asked for. {_texts(grounds)} Whether it carries a refusal of all can be argued: first weigh help in part."
            return self._say("refuse", None, reason, (*self._provision(_IN_PART), *_provisions(grounds)))
        if grounds:
            reason = (
                f"A ground {'requires' if self.barred else 'permits'} it. {_texts(grounds)} Name it, and give reasons."
            )
            return self._say("refuse", defensible=True, reason=reason, provisions=_provisions(grounds))
        if self.report.problem or any(risk.effect == "open" for risk in self.against):
            reason = "No ground that was raised carries a refusal; whether one does turns on something that is not known here."
            return self._say("refuse", None, reason, self._leading())
        reason = "No ground was raised. Missing parts are asked for; they are no ground to refuse by themselves here."
        return self._say("refuse", defensible=False, reason=reason, provisions=self._only_grounds() or self._leading())

    def _in_part_only(self) -> bool:
        """Whether a ground that was raised leaves some items of data untouched."""
        concerned = set(self.knowledge.concerns)
        return bool(concerned) and not concerned >= set(range(len(self.draft.items)))

    # --- provisions ------------------------------------------------------------------------------------------------

    def _under(self, provisions: tuple[Provision, ...], kind: Kind, reason: str) -> Judgement:
        """A decision that the residual part of the instrument allows; with a treaty in force, that treaty speaks instead."""
        yields = _YIELDS.get(self.draft.basis)
        if yields and self._treaties():
            other = self.held.provision_by_place[self.draft.basis, yields]
            reason = "An assistance treaty is in force between the two, so its own rules decide, and they are not modelled on this point."
            return self._say(kind, None, reason, (other,))
        if not provisions:
            reason = "The instrument has no provision on this in the data."
            return self._say(kind, None, reason, self._leading())
        return self._say(kind, defensible=True, reason=reason, provisions=provisions)

    def _treaties(self) -> bool:
        try:
            request = cooperation_request(self.draft, facts=self.held)
        except QuestionError:
            return False
        return bool(assistance_treaties(self.held, request.requesting, request.requested, request.requested_on))

    def _provision(self, table: Mapping[str, str]) -> tuple[Provision, ...]:
        provision = self.held.provision_by_place.get((self.draft.basis, table.get(self.draft.basis, "")))
        return (provision,) if provision else ()

    def _only_grounds(self) -> tuple[Provision, ...]:
        article = _ONLY_GROUNDS.get((self.draft.basis, self.draft.measure))
        return (self.held.provision_by_place[self.draft.basis, article],) if article else ()

    def _asked_provisions(self) -> tuple[Provision, ...]:
        asked = [element.required_by for element in self.missing if element.required_by]
        of_faults = [provision for finding in self.faults for provision in finding.provisions]
        return tuple(dict.fromkeys([*self._provision(_ASK), *asked, *of_faults])) or self._leading()

    def _leading(self) -> tuple[Provision, ...]:
        """The provisions of the basis; where it is none, those that the rules name."""
        route = self.report.route
        if route and route.basis:
            return route.basis.provisions
        provisions = _provisions(self.report.risks)
        return provisions or (self.held.provision_by_place["budapest_185", "25(1)"],)

    def _say(
        self,
        kind: Kind,
        defensible: bool | None,  # noqa: FBT001 - three answers
        reason: str,
        provisions: tuple[Provision, ...],
    ) -> Judgement:
        unique = tuple(dict.fromkeys(provisions))
        return Judgement(
            kind=kind,
            defensible=defensible,
            reason=reason,
            provisions=unique,
            verified=all(provision.verified for provision in unique),
        )


def _missing(draft: Draft, held: Facts) -> tuple[RequestElement, ...]:
    try:
        return completeness(draft, facts=held).missing("required")
    except QuestionError:
        return ()


def _texts(grounds: Iterable[Risk]) -> str:
    return " ".join(risk.text for risk in grounds)


def _provisions(grounds: Iterable[Risk]) -> tuple[Provision, ...]:
    return tuple(provision for risk in grounds for provision in risk.provisions)
