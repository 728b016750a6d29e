"""The exercise on time as widgets, live in a static page and in JupyterLab alike, and as HTML for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import render
from crossborder.exercises.figures.race import draw, scene
from crossborder.exercises.html import Markup, el, folded, items, join, table
from crossborder.exercises.lesson import outcome, page
from crossborder.exercises.lesson.view import LessonView
from crossborder.exercises.race_clock import words
from crossborder.exercises.race_clock.model import COUNTS, RaceClockModel
from crossborder.exercises.race_clock.simulation import ITEMS, simulate
from crossborder.exercises.race_clock.tasks import SAVE_STEPS, as_it_came

if TYPE_CHECKING:
    from collections.abc import Callable

    import ipywidgets as widgets

    from crossborder.exercises.figures.svg import Width
    from crossborder.exercises.html import Child, Markup
    from crossborder.exercises.lesson.steps import Step
    from crossborder.exercises.race_clock.numbers import Number
    from crossborder.exercises.race_clock.simulation import Fate, Setting
    from crossborder.exercises.task import Task

# Twelve rows need height; a room reads the short drawing.
FIGURE_LOOK = "stage-tall stage-large"
MOST = 90  # runs of 100 in which a plan has to save the log to count as one that works


def _evidence(model: RaceClockModel) -> Markup:
    rows = [_item(model, name) for name in ITEMS]
    return table(words.ITEMS_CAPTION, words.ITEMS_HEADS, rows, as_list=True)


def _item(model: RaceClockModel, name: str) -> tuple[Child, ...]:
    title, place = words.ITEMS[name]
    figures = model.numbers[name].held
    return title, place, join("; ".join(figure.stated for figure in figures), " ", _assumed_mark(model.numbers[name]))


def _assumed_mark(number: Number) -> Markup | None:
    return None if number.sourced else el("span", words.ASSUMED, class_="cbx-mark cbx-unverified")


def race(model: RaceClockModel) -> Markup:
    """The plan on a line of time: each step with its spread, the log with its life, and a dot for each run that was made."""
    return _figure(model.plan if model.result() else (), model.setting(), "log", "race")


def _figure(plan: tuple[str, ...], setting: Setting, focus: str, name: str) -> Markup:
    steps, evidence = scene(plan, setting)

    def drawn(width: Width) -> Markup:
        picture = draw(steps, evidence, width, focus=ITEMS.index(focus), name=f"{name}-{width}")
        return picture if plan else _nobody_acts(picture)

    return outcome.figure(drawn, FIGURE_LOOK)


def _nobody_acts(picture: Markup) -> Markup:
    return join(el("p", words.NOBODY_ACTS, class_="stage-eyebrow"), picture)


def plan_outcome(model: RaceClockModel) -> Markup:
    """What became of the evidence in most runs: the log decides whether the plan worked."""
    fate_by_id = model.result()
    # At once, before the plan is run: the step is missing in the picture.
    twice = page.to_do(words.RUN_TWICE) if model.repeats else None
    if fate_by_id is None:
        return join(twice, outcome.waiting(words.RUN_FIRST))
    saved = fate_by_id["log"].obtained
    name = "right" if saved >= MOST else "not_yet"
    return join(outcome.panel(name, words.RUN_WORDS[name].format(count=saved), sentence(fate_by_id)), twice)


def result(model: RaceClockModel) -> Markup | None:
    """What the plan brings, and what could not be read among the numbers."""
    fate_by_id = model.result()
    if fate_by_id is None:
        return None
    problems = items([join(problem) for problem in model.problems()])
    return el(
        "div",
        fates(fate_by_id),
        el("p", words.RUN_SEED.format(seed=model.draw)),
        el("p", words.HELD_60, " ", words.HELD_90),
        el("div", problems, class_="cbx-box cbx-not_yet") if problems else None,
        class_="cbx-box",
    )


def sentence(fate_by_id: dict[str, Fate]) -> str:
    """The result in one sentence, to be announced."""
    return words.RUN_SENTENCE.format(gone=fate_by_id["log"].gone, obtained=fate_by_id["log"].obtained)


def fates(fate_by_id: dict[str, Fate]) -> Markup:
    """The fate of each piece of evidence, as a table."""
    rows: list[tuple[Child, ...]] = []
    for name in ITEMS:
        fate = fate_by_id[name]
        day = words.RUN_NEVER if fate.middle_day is None else str(fate.middle_day)
        rows.append((words.ITEMS[name][0], str(fate.obtained), str(fate.gone), str(fate.left), day))
    return table(words.RUN_CAPTION, words.RUN_HEADS, rows, as_list=True)


def numbers(model: RaceClockModel) -> Markup:
    """All numbers, and from where each comes."""
    rows = [
        (number.title, str(number.spread), _whence(number, changed=model.changed(name)))
        for name, number in model.numbers.items()
    ]
    return join(el("p", words.NUMBERS_INTRO), table(words.NUMBERS_CAPTION, words.NUMBERS_HEADS, rows, as_list=True))


def _whence(number: Number, *, changed: bool) -> Markup:
    if changed:
        return el("span", words.CHANGED, class_="cbx-mark")
    if not number.sourced:
        return el("span", words.ASSUMED, class_="cbx-mark cbx-unverified")
    stated = "; ".join(figure.stated for figure in number.sourced)
    rests = [figure.provenance for figure in number.sourced]
    status = render.status(verified=all(one.verified for one in rests), on=rests)
    return join(stated, " ", status, " ", number.note, render.references(number.sources))


class RaceTheClock(LessonView):
    """The exercise on time: prediction, a plan run 100 times, the numbers, tasks, debrief, a new case."""

    made_of, words = RaceClockModel, words

    def case(self) -> Markup:
        """The case, in few words, and the evidence, folded."""
        evidence = _evidence(self.model)
        return join(
            page.lead(words.CASE),
            folded(
                words.FACTS_TITLE, *(el("p", text) for text in (*words.FACTS, words.SIMPLER)), evidence, id="race-facts"
            ),
            outcome.pictured(_nobody_acts(draw(*scene((), self.model.setting()), name="race-case"))),
        )

    def whole(self) -> Markup:
        """The whole lesson for a reader without JavaScript, and for print."""
        plans = ((title, simulate(plan, as_it_came())) for title, plan in words.PLANS)
        told = (folded(title, el("p", sentence(fate_by_id)), fates(fate_by_id)) for title, fate_by_id in plans)
        steps = render.options(self.model.steps[0].options)
        known = (el(page.SECTION, words.FACTS_TITLE), *(el("p", text) for text in words.FACTS), _evidence(self.model))
        return page.lesson(
            self.model,
            join(page.welcome(words.WELCOME, words.TIME, words.SIMPLER), *known),
            page.section(words, "PLAN", steps, el("p", words.STATIC), *told, intro=words.PLAN_INTRO),
            page.section(words, "NUMBERS", numbers(self.model), core=False),
            page.section(words, "TASKS", page.tasks(self.model), intro=words.TASKS_INTRO),
            page.section(words, "DEBRIEF", page.look_back(self.model)),
        )

    def first_steps(self) -> list[Step]:
        """The plan."""
        return [self.step("plan", "PLAN", self._plan, is_done=lambda: self.model.state.get("ran") is True)]

    def extra_steps(self) -> list[Step]:
        """The numbers."""
        return [self.step("numbers", "NUMBERS", self._numbers, core=False)]

    def task_figure(self, task: Task) -> Markup | None:
        """For the task that asks for a plan: what becomes of the video, by the steps that were checked; before that, if nobody acts."""
        if task.id != "save":
            return None
        checked = self.model.feedback("save")
        plan = tuple(self.model.state.text(f"task.save.{name}") for name in SAVE_STEPS) if checked else ()
        return _figure(plan, as_it_came(), "video", "save")

    def _plan(self) -> list[widgets.Widget]:
        self._figure, self._result, self._table = self.kit.html(), self.kit.html(), self.kit.html()
        self._draw()
        steps = [self.control(step, f"plan.{step.id}", lambda _: self._forget()) for step in self.model.steps]
        listed = self.kit.classed(self.kit.box(*steps), "stage-listed")
        buttons = self.kit.row(
            self.kit.button(words.RUN, lambda: self._run(self.model.run), main=True),
            self.kit.button(words.RUN_AGAIN, lambda: self._run(self.model.draw_anew)),
        )
        told = (join(el("strong", option.text), ". ", option.why) for option in self.model.steps[0].options)
        intro = join(el("p", words.PLAN_INTRO), folded(words.PLAN_STEPS, items(told), id="race-steps"))
        return [self.kit.panes([self.kit.html(intro), listed, buttons], [self._figure, self._result], [self._table])]

    def _draw(self) -> None:
        """What the plan brings, or what to do first."""
        self._figure.value = str(race(self.model))
        self._result.value = str(plan_outcome(self.model))
        self._table.value = str(result(self.model) or "")

    def _forget(self) -> None:
        """A result that does not fit the plan is taken away."""
        self.model.set("ran", value=False)
        self.save()
        self._draw()
        if self.model.repeats:
            self.say(words.RUN_TWICE)

    def _run(self, run: Callable[[], bool]) -> None:
        there = run()
        self.save()
        fate_by_id = self.model.result()
        self._draw()
        self.stage.refresh()
        twice = f" {words.RUN_TWICE}" if self.model.repeats else ""
        self.say(f"{sentence(fate_by_id)}{twice}" if there and fate_by_id else words.RUN_EMPTY)

    def _numbers(self) -> list[widgets.Widget]:
        counts = {f"count.{name}": title for name, (_, _, title) in COUNTS.items()}
        spreads = {f"number.{name}": number.title for name, number in self.model.numbers.items()}
        return self.typed_lines({**counts, **spreads}, lambda: numbers(self.model), self.model.problems, self._forget)
