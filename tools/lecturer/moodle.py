"""A paper as questions for Moodle, in its XML format: closed questions mark themselves, reasons are marked by the lecturer."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from tools.lecturer.exam import CHOICE_MARKS, REASON_MARKS, WRITE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tools.lecturer.exam import Item

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def xml(items: Iterable[Item], category: str) -> str:
    """Return the questions as a file that Moodle imports.

    Args:
        category: where Moodle puts them.
    """
    quiz = ET.Element("quiz")
    place = ET.SubElement(quiz, "question", type="category")
    _text(place, "category", f"$course$/top/{category}")
    for item in items:
        _closed(quiz, item)
        if item.points:
            _essay(quiz, item)
    ET.indent(quiz)
    return DECLARATION + ET.tostring(quiz, encoding="unicode") + "\n"


def _text(parent: ET.Element, tag: str, text: str, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, tag, attributes)
    ET.SubElement(element, "text").text = text
    return element


def _question(quiz: ET.Element, kind: str, item: Item, asked: Sequence[str]) -> ET.Element:
    question = ET.SubElement(quiz, "question", type=kind)
    _text(question, "name", item.id)
    _text(question, "questiontext", "\n\n".join(asked), format="plain_text")
    return question


def _closed(quiz: ET.Element, item: Item) -> None:
    """A wrong tick costs what a right one earns, so that ticking everything earns nothing."""
    rights = sum(answer.right for answer in item.answers)
    wrongs = len(item.answers) - rights
    question = _question(quiz, "multichoice", item, item.ask)
    ET.SubElement(question, "defaultgrade").text = str(CHOICE_MARKS)
    ET.SubElement(question, "single").text = "true" if rights == 1 else "false"
    ET.SubElement(question, "shuffleanswers").text = "1"
    for answer in item.answers:
        minus = 0.0 if rights == 1 or not wrongs else -100 / wrongs
        fraction = 100 / rights if answer.right else minus
        choice = _text(
            question, "answer", answer.text, fraction=f"{fraction:.5f}".rstrip("0").rstrip("."), format="plain_text"
        )
        _text(choice, "feedback", answer.why, format="plain_text")


def _essay(quiz: ET.Element, item: Item) -> None:
    question = _question(quiz, "essay", item, (*item.ask, WRITE))
    ET.SubElement(question, "defaultgrade").text = str(REASON_MARKS)
    ET.SubElement(question, "responseformat").text = "editor"
    _text(question, "graderinfo", "\n".join(item.points), format="plain_text")
