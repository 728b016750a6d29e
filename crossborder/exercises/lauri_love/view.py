"""The Lauri Love exercise as widgets: live in a static page and in JupyterLab alike."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from crossborder.exercises.controls import refill
from crossborder.exercises.html import el, join
from crossborder.exercises.lauri_love import compare, page, words
from crossborder.exercises.lauri_love.model import LauriLoveModel, hands_on
from crossborder.exercises.lesson import outcome
from crossborder.exercises.lesson.stage import ANSWERS, AWAY, REVEALS, turn
from crossborder.exercises.lesson.steps import Step
from crossborder.exercises.lesson.view import LessonView
from crossborder.exercises.lesson.votes import votes_on

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import ipywidgets as widgets

    from crossborder.exercises.html import Markup
    from crossborder.exercises.lauri_love.path import Issue
    from crossborder.exercises.state import Value

CHOSEN = "cbx-main"


class Cards:
    """The card of one matter with the buttons that weigh it; weighing it brings the next one, and each change is told."""

    def __init__(
        self, view: LauriLove, issue: Issue, areas: Sequence[widgets.Textarea], changed: Callable[[], None]
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


class LauriLove(LessonView):
    """The exercise on Lauri Love: choose a case, predict, judge it question by question, change facts, look back."""

    made_of, words, page = LauriLoveModel, words, page

    def before_prediction(self) -> list[widgets.Widget]:
        """The choice of a case, and its facts; nothing of the real case is there before it is chosen."""
        self._facts = self.kit.html(page.folded_facts(self.model))
        return [self.control(self.model.way, "way.case", self._case_chosen), self._facts]

    def _case_chosen(self, _: Value) -> None:
        self._facts.value = str(page.folded_facts(self.model))
        self.stage.forget()
        self.say(words.CASE_CHOSEN[self.model.case])

    def first_steps(self) -> list[Step]:
        """The questions of the Act."""
        return [self._issue_step(number, issue) for number, issue in enumerate(self.model.issues, 1)]

    def _issue_step(self, number: int, issue: Issue) -> Step:
        return Step(
            f"path.{number}",
            words.PATH_CHIP if number == 1 else str(number),
            issue.title,
            issue.minutes,
            lambda: self._issue(issue),
            core=issue.core,
            is_done=lambda: self.model.compared_issue(issue.id),
        )

    def _issue(self, issue: Issue) -> list[widgets.Widget]:
        """A question: papers and decision on one side, the road and what others said on the other."""
        law = self.kit.html(page.issue_law(issue))
        see, parted = self.kit.html(), self.kit.html()
        result, afterwards = (self.kit.classed(one, ANSWERS) for one in (self.kit.html(), self.kit.box()))

        def rest(_: Value = "") -> None:
            parted.value = str(page.parted(self.model, issue))

        inputs, areas = self._inputs(issue, rest)

        def show() -> None:
            kept = self.model.compared_issue(issue.id)
            see.value = str(self._drawn(issue, cards))
            rest()
            for control in inputs:
                control.disabled = kept
            # The button stays enabled: one that is not loses the keyboard's place.
            for one, name in ((button, words.COMPARE), (together, words.COMPARE_ROOM)):
                one.description = words.KEPT_BUTTON if kept else name
                turn(one, "cbx-main", on=not kept)
            if cards:
                cards.refresh()
            if kept and not afterwards.children:
                result.value = str(compare.comparison(self.model, issue))
                # When the others have spoken: which fact would change the decision.
                area = self._area(issue, "changer", words.CHANGER, words.CHANGER_HINT)
                refill(afterwards, (area, self.kit.html(compare.changers(issue))))

        def keep(*, in_room: bool = False) -> None:
            missing = self.model.compare_issue(issue.id, in_room=in_room)
            self.save()
            show()
            if missing:
                parted.value = str(outcome.missing(missing))
            self.stage.refresh()
            self.say(missing or (words.MADE_COMPARED if self.model.case == words.MADE else words.COMPARED))

        cards = Cards(self, issue, areas, show) if areas else None
        head = self.kit.classed(
            self.kit.html(join(el("p", el("strong", words.MATTERS_TITLE)), el("p", words.MATTERS_NOTE))), "stage-alone"
        )
        weighing = [head, cards.box] if cards else []
        heading = el("p", el("strong", words.PAPERS_TITLE))
        papers = [] if cards else [self.kit.html(join(heading, page.issue_papers(issue.id, self.model.case)))]
        gate, decision = (inputs[:1], inputs[1:]) if issue.gate else ([], inputs)
        name = words.COMPARE_NAME.format(button=words.COMPARE, title=issue.title)
        button = self.kit.button(words.COMPARE, keep, main=True, tooltip=name, look="stage-alone")
        # A room has minutes and one keyboard: its decision is enough.
        onward = words.COMPARE_ROOM, lambda: keep(in_room=True)
        name = words.COMPARE_NAME.format(button=onward[0], title=issue.title)
        together = self.kit.classed(self.kit.button(*onward, main=True, tooltip=name, look="stage-room"), REVEALS)
        hands = votes_on(self, hands_on(issue, self.model.case), decision[0], onward, issue.title)
        show()
        controls = [law, *papers, *gate, *weighing, *decision, hands, button, together]
        return [self.kit.classed(self.kit.panes(controls, [see, parted]), "stage-even"), result, afterwards]

    def _drawn(self, issue: Issue, cards: Cards | None) -> Markup:
        """The road; where matters are weighed their trays, and on a narrow window these alone."""
        road = page.road(self.model, issue)
        if cards is None:
            return road
        return join(el("div", road, class_="stage-wide-only"), page.weighed(self.model, issue, cards.letter))

    def _inputs(
        self, issue: Issue, changed: Callable[[Value], None]
    ) -> tuple[list[widgets.Widget], list[widgets.Textarea]]:
        """What is chosen and written, in order: first condition, decision, ground, other side; and the reasons for the matters."""
        areas = [
            self._area(issue, f"reason_{matter.letter}", matter.reason_label, words.REASON_HINT)
            for matter in issue.matters
        ]
        other = self._area(issue, "other_side", words.OTHER_SIDE, words.OTHER_SIDE_HINT, changed)
        for area in (*areas, other):
            self.kit.classed(area, "stage-alone")
        chosen = [one for one in (issue.gate, issue.decision, issue.ground) if one]
        return [*(self.control(one, self.model.place(issue.id, one.id), changed) for one in chosen), other], areas

    def _area(
        self, issue: Issue, name: str, label: str, hint: str, changed: Callable[[Value], None] = lambda _: None
    ) -> widgets.Textarea:
        key = self.model.place(issue.id, name)

        def take(value: Value) -> None:
            self.set(key, value)
            changed(value)

        return self.typed(self.kit.area(label, self.model.state.text(key), hint, take, short=True), key)
