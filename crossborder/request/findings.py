"""What a check says about a draft, and what every check looks at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from crossborder.records.terms import MEASURES
from crossborder.request.between import before, form_between, gives_way, yielding_articles
from crossborder.request.forms import rules_measure
from crossborder.request.practice import PRACTICE
from crossborder.request.typed import day_or_none
from crossborder.rules.errors import QuestionError
from crossborder.rules.printed import Printed, cited

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from crossborder.records.collection import Facts
    from crossborder.records.records import Instrument, Provision, Source, State
    from crossborder.request.between import FormBetween
    from crossborder.request.draft import Draft
    from crossborder.request.elements import RequestElement

Severity = Literal["fault", "weak", "note"]
SEVERITIES: tuple[Severity, ...] = ("fault", "weak", "note")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DraftFinding(Printed):
    """One thing a check found in a draft.

    Args:
        code: short name of what is wrong, such as ``no_time_zone``; the same in every language.
        severity: ``fault`` (the request cannot be carried out or contradicts itself), ``weak`` (it invites a question
            or a refusal) or ``note`` (worth a look).
        field: where: id of an element (``facts``), a value (``time_limit.by``, ``case.requested_on``, ``basis``), or a
            part of an item of data (``items.0.start``).
        wrong: what was wrong.
        correction: how to correct it.
        provisions: provisions it rests on.
        practice: id of the good practice it rests on, or empty.
        sources: documents that advise it.
    """

    code: str
    severity: Severity
    field: str
    wrong: str
    correction: str
    provisions: tuple[Provision, ...] = ()
    practice: str = ""
    sources: tuple[Source, ...] = ()

    def lines(self) -> tuple[str, ...]:
        """How grave it is and where, what was wrong, and how to correct it."""
        return (
            f"DraftFinding: {self.severity}, {self.field}: {self.wrong}",
            f"{self.correction}{cited(self.provisions)}",
        )

    @property
    def element(self) -> str:
        """Id of the element beside which it is shown; ``case`` or ``basis`` for what belongs to none."""
        head, _, rest = self.field.partition(".")
        if head == "items":
            return "link_to_offence" if rest.endswith("link") else "data_identified"
        return head

    @property
    def item(self) -> int | None:
        """Place of the item of data it is about, or ``None``."""
        head, _, rest = self.field.partition(".")
        return int(rest.partition(".")[0]) if head == "items" and rest else None

    @property
    def verified(self) -> bool:
        """Whether somebody saw a text that says so: a provision, or a document that advises it."""
        seen = [source.seen is not None for source in self.sources]
        return any(provision.verified for provision in self.provisions) or any(seen)

    @property
    def advice(self) -> str:
        """The good practice in words, or empty."""
        return PRACTICE[self.practice].advises if self.practice else ""


class Desk:
    """A draft on the desk: what every check looks at, worked out once.

    Args:
        draft: the draft.
        facts: the facts.
    """

    def __init__(self, draft: Draft, facts: Facts) -> None:
        self.draft, self.facts = draft, facts

    @cached_property
    def elements(self) -> Mapping[str, RequestElement]:
        """What a request on this basis for this measure contains, by id; empty when nothing is held about it."""
        form = self.form
        return {element.id: element for element in form.elements if self._asked(element)} if form else {}

    @cached_property
    def form(self) -> FormBetween | None:
        """The form of the request between the two states on its day; ``None`` when nothing is held about it."""
        case = self.draft.case
        pair = case.requesting, case.requested
        try:
            return form_between(self.draft.basis, self.draft.measure or None, self.facts, pair, self.requested_on)
        except QuestionError:
            return None

    def _asked(self, element: RequestElement) -> bool:
        try:
            return element.asked_for(self.draft.case.kind_of_help)
        except QuestionError:
            return True

    @cached_property
    def instrument(self) -> Instrument | None:
        """The instrument that is the basis, if the data hold it."""
        return self.facts.instrument_by_id.get(self.draft.basis)

    @cached_property
    def requesting(self) -> State | None:
        """The requesting state, if the data hold it."""
        return self.facts.state_by_code.get(self.draft.case.requesting)

    @cached_property
    def requested(self) -> State | None:
        """The requested state, if the data hold it."""
        return self.facts.state_by_code.get(self.draft.case.requested)

    @cached_property
    def committed_on(self) -> date | None:
        """Day of the act, if it can be read."""
        return day_or_none(self.draft.case.committed_on)

    @cached_property
    def requested_on(self) -> date | None:
        """Day of the request, if it can be read."""
        return day_or_none(self.draft.case.requested_on)

    @property
    def measure(self) -> str:
        """The measure by whose rules the request is judged, if they know it, else empty."""
        name = rules_measure(self.draft.measure)
        return name if name in MEASURES else ""

    def asked_by(self, *element_ids: str) -> tuple[Provision, ...]:
        """The provisions of the basis that ask for elements, or that make them useful and apply between the two states."""
        named = [self.elements[name] for name in element_ids if name in self.elements]
        required = [element.required_by for element in named if element.required_by]
        useful = [provision for element in named for provision in element.see]
        applying = [provision for provision in required if not self.gives_way(provision)]
        return tuple(dict.fromkeys(applying or [provision for provision in useful if not self.gives_way(provision)]))

    def gives_way(self, provision: Provision) -> bool:
        """Whether a provision of the basis does not apply because an assistance treaty is in force between the two."""
        return gives_way(provision, self.draft.basis, self._yielding)

    @cached_property
    def _yielding(self) -> frozenset[str]:
        case = self.draft.case
        pair = case.requesting, case.requested
        measure = self.draft.measure if self.measure else MEASURES[0]
        treaties = before(self.draft.basis, measure, self.facts, pair, self.requested_on)
        return yielding_articles(self.draft.basis, self.facts) if treaties else frozenset()

    @property
    def proportionality(self) -> tuple[Provision, ...]:
        """The provision on proportionality, where the basis has one that the data hold."""
        return self.provisions("budapest_185", "15(1)") if self.draft.basis == "budapest_185" else ()

    def is_poor_example(self, element_id: str, text: str) -> bool:
        """Whether a text is the poor example of an element, give or take spaces and capital letters."""
        part = self.facts.request_part_by_id.get(element_id)
        return part is not None and same_words(text, part.poor)

    def is_good_example(self, element_id: str, text: str) -> bool:
        """Whether a text is the good example of an element, give or take spaces and capital letters."""
        part = self.facts.request_part_by_id.get(element_id)
        return part is not None and same_words(text, part.good)

    def provisions(self, instrument_id: str, *articles: str) -> tuple[Provision, ...]:
        """Provisions of an instrument, as far as the data hold them."""
        return self.facts.provisions(instrument_id, articles)

    def finding(
        self,
        code: str,
        severity: Severity,
        field: str,
        words: tuple[str, str],
        provisions: tuple[Provision, ...] = (),
        practice: str = "",
    ) -> DraftFinding:
        """Make a finding; the documents behind a good practice are looked up."""
        wrong, correction = words
        sources = PRACTICE[practice].documents(self.facts) if practice else ()
        return DraftFinding(
            code=code, severity=severity, field=field, wrong=wrong, correction=correction, provisions=provisions,
            practice=practice, sources=sources,
        )  # fmt: skip


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same, give or take spaces and capital letters."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
