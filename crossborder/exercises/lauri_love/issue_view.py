"""One question of the Act in the view: its papers, the matters to weigh, the decision, and what others decided."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from crossborder.exercises.controls import refill
from crossborder.exercises.html import el, join
from crossborder.exercises.lauri_love import compare, page, words
from crossborder.exercises.lauri_love.model import hands_on
from crossborder.exercises.lesson import outcome
from crossborder.exercises.lesson.stage import ANSWERS, AWAY, REVEALS, turn
from crossborder.exercises.lesson.votes import votes_on

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import ipywidgets as widgets

    from crossborder.exercises.html import Markup
    from crossborder.exercises.lauri_love.path import Issue
    from crossborder.exercises.lesson.view import LessonView
    from crossborder.exercises.state import Value

CHOSEN = "cbx-main"


class Cards:
    """The card of one matter with the buttons that weigh it; weighing it brings the next one, and each change is told."""

    def __init__(
        self, view: LessonView, issue: Issue, areas: Sequence[widgets.Textarea], changed: Callable[[], None]
    ) -> None:
        self._view, self._issue, self._areas, self._changed = view, issue, areas, changed
        kit = view.kit
        self._head = kit.html()
        self._buttons = {
            weight: kit.button(text, partial(self._weigh, weight)) for weight, (text, _) in words.WEIGHTS.items()
        }
        # After the last matter comes the first: a button that were switched off there would lose the keyboard's place.
        ways = kit.row(
            kit.button(words.CARD_BEFORE, lambda: self._turn((self.at - 1) % len(areas)), look="cbx-quiet"),
            kit.button(words.CARD_AFTER, lambda: self._turn((self.at + 1) % len(areas)), look="cbx-quiet"),
        )
        self.box = kit.classed(
            kit.box(self._head, *areas, kit.row(*self._buttons.values()), ways), "cbx-box", "stage-card"
        )
        self._show(self._next(0))

    @property
    def letter(self) -> str:
        """The letter of the matter in view."""
        return self._issue.matters[self.at].letter

    def refresh(self) -> None:
        """Show what was chosen, and whether it can still be changed."""
        kept = self._view.model.compared_issue(self._issue.id)
        chosen = self._view.model.entered(self._issue.id, f"weight_{self.letter}")
        for weight, button in self._buttons.items():
            turn(button, CHOSEN, on=weight == chosen)
            text = words.WEIGHTS[weight][0]
            button.description = words.CARD_CHOSEN.format(text=text) if weight == chosen else text
            button.tooltip = f"{text}: {words.MATTERS[self.letter]}"
            button.disabled = kept
        for at, area in enumerate(self._areas):
            turn(area, AWAY, on=at != self.at)
            area.disabled = kept

    def _show(self, at: int) -> None:
        self.at = at
        self._head.value = str(page.matter_box(self._issue, at, self._view.model.case))
        self.refresh()

    def _turn(self, at: int) -> None:
        self._show(at)
        self._changed()

    def _weigh(self, weight: str) -> None:
        letter, text = self.letter, words.WEIGHTS[weight][0]
        self._view.set(self._view.model.place(self._issue.id, f"weight_{letter}"), weight)
        self._turn(self._next(self.at + 1))
        all_weighed = all(map(self._is_weighed, range(len(self._areas))))
        then = words.CARD_ALL if all_weighed else words.CARD_NEXT.format(matter=words.MATTERS[self.letter])
        self._view.say(words.CARD_SAID.format(letter=letter, text=text, then=then))

    def _is_weighed(self, at: int) -> bool:
        return bool(self._view.model.entered(self._issue.id, f"weight_{self._issue.matters[at].letter}"))

    def _next(self, start: int) -> int:
        """The first matter from a place on that is not weighed; the one before that place when all are."""
        total = len(self._areas)
        turns = [at % total for at in range(start, start + total)]
        return next((at for at in turns if not self._is_weighed(at)), max(start - 1, 0))


class IssuePart:
    """A question: papers and decision on one side, the road and what others said on the other."""

    def __init__(self, view: LessonView, issue: Issue) -> None:
        self._view, self._model, self._kit, self._issue = view, view.model, view.kit, issue
        kit = view.kit
        self._law = kit.html(page.issue_law(issue))
        self._road, self._answer = kit.html(), kit.html()
        self._result, self._afterwards = (kit.classed(one, ANSWERS) for one in (kit.html(), kit.box()))
        self._inputs, areas = self._fields()
        self._cards = Cards(view, issue, areas, self._show) if areas else None
        self._weighing = self._matters()
        self._alone = self._button(words.COMPARE, self._keep, "stage-alone")
        # A room has minutes and one keyboard: its decision is enough.
        self._in_room = kit.classed(self._button(words.COMPARE_ROOM, self._keep_room, "stage-room"), REVEALS)
        self._show()

    def controls(self) -> list[widgets.Widget]:
        """Its panes, and below them what others decided."""
        gate, decision = (self._inputs[:1], self._inputs[1:]) if self._issue.gate else ([], self._inputs)
        question = hands_on(self._issue, self._model.case)
        hands = votes_on(self._view, question, decision[0], (words.COMPARE_ROOM, self._keep_room), self._issue.title)
        papers, weighing = ([], self._weighing) if self._cards else (self._weighing, [])
        controls = [self._law, *papers, *gate, *weighing, *decision, hands, self._alone, self._in_room]
        panes = self._kit.panes(controls, [self._road, self._answer])
        return [self._kit.classed(panes, "stage-even"), self._result, self._afterwards]

    def _matters(self) -> list[widgets.Widget]:
        """The matters to weigh, each with its papers; where nothing is weighed, the papers alone."""
        if self._cards:
            note = join(el("p", el("strong", words.MATTERS_TITLE)), el("p", words.MATTERS_NOTE))
            return [self._kit.classed(self._kit.html(note), "stage-alone"), self._cards.box]
        heading = el("p", el("strong", words.PAPERS_TITLE))
        return [self._kit.html(join(heading, page.issue_papers(self._issue.id, self._model.case)))]

    def _button(self, text: str, pressed: Callable[[], None], look: str) -> widgets.Button:
        tooltip = words.COMPARE_NAME.format(button=text, title=self._issue.title)
        return self._kit.button(text, pressed, main=True, tooltip=tooltip, look=look)

    def _waiting(self, _: Value = "") -> None:
        """What is said before the decision is compared."""
        self._answer.value = str(page.parted(self._model, self._issue))

    def _show(self) -> None:
        """Show the decision as it is now; once it is kept nothing in it changes, and what others decided is below."""
        kept = self._model.compared_issue(self._issue.id)
        self._road.value = str(self._drawn())
        self._waiting()
        for control in self._inputs:
            control.disabled = kept
        # The button stays enabled: one that is not loses the keyboard's place.
        for button, name in ((self._alone, words.COMPARE), (self._in_room, words.COMPARE_ROOM)):
            button.description = words.KEPT_BUTTON if kept else name
            turn(button, "cbx-main", on=not kept)
        if self._cards:
            self._cards.refresh()
        if kept and not self._afterwards.children:
            self._result.value = str(compare.comparison(self._model, self._issue))
            # When the others have spoken: which fact would change the decision.
            area = self._area("changer", words.CHANGER, words.CHANGER_HINT)
            refill(self._afterwards, (area, self._kit.html(compare.changers(self._issue))))

    def _keep(self, *, in_room: bool = False) -> None:
        """Keep the decision, if all is there, and show what others decided."""
        missing = self._model.compare_issue(self._issue.id, in_room=in_room)
        self._view.save()
        self._show()
        if missing:
            self._answer.value = str(outcome.missing(missing))
        self._view.stage.refresh()
        self._view.say(missing or (words.MADE_COMPARED if self._model.case == words.MADE else words.COMPARED))

    def _keep_room(self) -> None:
        self._keep(in_room=True)

    def _drawn(self) -> Markup:
        """The road; where matters are weighed their trays, and on a narrow window these alone."""
        road = page.road(self._model, self._issue)
        if self._cards is None:
            return road
        return join(
            el("div", road, class_="stage-wide-only"), page.weighed(self._model, self._issue, self._cards.letter)
        )

    def _fields(self) -> tuple[list[widgets.Widget], list[widgets.Textarea]]:
        """What is chosen and written, in order: first condition, decision, ground, other side; and the reasons for the matters."""
        issue = self._issue
        areas = [
            self._area(f"reason_{matter.letter}", matter.reason_label, words.REASON_HINT) for matter in issue.matters
        ]
        other = self._area("other_side", words.OTHER_SIDE, words.OTHER_SIDE_HINT, self._waiting)
        for area in (*areas, other):
            self._kit.classed(area, "stage-alone")
        chosen = [one for one in (issue.gate, issue.decision, issue.ground) if one]
        controls = [self._view.control(one, self._model.place(issue.id, one.id), self._waiting) for one in chosen]
        return [*controls, other], areas

    def _area(
        self, name: str, label: str, hint: str, changed: Callable[[Value], None] = lambda _: None
    ) -> widgets.Textarea:
        key = self._model.place(self._issue.id, name)

        def take(value: Value) -> None:
            self._view.set(key, value)
            changed(value)

        return self._view.typed(self._kit.area(label, self._model.state.text(key), hint, take, short=True), key)
