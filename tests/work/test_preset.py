"""An address that sets an exercise ready."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossborder.work.preset import read_preset


@pytest.mark.parametrize(
    ("fragment", "values"),
    [
        ("", {}),
        ("#part-2", {}),
        ("case=love-bug&date=2000-05-04", {"case": "love-bug", "date": "2000-05-04"}),
        ("#measure=preservation", {"measure": "preservation"}),
        ("day=19%20June%202000&day=2000-06-19", {"day": "2000-06-19"}),
        ("empty=", {"empty": ""}),
        ("&".join(f"f{number}=1" for number in range(99)), {}),
        ("long=" + "x" * 3000, {}),
        ("broken=%ff%zz", {"broken": "\ufffd%zz"}),
        ("_=_", {}),
        ("case=love-bug&_=_", {"case": "love-bug"}),
        ("case=love-bug:~:text=worm%20case", {"case": "love-bug"}),
        (":~:text=a=b", {}),
        ("utm_source=x&utm_medium=y&gclid=1", {}),
        ("=&==", {}),
    ],
)
def test_an_address_is_read(fragment: str, values: dict[str, str]) -> None:
    assert read_preset(fragment) == values


@given(st.text())
def test_no_address_stops_a_page(fragment: str) -> None:
    assert isinstance(read_preset(fragment), dict)
