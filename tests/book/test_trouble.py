"""The page “If something goes wrong” explains every sentence with which the course says that something does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crossborder.exercises.your_work import words as your_work
from crossborder.work import words

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "book" / "if-something-goes-wrong.md").read_text(encoding="utf-8")
TEXTS = (ROOT / "live-cells" / "runtime" / "texts.js").read_text(encoding="utf-8")
# Of all that is said, what says that something is wrong; one reason names no symptom.
WRONG = re.compile(
    r"(?!reason_start)(?:reason_\w+|slow|errors?|failed|stopped|not_kept|keep_(?:failed|full|broken|unable))"
)
SAID = {name: text for name, text in re.findall(r"^  (\w+): '(.*)',$", TEXTS, re.MULTILINE) if WRONG.fullmatch(name)}


def beginning(text: str) -> str:
    """The words up to the first stop or gap."""
    return re.split(r"[.,;(:{]", text)[0].strip()


def test_the_sentences_are_found() -> None:
    assert len(SAID) >= 20


@pytest.mark.parametrize("name", SAID)
def test_every_sentence_of_a_live_page_is_explained(name: str) -> None:
    assert f'"{beginning(SAID[name]).replace(chr(0x2019), chr(39))}' in PAGE


@pytest.mark.parametrize("text", [words.KEPT_PAGE_REFUSED, words.KEPT_FILE_REFUSED, words.DAMAGED_SET_ASIDE])
def test_every_sentence_about_work_that_is_not_kept_is_explained(text: str) -> None:
    said = {words.KEPT_FILE_REFUSED: "could not be written", words.DAMAGED_SET_ASIDE: "It was kept as"}
    assert said.get(text, beginning(text)) in text
    assert said.get(text, beginning(text)) in PAGE


@pytest.mark.parametrize("name", [your_work.READ, your_work.CLEAR])
def test_buttons_have_the_names_that_the_page_gives_them(name: str) -> None:
    assert f'"{name}"' in PAGE
