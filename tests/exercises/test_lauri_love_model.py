"""The Lauri Love exercise without widgets: two cases, decisions that are kept, what the others said, and a way round illness."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import crossborder as cb
from crossborder.exercises.cited import sources
from crossborder.exercises.lauri_love import law, papers, words
from crossborder.exercises.lauri_love.model import LauriLoveModel
from crossborder.exercises.lauri_love.path import all_issues, point
from tests.examples import examples

if TYPE_CHECKING:
    from crossborder.exercises.lauri_love.path import Issue

ISSUES = all_issues()
IDS = [issue.id for issue in ISSUES]
QUESTIONS = [*IDS, *(f"forum.{letter}" for letter in words.MATTERS)]
# Words that tell of an illness or of a risk to life.
ILLNESS = re.compile(
    r"\b(ill|illness|suicid\w*|unfit|doctor\w*|well-being|risk to (his|her) life|oppressi\w+)\b", re.IGNORECASE
)


@pytest.fixture
def judge() -> LauriLoveModel:
    return LauriLoveModel()


def fill(model: LauriLoveModel, issue: str, decision: str = "") -> None:
    """Answer everything in a step; without a decision, the first one."""
    asked: Issue = model.issue_by_id[issue]
    for choice in asked.choices:
        model.set(model.place(issue, choice.id), choice.options[0].value)
    for name in asked.texts:
        model.set(model.place(issue, name), f"Because of {name}.")
    if decision:
        model.set(model.place(issue, "decision"), decision)


# --- the way round -------------------------------------------------------------------------------------------------


def test_without_a_choice_the_case_without_illness_is_judged(judge: LauriLoveModel) -> None:
    assert judge.case == words.MADE
    judge.set("way.case", "love")
    assert judge.case == words.LOVE
    judge.set("way.case", "")
    assert judge.case == words.MADE


@pytest.mark.parametrize("issue", ISSUES, ids=lambda issue: issue.id)
def test_the_same_decisions_can_be_reached_in_both_cases(issue: Issue) -> None:
    for option in issue.decision.options:
        ended = set()
        for case in words.CASES:
            model = LauriLoveModel()
            model.set("way.case", case)
            fill(model, issue.id, option.value)
            assert model.compare_issue(issue.id) == ""
            assert model.judgment()[0][1] == option.text
            ended.add(model.ends(issue))
        assert len(ended) == 1


def test_in_the_case_without_illness_no_word_tells_of_one() -> None:
    texts = [words.MADE_TITLE, *words.MADE_FACTS]
    for question in QUESTIONS:
        if question != "health":  # the Act asks it of everybody; the papers say that there is nothing
            texts += [*papers.MADE[question], *(text for text, *_ in papers.MADE_SIDES[question])]
        if question in papers.WITHOUT_ILLNESS:
            rulings = [law.ruling(question, by) for by in law.DECIDERS]
            texts += [text for one in rulings if one for text in (one.text, one.quotation or "", one.provenance.note)]
    assert [text for text in texts if ILLNESS.search(text)] == []


def test_the_warning_comes_first_and_says_what_it_is_about() -> None:
    assert "illness" in words.WARNING
    assert "suicide" in words.WARNING
    assert "made-up case" in words.WARNING


def test_what_is_entered_is_kept_for_each_case(judge: LauriLoveModel) -> None:
    judge.set("way.case", "love")
    fill(judge, "offence", "yes")
    judge.compare_issue("offence")
    judge.set("way.case", "made")
    assert judge.entered("offence", "decision") == ""
    assert judge.compared_issue("offence") is False
    judge.set("way.case", "love")
    assert judge.entered("offence", "decision") == "yes"
    assert judge.compared_issue("offence") is True


# --- deciding ------------------------------------------------------------------------------------------------------


def test_a_decision_a_ground_and_the_other_side_are_asked_for_before_anything_is_compared(
    judge: LauriLoveModel,
) -> None:
    missing = judge.compare_issue("health")
    assert missing == "Still missing: your decision; the provision that decides; the best argument of the other side."
    judge.set(judge.place("health", "decision"), "adjourn")
    judge.set(judge.place("health", "other_side"), "   ")
    assert (
        judge.compare_issue("health")
        == "Still missing: the provision that decides; the best argument of the other side."
    )
    assert judge.compared_issue("health") is False
    fill(judge, "health", "adjourn")
    assert judge.compare_issue("health") == ""


def test_each_of_the_seven_matters_needs_a_weight(judge: LauriLoveModel) -> None:
    fill(judge, "forum", "no_bar")
    judge.set(judge.place("forum", "weight_c"), "")
    judge.set(judge.place("forum", "weight_g"), "")
    judge.set(judge.place("forum", "reason_a"), "")
    assert judge.compare_issue("forum") == "Still missing: a weight for matter (c), (g)."
    fill(judge, "forum", "no_bar")
    assert judge.compare_issue("forum") == ""


def test_what_was_compared_stays_as_it_was_but_the_fact_that_would_change_it_can_be_written(
    judge: LauriLoveModel,
) -> None:
    fill(judge, "rights", "compatible")
    judge.compare_issue("rights")
    judge.set(judge.place("rights", "decision"), "article_8")
    judge.set(judge.place("rights", "other_side"), "Another argument.")
    judge.set(judge.place("rights", "compared"), value=False)
    judge.set(judge.place("rights", "changer"), "If the children were alone.")
    assert judge.entered("rights", "decision") == "compatible"
    assert judge.entered("rights", "other_side") == "Because of other_side."
    assert judge.compared_issue("rights") is True
    assert judge.entered("rights", "changer") == "If the children were alone."


def test_only_comparing_keeps_a_decision(judge: LauriLoveModel) -> None:
    judge.set(judge.place("rights", "compared"), value=True)
    assert judge.compared_issue("rights") is False


@pytest.mark.parametrize(
    ("issue", "decision", "ends"),
    [
        ("request", "in_order", False),
        ("request", "not_in_order", True),
        ("offence", "partly", False),
        ("bars", "time", True),
        ("forum", "bar", True),
        ("forum", "ask", False),
        ("rights", "leave_open", False),
        ("health", "oppressive", True),
        ("health", "adjourn", False),
        ("minister", "other", False),
        ("appeal", "allow", True),
    ],
)
def test_which_decisions_end_the_case_in_law(judge: LauriLoveModel, issue: str, decision: str, ends: bool) -> None:
    judge.set(judge.place(issue, "decision"), decision)
    assert judge.ends(judge.issue_by_id[issue]) is ends


def test_the_judgment_lists_what_was_kept_in_the_order_of_the_act(judge: LauriLoveModel) -> None:
    for issue in ("health", "offence", "forum"):
        fill(judge, issue)
        judge.compare_issue(issue)
    assert [issue.id for issue, _, _ in judge.judgment()] == ["offence", "forum", "health"]
    assert all(ground for _, _, ground in judge.judgment())


# --- the law -------------------------------------------------------------------------------------------------------


def test_the_path_follows_the_act() -> None:
    def number(section: str) -> tuple[int, str]:
        match = re.match(r"s (\d+)([A-Z]?)", section)
        assert match
        return int(match[1]), match[2]

    first = [number(words.ISSUES[issue.id]["sections"][0]) for issue in ISSUES]
    assert [at for at, _ in first] == sorted(at for at, _ in first)


def test_every_section_the_path_rests_on_was_read() -> None:
    shown = {section for issue in ISSUES for section in issue.provisions if section.instrument_id == law.ACT}
    shown |= {matter.provision for issue in ISSUES for matter in issue.matters}
    assert {section.article for section in shown if not section.verified} == set()


def test_the_seven_matters_are_those_of_section_83a_3() -> None:
    forum = next(issue for issue in ISSUES if issue.id == "forum")
    assert [matter.provision.article for matter in forum.matters] == [f"s 83A(3)({letter})" for letter in "abcdefg"]
    assert all(matter.provision.quotation for matter in forum.matters)


@pytest.mark.parametrize("question", QUESTIONS)
def test_papers_and_sides_are_there_for_every_question_and_rest_on_something_seen(question: str) -> None:
    assert papers.MADE[question]
    assert all(point(*side).references for side in papers.MADE_SIDES[question])
    documents = [sources(*names) for _, names in papers.LOVE[question]]
    assert documents
    assert [source.id for each in documents for source in each if not source.seen] == []
    assert all(documents)


@pytest.mark.parametrize("issue", IDS)
def test_each_question_has_what_each_of_the_three_said(issue: str) -> None:
    rulings = [law.ruling(issue, by) for by in law.DECIDERS]
    assert all(rulings)
    for one in rulings:
        assert one is not None
        assert one.provenance.sources
        assert one.provenance.verified is (one.answer != "not_seen")


def test_the_home_secretary_had_no_say_on_the_seven_matters_and_two_decisions_are_told() -> None:
    for letter in words.MATTERS:
        assert law.ruling(f"forum.{letter}", law.HOME_SECRETARY) is None
        assert law.ruling(f"forum.{letter}", law.DISTRICT_JUDGE)
        assert law.ruling(f"forum.{letter}", law.HIGH_COURT)


def test_where_the_two_judgments_part() -> None:
    """Against extradition in 2018 and not in 2016: forum with the prosecutor's silence and the connections, health, the appeal itself."""
    parted = {
        question
        for question in QUESTIONS
        if (second := law.ruling(question, law.HIGH_COURT)) and second.answer == "against_extradition"
    }
    assert parted == {"forum", "forum.c", "forum.g", "health", "appeal"}
    first = {question: law.ruling(question, law.DISTRICT_JUDGE) for question in parted}
    assert {one.answer for one in first.values() if one} == {"for_extradition", "neutral", "not_seen", "not_asked"}


def test_what_nobody_saw_says_so() -> None:
    unseen = {(one.question, one.by) for one in law.case().rulings if one.answer == "not_seen"}
    assert ("forum.d", "high_court") in unseen
    for question, by in unseen:
        ruling = law.ruling(question, by)
        assert ruling is not None
        assert "would have to be read" in ruling.text


def test_dual_criminality_was_no_obstacle_and_would_have_been_before_1990() -> None:
    assert law.route_over(law.assessed(), law.TREATY).outcome == "available"
    assert cb.dual_criminality("illegal_access", "USA", "GBR", on=law.COMMITTED).met is True
    first = cb.facts().offence_by_id["gbr_cma_2"].in_force.day.earliest
    before = cb.punished("GBR", "illegal_access", on=first - timedelta(days=1))
    assert before.answer is False


def test_other_english_offences_fit_the_conduct_too() -> None:
    assert law.other_offences() == "Computer Misuse Act 1990, s 2"


# --- debrief -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", list(words.CASES))
@pytest.mark.parametrize(("question", "right"), [("surrender", "no"), ("national", "no"), ("home", "yes")])
def test_predictions_are_marked_by_the_rules(judge: LauriLoveModel, case: str, question: str, right: str) -> None:
    at = [asked.id for asked in judge.predictions].index(question)
    judge.set("way.case", case)
    for said, verdict in ((right, "right"), ({"yes": "no", "no": "yes"}[right], "not_yet"), ("unknown", "note")):
        judge.set(f"prediction.{question}", said)
        assert judge.compare().parts[at].verdict == verdict


def test_no_decision_is_ever_marked(judge: LauriLoveModel) -> None:
    assert not [slot for slot in judge.state.slots if slot.startswith("checked.judge")]
    assert {task.id for task in judge.tasks} == {
        "nationals", "warrant", "threshold", "death", "political", "evidence", "reported", "places",
    }  # fmt: skip


def test_an_address_can_lead_to_the_case_without_illness(judge: LauriLoveModel) -> None:
    assert judge.preset({"case": "made"}).values == {"way.case": "made"}
    assert "expected: one of made, love" in judge.preset({"case": "mckinnon"}).problems[0]


# --- any sequence of actions ---------------------------------------------------------------------------------------

SLOTS = [slot for key, slot in LauriLoveModel().state.slots.items() if key.startswith(("judge.", "way."))]


def any_value(slot: Any) -> st.SearchStrategy[Any]:
    if isinstance(slot.default, bool):
        return st.booleans()
    return st.sampled_from(("", *slot.allowed)) if slot.allowed else st.text(max_size=30)


ACTIONS = st.one_of(
    st.sampled_from(SLOTS).flatmap(lambda slot: st.tuples(st.just("set"), st.just(slot.key), any_value(slot))),
    st.sampled_from(IDS).map(lambda issue: ("fill", issue, "")),
    st.sampled_from(IDS).map(lambda issue: ("compare", issue, "")),
    st.sampled_from(sorted(words.CASES)).map(lambda case: ("set", "way.case", case)),
)


@settings(max_examples=examples(60))
@given(st.lists(ACTIONS, max_size=25))
def test_whatever_a_judge_does_the_state_is_valid_and_what_was_compared_never_changes(
    actions: list[tuple[str, str, Any]],
) -> None:
    model = LauriLoveModel()
    kept: dict[str, Any] = {}
    for what, where, value in actions:
        if what == "set":
            model.set(where, value)
        elif what == "fill":
            fill(model, where)
        elif model.compare_issue(where) == "":
            issue = model.issue_by_id[where]
            names = (*(choice.id for choice in issue.choices), *(name for name in issue.texts if name != "changer"))
            kept |= {model.place(where, name): model.state.get(model.place(where, name)) for name in names}
        assert all(model.state.get(key) == value for key, value in kept.items())
    assert all(slot.accepts(model.state.get(slot.key)) for slot in SLOTS)
    record = json.loads(json.dumps(model.to_json()))
    other = LauriLoveModel()
    assert other.from_json(record) == []
    assert other.to_json() == model.to_json()
    assert [issue.id for issue, _, _ in other.judgment()] == [issue.id for issue, _, _ in model.judgment()]
