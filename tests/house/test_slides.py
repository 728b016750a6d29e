"""The decks as sources: one for each chapter, of a length that fits a class, with notes and minutes for every slide."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

import course_figures
from course_plan import decks
from course_questions import bank
from course_slides import paper
from crossborder.exercises import EXERCISES

ROOT = Path(__file__).resolve().parents[2]
DECKS = sorted(path for path in (ROOT / "slides").glob("*.md") if path.stem != "list")
# Pages of the book with no lecture of their own.
CHAPTERS = {"law-in-common", "dual-criminality", "exceptions", "treaties", "mutual-assistance", "extradition"}


def slides(path: Path) -> list[str]:
    return re.split(r"^#{1,2} ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]


def test_each_chapter_has_its_deck() -> None:
    contents = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    pages = {page["file"] for part in contents["parts"] for page in part["chapters"]}
    assert {f"book/{path.stem}" for path in DECKS} <= pages
    assert {path.stem for path in DECKS} == CHAPTERS


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_a_deck_fits_a_class_and_every_slide_says_how_long_it_takes(path: Path) -> None:
    assert 12 <= len(slides(path)) <= 18
    for slide in slides(path):
        assert re.search(r"^```\{notes\} \d+$", slide, re.MULTILINE), f"no notes on the slide «{slide.splitlines()[0]}»"


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_a_slide_can_be_read_from_the_last_row(path: Path) -> None:
    for slide in slides(path):
        shown = re.sub(r"^```.*?^```$", "", slide, flags=re.MULTILINE | re.DOTALL)
        words = re.sub(r"\{\w+\}`([^`<]*)(<[^`]*>)?`", r"\1", shown).split()
        assert len(words) <= 75, f"{len(words)} words on the slide «{slide.splitlines()[0]}»"


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_a_deck_asks_the_room_and_answers_back(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("```{ask}") >= 2
    assert text.count("```{exercise}") >= 1
    assert text.count("**Students say:**") == text.count("**Ask back:**") >= 3


def test_decks_have_figures_of_the_book() -> None:
    """Those whose chapter has one that can be read from the last row: others are as high as a telephone, and a slide is not."""
    drawn = {path.stem: re.findall(r"^```\{drawing\} (.+)$", path.read_text("utf-8"), re.MULTILINE) for path in DECKS}
    assert {deck for deck, drawings in drawn.items() if drawings} >= CHAPTERS - {"dual-criminality", "exceptions"}
    for deck, drawings in drawn.items():
        for figure, told, *more in map(str.split, drawings):
            width, height = getattr(course_figures, figure)(*more).get_size_inches()
            assert height < 1.25 * width, f"{figure} is too high for a slide"
            assert getattr(course_figures, told)(*more), f"{deck}: {figure} says nothing to who does not see it"


WORDS_THAT_TELL = 5  # so many words of a right answer in a row give it away


def shown(slide: str) -> str:
    """What the room sees of a slide: notes and directives are left out."""
    return re.sub(r"^```.*?^```$", "", slide, flags=re.MULTILINE | re.DOTALL)


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", re.sub(r"\{\w+\}`([^`<]*)(<[^`>]*>)?`", r"\1", text).casefold())
    return {tuple(words[at : at + WORDS_THAT_TELL]) for at in range(len(words) - WORDS_THAT_TELL + 1)}


def asked(slide: str) -> bank.Question | None:
    directive = re.search(r"^```\{ask\} (\S+) (\S+)$", slide, re.MULTILINE)
    if directive is None:
        return None
    return next(each for each in bank.load(ROOT / f"book/questions/{directive[1]}.toml") if each.id == directive[2])


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_no_slide_tells_what_a_later_one_asks_the_room(path: Path) -> None:
    """Before a vote no slide shows the provision on which the answer first of all rests, and none has the words of the right answer."""
    before = ""
    for slide in slides(path):
        question = asked(slide)
        if question is not None:
            rests = next((cite for cite in question.cites if cite[0] != "@"), None)
            assert f"<{rests}>" not in before, f"«{question.id}» is asked after a slide with its provision"
            right = set().union(*(runs(option.text) for option in question.options if option.right))
            assert not right & runs(before), f"«{question.id}» is asked after a slide with the words of its answer"
        before += shown(slide)


# What a step of the exercise asks the room for, and what a slide before the deck's last such step would tell.
TELLS = {
    "law-in-common": ("deposited", "**unknown**"),
    "dual-criminality": ("14 June", "19 June", "46 days", "charges", "were** brought"),
    "exceptions": ("shall not be required", "**made**", "four gates"),
    "treaties": ("lowest limit", "does not wait"),
    "mutual-assistance": ("Preserve first",),
    "extradition": ("High Court", "tried nowhere"),
}
# Steps in which the room decides; looking back comes when all is told.
DECIDES = ("case", "machine", "explorer", "tasks", "draft", "path", "plan")


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_no_slide_tells_what_the_exercise_still_asks(path: Path) -> None:
    deck = decks.read(path)
    last = max(at for at, slide in enumerate(deck) if slide.exercise and slide.step.startswith(DECIDES))
    before = "".join(shown(slide) for slide in slides(path)[:last])
    assert {words for words in TELLS[path.stem] if words in before} == set()


# By the id of a treaty or Act: words that name it to somebody who has only the slide.
NAMES = {
    "arab_2010": ("Arab Convention",),
    "budapest_185": ("Budapest Convention", "{instrument}`budapest_185`"),
    "e_evidence_2023": ("e-Evidence Regulation",),
    "eaw_2002": ("Framework Decision",),
    "ece_24": ("European Convention on Extradition",),
    "ecmacm_30": ("European Convention on Mutual Assistance",),
    "eio_2014": ("European Investigation Order",),
    "gbr_ea_2003": ("Extradition Act 2003",),
    "malabo_2014": ("{instrument}`malabo_2014`",),
    "phl_ra8792_33a": ("Philippine Electronic Commerce Act",),
    "uk_us_2003": ("treaty UK-US of 2003",),
    "untoc_2000": ("UN Convention against Transnational Organized Crime", "{instrument}`untoc_2000`"),
}
CITED = re.compile(r"\{provision\}`([^<`]*) <(\w+)[^>`]*>`")


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_every_article_on_a_slide_is_named_with_its_treaty(path: Path) -> None:
    """Where a slide cites one treaty, anywhere on it; where it cites several, on the line itself. What the notes cite is named there or on the slide."""
    for slide in slides(path):
        title, room = slide.splitlines()[0], shown(slide)
        for cited in {law for _, law in CITED.findall(slide)}:
            assert any(name in slide for name in NAMES[cited]), f"{cited} is not named on or below «{title}»"
        several = len({law for _, law in CITED.findall(room)}) > 1
        for line in room.splitlines():
            for label, law in CITED.findall(line):
                said = line if several else room
                assert any(name in said for name in NAMES[law]), f"{label} is not named on «{title}»"
                assert re.search(r"(Articles?|[Ss]ection) ", line[: line.index(f"<{law}")]), (
                    f"{label} on «{title}» has no word"
                )


def test_an_exercise_on_paper_has_its_questions_with_their_options() -> None:
    love_bug = next(each for each in EXERCISES if each.id == "love-bug")
    case, first, *_ = paper.on_paper(love_bug, "case")
    assert case == (love_bug.sheet, ())
    assert first[1] == ("Yes", "No", "I don't know yet")
    prompt, changes, provision = paper.on_paper(love_bug, "tasks.1")
    assert prompt[0].startswith("Suppose that the United States asks")
    assert len(changes[1]) == 6
    assert provision[1] == (), "too long for a slide of a handout"
    assert "Sheets to print" in paper.on_paper(love_bug, "machine")[-1][0]


def test_the_exception_to_preservation_stands_beside_the_rule() -> None:
    """That preservation has no condition is true for a Party that made no reservation under Article 29(4)."""
    slide = next(one for one in slides(ROOT / "slides/dual-criminality.md") if one.startswith("Which measure"))
    assert "<budapest_185 29(4)>" in shown(slide)
    notes = slide.removeprefix(shown(slide))
    assert "Articles 2 to 11" in notes
    assert "reason to believe" in notes
