"""The question put to the rules: one state asks another for one measure in one case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from typing import TYPE_CHECKING, Self

from crossborder.records import facts as packaged
from crossborder.records.dates import in_words
from crossborder.records.terms import ASSURANCES, MEASURES
from crossborder.rules.dual_criminality import require_order
from crossborder.rules.errors import (
    QuestionError,
    require_known,
    require_name,
    require_state,
    require_texts,
    require_two_states,
)
from crossborder.rules.printed import Printed, capital

if TYPE_CHECKING:
    from datetime import date

    from crossborder.records.collection import Facts

Months = int | Mapping[str, int]
UNION = "EUE"
# How a request is written, for those who wrote something else.
EXAMPLE = (
    'CooperationRequest(requesting="USA", requested="PHL", measure="extradition", '
    "committed_on=date(2000, 5, 4), requested_on=date(2000, 5, 11))"
)


@dataclass(frozen=True, kw_only=True, repr=False)
class CooperationRequest(Printed):
    """One request for cooperation. Facts of the case are optional; ``None`` means "not stated", never "no".

    Args:
        requesting: code of the requesting state.
        requested: code of the requested state.
        measure: one of the measures, such as ``extradition``.
        committed_on: the day of the act.
        requested_on: the day of the request; treaties are asked about on this day.
        conduct: a conduct, such as ``malware``; ``None`` = not stated.
        punished_in: codes of states whose law, as the case states, punished the act on its day; it counts where the facts
            hold nothing on that.
        maximum_penalty_months: longest imprisonment for the offence in months, or a mapping from state to months.
        minimum_penalty_months: shortest imprisonment in months, or a mapping from state to months.
        sentence_months: for a convicted person: the sentence in months.
        person_nationalities: codes of the person's nationalities, on the day that the law in question looks at.
        resides_in: code of the state in which the person lives.
        committed_in: code of the state in which the person acted.
        forum_bar: because of the place where the act was done, handing the person over is not in the interests of justice.
        organised_group: an organised criminal group is involved.
        political_offence: the requested state regards the offence as political.
        military_offence: it is an offence under military law only.
        fiscal_offence: the requested state regards it as a fiscal offence.
        death_penalty: the offence can be punished by death in the requesting state.
        life_imprisonment: it can be punished by imprisonment for life there.
        inhuman_treatment_risk: the person risks torture, or inhuman or degrading treatment there.
        persecution_risk: the person risks persecution there, or the request has that aim.
        human_rights_risk: granting the request would breach human rights in another way.
        evidence_sufficient: the evidence meets the standard the requested state asks for.
        already_tried: the person has been finally judged for the same acts.
        time_barred: too much time has passed under the law of one of the two.
        essential_interests_at_risk: sovereignty, security, public order or other essential interests are at risk.
        exceptional_court: the person would be, or was, tried by a court made for the case or without the guarantees of a fair trial.
        tried_in_absence: the person was sentenced in absence.
        humanitarian_reasons: age, health or other personal circumstances speak against handing the person over.
        assurances: assurances that the requesting state gives.
        facts: the facts to check codes against; by default those of the package.

    Raises:
        QuestionError: when a code or word is not known, one is the European Union, both states are the same, a number is negative, the request
            is earlier than the act, or a fact is something else than yes, no or not stated. The message names what is allowed.
        TypeError: when a fact is not known by its name; the message says which one was meant.
    """

    requesting: str
    requested: str
    measure: str
    committed_on: date
    requested_on: date
    conduct: str | None = None
    punished_in: frozenset[str] | tuple[str, ...] = frozenset()
    maximum_penalty_months: Months | None = None
    minimum_penalty_months: Months | None = None
    sentence_months: int | None = None
    person_nationalities: frozenset[str] | tuple[str, ...] | None = None
    resides_in: str | None = None
    committed_in: str | None = None
    forum_bar: bool | None = None
    organised_group: bool | None = None
    political_offence: bool | None = None
    military_offence: bool | None = None
    fiscal_offence: bool | None = None
    death_penalty: bool | None = None
    life_imprisonment: bool | None = None
    inhuman_treatment_risk: bool | None = None
    persecution_risk: bool | None = None
    human_rights_risk: bool | None = None
    evidence_sufficient: bool | None = None
    already_tried: bool | None = None
    time_barred: bool | None = None
    essential_interests_at_risk: bool | None = None
    exceptional_court: bool | None = None
    tried_in_absence: bool | None = None
    humanitarian_reasons: bool | None = None
    assurances: frozenset[str] | tuple[str, ...] = frozenset()
    facts: Facts | None = None

    def __new__(cls, *unnamed: object, **stated: object) -> Self:
        """Refuse a fact without its name, and a name that is not known, with the one that was meant."""
        if unnamed:
            message = f"CooperationRequest takes every fact by its name. Write, for example, {EXAMPLE}."
            raise TypeError(message)
        for name in stated:
            require_name(cls.__name__, name, _NAMES)
        return super().__new__(cls)

    def __post_init__(self) -> None:
        """Refuse what cannot be answered, saying what is allowed."""
        facts = self.facts or packaged()
        require_two_states(self.requesting, self.requested, facts.state_by_code)
        if UNION in {self.requesting, self.requested}:
            message = "The European Union (EUE) is a party to treaties, but its member states ask and are asked; name one of them."
            raise QuestionError(message)
        require_known("The measure", self.measure, MEASURES)
        if self.conduct is not None:
            require_known("The conduct", self.conduct, facts.conduct_by_id)
        self._require_collections(facts)
        require_order(self.committed_on, self.requested_on)
        for name in ("maximum_penalty_months", "minimum_penalty_months", "sentence_months"):
            self._require_months(name, facts)
        for name in _YES_OR_NO:
            value = getattr(self, name)
            if value is not None and not isinstance(value, bool):
                raise QuestionError(f"{name} is {value!r}; allowed: True, False, or None where it is not stated.")

    def _require_collections(self, facts: Facts) -> None:
        """Refuse what is no collection, and an unknown state or assurance in one."""
        for name in ("person_nationalities", "punished_in", "assurances"):
            if name != "person_nationalities" or self.person_nationalities is not None:
                require_texts(name, getattr(self, name), "{'speciality'}" if name == "assurances" else "{'PHL'}")
        for code in (*(self.person_nationalities or ()), *filter(None, (self.resides_in, self.committed_in))):
            require_state("A nationality or place", code, facts.state_by_code)
        for code in self.punished_in:
            require_state("A state in punished_in", code, facts.state_by_code)
        for assurance in self.assurances:
            require_known("An assurance", assurance, ASSURANCES)

    def _require_months(self, name: str, held: Facts) -> None:
        value = getattr(self, name)
        for code in value if isinstance(value, Mapping) else ():
            require_state(f"A state in {name}", code, held.state_by_code)
        numbers = value.values() if isinstance(value, Mapping) else [value]
        for number in numbers:
            if number is not None and (isinstance(number, bool) or not isinstance(number, int) or number < 0):
                message = f"{name} is {value!r}; allowed: whole months, 0 or more, or a mapping from state to months."
                raise QuestionError(message)

    def lines(self) -> tuple[str, ...]:
        """Who asks whom for what, the days, and what is stated of the case."""
        days = f"act of {in_words(self.committed_on)}, request of {in_words(self.requested_on)}"
        of_the_case = [one.name for one in fields(self) if one.default is not MISSING and one.name != "facts"]
        values = {name: getattr(self, name) for name in of_the_case}
        told = [f"{name}={_written(value)}" for name, value in values.items() if value not in _UNSTATED]
        stated = ", ".join(told) or "nothing else of the case"
        return f"CooperationRequest: {self.headline}", capital(days), f"Stated: {stated}"

    @property
    def headline(self) -> str:
        """Who asks whom for what, in a few words."""
        measure = self.measure.replace("search_", "search_and_").replace("_", " ")
        return f"{self.requesting} asks {self.requested} for {measure}"

    @property
    def convicted(self) -> bool:
        """Whether the person was convicted, as the sentence stated shows: some rules reach only an accused person, others only a convicted one."""
        return self.sentence_months is not None

    def states_punished(self, state: str) -> bool:
        """Whether the request itself says that the law of a state punished the act: a request for assistance names its offence."""
        return state in self.punished_in or (state == self.requesting and self.measure != "extradition")

    def months(self, name: str, state: str) -> int | None:
        """A penalty in months under the law of a state, or ``None`` when it is not stated.

        Args:
            name: ``maximum_penalty_months`` or ``minimum_penalty_months``.
        """
        value: Months | None = getattr(self, name)
        return value.get(state) if isinstance(value, Mapping) else value


_NAMES = tuple(one.name for one in fields(CooperationRequest))
_YES_OR_NO = tuple(one.name for one in fields(CooperationRequest) if one.type == "bool | None")
_UNSTATED: tuple[object, ...] = (None, (), frozenset())


def _written(value: object) -> str:
    """A value as it is written in a call; sets in one order."""
    return f"{{{', '.join(map(repr, sorted(value)))}}}" if isinstance(value, (set, frozenset)) else repr(value)
