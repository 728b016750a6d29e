"""The tasks of the Lauri Love exercise: what the rules say to each change, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crossborder.exercises.lauri_love import law
from crossborder.exercises.lauri_love.model import LauriLoveModel
from crossborder.exercises.lauri_love.tasks import deciding
from crossborder.rules import assess

if TYPE_CHECKING:
    from crossborder.exercises.ask import Answers
    from crossborder.exercises.feedback import Feedback, Part

TASKS = LauriLoveModel().task_by_id


def check(task: str, answers: Answers) -> Feedback:
    assert TASKS[task].missing(answers) == ""
    return TASKS[task].check(answers)


def article(task: str, letter: str, number: str) -> str:
    """The label of the option that ends in an article."""
    field = next(one for one in TASKS[task].fields if one.id == f"provision_{letter}")
    return next(one.value for one in field.options if one.value.endswith(f"Art. {number}"))  # type: ignore[union-attr]  # a choice


# Task, variant, what the treaty makes of it, the article that decides; marked or not.
OUTCOMES = [
    ("nationals", "a", "refusable", "6(1)", True),  # Finland has a right to refuse its citizen, and no duty
    ("warrant", "a", "available", "5(3)", True),  # nationality is no ground
    ("warrant", "b", "refusable", "4(7)", True),  # the act was done in the executing state
    ("warrant", "c", "refusable", "5(3)", True),  # no promise of return
    ("warrant", "d", "available", "5(3)", True),  # promise of return
    ("threshold", "a", "available", "2(1)", True),  # five years are more than one
    ("threshold", "b", "unavailable", "3(1)", False),  # six months are less than two years; the text was not read
    ("death", "a", "refusable", "7", True),
    ("death", "b", "available", "7", True),
    ("political", "a", "unavailable", "4(1)", True),
    ("political", "b", "refusable", "4(4)", True),
    ("political", "c", "unavailable", "4", True),
]


def answers(task: str, letter: str, outcome: str, number: str) -> Answers:
    """An answer to one variant, and anything at all to the others."""
    anything = {field.id: field.options[0].value for field in TASKS[task].fields}  # type: ignore[union-attr]  # all are choices
    return {**anything, f"outcome_{letter}": outcome, f"provision_{letter}": article(task, letter, number)}


def parts(task: str, letter: str, outcome: str, number: str) -> list[Part]:
    """What is said to one variant: outcome and provision."""
    fields = [field.id for field in TASKS[task].fields]
    remarks = check(task, answers(task, letter, outcome, number)).parts
    return [remarks[fields.index(f"outcome_{letter}")], remarks[fields.index(f"provision_{letter}")]]


@pytest.mark.parametrize(("task", "letter", "outcome", "number", "marked"), OUTCOMES)
def test_what_the_treaty_makes_of_each_change(task: str, letter: str, outcome: str, number: str, marked: bool) -> None:
    remarks = parts(task, letter, outcome, number)
    assert [part.verdict for part in remarks] == (["right", "right"] if marked else ["not_graded", "not_graded"])
    for other in {"available", "refusable", "unavailable", "open"} - {outcome}:
        assert parts(task, letter, other, number)[0].verdict == ("not_yet" if marked else "not_graded")


def test_with_one_year_under_finnish_law_the_finnish_reservation_would_stand_before_nationality() -> None:
    """ETS 24, Art. 2(1), as reserved by Finland: more than one year."""
    told = law.assessed(
        requesting="ISR", requested="FIN", person_nationalities=("FIN",), maximum_penalty_months={"FIN": 12}
    )
    assert law.route_over(told, "ece_24").outcome == "unavailable"


def test_a_provision_that_does_not_decide_is_not_yet_right() -> None:
    assert parts("death", "a", "refusable", "4(1)")[1].verdict == "not_yet"


def test_a_wrong_answer_does_not_give_the_right_one_away() -> None:
    remark = parts("death", "a", "available", "7")[0]
    assert "refusable" not in remark.text
    assert "7" not in {provision.article for provision in remark.references if hasattr(provision, "article")}


def test_nationality_of_a_british_person_is_no_bar() -> None:
    remarks = parts("nationals", "b", "available", "3")
    assert law.treaty("3")[0].source == "uk_us_crs_rl32096"
    assert [part.verdict for part in remarks] == ["right", "right"]


@pytest.mark.parametrize(("answer", "verdict"), [("yes", "not_yet"), ("no", "right")])
def test_the_english_judge_may_not_ask_for_a_case_to_answer(answer: str, verdict: str) -> None:
    feedback = check("evidence", {"outcome_a": "open", "test": answer})
    assert [part.verdict for part in feedback.parts] == ["right", verdict]


def test_the_steps_that_decide_never_settle_the_supposed_request_itself() -> None:
    route = law.route_over(law.assessed(death_penalty=True, assurances=("no_death_penalty",)), law.TREATY)
    assert [step.id for step in deciding(route.by_instrument)] == ["death_penalty"]


def test_a_treaty_that_does_not_bind_the_two_states_is_named() -> None:
    with pytest.raises(LookupError, match="No route over 'ecowas_ext_1994'"):
        law.route_over(assess(law.request()), "ecowas_ext_1994")


# --- check the source ----------------------------------------------------------------------------------------------

RIGHT: Answers = {"can": ["ll_judgment_tna", "ll_nlj_2018"], "best": "ll_judgment_tna", "day": "2018-02-05"}


@pytest.mark.parametrize(
    ("changes", "verdicts"),
    [
        ({}, ["right", "right", "right"]),
        (
            {"can": ["ll_judgment_tna", "ll_nlj_2018", "ll_parkin_2017"]},
            ["not_yet", "right", "right"],
        ),  # of 8 September 2017
        ({"can": ["ll_judgment_tna"]}, ["not_yet", "right", "right"]),
        ({"best": "ll_parkin_2017"}, ["right", "not_yet", "right"]),
        ({"best": "ll_district_judge"}, ["right", "not_yet", "right"]),  # a judgment, but of 2016
        ({"best": "ll_nlj_2018"}, ["right", "not_yet", "right"]),  # tells of the judgment
        ({"day": "2017-02-05"}, ["right", "right", "not_yet"]),  # the misprint
        ({"day": "2018-02-04"}, ["right", "right", "not_yet"]),
        ({"day": "5 February 2018"}, ["right", "right", "right"]),
    ],
)
def test_who_can_report_the_refusal(changes: Answers, verdicts: list[str]) -> None:
    assert [part.verdict for part in check("reported", {**RIGHT, **changes}).parts] == verdicts


def test_a_list_without_a_tick_is_no_answer_and_gives_none_away() -> None:
    assert "Tick at least one answer first" in TASKS["reported"].missing({**RIGHT, "can": []})


def test_a_day_that_is_none_gets_a_message() -> None:
    assert "not a day of the calendar" in TASKS["reported"].missing({**RIGHT, "day": "31 February 2018"})


# --- where it is written -------------------------------------------------------------------------------------------

PLACES = {
    "forum": "act",
    "health": "act",
    "rights": "act",
    "death": "both",
    "tried": "both",
    "time": "act",
    "speciality": "both",
}


def test_forum_and_health_stand_in_the_act_alone() -> None:
    remarks = dict(zip(PLACES, check("places", PLACES).parts, strict=True))
    marked = {name: part.verdict for name, part in remarks.items()}
    assert marked == dict.fromkeys(PLACES, "right")
    turned = {name: {"act": "both", "both": "act"}[place] for name, place in PLACES.items()}
    wrong = [part.verdict for part in check("places", turned).parts]
    assert wrong == ["not_yet"] * 7


def test_each_wrong_place_gets_a_reason_that_fits_it() -> None:
    """The reason for one answer would be false for another: where the Act alone has it, no article of the treaty does."""

    def told(ground: str, place: str) -> str:
        remarks = check("places", {**PLACES, ground: place}).parts
        return remarks[list(PLACES).index(ground)].text

    assert "The Act speaks of it too" in told("forum", "treaty")
    assert "Which article of the treaty has it?" in told("forum", "both")
    assert "An article of the treaty speaks of it too" in told("speciality", "act")
