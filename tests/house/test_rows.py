"""A table that is one test still tells of each row."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.rows import each

ROWS = [pytest.param(1, "one", id="first"), pytest.param(2, "two", id="second"), pytest.param(3, "", id="third")]


def test_each_wrong_row_is_told_with_its_reason_and_the_right_ones_are_not() -> None:
    @each("number, word", ROWS)
    def table(number: int, word: str) -> None:
        assert number < 2, f"{word} is too many"
        with pytest.raises(ZeroDivisionError):
            number / (number - 1)

    with pytest.raises(AssertionError, match=r"2 of 3 rows are wrong:\nsecond: .*two is too many\n(?s:.*)\nthird: "):
        table()


@pytest.mark.parametrize("fault", [pytest.fail, int, re.compile])
def test_whatever_stops_a_row_the_rest_is_looked_at(fault: Any) -> None:
    seen = []

    @each("text", ["(", "x"])
    def table(text: str) -> None:
        seen.append(text)
        fault(text)

    with pytest.raises(AssertionError, match=r"^[12] of 2 rows are wrong:\n'\('"):
        table()
    assert seen == ["(", "x"]


@each("number", [1, 2])
def test_what_is_no_argument_of_a_row_is_a_fixture(number: int, tmp_path: Any) -> None:
    assert tmp_path.is_dir()
    assert number in {1, 2}


def test_a_table_without_rows_fails() -> None:
    @each("number", [])
    def table(number: int) -> None:
        assert number

    with pytest.raises(AssertionError, match="no row"):
        table()
