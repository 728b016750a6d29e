"""The exercise on the other side: decisions marked by the rules, the clock, a classmate's file, the rubric."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import ipywidgets as widgets
import pytest
from traitlets import Bunch

from crossborder.exercises import words as shared
from crossborder.exercises.ask import Many
from crossborder.exercises.central_authority import words
from crossborder.exercises.central_authority.marking import NONE
from crossborder.exercises.central_authority.model import CentralAuthorityModel
from crossborder.exercises.central_authority.view import CentralAuthority
from crossborder.exercises.feedback import Feedback
from crossborder.records import facts
from crossborder.request import Draft
from tests.widget_tree import inside


@pytest.fixture
def desk() -> CentralAuthorityModel:
    return CentralAuthorityModel()


def label(article: str) -> str:
    return f"Budapest Convention, Art. {article}"


def verdicts(desk: CentralAuthorityModel, task: str, **answers: Any) -> dict[str, str]:
    given = {"provision": NONE, "points": [], "keep": "yes", **answers}
    for name, value in given.items():
        desk.set(f"task.{task}.{name}", value)
    feedback = desk.check(task)
    assert isinstance(feedback, Feedback)
    return {part.label.partition(":")[0]: part.verdict for part in feedback.parts}


def test_a_good_decision_on_each_request(desk: CentralAuthorityModel) -> None:
    asked = list(desk.by_id("faults").judged.to_ask)
    good = {
        "in_order": {"decision": "grant"},
        "faults": {
            "decision": "ask_back",
            "provision": desk.by_id("faults").judged.by_kind["ask_back"].provisions[0].label,
            "points": asked,
        },
        "political": {"decision": "refuse", "provision": label("29(5)(a)")},
        "own_case": {"decision": "postpone", "provision": label("27(5)")},
        "in_part": {"decision": "partial", "provision": label("27(6)")},
    }
    for task, answers in good.items():
        assert set(verdicts(desk, task, **answers).values()) == {"right"}, task


def test_the_right_decisions_differ_from_request_to_request(desk: CentralAuthorityModel) -> None:
    """Whoever always grants and orders the data to be kept is right in two requests of five."""
    held = {one.id: {kind for kind, said in one.judged.by_kind.items() if said.defensible} for one in desk.incoming}
    assert held == {
        "in_order": {"grant"},
        "faults": {"ask_back"},
        "political": {"grant", "refuse"},
        "own_case": {"postpone"},
        "in_part": {"partial"},
    }
    assert all(said.verified for one in desk.incoming for kind, said in one.judged.by_kind.items() if said.defensible)


def test_each_part_that_can_be_asked_for_says_why_it_is_needed(desk: CentralAuthorityModel) -> None:
    points = next(field for field in desk.tasks[0].fields if field.id == "points")
    assert isinstance(points, Many)
    whys = [option.why for option in points.options]
    assert len(set(whys)) == len(whys)


@pytest.mark.parametrize(
    ("task", "answers", "part"),
    [
        ("in_order", {"decision": "refuse", "provision": label("27(4)(a)")}, words.DECISION),
        ("in_order", {"decision": "ask_back", "provision": label("29(5)")}, words.DECISION),
        ("political", {"decision": "refuse", "provision": label("27(4)(a)")}, words.PROVISION),
        ("political", {"decision": "refuse", "provision": label("25(4)")}, words.PROVISION),
        ("faults", {"decision": "grant"}, words.DECISION),
        (
            "faults",
            {"decision": "ask_back", "points": ["facts"], "provision": label("25(4)")},
            words.POINTS.partition(":")[0],
        ),
    ],
)
def test_a_poor_decision_is_told_what_is_wrong(
    desk: CentralAuthorityModel, task: str, answers: dict[str, Any], part: str
) -> None:
    assert verdicts(desk, task, **answers)[part] == "not_yet"


def test_what_is_wrong_is_said_without_giving_away_what_is_right(desk: CentralAuthorityModel) -> None:
    asked = desk.by_id("faults").judged.to_ask
    for decision in ("grant", "ask_back"):
        verdicts(desk, "faults", decision=decision, points=["facts"])
        feedback = desk.feedback("faults")
        assert feedback
        wrong = " ".join(part.text for part in feedback.parts if part.verdict == "not_yet")
        hidden = [words.DECISIONS[kind][0] for kind in words.DECISIONS if kind != decision]
        hidden += [facts().request_part_by_id[name].title for name in asked if name in facts().request_part_by_id]
        assert wrong
        assert [title for title in hidden if title in wrong] == []


def test_no_provision_carries_a_decision_that_cannot_be_defended(desk: CentralAuthorityModel) -> None:
    for one in desk.incoming:
        for kind, judgement in one.judged.by_kind.items():
            if judgement.defensible is False:
                named = [NONE, *(provision.label for provision in judgement.provisions)]
                marks = [verdicts(desk, one.id, decision=kind, provision=name)[words.PROVISION] for name in named]
                assert "right" not in marks, (one.id, kind)


def test_granting_rests_on_the_same_articles_whether_a_ground_permits_refusal_or_not(
    desk: CentralAuthorityModel,
) -> None:
    for name in (NONE, label("29(1)"), label("29(3)")):
        for task in ("in_order", "political"):
            assert set(verdicts(desk, task, decision="grant", provision=name).values()) == {"right"}, (task, name)


def test_ticks_that_are_out_of_sight_are_not_marked(desk: CentralAuthorityModel) -> None:
    assert words.POINTS.partition(":")[0] not in verdicts(desk, "in_order", decision="grant", points=["facts"])


@pytest.mark.parametrize("named", [label("25(4)"), NONE])
def test_a_wrong_provision_is_told_in_words_without_gaps(desk: CentralAuthorityModel, named: str) -> None:
    verdicts(desk, "political", decision="refuse", provision=named)
    feedback = desk.check("political")
    assert isinstance(feedback, Feedback)
    said = feedback.parts[1].text
    assert said.endswith(shared.PROVISION_NONE)
    assert "{" not in said


@pytest.mark.parametrize(
    ("decision", "keep", "says"),
    [
        ("grant", "no", "right"),
        ("ask_back", "no", "not_yet"),
        ("ask_back", "yes", "right"),
        ("postpone", "no", "not_yet"),
    ],
)
def test_the_log_goes_while_a_decision_is_prepared(
    desk: CentralAuthorityModel, decision: str, keep: str, says: str
) -> None:
    """Twenty days are left; a question takes about 21."""
    assert verdicts(desk, "in_order", decision=decision, keep=keep)[words.TIME_LABEL] == says


def test_the_rubric_counts_what_is_checked_and_can_be_changed(desk: CentralAuthorityModel) -> None:
    assert desk.score() == (0, 0)
    verdicts(desk, "in_order", decision="grant")
    assert desk.score() == (7, 7)
    verdicts(desk, "political", decision="refuse", provision=label("25(4)"))
    assert desk.score() == (12, 14)
    desk.set("rubric.provision", "10")
    assert desk.score() == (20, 30)
    desk.set("rubric.provision", "many")
    assert desk.score() == (12, 14)
    assert "“many” is not a whole number" in desk.rubric_problems()[0]


def test_a_classmates_request_is_read_and_judged(desk: CentralAuthorityModel) -> None:
    assert desk.check_mate() == words.MATE_MISSING
    draft = desk.by_id("political").draft
    assert desk.read_mate("a.json", draft.to_file()) == words.MATE_DONE.format(name="a.json")
    assert desk.mate == draft
    desk.set("mate.decision", "refuse")
    desk.set("mate.provision", label("29(5)(a)"))
    desk.set("mate.keep", "yes")
    feedback = desk.check_mate()
    assert isinstance(feedback, Feedback)
    assert feedback.parts[0].verdict == "not_yet", "nobody has raised the ground"
    desk.set("mate.known", ["political_offence"])
    feedback = desk.check_mate()
    assert isinstance(feedback, Feedback)
    assert {part.verdict for part in feedback.parts} == {"right"}


@pytest.mark.parametrize(
    "data", [b"\xff", b"{}", b"[" * 9999, b'{"format": "crossborder request draft", "version": 9}']
)
def test_a_damaged_or_foreign_file_changes_nothing(desk: CentralAuthorityModel, data: bytes) -> None:
    draft = desk.by_id("in_order").draft
    desk.read_mate("a.json", draft.to_file())
    assert "cannot be read as a draft" in desk.read_mate("b.json", data)
    assert desk.mate == draft


def test_what_to_ask_for_is_asked_only_when_one_asks_back() -> None:
    view = CentralAuthority(keep_work=False)
    for question in view.model.predictions:
        view.model.set(f"prediction.{question.id}", "unknown")
    press(view, shared.KEEP_PREDICTION)
    decision = next(one for one in inside(view) if getattr(one, "description", "") == words.DECISION)
    ticks = next(one for one in inside(view) if any("cbx-tick" in each._dom_classes for each in inside(one)[1:2]))
    box = next(one for one in inside(view) if ticks in getattr(one, "children", ()))
    assert "stage-away" in box._dom_classes
    decision.value = "ask_back"
    assert "stage-away" not in box._dom_classes
    decision.value = "refuse"
    assert "stage-away" in box._dom_classes


def test_a_hostile_classmates_file_stays_text() -> None:
    view = CentralAuthority(keep_work=False)
    for question in view.model.predictions:
        view.model.set(f"prediction.{question.id}", "unknown")
    press(view, shared.KEEP_PREDICTION)
    view.stage.go("mate")
    hostile = "</p><script>alert(1)</script>\u202e<img src=x onerror=alert(1)>" * 80
    draft = view.model.by_id("in_order").draft
    hurt = Draft(case=draft.case, basis=hostile[:60], measure="preservation", texts=dict.fromkeys(draft.texts, hostile))
    upload = next(one for one in inside(view) if isinstance(one, widgets.FileUpload))
    for data in (hurt.to_file(), draft.to_file()):
        upload.value = (
            Bunch(name="<b>.json", type="", size=1, content=memoryview(data), last_modified=datetime.now(UTC)),
        )
        shown = "".join(one.value for one in inside(view) if isinstance(one, widgets.HTML))
        assert "<script" not in shown
        assert "<img" not in shown
        assert "<b>.json" not in shown
    assert view.model.mate == draft


def press(view: CentralAuthority, name: str) -> None:
    next(one for one in inside(view) if isinstance(one, widgets.Button) and one.description == name).click()
