"""Practice: the cases are the same everywhere, rest on confirmed facts alone, and what went wrong comes back."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossborder.exercises import words as shared
from crossborder.exercises.practice import words
from crossborder.exercises.practice.boxes import PAUSES, Boxes
from crossborder.exercises.practice.case import Case, _read, _starts, outcomes
from crossborder.exercises.practice.draws import Draws
from crossborder.exercises.practice.front import FIRST
from crossborder.exercises.practice.model import PracticeModel
from crossborder.exercises.practice.options import provision
from crossborder.exercises.practice.question import LEVELS, Question, question
from crossborder.exercises.practice.sure import is_sure
from crossborder.rules import CooperationRequest, assess
from crossborder.version import LAW_DAY
from tests.examples import examples

seeds, levels, numbers = st.integers(1, 999_999), st.sampled_from(LEVELS), st.integers(1, 400)


def right_answers(asked: Question) -> dict[str, str]:
    return {one.id: one.right for one in asked.asked}


def wrong_answers(asked: Question) -> dict[str, str]:
    return {one.id: next(option.value for option in one.options if option.value != one.right) for one in asked.asked}


@settings(max_examples=examples(500))
@given(seeds, levels, numbers)
def test_each_seed_has_a_question_and_none_rests_on_an_unverified_fact(seed: int, level: int, number: int) -> None:
    problem = question(seed, level, number)
    assert all(step.verified for route in problem.case.assessment.routes for step in route.steps)
    for asked in problem.asked:
        assert asked.references
        assert all(one.verified for one in asked.references)
        assert len(asked.options) >= 3
        assert len({option.value for option in asked.options}) == len(asked.options)
        assert len({option.text for option in asked.options}) == len(asked.options)
        assert [option.value for option in asked.options].count(asked.right) == 1


def test_a_case_of_a_day_nobody_has_seen_is_never_asked_about() -> None:
    assert is_sure(assess(replace(FIRST, requested_on=LAW_DAY)))
    assert not is_sure(assess(replace(FIRST, requested_on=LAW_DAY + timedelta(days=1))))


@settings(max_examples=examples(60))
@given(seeds, levels, numbers)
def test_the_rules_call_the_right_answer_right_and_every_other_one_not_yet(seed: int, level: int, number: int) -> None:
    problem = question(seed, level, number)
    feedback, other = problem.check(right_answers(problem)), problem.check(wrong_answers(problem))
    assert not isinstance(feedback, str)
    assert not isinstance(other, str)
    assert feedback.verdict == "right"
    assert {part.verdict for part in other.parts} == {"not_yet"}


@pytest.mark.parametrize(
    ("pair", "committed", "requested"),
    [("JPN USA", date(2011, 7, 15), date(2011, 11, 12)), ("USA BRA", date(2013, 10, 17), date(2013, 11, 17)), ("RUS USA", date(2016, 12, 1), date(2016, 12, 6))],
)  # fmt: skip
@pytest.mark.parametrize("measure", ["preservation", "mutual_assistance", "search_seizure"])
def test_nothing_is_marked_where_a_treaty_is_known_and_was_not_read(
    pair: str, committed: date, requested: date, measure: str
) -> None:
    """Neither “their choice” nor “no treaty”: what the treaty says could be another answer."""
    first, second = pair.split()
    asked = CooperationRequest(
        requesting=first, requested=second, measure=measure, conduct="malware", committed_on=committed, requested_on=requested,
    )  # fmt: skip
    case = Case.of(asked)
    assert case.assessment.outcome == "open"
    assert not is_sure(case.assessment)


def test_no_start_rests_on_a_treaty_that_was_not_read_or_on_a_search_that_found_no_offence() -> None:
    """Budapest obliges Japan and the United States beside their treaty: what leads is sure, and what else the treaty says is not."""
    for name, listed in _starts().items():
        for start in listed:
            assessment = Case.of(*_read(start)).assessment
            if not is_sure(assessment):
                continue  # the practice passes over it
            steps = [step for route in assessment.routes for step in route.steps]
            assert not [step for step in steps if step.id == "basis" and step.effect == "open"], (name, start)
            assert not [one for step in steps for one in step.provisions if one.article == "no earlier offence found"]


def test_a_question_without_an_answer_names_what_is_missing() -> None:
    problem = question(1, 1, 1)
    assert problem.check({}) == words.MISSING.format(fields=" ".join(field.label for field in problem.fields))


@pytest.mark.parametrize("level", LEVELS)
def test_the_same_seed_gives_the_same_question(level: int) -> None:
    assert question(7, level, 3) == question(7, level, 3)
    assert len({" ".join(question(seed, level, 1).told) for seed in range(1, 9)}) > 5


def test_what_is_drawn_is_the_same_on_every_machine() -> None:
    assert [Draws("a", 1).one(range(1000)), Draws("a", 2).one(range(1000))] == [331, 451]
    assert Draws("a").shuffled("abcdef") == ("b", "a", "e", "d", "c", "f")


@pytest.mark.parametrize("level", [1, 2])
def test_in_each_round_every_outcome_comes_once_so_that_no_answer_is_a_safe_guess(level: int) -> None:
    kinds = len(outcomes(level))
    assert kinds >= 4
    counts = Counter(question(5, level, number).case.assessment.outcome for number in range(1, 3 * kinds + 1))
    assert set(counts.values()) == {3}


def test_the_line_that_is_wrong_is_not_always_the_same() -> None:
    assert len({question(seed, 4, 1).asked[0].right for seed in range(1, 15)}) == 4


@pytest.mark.parametrize("number", range(1, 9))
def test_a_treaty_between_two_other_states_is_not_among_the_provisions(number: int) -> None:
    """Its name alone would give it away."""
    asked = question(3, 2, number)
    two = {asked.case.asked.requesting, asked.case.asked.requested}
    texts = [option.text for option in asked.asked[-1].options]
    assert two & {"USA", "PHL"} or "US-Philippines" not in str(texts)


def test_no_outcome_goes_with_one_requested_state_alone() -> None:
    states = defaultdict(set)
    for case in (question(1, 1, number).case for number in range(1, 41)):
        states[case.assessment.outcome].add(case.asked.requested)
    assert min(map(len, states.values())) > 1


def test_at_the_level_of_bases_right_is_not_always_the_same_instrument() -> None:
    assert len({question(seed, 3, 1).asked[0].right for seed in range(1, 21)}) >= 4


def test_a_case_with_several_gates_has_more_questions_on_its_way_than_one_with_one() -> None:
    for seed in range(1, 6):
        one, several = (
            len({step.id for step in question(seed, level, 1).case.assessment.best.steps}) for level in (1, 2)
        )
        assert one < several


def test_each_starting_point_still_gives_a_sure_answer_of_its_kind() -> None:
    """A failure says that facts were changed: run ``python -m tools.practice``."""
    gone = []
    for kind, starts in _starts().items():
        level, outcome = kind.split("/")
        cases = [Case.of(*_read(start)) for start in starts]
        holds = [
            is_sure(case.assessment) and case.assessment.outcome == outcome and case.level == int(level)
            for case in cases
        ]
        gone += [kind] * (2 * sum(holds) < len(holds))
    assert gone == []


def test_an_answer_that_this_course_lacks_is_never_asked_for() -> None:
    for seed in range(1, 40):
        for step in question(seed, 2, 1).case.assessment.best.steps:
            assert "nobody has looked" not in step.answer


def asked_for_extradition(requesting: str, requested: str, conduct: str, on: date) -> Case:
    return Case.of(
        CooperationRequest(
            requesting=requesting, requested=requested, measure="extradition", conduct=conduct, committed_on=on, requested_on=on
        )
    )  # fmt: skip


def test_nothing_is_asked_on_a_convention_of_which_nobody_knows_whether_the_state_takes_it_as_the_basis() -> None:
    """UNTOC 16(5): the United States and the Philippines extradite by treaty only, and what they notified is not known."""
    for requesting, requested in (("SAU", "USA"), ("SAU", "PHL")):
        case = asked_for_extradition(requesting, requested, "malware", date(2008, 5, 1))
        assert any(route.title == "UNTOC, Art. 16(4)" for route in case.assessment.routes)
        assert not is_sure(case.assessment)


def test_no_wrong_answer_comes_from_a_way_that_the_case_cannot_use() -> None:
    """Germany asks the United Kingdom under the arrest warrant: UNTOC 16(4) is for states without a treaty, section 137 for others."""
    case = asked_for_extradition("DEU", "GBR", "computer_fraud", date(2008, 5, 1))
    for seed in range(30):
        whys = [option.why for option in provision(case, Draws(seed)).options]
        assert not [why for why in whys if "another route" in why or "Extradition Act" in why]


# --- what comes back -----------------------------------------------------------------------------------------------


def test_what_went_wrong_comes_back_after_growing_pauses_and_leaves_when_right_three_times() -> None:
    boxes = Boxes().answered("open/threshold", 10, right=False)
    done = 10
    for pause in PAUSES:
        assert boxes.due(done + pause - 1) == ""
        done += pause
        assert boxes.due(done) == "open/threshold"
        boxes = boxes.answered("open/threshold", done, right=True)
    assert boxes.cards == ()
    assert all(before < after for before, after in pairwise(PAUSES))


def test_wrong_again_goes_back_to_the_first_box() -> None:
    boxes = Boxes().answered("a/b", 1, right=False).answered("a/b", 2, right=True).answered("a/b", 5, right=False)
    assert [(card.box, card.due) for card in boxes.cards] == [(0, 6)]


@given(st.text(max_size=60))
def test_boxes_from_any_text_are_boxes(text: str) -> None:
    boxes = Boxes.read(text)
    assert Boxes.read(boxes.to_text()).cards == boxes.cards


def answered(model: PracticeModel, answers: dict[str, str]) -> None:
    for name, value in answers.items():
        model.answer(name, value)
    model.check()


def test_a_case_like_the_one_that_went_wrong_follows_and_the_row_begins_anew() -> None:
    model = PracticeModel()
    answered(model, right_answers(model.question))
    model.next_case()
    assert (model.count("row"), model.count("number")) == (1, 2)
    kind = model.question.case.kind
    answered(model, wrong_answers(model.question))
    assert model.count("row") == 0
    model.next_case()
    assert (model.count("number"), model.state.text("again")) == (3, ""), "one other case comes between"
    answered(model, right_answers(model.question))
    model.next_case()
    assert model.state.text("again") == kind
    assert model.question.case.assessment.outcome == kind.partition("/")[0]


def test_after_the_check_answers_stay_and_count_once() -> None:
    model = PracticeModel()
    answered(model, wrong_answers(model.question))
    kept = model.answers()
    answered(model, right_answers(model.question))
    assert model.answers() == kept
    assert model.count("done") == 1
    feedback = model.feedback()
    assert feedback is not None
    assert feedback.verdict == "not_yet"


def test_an_address_sets_seed_level_and_number_and_says_what_it_cannot_set() -> None:
    model = PracticeModel()
    assert model.preset({"seed": "7", "level": "2", "n": "4"}) == ()
    assert model.question == question(7, 2, 4)
    assert model.address == "#seed=7&level=2&n=4"
    model.answer("outcome", "open")
    model.preset({"seed": "7", "level": "2", "n": "4"})
    assert model.state.text("answer.outcome") == "open", "a reload takes no answer away"
    assert model.preset({"seed": "x", "level": "9", "n": "0"}) == (
        words.PROBLEM_SEED.format(value="x"),
        words.PROBLEM_LEVEL.format(value="9"),
        words.PROBLEM_NUMBER.format(value="0"),
    )


def test_everybody_who_is_given_a_seed_begins_with_its_first_case() -> None:
    model = PracticeModel()
    answered(model, wrong_answers(model.question))
    model.next_case()
    model.preset({"seed": "7"})
    assert model.address == "#seed=7&level=1&n=1"
    model.next_case()
    at = model.address
    model.preset({"seed": "7"})
    assert model.address == at, "a reload leads back to no earlier case"


def test_an_address_leads_to_its_case_also_where_one_that_went_wrong_has_come_back() -> None:
    """In class, who was wrong would else look at another case than everybody else."""
    model = PracticeModel()
    model.preset({"seed": "7", "level": "1"})
    for _ in range(2):
        answered(model, wrong_answers(model.question))
        model.next_case()
    assert model.state.text("again")
    model.preset({"seed": "7", "level": "1", "n": "2"})
    assert model.question == question(7, 1, 2)
    assert not model.checked


def test_work_that_was_kept_is_back() -> None:
    model, later = PracticeModel(), PracticeModel()
    answered(model, wrong_answers(model.question))
    assert later.from_json(model.to_json()) == []
    assert later.to_json() == model.to_json()
    assert later.feedback() == model.feedback()


def test_each_outcome_has_its_word() -> None:
    assert {outcome for level in (1, 2) for outcome in outcomes(level)} == set(shared.OUTCOMES)
