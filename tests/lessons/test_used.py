"""Words and code fit together: what is missing, read by nothing, without a value or of another kind is named before an exercise runs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tools.lessons import used

if TYPE_CHECKING:
    from pathlib import Path

LOVE_BUG = ("love-bug", "words")


@pytest.fixture(scope="module")
def code(root: Path) -> used.Code:
    return used.read_code(root)


@pytest.fixture(scope="module")
def held(root: Path) -> used.Held:
    return used.read_words(root)


def changed(held: used.Held, part: used.Part, name: str, **fields: object) -> used.Held:
    """The texts with one that is changed, or without it where no field is given."""
    others = {each: text for each, text in held[part].items() if each != name}
    if fields:
        text = replace(held[part][name], **fields)  # type: ignore[arg-type]  # fields of a text, by their names
        others[text.name] = text
    return {**held, part: others}


def test_the_words_of_the_course_fit_the_code(held: used.Held, code: used.Code) -> None:
    assert used.problems(held, code) == []


def test_a_text_that_the_code_reads_and_the_file_lacks_is_named(held: used.Held, code: used.Code) -> None:
    [told] = map(str, used.problems(changed(held, LOVE_BUG, "OUTCOME"), code))
    assert told.startswith("love-bug/words.en.toml, [words.general], field 'outcome': is missing, and crossborder/")
    assert told.endswith("reads it as OUTCOME. Expected: this text.")


def test_a_misspelt_name_is_named_with_what_was_meant(held: used.Held, code: used.Code) -> None:
    told = "\n".join(map(str, used.problems(changed(held, LOVE_BUG, "OUTCOME", key="outcom"), code)))
    assert "field 'outcom': is read by nothing" in told
    assert "did you mean 'outcome'?" in told
    assert "field 'outcome': is missing" in told
    assert "perhaps 'outcom' is misspelt" in told


@pytest.mark.parametrize("name", ["TITLE", "HAVEN_TITLE", "PREDICTION_MINUTES", "HAVEN_HINTS"])
def test_each_way_to_read_a_text_is_known(name: str, held: used.Held, code: used.Code) -> None:
    key = held[LOVE_BUG][name].key
    told = [one.field for one in used.problems(changed(held, LOVE_BUG, name, key=f"{key}qz"), code)]
    assert f"{key}qz" in told


def test_a_name_in_braces_that_gets_no_value_is_named(held: used.Held, code: used.Code) -> None:
    own = ("race-the-clock", "words")
    told = "\n".join(map(str, used.problems(changed(held, own, "STEP", value="Step {numberx}"), code)))
    assert "field 'step': has {numberx}, and crossborder/exercises/race_clock/" in told
    assert "gives no such value. Expected: one of {number}." in told


def test_a_name_in_braces_that_nothing_knows_is_named_wherever_the_text_is_read(
    held: used.Held, code: used.Code
) -> None:
    told = map(str, used.problems(changed(held, LOVE_BUG, "WELCOME", value="You are {numberx}."), code))
    assert any("field 'welcome': has {numberx}, and nothing gives it a value" in one for one in told)


@pytest.mark.parametrize(
    ("part", "name", "value", "said"),
    [
        (LOVE_BUG, "PREDICTION_MINUTES", "six", "is a text, 'six'. Expected: a number"),
        (LOVE_BUG, "HAVEN_CORE", "yes", "is a text, 'yes'. Expected: a flag"),
        (("race-the-clock", "words"), "STEP", 3, "is a number, 3. Expected: a text, which crossborder/"),
        (used.SHARED, "OUTCOMES", "possible", "is a text, 'possible'. Expected: a list or a table, which crossborder/"),
    ],
)
def test_a_value_of_another_kind_is_named(
    part: used.Part, name: str, value: object, said: str, held: used.Held, code: used.Code
) -> None:
    told = "\n".join(map(str, used.problems(changed(held, part, name, value=value), code)))
    assert f"field '{held[part][name].key}': {said}" in told


@pytest.mark.slow  # all texts at once
def test_every_misspelt_name_is_seen(held: used.Held, code: used.Code) -> None:
    """Every name once, all together: each is read by nothing then."""
    misspelt = {
        part: {f"{name}QZ": replace(text, key=f"{text.key}qz") for name, text in texts.items()}
        for part, texts in held.items()
    }
    told = {(one.file, one.entry, one.field) for one in used.problems(misspelt, code) if "by nothing" in one.reason}
    assert len(told) == sum(map(len, held.values()))
