"""Texts that fit a width, and markup that is escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from crossborder.exercises.figures.svg import box, figure, fitting, label, measured, number, shortened, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("room", [0, 3, 17, 40, 90, 250, 900])
@pytest.mark.parametrize(
    "words", ["", "Philippines", "Republic Act No. 8792, s 33(a)", "Ökumene Łódź 刑法", "WWWWWWWW"]
)
def test_a_shortened_text_fits_and_says_that_it_was_cut(words: str, room: float) -> None:
    text = shortened(words, room, 15)
    assert measured(text, 15) <= room or text == words == ""
    assert text in (words, "") or text.endswith("…")


def test_the_fullest_text_that_fits_is_taken() -> None:
    texts = ("since 11 October 1996, in full", "since 11 October 1996", "1996")
    assert fitting(texts, 500, 15) == texts[0]
    assert fitting(texts, measured(texts[1], 15), 15) == texts[1]
    assert fitting(texts, measured(texts[2], 15), 15) == texts[2]
    assert fitting(texts, 30, 15) == "1…"


def test_wrapped_lines_fit_and_lose_no_word_when_there_is_room() -> None:
    words = "Was it an offence in the United States on the day of the act?"
    lines = wrapped(words, 200, 15, 9)
    assert " ".join(lines) == words
    assert all(measured(line, 15) <= 200 for line in lines)


def test_wrapped_lines_that_are_too_few_say_so() -> None:
    lines = wrapped("one two three four five six seven eight nine ten", 80, 15, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(measured(line, 15) <= 80 for line in lines)


def test_a_bold_text_needs_more_room() -> None:
    assert measured("Treaty", 15, bold=True) > measured("Treaty", 15)


def test_what_somebody_typed_stays_text(read: Callable[..., Any]) -> None:
    evil = '<script>alert(1)</script>" onload="x'
    made = figure("this", (10, 10), evil, evil, label(0, 0, evil, 15))
    assert "<script" not in made.text
    assert read(made).texts()[0].text == evil


def test_a_figure_has_a_name_and_a_text(read: Callable[..., Any]) -> None:
    root = read(figure("this-one", (10, 20), "A title", "What it shows")).root
    assert root.attrib["role"] == "img"
    ids = root.attrib["aria-labelledby"].split()
    assert [next(one.text for one in root.iter() if one.get("id") == each) for each in ids] == [
        "A title",
        "What it shows",
    ]


def test_numbers_are_short() -> None:
    assert [number(value) for value in (1.0, 1.25, -0.04, 1234.56)] == ["1", "1.2", "0", "1234.6"]


def test_a_box_is_never_narrower_than_nothing() -> None:
    assert 'width="0"' in box(5, 5, -3, 10, "fig-bar").text
