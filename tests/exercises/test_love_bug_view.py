"""The Love Bug exercise as widgets and as a page: names, announcements, escaping, the static form, and time."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import pytest

import crossborder as cb
from crossborder.exercises import browser
from crossborder.exercises import words as shared
from crossborder.exercises.html import join
from crossborder.exercises.lesson import outcome
from crossborder.exercises.lesson.compare import compared
from crossborder.exercises.lesson.model import put_to_vote
from crossborder.exercises.lesson.votes import FIRST, SECOND, bars
from crossborder.exercises.love_bug import words
from crossborder.exercises.love_bug.model import LoveBugModel
from crossborder.exercises.love_bug.view import LoveBug
from crossborder.exercises.style import CSS, SHEETS
from crossborder.work import places
from tests.widget_tree import inside

if TYPE_CHECKING:
    from types import ModuleType

INPUTS = (widgets.Text, widgets.Textarea, widgets.Dropdown, widgets.RadioButtons, widgets.Checkbox, widgets.Button)


def press(view: LoveBug, name: str) -> None:
    """Press the button of a name; one without words has its tooltip as name."""
    next(
        one for one in inside(view) if isinstance(one, widgets.Button) and (one.description or one.tooltip) == name
    ).click()


def named(view: LoveBug, name: str) -> Any:
    return next(one for one in inside(view) if getattr(one, "description", "") == name)


def said(view: LoveBug) -> str:
    return str(next(one for one in inside(view) if "live-status" in one._dom_classes).value)


# --- building, names, announcements --------------------------------------------------------------------------------


def test_before_the_prediction_nothing_else_is_there(view: LoveBug) -> None:
    assert not [one for one in inside(view) if getattr(one, "description", "") == "Check"]
    press(view, shared.KEEP_PREDICTION)
    assert said(view) == shared.PREDICTION_MISSING.replace("'", "&#x27;")
    assert not [one for one in inside(view) if getattr(one, "description", "") == "Check"]


def test_a_change_is_announced_once_in_one_sentence(predicted: LoveBug) -> None:
    heard: list[str] = []
    predicted.children[0].observe(lambda change: heard.append(change["new"]), "value")
    named(predicted, "Day of the request").value = "2000-07-01"
    assert len(heard) == 1
    assert heard[0].startswith("Outcome: No clear answer. It depends on which day counts")


def test_the_buttons_and_named_days_move_the_typed_day(predicted: LoveBug) -> None:
    press(predicted, "Day of the act: day after")
    assert named(predicted, "Day of the act").value == "5 May 2000"
    press(predicted, "Day of the act: day before")
    assert named(predicted, "Day of the act").value == "4 May 2000"
    named(predicted, "Day of the request: named days").value = "2018-07-01"
    assert named(predicted, "Day of the request").value == "1 July 2018"
    assert named(predicted, "Day of the request: named days").value == ""


def test_a_wrong_day_is_explained_and_stays_as_typed(predicted: LoveBug) -> None:
    named(predicted, "Day of the act").value = "31 June 2000"
    assert "not a day of the calendar" in said(predicted)
    press(predicted, "Day of the act: day after")
    assert named(predicted, "Day of the act").value == "31 June 2000"


def test_the_steps_open_when_the_prediction_is_kept_and_going_back_loses_nothing(predicted: LoveBug) -> None:
    assert predicted.stage.now == "machine"
    named(predicted, "Day of the request").value = "2001-01-01"
    press(predicted, "Task 1")
    assert predicted.stage.now == "tasks.1"
    assert "stage-at-tasks.1" in predicted._dom_classes
    press(predicted, "Time machine")
    assert named(predicted, "Day of the request").value == "1 January 2001"


def test_the_request_moves_with_the_act_so_that_it_never_comes_before_it(predicted: LoveBug) -> None:
    named(predicted, "Day of the act").value = "2000-06-19"
    assert named(predicted, "Day of the request").value == "26 June 2000"
    assert said(predicted).startswith("Outcome: Possible")


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({"committed_on": "2000-06-18"}, "No clear answer"),
        ({"committed_on": "2000-06-19"}, "Possible"),
        ({"requested_on": "2000-07-01"}, "No clear answer"),
        ({"requested_on": "2018-07-01", "measure": "preservation"}, "Possible"),
    ],
    ids=["first-try", "a-day-later", "the-request-alone", "preservation"],
)
def test_every_experiment_that_the_text_suggests_gives_an_answer(
    predicted: LoveBug, changes: dict[str, str], outcome: str
) -> None:
    for name, value in changes.items():
        named(predicted, words.MACHINE_LABELS[name]).value = value
    assert said(predicted).startswith(f"Outcome: {outcome}. ")
    shown = "".join(one.value for one in inside(predicted) if isinstance(one, widgets.HTML))
    assert 'data-stage="figure"' in shown
    assert 'data-stage="deciding"' in shown


def test_what_decides_is_said_in_words_with_the_provision_and_the_gates(predicted: LoveBug) -> None:
    shown = "".join(one.value for one in inside(predicted) if isinstance(one, widgets.HTML))
    assert (
        "The Philippines had no specific offence of malware in force until 19 June 2000, 46 days after the act."
        in shown
    )
    assert re.search(r"s 33\(a\)</cite>: Hacking or cracking", shown)
    assert (
        "Older, general offences are not counted here. In the Philippines some were charged, and whether they fit is contested: "
        in shown
    )
    assert re.search(r'stage-shut-gate">✕ Dual criminality', shown)


def test_the_address_names_the_step(monkeypatch: pytest.MonkeyPatch, predicted: LoveBug) -> None:
    for name in ("fragment", "take_fragment"):
        monkeypatch.setattr(browser, name, lambda: "step=tasks&seed=4&group=b&present=1")
    again = LoveBug()
    assert again.stage.now == "tasks.1"
    assert again.model.new_case is again.model.cases[1]
    again.address.changed("step=look-back")
    assert again.stage.now == "look-back"
    again.address.changed("step=nowhere")
    assert "no step “nowhere”" in said(again)
    assert predicted.model.to_json() is not None


def test_a_closed_step_says_what_opens_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "fragment", lambda: "step=machine")
    view = LoveBug()
    assert view.stage.now == "case"
    assert said(view) == shared.STEP_FIRST
    assert shared.STEP_FIRST in view._gate.value, "and to who looks at the page"


def test_hands_are_counted_on_a_screen_of_their_own_and_drawn_as_bars(view: LoveBug) -> None:
    press(view, shared.VOTES["first"])
    question = view.model.predictions[0]
    named(view, question.options[0].text).value = "12"
    voting = next(one for one in inside(view) if "stage-voting" in one._dom_classes)
    assert any("<svg" in str(one.value) for one in inside(voting) if isinstance(one, widgets.HTML))
    press(view, shared.VOTES_BACK)
    assert not [one for one in inside(view) if "stage-voting" in one._dom_classes]
    assert view.model.state.text(f"votes.first.{question.id}.{question.options[0].value}") == "12"


@pytest.mark.parametrize(
    ("typed", "again"), [("x", "x"), ("-3", "-3"), ("10000", "10000"), ("z" * 900, "z" * 60 + "…")]
)
def test_what_is_no_number_of_hands_is_said_and_kept(view: LoveBug, typed: str, again: str) -> None:
    press(view, shared.VOTES["first"])
    question = view.model.predictions[0]
    named(view, question.options[0].text).value = typed
    told = shared.VOTES_WRONG.format(text=again)
    assert said(view) == told
    voting = next(one for one in inside(view) if "stage-voting" in one._dom_classes)
    assert any(told in one.value for one in inside(voting) if isinstance(one, widgets.HTML))
    assert view.model.state.text(f"votes.first.{question.id}.{question.options[0].value}") == typed


def test_the_hands_of_a_room_are_its_prediction(view: LoveBug) -> None:
    press(view, shared.VOTES["first"])
    for question in view.model.predictions:
        for key, count in zip(
            (f"votes.first.{question.id}.{one.value}" for one in question.options), "392", strict=False
        ):
            view.set(key, count)
    press(view, shared.KEEP_PREDICTION)
    assert view.model.predicted
    assert [view.model.state.text(f"prediction.{one.id}") for one in view.model.predictions] == [
        one.options[1].value for one in view.model.predictions
    ]


def test_the_count_has_its_own_way_on_and_says_what_is_missing_beside_the_questions(view: LoveBug) -> None:
    press(view, shared.VOTES["first"])
    voting = next(one for one in inside(view) if "stage-voting" in one._dom_classes)
    next(one for one in inside(voting) if getattr(one, "description", "") == shared.KEEP_PREDICTION).click()
    assert not [one for one in inside(view) if "stage-voting" in one._dom_classes], "what is missing stands behind it"
    assert "stage-todo" in view.prediction.said.value
    assert not view.model.predicted


def test_hands_on_a_task_are_the_answer_of_a_room_that_chose_none(predicted: LoveBug) -> None:
    task = next(one for one in predicted.model.tasks if put_to_vote(one))
    asked = put_to_vote(task)
    assert asked is not None
    predicted.stage.go(f"tasks.{predicted.model.tasks.index(task) + 1}")
    press(predicted, shared.VOTES["task"])
    voting = next(one for one in inside(predicted) if "stage-voting" in one._dom_classes)
    lines = [one for one in inside(voting) if isinstance(one, widgets.Text)]
    assert [one.description for one in lines] == [one.text for one in asked.options]
    lines[1].value = "17"
    assert any("<svg" in str(one.value) for one in inside(voting) if isinstance(one, widgets.HTML))
    next(one for one in inside(voting) if getattr(one, "description", "") == shared.CHECK).click()
    answered = next(one for one in task.fields if one.label == asked.label)
    assert predicted.model.answers(task.id)[answered.id] == asked.options[1].value
    assert predicted.model.state.text(f"votes.task.{task.id}.{asked.options[1].value}") == "17"


def test_what_is_still_to_do_on_a_task_is_marked_so_that_it_is_never_held_back(predicted: LoveBug) -> None:
    predicted.stage.go("tasks.1")
    next(one for one in inside(predicted) if getattr(one, "description", "") == shared.CHECK).click()
    assert any("stage-todo" in one.value for one in inside(predicted) if isinstance(one, widgets.HTML))


def test_what_a_machine_cannot_answer_is_no_answer_to_hold_back() -> None:
    assert "stage-todo" in outcome.outcome("This is no day.").text


def test_bars_of_all_questions_are_on_one_scale(view: LoveBug) -> None:
    asked = view.model.predictions
    first, second = asked[:2]
    view.set(f"votes.first.{first.id}.{first.options[0].value}", "5")
    alone = bars(view.model, asked, first, first.options[0], (FIRST, SECOND)).text
    view.set(f"votes.first.{second.id}.{second.options[0].value}", "20")
    assert bars(view.model, asked, first, first.options[0], (FIRST, SECOND)).text != alone


def test_two_counts_of_one_question_share_no_name_in_the_page(predicted: LoveBug) -> None:
    """A pattern is found by its name: one in a step that is put away draws nothing."""
    question = predicted.model.predictions[0]
    predicted.set(f"votes.first.{question.id}.{question.options[0].value}", "5")
    press(predicted, shared.VOTES["first"])
    predicted.stage.go("look-back")
    press(predicted, shared.VOTES["second"])
    drawn = "".join(
        one.value for one in inside(predicted) if isinstance(one, widgets.HTML) and "fig-votes" in one.value
    )
    names = re.findall(r' id="([^"]+)"', drawn)
    assert len(names) == len(set(names)) > 0


def test_a_room_that_votes_only_at_the_end_sees_no_first_vote(view: LoveBug) -> None:
    asked = view.model.predictions
    view.set(f"votes.second.{asked[0].id}.{asked[0].options[0].value}", "5")
    drawn = bars(view.model, asked, asked[0], asked[0].options[1], (FIRST, SECOND)).text
    assert "0 in the second" in drawn
    assert "in the first" not in drawn


def test_the_look_back_answers_after_the_second_vote(predicted: LoveBug) -> None:
    predicted.stage.go("look-back")

    def replies() -> str:
        box = predicted.stage._boxes["look-back"]
        return " ".join(one.value for one in inside(box) if isinstance(one, widgets.HTML))

    for question in predicted.model.predictions:
        asked = shared.AGAIN.format(question=question.label)
        box = next(one for one in inside(predicted) if getattr(one, "description", "") == asked)
        assert "Republic Act No. 8792" not in replies(), "while a question is open"
        box.value = question.options[-1].value
    assert "Republic Act No. 8792" in replies()


def vote_again(view: LoveBug, *answers: str) -> str:
    """Answer the questions of the prediction once more; what the look back then says."""
    for question, answer in zip(view.model.predictions, answers, strict=True):
        named(view, shared.AGAIN.format(question=question.label)).value = answer
    box = view.stage._boxes["look-back"]
    return " ".join(one.value for one in inside(box) if isinstance(one, widgets.HTML))


def test_the_second_vote_has_its_own_verdict_and_the_prediction_stands_beside_it(view: LoveBug) -> None:
    for question in view.model.predictions:
        view.model.set(f"prediction.{question.id}", "yes")
    view.prediction.keep()
    view.stage.go("look-back")
    told = vote_again(view, "no", "no", "no")
    assert "stage-not_yet" not in told
    assert shared.YOUR_NOW.format(answer="No") in told
    assert told.count(shared.SAID_THEN.format(answer="Yes")) == 3, (
        "beside each question, and not once more in each verdict"
    )
    assert "stage-not_yet" in vote_again(view, "yes", "no", "no"), "a vote that changes is judged as it is now"


def test_the_look_back_is_done_when_it_has_answered_and_not_when_it_is_opened(predicted: LoveBug) -> None:
    predicted.stage.go("look-back")
    chip = predicted.stage._chips["look-back"]
    assert "stage-done" not in chip._dom_classes
    press(predicted, shared.AGAIN_SHOW)
    assert "stage-done" in chip._dom_classes


def test_a_room_that_votes_once_more_is_judged_by_its_second_vote(predicted: LoveBug) -> None:
    predicted.stage.go("look-back")
    for question in predicted.model.predictions:
        predicted.set(f"votes.second.{question.id}.no", "20")
    press(predicted, shared.VOTES["second"])
    onward, *_ = [one for one in inside(predicted) if getattr(one, "description", "") == shared.AGAIN_SHOW]
    onward.click()
    assert predicted.model.state.text("again.prosecute") == "no"


def test_nobody_is_said_to_have_predicted_what_was_said_only_at_the_end(predicted: LoveBug) -> None:
    question = predicted.model.predictions[0]
    part = compared(question, "", "no", predicted.model.ruling(question.id))
    assert part.label.endswith(f"({shared.YOUR_NOW.format(answer='No')})")


def test_the_button_that_clears_everything_does_not_wait_in_another_step(predicted: LoveBug) -> None:
    def asked() -> bool:
        return any(getattr(one, "description", "") == shared.START_AGAIN_SURE for one in inside(predicted))

    predicted.stage.go("machine")
    press(predicted, shared.START_AGAIN)
    assert asked()
    predicted.stage.go("tasks.1")
    assert not asked()


def test_what_was_said_in_a_step_is_not_said_in_the_next(predicted: LoveBug) -> None:
    predicted.stage.go("machine")
    named(predicted, words.MACHINE_LABELS["committed_on"]).value = "31 june 2000"
    assert said(predicted).startswith(shared.MACHINE_EMPTY)
    predicted.stage.go("tasks.1")
    assert said(predicted) == ""


def test_the_look_back_answers_who_asks_at_once(predicted: LoveBug) -> None:
    predicted.stage.go("look-back")
    press(predicted, shared.AGAIN_SHOW)
    box = predicted.stage._boxes["look-back"]
    assert any("Republic Act No. 8792" in one.value for one in inside(box) if isinstance(one, widgets.HTML))


def test_check_and_hint_answer_in_the_page_and_in_the_live_region(predicted: LoveBug) -> None:
    press(predicted, "Task 1")
    press(predicted, "Hint")
    assert said(predicted).startswith("Hint 1 of")
    press(predicted, "Check")
    assert said(predicted).startswith("Not answered yet")


def test_starting_again_asks_first(predicted: LoveBug) -> None:
    press(predicted, shared.START_AGAIN)
    assert predicted.model.to_json()["values"]
    press(predicted, shared.START_AGAIN_SURE)
    assert predicted.model.to_json()["values"] == {}
    assert not [one for one in inside(predicted) if getattr(one, "description", "") == "Check"]


# --- work that is kept ---------------------------------------------------------------------------------------------


def test_work_is_there_again_in_a_new_view(predicted: LoveBug) -> None:
    named(predicted, "Day of the act").value = "2000-06-19"
    press(predicted, "New case")
    named(predicted, shared.TRANSFER_REASON).value = "Two sentences. Here."
    again = LoveBug()
    assert named(again, shared.TRANSFER_REASON).value == "Two sentences. Here."
    press(again, "Time machine")
    assert named(again, "Day of the act").value == "19 June 2000"


def test_what_was_started_again_comes_back_at_the_step_it_was_left_at(predicted: LoveBug) -> None:
    press(predicted, "New case")
    named(predicted, shared.TRANSFER_REASON).value = "Two sentences. Here."
    press(predicted, shared.START_AGAIN)
    press(predicted, shared.START_AGAIN_SURE)
    assert predicted.stage.now == "case"
    press(predicted, shared.PUT_BACK.format(what=shared.ALL_WORK))
    assert predicted.stage.now == "new-case"
    assert named(predicted, shared.TRANSFER_REASON).value == "Two sentences. Here."


def test_a_view_that_only_hears_of_a_change_leaves_the_step_of_the_other_where_it_is(predicted: LoveBug) -> None:
    press(predicted, "Time machine")
    other = LoveBug()
    press(other, "New case")
    named(other, shared.TRANSFER_REASON).value = "Two sentences. Here."
    predicted._changed_elsewhere()
    assert predicted.stage.now == "machine"
    assert places.place().get("love-bug")["values"]["step"] == "new-case"
    press(predicted, "New case")
    assert named(predicted, shared.TRANSFER_REASON).value == "Two sentences. Here."


def test_a_reason_is_kept_at_every_key_under_the_case_it_is_for(predicted: LoveBug) -> None:
    press(predicted, "New case")
    press(predicted, shared.TRANSFER_ANOTHER)
    field = named(predicted, shared.TRANSFER_REASON)
    assert f"live-keep:love-bug#{predicted.model.case_place('reason')}" in field._dom_classes
    assert predicted.model.case_place("reason") != "transfer.reason"


def test_the_store_of_the_page_is_used_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    class Store:
        held: dict[str, Any] = {}  # noqa: RUF012 - one store for the test

        def get(self, key: str) -> Any:
            return self.held.get(key)

        def put(self, key: str, value: Any) -> None:
            self.held[key] = value

        def keys(self, prefix: str = "") -> list[str]:
            return sorted(key for key in self.held if key.startswith(prefix))

        def on_changed(self, _: object) -> None:
            """Nobody else changes anything here."""

        def refused(self) -> list[str]:
            return []

        def persistent(self) -> bool:
            return True

        def fragment(self) -> str:
            return ""

    def import_module(name: str) -> ModuleType | Store:
        assert name == "live_store"
        return Store()

    monkeypatch.setattr(places, "import_module", import_module)
    places.use(None)
    view = LoveBug()
    named(view, view.model.predictions[0].label).value = "no"
    assert Store.held["love-bug#prediction.prosecute"]["value"] == "no"


def test_work_that_does_not_fit_is_reported_in_the_page() -> None:
    places.keep("love-bug", {"exercise": "love-bug", "version": 7, "values": {"prediction.prosecute": "perhaps"}})
    view = LoveBug()
    assert "expected: one of yes, no, unknown" in str(view.children[2].children[0].value)
    assert view.model.to_json()["aside"] == {"prediction.prosecute": "perhaps"}


# --- escaping ------------------------------------------------------------------------------------------------------


# --- the static form -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def static() -> str:
    return str(LoveBug(keep_work=False)._repr_mimebundle_()["text/html"])


def test_the_static_form_holds_facts_tasks_hints_debrief_and_new_case(static: str) -> None:
    model = LoveBugModel()
    texts = [task.asked for task in model.tasks] + [hint for task in model.tasks for hint in task.hints]
    texts += [event.title for case in ("love_bug", "zotob") for event in cb.facts().case_by_id[case].events]
    texts += [text for piece in words.DEBRIEF_PIECES for text in (*piece.get("texts", ()), *piece.get("points", ()))]
    texts += [*(text for case in model.cases for text in case.facts)]
    assert all(str(join(text)) in static for text in texts)


def test_verdicts_are_words_and_not_colours_alone(static: str) -> None:
    assert {"Right: ", "Not yet: ", "Not graded: "} <= set(re.findall(r"(?:Right|Not yet|Not graded): ", static))


def test_the_style_takes_its_colours_from_the_page() -> None:
    tokens, *others = [(files("crossborder.exercises") / "look" / name).read_text(encoding="utf-8") for name in SHEETS]
    assert "--cbx-ink" in tokens
    assert not re.search(r"#[0-9a-fA-F]{3,6}\b|:\s*(white|black)\b", "".join(others))
    assert "url(" not in CSS


# --- showing an assessment in a notebook ---------------------------------------------------------------------------


def test_an_assessment_and_a_finding_can_be_shown() -> None:
    model = LoveBugModel()
    shown = cb.exercises.show(model.zotob)
    assert "Outcome: " in shown._repr_html_()
    finding = cb.dual_criminality(
        "malware", "USA", "PHL", on=cb.punished("PHL", "malware", on=model.zotob.request.committed_on).day
    )
    assert "Dual criminality: met" in cb.exercises.show(finding)._repr_html_()
    assert repr(cb.exercises.show(finding)) == "Dual criminality met: True"
    with pytest.raises(TypeError, match="show\\(\\) draws what"):
        cb.exercises.show("text")  # type: ignore[arg-type]  # the wrong kind is the point
