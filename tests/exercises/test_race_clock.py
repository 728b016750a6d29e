"""The simulation of the exercise on time: cases worked out by hand, and what is true of any plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import crossborder as cb
from crossborder.exercises import words as shared
from crossborder.exercises.race_clock import view as page
from crossborder.exercises.race_clock import words
from crossborder.exercises.race_clock.model import RaceClockModel
from crossborder.exercises.race_clock.numbers import NumberError, Spread, all_numbers, read_spread
from crossborder.exercises.race_clock.simulation import ACTIONS, ITEMS, RUNS, Setting, simulate
from crossborder.exercises.race_clock.tasks import as_it_came
from crossborder.exercises.race_clock.view import RaceTheClock
from crossborder.records import authority
from tests.examples import examples

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def view() -> RaceTheClock:
    clock = RaceTheClock()
    for question in clock.model.predictions:
        clock.model.set(f"prediction.{question.id}", "unknown")
    clock.prediction.keep()
    return clock


def inside(widget: Any) -> Iterator[Any]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from inside(child)


PLANS = st.lists(st.sampled_from(ACTIONS), max_size=8).map(tuple)


def fixed(**days: float) -> Setting:
    """A setting in which nothing varies: each number is the one given, or the usual one of the page; nothing depends on luck."""
    spreads = {name: number.spread for name, number in all_numbers().items()}
    usual = {name: days.get(name, spread.usual) for name, spread in spreads.items()}
    return Setting({name: Spread(day, day, day) for name, day in usual.items()}, 0, {})


def fate_of(item: str, plan: tuple[str, ...], **days: float) -> str:
    fate = simulate(plan, fixed(**days))[item]
    return {fate.obtained: "obtained", fate.gone: "gone", fate.left: "left"}[RUNS]


# --- by hand: a desk takes 1 day, drafting 20, the request 100, preservation 2 ---------------------------------------


@pytest.mark.parametrize(
    ("plan", "log", "says"),
    [
        ((), 400, "left"),
        ((), 300, "gone"),
        (("mla",), 120, "obtained"),  # answered on day 20 + 100
        (("mla",), 119, "gone"),
        (("preserve",), 3, "gone"),  # kept from day 3 to day 63, and nobody asks for it
        (("preserve", "mla"), 3, "obtained"),  # the request leaves on day 21 < 63, so the log is held until day 121
        (("preserve", "mla"), 2, "gone"),  # already gone when the order arrives on day 3
        (("mla", "preserve"), 23, "obtained"),  # preservation leaves on day 21 and works on day 23
        (("mla", "preserve"), 22, "gone"),
        (("preserve", "inform"), 3, "gone"),
        (("preserve", "eio"), 3, "gone"),  # an order to Vale does not reach Ridge
        (("direct",), 400, "left"),  # a provider tells who holds an account, and hands over no log
    ],
)
def test_the_fate_of_the_log_is_what_a_hand_works_out(plan: tuple[str, ...], log: float, says: str) -> None:
    assert fate_of("log", plan, desk=1, drafting=20, mla=100, preserve=2, log=log) == says


@pytest.mark.parametrize(("drafting", "says"), [(62, "obtained"), (63, "gone")])
def test_a_request_that_leaves_after_the_sixty_days_finds_nothing_that_is_kept(drafting: float, says: str) -> None:
    """Article 29(7): preserved on day 3, held until day 63. The request leaves on day 1 + drafting."""
    assert fate_of("log", ("preserve", "mla"), desk=1, drafting=drafting, mla=100, preserve=2, log=10) == says


@pytest.mark.parametrize(("answer", "says"), [(87, "obtained"), (88, "gone")])
def test_the_requested_states_own_order_ends_after_ninety_days(answer: float, says: str) -> None:
    """Article 16(2): secured on day 1 + 5, held until day 96. The request leaves on day 9 and is answered on day 9 + answer."""
    assert fate_of("log", ("inform", "mla"), desk=1, inform=5, drafting=8, mla=answer, log=10) == says


def test_what_a_learner_sees_is_counted_in_a_hundred_runs() -> None:
    for fate in simulate(("preserve", "mla", "order"), as_it_came()).values():
        assert fate.obtained + fate.gone + fate.left == RUNS
        assert (fate.middle_day is None) == (fate.obtained == 0)


def test_luck_decides_whether_a_question_to_a_provider_is_answered() -> None:
    never, always = ({"direct": 0}, {"direct": 100})
    asked = {share["direct"]: simulate(("direct",), replace(as_it_came(), chances=share))["subscriber"].obtained for share in (never, always)}  # fmt: skip
    assert asked[0] == 0
    assert asked[100] > 90
    assert 30 < simulate(("direct",), as_it_came())["subscriber"].obtained < 70


# --- true of any plan ------------------------------------------------------------------------------------------------


@settings(max_examples=examples(40))
@given(PLANS, st.integers(0, 5))
def test_the_same_plan_gives_the_same_result_and_a_repeated_step_changes_nothing(
    plan: tuple[str, ...], seed: int
) -> None:
    setting = replace(as_it_came(), seed=seed)
    fates = simulate(plan, setting)
    assert simulate(plan, setting) == fates
    assert simulate((*plan, *plan), setting) == fates


@settings(max_examples=examples(40))
@given(PLANS)
def test_one_more_step_at_the_end_never_loses_what_was_obtained(plan: tuple[str, ...]) -> None:
    before = simulate(plan, as_it_came())
    for action in ACTIONS:
        after = simulate((*plan, action), as_it_came())
        assert all(after[item].obtained >= before[item].obtained for item in ITEMS)


@settings(max_examples=examples(40))
@given(PLANS)
def test_no_plan_saves_the_memory(plan: tuple[str, ...]) -> None:
    assert simulate(plan, as_it_came())["memory"].obtained == 0


@given(st.tuples(*[st.floats(0, 1000)] * 3).map(sorted), st.floats(0, 1), st.floats(0, 1))
def test_a_time_lies_within_its_spread_and_rises_with_the_draw(days: list[float], one: float, two: float) -> None:
    spread = Spread(*days)
    low, high = (spread.at(chance) for chance in sorted((one, two)))
    assert days[0] - 1e-6 <= low <= high + 1e-6 <= days[2] + 2e-6
    assert spread.at(0) == pytest.approx(days[0])
    assert spread.at(1) == pytest.approx(days[2])


# --- numbers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["7, 30, 365", " 7,30 ,365 ", "0, 0, 0", "0.5, 1, 2"])
def test_three_numbers_in_rising_order_are_read(text: str) -> None:
    spread = read_spread(text, "Life of the log")
    assert read_spread(str(spread), "Life of the log") == spread


@pytest.mark.parametrize(
    "text",
    ["", "7", "7, 30", "7, 30, 365, 400", "30, 7, 365", "-1, 2, 3", "a, b, c", "nan, 1, 2", "1, 2, inf", "1, 2, 99999"],
)
def test_anything_else_gets_a_message_that_says_what_to_write(text: str) -> None:
    with pytest.raises(NumberError, match=r"“Life of the log”.*for example 7, 30, 365"):
        read_spread(text, "Life of the log")


def test_a_number_that_cannot_be_read_is_kept_reported_and_counts_as_it_came() -> None:
    model = RaceClockModel()
    model.set("plan.1", "mla")
    model.run()
    before = model.result()
    model.set("number.log", "soon")
    model.set("count.start", "٣")
    assert model.result() == before
    assert [problem.split("”")[0] for problem in model.problems()] == ["“Life of the access log", f"“{words.START}"]
    assert model.to_json()["values"]["number.log"] == "soon"


def test_a_changed_number_changes_the_result_and_is_no_longer_the_sources() -> None:
    model = RaceClockModel()
    model.set("plan.1", "mla")
    model.run()
    model.set("number.mla", "1, 2, 3")
    fates = model.result()
    assert fates is not None
    assert fates["log"].obtained > 50
    assert model.changed("mla")
    assert words.CHANGED in str(page.numbers(model))


def test_each_number_says_whether_it_has_a_source_and_only_confirmed_ones_are_graded() -> None:
    sourced = {name for name, number in all_numbers().items() if number.sourced}
    assert {"mla", "order", "eio"} <= sourced
    assert not {"log", "desk", "direct"} & sourced
    assert all(number.sources for number in all_numbers().values() if number.sourced)


def test_the_numbers_of_the_page_are_those_of_the_data() -> None:
    figures = {figure.id: figure for figure in cb.facts().times}
    mla = all_numbers()["mla"].spread
    assert (mla.shortest, mla.longest) == (figures["mla_tcy_2014"].minimum, figures["mla_tcy_2014"].maximum)
    assert mla.usual == figures["mla_commission_2018"].typical
    assert all_numbers()["order"].spread.longest == figures["production_order"].maximum


# --- the tasks -------------------------------------------------------------------------------------------------------


def verdicts(task: str, **answers: object) -> list[str]:
    feedback = RaceClockModel().task_by_id[task].check(answers)  # type: ignore[arg-type]  # answers of each kind
    return [part.verdict for part in feedback.parts]


def test_task_1_needs_what_keeps_and_what_obtains_in_this_order() -> None:
    assert verdicts("save", one="preserve", two="mla", three="direct") == ["right"]
    assert verdicts("save", one="mla", two="preserve", three="direct") == ["not_yet"]
    assert verdicts("save", one="preserve", two="inform", three="order") == ["not_yet"]


def test_a_step_that_stands_there_twice_is_told_where_the_answer_is(view: RaceTheClock) -> None:
    task = RaceClockModel().task_by_id["save"]
    feedback = task.check({"one": "preserve", "two": "preserve", "three": "mla"})
    assert feedback.parts[0].text.startswith(words.RUN_TWICE)
    view.model.set("plan.1", "preserve")
    view.model.set("plan.2", "preserve")
    view._run(view.model.run)
    assert view._status.value.endswith(words.RUN_TWICE)


def test_a_step_chosen_twice_is_told_at_once_where_it_was_chosen(view: RaceTheClock) -> None:
    view.stage.go("plan")
    first, second = (
        next(one for one in inside(view) if getattr(one, "description", "") == step.label)
        for step in view.model.steps[:2]
    )
    first.value = second.value = "mla"
    assert view._status.value.endswith(words.RUN_TWICE)
    assert words.RUN_TWICE in view._result.value
    second.value = "preserve"
    assert words.RUN_TWICE not in view._result.value


def test_the_steps_of_the_plan_and_those_of_the_first_task_have_names_of_their_own(view: RaceTheClock) -> None:
    """On one page they are below each other, and a screen reader lists them by name alone."""
    view.stage.go("all")
    names = [one.description for one in inside(view) if hasattr(one, "options")]
    assert words.STEP.format(number=1) in names
    assert len(set(names)) == len(names)


def test_a_step_can_be_emptied_also_when_it_was_chosen_on_an_earlier_visit(view: RaceTheClock) -> None:
    view.set("plan.1", "preserve")
    later = RaceTheClock()
    later.stage.go("plan")
    step = next(one for one in inside(later) if getattr(one, "description", "") == words.STEP.format(number=1))
    assert step.value == "preserve"
    step.value = ""
    assert later.model.plan == ()
    assert RaceTheClock().model.plan == ()


def test_task_2_turns_on_article_29_7() -> None:
    named = {provision.article: provision.label for provision in cb.instrument("budapest_185").provisions}
    assert verdicts("hold", provision=named["29(7)"]) == ["right"]
    assert verdicts("hold", provision=named["29(1)"]) == ["not_yet"]


@pytest.mark.parametrize(
    ("day", "says"),
    [("2026-08-17", "not_yet"), ("2026-08-18", "right"), ("2026-08-19", "not_yet"), ("2023-07-12", "not_yet")],
)
def test_task_3_first_day_of_the_production_order(day: str, says: str) -> None:
    assert verdicts("limit", day=day) == [says]


def test_task_4_tells_sources_from_assumptions() -> None:
    assert set(verdicts("whence", numbers=["mla", "eio", "order"])) == {"right"}
    assert "not_yet" in verdicts("whence", numbers=["mla", "eio", "order", "log"])


def test_a_number_from_a_report_is_not_called_confirmed() -> None:
    text = str(page.numbers(RaceClockModel()))
    assert authority.WORDS["secondary"] in text
    assert f">{shared.CONFIRMED}<" not in text
