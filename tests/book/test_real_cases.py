"""Law against reality: every real case is put to the rules, and what happened is explained where it parts from them."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from course_law import real_cases, real_page
from course_law.real_cases import RealCase, RealCasesError, agreement, assessment_of, load
from course_law.real_page import in_short
from crossborder.exercises.love_bug.model import LoveBugModel
from crossborder.records import facts, in_words

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / real_cases.FOLDER
CASES = load(FOLDER)
# A reason that says that the law as the rules know it did not decide.
BESIDE_THE_LAW = set(real_cases.WHY) - {"as_law"}


def test_there_are_at_least_thirty() -> None:
    assert len(CASES) >= 30
    assert {one.happened for one in CASES} == set(real_cases.HAPPENED)


@pytest.mark.parametrize("one", CASES, ids=lambda one: one.id)
def test_the_rules_answer_and_what_happened_is_explained(one: RealCase) -> None:
    """Where the outcome parts from the law, the case names who decided otherwise; a rule that changes shows here."""
    relation = agreement(assessment_of(one).outcome, one.happened)
    assert relation != "differs" or one.why in BESIDE_THE_LAW
    assert relation != "not_tested" or one.why != "as_law"
    assert one.because.endswith(".")


@pytest.mark.parametrize("one", CASES, ids=lambda one: one.id)
def test_the_act_comes_before_the_request(one: RealCase) -> None:
    assert one.committed_on < one.requested_on


@pytest.mark.parametrize("one", [one for one in CASES if one.fragment], ids=lambda one: one.id)
def test_the_link_sets_the_machine(one: RealCase) -> None:
    model = LoveBugModel()
    preset = {name: values[0] for name, values in parse_qs(one.fragment).items()}
    assert set(preset) <= set(model.presets)
    for name, value in preset.items():
        model.state.put(model.presets[name], value)
    assert model.machine_values == {**model.machine_values, **preset}


def test_a_state_without_law_in_the_data_gets_no_link() -> None:
    without = {one.id for one in CASES if not one.fragment}
    assert {"nikulin", "seleznev", "kaseya_poland"} <= without
    assert all(
        any(not facts().state_by_code[code].offences for code in one.states) for one in CASES if one.id in without
    )


@pytest.mark.parametrize(
    ("outcome", "happened", "expected"),
    [
        ("available", "surrendered", "agrees"),
        ("unavailable", "surrendered", "differs"),
        ("available", "refused", "differs"),
        ("refusable", "refused", "agrees"),
        ("discretionary", "handed_over", "agrees"),
        ("open", "refused", "open"),
        ("unavailable", "expelled", "not_tested"),
        ("available", "pending", "not_tested"),
    ],
)
def test_how_outcome_and_event_stand_to_each_other(outcome: str, happened: str, expected: str) -> None:
    assert agreement(outcome, happened) == expected


def test_the_page_leads_with_what_its_table_holds() -> None:
    """No case differs outright today: the page says so and why, and a case that differs would be counted."""
    told = in_short([agreement(assessment_of(one).outcome, one.happened) for one in CASES])
    assert told.startswith("In none of these cases does the outcome plainly differ from the law.")
    assert f"of the {len(CASES)} cases the rules leave the answer open" in told
    assert in_short(["differs", "open"]).startswith("In 1 of 2 cases the outcome differs from the law.")


def test_every_way_in_which_law_and_reality_stand_can_be_chosen_with_its_count() -> None:
    """A person who was put on a plane, and an order that a court put in the place of a request, are found as bypassed."""
    page = "".join(str(node) for node in real_page.page(CASES, "book/law-against-reality"))
    ways = {one.id: real_cases.law_and_reality(one, assessment_of(one)) for one in CASES}
    for each, words in real_cases.LAW.items():
        count = sum(each in held for held in ways.values())
        assert f"{words} ({count})" in page
        assert (f'refuri="#law={each}"' in page) is bool(count)
    bypassed = {name for name, held in ways.items() if real_cases.BYPASSED in held}
    assert {"seleznev", "skype_belgium", "mckinnon", "lauri_love"} <= bypassed
    assert not {"vastaamo", "love_bug"} & bypassed


def test_the_page_says_why_so_many_are_open_and_what_happened_in_them() -> None:
    asked = [(one, assessment_of(one)) for one in CASES]
    told = real_page.why(asked)
    unread = [
        one for one, answer in asked if real_cases.unread(answer) and agreement(answer.outcome, one.happened) == "open"
    ]
    assert unread
    assert f"in {len(unread)} of these" in told
    assert "surrendered (" in told
    assert "tried at home (" in told
    page = " ".join(node.astext() for node in real_page.page(CASES, "book/law-against-reality"))
    assert page.count("little of its articles") == 1, "said once for all cases"


def test_a_case_is_told_with_articles_and_days_in_words() -> None:
    page = " ".join(node.astext() for node in real_page.page(CASES, "book/law-against-reality"))
    assert re.findall(r"Asked\. (?:United|Netherlands|Philippines)", page) == []
    assert "Asked. The United States asks " in page
    assert re.findall(r"\d{4}-\d{2}", page) == []
    assert ", June 2024.)" in page


def told(one: RealCase) -> str:
    return real_page._case(one, assessment_of(one), "book/law-against-reality").astext()


@pytest.mark.parametrize("one", CASES, ids=lambda one: one.id)
def test_a_request_that_is_not_known_is_supposed_and_not_told_as_a_fact(one: RealCase) -> None:
    text = told(one)
    assert ("Asked. " in text) is one.request_known
    assert ("Supposed. Suppose " in text) is not one.request_known
    if one.happened in {"not_asked", "direct_order", "expelled"}:
        assert not one.request_known


def test_a_condition_that_failed_says_on_what() -> None:
    """That no offence was found is not the whole reason: the older ones that were looked at stand beside it."""
    love_bug = told(next(one for one in CASES if one.id == "love_bug"))
    assert "No specific offence was in force in the Philippines on 4 May 2000" in love_bug
    assert "Revised Penal Code, Art. 308 does not count" in love_bug


def test_the_request_for_the_author_of_the_sasser_worm_is_supposed() -> None:
    one = next(one for one in CASES if one.id == "sasser")
    assert "Suppose the United States had asked Germany: extradition." in told(one)
    assert "act 1 May 2004, a day chosen by us; request 8 May 2004, supposed by us" in told(one)


@pytest.mark.parametrize("one", CASES, ids=lambda one: one.id)
def test_a_day_that_was_not_seen_is_marked_where_it_is_printed(one: RealCase) -> None:
    for day, rests_on in ((one.committed_on, one.committed_day), (one.requested_on, one.requested_day)):
        mark = real_cases.DAYS[rests_on]
        assert f"{in_words(day)}, {mark}" in told(one) if mark else in_words(day) in told(one)
    # A day at the beginning of a month or year is hardly ever one that was seen; McKinnon's stands in the judgment.
    first = one.committed_on.day == 1
    assert not first or one.committed_day != "seen" or one.id == "mckinnon"


@pytest.mark.parametrize("one", CASES, ids=lambda one: one.id)
def test_a_case_is_filed_as_not_tested_by_what_the_page_says_of_it(one: RealCase) -> None:
    """No request, or none decided to the end: the definition on the page and the filing are the same."""
    undecided = not one.request_known or one.happened in {"own_will", "pending"}
    assert (agreement(assessment_of(one).outcome, one.happened) == "not_tested") is undecided


def test_a_refusal_is_not_filed_as_not_tested() -> None:
    """The Ministry of Justice of Israel refused, although the person was then tried at home."""
    one = next(one for one in CASES if one.id == "bomb_threats_israel")
    assert one.happened == "refused"
    assert agreement(assessment_of(one).outcome, one.happened) == "open"


@pytest.mark.parametrize("one", CASES, ids=lambda one: one.id)
def test_the_step_that_is_shown_is_one_that_decides(one: RealCase) -> None:
    answer = assessment_of(one)
    shown = [step for step in answer.steps if f"{step.question} {step.answer}" in told(one)]
    wanted = {
        "unavailable": {"condition_failed", "requires_refusal"},
        "open": {"open"},
        "refusable": {"permits_refusal"},
    }
    if answer.outcome in wanted:
        assert shown
        assert shown[0].effect in wanted[answer.outcome]


def test_love_is_refused_although_the_treaty_obliged() -> None:
    love = next(one for one in CASES if one.id == "lauri_love")
    assert love.happened == "refused"
    assert (love.requested_on - love.committed_on) > timedelta(days=365)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (('happened = "refused"', 'happened = "lost"'), "happened is 'lost'"),
        (('ground = "forum"', ""), "ground is missing"),
        (('requested = "GBR"', 'requested = "XXX"'), "cannot be put to the rules"),
        (('case = "lauri_love"', 'case = "nobody"'), "which does not exist"),
        (("sources = [", 'sources = ["no_such", '), "'no_such', which is no source"),
        (('id = "lauri_love"', 'id = "love"'), "id is 'love'"),
        (('status = "confirmed"', 'status = "confirmed"\nguess = "x"'), "the field 'guess' is not known"),
        (('committed_day = "chosen"', 'committed_day = "guessed"'), "committed_day is 'guessed'"),
        (("days = ", 'note = "x"\n# '), "days is missing"),
    ],
)
def test_a_fault_is_told(tmp_path: Path, change: tuple[str, str], says: str) -> None:
    text = (FOLDER / "lauri_love.toml").read_text(encoding="utf-8")
    assert change[0] in text
    (tmp_path / "lauri_love.toml").write_text(text.replace(*change), encoding="utf-8")
    with pytest.raises(RealCasesError) as caught:
        load(tmp_path)
    assert says in str(caught.value)


def test_the_page_says_first_how_few_cases_can_be_compared_and_how_many_days_were_not_seen() -> None:
    agreements = [agreement(assessment_of(one).outcome, one.happened) for one in CASES]
    compared = len(CASES) - agreements.count("open") - agreements.count("not_tested")
    first = real_page.read_first(CASES, agreements)
    assert f"only {compared} of {len(CASES)}" in first
    assert "no finding" in first


@pytest.mark.parametrize("one", CASES, ids=lambda one: one.id)
def test_evidence_is_not_said_to_be_handed_over_on_the_day_of_a_judgment_years_later(one: RealCase) -> None:
    """What was handed over came before a court said whether it may be used: EncroChat, 2020 and 2024."""
    if one.happened == "handed_over":
        assert int(str(one.happened_on)[:4]) - one.requested_on.year <= 2
