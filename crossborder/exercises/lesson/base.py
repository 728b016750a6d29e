"""What the parts of a lesson's view use of it: its model and its words, what an exercise says, and keeping what is entered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from crossborder.exercises import render
from crossborder.exercises.ask import Day
from crossborder.exercises.controls import Page
from crossborder.exercises.html import join
from crossborder.exercises.kept import typed
from crossborder.exercises.lesson import page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import ipywidgets as widgets

    from crossborder.exercises.ask import Field
    from crossborder.exercises.feedback import Feedback
    from crossborder.exercises.html import Markup
    from crossborder.exercises.lesson.stage import Stage
    from crossborder.exercises.lesson.steps import Step
    from crossborder.exercises.state import Value
    from crossborder.exercises.task import Task
    from crossborder.work import Keeper


class LessonBase(Page):
    """A lesson as its parts see it; ``LessonView`` puts the parts together.

    A subclass says which module has its words, which steps follow the case (``first_steps``), and what the ``whole`` lesson is on paper.
    A long one draws it, its ``case`` and its ``debrief`` in a module of its own, ``page``.
    """

    model: Any
    words: Any
    page: Any = None
    keeper: Keeper
    stage: Stage
    # Whether work was there when the page opened.
    came_back: bool

    # --- what a subclass says --------------------------------------------------------------------------------------

    def case(self) -> Markup:
        """The case, in few words, and what is known of it, folded."""
        return self.page.case() if hasattr(self.page, "case") else page.lead(self.words.CASE)

    def debrief(self) -> Markup:
        """What is in the look back: what the lesson's file says, where the page has no more to show."""
        return getattr(self.page, "debrief", page.look_back)(self.model)

    def before_prediction(self) -> list[widgets.Widget]:
        """What is between the case and the prediction; most exercises have nothing there."""
        return []

    def below_prediction(self) -> list[widgets.Widget]:
        """What is below the prediction; most exercises have nothing there."""
        return []

    def first_steps(self) -> list[Step]:
        """The steps between the case and the tasks."""
        return []

    def extra_steps(self) -> list[Step]:
        """The steps between the look back and the new case; most exercises have none."""
        return []

    def whole(self) -> Markup:
        """The whole lesson for a reader without JavaScript, and for print."""
        return self.page.whole(self.model)

    def beside(self, task: Task) -> Markup | None:  # noqa: ARG002 - an exercise has something to be decided on
        """What stays in view beside a task; ``None`` where there is nothing."""
        return None

    def is_asked(self, task: Task, field: Field) -> bool:  # noqa: ARG002 - an exercise knows which of its questions hang together
        """Whether a question of a task is asked, as the others are answered now."""
        return True

    def task_figure(self, task: Task) -> Markup | None:  # noqa: ARG002 - an exercise draws what its tasks are about
        """What a task is about, drawn; ``None`` where there is nothing to draw."""
        return None

    # --- what every part uses --------------------------------------------------------------------------------------

    def set(self, key: str, value: Value) -> None:
        """Set one value of the model and keep the work."""
        self.model.set(key, value)
        self.save()

    def save(self) -> None:
        """Keep the work."""
        self.keeper.save(self.model.to_json())

    def answer(self, place: widgets.HTML, feedback: Feedback | str, more: Markup | None = None) -> None:
        """Show what is said to an answer outside the tasks, or what is missing, and announce it."""
        if isinstance(feedback, str):
            shown, said = page.to_do(feedback), feedback
        else:
            shown, said = render.feedback(feedback), feedback.sentence
        place.value = str(join(shown, more))
        self.say(said)

    def control(self, field: Field, key: str, changed: Callable[[Value], None] | None = None) -> widgets.Widget:
        """The control for a field that is kept under a key; what ``changed`` does comes after keeping the new value."""

        def take(value: Value) -> None:
            self.set(key, value)
            if changed:
                changed(value)

        can_empty = not self.model.state.slots[key].default
        made = self.kit.field(field, self.model.state.get(key), take, can_empty=can_empty)
        return self.typed(made, key) if isinstance(field, Day) else made

    def typed(self, control: widgets.Widget, key: str) -> widgets.Widget:
        """A text field whose text is kept at every key under a place in the state."""
        return typed(control, self.model.name, key)

    def typed_lines(
        self,
        lines: Mapping[str, str],
        shown: Callable[[], Markup],
        problems: Callable[[], list[str]],
        changed: Callable[[], None] = lambda: None,
    ) -> list[widgets.Widget]:
        """Lines to type in, beside what they make; what cannot be read in them is said above.

        Args:
            lines: the name of each line, by its place in the state.
            shown: what they make.
        """
        made, wrong = self.kit.html(shown()), self.kit.html()

        def take(key: str, text: str) -> None:
            self.set(key, text)
            changed()
            sentences = problems()
            made.value = str(shown())
            wrong.value = str(join(*map(page.not_yet, sentences)))
            if sentences:
                self.say(sentences[0])

        typed = [
            self.typed(self.kit.line(title, self.model.state.text(key), partial(take, key)), key)
            for key, title in lines.items()
        ]
        return [self.kit.two([wrong, *typed], [made])]

    def enter(self, section: str) -> bool:
        """Note that a step was opened; the report to a lecturer counts it."""
        if not self.model.opened(section):
            self.model.turn(section)
            self.save()
        return False

    # --- what the whole view does ----------------------------------------------------------------------------------

    def draw(self, problems: list[str]) -> None:
        """Draw everything anew, and say what of the work that is kept did not fit."""
        raise NotImplementedError

    def begin(self, wanted: str) -> None:
        """Open the step that the address names, else the one in which the learner was."""
        raise NotImplementedError
