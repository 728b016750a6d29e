"""The class report as a lecturer gets it: what is right by the rules, what to teach next, tables, the page, the widgets."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pytest
from hypothesis import given
from hypothesis import strategies as st
from traitlets import Bunch

import crossborder as cb
from benchmarks.made_class import files as made
from crossborder.exercises import browser
from crossborder.exercises.class_report import page, tables, words
from crossborder.exercises.class_report.asked import CHAPTERS, new_model, page_of, question_of
from crossborder.exercises.class_report.counted import misconceptions, questions
from crossborder.exercises.class_report.view import ClassReportPage
from crossborder.work import Work, class_report
from crossborder.work.answers import CASE, END, PREDICTION, REVIEW, TRY, Answer
from crossborder.work.classfiles import Roll, read_list
from crossborder.work.learner import Learner
from tests.widget_tree import inside, shown

ROOT = Path(__file__).resolve().parents[2]


def file(name: str = "Ana", exercise: str = "love-bug", **values: object) -> bytes:
    work = Work({exercise: {"exercise": exercise, "version": 1, "values": values}})
    who = Learner(f"{abs(hash(name)) % 16**8:08x}", name)
    return work.to_text(course="0.2", saved_on="2026-11-28", learner=who).encode()


def said(question: str, moment: str, value: str = "", exercise: str = "love-bug") -> Answer:
    return Answer(exercise, question, moment, 1 if moment == TRY else 0, 0, value)


# --- what the rules say ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "moment", "value", "verdict"),
    [
        ("prosecute", PREDICTION, "yes", "wrong"),
        ("prosecute", PREDICTION, "no", "right"),
        ("prosecute", PREDICTION, "unknown", ""),
        ("prosecute", PREDICTION, "nonsense", ""),
        ("first_day.day", TRY, "2000-06-19", "right"),
        ("first_day.day", TRY, "2000-06-14", "wrong"),
        ("first_day.day", TRY, "no day", ""),
        ("havens.states", TRY, "JPN", "wrong"),
        ("havens.states", TRY, "AUS", "wrong"),
        ("no_task.x", TRY, "x", ""),
        ("x", REVIEW, "x", ""),
    ],
)
def test_an_answer_is_judged_by_the_rules(question: str, moment: str, value: str, verdict: str) -> None:
    assert question_of(said(question, moment)).judge(value) == verdict


@pytest.mark.parametrize("exercise", CHAPTERS)
def test_the_right_decision_in_each_new_case_is_right_and_the_others_are_wrong(exercise: str) -> None:
    from crossborder.exercises.lesson.cases import new_cases  # noqa: PLC0415 - the name is a parameter's everywhere else

    for number, case in enumerate(new_cases(exercise), 1):
        question = question_of(said(case.id, CASE, exercise=exercise))
        assert question.place == f"New case {number}", "no name of a record"
        assert [option.value for option in case.decision.options if question.judge(option.value) == "right"] == [
            case.right
        ]


def test_every_exercise_has_its_model_and_a_chapter_that_is_in_the_book() -> None:
    assert [*CHAPTERS] == [one.id for one in cb.exercises.EXERCISES]
    for exercise in CHAPTERS:
        assert new_model(exercise).name == exercise
        chapter = page_of(exercise).removeprefix("../book/").removesuffix(".html")
        title = (ROOT / "book" / f"{chapter}.md").read_text(encoding="utf-8").partition("# ")[2].partition("\n")[0]
        assert words.CHAPTERS[chapter] in title


def test_what_this_version_does_not_know_keeps_its_own_name() -> None:
    question = question_of(Answer("an-old-exercise", "q", PREDICTION, 0, 0, "x"))
    assert (question.label, question.text("x")) == ("q", "x")


# --- what to teach next ----------------------------------------------------------------------------------------------


def predicted(*answers: str, **more: object) -> list[tuple[str, bytes]]:
    values = {"prediction.kept": True, **more}
    return [(str(at), file(f"P{at}", **{"prediction.prosecute": one, **values})) for at, one in enumerate(answers)]


def test_the_wrong_answer_that_most_share_comes_first_with_the_page_that_treats_it() -> None:
    other = ("c", file("C", **{"prediction.prosecute": "yes", "prediction.kept": True, "again.prosecute": "no"}))
    counted = questions(class_report([*predicted("yes", "yes", **{"again.prosecute": "yes"}), other]).tally)
    [one] = misconceptions(counted)
    assert (one.question.id, one.value, one.learners, one.of) == ("prosecute", "yes", 2, 3)
    shown = str(page.teach_next(counted))
    assert "2 of 3 answered “Yes”" in shown
    assert 'href="../book/dual-criminality.html"' in shown


def test_what_was_mended_at_the_end_is_not_taught_again() -> None:
    counted = questions(class_report(predicted("yes", "yes", **{"again.prosecute": "no"})).tally)
    assert misconceptions(counted) == ()
    assert counted[0].count(END, "no") == 2


def test_a_prediction_is_no_wrong_answer_but_what_the_class_expected() -> None:
    counted = questions(class_report(predicted("yes", "yes", "unknown")).tally)
    assert misconceptions(counted) == ()
    assert counted[0].drew() == ()
    assert words.TEACH_NONE in str(page.teach_next(counted))
    assert "<td>Yes 2 · I don't know yet 1</td><td>-</td>" in unescape(str(page.expected(counted)))
    again = questions(class_report(predicted("yes", "yes", **{"again.prosecute": "no"})).tally)
    assert "<td>Yes 2</td><td>No 2</td>" in str(page.expected(again))
    assert page.expected(()) is None


def test_one_person_alone_has_no_misconception_of_the_class() -> None:
    assert misconceptions(questions(class_report(predicted("yes")).tally)) == ()


def test_groups_are_told_apart() -> None:
    report = class_report(predicted("yes", "no"), Roll(read_list("P0,A\nP1,B\nP2,B")))
    assert [(one.name, one.learners, one.missing) for one in report.groups] == [("A", 1, ()), ("B", 1, ("P2",))]


# --- tables ----------------------------------------------------------------------------------------------------------


@given(st.text(max_size=50))
def test_no_text_of_a_learner_becomes_a_formula_in_a_spreadsheet(reason: str) -> None:
    table = tables.tables(class_report({"=cmd.json": file("=1+1", **{"transfer.reason": reason})}))
    for name in ("lines", "reasons"):
        rows = list(csv.reader(io.StringIO(table[name].removeprefix(tables.BOM), newline="")))
        assert all(cell[:1] not in {"=", "+", "-", "@"} for row in rows for cell in row)


def test_tables_tell_a_spreadsheet_their_letters_and_hold_no_half_of_one() -> None:
    texts = tables.tables(
        class_report({"café.json": file("Zoë", **{"transfer.reason": "half \ud83d, whole \U0001f600"})})
    )
    assert all(text.startswith("\ufeff") for text in texts.values())
    assert "café.json" in texts["lines"]
    assert texts["reasons"].encode("utf-8").decode("utf-8-sig").count("\ufffd") == 1
    assert "whole \U0001f600" in texts["reasons"]


def test_json_names_every_file_that_does_not_count() -> None:
    report = class_report(
        [*predicted("yes", "yes", **{"again.prosecute": "yes"}), ("x.json", b"{}"), ("y.json", b"{")],
        Roll(read_list("P0\nQ")),
    )
    told = json.loads(tables.to_json(report, questions(report.tally)))
    assert told["files"] == {"counted": 2, "damaged": 1, "foreign": 1}
    assert {one["name"] for one in told["not_counted"]} == {"x.json", "y.json"}
    assert (told["missing"], told["not_listed"]) == ([{"name": "Q", "group": ""}], ["1"])
    assert told["teach_next"][0]["people"] == 2


# --- the page --------------------------------------------------------------------------------------------------------


def test_what_can_be_projected_has_no_name_no_file_and_no_reason() -> None:
    files = [*made(12, exercises=("love-bug", "time-machine")), ("strange-name.json", b"{}")]
    report = class_report(files)
    shown = page.document("Class report", page.to_project(report, questions(report.tally)), large=True)
    assert not [name for name, _ in files if name in shown]
    assert not [one.name for one in report.lines if one.name in shown]
    assert not [one.text for one in report.reasons if one.text in shown]
    assert "<svg" in shown


def test_without_names_there_is_none_in_the_report() -> None:
    report = class_report(list(made(5)), Roll(read_list("Missing Person")))
    shown = str(page.whole(report, questions(report.tally), names=False))
    assert not [one for one in report.lines if one.name in shown or one.file in shown]
    assert "Missing Person" not in shown
    assert report.reasons[0].text in shown


def test_what_a_file_holds_is_escaped() -> None:
    nasty = "<img src=x onerror=alert(1)>"
    values = {
        "transfer.reason": nasty,
        "transfer.decision": nasty,
        "prediction.kept": True,
        f"prediction.{nasty}": nasty,
    }
    report = class_report({f"{nasty}.json": file(nasty, **values), f"{nasty}2": b"{"})
    assert "<img" not in str(page.whole(report, questions(report.tally)))


def test_reasons_are_sorted_as_asked() -> None:
    values = [("Ben", "Long enough, and longer."), ("ana", "Short.")]
    report = class_report([(name, file(name, **{"transfer.reason": text})) for name, text in values])
    for sort, first in {"name": "Short.", "length": "Long enough"}.items():
        shown = str(page.reasons(report, names=True, sort=sort))
        assert shown.index(first) == min(shown.index("Short."), shown.index("Long enough"))


def test_every_table_has_a_name_of_its_own() -> None:
    report = class_report(list(made(5, exercises=("love-bug", "treaty-explorer"))))
    names = re.findall(r'role="region" aria-label="([^"]+)"', str(page.whole(report, questions(report.tally))))
    assert len(names) > 5
    assert len(set(names)) == len(names)


# --- the widgets -----------------------------------------------------------------------------------------------------


def control(view: ClassReportPage, kind: type, name: str) -> Any:
    return next(one for one in inside(view) if isinstance(one, kind) and one.description == name)


def choose(view: ClassReportPage, *files: tuple[str, bytes]) -> None:
    saved = datetime(2026, 11, 28, tzinfo=UTC)
    control(view, widgets.FileUpload, words.CHOOSE).value = tuple(
        Bunch(name=name, type="", size=len(data), content=memoryview(data), last_modified=saved) for name, data in files
    )


def in_sight(view: ClassReportPage) -> str:
    """What is there: what is only said is left out."""
    seen = [one for one in inside(view) if isinstance(one, widgets.HTML) and "live-status" not in one._dom_classes]
    return "".join(one.value for one in seen)


def is_seen(view: ClassReportPage, wanted: widgets.Widget) -> bool:
    """Whether neither a control nor a box around it is put away."""
    around = [box for box in inside(view) if wanted in inside(box)]
    return not any("stage-away" in box._dom_classes for box in around)


def test_no_heading_is_repeated_by_the_caption_below_it() -> None:
    view = ClassReportPage()
    control(view, widgets.Button, words.EXAMPLE).click()
    headings = set(re.findall(r"<h[23][^>]*>(.*?)</h[23]>", shown(view)))
    captions = set(re.findall(r"<caption>(.*?)</caption>", shown(view)))
    assert len(captions) >= 3
    assert headings & captions == set()
    assert not any("report" in one.lower() for one in headings), "the page itself is called so"


def test_a_lecturer_chooses_files_lists_hides_names_and_projects() -> None:
    view = ClassReportPage()
    choose(view, *made(3))
    assert "3 of 3 files count" in shown(view)
    assert "Ana 1" not in shown(view), "who opens the page before a room shows no name"
    control(view, widgets.Checkbox, words.NAMES).value = True
    assert "Ana 1" in shown(view)
    control(view, widgets.Textarea, words.LIST).value = "Ana 1\nNobody Here"
    assert "Nobody Here" in shown(view)
    control(view, widgets.Checkbox, words.NAMES).value = False
    assert "Ana 1" not in shown(view)
    control(view, widgets.Button, words.PROJECT).click()
    assert words.REASONS not in shown(view)
    assert not is_seen(view, control(view, widgets.Textarea, words.LIST)), "the room does not read the class list"
    assert not is_seen(view, control(view, widgets.Checkbox, words.NAMES))
    control(view, widgets.Button, words.EXAMPLE).click()
    assert is_seen(view, control(view, widgets.Button, words.PROJECT_BACK)), "counted anew, it is projected still"
    assert "cbx-large" in view._shown._dom_classes
    assert not is_seen(view, control(view, widgets.Button, words.EXAMPLE_BACK)), "one way back is enough"
    control(view, widgets.Button, words.PROJECT_BACK).click()
    assert "cbx-large" not in view._shown._dom_classes
    assert is_seen(view, control(view, widgets.Button, words.EXAMPLE_BACK))
    assert words.REASONS in shown(view)
    assert is_seen(view, control(view, widgets.Textarea, words.LIST))


def test_it_says_at_once_that_it_reads_before_there_is_anything_to_press() -> None:
    view = ClassReportPage()
    told: list[tuple[str, int]] = []
    view._shown.observe(lambda change: told.append((change["new"], len(view._tools.children))), "value")
    choose(view, ("a.json", file("Ana", **{"prediction.prosecute": "no", "prediction.kept": True})))
    assert words.READING.format(count=words.ONE_FILE) in told[0][0]
    assert [buttons for _, buttons in told] == [0, 0], "no button before the report"


def test_each_button_saves_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    saved: dict[str, str] = {}
    monkeypatch.setattr(browser, "save_file", lambda name, data, kind: saved.update({name: data}) or f"{name} ({kind})")
    view = ClassReportPage()
    choose(view, *made(3))
    for text, _, _ in words.SAVES.values():
        control(view, widgets.Button, text).click()
    assert list(saved) == [name for _, name, _ in words.SAVES.values()]
    assert "Ana 1" not in saved["class-to-project.html"]
    assert "Ana 1" in saved["class-lines.csv"]


def test_a_folder_that_cannot_be_written_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(browser, "save_file", refuse)
    view = ClassReportPage()
    choose(view, *made(1))
    control(view, widgets.Button, words.SAVES["json"][0]).click()
    assert "No space left on device" in shown(view)


def test_the_output_has_both_forms() -> None:
    view = cb.exercises.ClassReportPage()
    assert words.STATIC in view._repr_mimebundle_()["text/html"]
    assert repr(view) == "ClassReportPage()"


def test_an_example_is_there_before_the_first_file_and_is_marked_as_made_up() -> None:
    view = ClassReportPage()
    assert "Your work" in shown(view)
    control(view, widgets.Button, words.EXAMPLE).click()
    assert words.EXAMPLE_NOTE in shown(view)
    assert "6 of 6 files count" in shown(view)
    assert words.TEACH_NONE not in shown(view)
    assert all(one.name.startswith("Made-up student") for one in view._report.lines)
    assert all(one.text.startswith("Made-up reason") for one in view._report.reasons)
    choose(view, *made(1))
    assert words.EXAMPLE_NOTE not in shown(view)
    assert "Made-up student" not in shown(view)
    assert "1 of 1 files count, from 1 person." in shown(view)


def test_the_example_stays_apart_from_the_class_and_leads_back() -> None:
    view = ClassReportPage()
    choose(view, *made(3))
    assert len(view._upload.value) == 3  # the number on the button
    control(view, widgets.Textarea, words.LIST).value = "Ana 1\nNobody Here"
    before = in_sight(view)
    control(view, widgets.Button, words.EXAMPLE).click()
    assert words.EXAMPLE_KEPT in shown(view)
    assert "Nobody Here" not in shown(view)
    assert words.STRANGERS.format(count=6) not in shown(view)
    control(view, widgets.Textarea, words.LIST).value = "Ana 1\nNobody Here\n"
    assert "6 of 6 files count" in shown(view)
    control(view, widgets.Button, words.EXAMPLE_BACK).click()
    assert in_sight(view) == before


def test_an_example_before_the_first_file_is_closed_again() -> None:
    view = ClassReportPage()
    before = in_sight(view)
    control(view, widgets.Button, words.EXAMPLE).click()
    control(view, widgets.Button, words.EXAMPLE_END).click()
    assert in_sight(view) == before
