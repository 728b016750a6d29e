"""Whose file it is: a number made once on the device, and the name or code that the learner typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossborder.work import Work, read_work
from crossborder.work.learner import Learner, known, learner, read_learner, tell
from crossborder.work.places import Memory


def test_the_number_is_made_once_and_stays() -> None:
    place = Memory()
    assert learner(place).id == "", "opening a page makes no number"
    number = known(place).id
    assert re.fullmatch("[0-9a-f]{8}", number)
    assert known(place).id == learner(place).id == number
    tell(place, Learner(number, "Ana"))
    assert known(place) == Learner(number, "Ana")


def test_two_devices_have_two_numbers() -> None:
    assert known(Memory()).id != known(Memory()).id


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Ana María", "my-work-Ana-María-0a0b0c0d-2026-11-28.json"),
        ("", "my-work-0a0b0c0d-2026-11-28.json"),
        ("../../etc/passwd", "my-work-etc-passwd-0a0b0c0d-2026-11-28.json"),
        ("李雷 / 7", "my-work-李雷-7-0a0b0c0d-2026-11-28.json"),
        ("=CMD|' /C'!A0", "my-work-CMD-C-A0-0a0b0c0d-2026-11-28.json"),
        ("\ud83d half", "my-work-half-0a0b0c0d-2026-11-28.json"),
        ("x" * 90, f"my-work-{'x' * 40}-0a0b0c0d-2026-11-28.json"),
    ],
)
def test_a_file_is_named_after_both(name: str, file: str) -> None:
    assert Learner("0a0b0c0d", name).file_name("my-work", "2026-11-28") == file


@given(st.text())
def test_every_name_gives_a_file_name_that_every_system_takes(name: str) -> None:
    file = Learner("0a0b0c0d", name).file_name("my-work", "2026-11-28")
    assert not re.search(r'[\x00-\x1f/\\:*?"<>|]', file)
    assert len(file.encode()) < 255


def test_the_file_says_whose_it_is_and_its_check_sum_covers_that() -> None:
    who = Learner("0a0b0c0d", "Ana")
    text = Work({}).to_text(course="0.2", saved_on="2026-11-28", learner=who)
    assert read_work(text).learner == who
    assert read_work(text.replace("Ana", "Eva")).warnings


@pytest.mark.parametrize("entry", [None, 7, [], {"id": 7, "name": 8}, {"id": "<b>", "name": None}, {"id": "0A0B0C0D"}])
def test_what_is_no_learner_is_nobody(entry: object) -> None:
    assert read_learner(entry) == Learner()


def test_a_long_name_is_cut_and_lines_are_joined() -> None:
    assert read_learner({"name": "a\n b" + "c" * 100}).name == "a b" + "c" * 57
