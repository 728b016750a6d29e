"""The page “Your work”: save, read back, clear."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pytest
from traitlets import Bunch

import crossborder as cb
from crossborder.exercises import browser
from crossborder.exercises import words as shared
from crossborder.exercises.class_report.asked import CHAPTERS, new_model
from crossborder.exercises.kept import YOUR_WORK, SaveWork
from crossborder.exercises.love_bug.view import LoveBug
from crossborder.exercises.your_work import words
from crossborder.exercises.your_work.view import YourWork
from crossborder.work import Work, places, read_work
from tests.widget_tree import inside


def press(view: YourWork, name: str) -> None:
    next(one for one in inside(view) if isinstance(one, widgets.Button) and one.description == name).click()


def choose(view: YourWork, name: str, *files: tuple[str, bytes]) -> None:
    upload = next(one for one in inside(view) if isinstance(one, widgets.FileUpload) and one.description == name)
    upload.value = tuple(
        Bunch(name=file, type="", size=len(data), content=memoryview(data), last_modified=SAVED) for file, data in files
    )


def shown(view: YourWork) -> str:
    """What is in sight: what is only said is left out."""
    seen = [one for one in inside(view) if isinstance(one, widgets.HTML) and "live-status" not in one._dom_classes]
    return "".join(one.value for one in seen)


def said(view: YourWork) -> str:
    return str(next(one for one in inside(view) if "live-status" in one._dom_classes).value)


SAVED = datetime(2026, 11, 25, tzinfo=UTC)


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What was handed to the learner, by name."""
    downloads: dict[str, str] = {}

    def save_file(name: str, data: str, media_type: str) -> str:
        assert media_type == "application/json"
        downloads[name] = data
        return name

    monkeypatch.setattr(browser, "save_file", save_file)
    return downloads


def worked() -> LoveBug:
    view = LoveBug()
    for question in view.model.predictions:
        view.set(f"prediction.{question.id}", "no")
    next(one for one in inside(view) if getattr(one, "description", "") == shared.KEEP_PREDICTION).click()
    return view


def test_with_nothing_entered_it_says_so_and_saves_nothing(files: dict[str, str]) -> None:
    view = YourWork()
    assert words.KEPT_NOTHING in shown(view)
    press(view, words.SAVE)
    assert files == {}
    assert said(view) == shared.NOTHING_TO_SAVE


def test_work_is_shown_saved_cleared_and_read_back(files: dict[str, str]) -> None:
    before = worked().model.to_json()
    view = YourWork()
    assert "Love Bug" in shown(view)
    press(view, words.SAVE)
    [(name, text)] = files.items()
    assert re.fullmatch(r"my-work-[0-9a-f]{8}-20\d\d-\d\d-\d\d\.json", name)
    press(view, words.CLEAR)
    assert words.CLEAR_ASK in shown(view)
    assert places.kept("love-bug") is not None, "the first button only asks"
    press(view, words.CLEAR_SURE)
    assert places.kept("love-bug") is None
    assert words.KEPT_NOTHING in shown(view)
    choose(view, words.READ, (name, text.encode()))
    assert LoveBug().model.to_json() == before
    assert f"Read {name}: " in said(view)


def test_what_was_worked_on_beside_tasks_is_shown() -> None:
    places.keep(
        "mlat-request",
        {"exercise": "mlat-request", "version": 1, "values": {"draft.love.text.purpose": "x", "draft.love.items": 2}},
    )
    assert words.WORKED["draft"] in shown(YourWork())


@pytest.mark.parametrize(("exercise", "values", "told"), [
    ("practice", {"seed": 7, "done": 3, "checked": True, "answer.outcome": "open"}, words.CASES.format(count=3)),
    ("practice", {"level": "2"}, words.CASES.format(count=0)),
    ("review-dual-criminality",
     {"question-names-differ": ["Yes, the conduct."], "question-arrest": "No.", "question-arrest.points": ["Less"], "question-schools": ["", ""]},
     words.QUESTIONS.format(count=2)),
])  # fmt: skip
def test_what_holds_only_questions_says_how_many_were_answered(
    exercise: str, values: dict[str, Any], told: str
) -> None:
    places.keep(exercise, {"exercise": exercise, "version": 1, "values": values})
    assert f">{told}</td>" in shown(YourWork())


# What is no work of its own: where somebody stands, what was opened, and what the table tells in another column.
BESIDE = {
    "prediction", "hints", "checked", "tries", "opened", "task", "transfer", "votes", "step", "case", "supposed", "way", "ran", "draw", "rubric",
}  # fmt: skip


@pytest.mark.parametrize("exercise", CHAPTERS)
def test_every_kind_of_work_in_an_exercise_has_a_word(exercise: str) -> None:
    kinds = {place.partition(".")[0] for place in new_model(exercise).state.slots}
    assert kinds <= BESIDE | set(words.WORKED)


def test_on_a_telephone_each_cell_of_the_table_says_its_head() -> None:
    worked()
    told = shown(YourWork())
    assert all(f'data-head="{head}"' in told for head in words.KEPT_HEADS[1:])


def test_clearing_can_be_taken_back() -> None:
    before = worked().model.to_json()
    view = YourWork()
    press(view, words.CLEAR)
    press(view, words.CLEAR_SURE)
    press(view, words.CLEAR_UNDO)
    assert places.kept("love-bug") == before
    assert said(view) == words.CLEAR_UNDONE


def test_the_keyboard_goes_on_from_a_button_that_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    focused: list[str] = []
    monkeypatch.setattr(widgets.DOMWidget, "focus", lambda control: focused.append(control.description))
    worked()
    view = YourWork()
    press(view, words.CLEAR)
    assert focused == [], "the button that was pressed is still there"
    press(view, words.CLEAR_SURE)
    press(view, words.CLEAR_UNDO)
    assert focused == [words.CLEAR, words.CLEAR]


def test_reading_a_file_can_be_taken_back(files: dict[str, str]) -> None:
    worked()
    view = YourWork()
    press(view, words.SAVE)
    [text] = files.values()
    places.keep("love-bug", {"exercise": "love-bug", "version": 1, "values": {"transfer.reason": "Mine."}})
    choose(view, words.READ, ("w.json", text.encode()))
    assert places.kept("love-bug")["values"]["prediction.kept"] is True
    press(view, words.READ_UNDO)
    assert places.kept("love-bug")["values"] == {"transfer.reason": "Mine."}


@pytest.mark.parametrize(
    "data", [b"\xff\xfe", b"{", b"[]", b'{"format": "crossborder-work", "version": 99, "exercises": {}}']
)
def test_a_damaged_or_foreign_file_changes_nothing_and_says_what_to_do(data: bytes) -> None:
    before = worked().model.to_json()
    view = YourWork()
    choose(view, words.READ, ("<b>bad</b>.json", data))
    assert places.kept("love-bug") == before
    assert said(view).startswith("&lt;b&gt;bad&lt;/b&gt;.json: This file")
    assert "<b>bad" not in shown(view)


def test_the_same_file_can_be_chosen_twice(files: dict[str, str]) -> None:
    worked()
    view = YourWork()
    press(view, words.SAVE)
    [text] = files.values()
    for _ in range(2):
        places.keep("love-bug", None)
        choose(view, words.READ, ("w.json", text.encode()))
        assert places.kept("love-bug") is not None


def test_work_on_an_exercise_that_this_course_does_not_have_stays_in_the_file(files: dict[str, str]) -> None:
    old = {"exercise": "an-old-one", "version": 3, "values": {"x": 1}}
    view = YourWork()
    choose(
        view, words.READ, ("w.json", Work({"an-old-one": old}).to_text(course="0.0", saved_on="2025-01-01").encode())
    )
    assert "an-old-one (not in this version" in shown(view)
    press(view, words.SAVE)
    [text] = files.values()
    assert read_work(text).work.exercises["an-old-one"] == old


def test_a_folder_that_cannot_be_written_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    worked()

    def refuse(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(browser, "save_file", refuse)
    view = YourWork()
    press(view, words.SAVE)
    assert "No space left on device" in said(view)


def test_outside_a_page_the_file_goes_into_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    worked()
    press(YourWork(), words.SAVE)
    [path] = tmp_path.iterdir()
    assert json.loads(path.read_text(encoding="utf-8"))["format"] == "crossborder-work"


def test_the_output_has_both_forms_and_every_control_a_name() -> None:
    view = YourWork()
    assert "no account" in "".join(Path("notebooks/your-work.ipynb").read_text(encoding="utf-8"))
    assert words.STATIC in view._repr_mimebundle_()["text/html"]
    named = [one for one in inside(view) if isinstance(one, widgets.Button | widgets.FileUpload)]
    assert len(named) >= 3
    assert all(one.description for one in named)
    assert repr(cb.exercises.YourWork()) == "YourWork()"


def test_who_asked_to_clear_can_say_no(monkeypatch: pytest.MonkeyPatch) -> None:
    focused: list[str] = []
    monkeypatch.setattr(widgets.DOMWidget, "focus", lambda control: focused.append(control.description))
    before = worked().model.to_json()
    view = YourWork()
    press(view, words.CLEAR)
    press(view, words.CLEAR_NO)
    assert places.kept("love-bug") == before
    assert words.CLEAR_ASK not in shown(view)
    assert said(view) == words.CLEAR_KEPT
    assert focused == [words.CLEAR]


def test_what_was_said_of_clearing_goes_when_a_file_is_read(files: dict[str, str]) -> None:
    worked()
    view = YourWork()
    press(view, words.SAVE)
    [text] = files.values()
    press(view, words.CLEAR)
    press(view, words.CLEAR_SURE)
    choose(view, words.READ, ("w.json", text.encode()))
    assert words.CLEARED not in shown(view)
    assert not any(getattr(one, "description", "") == words.CLEAR_UNDO for one in inside(view))


@pytest.mark.parametrize("is_page", [True, False])
def test_an_exercise_links_to_this_page_where_there_is_one(monkeypatch: pytest.MonkeyPatch, *, is_page: bool) -> None:
    exercise = LoveBug(keep_work=False)
    saving = next(one for one in inside(exercise) if isinstance(one, SaveWork))
    monkeypatch.setattr(browser, "is_page", lambda: is_page)
    saving._show()
    assert (f'<a href="{YOUR_WORK}">' in saving._where.value) is is_page
    assert shared.KEPT_PAGE in saving._where.value


def test_the_name_is_asked_under_an_exercise_and_stands_in_the_files_name(files: dict[str, str]) -> None:
    exercise = LoveBug()
    exercise.set("prediction.prosecute", "no")
    saving = next(one for one in inside(exercise) if isinstance(one, SaveWork))
    name = next(one for one in inside(saving) if getattr(one, "description", "") == words.NAME)
    name.value = "K 17"
    press(saving, shared.SAVE_WORK)
    [file] = files
    assert file.startswith("my-work-K-17-")


def test_there_is_nothing_to_present_on_this_page() -> None:
    view = YourWork()
    assert "presents" not in view._dom_classes
    assert "<kbd>p</kbd>" not in shown(view)
