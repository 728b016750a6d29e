"""The exercise on the request: each case can be solved, nothing typed is lost, nobody is marked on what nobody read."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ipywidgets.widgets.widget import _instances

import crossborder as cb
from crossborder.exercises import browser
from crossborder.exercises import words as shared
from crossborder.exercises.html import join
from crossborder.exercises.mlat_request import draft_page, law, places, words
from crossborder.exercises.mlat_request.draft_view import DraftPart
from crossborder.exercises.mlat_request.model import RequestModel
from crossborder.exercises.mlat_request.patterns import OWN, PATTERN_BY_ID, PATTERNS, Pattern
from crossborder.exercises.mlat_request.tasks import ROOM, basis_part, task_id
from crossborder.exercises.mlat_request.view import RequestDrafter
from crossborder.request import Draft, check, completeness, letter, risks, to_docx
from tests.examples import examples
from tests.reader import MOST_ACTS
from tests.widget_tree import inside, shown

if TYPE_CHECKING:
    from pathlib import Path

every_pattern = pytest.mark.parametrize("pattern", PATTERNS, ids=[pattern.id for pattern in PATTERNS])
HOSTILE = ("</p><script>alert('x')</script>\u202e\"'><img src=x onerror=alert(1)> مرحبا " * 80)[:5000]


@every_pattern
def test_the_letter_counts_what_is_left_as_the_draft_does(pattern: Pattern) -> None:
    draft = pattern.start(pattern.best)
    found = check(draft)
    counts = draft_page.counted(found)
    assert counts in draft_page.overview(completeness(draft), found).text
    assert counts in str(draft_page.still_to_correct(found))


# --- the cases -----------------------------------------------------------------------------------------------------


@every_pattern
def test_our_draft_is_complete_without_a_finding_on_a_basis_that_is_sound(pattern: Pattern) -> None:
    ours = pattern.ours
    assert check(ours) == ()
    assert completeness(ours).complete or not completeness(ours).count("required")[1]
    option = risks(ours).option
    assert option is not None
    assert option.verdict == "sound"


def refusal(draft: Draft, *ticked: str) -> str:
    stated = draft.case.stated | dict.fromkeys(ticked, "yes")
    return draft_page.risk_sentence(risks(replace(draft, case=replace(draft.case, stated=stated))))


def test_the_sentence_below_the_outcome_says_why_it_is_that_outcome() -> None:
    """A question with “Open.” below “Possible” told nobody anything."""
    pattern = PATTERN_BY_ID["two-treaties"]
    assert refusal(pattern.start(pattern.best)).endswith(
        "You have ticked nothing that speaks against the request. Missing: Purpose for which the evidence is wanted."
    )
    assert refusal(pattern.ours, "political_offence") == (
        "Outcome: May be refused. "
        "The requested state may refuse if it considers the offence political or connected with a political offence."
    )
    silent = refusal(pattern.ours, "already_tried")
    assert silent.startswith(
        "Outcome: No clear answer. Has the person been finally judged for the same acts? The European"
    )


def test_an_obstacle_that_is_none_is_told_and_one_that_lets_refuse_stays_beside_an_open_one() -> None:
    ours = replace(PATTERN_BY_ID["two-treaties"].ours, basis="budapest_185")
    assert refusal(ours, "fiscal_offence").startswith(
        "Outcome: Possible. It is stated, but may not be a ground here. For the offences"
    )
    both = refusal(ours, "political_offence", "human_rights_risk")
    assert both.startswith("Outcome: No clear answer. ")
    assert "Whatever the answer to that, it may be refused: The requested state may refuse if it considers" in both


def test_where_a_fault_of_form_is_a_ground_the_draft_may_be_refused_for_it() -> None:
    pattern = PATTERN_BY_ID["two-treaties"]
    case = replace(pattern.case, stated={"organised_group": "yes", "transnational": "yes", "serious_crime": "yes"})
    report = risks(replace(pattern.start("untoc_2000"), case=case))
    assert any(risk.id == "form" and risk.effect == "permits_refusal" for risk in report.risks)
    assert report.outcome != "available"


@every_pattern
def test_the_trainees_draft_has_something_to_mend_in_every_kind_of_place(pattern: Pattern) -> None:
    findings = check(pattern.start(pattern.best))
    serious = [one for one in findings if one.severity != "note"]
    assert len(serious) >= 5
    assert any(one.item is not None for one in serious)
    assert any(one.item is None for one in serious)


@every_pattern
def test_what_the_trainee_wrote_is_replaced_and_what_the_office_wrote_stays(pattern: Pattern) -> None:
    assert set(pattern.weak) <= set(pattern.mended)
    assert not set(pattern.given) & (set(pattern.weak) | set(pattern.mended))


@every_pattern
def test_the_facts_say_that_the_request_is_made_up_and_use_only_reserved_names(pattern: Pattern) -> None:
    told = " ".join([*pattern.facts, *pattern.ours.texts.values(), *pattern.start("").texts.values()])
    told += json.dumps(pattern.ours.to_json()["items"])
    assert "made up" in pattern.facts[0]
    reserved = [ip_network("192.0.2.0/24"), ip_network("2001:db8::/32")]
    for number in re.findall(r"\b\d{1,3}(?:\.\d{1,3}){3}\b", told):
        assert any(ip_address(number) in network for network in reserved)
    for domain in re.findall(r"@([\w.-]+\w)", told):
        assert domain in {"example.org", "example"}


@every_pattern
def test_the_offence_of_a_case_was_in_force_and_its_penalty_is_that_of_the_data(pattern: Pattern) -> None:
    offence = cb.facts().offence_by_id[pattern.offence]
    act = pattern.case.committed_on
    assert offence.state == pattern.case.requesting
    assert offence.in_force.day.latest.isoformat() <= act
    assert offence.until is None or act < offence.until.day.earliest.isoformat()
    assert pattern.ours.detail("offence_and_law.maximum_months") == str(offence.maximum_months)
    assert offence.provenance.verified


# --- the choice of the basis ---------------------------------------------------------------------------------------


@every_pattern
def test_the_basis_of_our_draft_is_right_or_not_marked_and_another_is_wrong(pattern: Pattern) -> None:
    task = RequestModel().task_by_id[task_id(pattern.id)]
    answers = {"measure": pattern.measure, "basis": pattern.best}
    assert task.check(answers).verdict in {"right", "not_graded"}
    verdicts = {task.check({**answers, "basis": name}).verdict for name, _, _ in law.offered(pattern)}
    assert "not_yet" in verdicts


@every_pattern
def test_nobody_is_marked_on_what_is_not_confirmed(pattern: Pattern) -> None:
    task = RequestModel().task_by_id[task_id(pattern.id)]
    judged = law.judged(pattern, pattern.measure)
    for name, _, _ in law.offered(pattern):
        option = judged.get(name)
        part = task.check({"measure": pattern.measure, "basis": name}).parts[-1]
        if option and (not option.verified or option.verdict == "unknown"):
            assert part.verdict == "not_graded"


@every_pattern
def test_a_long_reason_is_folded_after_its_first_sentences_and_nothing_of_it_is_lost(pattern: Pattern) -> None:
    for option in law.judged(pattern, pattern.measure).values():
        part = basis_part(option, option.id)
        told = part.text.removeprefix(words.BASIS_UNGRADED.format(reason=""))
        assert " ".join(filter(None, (told, part.more))) == option.reason
        assert len(told) <= ROOM


def test_preservation_comes_first_where_the_data_are_about_to_go() -> None:
    task = RequestModel().task_by_id[task_id("preserve")]
    verdicts = {
        measure: task.check({"measure": measure, "basis": "budapest_185"}).parts[0].verdict
        for measure in PATTERN_BY_ID["preserve"].measures
    }
    assert verdicts == {"traffic_data": "not_yet", "search_seizure": "not_yet", "preservation": "right"}


def test_the_order_of_the_bases_gives_nothing_away() -> None:
    for pattern in PATTERNS:
        titles = [title for _, title, _ in law.offered(pattern)]
        assert titles == sorted(titles)


# --- the state -----------------------------------------------------------------------------------------------------


def test_a_new_model_holds_each_case_as_the_trainee_left_it() -> None:
    model = RequestModel()
    for pattern in PATTERNS:
        model.set("case", pattern.id)
        start = pattern.start("")
        draft = model.draft
        assert {name: text for name, text in draft.texts.items() if text} == start.texts
        assert {name: text for name, text in draft.details.items() if text} == dict(start.details)
        assert draft.items == start.items


def test_our_draft_can_be_typed_into_the_exercise_and_nothing_is_left_to_mend() -> None:
    model = RequestModel()
    for pattern in PATTERNS:
        fill(model, pattern)
        assert model.findings() == ()
        assert Draft.from_json(model.draft.to_file()).to_json() == {
            **pattern.ours.to_json(), "texts": dict(sorted(pattern.ours.to_json()["texts"].items())),
        }  # fmt: skip


def fill(model: RequestModel, pattern: Pattern) -> None:
    """Type our draft into the exercise."""
    model.set("case", pattern.id)
    model.set(f"task.{task_id(pattern.id)}.basis", pattern.best)
    if pattern.measures:
        model.set(f"task.{task_id(pattern.id)}.measure", pattern.measure)
    for part, text in pattern.ours.texts.items():
        model.set(places.text_key(pattern.id, part), text)
    for key, value in pattern.ours.details.items():
        model.set(places.detail_key(pattern.id, key), value)
    for at, item in enumerate(pattern.ours.items):
        for name in places.ITEM_FIELDS:
            model.set(places.item_key(pattern.id, at, name), getattr(item, name))


def test_going_to_another_case_and_basis_and_back_loses_nothing() -> None:
    model = RequestModel()
    model.set(places.text_key("two-treaties", "facts"), "Mine.")
    before = model.draft
    for case in places.CASES:
        model.set("case", case)
        assert model.draft.text("facts") != "Mine." or case == "two-treaties"
    model.set("case", "two-treaties")
    for basis in ("budapest_185", "untoc_2000", "letters_rogatory"):
        model.set("task.basis-two-treaties.basis", basis)
        assert model.draft.texts == before.texts
        assert model.draft.items == before.items


EDITS = st.lists(
    st.one_of(
        st.just(("add",)),
        st.tuples(st.just("remove"), st.integers(-1, 5)),
        st.tuples(st.just("write"), st.integers(0, 3), st.sampled_from(("identifier", "link")), st.text(max_size=5)),
    ),
    max_size=20,
)


@settings(max_examples=examples(60))
@given(EDITS)
def test_items_are_added_removed_and_written_like_lines_of_a_list(edits: list[tuple[Any, ...]]) -> None:
    model = RequestModel()
    model.set("case", OWN)
    mirror: list[dict[str, str]] = [{}]
    for edit in edits:
        if edit[0] == "add":
            assert model.add_item() is (len(mirror) < places.MOST_ITEMS)
            mirror += [{}] if len(mirror) < places.MOST_ITEMS else []
        elif edit[0] == "remove":
            model.remove_item(edit[1])
            if 0 <= edit[1] < len(mirror):
                del mirror[edit[1]]
        elif edit[1] < len(mirror):
            model.set(places.item_key(OWN, edit[1], edit[2]), edit[3])
            mirror[edit[1]][edit[2]] = edit[3]
    assert [(item.identifier, item.link) for item in model.draft.items] == [
        (one.get("identifier", ""), one.get("link", "")) for one in mirror
    ]


def test_a_case_of_ones_own_is_judged_by_the_same_rules() -> None:
    model = RequestModel()
    model.set("case", OWN)
    assert model.own_feedback() == words.BASIS_EMPTY
    model.set("own.basis", "budapest_185")
    assert isinstance(model.own_feedback(), str)
    told = {"requesting": "DEU", "requested": "CHL", "measure": "subscriber_information", "conduct": "illegal_access",
            "committed_on": "2017-07-01", "requested_on": "2017-07-31"}  # fmt: skip
    for name, value in told.items():
        model.set(f"own.{name}", value)
    assert model.own_feedback().verdict == "not_yet"  # type: ignore[union-attr]  # the rules could be asked
    model.set("own.requested_on", "2017-08-01")
    assert model.own_feedback().verdict == "right"  # type: ignore[union-attr]  # as above
    model.set("own.basis", "malabo_2014")
    assert model.own_feedback().verdict == "not_yet"  # type: ignore[union-attr]  # as above


# --- prediction ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        ({"list": "no", "form": "yes", "no_treaty": "yes"}, ["right"] * 3),
        ({"list": "yes", "form": "no", "no_treaty": "no"}, ["not_yet"] * 3),
        ({"list": "unknown", "form": "unknown", "no_treaty": "unknown"}, ["note"] * 3),
    ],
)
def test_the_prediction_is_compared_with_the_rules(said: dict[str, str], verdicts: list[str]) -> None:
    model = RequestModel()
    for name, value in said.items():
        model.set(f"prediction.{name}", value)
    assert [part.verdict for part in model.compare().parts] == verdicts


# --- the view ------------------------------------------------------------------------------------------------------


def named(view: RequestDrafter, name: str) -> Any:
    return next(one for one in inside(view) if getattr(one, "description", "") == name)


def press(view: RequestDrafter, name: str) -> None:
    next(one for one in inside(view) if isinstance(one, widgets.Button) and one.description == name).click()


def said(view: RequestDrafter) -> str:
    return str(next(one for one in inside(view) if "live-status" in one._dom_classes).value)


def at_work(case: str = "two-treaties", basis: str = "ecmacm_30", *, everything: bool = True) -> RequestDrafter:
    """The exercise in a case with a basis, everything open."""
    view = RequestDrafter(keep_work=False)
    for question in view.model.predictions:
        view.model.set(f"prediction.{question.id}", "unknown")
    press(view, shared.KEEP_PREDICTION)
    view._case_chosen(case)
    pattern = PATTERN_BY_ID.get(case)
    view.stage.go("all" if everything else "draft")
    if pattern and pattern.measures:
        view.set(f"task.{task_id(case)}.measure", pattern.measure)
    view.set(view.model.basis_key, basis)
    for _ in range(2 if everything else 0):
        for button in [
            one for one in inside(view) if isinstance(one, widgets.Button) and one.description.startswith("Open: ")
        ]:
            button.click()
    return view


def fields(view: RequestDrafter) -> list[str]:
    """The names of all fields to write in."""
    return [one.description for one in inside(view) if isinstance(one, widgets.Text | widgets.Textarea)]


def test_without_a_basis_there_is_no_form_and_it_says_what_to_do() -> None:
    view = at_work(basis="", everything=False)
    assert shown(view).count(str(join(words.DRAFT_WAITS))) == 1
    assert "Open: What is asked" not in [getattr(one, "description", "") for one in inside(view)]
    press(view, words.DRAFT_TO_BASIS)
    assert view.stage.now == "basis"


@every_pattern
def test_the_form_follows_the_basis_and_asks_nothing_twice(pattern: Pattern) -> None:
    for name, _, _ in law.offered(pattern):
        view = at_work(pattern.id, name)
        labels = fields(view)
        assert len(set(labels)) == len(labels)
        asked = {entry.element.title for entry in view.model.completeness().entries}
        written = {one.removesuffix(": your text") for one in labels if one.endswith(": your text")}
        assert written <= asked
        if asked and view.model.measure != "mutual_assistance":
            assert words.ITEM_LABEL.format(number=1, field=words.ITEM_LABELS["link"]) in labels


def test_where_no_form_is_held_it_says_so_and_names_those_that_are() -> None:
    view = at_work(OWN, "", everything=False)
    view.set("own.measure", "mutual_assistance")
    view.set("own.basis", "malabo_2014")
    assert "does not mean that nothing is required" in shown(view)
    assert "UNTOC" in shown(view)


def test_what_the_checks_find_stands_beside_the_field_and_goes_when_it_is_mended() -> None:
    view = at_work()
    field = named(view, words.YOUR_TEXT.format(title="Confidentiality"))
    assert "This is the poor example." in shown(view)
    heard: list[str] = []
    view.children[0].observe(lambda change: heard.append(change["new"]), "value")
    field.value = PATTERN_BY_ID["two-treaties"].mended["confidentiality"]
    assert heard == ["Confidentiality: Nothing left to correct."]
    assert shown(view).count(words.PART_DONE) == 1
    poor = cb.facts().request_part_by_id["confidentiality"].poor_because
    assert f"poor example. {poor}" not in shown(view)


def test_the_way_through_the_core_path_leaves_nothing_to_mend() -> None:
    view = at_work()
    ours = PATTERN_BY_ID["two-treaties"].ours
    for part in cb.facts().request_parts:
        label = words.YOUR_TEXT.format(title=part.title)
        if label in fields(view):
            named(view, label).value = ours.texts.get(part.id, "")
    named(view, words.DETAIL_LABELS["time_limit.by"]).value = ours.details["time_limit.by"]
    for name in places.ITEM_FIELDS:
        named(view, words.ITEM_LABEL.format(number=1, field=words.ITEM_LABELS[name])).value = getattr(
            ours.items[0], name
        )
    assert str(join(words.NOTHING_LEFT)) in shown(view)
    assert "192.0.2.17" in shown(view)


class Learner:
    """Does what a learner does, and counts it: what is chosen, written and pressed, without the ways between steps."""

    def __init__(self) -> None:
        self.view, self.acts = RequestDrafter(keep_work=False), 0

    def answer(self, name: str, value: object) -> None:
        named(self.view, name).value = value
        self.acts += 1

    def press(self, name: str) -> None:
        press(self.view, name)
        self.acts += 1


def test_the_core_path_takes_twenty_acts_at_most(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is to be corrected is open at once; the case's own facts are filled in, and no fault has to be mended twice."""
    monkeypatch.chdir(tmp_path)
    learner, ours = Learner(), PATTERN_BY_ID["two-treaties"].ours
    view = learner.view
    titles = {part.id: part.title for part in cb.facts().request_parts}
    for question in view.model.predictions:
        learner.answer(question.label, "unknown")
    learner.press(shared.KEEP_PREDICTION)
    learner.answer(words.BASIS_LABEL, "ecmacm_30")
    learner.press(shared.CHECK)
    view.stage.go("draft")
    for part in ("assistance_sought", "purpose", "time_limit", "confidentiality"):
        learner.answer(words.YOUR_TEXT.format(title=titles[part]), ours.texts[part])
    for field in ("start", "link"):
        learner.answer(words.ITEM_LABEL.format(number=1, field=words.ITEM_LABELS[field]), getattr(ours.items[0], field))
    assert str(join(words.NOTHING_LEFT)) in shown(view)
    view.stage.go("refusal")
    learner.answer(words.SUPPOSED["political_offence"], value=True)
    view.stage.go("letter")
    learner.press(words.SAVE_AS["docx"])
    view.stage.go("look-back")
    for question in view.model.predictions:
        learner.answer(shared.AGAIN.format(question=question.label), "yes")
    assert view.model.opened("debrief")
    assert learner.acts <= MOST_ACTS


def test_no_heading_of_the_draft_repeats_the_button_below_it() -> None:
    drawn = shown(at_work(everything=False)._draft.box)
    assert {title for _, title, _ in law.GROUPS if f">{title}</h" in drawn} == set()


def test_a_form_that_nothing_is_required_of_begins_with_facts_and_wish() -> None:
    view = at_work(OWN, "", everything=False)
    for name, value in (("requesting", "DEU"), ("requested", "JPN"), ("measure", "traffic_interception"), ("basis", "budapest_185")):  # fmt: skip
        view.set(f"own.{name}", value)
    assert words.YOUR_TEXT.format(title="Summary of the facts") in fields(view)
    assert str(join(words.SEVERITY_NONE)) not in shown(view), "nothing is said to be in order while nothing is written"


@pytest.mark.parametrize(
    ("basis", "measure", "provision"),
    [
        ("ece_24", "extradition", "European Convention on Extradition, Art. 12(2)(a)"),
        ("ece_24", "provisional_arrest", "European Convention on Extradition, Art. 16(2)"),
        ("eio_2014", "search_seizure", "EIO Directive, Art. 5(1)(d)"),
    ],
)
def test_each_part_of_a_form_of_ones_own_says_who_requires_it(basis: str, measure: str, provision: str) -> None:
    view = at_work(OWN, "", everything=False)
    for name, value in (("requesting", "DEU"), ("requested", "FRA"), ("measure", measure), ("basis", basis)):
        view.set(f"own.{name}", value)
    assert words.REQUIRED_BY.format(demand=words.DEMANDS["required"], provision=provision) in shown(view._draft.box)


def test_what_is_corrected_stays_where_it_is_and_says_so() -> None:
    view = at_work(everything=False)
    before = fields(view)
    named(view, words.YOUR_TEXT.format(title="Confidentiality")).value = PATTERN_BY_ID["two-treaties"].mended[
        "confidentiality"
    ]
    assert fields(view) == before
    assert shown(view).count(words.PART_DONE) == 1


@pytest.mark.parametrize("text", ["banana kiwi mango papaya", "Am 20. Februar 2026 drang jemand in den Server ein."])
def test_a_text_that_nobody_has_judged_is_not_called_in_order(text: str) -> None:
    ours = PATTERN_BY_ID["two-treaties"].ours
    strange = replace(ours, texts={**ours.texts, "facts": text})
    told = [str(draft_page.overview(completeness(one), check(one))) for one in (ours, strange)]
    assert [str(join(words.NOTHING_LEFT)) in one for one in told] == [True, False]


def test_the_overview_counts_what_is_left() -> None:
    view = at_work(everything=False)
    assert "To correct: 1. Weak: 5. Notes: 1." in shown(view)
    assert "Required by the basis: 5 of 6 written." in shown(view)
    assert "What only a person can judge" in shown(view)


def test_advice_of_this_course_is_told_once_above_its_list_and_each_item_is_called_practice() -> None:
    view = at_work(everything=False)
    # Above the parts that are to be corrected, and above those that are missing.
    assert shown(view).count(words.OWN_ADVICE_LIST) == 2
    missing = str(draft_page.left_to_do(view.model.completeness(), ()))
    told = missing.partition(words.OWN_ADVICE_LIST)[2].partition("</details>")[0]
    assert told.count("<li>") == told.count(words.DEMANDS["good_practice"]) > 3


def test_advice_of_this_course_is_told_once_in_its_group_after_what_a_provision_or_a_document_asks_for() -> None:
    view = at_work()
    entries = view.model.completeness().entries
    ours = {entry.element.id for entry in entries if draft_page.own_advice(entry)}
    # Once in each group with such a part, once for what is to be corrected, and once above the list of what is missing.
    assert shown(view).count(words.OWN_ADVICE_LIST) <= len(law.GROUPS) + 2 < len(ours)
    for title in (entry.element.title for entry in entries if entry.element.id in ours):
        assert words.OWN_ADVICE_LIST in shown(view).partition(f"<h4>{title}</h4>")[0]


def test_what_stays_on_top_of_a_telephone_is_one_short_line() -> None:
    """The counts, what is missing and every finding can be looked up below it."""
    view = at_work(everything=False)
    state, found = view.model.completeness(), view.model.findings()
    short = str(draft_page.overview(state, found))
    assert "Required: 5 of 6." in short
    assert "To correct: 1." in short
    assert "<details" not in short
    assert "Required by the basis: 5 of 6 written." in str(draft_page.left_to_do(state, found))


def test_under_the_budapest_convention_the_form_names_the_treaty_between_the_two() -> None:
    """Germany and Chile: the basis step says that Article 27 does not apply, and so does the form."""
    view = at_work(everything=False)
    view.set(view.model.basis_key, "budapest_185")
    assert "Articles 25, 27 and 31" not in str(draft_page.form_line(view.model.draft))
    assert "Between these two states that is the European Convention on Mutual Assistance" in shown(view)
    assert "Required: 5 of 6." in shown(view)
    assert "Art. 27" not in str(draft_page.left_to_do(view.model.completeness(), view.model.findings()))


def test_a_press_that_is_on_its_way_while_the_form_is_drawn_anew_still_counts() -> None:
    view = at_work(everything=False)
    on_its_way = named(view, "Open: What is asked")
    view.set(view.model.basis_key, "budapest_185")
    on_its_way.click()
    named(view, "Close: What is asked")


def test_items_can_be_added_and_removed() -> None:
    view = at_work()
    press(view, words.ADD_ITEM)
    assert said(view) == words.ADDED.format(number=2)
    named(view, "Item 2: address, account or link").value = "192.0.2.18"
    press(view, words.REMOVE_ITEM.format(number=1))
    assert named(view, "Item 1: address, account or link").value == "192.0.2.18"
    for _ in range(places.MOST_ITEMS):
        press(view, words.ADD_ITEM)
    assert said(view) == words.NO_MORE_ITEMS.format(most=places.MOST_ITEMS)


def test_what_could_be_refused_follows_what_is_supposed_and_is_announced() -> None:
    view = at_work("preserve", "budapest_185")
    named(view, words.SUPPOSED["political_offence"]).value = True
    assert said(view).startswith("Outcome: May be refused")
    assert "Art. 29(5)(a)" in shown(view)
    named(view, words.SUPPOSED["political_offence"]).value = False
    assert said(view).startswith("Outcome: Possible")


def test_another_case_brings_its_own_draft_and_says_so() -> None:
    view = at_work()
    radio = named(view, words.CASE_LABEL)
    radio.value = "worm-letters"
    assert said(view) == f"{words.CASE_LABEL}: {PATTERN_BY_ID['worm-letters'].title}."
    assert "newspaper" in shown(view)
    radio.value = "two-treaties"
    assert "hospital" in shown(view)


def test_the_rules_judge_every_basis_of_a_case_of_ones_own() -> None:
    view = at_work(OWN, "budapest_185")
    press(view, words.BASIS_CHECK_OWN)
    assert "day of the act" in said(view)
    for name, value in (("requesting", "BRA"), ("requested", "NGA"), ("measure", "preservation"), ("conduct", "malware"),
                        ("committed_on", "2026-01-20"), ("requested_on", "2026-03-02")):  # fmt: skip
        view.set(f"own.{name}", value)
    press(view, words.BASIS_CHECK_OWN)
    assert said(view).startswith("Right")
    assert str(join(words.BASIS_ALL)) in shown(view)


@pytest.mark.slow
@pytest.mark.parametrize("case", places.CASES)
def test_five_thousand_hostile_characters_stay_text_in_every_field_of_every_case(
    monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    pattern = PATTERN_BY_ID.get(case)
    # The whole draft is checked once, after all fields, and not after each. (Each field is made with what it calls.)
    monkeypatch.setattr(DraftPart, "_changed", lambda part, _, key, value: part._view.set(key, value))
    view = at_work(case, pattern.best if pattern else "untoc_2000")
    if pattern is None:
        view.set("own.measure", "traffic_data")
    for name in fields(view):
        named(view, name).value = HOSTILE
    view._draft.refresh()
    view.draft_changed()
    text = shown(view)
    drawn = list(lxml.html.fragment_fromstring(text, create_parent=True).iter("*"))
    assert not {"script", "img"} & {each.tag for each in drawn}
    assert not [each for each in drawn if any(name.startswith("on") for name in each.attrib)]
    assert "&lt;script&gt;" in text
    for ending in words.SAVE_AS:
        assert view.file(ending)
    assert "<script" not in view.file("html").decode()


def test_the_letter_is_saved_in_each_form_and_the_draft_reads_back(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    view = at_work()
    for ending, label in words.SAVE_AS.items():
        press(view, label)
        assert said(view) == shared.SAVED.format(where=tmp_path / f"request-hospital-chile.{ending}")
    assert (tmp_path / "request-hospital-chile.docx").read_bytes() == to_docx(letter(view.model.draft))
    again = Draft.from_json((tmp_path / "request-hospital-chile.json").read_bytes())
    assert again.to_json() == view.model.draft.to_json()


def test_a_file_that_cannot_be_written_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(browser, "save_file", refuse)
    view = at_work()
    press(view, words.SAVE_AS["docx"])
    assert "Permission denied" in said(view)
    assert "Copy the text" in said(view)


def test_an_address_can_open_a_case() -> None:
    model = RequestModel()
    preset = model.preset({"case": "preserve"})
    assert preset.problems == ()
    assert model.pattern is PATTERN_BY_ID["preserve"]
    assert model.preset({"case": "nothing"}).problems


def test_long_use_leaves_no_widgets_behind() -> None:
    view = at_work()
    counts = []
    for _ in range(6):
        for case in (*places.CASES[1:], places.CASES[0]):
            view._case_chosen(case)
        view.stage.go("letter")
        view.stage.go("all")
        counts.append(len(_instances))
    assert counts[-1] == counts[1]


# --- the static form -----------------------------------------------------------------------------------------------


def test_the_static_form_holds_every_case_every_part_and_our_letters() -> None:
    static = str(RequestDrafter(keep_work=False).whole())
    texts = [text for pattern in PATTERNS for text in pattern.facts]
    texts += [text for part in cb.facts().request_parts for text in (part.why, part.good, part.poor, part.poor_because)]
    texts += [text for pattern in PATTERNS for text in pattern.mended.values()]
    assert [text for text in texts if str(join(text)) not in static] == []


def test_above_the_letter_stands_what_is_left_to_correct_with_the_way_back() -> None:
    view = at_work(everything=False)
    view.stage.go("letter")
    assert "the draft is not ready. To correct: 1." in view._left.value
    press(view, words.LETTER_BACK)
    assert view.stage.now == "draft"


def test_each_case_has_a_file_name_of_its_own() -> None:
    assert set(words.FILE_NAMES) == set(places.CASES)
    assert len(set(words.FILE_NAMES.values())) == len(places.CASES)
