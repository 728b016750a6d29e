"""The treaty explorer without widgets: its four views, its map and table, presets, prediction and debrief."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import crossborder as cb
from crossborder.exercises.html import join
from crossborder.exercises.treaty_explorer import compare, words
from crossborder.exercises.treaty_explorer.between import pair_counts
from crossborder.exercises.treaty_explorer.explore import Answer, answer_to
from crossborder.exercises.treaty_explorer.fields import START
from crossborder.exercises.treaty_explorer.model import TreatyExplorerModel
from crossborder.exercises.treaty_explorer.regions import CHANGE, REACH, REGIONS, STANDING, UNION
from crossborder.exercises.treaty_explorer.world import FILE, world
from crossborder.rules import KINDS, QuestionError, kind_of
from tests.examples import examples

if TYPE_CHECKING:
    from crossborder.exercises.treaty_explorer.regions import Entry

VIEWS = tuple(words.VIEWS)


def ask(**changes: str) -> Answer:
    answer = answer_to({**START, **changes})
    assert isinstance(answer, Answer), answer
    return answer


def entry(answer: Answer, code: str) -> Entry:
    assert answer.picture
    return next(one for one in answer.picture.entries if one.code == code)


# --- who is bound with whom ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "expected"), [("2018-06-30", "nothing_held"), ("2018-07-01", "operative")])
def test_the_day_before_and_the_day_itself(day: str, expected: str) -> None:
    assert entry(ask(date=day), "USA").category == REACH[expected]


def test_an_instrument_that_is_not_confirmed_is_marked_in_the_table() -> None:
    answer = ask(date="2024-01-01")
    assert answer.picture
    doubtful = any(not one.verified for one in answer.picture.entries)
    assert (words.MARK_MEANS in str(answer.in_words())) is doubtful
    changed = replace(answer.picture, entries=[replace(one, verified=False) for one in answer.picture.entries])
    assert str(changed.table()).count("(u)") == len(changed.entries) + 1  # and once where it is explained


def test_with_another_state_the_bases_between_the_two_stand_there_with_their_provisions() -> None:
    text = str(ask(measure="mutual_assistance", other="JPN").in_words())
    assert "Budapest Convention, Art. 25(1)" in text
    search = cb.facts().coverage_by_pair["JPN", "PHL", "assistance"]
    assert str(join(search.text)) in text
    assert words.NOT_SEARCHED in str(ask(other="KEN", measure="mutual_assistance").in_words())


def test_between_two_states_a_treaty_that_is_not_modelled_is_named_for_the_day() -> None:
    before = str(ask(state="ARG", other="USA", measure="extradition", date="2000-06-14").in_words())
    on_it = str(ask(state="ARG", other="USA", measure="extradition", date="2000-06-15").in_words())
    assert "21 January 1972" in before
    assert "1997" not in before
    assert "10 June 1997" in on_it


def test_a_treaty_that_was_not_read_is_named_in_the_headline_whatever_the_measure() -> None:
    for measure in ("mutual_assistance", "preservation"):
        russia = ask(state="RUS", other="USA", measure=measure, date="2016-12-06").sentence
        assert REACH["unread"].meaning in russia
        assert "17 June 1999" in russia
        assert "UNTOC" not in russia
        japan = ask(state="JPN", other="USA", measure=measure, date="2011-11-12").sentence
        assert REACH["unread"].meaning in japan
        assert "Japan-US Assistance Treaty" in japan
    later = ask(state="JPN", other="USA", measure="preservation", date="2012-11-01").sentence
    assert REACH["operative"].meaning in later
    assert "not read: Japan-US Assistance Treaty" in later, "beside the Convention it is named as well"


def test_what_adds_to_a_basis_between_the_two_stands_beside_it() -> None:
    """Denmark is outside the Investigation Order: the Convention of 2000 still adds to that of 1959."""
    danish = {"state": "DNK", "other": "DEU", "measure": "mutual_assistance"}
    answer = ask(**danish, date="2026-10-01")
    assert "EU Assistance Convention of 2000" in answer.sentence
    assert "adds to it between the two" in str(answer.in_words())
    assert "EU Assistance Convention" not in ask(**danish, date="2006-02-01").sentence, "Germany: from 2 February 2006"
    assert "EU Assistance Convention" not in ask(**{**danish, "state": "FRA"}, date="2026-10-01").sentence


def test_what_adds_between_one_state_and_the_others_is_not_named_among_the_others() -> None:
    """The title on assistance of 2020 stands between the United Kingdom and each Member State (Article 633)."""
    irish = {"state": "IRL", "measure": "mutual_assistance"}
    assert "EU-UK Trade and Cooperation Agreement" in ask(**irish, other="GBR", date="2021-01-01").sentence
    assert "EU-UK Trade" not in ask(**irish, other="GBR", date="2020-12-31").sentence
    assert "EU-UK Trade" not in ask(**irish, other="DNK", date="2021-01-01").sentence


def test_no_note_of_a_search_stands_there_as_half_a_sentence() -> None:
    assert [one.states for one in cb.facts().coverage if one.text.startswith("Found ")] == []
    text = str(ask(state="JPN", other="USA", measure="preservation", date="2012-11-01").in_words())
    assert "Our search for a treaty between these two alone: The treaty was found" in text


def test_between_two_states_a_basis_that_is_set_aside_says_by_what() -> None:
    text = str(ask(state="DEU", other="FRA", measure="extradition", date="2010-01-01").in_words())
    assert REACH["replaced"].title in text
    assert "European arrest warrant takes the place" in text


def test_a_state_with_itself_is_explained() -> None:
    assert words.SAME_STATE in str(ask(other="PHL").in_words())


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"date": "soon"}, "not a day of the calendar"),
        ({"date": ""}, "is empty"),
        ({"view": "whatif", "instrument": "uk_us_2003", "date": "2024-01-01"}, "is not open to PHL"),
        ({"view": "whatif", "instrument": "second_protocol_224", "date": "2024-01-01"}, "no day on which"),
        ({"view": "whatif", "state": "IND", "year": "2020", "date": "2019-12-31"}, "earlier than 1 January 2020"),
        ({"view": "whatif", "state": "USA", "year": "2020", "date": "2024-01-01"}, "changes nothing"),
        ({"view": "compare", "first": "uncac_2003", "second": "uncac_2003"}, "Choose two that differ"),
    ],
)
def test_what_cannot_be_answered_gets_a_message_that_says_why(changes: dict[str, str], message: str) -> None:
    assert message in answer_to({**START, **changes}).problem


# --- who is bound by one instrument --------------------------------------------------------------------------------


def test_deposited_and_bound_are_two_lists() -> None:
    """Budapest Convention, 20 June 2024: 75 deposits, 69 states bound (data/participation, counted in its sources)."""
    answer = ask(view="instrument", date="2024-06-20")
    assert "75 deposits are recorded, 69 states are bound" in str(answer.head)
    assert " of 0 " not in str(answer.head)
    assert entry(answer, "FJI").category == STANDING["deposited"]
    assert entry(answer, "IRL").category == STANDING["signed"]
    assert entry(answer, "KEN").category == STANDING["not_bound"]


@pytest.mark.parametrize(("day", "expected"), [("2018-06-30", "deposited"), ("2018-07-01", "bound")])
def test_a_deposit_does_not_bind_at_once(day: str, expected: str) -> None:
    assert entry(ask(view="instrument", date=day), "PHL").category == STANDING[expected]


def test_a_list_that_was_seen_for_no_day_shows_nothing() -> None:
    day = date(2024, 1, 1)
    never = next(
        one for one in cb.instruments() if not one.closed and one.participation_complete_until is None and one.in_force
    )
    answer = ask(view="instrument", instrument=never.id, date=day.isoformat())
    assert answer.picture
    assert words.SEEN_NEVER in str(answer.head)
    for one in answer.picture.entries:
        assert (one.category == STANDING["unknown"]) is (cb.standing(never.id, one.code, on=day).bound is None)


# --- what if -------------------------------------------------------------------------------------------------------


def test_a_supposition_is_marked_as_one_wherever_it_stands() -> None:
    answer = ask(view="whatif", state="IND", year="2020", date="2020-07-01")
    assert answer.sentence.startswith("Supposed, not a fact")
    assert words.SUPPOSED_HEAD in str(answer.head)
    assert answer.picture is not None
    assert answer.picture.caption.startswith("Supposed")
    assert "Supposed, not a fact" in re.findall(r"<desc[^>]*>([^<]*)", str(answer.markup()))[0]


def test_who_gains_and_who_does_not() -> None:
    answer = ask(view="whatif", state="IND", year="2020", date="2020-07-01")
    assert entry(answer, "USA").category == CHANGE["gained"]
    assert REACH["operative"].label in entry(answer, "USA").detail
    assert entry(answer, "KEN").category == CHANGE["unknown"]


def test_a_supposition_that_helps_nobody_says_so() -> None:
    """ETS 24 deals with extradition; joining it changes nothing for preservation."""
    answer = ask(view="whatif", state="IND", instrument="ece_24", year="2020", date="2020-07-01")
    assert "a stronger basis with no state" in answer.sentence


# --- all pairs -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("measure", "conduct", "on"),
    [
        ("preservation", None, date(2024, 1, 1)),
        ("mutual_assistance", None, date(2024, 1, 1)),  # an agreement of one state with each Member State of the Union
        ("extradition", "malware", date(2022, 1, 1)),  # the arrest warrant sets conventions aside
    ],
)
def test_all_pairs_are_counted_once_and_agree_with_the_rules(measure: str, conduct: str | None, on: date) -> None:
    region = {state.code: state.region for state in cb.facts().states if state.code != UNION}
    every = Counter(tuple(sorted((region[one], region[other]))) for one, other in combinations(region, 2))
    bases = cb.bases_between_all(on=on, measure=measure, conduct=conduct)
    obliged = Counter(
        tuple(sorted((region[one], region[other])))
        for (one, other), of in bases.items()
        if {one, other} <= region.keys() and any(kind_of(basis) == "operative" for basis in of)
    )
    assert pair_counts(measure, conduct, on) == {two: (obliged[two], every[two]) for two in every}


# --- map and table -------------------------------------------------------------------------------------------------


def test_every_state_has_a_shape_or_a_dot_and_the_file_is_small() -> None:
    states = {state.code for state in cb.facts().states} - {"EUE"}  # the Union is its members, drawn one by one
    assert states == set(world().shapes) | set(world().dots), "a new state needs its shape: see tools/world_map.py"
    assert FILE.stat().st_size <= 60_000


def test_every_dot_lies_in_the_window_of_its_region() -> None:
    regions = {state.code: state.region for state in cb.facts().states}
    for code, (x, y) in world().dots.items():
        for window in ("World", regions[code]):
            left, top, width, height = world().windows[window]
            assert left <= x <= left + width, f"{code}: the window {window} of tools/world_map.py is too narrow"
            assert top <= y <= top + height, f"{code}: the window {window} of tools/world_map.py is too low"


@pytest.mark.parametrize("region", ["World", *REGIONS])
@pytest.mark.parametrize("view", ["bound", "instrument"])
def test_the_table_holds_every_state_whatever_the_map_shows(view: str, region: str) -> None:
    answer = ask(view=view, region=region)
    table = str(answer.in_words())
    left_out = {UNION} if view == "instrument" else {UNION, START["state"]}
    others = {state.name for state in cb.facts().states if state.code not in left_out}
    assert [name for name in others if name.replace("'", "&#x27;") not in table] == []
    assert all(f"{name} (" in table for name in REGIONS)


def test_each_category_has_a_letter_and_a_pattern_of_its_own_and_what_is_not_known_is_one() -> None:
    for table in (REACH, STANDING, CHANGE):
        assert len({one.letter for one in table.values()}) == len(table)
        assert len({one.fill for one in table.values()}) == len(table)
        assert table["unknown"].letter == "?"
        assert table["unknown"].fill == "question"
    assert set(REACH) == set(KINDS)


def test_the_map_has_a_name_a_legend_in_words_and_no_colour_of_its_own() -> None:
    markup = str(ask().markup())
    assert markup.count('role="img"') == 1
    assert "The table below the map says the same" in markup
    assert REACH["nothing_held"].meaning in markup
    assert words.OTHER_SHAPES in markup
    assert "carry no view on any border" in markup
    assert not re.search(r'(fill|stroke)="(#|rgb|[a-z]+gray|black|white)', markup.replace('fill="url(#', "fill=url("))


def test_two_maps_in_one_page_share_no_id() -> None:
    two = str(ask().markup("one")) + str(ask().markup("two"))
    ids = re.findall(r'\sid="([^"]+)"', two)
    assert len(set(ids)) == len(ids)


# --- comparison ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("topic", words.ARTICLES)
def test_every_provision_that_is_sorted_under_a_topic_exists(topic: str) -> None:
    held = cb.facts().provision_by_place
    wrong = [
        (one, article)
        for one, articles in words.ARTICLES[topic].items()
        for article in articles
        if (one, article) not in held
    ]
    assert wrong == []


@pytest.mark.parametrize("instrument", cb.instruments(), ids=lambda one: one.id)
def test_every_line_of_a_comparison_rests_on_a_provision_and_shows_whether_it_was_read(instrument: object) -> None:
    assert isinstance(instrument, type(cb.instruments()[0]))
    for topic in compare.TOPICS:
        for line in compare.lines(instrument, topic):
            assert line.text
            assert line.provisions or topic in {"relations", "reservations"}
            if topic not in {"relations", "reservations"}:
                assert line.verified == all(one.verified for one in line.provisions)


def test_nothing_held_is_not_told_as_nothing_said() -> None:
    text = str(ask(view="compare", first="malabo_2014", second="budapest_185", topic="thresholds").head)
    assert words.NOTHING_HELD in text
    text = str(ask(view="compare", first="iberoamerican_2014", second="budapest_185", topic="scope").head)
    assert words.NOTHING_READ in text


def test_a_minimum_and_a_maximum_are_told_apart() -> None:
    text = str(ask(view="compare", first="ecowas_ext_1994", second="ece_24", topic="thresholds").head)
    assert words.TESTS["minimum_penalty"] in text
    assert words.TESTS["maximum_penalty"] in text


# --- presets -------------------------------------------------------------------------------------------------------


def test_an_address_sets_the_explorer_and_opens_it() -> None:
    model = TreatyExplorerModel()
    preset = model.preset({"view": "bound", "state": "phl", "date": "2018-07-01", "measure": "preservation"})
    assert preset.problems == ()
    assert model.values["state"] == "PHL"
    assert model.opened("reference")


def test_an_address_names_instruments_in_one_list() -> None:
    model = TreatyExplorerModel()
    assert model.preset({"view": "compare", "instruments": "budapest_185,arab_2010,untoc_2000"}).problems == ()
    assert [model.values[name] for name in ("first", "second", "third")] == ["budapest_185", "arab_2010", "untoc_2000"]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"state": "QQQ"}, "expected: one of AFG, ALB … ZWE"),
        ({"measure": "keeping"}, "expected: one of extradition"),
        ({"colour": "red"}, "asks for “colour”"),
        ({"instruments": "a"}, "“a”"),
        ({"instruments": "budapest_185,arab_2010,untoc_2000,uncac_2003"}, "“instruments”"),
    ],
)
def test_a_wrong_address_gets_a_plain_message_and_changes_nothing_else(asked: dict[str, str], message: str) -> None:
    model = TreatyExplorerModel()
    preset = model.preset(asked)
    assert any(message in problem for problem in preset.problems)
    assert "value is kept" not in "".join(preset.problems)
    assert model.values["state"] == START["state"]


def test_the_same_views_can_be_asked_for_in_a_cell() -> None:
    answer = cb.exercises.explore(view="instrument", instrument="budapest_185", date="2024-06-20")
    assert "bound (69)" in repr(answer)
    assert "<svg" in answer._repr_html_()
    with pytest.raises(QuestionError, match="not a day of the calendar"):
        cb.exercises.explore(date="soon")
    with pytest.raises(QuestionError, match="asks for “colour”"):
        cb.exercises.explore(colour="red")


# --- prediction ----------------------------------------------------------------------------------------------------


def predicted(**answers: str) -> list[str]:
    model = TreatyExplorerModel()
    for name, answer in answers.items():
        model.set(f"prediction.{name}", answer)
    model.keep_prediction()
    return [part.verdict for part in model.compare().parts]


def test_the_prediction_is_marked_by_the_rules() -> None:
    assert predicted(deposit="no", enough="no", silence="depends") == ["right"] * 3
    assert predicted(deposit="yes", enough="yes", silence="yes") == ["not_yet"] * 3
    assert predicted(deposit="unknown", enough="unknown", silence="unknown") == ["note"] * 3


# --- any question --------------------------------------------------------------------------------------------------


FIELDS = TreatyExplorerModel().fields


def any_value(name: str) -> st.SearchStrategy[str]:
    options = getattr(FIELDS[name], "options", ())
    typed = st.one_of(st.dates(date(1950, 1, 1), date(2099, 12, 31)).map(str), st.text(max_size=20))
    return st.sampled_from([option.value for option in options]) if options else typed


@settings(max_examples=examples(80))
@given(st.fixed_dictionaries({name: any_value(name) for name in START}))
def test_any_question_has_an_answer_or_a_message(values: dict[str, str]) -> None:
    answer = answer_to(values)
    if answer.problem:
        assert answer.problem.endswith((".", "?"))
        return
    assert answer.sentence
    text = str(answer.markup())
    if answer.picture:
        shown_states = {one.code for one in answer.picture.entries}
        assert len(shown_states) == len(answer.picture.entries)
        assert shown_states | {values["state"], UNION} == {state.code for state in cb.facts().states}
    assert text.count("<table") == text.count("</table>")


def test_of_a_state_outside_a_list_that_was_seen_whole_it_says_until_when_it_was_no_party() -> None:
    """Russia and preservation on a day after 31 August 2025; the Union is no state, so that nobody asks it."""
    asked = {**START, "date": "2026-11-25", "conduct": "any"}
    answer = answer_to(asked)
    assert answer.picture is not None
    by_code = {entry.code: entry for entry in answer.picture.entries}
    assert by_code["RUS"].detail == "Budapest Convention: not a party on 31 August 2025, later not known"
    assert UNION not in by_code
    pair = answer_to({**asked, "other": "RUS"})
    assert "(Budapest Convention: not a party on 31 August 2025, later not known)" in pair.sentence
    # Where the Union takes part in an instrument, it is listed: it has approved UNTOC.
    listed = answer_to({**asked, "view": "instrument", "instrument": "untoc_2000"})
    assert listed.picture is not None
    assert UNION in {entry.code for entry in listed.picture.entries}
    assert "perhaps" not in by_code["RUS"].detail


def test_between_two_states_it_says_whether_the_one_asked_takes_a_convention_as_the_basis_of_extradition() -> None:
    """Saudi Arabia asks the United States, which extradites only by treaty; the other way nothing has to be notified."""
    asked = {**START, "state": "SAU", "other": "USA", "measure": "extradition", "date": "2008-05-01"}
    answers = answer_to(asked), answer_to({**asked, "state": "USA", "other": "SAU"})
    texts = [str(one.head) for one in answers]
    assert "Does the United States take UNTOC as the basis of extradition?" in texts[0]
    assert "as the basis of extradition?" not in texts[1]
