"""JSON that a stranger made: named, within bounds, and never the end of Python."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossborder.records.bounded import MOST_LEVELS, JsonError, read_json

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=20,
)


@given(JSON)
def test_what_is_within_bounds_is_read_as_the_standard_library_does(value: object) -> None:
    assert read_json(json.dumps(value)) == (value, ())


@given(st.text(st.sampled_from('[]{}",:\\ 1a'), max_size=60))
def test_any_other_text_is_refused_as_the_standard_library_does(text: str) -> None:
    try:
        expected = json.loads(text)
    except ValueError:
        with pytest.raises(JsonError):
            read_json(text)
    else:
        assert read_json(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[" * (MOST_LEVELS + 1) + "]" * (MOST_LEVELS + 1), "nested too deeply"),
        ('{"a":' * 3000 + "1" + "}" * 3000, "nested too deeply"),
        ("[" * 5_000_000, "more than 50,000 parts"),
        ("[]," * 1_600_000, "more than 50,000 parts"),
        ("[" + "1," * 2_400_000 + "1]", "more than 50,000 parts"),
        ("1" * 5000, "a number of 5,000 digits"),
        ('{"version": ' + "9" * 301 + "}", "a number of 301 digits"),
        ("1e999", "1e999, which is too large"),
        ("0." + "1" * 400, "which is too large"),
        ("NaN", "NaN, which is no number"),
        ("[-Infinity]", "-Infinity, which is no number"),
        ('"' * 5_000_000, "Extra data"),
        ('"' + '\\"' * 2_400_000, "Unterminated string"),
    ],
)
def test_what_would_stop_python_is_named(text: str, says: str) -> None:
    with pytest.raises(JsonError) as caught:
        read_json(text)
    assert says in caught.value.reason


def test_brackets_in_texts_do_not_count() -> None:
    text = json.dumps({"a": "[{" * 100_000, "b": '"\\' * 1000})
    assert read_json(text)[0]["b"] == '"\\' * 1000


def test_names_that_stand_twice_are_told() -> None:
    assert read_json('{"a": 1, "b": {"c": 1, "c": 2}, "a": 3}') == ({"a": 3, "b": {"c": 2}}, ("c", "a"))


def test_as_many_levels_as_allowed_are_read() -> None:
    assert read_json("[" * MOST_LEVELS + "]" * MOST_LEVELS)[0]
