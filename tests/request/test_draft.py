"""A draft as a file: nothing is lost, and a file that is none says what is wrong with it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import crossborder as cb
from crossborder.request import LETTERS_ROGATORY, Draft, DraftError, bases_with_elements, check
from crossborder.request.draft_file import LARGEST_FILE, LONGEST_TEXT, MOST_ITEMS, MOST_TEXTS

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    Drafts = SearchStrategy[Draft]

PARTS = [part.id for part in cb.facts().request_parts]


@given(st.data())
def test_a_draft_that_was_written_to_a_file_comes_back(drafts: Drafts, data: st.DataObject) -> None:
    draft = data.draw(drafts)
    again = Draft.from_json(json.dumps(draft.to_json()))
    assert again.to_json() == draft.to_json()
    assert again.items == draft.items


@given(st.data())
def test_the_file_is_text_that_people_can_read(drafts: Drafts, data: st.DataObject) -> None:
    draft = data.draw(drafts)
    assert draft.to_file() == draft.to_file()
    assert Draft.from_json(draft.to_file()).basis == draft.basis


@given(st.data(), st.sampled_from((*bases_with_elements(), "")), st.sampled_from(("", *cb.MEASURES)))
def test_going_to_another_basis_and_back_loses_nothing(
    drafts: Drafts, data: st.DataObject, basis: str, measure: str
) -> None:
    draft = data.draw(drafts)
    away = draft.with_basis(basis, measure)
    assert (away.texts, away.details, away.items) == (draft.texts, draft.details, draft.items)
    assert away.with_basis(draft.basis, draft.measure) == draft


@given(st.data(), st.sampled_from(PARTS), st.text(max_size=20))
def test_one_text_is_changed_and_the_others_stay(drafts: Drafts, data: st.DataObject, part: str, text: str) -> None:
    draft = data.draw(drafts)
    changed = draft.with_text(part, text)
    assert changed.texts == {**draft.texts, part: text}


def test_a_draft_reads_the_same_from_text_bytes_and_object(good: Draft) -> None:
    file = good.to_file()
    assert Draft.from_json(file) == Draft.from_json(file.decode()) == Draft.from_json(json.loads(file)) == good


def base(**changes: Any) -> dict[str, Any]:
    return {"format": "crossborder request draft", "version": 1, **changes}


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 3_000 + "1" + "}" * 3_000, "nested too deeply"),
        ("[" + "1," * 60_000 + "1]", "more than 50,000 parts"),
        ('{"version": ' + "9" * 5_000 + "}", "a number of 5,000 digits"),
        ('{"version": NaN}', "NaN"),
        ('{"version": 1e999}', "too large"),
        ('{"format": "a", "format": "b"}', "two values under one name: “format”"),
        ('{"format": "crossborder request draft", "version": 1, "texts": {"facts": "a", "facts": "b"}}', "“facts”"),
        (b"\x00" * (LARGEST_FILE + 1), f"at most {LARGEST_FILE:,}"),
        ("\x00" * 100, "not JSON"),
        (base(version={"a": ["b" * 5_000]}), "version {'a'"),
        (base(**{"x" * 5_000: 1}), "xxx…” is no field"),
        (base(**{f"x{at}": 1 for at in range(5_000)}), "There are more problems after these"),
        (base(texts={str(at): "" for at in range(MOST_TEXTS + 1)}), f"at most {MOST_TEXTS}"),
        ("[]", "not a draft"),
        ("{}", "not a draft"),
        ({"format": "something else"}, "not a draft"),
        (base(version=2), "version 2"),
        (base(version=True), "version True"),
        (base(extra=1), "“extra” is no field"),
        (base(basis=3), "“basis” has to be a text"),
        (base(case=[]), "“case” has to be an object"),
        (base(case={"requesting": 3}), "“case.requesting” has to be a text"),
        (base(case={"colour": "red"}), "“case.colour” is no field"),
        (base(case={"stated": []}), "“case.stated” has to be an object"),
        (base(case={"stated": {"political_offence": "perhaps"}}), "allowed: yes, no, or nothing"),
        (base(case={"stated": {"weather": "yes"}}), "“case.stated.weather” is no field"),
        (base(texts={"facts": None}), "“texts.facts” has to be a text"),
        (base(texts={"facts": "x" * (LONGEST_TEXT + 1)}), f"at most {LONGEST_TEXT:,}"),
        (base(details={"facts.days": "3"}), "“details.facts.days” is no field"),
        (base(items={}), "“items” has to be a list"),
        (base(items=[3]), "“items.0” has to be an object"),
        (base(items=[{"colour": "red"}]), "“items.0.colour” is no field"),
        (base(items=[{}] * (MOST_ITEMS + 1)), f"at most {MOST_ITEMS}"),
    ],
)
def test_a_file_that_is_no_draft_says_what_is_wrong(record: Any, message: str) -> None:
    with pytest.raises(DraftError, match=message.replace(".", r"\.")):
        Draft.from_json(record)


@pytest.mark.parametrize("half", ["\\ud83d", "\\udc00 x"])
def test_half_an_emoji_is_read_and_written(half: str) -> None:
    text = f'{{"format": "crossborder request draft", "version": 1, "texts": {{"facts": "{half}"}}}}'
    draft = Draft.from_json(text)
    assert "\ufffd" in draft.texts["facts"]
    assert Draft.from_json(draft.to_file()) == draft


def test_a_file_with_the_mark_of_the_order_of_bytes_is_read(good: Draft) -> None:
    assert (
        Draft.from_json(b"\xef\xbb\xbf" + good.to_file()) == Draft.from_json("\ufeff" + good.to_file().decode()) == good
    )


def test_what_no_file_can_hold_is_said_before(good: Draft) -> None:
    long = good.with_text("facts", "x" * (LONGEST_TEXT + 1))
    findings = [one for one in check(long) if one.code == "too_long"]
    assert [(one.field, one.severity) for one in findings] == [("facts", "fault")]
    assert "20,001 characters" in findings[0].wrong
    with pytest.raises(DraftError, match="20,001 characters"):
        Draft.from_json(long.to_file())
    assert not [one for one in check(good.with_text("facts", "x" * LONGEST_TEXT)) if one.code == "too_long"]
    assert Draft.from_json(good.with_text("facts", "x" * LONGEST_TEXT).to_file())


def test_a_draft_of_many_long_texts_is_too_large(good: Draft) -> None:
    draft = good
    for at in range(70):
        draft = draft.with_text(f"gone{at}", "\U0001f600" * LONGEST_TEXT)
    assert "too_long" in {one.code for one in check(draft)}
    with pytest.raises(DraftError, match="bytes"):
        Draft.from_json(draft.to_file())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=9,
)
FIELDS = st.sampled_from(["basis", "measure", "case", "texts", "details", "items", "version", "format", "more"])


def problems_of(record: Any) -> tuple[str, ...]:
    """What a reader says to a record; nothing when it is a draft, which can then be checked."""
    try:
        draft = Draft.from_json(record)
    except DraftError as error:
        return error.problems or ("an error without a problem",)
    assert isinstance(check(draft), tuple)
    return ()


@given(st.dictionaries(FIELDS, JSON, max_size=5) | JSON | st.binary(max_size=80) | st.text(max_size=80))
def test_anything_is_a_draft_or_says_what_is_wrong(record: Any) -> None:
    whole = base(**record) if isinstance(record, dict) and not {"version", "format"} & set(record) else record
    problems = problems_of(whole)
    assert all(0 < len(problem) < 500 for problem in problems)
    assert problems or isinstance(whole, dict)


@given(st.data(), st.integers(0), st.binary(min_size=1, max_size=3))
def test_a_damaged_file_is_named_or_read(drafts: Drafts, data: st.DataObject, at: int, sign: bytes) -> None:
    file = data.draw(drafts).to_file()
    cut = at % len(file)
    assert "an error without a problem" not in problems_of(file[:cut] + sign + file[cut + len(sign) :])


def test_every_fault_of_a_file_is_named_at_once() -> None:
    with pytest.raises(DraftError) as raised:
        Draft.from_json(base(basis=1, texts={"facts": 2}, items=[{"port": 3}]))
    assert len(raised.value.problems) == 3


def test_a_text_for_a_part_that_the_course_no_longer_has_is_kept() -> None:
    draft = Draft.from_json(base(texts={"gone": "words"}))
    assert draft.to_json()["texts"] == {"gone": "words"}
    assert isinstance(check(draft), tuple)


def test_letters_rogatory_are_a_basis_too() -> None:
    assert Draft().with_basis(LETTERS_ROGATORY).basis == LETTERS_ROGATORY
