"""The view that all exercises share: a stage of steps on ipywidgets, live in a page and in JupyterLab alike."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from crossborder.exercises import browser, render
from crossborder.exercises import words as shared
from crossborder.exercises.ask import Day
from crossborder.exercises.controls import Page, refill
from crossborder.exercises.html import el, items, join
from crossborder.exercises.kept import SaveWork, typed
from crossborder.exercises.lesson import outcome, page, steps
from crossborder.exercises.lesson.model import Preset
from crossborder.exercises.lesson.new_case import NewCasePart
from crossborder.exercises.lesson.stage import ANSWERS, REVEALS, Stage
from crossborder.exercises.lesson.steps import CASE, Step
from crossborder.exercises.lesson.task_part import TaskPart
from crossborder.exercises.lesson.votes import FIRST, SECOND, TASK, VotesPart, leading
from crossborder.exercises.style import style_element
from crossborder.work import Keeper
from crossborder.work.place import Memory
from crossborder.work.preset import read_preset

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import ipywidgets as widgets

    from crossborder.exercises.ask import Choice, Field
    from crossborder.exercises.feedback import Feedback
    from crossborder.exercises.html import Markup
    from crossborder.exercises.state import Value
    from crossborder.exercises.task import Task

# What an address says beside what it sets in the exercise.
STEP, SEED = "step", "seed"
# What an address says to the page's script, or to people.
PRESENT = "present"
OF_THE_PAGE = ("group", PRESENT)


class LessonView(Page):
    """An exercise as widgets: the case with a prediction first, then the steps it is made of, a new case at the end.

    A subclass says which model it has (``made_of``), which module has its words and which its pieces of HTML (``page``), and which
    steps follow the case (``first_steps``).

    Args:
        keep_work: keep what is entered, and bring it back.
    """

    made_of: type[Any]
    words: Any
    page: Any

    def __init__(self, *, keep_work: bool = True) -> None:
        self.model: Any = self.made_of()
        self._in_class = False
        self.keeper = Keeper(self.model.name, None if keep_work else Memory())
        problems = self._restore()
        self._came_back = bool(self.model.to_json()["values"])
        asked = read_preset(browser.fragment()) if keep_work else {}
        wanted = self._take_place(asked)
        # Where to stand is asked at each visit; what is set is set once, and the learner's own choice then stays.
        self._preset = self.model.preset(asked if asked and browser.take_fragment() else {})
        if self._preset.values:
            self.save()
        # The buttons of the sections and what each does, by the section's name.
        self._openers: dict[str, widgets.Button] = {}
        self._turns: dict[str, Callable[[], None]] = {}
        super().__init__("stage")
        self._build(problems)
        self._begin(wanted)
        if keep_work:
            browser.on_fragment(self._address_changed)
            self.keeper.watch(self._changed_elsewhere, besides=(STEP,))

    # --- what a subclass says --------------------------------------------------------------------------------------

    def case(self) -> Markup:
        """The case, in few words, and what is known of it, folded."""
        return self.page.case()

    def before_prediction(self) -> list[widgets.Widget]:
        """What is between the case and the prediction; most exercises have nothing there."""
        return []

    def below_prediction(self) -> list[widgets.Widget]:
        """What is below the prediction; most exercises have nothing there."""
        return []

    def first_steps(self) -> list[Step]:
        """The steps between the case and the tasks."""
        message = f"{type(self).__name__} has no first_steps() of its own; every exercise has them."
        raise TypeError(message)

    def extra_steps(self) -> list[Step]:
        """The steps between the look back and the new case; most exercises have none."""
        return []

    def whole(self) -> Markup:
        """The whole lesson for a reader without JavaScript, and for print."""
        return self.page.whole(self.model)

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
        """The control for a field that is kept under a key.

        Args:
            changed: what to do besides keeping the new value.
        """

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

    def section(
        self, name: str, heading: widgets.Widget, title: str, build: Callable[[], list[widgets.Widget]]
    ) -> widgets.VBox:
        """A section that is built when it is opened. The button stays in its place, so that the keyboard focus stays too.

        When the section is built anew, it takes the button it had: a press that is on its way meanwhile still counts.

        Args:
            heading: what is always above it.
            title: what the button calls it.
        """
        box = self.kit.box(heading)

        def show(*, is_open: bool) -> None:
            button.description = (shared.CLOSE_SECTION if is_open else shared.OPEN_SECTION).format(title=title)
            button.tooltip = button.description
            refill(box, (heading, button, *(build() if is_open else ())))

        def turn() -> None:
            is_open = self.model.turn(name)
            self.save()
            show(is_open=is_open)
            self.say((shared.OPENED if is_open else shared.CLOSED).format(title=title))

        button = self._opener(name, turn)
        show(is_open=self.model.opened(name))
        return box

    def _opener(self, name: str, turn: Callable[[], None]) -> widgets.Button:
        """The button of a section: the one it had, unless that was let go."""
        self._turns[name] = turn
        if name not in self._openers or self._openers[name].comm is None:
            self._openers[name] = self.kit.button(name, lambda: self._turn(name))
        return self._openers[name]

    def _turn(self, name: str) -> None:
        self._turns[name]()

    # --- the steps -------------------------------------------------------------------------------------------------

    def _restore(self) -> list[str]:
        record = self.keeper.load()
        if record is None:
            self.model.start_again()
            return []
        return list(self.model.from_json(record))

    def _changed_elsewhere(self) -> None:
        """Another tab, an import or a clearing changed the work; or this page came back from where the browser had put it."""
        now = self.stage.now
        self._draw_again()
        stay = now if self.model.predicted else CASE
        # Nobody moved here: where this view stands is not written over where the learner is in the other tab.
        self.model.state.put("step", "" if stay == CASE else stay)
        self.stage.go(stay)
        self.say(shared.CHANGED_ELSEWHERE)

    def _draw_again(self) -> None:
        """Show the work as it is kept."""
        problems = self._restore()
        self._came_back = False
        self._build(problems)

    def undo(self) -> widgets.VBox:
        """A button that puts back what was removed last, while there is something."""

        def back() -> None:
            is_back = self.keeper.put_back()
            self._draw_again()
            self._begin("")
            self.say(shared.PUT_BACK_DONE if is_back else shared.PUT_BACK_NOT)

        removed = self.keeper.removed()
        put_back = [self.kit.button(shared.PUT_BACK.format(what=removed.what), back)] if removed else []
        return self.kit.box(*put_back)

    def _build(self, problems: list[str]) -> None:
        case = Step(
            CASE,
            shared.CHIP_CASE,
            shared.PREDICTION_TITLE,
            self.words.PREDICTION_MINUTES,
            self._case,
            is_done=lambda: self.model.predicted,
        )
        worked = (*self.first_steps(), *self.task_steps())
        made = (case, *worked, self._look_back(), *self.extra_steps(), self._new_case_step())
        self.stage = Stage(
            self.kit,
            made,
            steps.about(self.words.OUTCOME, sum(step.minutes for step in made if step.core)),
            is_open=lambda: self._in_class or self.model.predicted,
            moved=self._moved,
            refused=self._refused_step,
        )
        end = self.kit.classed(self.kit.box(self.stage.all, self._restart(), SaveWork(self.kit, self.say)), "stage-end")
        self._gate = self.kit.html()
        top = (self._status, self.stage.top, self._notice(problems), self.undo(), self._gate)
        refill(self, (*top, self.stage.body, end))

    def _begin(self, wanted: str) -> None:
        """Open the step that the address names, else the one in which the learner was."""
        step = self.stage.find(wanted or self.model.state.text("step"))
        self.stage.go(step or CASE)
        if wanted and not step:
            self.say(shared.STEP_UNKNOWN.format(step=wanted, known=", ".join(self.stage.by_id)))

    def _take_place(self, asked: dict[str, str]) -> str:
        """What an address says beside what it sets: the seed of the new case, the group, the step."""
        seed = asked.pop(SEED, "")
        if seed.isascii() and seed.isdigit():
            self.model.seed = int(seed[:9])
        # A slide shows the step it names: the room has predicted by a show of hands.
        self._in_class = self._in_class or PRESENT in asked
        for name in OF_THE_PAGE:
            asked.pop(name, "")
        return asked.pop(STEP, "")

    def _refused_step(self) -> None:
        """An address has asked for a step that is still closed: the reader is told where it is missed."""
        self._gate.value = str(page.to_do(shared.STEP_FIRST))
        self.say(shared.STEP_FIRST)

    def _moved(self, step: str) -> None:
        """A step has come into view; the class lets the page keep its address in step."""
        root: Any = self  # ipywidgets publishes no types
        before = root._dom_classes  # noqa: SLF001 - as add_class and remove_class do, in one message
        stay = tuple(name for name in before if not name.startswith("stage-at-"))
        root._dom_classes = (*stay, f"stage-at-{step}")  # noqa: SLF001 - as above
        # What was said of the step before is over; what is said of this one comes after.
        if stay != before and f"stage-at-{step}" not in before:
            self._status.value = self._restored.value = ""
            self._unasked()
        place = "" if step == CASE else step
        if place:
            self._gate.value = ""
        if self.model.predicted and place != self.model.state.text("step"):
            self.set("step", place)

    def _notice(self, problems: list[str]) -> widgets.VBox:
        """What came back, what did not fit, and what the address has set, with a button to put back what stood there before."""
        reported = el("div", items([join(problem) for problem in problems]), class_="cbx-box cbx-not_yet")
        back = el("p", shared.RESTORED, class_="stage-eyebrow stage-restored") if self._came_back else None
        self._restored = self.kit.html(back)
        note = self.kit.html(join(style_element(), reported if problems else None))
        return self.kit.box(note, self._restored, *self._set_by_address(self._preset))

    def _set_by_address(self, preset: Preset) -> list[widgets.Widget]:
        """What the address has set; where a lecturer set it, in a slide or a frame, it is not said, unless it went wrong."""
        if not preset.values and not preset.problems:
            return []
        shown = [self.kit.html(page.preset_note(preset))]
        if preset.before != preset.values:
            shown.append(self.kit.button(shared.PRESET_BACK, lambda: self._put_back(preset)))
        return [self.kit.classed(self.kit.box(*shown), *([] if preset.problems else ["stage-preset"]))]

    def _address_changed(self, fragment: str) -> None:
        """A link on the page asks for a step or for something else; a plain anchor asks for nothing."""
        asked = read_preset(fragment)
        wanted = self._take_place(asked)
        if asked:
            browser.take_fragment()
            self._preset = self.model.preset(asked)
            self.save()
            self._build([])
        if asked or wanted:
            self._begin(wanted)
        if asked:
            self.say(" ".join((*([shared.PRESET_SET] if self._preset.values else []), *self._preset.problems)))

    def _put_back(self, preset: Preset) -> None:
        for key, value in preset.before.items():
            self.model.set(key, value)
        self.save()
        self._preset = Preset({}, {}, ())
        self._build([])
        self._begin("")
        self.say(shared.PRESET_PUT_BACK)

    # --- the case and the prediction -------------------------------------------------------------------------------

    def _case(self) -> list[widgets.Widget]:
        predicted = self.model.predicted
        self._said = self.kit.html(page.prediction_kept(self.model) if predicted else None)
        self._questions = [
            self.control(question, f"prediction.{question.id}", self._prediction_changed)
            for question in self.model.predictions
        ]
        for control in self._questions:
            control.disabled = predicted
        button = self.kit.button(shared.KEEP_PREDICTION, self._keep_prediction, main=True)
        votes = VotesPart(self, FIRST, self.model.predictions, (shared.KEEP_PREDICTION, self._keep_prediction))
        # First, so that it is on the first screen of a projector.
        left = [votes.box, self.kit.html(self.case()), *self.before_prediction()]
        return [self.kit.two(left, [*self._questions, button, self._said]), *self.below_prediction()]

    def _prediction_changed(self, _: Value) -> None:
        """What was missing when the button was pressed is not said any longer."""
        if not self.model.predicted:
            self._said.value = ""

    def _room_answers(self, vote: str, controls: Sequence[widgets.Widget]) -> None:
        """What most hands were raised for is the answer of a room that has chosen nothing itself."""
        for question, control in zip(self.model.predictions, controls, strict=True):
            control.value = control.value or leading(self.model, question, vote) or control.value

    def _keep_prediction(self) -> None:
        """Keep the prediction; the next step opens."""
        first = not self.model.predicted
        self._room_answers(FIRST, self._questions)
        if not self.model.keep_prediction():
            line = page.prediction_missing(self.model)
            self._said.value = str(outcome.missing(line))
            self.say(line)
            return
        self.save()
        if first:
            self._said.value = str(page.prediction_kept(self.model))
            for control in self._questions:
                control.disabled = True
        self.stage.go(self.stage.first)
        self.say(shared.PREDICTION_KEPT)

    def _restart(self) -> widgets.VBox:
        """Two buttons to clear the work: the second one appears when the first is pressed."""
        box = self.kit.classed(self.kit.box(), "stage-restart")

        def ask() -> None:
            note = self.kit.html(el("p", shared.START_AGAIN_ASK, class_="cbx-box cbx-not_yet"))
            refill(box, (first, note, self.kit.button(shared.START_AGAIN_SURE, clear)))
            self.say(shared.START_AGAIN_ASK)

        def clear() -> None:
            self.model.start_again()
            self.keeper.remove(self.model.to_json(), shared.ALL_WORK)
            self._came_back = False
            self._build([])
            self.stage.go(CASE)
            self.say(shared.STARTED_AGAIN)

        first = self.kit.button(shared.START_AGAIN, ask, look="cbx-quiet")
        box.children = (first,)
        # In another step nobody waits for the answer any more: the button that clears is not left lying there.
        self._unasked: Callable[[], None] = lambda: refill(box, (first,))
        return box

    # --- steps that many exercises have ----------------------------------------------------------------------------

    def step(
        self,
        name: str,
        group: str,
        build: Callable[[], list[widgets.Widget]],
        **more: Any,  # noqa: ANN401 - what else a step can be told
    ) -> Step:
        """A step of this exercise's own: its name in the line on top, its heading and its minutes are among the words.

        Args:
            group: its group among the words, such as ``MACHINE`` for ``MACHINE_CHIP``.
        """
        chip, title, minutes = (getattr(self.words, f"{group}_{one}") for one in ("CHIP", "TITLE", "MINUTES"))
        return Step(name, chip, title, minutes, build, **more)

    def task_steps(self) -> list[Step]:
        """A step for each task."""
        return [self.task_step(number, task) for number, task in enumerate(self.model.tasks, 1)]

    def task_step(self, number: int, task: Task, content: Callable[[], list[widgets.Widget]] | None = None) -> Step:
        """The step of a task.

        Args:
            content: what is in it; its controls, if nothing is said.
        """
        return Step(
            f"tasks.{number}",
            shared.CHIP_TASKS.format(number=number) if number == 1 else str(number),
            task.title,
            task.minutes,
            content or (lambda: self.task_controls(task)),
            core=task.core,
            is_done=lambda: self.model.state.get(f"checked.{task.id}") is True,
            entered=lambda: self._enter(task.id),
        )

    def _look_back(self) -> Step:
        """The step that looks back; it is made anew each time, because it shows what was done elsewhere."""
        return Step(
            "look-back",
            shared.CHIP_LOOK_BACK,
            self.words.DEBRIEF_TITLE,
            self.words.DEBRIEF_MINUTES,
            self._looked_back,
            is_done=lambda: self.model.opened("debrief"),
            entered=lambda: True,
        )

    def _looked_back(self) -> list[widgets.Widget]:
        """The prediction once more, and beside it the comparison; what follows it under headings is folded."""
        answers = self.kit.classed(self.kit.box(), ANSWERS)
        waiting = self.kit.html(outcome.waiting(shared.AGAIN_WAITING))

        def show() -> None:
            replies = outcome.all_parts(self.model.compare())
            if waiting in answers.children:
                pieces = page.folded_pieces(self.page.debrief(self.model))
                refill(answers, (self.kit.html(replies), self.kit.html(pieces)))
                self._enter("debrief")
                self.stage.refresh()
            else:
                # What follows stays as it is, and so does what the reader has unfolded.
                answers.children[0].value = str(replies)

        def voted(_: Value) -> None:
            if self.model.voted_again or waiting not in answers.children:
                show()

        refill(answers, (waiting, self.kit.button(shared.AGAIN_SHOW, show, look=REVEALS)))
        again = [self._again(question, voted) for question in self.model.predictions]

        def room_voted() -> None:
            self._room_answers(SECOND, again)
            show()

        voted("")
        votes = VotesPart(self, SECOND, self.model.predictions, (shared.AGAIN_SHOW, room_voted))
        told = [self.kit.box(*pair) for pair in zip(again, map(self._said_then, self.model.predictions), strict=True)]
        left = [self.kit.html(el("p", shared.AGAIN_INTRO)), votes.box, *told]
        return [self.kit.two(left, [answers])]

    def _again(self, question: Choice, voted: Callable[[Value], None]) -> widgets.Widget:
        """A question of the prediction once more."""
        asked = replace(question, id=f"again-{question.id}", label=shared.AGAIN.format(question=question.label))
        return self.control(asked, f"again.{question.id}", voted)

    def _said_then(self, question: Choice) -> widgets.HTML:
        """What was said to a question before the case was worked on."""
        before = self.model.predicted_text(question)
        return self.kit.html(
            el("p", shared.SAID_THEN.format(answer=before), class_="stage-eyebrow") if before else None
        )

    def _new_case_step(self) -> Step:
        """The new case: facts, a decision and a reason; then whether it holds, and the key points."""
        return Step(
            "new-case",
            shared.CHIP_NEW_CASE,
            self.words.TRANSFER_TITLE,
            self.words.TRANSFER_MINUTES,
            lambda: [NewCasePart(self).box],
            core=False,
            is_done=lambda: self.model.compared,
            entered=lambda: self._enter("transfer"),
        )

    def _enter(self, section: str) -> bool:
        """Note that a step was opened; the report to a lecturer counts it."""
        if not self.model.opened(section):
            self.model.turn(section)
            self.save()
        return False

    def task_controls(self, task: Task, beside: Markup | None = None) -> list[widgets.Widget]:
        """A task: its question on one side, what is said to the answer on the other."""
        return TaskPart(self, task).controls(beside)

    def votes(
        self, asked: Choice, control: widgets.Widget, onward: tuple[str, Callable[[], None]], step: str
    ) -> widgets.VBox:
        """The show of hands on one question; what most hands were raised for answers it for a room that has chosen nothing itself.

        Args:
            asked: the question, under the name by which its hands are kept.
            onward: what follows the count: the name of its button, and what it does.
        """
        name, go_on = onward

        def answered() -> None:
            control.value = control.value or leading(self.model, asked, TASK) or None
            go_on()

        return VotesPart(self, TASK, (asked,), (name, answered), step).box

    def is_asked(self, task: Task, field: Field) -> bool:  # noqa: ARG002 - an exercise knows which of its questions hang together
        """Whether a question of a task is asked, as the others are answered now."""
        return True

    def task_figure(self, task: Task) -> Markup | None:  # noqa: ARG002 - an exercise draws what its tasks are about
        """What a task is about, drawn; ``None`` where there is nothing to draw."""
        return None
