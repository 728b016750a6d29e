"""The Lauri Love exercise as widgets and as a page: the choice of a case, the steps, escaping, the static form."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import Any

import ipywidgets as widgets
import pytest

import crossborder as cb
from crossborder.exercises import words as shared
from crossborder.exercises.html import join
from crossborder.exercises.lauri_love import law, papers, words
from crossborder.exercises.lauri_love.model import LauriLoveModel
from crossborder.exercises.lauri_love.path import all_issues
from crossborder.exercises.lauri_love.view import LauriLove
from tests.widget_tree import inside, shown

HOSTILE = "</p><script>alert('x')</script>\u202e\"'><img src=x onerror=alert(1)> مرحبا "


def in_view(view: LauriLove) -> list[Any]:
    """What is in the step in view, and after it everything else."""
    return [*inside(view.stage._boxes[view.stage.now]), *inside(view)]


def named(view: LauriLove, name: str) -> Any:
    return next(one for one in in_view(view) if getattr(one, "description", "") == name)


def by_tooltip(view: LauriLove, text: str) -> Any:
    return next(one for one in inside(view) if str(getattr(one, "tooltip", "")) == text)


def press(view: LauriLove, name: str) -> None:
    named(view, name).click()


def look_back(view: LauriLove) -> None:
    """Look back, and ask for the answers without a second vote."""
    view.stage.go("look-back")
    press(view, shared.AGAIN_SHOW)


def said(view: LauriLove) -> str:
    return str(view.children[0].value)


def judging(case: str) -> LauriLove:
    """A view in which a case is chosen and the prediction kept."""
    view = LauriLove()
    named(view, words.CASE_LABEL).value = case
    for question in view.model.predictions:
        view.model.set(f"prediction.{question.id}", "unknown")
    press(view, shared.KEEP_PREDICTION)
    return view


def title(issue: str) -> str:
    return words.ISSUES[issue]["title"]


def open_step(view: LauriLove, issue: str) -> None:
    view.stage.go(f"path.{[one.id for one in all_issues()].index(issue) + 1}")


def compare(view: LauriLove, issue: str) -> None:
    by_tooltip(view, words.COMPARE_NAME.format(button=words.COMPARE, title=title(issue))).click()


def fill(view: LauriLove, issue: str) -> None:
    """Enter something into every control of a step that is open."""
    for box in inside(view.stage._boxes[view.stage.now]):
        if isinstance(box, widgets.Textarea) and not box.disabled:
            box.value = box.value or "Because of the papers."
    asked = view.model.issue_by_id[issue]
    for _ in asked.matters:
        named(view, words.WEIGHTS["neutral"][0]).click()
    weights = [matter.weight for matter in asked.matters]
    for choice in [one for one in asked.choices if one not in weights]:
        next(
            one for one in in_view(view) if getattr(one, "description", "") == choice.label and not one.disabled
        ).value = choice.options[0].value


# --- the way round -------------------------------------------------------------------------------------------------


def test_before_a_case_is_chosen_nothing_of_the_real_one_is_there() -> None:
    view = LauriLove()
    text = shown(view)
    assert words.WARNING_TITLE in text
    assert str(join(words.MADE_FACTS[0])) in text
    assert "Suffolk" not in text
    assert text.index(words.WARNING_TITLE) < text.index(words.MADE_TITLE)


@pytest.mark.parametrize(
    ("case", "there", "not_there"), [("love", "Suffolk", words.MADE_TITLE), ("made", words.MADE_TITLE, "Suffolk")]
)
def test_choosing_a_case_shows_its_facts_and_says_so(case: str, there: str, not_there: str) -> None:
    view = LauriLove()
    named(view, words.CASE_LABEL).value = case
    assert there in shown(view)
    assert not_there not in shown(view)
    assert said(view) == words.CASE_CHOSEN[case]


def test_the_case_without_illness_is_the_first_that_a_keyboard_reaches() -> None:
    """Arrow keys choose as they go: nobody passes through the real case on the way to the other one."""
    options = named(LauriLove(), words.CASE_LABEL).options
    assert [value for _, value in options] == [words.MADE, words.LOVE]


def test_who_takes_the_way_round_meets_the_real_case_only_where_no_illness_is_in_it() -> None:
    view = judging("made")
    for issue in all_issues():
        open_step(view, issue.id)
        fill(view, issue.id)
        compare(view, issue.id)
    look_back(view)
    text = shown(view)
    options = {f"{option.text}." for issue in all_issues() for option in issue.decision.options}
    touching = [
        one for one in law.case().rulings if one.question not in papers.WITHOUT_ILLNESS and one.text not in options
    ]
    assert [one.question for one in touching if str(join(one.text)) in text] == []
    assert words.DEBRIEF_MADE_HAPPENED in text
    assert words.DEBRIEF_HOME_QUOTE not in text
    assert "Suffolk" not in text
    safe = law.ruling("forum.c", law.HIGH_COURT)
    assert safe is not None
    assert str(join(safe.text)) in text


def test_the_case_can_be_changed_at_any_time_and_nothing_is_lost() -> None:
    view = judging("love")
    open_step(view, "offence")
    fill(view, "offence")
    compare(view, "offence")
    named(view, words.CASE_LABEL).value = "made"
    open_step(view, "offence")
    assert not named(view, words.DECISION).disabled
    named(view, words.CASE_LABEL).value = "love"
    open_step(view, "offence")
    assert named(view, words.DECISION).disabled
    assert "Because of the papers." in shown(view)


# --- a step --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("issue", [issue.id for issue in all_issues()])
def test_the_others_are_heard_only_after_the_decision_is_kept(issue: str) -> None:
    view = judging("love")
    open_step(view, issue)
    voices = [str(join(one.text)) for by in law.DECIDERS if (one := law.ruling(issue, by))]
    assert [voice for voice in voices if voice in shown(view)] == []
    compare(view, issue)
    assert said(view).startswith("Still missing: ")
    assert [voice for voice in voices if voice in shown(view)] == []
    fill(view, issue)
    compare(view, issue)
    assert said(view) == words.COMPARED
    assert [voice for voice in voices if voice not in shown(view)] == []


def test_after_comparing_the_inputs_rest_and_the_fact_that_would_change_it_is_asked() -> None:
    view = judging("love")
    open_step(view, "forum")
    before = [one for one in inside(view) if getattr(one, "description", "") == words.CHANGER]
    fill(view, "forum")
    compare(view, "forum")
    step = named(view, words.GROUND)
    assert before == []
    assert step.disabled
    assert not named(view, words.CHANGER).disabled
    for letter in "abcdefg":
        assert named(view, words.REASON.format(letter=letter)).disabled


def test_the_matters_are_weighed_one_at_a_time_and_the_next_one_comes() -> None:
    view = judging("made")
    open_step(view, "forum")
    for at, letter in enumerate("abcdefg"):
        assert words.CARD_HEAD.format(
            letter=letter, number=at + 1, total=7, title=words.MATTERS[letter]
        ) in html.unescape(shown(view))
        seen = [one for one in in_view(view) if str(getattr(one, "description", "")).startswith("Matter (")]
        assert [one.description for one in dict.fromkeys(seen) if "stage-away" not in one._dom_classes] == [
            words.REASON.format(letter=letter)
        ]
        named(view, words.WEIGHTS["against"][0]).click()
        assert said(view).startswith(f"Matter ({letter}): Against extradition. ")
    assert said(view).endswith(words.CARD_ALL)
    assert {view.model.entered("forum", f"weight_{letter}") for letter in "abcdefg"} == {"against"}
    named(view, words.CARD_BEFORE).click()
    assert words.CARD_HEAD.format(letter="f", number=6, total=7, title=words.MATTERS["f"]) in shown(view)
    assert named(view, "✓ Against extradition").disabled is False


@pytest.mark.parametrize("way", ["CARD_BEFORE", "CARD_AFTER"])
def test_a_button_that_goes_from_matter_to_matter_never_is_switched_off_under_the_keyboard(way: str) -> None:
    """Chromium gives the focus to nothing when the button that has it is switched off."""
    view = judging("made")
    open_step(view, "forum")
    head = words.CARD_HEAD.format(letter="a", number=1, total=7, title=words.MATTERS["a"])
    for _ in range(7):
        assert not named(view, getattr(words, way)).disabled
        named(view, getattr(words, way)).click()
    assert head in html.unescape(shown(view)), "once round"


def test_a_decision_that_ends_the_case_in_law_says_so_and_the_path_goes_on() -> None:
    view = judging("love")
    open_step(view, "offence")
    fill(view, "offence")
    named(view, words.DECISION).value = "no"
    compare(view, "offence")
    assert words.ENDS_HOW in shown(view)
    assert not by_tooltip(view, title("bars")).disabled


def test_a_decision_that_the_act_leaves_to_somebody_else_is_not_passed_over() -> None:
    view = judging("love")
    open_step(view, "minister")
    fill(view, "minister")
    named(view, words.DECISION).value = "other"
    compare(view, "minister")
    assert "not open to the Secretary of State" in shown(view)
    assert not re.search(r'class="[^"]*(stage|cbx)-(right|not_yet)', shown(view))


def test_no_decision_is_called_right_or_wrong() -> None:
    view = judging("love")
    open_step(view, "health")
    fill(view, "health")
    compare(view, "health")
    assert words.NO_MARK in shown(view)
    assert not re.search(r'class="[^"]*(stage|cbx)-(right|not_yet)', shown(view))


def test_a_step_comes_back_as_it_was_left() -> None:
    view = judging("love")
    open_step(view, "rights")
    fill(view, "rights")
    compare(view, "rights")
    named(view, words.CHANGER).value = "An assurance."
    again = LauriLove()
    assert named(again, words.CHANGER).value == "An assurance."
    assert named(again, words.DECISION).disabled
    assert words.KEPT in shown(again)


def test_hostile_text_stays_text_in_every_field_of_the_path() -> None:
    view = judging("love")
    for issue in all_issues():
        open_step(view, issue.id)
        for box in [one for one in in_view(view) if isinstance(one, widgets.Textarea) and not one.disabled]:
            box.value = (HOSTILE * 80)[:5000]
        fill(view, issue.id)
        compare(view, issue.id)
    look_back(view)
    text = shown(view)
    assert not re.search(r"<(script|img)", text)
    assert text.count("&lt;script&gt;alert") >= 15
    assert 'dir="auto"' in text


# --- the static form -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def static() -> str:
    return str(LauriLove(keep_work=False).whole())


def test_the_static_form_holds_every_step_with_the_reason_for_each_decision(static: str) -> None:
    for issue in all_issues():
        assert str(join(issue.asks)) in static
        for option in issue.decision.options:
            assert str(join(option.text)) in static
            assert str(join(option.why)) in static
        assert all(str(join(one.text)) in static for one in issue.changers)


def test_the_static_form_holds_both_cases_and_all_that_was_said(static: str) -> None:
    texts = [one.text for one in law.case().rulings] + [one.text for one in law.case().events]
    texts += [*words.MADE_FACTS, *words.DEBRIEF_DISCUSS]
    texts += [text for case in LauriLoveModel().cases for text in case.facts]
    texts += [text for entries in papers.LOVE.values() for text, _ in entries]
    texts += [text for entries in papers.MADE.values() for text in entries]
    assert [text for text in texts if str(join(text)) not in static] == []


class Unfolded(HTMLParser):
    """Collects the text that a reader sees without unfolding anything."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[bool] = []
        self.summary = False
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "details":
            self.open.append("open" in dict(attrs))
        self.summary = self.summary or (tag == "summary" and all(self.open[:-1]))

    def handle_endtag(self, tag: str) -> None:
        if tag == "details":
            self.open.pop()
        if tag == "summary":
            self.summary = False

    def handle_data(self, data: str) -> None:
        if all(self.open) or self.summary:
            self.text += data


def test_without_scripts_nothing_of_the_real_case_is_read_that_was_not_unfolded(static: str) -> None:
    seen = Unfolded(static).text
    assert words.WARNING_TITLE in seen
    assert "Suffolk" not in seen
    assert not re.search(r"\b(ill|unfit|risk to his life)\b", seen)
    assert Unfolded("<details><summary>s</summary>no</details><p>yes</p>").text == "syes"


def test_words_of_a_game_and_of_the_press_are_not_used(static: str) -> None:
    text = re.sub(r"<style.*?</style>|<[^>]+>", " ", static, flags=re.DOTALL)
    titles = [source.title for source in cb.facts().sources]
    for one in titles:
        text = text.replace(str(join(one)), " ")
    assert not re.search(r"\b(scores?|wins?|won|player|game|hacker|hacked)\b", text, re.IGNORECASE)


def test_the_words_are_for_readers_whose_first_language_may_be_another() -> None:
    model = LauriLoveModel()
    said = str(LauriLove(keep_work=False).whole()) + " ".join(option.why for option in model.way.options)
    assert not re.search(r"\b(simply|just|obviously)\b", re.sub(r"<[^>]+>", " ", said), re.IGNORECASE)


def test_what_is_missing_from_a_decision_is_no_verdict_and_goes_when_a_field_is_changed() -> None:
    view = judging(words.MADE)
    open_step(view, "request")
    compare(view, "request")
    missing = view.model.issue_missing(view.model.issue_by_id["request"])
    message = next(one for one in in_view(view) if missing in str(getattr(one, "value", "")))
    assert 'data-stage="outcome"' in message.value
    assert "stage-not_yet" not in message.value
    ground = named(view, words.GROUND)
    ground.value = ground.options[1][1]
    assert missing not in message.value
    compare(view, "request")
    named(view, words.OTHER_SIDE).value = "The papers are complete."
    assert "stage-waiting" in message.value


def test_in_the_made_up_case_words_and_figure_name_nobody_who_decided() -> None:
    view = judging(words.MADE)
    open_step(view, "request")
    step = "".join(one.value for one in inside(view.stage._boxes["path.1"]) if isinstance(one, widgets.HTML))
    assert words.MADE_WAITING in step
    assert words.WAITING not in step
    assert "Home Secretary, 14 November" not in step
    assert ">DJ<" not in step
    fill(view, "request")
    compare(view, "request")
    assert said(view) == words.MADE_COMPARED


@pytest.mark.parametrize(("ground", "notes"), [("s 78(6)", 1), ("s 78(4)", 0)])
def test_a_decision_that_its_provision_does_not_lead_to_is_noted(ground: str, notes: int) -> None:
    view = judging(words.MADE)
    open_step(view, "request")
    named(view, words.DECISION).value = "in_order"
    named(view, words.GROUND).value = law.section(ground).label
    named(view, words.OTHER_SIDE).value = "The papers lack a day."
    compare(view, "request")
    assert shown(view).count(words.NO_FIT.partition(".")[0]) == notes


def test_every_decision_that_a_provision_leads_to_can_be_taken() -> None:
    for name, decisions in words.LEADS_TO.items():
        asked = [one for one in all_issues() if law.section(name) in one.provisions]
        assert set(decisions) <= {option.value for one in asked for option in one.decision.options}


def test_a_decision_that_is_kept_has_no_button_to_keep_it() -> None:
    view = judging(words.MADE)
    open_step(view, "request")
    button = by_tooltip(view, words.COMPARE_NAME.format(button=words.COMPARE, title=title("request")))
    assert "cbx-main" in button._dom_classes
    fill(view, "request")
    button.click()
    assert button.description == words.KEPT_BUTTON
    assert "cbx-main" not in button._dom_classes


def test_in_a_room_the_decision_alone_opens_the_comparison() -> None:
    view = judging(words.LOVE)
    open_step(view, "forum")
    together = by_tooltip(view, words.COMPARE_NAME.format(button=words.COMPARE_ROOM, title=title("forum")))
    assert "stage-room" in together._dom_classes, "seen in Present only"
    together.click()
    assert not view.model.compared_issue("forum")
    assert said(view) == words.COMPARE_MISSING.format(what=words.MISSING_FIELDS["decision"])
    assert "stage-todo" in shown(view)
    compare(view, "forum")
    assert words.MISSING_FIELDS["other_side"] in said(view), "who works alone is asked for all of it"
    decision = view.model.issue_by_id["forum"].decision
    named(view, decision.label).value = decision.options[1].value
    together.click()
    assert view.model.compared_issue("forum")
    look_back(view)
    assert "<cite></cite>" not in shown(view), "a room may have named no provision"
    assert words.YOUR_ARGUMENT not in shown(view)
    assert words.CARD_OPEN in shown(view)


def test_a_room_that_counted_hands_has_decided() -> None:
    view = judging(words.LOVE)
    open_step(view, "health")
    press(view, shared.VOTES["task"])
    options = view.model.issue_by_id["health"].decision.options
    voting = next(one for one in inside(view) if "stage-voting" in getattr(one, "_dom_classes", ()))
    for line, count in zip([one for one in inside(voting) if isinstance(one, widgets.Text)], "29", strict=False):
        line.value = count
    next(one for one in inside(voting) if getattr(one, "description", "") == words.COMPARE_ROOM).click()
    assert view.model.compared_issue("health")
    assert view.model.entered("health", "decision") == options[1].value
