"""The draft as widgets: what is to be corrected first, then groups of other parts that are built when they are opened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, plain_options
from crossborder.exercises.controls import refill
from crossborder.exercises.html import el
from crossborder.exercises.lesson import outcome
from crossborder.exercises.mlat_request import draft_page, law, places, words
from crossborder.request import form_of
from crossborder.request.completeness import CORE
from crossborder.request.draft import DETAIL_KEYS
from crossborder.rules import QuestionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import ipywidgets as widgets

    from crossborder.exercises.lesson.view import LessonView
    from crossborder.exercises.state import Value
    from crossborder.request import DraftFinding, RequestElement
    from crossborder.request.completeness import Entry

# Parts that each item of data answers, with its field.
_IN_ITEMS = {"data_identified": "identifier", "link_to_offence": "link", "custodian_location": "holder"}


class DraftPart:
    """The part of the view in which the draft is written.

    Args:
        draft_changed: called when something was written, added or removed.
    """

    def __init__(self, view: LessonView, draft_changed: Callable[[], None]) -> None:
        self._view, self._kit, self._model, self._draft_changed = view, view.kit, view.model, draft_changed
        self.box = self._kit.box()
        self.overview, self.left = self._kit.html(), self._kit.html()
        self._given_in_items = False
        # Below each field that is built: what the checks found there, by element, or by item of data.
        self._beside: dict[str | int, widgets.HTML] = {}
        # The parts that were to be corrected when the form was drawn. They stay where they are when they are.
        self._first: set[str] = set()

    # --- drawing ---------------------------------------------------------------------------------------------------

    def rebuild(self) -> None:
        """Draw the form anew: the case or the basis changed. What was written stays in the model."""
        self._beside = {}
        waits = self._waiting()
        if waits:
            to_basis = self._kit.button(words.DRAFT_TO_BASIS, lambda: self._view.stage.go("basis"), main=True)
            refill(self.box, (to_basis,))
            self.overview.value, self.left.value = str(outcome.waiting(waits)), ""
        else:
            refill(self.box, self._form())
            self.refresh()

    def _form(self) -> list[widgets.Widget]:
        """The parts to be corrected, open; then the others that the basis asks for, in groups."""
        kit, entries = self._kit, self._model.completeness().entries
        self._given_in_items = any(entry.element.id == "data_identified" for entry in entries)
        self._first = self._to_correct(entries)
        first = [entry for entry in entries if entry.element.id in self._first]
        groups = []
        for name, title, parts in law.GROUPS:
            if members := [one for one in entries if one.element.id in parts and one not in first]:
                groups.append(self._view.sections.section(name, kit.html(), title, partial(self._parts, members)))
        line, others = draft_page.form_line(self._model.draft), el("h3", words.OTHER_PARTS)
        heading = [kit.html(el("h3", words.FIRST_PARTS))] if first else []
        return [
            kit.html(line),
            *heading,
            *self._parts(first),
            kit.html(others),
            kit.classed(kit.row(*groups), "draft-groups"),
        ]

    def _to_correct(self, entries: Iterable[Entry]) -> set[str]:
        """The parts in which something is to be corrected, and those that are empty and that no request can do without."""
        serious = [one for one in self._model.findings() if one.severity != "note"]
        faulty = {one.element if one.item is None else "data_identified" for one in serious}
        asked = [one for one in entries if one.demand == "required" or one.element.id in CORE]
        return faulty | {one.element.id for one in asked if not one.given}

    def _waiting(self) -> str:
        """What has to be done before there is a form, or nothing."""
        if not self._model.basis or not self._model.measure:
            return str(words.DRAFT_WAITS)
        try:
            form_of(self._model.basis, self._model.measure)
        except QuestionError:
            return str(words.DRAFT_NO_FORM.format(held=law.form_titles(self._model.measure)))
        return ""

    def _parts(self, entries: list[Entry]) -> list[widgets.Widget]:
        """What a provision or a document asks for; then what only we advise, which is said once for all of it."""
        asked, ours = ([one for one in entries if draft_page.own_advice(one) is own] for own in (False, True))
        note = [self._kit.html(el("p", words.OWN_ADVICE_LIST))] if ours else []
        parts, advised = ([widget for entry in group for widget in self._part(entry)] for group in (asked, ours))
        self.refresh()
        return [*parts, *note, *advised]

    def _part(self, entry: Entry) -> list[widgets.Widget]:
        """A part of the form: its card, its field, values beside it, what the checks found."""
        element = entry.element
        details = [self._detail(key, element) for key in DETAIL_KEYS if key.partition(".")[0] == element.id]
        field = self._field(element)
        beside = self._beside[element.id] = self._kit.html()
        items = [self._items(element)] if element.id == "data_identified" else []
        return [self._kit.html(draft_page.element_card(entry)), *field, *details, beside, *items]

    def _field(self, element: RequestElement) -> list[widgets.Widget]:
        """The field for a text. What the items of data answer is not asked twice; what was written already stays."""
        name, key = element.id, places.text_key(self._model.case, element.id)
        written = self._model.state.text(key)
        if self._given_in_items and name in _IN_ITEMS and not written:
            note = words.IN_ITEMS.format(field=words.ITEM_LABELS[_IN_ITEMS[name]])
            return [self._kit.html(el("p", note))] if name != "data_identified" else []
        label, changed = words.YOUR_TEXT.format(title=element.title), partial(self._changed, element, key)
        area = self._kit.area(label, written, words.TEXT_PLACEHOLDER, changed, when_left=True)
        # Its name is in the heading above it.
        return [self._kit.classed(self._view.typed(area, key), "cbx-bare", "draft-text")]

    def _detail(self, key: str, element: RequestElement) -> widgets.Text:
        place = places.detail_key(self._model.case, key)
        written, changed = self._model.state.text(place), partial(self._changed, element, place)
        line = self._kit.line(words.DETAIL_LABELS[key], written, changed, words.DETAIL_EXAMPLES[key])
        return self._view.typed(self._kit.classed(line, "draft-detail"), place)

    # --- items of data ---------------------------------------------------------------------------------------------

    def _items(self, element: RequestElement) -> widgets.VBox:
        """The items of data, each in a box of its own, with buttons to add and to remove."""
        box, add = self._kit.box(), self._kit.button(words.ADD_ITEM, lambda: self._add(draw))
        self._add_button, self._add_note = add, self._kit.html()

        def draw() -> None:
            self._beside = {key: value for key, value in self._beside.items() if isinstance(key, str)}
            items = (self._item(at, element, draw) for at in range(self._model.count))
            refill(box, (*items, self._view.undo(), add, self._add_note))
            self.refresh()

        draw()
        return box

    def _item(self, at: int, element: RequestElement, draw: Callable[[], None]) -> widgets.VBox:
        number = at + 1
        controls = {field: self._item_field(at, field, element) for field in places.ITEM_FIELDS}
        beside = self._beside[at] = self._kit.html()
        remove = self._kit.button(words.REMOVE_ITEM.format(number=number), lambda: self._remove(at, draw))
        lines = ("kind", "identifier", "port"), ("start", "end"), ("holder", "wanted")
        rows = (self._kit.row(*(controls[field] for field in line)) for line in lines)
        return self._kit.box(*rows, self._kit.classed(controls["link"], "draft-text"), beside, remove)

    def _item_field(self, at: int, field: str, element: RequestElement) -> widgets.Widget:
        key = places.item_key(self._model.case, at, field)
        label = words.ITEM_LABEL.format(number=at + 1, field=words.ITEM_LABELS[field])
        value, changed = self._model.state.text(key), partial(self._changed, element, key)
        if field in places.ITEM_CHOICES:
            options = plain_options(places.ITEM_CHOICES[field])
            can_empty = not self._model.state.slots[key].default
            return self._kit.field(Choice(field, label, options, listed=True), value, changed, can_empty=can_empty)
        if field == "link":
            control = self._kit.area(label, value, words.ITEM_EXAMPLES[field], changed, when_left=True)
        else:
            control = self._kit.line(label, value, changed, words.ITEM_EXAMPLES[field])
        return self._view.typed(control, key)

    def _add(self, draw: Callable[[], None]) -> None:
        added = self._model.add_item()
        self._view.save()
        if added:
            draw()
            self._draft_changed()
        full = words.NO_MORE_ITEMS.format(most=places.MOST_ITEMS)
        self._add_note.value = "" if added else str(el("p", full, class_="cbx-box cbx-not_yet"))
        self._view.say(words.ADDED.format(number=self._model.count) if added else full)

    def _remove(self, at: int, draw: Callable[[], None]) -> None:
        self._model.remove_item(at)
        self._view.keeper.remove(self._model.to_json(), words.ITEM_TITLE.format(number=at + 1), together=True)
        draw()
        self._add_note.value = ""
        # The button that was pressed is gone; the keyboard goes on from the nearest one that stays.
        self._add_button.focus()
        self._draft_changed()
        self._view.say(words.REMOVED.format(number=at + 1))

    # --- what the checks found -------------------------------------------------------------------------------------

    def _changed(self, element: RequestElement, key: str, value: Value) -> None:
        if value == self._model.state.get(key):
            return
        self._view.set(key, value)
        findings = self.refresh()
        self._draft_changed()
        in_items = element.id == "data_identified"
        here = [one for one in findings if one.element == element.id or (in_items and one.item is not None)]
        counts = draft_page.counted(here) if here or value else words.STILL_EMPTY
        self._view.say(words.CHANGED.format(title=element.title, counts=counts))

    def refresh(self) -> tuple[DraftFinding, ...]:
        """Check the draft, show what was found beside each field that is there and in the overview, and give it."""
        findings: tuple[DraftFinding, ...] = self._model.findings()
        state = self._model.completeness()
        empty = {entry.element.id for entry in state.entries if not entry.given}
        self.overview.value = str(draft_page.overview(state, findings))
        self.left.value = str(draft_page.left_to_do(state, findings))
        for key, beside in self._beside.items():
            here = [one for one in findings if key == (one.element if one.item is None else one.item)]
            # What is asked for in the items is corrected there.
            part = "data_identified" if isinstance(key, int) else key
            is_done = part in self._first and part not in empty and key != "data_identified"
            beside.value = str(draft_page.findings(here, is_done=is_done))
        return findings
