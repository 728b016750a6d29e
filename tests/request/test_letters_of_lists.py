"""How a letter of a list is cited, and what a form may leave out or split, on made-up data."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from crossborder.request import asked_by, bases_with_elements, request_elements
from tools.facts.compile import compile_data

if TYPE_CHECKING:
    from crossborder.records.collection import Facts

VALID = Path(__file__).parent.parent / "fixtures" / "valid"
TREATY = "instruments/example_2001.toml"
LETTERS = "requests/forms/letters_rogatory.toml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the valid data that a test may change."""
    target = tmp_path / "data"
    shutil.copytree(VALID, target)
    return target


def changed(data: Path, file: str, old: str, new: str) -> Facts:
    """The facts after one change."""
    text = (data / file).read_text(encoding="utf-8")
    assert old in text
    (data / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return compile_data(data)


def test_a_letter_is_cited_with_its_own_words_and_without_the_quotation_of_the_whole_list(data: Path) -> None:
    facts = changed(data, TREATY, 'each other."\n', 'each other."\nquotation = "shall assist"\n')
    cited = request_elements("example_2001", measure="mutual_assistance", facts=facts)[0].required_by
    assert cited
    assert (cited.article, cited.summary, cited.quotation) == ("1(a)", "The facts.", None)
    assert cited.label == "Treaty of Exampleville, Art. 1(a)"
    assert cited.verified


def test_a_letter_that_has_a_provision_of_its_own_is_cited_by_it(data: Path) -> None:
    own = '[[provision]]\narticle = "1(a)"\nsummary = "Its own words."\nstatus = "confirmed"\nsource = "text_2001"\n\n'
    facts = changed(data, TREATY, "[[basis]]", own + "[[basis]]")
    cited = request_elements("example_2001", measure="mutual_assistance", facts=facts)[0].required_by
    assert cited
    assert cited.summary == "Its own words."


def test_letters_rogatory_come_last_among_the_bases() -> None:
    assert bases_with_elements()[-1] == "letters_rogatory"
    assert list(bases_with_elements()[:-1]) == sorted(bases_with_elements()[:-1])


def test_a_part_may_be_asked_in_two_ways_for_two_measures(data: Path) -> None:
    split = (
        'measures = ["mutual_assistance"]\n\n[[element]]\npart = "facts"\nasks = "The facts, item by item."\n'
        'measures = ["search_seizure"]\nstatus = "unverified"\n'
    )
    text = (data / LETTERS).read_text(encoding="utf-8")
    (data / LETTERS).write_text(text + split, encoding="utf-8")
    facts = compile_data(data)
    asks = {
        measure: [element.asks for element in request_elements("letters_rogatory", measure=measure, facts=facts)]
        for measure in ("mutual_assistance", "search_seizure")
    }
    assert asks == {"mutual_assistance": ["The facts."], "search_seizure": ["The facts, item by item."]}
    assert [one.measures for one in asked_by("facts", measure="search_seizure", facts=facts)] == [("search_seizure",)]
