"""The prediction: asked beside the case before anything else, and once more in the look back, beside what the rules say to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from crossborder.exercises import words as shared
from crossborder.exercises.controls import refill
from crossborder.exercises.html import el
from crossborder.exercises.lesson import outcome, page
from crossborder.exercises.lesson.stage import ANSWERS, REVEALS
from crossborder.exercises.lesson.votes import FIRST, SECOND, VotesPart, leading

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ipywidgets as widgets

    from crossborder.exercises.ask import Choice
    from crossborder.exercises.lesson.model import LessonModel
    from crossborder.exercises.lesson.view import LessonView
    from crossborder.exercises.state import Value


def room_answers(model: LessonModel, vote: str, controls: Sequence[widgets.Widget]) -> None:
    """What most hands were raised for is the answer of a room that has chosen nothing itself."""
    for question, control in zip(model.predictions, controls, strict=True):
        control.value = control.value or leading(model, question, vote) or control.value


class PredictionPart:
    """The case and the questions of the prediction; when they are kept, the next step opens."""

    def __init__(self, view: LessonView) -> None:
        self._view, self._model = view, view.model
        predicted = self._model.predicted
        self.said = view.kit.html(page.prediction_kept(self._model) if predicted else None)
        self.questions = [
            view.control(question, f"prediction.{question.id}", self._changed) for question in self._model.predictions
        ]
        for control in self.questions:
            control.disabled = predicted

    def controls(self) -> list[widgets.Widget]:
        """The case on one side, the questions on the other."""
        view, kit = self._view, self._view.kit
        button = kit.button(shared.KEEP_PREDICTION, self.keep, main=True)
        votes = VotesPart(view, FIRST, self._model.predictions, (shared.KEEP_PREDICTION, self.keep))
        # First, so that it is on the first screen of a projector.
        left = [votes.box, kit.html(view.case()), *view.before_prediction()]
        return [kit.two(left, [*self.questions, button, self.said]), *view.below_prediction()]

    def _changed(self, _: Value) -> None:
        """What was missing when the button was pressed is not said any longer."""
        if not self._model.predicted:
            self.said.value = ""

    def keep(self) -> None:
        """Keep the prediction; the next step opens."""
        view, first = self._view, not self._model.predicted
        room_answers(self._model, FIRST, self.questions)
        if not self._model.keep_prediction():
            line = page.prediction_missing(self._model)
            self.said.value = str(outcome.missing(line))
            view.say(line)
            return
        view.save()
        if first:
            self.said.value = str(page.prediction_kept(self._model))
            for control in self.questions:
                control.disabled = True
        view.stage.go(view.stage.first)
        view.say(shared.PREDICTION_KEPT)


class LookBackPart:
    """The prediction once more, and beside it the comparison; what follows it under headings is folded."""

    def __init__(self, view: LessonView) -> None:
        self._view, self._model, self._kit = view, view.model, view.kit
        self._answers = self._kit.classed(self._kit.box(), ANSWERS)
        self._waiting = self._kit.html(outcome.waiting(shared.AGAIN_WAITING))
        refill(self._answers, (self._waiting, self._kit.button(shared.AGAIN_SHOW, self._show, look=REVEALS)))
        self._again = [self._asked_again(question) for question in self._model.predictions]
        self._voted("")

    def controls(self) -> list[widgets.Widget]:
        """The questions on one side, what is said to them on the other."""
        votes = VotesPart(self._view, SECOND, self._model.predictions, (shared.AGAIN_SHOW, self._room_voted))
        told = map(self._said_then, self._model.predictions)
        pairs = [self._kit.box(*pair) for pair in zip(self._again, told, strict=True)]
        left = [self._kit.html(el("p", shared.AGAIN_INTRO)), votes.box, *pairs]
        return [self._kit.two(left, [self._answers])]

    def _show(self) -> None:
        replies = outcome.all_parts(self._model.compare())
        if self._waiting in self._answers.children:
            pieces = page.folded_pieces(self._view.page.debrief(self._model))
            refill(self._answers, (self._kit.html(replies), self._kit.html(pieces)))
            self._view.enter("debrief")
            self._view.stage.refresh()
        else:
            # What follows stays as it is, and so does what the reader has unfolded.
            self._answers.children[0].value = str(replies)

    def _voted(self, _: Value) -> None:
        if self._model.voted_again or self._waiting not in self._answers.children:
            self._show()

    def _room_voted(self) -> None:
        room_answers(self._model, SECOND, self._again)
        self._show()

    def _asked_again(self, question: Choice) -> widgets.Widget:
        asked = replace(question, id=f"again-{question.id}", label=shared.AGAIN.format(question=question.label))
        return self._view.control(asked, f"again.{question.id}", self._voted)

    def _said_then(self, question: Choice) -> widgets.HTML:
        """What was said to a question before the case was worked on."""
        before = self._model.predicted_text(question)
        said = el("p", shared.SAID_THEN.format(answer=before), class_="stage-eyebrow") if before else None
        return self._kit.html(said)
