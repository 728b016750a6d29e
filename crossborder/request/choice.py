"""The choice of a legal basis: which one carries the request on its day, which is weaker or wrong, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from crossborder.records import facts as packaged
from crossborder.records.dates import in_words
from crossborder.records.terms import LETTERS_ROGATORY
from crossborder.request.forms import bases_with_elements, measures_of
from crossborder.rules import legal_bases, possible_bases
from crossborder.rules.cooperation import EXAMPLE, CooperationRequest
from crossborder.rules.errors import require_type
from crossborder.rules.known import search_result
from crossborder.rules.printed import Printed, doubt
from crossborder.rules.routes import routes
from crossborder.rules.standing import standing
from crossborder.rules.treaties import coverage_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from crossborder.records.collection import Facts
    from crossborder.records.records import Instrument, Provision, Source
    from crossborder.rules.bases import LegalBasis
    from crossborder.rules.steps import Step

Verdict = Literal["sound", "weaker", "wrong", "unknown"]
VERDICTS: tuple[Verdict, ...] = ("sound", "weaker", "unknown", "wrong")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BasisOption(Printed):
    """A legal basis that somebody could choose, and what the rules say to it.

    Args:
        id: id of the instrument, or ``letters_rogatory``.
        title: name for reading.
        verdict: ``sound`` (the best that is in force), ``weaker`` (it is in force, and a better one is), ``wrong`` (it
            does not carry this request) or ``unknown`` (the data do not know whether it binds both).
        reason: why, in words.
        provisions: what it rests on.
        sources: documents it rests on, where no provision says it.
        verified: whether the verdict rests on confirmed facts only; nobody is marked on another.
        form_held: whether the data hold what a request on it contains, for this measure.
    """

    id: str
    title: str
    verdict: Verdict
    reason: str
    provisions: tuple[Provision, ...]
    sources: tuple[Source, ...]
    verified: bool
    form_held: bool

    def lines(self) -> tuple[str, ...]:
        """The verdict, and why."""
        return f"BasisOption: {self.verdict}{doubt(verified=self.verified)}: {self.title}", self.reason


def basis_options(request: CooperationRequest, *, others: Collection[str] = ()) -> tuple[BasisOption, ...]:
    """Judge every legal basis that the data know for a measure.

    Args:
        request: states, days, measure, conduct and what is stated of the case.
        others: ids of instruments that only other states can have between them, to be judged too.

    Returns:
        One option per instrument that has a rule for the measure, and letters rogatory, the soundest first.
    """
    require_type("basis_options", request, CooperationRequest, EXAMPLE)
    facts = request.facts or packaged()
    judge = _Judge(request, facts, frozenset(others))
    options = [*judge.instruments(), judge.letters_rogatory()]
    return tuple(sorted(options, key=lambda option: VERDICTS.index(option.verdict)))


# How good a way is: 0 obliges without a condition left to show, 1 obliges on conditions, 2 needs no answer, 3 asks for a favour.
_RANKS = {"operative": 0, "residual": 0, "optional": 2, "framework": 2}
_LAST_RANK = 3


class _Judge:
    """Judges the bases of one request."""

    def __init__(self, request: CooperationRequest, facts: Facts, others: frozenset[str]) -> None:
        self.request, self.facts, self.others = request, facts, others
        asked = {"on": request.requested_on, "measure": request.measure, "facts": facts}
        pair = request.requesting, request.requested
        self.bases: dict[str, list[LegalBasis]] = {}
        for basis in legal_bases(*pair, **asked):  # type: ignore[arg-type]  # one mapping for both calls
            self.bases.setdefault(basis.instrument.id, []).append(basis)
        self.possible = {one.instrument.id: one for one in possible_bases(*pair, **asked)}  # type: ignore[arg-type]  # as above
        self.steps = self._steps()
        self.ranks = {name: self._rank(name) for name in self.bases}
        self.best = min((rank for rank in self.ranks.values() if rank is not None), default=_LAST_RANK)

    def _steps(self) -> Mapping[str, tuple[Step, ...]]:
        """The steps of the best route over each instrument, as the rules take them."""
        by_instrument: dict[str, tuple[Step, ...]] = {}
        for route in routes(self.request, self.facts, None):
            if route.basis is not None:
                by_instrument.setdefault(route.basis.instrument.id, route.steps)
        return by_instrument

    def _rank(self, name: str) -> int | None:
        """How good a way an instrument is; ``None`` when it is no way for this request."""
        working = [basis for basis in self.bases[name] if basis.role != "replaced" and self._covers(basis)]
        if not working or self._failed(name) or not working[0].instrument.modelled:
            return None
        leading = working[0]
        return _RANKS[leading.role] or (1 if self._open_conditions(name) else 0)

    def _covers(self, basis: LegalBasis) -> bool:
        conduct = self.request.conduct
        return conduct is None or conduct in basis.rule.covers or "*" in basis.rule.covers

    def _failed(self, name: str) -> tuple[Step, ...]:
        return tuple(step for step in self.steps.get(name, ()) if step.effect == "condition_failed")

    def _open_conditions(self, name: str) -> tuple[Step, ...]:
        """The conditions of scope that nothing stated shows."""
        conditions = {condition.id for basis in self.bases[name] for condition in basis.conditions}
        return tuple(step for step in self.steps.get(name, ()) if step.effect == "open" and step.id in conditions)

    # --- one option per instrument ---------------------------------------------------------------------------------

    def instruments(self) -> Iterator[BasisOption]:
        """Judge each instrument that has a rule for the measure."""
        for instrument in self.facts.instruments:
            if not any(self.request.measure in rule.measures for rule in instrument.bases):
                continue
            if instrument.id in self.bases:
                yield self._in_force(instrument)
            elif instrument.id in self.possible:
                reason = f"Not known: {self.possible[instrument.id].reason}."
                yield self._option(instrument, "unknown", reason, self._articles(instrument), verified=False)
            elif self._could_bind(instrument):
                yield self._not_in_force(instrument)

    def _could_bind(self, instrument: Instrument) -> bool:
        """A treaty that other states alone have between them is no choice for these two, unless somebody asks about it."""
        pair = {self.request.requesting, self.request.requested}
        if instrument.id in self.others:
            return True
        if instrument.only_with and instrument.only_with not in pair:
            return False
        closed = instrument.kind in {"bilateral_treaty", "eu_act"} or bool(instrument.open_to)
        return not closed or pair <= set(self.facts.events_by_instrument.get(instrument.id, {}))

    def _in_force(self, instrument: Instrument) -> BasisOption:
        bases, failed = self.bases[instrument.id], self._failed(instrument.id)
        leading = bases[0]
        verified = leading.verified
        if not instrument.modelled:
            reason = (
                f"It has bound both since {leading.since} and governs such requests; what it asks is not modelled here."
            )
            return self._option(instrument, "unknown", reason, leading.provisions[:1], verified=False)
        if leading.role == "replaced":
            relation = leading.replaced_by
            reason = f"It stands back. {relation.text if relation else ''}"
            articles = relation.articles if relation else ()
            cited = self.facts.provisions(relation.instrument if relation else instrument.id, articles)
            return self._option(instrument, "wrong", reason, (*cited, *leading.provisions[:1]), verified=verified)
        if not any(self._covers(basis) for basis in bases):
            reason = "It is in force between the two, but its scope does not reach this conduct."
            return self._option(instrument, "wrong", reason, self._scope(bases), verified=verified)
        if failed:
            reason = "It is in force between the two, but a condition fails. " + " ".join(
                step.answer for step in failed
            )
            provisions = tuple(provision for step in failed for provision in step.provisions)
            verified = verified and all(step.verified for step in failed)
            return self._option(instrument, "wrong", reason, provisions, verified=verified)
        return self._working(instrument, leading, self.ranks[instrument.id] or 0)

    def _working(self, instrument: Instrument, leading: LegalBasis, rank: int) -> BasisOption:
        since = f"It has bound both since {leading.since}."
        unshown = self._open_conditions(instrument.id)
        provisions = (*leading.provisions[:1], *(provision for step in unshown for provision in step.provisions))
        if rank == 0:
            reason = f"{since} It obliges {self._requested} and says how. {self._beside(instrument)}"
        elif unshown:
            reason = f"{since} It obliges only on conditions: " + " ".join(step.answer for step in unshown)
        else:
            reason = f"{since} It promises help without saying how; nobody has to answer a request under it."
        verdict: Verdict = "sound" if rank == self.best else "weaker"
        verified = leading.verified and all(provision.verified for provision in provisions)
        if verdict == "weaker":
            reason += f" Another basis obliges without that: {self._better}."
            verified = verified and self._best_verified
        unread = self._not_modelled
        if unread:
            verb = "is" if len(unread) == 1 else "are"
            reason += f" Between these two {' and '.join(unread)} {verb} in force too, and {verb} not modelled here."
            verified = False
        return self._option(instrument, verdict, reason.strip(), provisions, verified=verified)

    @property
    def _requested(self) -> str:
        return self.facts.state_by_code[self.request.requested].in_sentence

    def _beside(self, instrument: Instrument) -> str:
        """What becomes of the rules on procedure of the same instrument (Budapest 27, UNTOC 18(7))."""
        yielding = [basis for basis in self.bases[instrument.id] if basis.role == "replaced" and basis.replaced_by]
        return (
            f"Here the procedure follows another treaty between the two. {yielding[0].replaced_by.text}"
            if yielding and yielding[0].replaced_by
            else ""
        )

    @property
    def _leaders(self) -> list[str]:
        return [name for name, rank in self.ranks.items() if rank == self.best]

    @property
    def _not_modelled(self) -> list[str]:
        """Instruments in force between the two that could be the better basis, and that the rules do not know."""
        binding = [self.facts.instrument_by_id[name] for name in self.bases]
        return [one.in_sentence for one in binding if not one.modelled]

    @property
    def _better(self) -> str:
        return " or ".join(self.facts.instrument_by_id[name].in_sentence for name in self._leaders)

    @property
    def _best_verified(self) -> bool:
        return any(self.bases[name][0].verified for name in self._leaders)

    def _not_in_force(self, instrument: Instrument) -> BasisOption:
        day = in_words(self.request.requested_on)
        standings = [
            (code, standing(instrument.id, code, on=self.request.requested_on, facts=self.facts))
            for code in (self.request.requesting, self.request.requested)
        ]
        unbound = [(code, one) for code, one in standings if one.bound is False]
        names = "; ".join(f"{self.facts.state_by_code[code].name}: {one.reason}" for code, one in unbound)
        reason = f"It was not in force between the two on {day}. {names}."
        verified = any(one.verified for _, one in unbound)
        return self._option(instrument, "wrong", reason, self._articles(instrument), verified=verified)

    # --- without a treaty ------------------------------------------------------------------------------------------

    def letters_rogatory(self) -> BasisOption:
        """Judge a request from court to court, on the requested state's own law."""
        search = coverage_of(self.facts, self.request.requesting, self.request.requested, "assistance")
        law = self.facts.state_by_code[self.request.requested].without_treaty_assistance
        sources = tuple(self.facts.source_by_id[name] for name in search.provenance.sources) if search else ()
        rest = (law.provision,) if law else ()
        answer = law.text if law else f"What the law of {self._requested} says on this is not recorded."
        if self._leaders:
            reason = f"A treaty binds both: {self._better}. A letter without a treaty asks for a favour where there is a duty. {answer}"
            leading = tuple(self.bases[name][0].provisions[0] for name in self._leaders)
            return self._letters("weaker", reason, (*leading, *rest), sources, verified=self._best_verified)
        nothing = f"No treaty known to the data obliges {self._requested} on {in_words(self.request.requested_on)}."
        if search and search.result == "found":
            result = search_result(search, self.request.requested_on)
            unread = (
                "A treaty that is not modelled governs" if result.governs else "Which treaty was in force is not known"
            )
            reason = f"{nothing} {unread}: {result.text} It has to be read first. {answer}"
            return self._letters("unknown", reason, rest, sources, verified=False)
        if search is None or self.possible:
            reason = f"{nothing} Whether there is one that the data do not know has to be found out first. {answer}"
            return self._letters("unknown", reason, rest, sources, verified=False)
        reason = f"{nothing} {search.text} What is left is a letter from court to court, with a promise of reciprocity. {answer}"
        return self._letters("sound", reason, rest, sources, verified=True)

    def _letters(
        self, verdict: Verdict, reason: str, rest: tuple[Provision, ...], sources: tuple[Source, ...], *, verified: bool
    ) -> BasisOption:
        form = next((form for form in self.facts.request_forms if form.basis == LETTERS_ROGATORY), None)
        documents = tuple(self.facts.source_by_id[name] for name in form.provenance.sources) if form else ()
        return BasisOption(
            id=LETTERS_ROGATORY, title="Letters rogatory, without a treaty", verdict=verdict, reason=reason,
            provisions=rest, sources=(*sources, *documents), verified=verified, form_held=self._form(LETTERS_ROGATORY),
        )  # fmt: skip

    # --- pieces ----------------------------------------------------------------------------------------------------

    def _option(
        self,
        instrument: Instrument,
        verdict: Verdict,
        reason: str,
        provisions: tuple[Provision, ...],
        *,
        verified: bool,
    ) -> BasisOption:
        return BasisOption(
            id=instrument.id, title=f"{instrument.short_title} ({instrument.citation})", verdict=verdict, reason=reason,
            provisions=tuple(dict.fromkeys(provisions)), sources=(), verified=verified, form_held=self._form(instrument.id),
        )  # fmt: skip

    def _form(self, basis: str) -> bool:
        return basis in bases_with_elements(self.facts) and self.request.measure in measures_of(basis, self.facts)

    def _articles(self, instrument: Instrument) -> tuple[Provision, ...]:
        rule = next(rule for rule in instrument.bases if self.request.measure in rule.measures)
        return self.facts.provisions(instrument.id, rule.articles[:1])

    def _scope(self, bases: list[LegalBasis]) -> tuple[Provision, ...]:
        articles = tuple(condition.article for basis in bases for condition in basis.conditions)
        return (*self.facts.provisions(bases[0].instrument.id, articles), *bases[0].provisions[:1])
