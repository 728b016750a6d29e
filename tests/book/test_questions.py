"""Files of review questions: what is right is read, and what is wrong is told in one go."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st

from course_questions import bank, show

BOOK = Path(__file__).parents[2] / "book"
RIGHT = """
[[question]]
id = "which"
kind = "one"
ask = "Which?"
cites = ["budapest_185 29(3)", "@budapest2001", "source:budapest_text"]
[[question.option]]
text = "This"
right = true
why = "It says so there."
[[question.option]]
text = "That"
why = "It says nothing there."
"""


def load(folder: Path, text: str) -> tuple[bank.Question, ...]:
    path = folder / "questions.toml"
    path.write_text(text, encoding="utf-8")
    return bank.load(path)


def faults(folder: Path, text: str) -> str:
    with pytest.raises(bank.QuestionsError) as caught:
        load(folder, text)
    return str(caught.value)


def test_a_right_file_is_read_in_its_order(tmp_path: Path) -> None:
    questions = load(tmp_path, RIGHT)
    assert [question.id for question in questions] == ["which"]
    assert [(option.text, option.right) for option in questions[0].options] == [("This", True), ("That", False)]


def option(text: str, extra: str = "") -> str:
    return f'[[question.option]]\ntext = "{text}"\nwhy = "It says so there."\n{extra}\n'


def head(kind: str) -> str:
    return f'[[question]]\nid = "q"\nkind = "{kind}"\nask = "?"\ncites = ["budapest_185 29(3)"]\n'


RIGHT_ONE, MATCH_A, MATCH_B = "right = true", 'match = "a"', 'match = "b"'


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (('id = "which"', 'id = "Which day"'), "id is 'Which day'. Expected: small letters"),
        (('id = "which"', ""), "question 1: id is missing or empty. Expected: text"),
        (('kind = "one"', 'kind = "single"'), "kind is 'single'. Expected: one, several, order, match, text"),
        (('ask = "Which?"', 'ask = " "'), "ask is missing or empty"),
        (('ask = "Which?"', 'ask = "Which?"\nhint = "x"'), "a field 'hint' that is not known here"),
        (("why", "whi"), "a field 'whi' that is not known here. Expected: text, why, right. Did you mean 'why'?"),
        (("right = true", 'right = "yes"'), "option 1: right is 'yes'. Expected: true, or leave it out"),
        (("right = true", ""), "0 options are right. Expected: exactly one"),
        (('why = "It says nothing there."', ""), "option 2: why is missing or empty"),
        (('"It says so there."', '"It does."'), "option 1: why has 2 words. Expected: a reason of at least 4"),
        (('text = "That"', 'text = "This"'), "two options say 'This'"),
        (("29(3)", "29(33)"), "cites 'budapest_185 29(33)': There is no provision '29(33)'"),
        (("source:budapest_text", "source:budapest_txt"), "There is no source 'budapest_txt'"),
        (
            ("budapest_185 29(3)", "oas_ext_1981 9"),
            "which nobody on this course has seen; nobody is marked right or wrong",
        ),
        (("[[question]]", "[[questions]]"), "Did you mean 'question'?"),
        (("[[question.option]]", "[[question.options]]"), "it has no [[question.option]]. Expected: at least 2"),
    ],
)
def test_a_fault_is_told_with_its_place_and_what_was_expected(
    tmp_path: Path, change: tuple[str, str], says: str
) -> None:
    old, new = change
    assert old in RIGHT
    assert says in faults(tmp_path, RIGHT.replace(old, new))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("not toml", "is not TOML"),
        ("", "the file holds no [[question]]"),
        (RIGHT + RIGHT, "id 'which' is used 2 times"),
        (head("one") + option("a", RIGHT_ONE) + option("b", RIGHT_ONE), "2 options are right. Expected: exactly one"),
        (head("one") + option("a", RIGHT_ONE), "it has 1 options. Expected: at least 2"),
        (
            head("several") + option("a", RIGHT_ONE) + option("b", RIGHT_ONE) + option("c", RIGHT_ONE),
            "3 of 3 options are right. Expected: at least one right and one wrong",
        ),
        (head("order") + option("a") + option("b"), "it has 2 options. Expected: at least 3"),
        (head("order") + option("a", RIGHT_ONE) + option("b") + option("c"), "a field 'right' that is not known here"),
        (head("match") + option("a", MATCH_A) + option("b"), "option 2: match is missing or empty"),
        (head("match") + option("a", MATCH_A) + option("b", MATCH_A), "every option has the same partner"),
        (head("text"), "points is missing or too short. Expected: a list of at least 2 key points"),
        (head("text") + 'points = ["a", "b"]\n' + option("a"), "a text has no options. Expected: points"),
        (head("one") + 'points = ["a", "b"]\n' + option("a", RIGHT_ONE) + option("b"), "points belong to kind 'text'"),
        (head("one").replace('["budapest_185 29(3)"]', "[]") + option("a", RIGHT_ONE), "cites is missing or empty"),
    ],
)
def test_each_kind_has_rules_of_its_own(tmp_path: Path, text: str, says: str) -> None:
    assert says in faults(tmp_path, text)


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    text = RIGHT.replace('ask = "Which?"', "").replace("right = true", "").replace("29(3)", "29(33)")
    told = faults(tmp_path, text)
    assert told.count("questions.toml: ") == len(told.splitlines()) == 3
    assert told.count("question 1 (which): ") == 3


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(bank.QuestionsError, match=r"none\.toml: There is no such file\. Expected: "):
        bank.load(tmp_path / "none.toml")


def test_a_text_may_rest_on_what_nobody_saw(tmp_path: Path) -> None:
    text = head("text").replace("budapest_185 29(3)", "oas_ext_1981 9") + 'points = ["a", "b"]\n'
    assert load(tmp_path, text)[0].points == ("a", "b")


def test_a_match_may_use_a_partner_twice(tmp_path: Path) -> None:
    text = head("match") + option("a", MATCH_A) + option("b", MATCH_B) + option("c", MATCH_A)
    question = load(tmp_path, text)[0]
    assert sorted(question.partners) == ["a", "b"]


@given(texts=st.lists(st.text(min_size=1), min_size=2, max_size=7, unique=True), salt=st.text())
def test_mixing_is_the_same_each_time_and_never_gives_the_order_away(texts: list[str], salt: str) -> None:
    order = bank.mixed(texts, salt)
    assert order == bank.mixed(texts, salt)
    assert sorted(order) == list(range(len(texts)))
    assert order != tuple(range(len(texts)))


def test_mixing_does_not_depend_on_where_an_option_stands() -> None:
    """The order shown comes from the words, so it tells nothing about the order in the file."""
    words = ["assent", "gazette", "force", "first case"]
    shown = {tuple(each[place] for place in bank.mixed(each, "days")) for each in map(list, permutations(words))}
    assert len(shown) <= 2  # the second only where the words' own order would be the right one


@pytest.mark.parametrize("path", sorted(BOOK.glob("questions/*.toml")), ids=lambda path: path.stem)
def test_the_book_has_only_right_files(path: Path) -> None:
    assert len(bank.load(path)) >= 8


@pytest.mark.parametrize("path", sorted(BOOK.glob("questions/*.toml")), ids=lambda path: path.stem)
def test_between_option_and_reason_stands_one_full_stop(path: Path) -> None:
    for number, each in enumerate(bank.load(path), start=1):
        shown = show.question(each, number, lambda text: [nodes.Text(text)], []).astext()
        assert ".." not in shown.replace("...", "")


def test_the_right_answer_cannot_be_told_by_its_length() -> None:
    asked = [q for path in (BOOK / "questions").glob("*.toml") for q in bank.load(path) if q.kind == "one"]
    longest = [q.id for q in asked if max(q.options, key=lambda option: len(option.text)).right]
    assert len(longest) * 3 <= len(asked), longest


def test_a_wrong_kind_hides_no_fault_of_the_options(tmp_path: Path) -> None:
    told = faults(tmp_path, head("single") + option("a", "rigth = true") + option("b", RIGHT_ONE))
    assert "kind is 'single'. Expected: " in told
    assert "option 1: it has a field 'rigth' that is not known here. Expected: text, why, right, match. " in told
