"""What is true of every exercise in the registry, whatever it is about."""

from __future__ import annotations

import html
import itertools
import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import crossborder as cb
from crossborder.exercises import EXERCISES, browser, render
from crossborder.exercises import words as shared
from crossborder.exercises.ask import Choice, Day, Many
from crossborder.exercises.html import join
from crossborder.exercises.lesson import page
from crossborder.exercises.lesson.parts import TaskPart
from crossborder.exercises.task import field_default, field_values
from crossborder.work import places
from tests.examples import examples
from tests.widget_tree import inside, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from crossborder.exercises.lesson.model import LessonModel
    from crossborder.exercises.lesson.view import LessonView

REASON = "The law of the requested state decides here. It rests on the treaty."
NAMES = [exercise.name for exercise in EXERCISES]
INPUTS = (
    widgets.Text, widgets.Textarea, widgets.Dropdown, widgets.RadioButtons, widgets.Checkbox, widgets.Button, widgets.FileUpload,
)  # fmt: skip
HOSTILE = "</p><script>alert('x')</script>\u202e\"'><img src=x onerror=alert(1)> مرحبا "
ANOTHER_FIRST = "Expected: `begins = true` at another case of one exercise, in lessons/<exercise>/new-cases.en.toml"
every = pytest.mark.parametrize("name", NAMES)


def new(name: str, *, keep_work: bool = True) -> LessonView:
    view: LessonView = getattr(cb.exercises, name)(keep_work=keep_work)
    return view


def model_of(name: str) -> LessonModel:
    """The model of an exercise by itself; to draw its view takes most of the time."""
    model: LessonModel = getattr(cb.exercises, name).made_of()
    return model


def buttons(view: LessonView) -> list[widgets.Button]:
    return [one for one in inside(view) if isinstance(one, widgets.Button)]


def press(view: LessonView, name: str) -> None:
    next(one for one in buttons(view) if one.description == name).click()


def said(view: LessonView) -> str:
    return str(next(one for one in inside(view) if "live-status" in one._dom_classes).value)


def opened(name: str) -> LessonView:
    """An exercise with its prediction kept, every step built and every section open."""
    view = new(name)
    for question in view.model.predictions:
        view.model.set(f"prediction.{question.id}", question.options[-1].value)
    press(view, shared.KEEP_PREDICTION)
    view.stage.go("all")
    for _ in range(4):  # a section may hold sections
        for button in [one for one in buttons(view) if one.description.startswith("Open: ")]:
            button.click()
    return view


@cache
def static(name: str) -> str:
    """The text form of an exercise that nobody has worked on, drawn once for all that is looked at in it."""
    return str(new(name, keep_work=False).whole())


@cache
def unfolded(name: str) -> LessonView:
    """An opened exercise that is looked at and not used."""
    return opened(name)


# --- the model -----------------------------------------------------------------------------------------------------


@every
def test_there_is_a_forced_prediction_in_which_not_knowing_is_an_answer(name: str) -> None:
    model = model_of(name)
    assert model.predictions
    assert all("don't know" in question.options[-1].text.lower() for question in model.predictions)
    assert not [one.label for one in model.predictions if "how many" in one.label.lower()], "a number nobody can know"
    assert model.keep_prediction() is False
    for question in model.predictions:
        model.set(f"prediction.{question.id}", question.options[-1].value)
    assert model.keep_prediction() is True


@every
def test_a_prediction_that_is_kept_cannot_be_changed(name: str) -> None:
    model = model_of(name)
    for question in model.predictions:
        model.set(f"prediction.{question.id}", question.options[-1].value)
    assert model.keep_prediction() is True
    first = model.predictions[0]
    kept = model.state.get(f"prediction.{first.id}")
    model.set(f"prediction.{first.id}", first.options[0].value)
    assert model.state.get(f"prediction.{first.id}") == kept


@every
def test_each_hint_is_shown_one_at_a_time_and_each_task_gets_its_feedback(name: str) -> None:
    model = model_of(name)
    for task in model.tasks:
        assert len(task.hints) >= 2, f"{task.id}: hints come in steps"
        assert [model.hint(task.id) for _ in range(len(task.hints) + 1)][-2:] == [len(task.hints)] * 2
        for sample in task.samples:
            assert all(part.references for part in task.check(sample.answers).parts)


@every
def test_a_task_is_settled_once_it_was_checked_and_nothing_is_left_to_correct(name: str) -> None:
    model, seen = model_of(name), set()
    for task in model.tasks:
        assert not model.settled(task.id)
        for sample in task.samples:
            for field in task.fields:
                model.set(f"task.{task.id}.{field.id}", sample.answers.get(field.id, field_default(field)))
            assert not model.settled(task.id), "not checked as it is answered"
            told = model.check(task.id)
            if isinstance(told, str):  # a sample of one question leaves the others open
                continue
            assert model.settled(task.id) == (told.verdict != "not_yet")
            seen.add(told.verdict)
    assert "not_yet" in seen or not model.tasks


@every
def test_the_new_case_asks_for_a_decision_and_a_reason_and_every_key_point_rests_on_something(name: str) -> None:
    model = model_of(name)
    for _ in model.cases:
        model.set(model.case_place("reason"), "Too short.")
        assert model.compare_transfer(anyway=True) is False, "a decision comes first"
        model.set(model.case_place("decision"), model.decision.options[0].value)
        assert model.compare_transfer() is False
        model.set(model.case_place("reason"), REASON)
        assert model.compare_transfer() is True
        assert len(model.new_case.points) >= 3
        model.next_case()


def test_the_new_cases_that_are_shown_first_differ_in_what_is_right() -> None:
    """With “preserve first” right in five of seven exercises, as the second option, nobody has to read the case."""
    first = [model_of(name).new_case for name in NAMES]
    preserve = [name for name, case in zip(NAMES, first, strict=True) if "preserve" in case.right]
    assert len(preserve) <= len(NAMES) / 3, f"“preserve” is right first in too many: {preserve}. {ANOTHER_FIRST}"
    by_place: dict[int, list[str]] = {}
    for name, case in zip(NAMES, first, strict=True):
        by_place.setdefault([option.value for option in case.decision.options].index(case.right), []).append(name)
    for place, names in by_place.items():
        assert len(names) <= len(NAMES) / 2, f"option {place + 1} is right first in too many: {names}. {ANOTHER_FIRST}"


@every
def test_work_that_began_with_the_first_case_goes_on_with_it(name: str) -> None:
    model = model_of(name)
    model.set("transfer.reason", REASON)
    assert model.new_case is model.cases[0]


@every
def test_a_learner_without_a_reason_can_ask_for_the_key_points_all_the_same(name: str) -> None:
    model = model_of(name)
    model.set(model.case_place("decision"), model.decision.options[0].value)
    assert model.compare_transfer(anyway=True) is True


@every
def test_there_are_three_new_cases_with_different_right_answers_and_the_seed_chooses(name: str) -> None:
    model = model_of(name)
    assert len(model.cases) >= 3
    assert len({case.right for case in model.cases}) >= 2
    shown = set()
    for seed in range(len(model.cases)):
        model.seed = seed
        shown.add(model.new_case.id)
    assert shown == {case.id for case in model.cases}


@every
def test_a_wrong_decision_is_called_wrong_with_its_reason_and_a_right_one_right(name: str) -> None:
    model = model_of(name)
    for _ in model.cases:
        case = model.new_case
        for option in case.decision.options:
            model.set(model.case_place("decision"), option.value)
            verdict = str(page.transfer_verdict(model))
            assert str(join(shared.TRANSFER_WORDS["right" if option.value == case.right else "not_yet"])) in verdict
            assert str(join(option.why)) in verdict
        model.next_case()


def any_value(slot: Any) -> st.SearchStrategy[Any]:
    if isinstance(slot.default, bool):
        return st.booleans()
    if isinstance(slot.default, int):
        return st.integers(0, slot.most)
    if isinstance(slot.default, tuple):
        return st.lists(st.sampled_from(slot.allowed), unique=True) if slot.allowed else st.just([])
    return st.sampled_from(("", *slot.allowed)) if slot.allowed else st.text(max_size=40)


@st.composite
def histories(draw: st.DrawFn, name: str) -> LessonModel:
    """An exercise after any sequence of actions."""
    model = model_of(name)
    slots = list(model.state.slots.values())
    tasks = [task.id for task in model.tasks]
    sections = [key.removeprefix("opened.") for key in model.state.slots if key.startswith("opened.")]
    simple: list[Callable[[], object]] = [model.keep_prediction, model.compare_transfer]
    for _ in range(draw(st.integers(0, 15))):
        kind = draw(st.sampled_from(["set", "set", "do", "check", "hint", "turn"]))
        if kind == "set":
            slot = draw(st.sampled_from(slots))
            model.set(slot.key, draw(any_value(slot)))
        elif kind == "do":
            draw(st.sampled_from(simple))()
        elif kind == "turn":
            model.turn(draw(st.sampled_from(sections)))
        elif tasks:
            (model.check if kind == "check" else model.hint)(draw(st.sampled_from(tasks)))
    return model


@every
@settings(max_examples=examples(20), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_any_sequence_of_actions_leaves_a_valid_state_that_travels_unharmed(name: str, data: st.DataObject) -> None:
    model = data.draw(histories(name))
    assert all(slot.accepts(model.state.get(key)) for key, slot in model.state.slots.items())
    record = json.loads(json.dumps(model.to_json()))
    other = model_of(name)
    assert other.from_json(record) == []
    assert other.to_json() == model.to_json()


@every
def test_work_of_a_newer_version_or_a_foreign_record_loses_nothing(name: str) -> None:
    model = model_of(name)
    assert model.from_json({"exercise": "something-else", "version": 1, "values": {}}) != []
    problems = model.from_json({"exercise": model.name, "version": 99, "values": {"a.new.place": [1, {"b": None}]}})
    assert "a.new.place" in problems[0]
    assert model.to_json()["aside"] == {"a.new.place": [1, {"b": None}]}


@every
def test_what_an_address_can_set_is_a_place_of_the_state_and_can_be_put_back(name: str) -> None:
    model = model_of(name)
    assert set(model.presets.values()) <= set(model.state.slots)
    before = model.to_json()
    asked = {preset: (model.state.slots[key].allowed or ("2001-01-01",))[0] for preset, key in model.presets.items()}
    change = model.preset({**asked, "no-such-thing": "1"})
    assert len(change.problems) == 1
    assert "no-such-thing" in change.problems[0]
    for key, value in change.before.items():
        model.set(key, value)
    assert model.to_json() == before


# --- the view ------------------------------------------------------------------------------------------------------


@every
def test_before_the_prediction_nothing_else_is_there(name: str) -> None:
    view = new(name)
    assert not [one for one in buttons(view) if one.description in {shared.CHECK, shared.TRANSFER_COMPARE}]
    assert [one.disabled for one in buttons(view) if "stage-chip" in one._dom_classes].count(False) == 1
    press(view, shared.KEEP_PREDICTION)
    assert said(view) == str(join(shared.PREDICTION_MISSING))
    first, *others = view.model.predictions
    view.model.set(f"prediction.{first.id}", "unknown")
    press(view, shared.KEEP_PREDICTION)
    heard = html.unescape(said(view))
    assert [question.label in heard for question in (first, *others)] == [False, *(True for _ in others)]


@every
def test_a_slide_opens_each_step_though_nobody_has_predicted(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for step in new(name, keep_work=False).stage.by_id:
        monkeypatch.setattr(browser, "fragment", lambda step=step: f"step={step}&present=1")
        view = new(name)
        assert view.stage.now == step
        assert not view.model.predicted


@every
def test_each_control_has_a_name_and_no_two_buttons_the_same_tooltip(name: str) -> None:
    controls = [one for one in inside(unfolded(name)) if isinstance(one, INPUTS)]
    assert [one for one in controls if not (one.description.strip() or str(one.tooltip or "").strip())] == []
    tooltips = [one.tooltip for one in controls if isinstance(one, widgets.Button)]
    assert sorted({one for one in tooltips if tooltips.count(one) > 1}) == []


@every
def test_no_two_lists_or_fields_of_a_step_have_the_same_name(name: str) -> None:
    """Under another heading a question may be asked again; a tick is in a group, which says what it belongs to."""
    for step in unfolded(name).stage.body.children:
        controls = [one for one in inside(step) if isinstance(one, INPUTS)]
        names = [one.description for one in controls if not isinstance(one, widgets.Button | widgets.Checkbox)]
        assert sorted({one for one in names if names.count(one) > 1}) == []


@every
def test_there_is_one_live_region_and_it_is_there_before_anything_is_said(name: str) -> None:
    view = new(name)
    assert [one.value for one in inside(view) if "live-status" in one._dom_classes] == [""]


@every
def test_work_comes_back(name: str) -> None:
    view = opened(name)
    view.set(view.model.case_place("reason"), REASON)
    again = new(name)
    assert again.model.to_json() == view.model.to_json()
    assert shared.RESTORED in shown(again)
    again.stage.go("look-back" if again.stage.now == "new-case" else "new-case")
    assert shared.RESTORED not in shown(again), "said once, where the learner comes back to"


@every
def test_work_that_another_page_wrote_is_shown_and_nothing_is_written(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody moved here: an emptied step would take the place of the step in which the learner is in the other page."""
    place, heard = places.Memory(), []
    monkeypatch.setattr(place, "watch", heard.append)
    monkeypatch.setattr(places, "_chosen", place)
    view, elsewhere = new(name), model_of(name)
    for question in elsewhere.predictions:
        elsewhere.set(f"prediction.{question.id}", "unknown")
    elsewhere.keep_prediction()
    elsewhere.set("step", "new-case")
    elsewhere.turn("transfer")
    place.put(elsewhere.name, elsewhere.to_json())
    before = place.read(elsewhere.name)
    heard[0]([elsewhere.name])
    assert view.model.predicted
    assert place.read(elsewhere.name) == before
    assert new(name).stage.now == "new-case"
    assert place.read(elsewhere.name) == before


@every
def test_no_answer_is_told_in_words_with_gaps(name: str) -> None:
    """Every option of every question, the others as in the first sample."""
    for task in model_of(name).tasks:
        for field in task.fields:
            for value in field_values(field):
                answers = {**task.samples[0].answers, field.id: [value] if isinstance(field, Many) else value}
                parts = () if task.missing(answers) else task.check(answers).parts
                assert not any(re.search(r"\{\w*\}", part.text) for part in parts), (task.id, field.id, value)


@every
def test_each_wrong_answer_to_a_question_is_told_its_own_reason(name: str) -> None:
    """One reason for all wrong answers teaches nobody why this one is wrong."""
    for task in model_of(name).tasks:
        for field in [one for one in task.fields if isinstance(one, Choice)]:
            told = []
            for value in field_values(field):
                answers = {**task.samples[0].answers, field.id: value}
                parts = () if task.missing(answers) else task.check(answers).parts
                told += [one.text for one in parts if one.verdict == "not_yet" and one.label.startswith(field.label)]
            assert sorted({one for one in told if told.count(one) > 1}) == [], (task.id, field.id)


@every
def test_a_provision_in_a_list_never_is_a_bare_number(name: str) -> None:
    for task in model_of(name).tasks:
        for field in [one for one in task.fields if isinstance(one, Choice)]:
            bare = [one.text for one in field.options if re.search(r"\b(Art\.|s) \d\S*$", one.text)]
            assert bare == [], (task.id, field.id)


@every
def test_a_reason_that_all_options_share_is_written_once(name: str) -> None:
    for task in model_of(name).tasks:
        for field in [one for one in task.fields if isinstance(one, Many)]:
            whys = [str(join(option.why)) for option in field.options]
            written = str(render.question(field))
            assert [one for one in set(whys) if written.count(f"<p>{one}</p>") > 1] == [], (task.id, field.id)


@every
def test_that_there_are_no_more_hints_can_be_read_where_the_hints_stand(name: str) -> None:
    view = opened(name)
    most = max(len(task.hints) for task in view.model.tasks)
    hints = [one for one in buttons(view) if one.description == shared.HINT]
    for button in hints:
        for _ in range(most + 1):
            button.click()
        assert shared.NO_MORE_HINTS in said(view)
    seen = [
        one.value for one in inside(view) if isinstance(one, widgets.HTML) and "live-status" not in one._dom_classes
    ]
    assert "".join(seen).count(str(join(shared.NO_MORE_HINTS))) == len(hints) > 0


@every
def test_starting_again_asks_first(name: str) -> None:
    view = opened(name)
    press(view, shared.START_AGAIN)
    assert view.model.predicted
    press(view, shared.START_AGAIN_SURE)
    assert view.model.to_json()["values"] == {}
    assert places.kept(view.model.name)["values"] == {}


@every
def test_five_thousand_hostile_characters_stay_text_in_every_field(name: str) -> None:
    view = opened(name)
    text = (HOSTILE * 80)[:5000]
    for control in [one for one in inside(view) if isinstance(one, widgets.Text | widgets.Textarea)]:
        control.value = text
    view.model.set(view.model.case_place("decision"), view.model.decision.options[0].value)
    for button in [one for one in buttons(view) if one.description in {shared.CHECK, shared.TRANSFER_COMPARE}]:
        button.click()
    told = shown(view) + str(view.whole())
    assert not re.search(r"<(script|img)|\sonerror=", re.sub(r"&lt;.*?&gt;", "", told))
    assert "&lt;script&gt;" in told
    assert 'dir="auto"' in told


# --- the static form -----------------------------------------------------------------------------------------------


@every
def test_the_output_has_both_forms(name: str) -> None:
    bundle = new(name, keep_work=False)._repr_mimebundle_()
    assert set(bundle) == {"application/vnd.jupyter.widget-view+json", "text/html", "text/plain"}
    assert bundle["text/plain"] == f"{name}()"


@every
def test_the_static_form_holds_the_whole_lesson(name: str) -> None:
    model = model_of(name)
    # The name of a provision stands in an element of its own before what it says.
    said = re.sub(r"<[^>]+>", "", static(name))
    for field in (*model.predictions, *(field for task in model.tasks for field in task.fields), model.decision):
        assert str(join(field.label)) in static(name)
        for option in getattr(field, "options", ()):
            assert str(join(option.text)) in said
            assert str(join(option.why)) in static(name)
    texts = [text for task in model.tasks for text in (task.asked, *task.hints)]
    assert [
        text
        for text in (*texts, *(point.text for case in model.cases for point in case.points))
        if str(join(text)) not in static(name)
    ] == []


@every
def test_answers_to_two_questions_of_a_task_are_written_once_on_paper(name: str) -> None:
    for task in model_of(name).tasks:
        static = str(render.task(task))
        asked = [field for field in task.fields if not isinstance(field, Day)]
        for at, field in enumerate(asked):
            same = next(one for one in asked if one.options == field.options)
            assert (str(join(shared.STATIC_SAME.format(label=same.label))) in static) == any(
                other is not same and other.options == same.options for other in asked
            ), (task.id, at)


@every
def test_the_static_form_is_the_same_each_time_names_no_place_of_this_machine_and_is_not_large(name: str) -> None:
    assert static(name) == str(new(name, keep_work=False).whole())
    assert not re.search(r"/(home|root|tmp)/|0x[0-9a-f]{6}", static(name))
    assert len(static(name).encode()) < 400_000


@every
def test_headings_go_down_one_level_at_a_time(name: str) -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)", static(name))]
    assert levels[0] == 3
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@every
def test_no_two_elements_have_the_same_id(name: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', static(name))
    assert sorted({one for one in ids if ids.count(one) > 1}) == []


# --- what is missing is no verdict -------------------------------------------------------------------------------------

WRONG_LOOK = ("stage-not_yet", "cbx-not_yet", shared.NOT_YET)


@every
def test_a_prediction_with_gaps_is_no_wrong_answer_and_the_message_goes_with_the_next_answer(name: str) -> None:
    view = new(name)
    press(view, shared.KEEP_PREDICTION)
    texts = [one for one in inside(view.stage.body) if isinstance(one, widgets.HTML)]
    message = next(one for one in texts if shared.PREDICTION_MISSING in html.unescape(one.value))
    assert 'data-stage="outcome"' in message.value
    assert not any(look in message.value for look in WRONG_LOOK)
    question = view.prediction.questions[0]
    question.value = question.options[0][1]
    assert not message.value


@every
def test_a_new_case_with_gaps_is_no_wrong_answer_and_the_message_goes_with_the_next_answer(name: str) -> None:
    view = new(name)
    for question in view.model.predictions:
        view.model.set(f"prediction.{question.id}", "unknown")
    view.model.keep_prediction()
    view.stage.go("new-case")
    press(view, shared.TRANSFER_COMPARE)
    lacking = shared.TRANSFER_LACKING["decision"]
    message = next(one for one in inside(view.stage.body) if lacking in str(getattr(one, "value", "")))
    assert 'data-stage="outcome"' in message.value
    assert not any(look in message.value for look in WRONG_LOOK)
    press(view, shared.TRANSFER_ANYWAY)
    assert shared.TRANSFER_LACKING["anyway"] in message.value
    reason = next(one for one in inside(view.stage.body) if getattr(one, "description", "") == shared.TRANSFER_REASON)
    reason.value = REASON
    assert shared.TRANSFER_WAITING in message.value


@every
def test_a_task_with_gaps_is_no_wrong_answer(name: str) -> None:
    view = new(name)
    for task in view.model.tasks:
        feedback = view.model.check(task.id)
        if not isinstance(feedback, str):
            continue
        part = TaskPart(view, task)
        part._check()
        assert feedback in html.unescape(part._answer.value)
        assert not any(look in part._answer.value for look in WRONG_LOOK)


# --- the core path ---------------------------------------------------------------------------------------------------


@every
def test_the_core_path_is_one_press_away_from_each_step_and_extra_steps_say_so(name: str) -> None:
    view = new(name)
    for question in view.model.predictions:
        view.model.set(f"prediction.{question.id}", "unknown")
    press(view, shared.KEEP_PREDICTION)
    steps = view.stage.steps
    core = [step.id for step in steps if step.core]
    walked = ["case", view.stage.now]
    while walked[-1] != core[-1]:
        ways = {
            one.description: one
            for one in inside(view.stage._boxes[view.stage.now])
            if "stage-next" in getattr(one, "_dom_classes", ())
        }
        at = [step.id for step in steps].index(view.stage.now)
        following, then = steps[at + 1], next(step for step in steps[at + 1 :] if step.core)
        text = shared.STEP_NEXT if following.core else shared.STEP_NEXT_EXTRA
        assert text.format(title=following.title) in ways
        ways[(shared.STEP_NEXT if then is following else shared.STEP_CORE).format(title=then.title)].click()
        walked.append(view.stage.now)
    assert walked == core


@every
def test_the_case_says_once_what_italics_mean(name: str) -> None:
    view = new(name)
    assert sum(shared.STEP_ITALICS in str(getattr(one, "value", "")) for one in inside(view.stage.body)) == 1
