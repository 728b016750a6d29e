"""The exercise on the request without widgets: its state, what a learner can do, and what the rules say to it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from crossborder.exercises.cited import BUDAPEST, budapest, provisions, sources
from crossborder.exercises.feedback import Feedback
from crossborder.exercises.lesson.compare import Ruling
from crossborder.exercises.lesson.model import LessonModel
from crossborder.exercises.mlat_request import law, places, words
from crossborder.exercises.mlat_request.patterns import PATTERN_BY_ID
from crossborder.exercises.mlat_request.tasks import all_tasks, basis_part, task_id
from crossborder.records import facts
from crossborder.request import CaseFacts, DataItem, Draft, check, completeness, demand_of, request_elements, risks
from crossborder.request.draft import DETAIL_KEYS
from crossborder.rules import QuestionError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crossborder.exercises.mlat_request.patterns import Pattern
    from crossborder.request import Completeness, DraftFinding, RiskReport


# --- what the rules say to the three questions of the prediction ------------------------------------------------------


def _list(_: object) -> Ruling:
    """Whether the Budapest Convention requires anything of a request for subscriber information."""
    elements = request_elements(BUDAPEST, measure="subscriber_information")
    form = facts().request_form_by_use[BUDAPEST, "subscriber_information"]
    references = budapest("27(3)", "31(2)", "29(2)")
    verified = form.provenance.verified and all(provision.verified for provision in references)
    answer = "yes" if any(element.required_by for element in elements) else "no"
    return Ruling(answer, verified, words.RULING_LIST, references)


def _form(_: object) -> Ruling:
    """Whether UNTOC requires the purpose, and permits refusal of a request without what it requires."""
    elements = {element.id: element for element in request_elements("untoc_2000", measure="mutual_assistance")}
    purpose = elements["purpose"]
    required = (purpose.required_by,) if purpose.required_by else ()
    references = (*required, *provisions("untoc_2000", "18(21)(a)", "18(26)"))
    verified = all(provision.verified for provision in references)
    return Ruling("yes" if demand_of(purpose) == "required" else "no", verified, words.RULING_FORM, references)


def _no_treaty(_: object) -> Ruling:
    """Whether a form of request without a treaty is held, on documents that were seen."""
    manuals = sources("us_cfr_22_92_54", "us_justice_manual_275")
    rule = facts().state_by_code["JPN"].without_treaty_assistance
    references = (*manuals, *((rule.provision,) if rule else ()))
    verified = all(source.seen for source in manuals)
    return Ruling("yes", verified, words.RULING_NO_TREATY, references)


# --- the exercise ------------------------------------------------------------------------------------------------------


class RequestModel(LessonModel):
    """The exercise as a value: every action leaves a valid state, and nothing entered is lost."""

    name, words = "mlat-request", words
    rulings = MappingProxyType({"list": _list, "form": _form, "no_treaty": _no_treaty})
    presets: Mapping[str, str] = MappingProxyType({"case": "case"})

    def __init__(self) -> None:
        self.case_field, self.supposed_field = places.case_field(), places.supposed_field()
        self.own_fields, self.own_basis = places.own_fields(), places.own_basis_field()
        sections = (*(name for name, _, _ in law.GROUPS), "risks", "letter")
        super().__init__(all_tasks(), sections=sections, slots=places.slots())

    # --- the case and its basis ------------------------------------------------------------------------------------

    @property
    def case(self) -> str:
        """Id of the case that the learner works on."""
        return self.state.text("case") or places.CASES[0]

    @property
    def pattern(self) -> Pattern | None:
        """The case, or ``None`` for one of the learner's own."""
        return PATTERN_BY_ID.get(self.case)

    @property
    def basis_key(self) -> str:
        """The place of the basis that is chosen for the case."""
        return "own.basis" if self.pattern is None else f"task.{task_id(self.case)}.basis"

    @property
    def basis(self) -> str:
        """The basis that is chosen; empty when none is."""
        return self.state.text(self.basis_key)

    @property
    def measure(self) -> str:
        """What is asked for; empty when it is not chosen yet."""
        pattern = self.pattern
        if pattern is None:
            return self.state.text("own.measure")
        return self.state.text(f"task.{task_id(pattern.id)}.measure") if pattern.measures else pattern.measure

    def own_feedback(self) -> Feedback | str:
        """The feedback on the basis of a case of the learner's own, or what is missing."""
        if not self.basis:
            return words.BASIS_EMPTY
        try:
            options = {option.id: option for option in law.options_of(self.draft)}
        except QuestionError as error:
            return str(error)
        return Feedback((basis_part(options.get(self.basis), self.basis),))

    # --- the draft -------------------------------------------------------------------------------------------------

    @property
    def draft(self) -> Draft:
        """The draft of the case, as it is now."""
        case, get = self.case, self.state.text
        return Draft(
            case=self._facts(),
            basis=self.basis,
            measure=self.measure,
            texts={part.id: get(places.text_key(case, part.id)) for part in facts().request_parts},
            details={key: get(places.detail_key(case, key)) for key in DETAIL_KEYS},
            items=tuple(self.item(at) for at in range(self.count)),
        )

    def _facts(self) -> CaseFacts:
        supposed = self.state.get(places.supposed_key(self.case))
        stated = dict.fromkeys(supposed if isinstance(supposed, list) else (), "yes")
        if self.pattern is None:
            own = {field.id: self.state.text(f"own.{field.id}") for field in self.own_fields if field.id != "measure"}
            return CaseFacts(**own, stated=stated)
        told = self.pattern.case
        return CaseFacts(
            requesting=told.requesting, requested=told.requested, committed_on=told.committed_on,
            requested_on=told.requested_on, conduct=told.conduct, kind_of_help=told.kind_of_help,
            data_lost_on=told.data_lost_on, stated=stated,
        )  # fmt: skip

    @property
    def count(self) -> int:
        """How many items of data the draft has."""
        number = self.state.get(places.count_key(self.case))
        return number if isinstance(number, int) else 0

    def item(self, at: int) -> DataItem:
        """One item of data."""
        return DataItem(**{name: self.state.text(places.item_key(self.case, at, name)) for name in places.ITEM_FIELDS})

    def add_item(self) -> bool:
        """Add an empty item of data, and say whether there was room for it."""
        if self.count >= places.MOST_ITEMS:
            return False
        self._put_item(self.count, DataItem())
        self.state.put(places.count_key(self.case), self.count + 1)
        return True

    def remove_item(self, at: int) -> None:
        """Take an item of data away; those after it move up."""
        if not 0 <= at < self.count:
            return
        for place in range(at, self.count - 1):
            self._put_item(place, self.item(place + 1))
        self._put_item(self.count - 1, DataItem())
        self.state.put(places.count_key(self.case), self.count - 1)

    def _put_item(self, at: int, item: DataItem) -> None:
        for name in places.ITEM_FIELDS:
            self.state.put(places.item_key(self.case, at, name), getattr(item, name))

    # --- what is said to it ----------------------------------------------------------------------------------------

    def findings(self) -> tuple[DraftFinding, ...]:
        """What the checks find in the draft."""
        return check(self.draft)

    def completeness(self) -> Completeness:
        """What the draft has and lacks."""
        return completeness(self.draft)

    def risks(self) -> RiskReport:
        """What could make the requested state refuse."""
        return risks(self.draft)
