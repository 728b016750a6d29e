"""The treaty explorer without widgets: its four views, its map and table, presets, prediction and debrief."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import crossborder as cb
from crossborder.exercises.html import join
from crossborder.exercises.treaty_explorer import compare, topics, words
from crossborder.exercises.treaty_explorer.between import pair_counts
from crossborder.exercises.treaty_explorer.categories import CHANGE, REACH, STANDING
from crossborder.exercises.treaty_explorer.explore import Shown, shown
from crossborder.exercises.treaty_explorer.fields import START
from crossborder.exercises.treaty_explorer.model import TreatyExplorerModel
from crossborder.exercises.treaty_explorer.regions import REGIONS
from crossborder.exercises.treaty_explorer.world import FILE, world
from crossborder.rules import KINDS, QuestionError, kind_of
from tests.examples import examples

if TYPE_CHECKING:
    from crossborder.exercises.treaty_explorer.regions import Entry

VIEWS = tuple(words.VIEWS)


def ask(**changes: str) -> Shown:
    found = shown({**START, **changes})
    assert isinstance(found, Shown), found
    return found


def entry(found: Shown, code: str) -> Entry:
    assert found.picture
    return next(one for one in found.picture.entries if one.code == code)


# --- who is bound with whom ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "expected"), [("2018-06-30", "nothing_held"), ("2018-07-01", "operative")])
def test_the_day_before_and_the_day_itself(day: str, expected: str) -> None:
    assert entry(ask(date=day), "USA").category == REACH[expected]


def test_an_instrument_that_is_not_confirmed_is_marked_in_the_table() -> None:
    found = ask(date="2024-01-01")
    assert found.picture
    doubtful = any(not one.verified for one in found.picture.entries)
    assert (words.MARK_MEANS in str(found.in_words())) is doubtful
    changed = replace(found.picture, entries=[replace(one, verified=False) for one in found.picture.entries])
    assert str(changed.table()).count("(u)") == len(changed.entries) + 1  # and once where it is explained


def test_with_another_state_the_bases_between_the_two_stand_there_with_their_provisions() -> None:
    found = str(ask(measure="mutual_assistance", other="JPN").in_words())
    assert "Budapest Convention, Art. 25(1)" in found
    search = cb.facts().coverage_by_pair["JPN", "PHL", "assistance"]
    assert str(join(search.text)) in found
    assert words.NOT_SEARCHED in str(ask(other="KEN", measure="mutual_assistance").in_words())


def test_between_two_states_a_basis_that_is_set_aside_says_by_what() -> None:
    found = str(ask(state="DEU", other="FRA", measure="extradition", date="2010-01-01").in_words())
    assert REACH["replaced"].title in found
    assert "European arrest warrant takes the place" in found


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
    found = shown({**START, **changes})
    assert isinstance(found, str)
    assert message in found


# --- who is bound by one instrument --------------------------------------------------------------------------------


def test_deposited_and_bound_are_two_lists() -> None:
    """Budapest Convention, 20 June 2024: 75 deposits, 69 states bound (data/participation, counted in its sources)."""
    found = ask(view="instrument", date="2024-06-20")
    assert "75 deposits are recorded, 69 states are bound" in str(found.head)
    assert " of 0 " not in str(found.head)
    assert entry(found, "FJI").category == STANDING["deposited"]
    assert entry(found, "IRL").category == STANDING["signed"]
    assert entry(found, "KEN").category == STANDING["not_bound"]


@pytest.mark.parametrize(("day", "expected"), [("2018-06-30", "deposited"), ("2018-07-01", "bound")])
def test_a_deposit_does_not_bind_at_once(day: str, expected: str) -> None:
    assert entry(ask(view="instrument", date=day), "PHL").category == STANDING[expected]


def test_a_list_that_was_seen_for_no_day_shows_nothing() -> None:
    day = date(2024, 1, 1)
    never = next(
        one for one in cb.instruments() if not one.closed and one.participation_complete_until is None and one.in_force
    )
    found = ask(view="instrument", instrument=never.id, date=day.isoformat())
    assert found.picture
    assert words.SEEN_NEVER in str(found.head)
    for one in found.picture.entries:
        assert (one.category == STANDING["unknown"]) is (cb.standing(never.id, one.code, on=day).bound is None)


# --- what if -------------------------------------------------------------------------------------------------------


def test_a_supposition_is_marked_as_one_wherever_it_stands() -> None:
    found = ask(view="whatif", state="IND", year="2020", date="2020-07-01")
    assert found.sentence.startswith("Supposed, not a fact")
    assert words.SUPPOSED_HEAD in str(found.head)
    assert found.picture is not None
    assert found.picture.caption.startswith("Supposed")
    assert "Supposed, not a fact" in re.findall(r"<desc[^>]*>([^<]*)", str(found.markup()))[0]


def test_who_gains_and_who_does_not() -> None:
    found = ask(view="whatif", state="IND", year="2020", date="2020-07-01")
    assert entry(found, "USA").category == CHANGE["gained"]
    assert REACH["operative"].label in entry(found, "USA").detail
    assert entry(found, "KEN").category == CHANGE["unknown"]


def test_a_supposition_that_helps_nobody_says_so() -> None:
    """ETS 24 deals with extradition; joining it changes nothing for preservation."""
    found = ask(view="whatif", state="IND", instrument="ece_24", year="2020", date="2020-07-01")
    assert "a stronger basis with no state" in found.sentence


# --- all pairs -----------------------------------------------------------------------------------------------------


def test_all_pairs_are_counted_once_and_agree_with_the_rules() -> None:
    on = date(2024, 1, 1)
    found = pair_counts("preservation", None, on)
    bases = cb.bases_between_all(on=on, measure="preservation")
    assert sum(some for some, _ in found.values()) == sum(
        any(kind_of(one) == "operative" for one in of) for of in bases.values()
    )
    states = len(cb.facts().states)
    assert sum(every for _, every in found.values()) == states * (states - 1) // 2


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
    found = ask(view=view, region=region)
    table = str(found.in_words())
    others = {state.name for state in cb.facts().states if view == "instrument" or state.code != START["state"]}
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
    found = str(ask().markup())
    assert found.count('role="img"') == 1
    assert "The table below the map says the same" in found
    assert REACH["nothing_held"].meaning in found
    assert words.OTHER_SHAPES in found
    assert "carry no view on any border" in found
    assert not re.search(r'(fill|stroke)="(#|rgb|[a-z]+gray|black|white)', found.replace('fill="url(#', "fill=url("))


def test_two_maps_in_one_page_share_no_id() -> None:
    two = str(ask().markup("one")) + str(ask().markup("two"))
    found = re.findall(r'\sid="([^"]+)"', two)
    assert len(set(found)) == len(found)


# --- comparison ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("topic", topics.ARTICLES)
def test_every_provision_that_is_sorted_under_a_topic_exists(topic: str) -> None:
    held = cb.facts().provision_by_place
    wrong = [
        (one, article)
        for one, articles in topics.ARTICLES[topic].items()
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
    found = str(ask(view="compare", first="malabo_2014", second="budapest_185", topic="thresholds").head)
    assert words.NOTHING_HELD in found
    found = str(ask(view="compare", first="iberoamerican_2014", second="budapest_185", topic="scope").head)
    assert words.NOTHING_READ in found


def test_a_minimum_and_a_maximum_are_told_apart() -> None:
    found = str(ask(view="compare", first="ecowas_ext_1994", second="ece_24", topic="thresholds").head)
    assert words.TESTS["minimum_penalty"] in found
    assert words.TESTS["maximum_penalty"] in found


# --- presets -------------------------------------------------------------------------------------------------------


def test_an_address_sets_the_explorer_and_opens_it() -> None:
    model = TreatyExplorerModel()
    found = model.preset({"view": "bound", "state": "phl", "date": "2018-07-01", "measure": "preservation"})
    assert found.problems == ()
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
    found = model.preset(asked)
    assert any(message in problem for problem in found.problems)
    assert "value is kept" not in "".join(found.problems)
    assert model.values["state"] == START["state"]


def test_the_same_views_can_be_asked_for_in_a_cell() -> None:
    found = cb.exercises.explore(view="instrument", instrument="budapest_185", date="2024-06-20")
    assert "bound: 69" in repr(found)
    assert "<svg" in found._repr_html_()
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
    assert predicted(count="some", enough="no", silence="depends") == ["right"] * 3
    assert predicted(count="most", enough="yes", silence="yes") == ["not_yet"] * 3
    assert predicted(count="unknown", enough="unknown", silence="unknown") == ["note"] * 3


# --- any question --------------------------------------------------------------------------------------------------


FIELDS = TreatyExplorerModel().fields


def any_value(name: str) -> st.SearchStrategy[str]:
    options = getattr(FIELDS[name], "options", ())
    typed = st.one_of(st.dates(date(1950, 1, 1), date(2099, 12, 31)).map(str), st.text(max_size=20))
    return st.sampled_from([option.value for option in options]) if options else typed


@settings(max_examples=examples(80))
@given(st.fixed_dictionaries({name: any_value(name) for name in START}))
def test_any_question_has_an_answer_or_a_message(values: dict[str, str]) -> None:
    found = shown(values)
    if isinstance(found, str):
        assert found.endswith((".", "?"))
        return
    assert found.sentence
    text = str(found.markup())
    if found.picture:
        shown_states = {one.code for one in found.picture.entries}
        assert len(shown_states) == len(found.picture.entries)
        assert shown_states | {values["state"]} == {state.code for state in cb.facts().states}
        assert set(found.picture.marks) >= shown_states
    assert text.count("<table") == text.count("</table>")
