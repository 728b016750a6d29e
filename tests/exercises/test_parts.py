"""The pieces all exercises use: options, feedback, days, state, registry."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import crossborder as cb
from crossborder.exercises import EXERCISES, render
from crossborder.exercises.ask import Many, Option, provision_options
from crossborder.exercises.controls import Announcer, Kit
from crossborder.exercises.days import DayError, read_day, shifted
from crossborder.exercises.feedback import Feedback, Part, Says, mark, sentence, titled
from crossborder.exercises.lesson import deciding, outcome, page
from crossborder.exercises.state import Slot, State, StateError
from crossborder.version import LAW_DAY

ARTICLE = cb.instrument("budapest_185").provisions[0]


# --- options and feedback ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("missing", [("", "text", "why"), ("value", " ", "why"), ("value", "text", "")])
def test_an_option_cannot_be_made_without_its_reason(missing: tuple[str, str, str]) -> None:
    with pytest.raises(ValueError, match="every option says what it is and why"):
        Option(*missing)


def test_feedback_cannot_rest_on_nothing() -> None:
    with pytest.raises(ValueError, match="names at least one provision or source"):
        Part("Outcome", "right", "Because.", ())
    with pytest.raises(ValueError, match="names at least one provision or source"):
        Feedback(())


def test_feedback_gives_a_reason() -> None:
    with pytest.raises(ValueError, match="gives no reason"):
        Part("Outcome", "right", " ", (ARTICLE,))


@pytest.mark.parametrize(
    ("holds", "verified", "verdict"),
    [
        (True, True, "right"),
        (False, True, "not_yet"),
        (None, True, "not_graded"),
        (True, False, "not_graded"),
        (False, False, "not_graded"),
    ],
)
def test_nobody_is_marked_on_what_is_not_confirmed_or_not_known(
    holds: bool | None, verified: bool, verdict: str
) -> None:
    part = mark("Outcome", Says("right", "not_yet", "not_graded"), (ARTICLE,), holds=holds, verified=verified)
    assert (part.verdict, part.text) == (verdict, verdict)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("UNTOC, Art. 16(4)", "UNTOC, Art. 16(4)"),
        ("Budapest Convention, Art. 31(1)", "the Budapest Convention, Art. 31(1)"),
        ("EAW Framework Decision", "the EAW Framework Decision"),
    ],
)
def test_an_abbreviation_has_no_article(title: str, said: str) -> None:
    assert titled(title) == said


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("The day", "The day."),
        ("State (unknown)", "State (unknown)."),
        ("Must it refuse?", "Must it refuse?"),
        ("Must it refuse? (you say “Yes”)", "Must it refuse? (you say “Yes”)"),
    ],
)
def test_a_label_is_told_as_a_sentence(label: str, told: str) -> None:
    assert sentence(label) == told


def test_a_threshold_that_is_missed_is_said_and_not_asked() -> None:
    request = cb.CooperationRequest(
        requesting="GBR", requested="DEU", measure="extradition", conduct="system_interference",
        committed_on=date(2007, 8, 17), requested_on=date(2007, 8, 24), maximum_penalty_months={"GBR": 6, "DEU": 6},
    )  # fmt: skip
    assert deciding.of(cb.assess(request)).sentence == (
        "The maximum penalty under the law of the United Kingdom does not reach the threshold. "
        "It has to be at least 12 months; it is 6 months, as stated in the request."
    )


def decided(**changes: Any) -> deciding.Deciding:
    at_first = {"measure": "extradition", "conduct": "malware", "committed_on": date(2008, 3, 25)}
    stated = at_first | {"requested_on": date(2008, 4, 1)} | changes
    return deciding.of(cb.assess(cb.CooperationRequest(**stated)))


def test_a_missing_offence_decides_and_not_one_of_which_nothing_is_known() -> None:
    """Nobody looked at the law of Egypt; what makes the request fail is that China had no offence yet."""
    said = decided(requesting="EGY", requested="CHN", conduct="illegal_access")
    assert said.sentence.startswith("China had no specific offence of illegal access in force until 28 February 2009")
    assert said.provisions[0].label == "Criminal Law of China (Amendment VII), Art. 285(2)"


@pytest.mark.parametrize(
    ("changes", "begins"),
    [
        (
            {"requesting": "SGP", "requested": "JPN", "life_imprisonment": True},
            "Can it be punished by imprisonment for life in the requesting state? This is stated.",
        ),
        (
            {"requesting": "PHL", "requested": "TUR", "measure": "mutual_assistance", "death_penalty": True,
             "committed_on": date(2021, 2, 15), "requested_on": date(2023, 1, 16)},
            "Can the offence be punished by death in the requesting state? The Budapest Convention has no ground",
        ),
        (
            {"requesting": "USA", "requested": "IND", "measure": "content_interception"},
            "Does the India-US Assistance Treaty cover this measure? We do not know: it binds both",
        ),
        (
            {"requesting": "MAR", "requested": "TUR", "person_nationalities": ("TUR",)},
            "A citizen is not given to a foreign country",
        ),
        ({"requesting": "GBR", "requested": "SGP", "committed_on": date(2024, 4, 7), "requested_on": date(2024, 4, 7)},
         "A treaty that is not modelled governs the request."),
        ({"requesting": "USA", "requested": "PHL", "measure": "subscriber_information", "committed_on": date(2023, 5, 5),
          "political_offence": True,
          "requested_on": date(2023, 5, 5)}, "We have not read the whole treaty."),
    ],
)  # fmt: skip
def test_what_decides_is_said_so_that_it_stands_alone(changes: dict[str, Any], begins: str) -> None:
    """Its question is not shown beside it: what leans on the question is told with it, and nothing else begins with "yes" or "no"."""
    assert decided(**changes).sentence.startswith(begins)


def test_every_form_of_an_outcome_says_that_nobody_has_seen_the_law_of_so_late_a_day() -> None:
    stated = {"requesting": "USA", "requested": "PHL", "measure": "preservation", "conduct": "malware"}
    on_the_day, after = (
        cb.assess(cb.CooperationRequest(**stated, committed_on=date(2018, 7, 1), requested_on=day))
        for day in (LAW_DAY, LAW_DAY + timedelta(days=1))
    )
    assert on_the_day.caution == deciding.of(on_the_day).caveat == ""
    forms = (
        outcome.outcome,
        outcome.caveat_below,
        outcome.reasons,
        page.machine_sentence,
        render.brief,
    )
    for form in forms:
        assert after.caution in str(form(after)), form
        assert "follows the law up to" not in str(form(on_the_day)), form


def test_beside_what_a_missing_offence_leaves_out_stands_that_the_day_is_too_late() -> None:
    later = LAW_DAY + timedelta(days=1)
    told = decided(requesting="USA", requested="PHL", committed_on=date(2000, 5, 4), requested_on=later)
    assert told.caveat.startswith("Older, general offences are not counted here.")
    assert told.caveat.endswith("is not known: this answer is unverified.")


def test_the_whole_is_as_right_as_its_weakest_part() -> None:
    parts = [Part(verdict, verdict, "x", (ARTICLE,)) for verdict in ("right", "not_graded", "not_yet")]
    assert Feedback(tuple(parts)).verdict == "not_yet"
    assert Feedback(tuple(parts[:2])).verdict == "not_graded"


def test_the_order_of_provisions_gives_nothing_away() -> None:
    provisions = cb.instrument("budapest_185").provisions
    assert provision_options(provisions) == provision_options(reversed(provisions))


# --- days ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["2000-06-19", " 2000-6-19 ", "19 June 2000", "19 jun 2000", "19 JUNE, 2000", "19.06.2000", "June 19, 2000"]
)
def test_a_day_is_read_in_every_form_with_one_reading(text: str) -> None:
    assert read_day(text, "Day of the act") == date(2000, 6, 19)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Day of the act is empty"),
        ("2000-02-30", "not a day of the calendar"),
        ("tomorrow", "not a day of the calendar"),
        ("30 February 2000", "not a day of the calendar"),
        ("01/03/2026", "can be two days: 1 March 2026 or 3 January 2026. Write 1 March 2026 or 3 January 2026"),
        ("14.6.00", "a year of two digits"),
        ("June 2000", "a whole month"),
        ("0001-01-01", "counted in another calendar"),
        ("20/02/2569", "counted in another calendar"),
        ("20 lutego 2026", "words that we cannot read as part of a day"),
        ("1940-01-01", "between 1 January 1950"),
        ("2100-01-01", "and 31 December 2099"),
    ],
)
def test_what_is_no_day_gets_a_message_that_says_how_to_write_one(text: str, message: str) -> None:
    with pytest.raises(DayError, match=message):
        read_day(text, "Day of the act")


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)), st.integers(-100_000, 100_000))
def test_moving_a_day_stays_within_the_days_that_can_be_read(day: date, days: int) -> None:
    assert read_day(shifted(day, days).isoformat(), "Day") == shifted(day, days)


# --- state ---------------------------------------------------------------------------------------------------------


def new_state() -> State:
    return State(
        "x",
        1,
        (
            Slot("choice", allowed=("a", "b")),
            Slot("text"),
            Slot("flag", default=False),
            Slot("count", default=0, most=3),
            Slot("list", default=(), allowed=("a", "b")),
        ),
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("choice", "c"),
        ("text", 1),
        ("flag", "yes"),
        ("flag", 1),
        ("count", 4),
        ("count", -1),
        ("count", True),
        ("list", ["a", "a"]),
        ("list", ["c"]),
        ("list", "a"),
        ("nothing", "a"),
    ],
)
def test_a_wrong_value_is_refused_and_changes_nothing(key: str, value: object) -> None:
    state = new_state()
    with pytest.raises(StateError):
        state.put(key, value)
    assert state.to_json()["values"] == {}


def test_what_does_not_fit_is_kept_aside_reported_and_goes_out_again() -> None:
    record = {"exercise": "x", "version": 9, "values": {"choice": "c", "text": "kept", "later": [1, {"deep": None}]}}
    state = new_state()
    problems = state.load(record)
    assert len(problems) == 2
    assert '“choice” has the value "c"; expected: one of a, b' in problems[0]
    assert "value is kept" in problems[1]
    assert state.to_json()["aside"] == {"choice": "c", "later": [1, {"deep": None}]}
    assert state.text("text") == "kept"


@pytest.mark.parametrize(
    "record",
    [
        None,
        [],
        "x",
        {},
        {"exercise": "y", "values": {}},
        {"exercise": "x", "values": []},
        {"exercise": "x", "values": {}, "aside": 3},
    ],
)
def test_a_foreign_record_changes_nothing(record: object) -> None:
    state = new_state()
    state.put("text", "mine")
    assert "Nothing was changed" in state.load(record)[0]
    assert state.text("text") == "mine"


def test_a_list_that_is_handed_out_is_a_copy() -> None:
    state = new_state()
    state.put("list", ["a"])
    copy = state.get("list")
    assert isinstance(copy, list)
    copy.append("b")
    assert state.get("list") == ["a"]


# --- the registry, and what importing costs ------------------------------------------------------------------------


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_each_exercise_of_the_registry_is_there_and_fits_twenty_minutes(exercise: object) -> None:
    assert isinstance(exercise, type(EXERCISES[0]))
    assert hasattr(cb.exercises, exercise.name)
    assert exercise.minutes <= 20
    assert 3 <= len(exercise.roles) <= 4
    assert exercise.outcome
    assert exercise.common_errors


def test_a_model_needs_no_widgets_and_nothing_heavy() -> None:
    code = (
        "import sys; from crossborder.exercises.love_bug.model import LoveBugModel; LoveBugModel(); "
        "assert not {'ipywidgets', 'numpy', 'pandas', 'matplotlib'} & set(sys.modules), sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_view_needs_nothing_heavy() -> None:
    code = (
        "import sys; import crossborder as cb; cb.exercises.LoveBug(); "
        "assert not {'numpy', 'pandas', 'matplotlib'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_an_exercise_that_is_not_there_is_named() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        cb.exercises.Nothing  # noqa: B018 - asking is the point


def test_every_part_is_said_and_what_is_right_is_not_called_ungraded() -> None:
    right, ungraded = (
        Part(name, verdict, f"{name} because.", (ARTICLE,)) for name, verdict in (("A", "right"), ("B", "not_graded"))
    )  # type: ignore[arg-type]  # verdicts
    wrong = Part("C?", "not_yet", "C because.", (ARTICLE,))
    assert Feedback((right,)).sentence == "Right: A. A because."
    assert Feedback((ungraded, right)).sentence == "Right: A. Not graded: B. A because."
    assert Feedback((right, wrong, right)).sentence == "Not yet: C? Right: A; A. C because."
    assert Feedback((wrong, *[right] * 5)).sentence == "Not yet: C? Right: 5 parts. C because."


# --- what is said --------------------------------------------------------------------------------------------------


def test_the_same_sentence_said_again_is_another_text() -> None:
    """A screen reader speaks what changes."""
    status = Announcer()
    told = []
    for _ in range(3):
        status.say("Right.")
        told.append(status.value)
    assert [text.strip() for text in told] == ["Right."] * 3
    assert told[0] != told[1] != told[2]


def test_ticks_stand_as_a_group_after_their_question() -> None:
    field = Many("a", "Which of them?", (Option("x", "One", "Because."), Option("y", "Two", "Because.")))
    question, ticks = Kit().field(field, [], lambda _: None).children
    assert "Which of them?" in question.value
    assert "live-group" in ticks._dom_classes
    assert [tick.description for tick in ticks.children] == ["One", "Two"]


def test_beside_an_open_question_stands_the_ground_that_lets_refuse_in_any_case() -> None:
    """A political offence permits refusal; that human rights are raised as well leaves open whether it has to be refused."""
    risky = {"requesting": "USA", "requested": "PHL", "measure": "preservation", "requested_on": date(2024, 5, 5)}
    assert decided(**risky, human_rights_risk=True).caveat == ""
    told = decided(**risky, human_rights_risk=True, political_offence=True)
    assert told.caveat.startswith("Whatever the answer to that, it may be refused: ")
    assert "political" in told.caveat
