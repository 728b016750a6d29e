"""The lecturer's edition: keys made of the exercises' own answers, graded samples, papers by seed, questions for Moodle."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import docx
import pytest

from crossborder import exercises
from crossborder.exercises.feedback import VERDICT_WORDS
from crossborder.records import facts
from crossborder.request import check, completeness
from crossborder.request.document import Heading, Table
from tools.lecturer import __main__ as edition
from tools.lecturer import cards, drafted, exam, key, moodle, qti, rubric, written

ROOT = Path(__file__).resolve().parents[2]
BANKS = ROOT / "book" / "questions"
EXERCISES = pytest.mark.parametrize("exercise", exercises.EXERCISES, ids=lambda exercise: exercise.id)


@cache
def view(name: str) -> Any:
    return getattr(exercises, name)()


def words(blocks: Any) -> str:
    return repr(blocks)


@cache
def drawn(seed: str, variant: int) -> tuple[exam.Item, ...]:
    cases = [(each.id, case) for each in exercises.EXERCISES for case in view(each.name).model.cases]
    return exam.paper(seed, variant, BANKS, cases)


@EXERCISES
def test_a_key_has_every_task_case_and_step(exercise: Any) -> None:
    shown = view(exercise.name)
    text = words(key.document(exercise, shown).blocks)
    for task in shown.model.tasks:
        assert repr(task.title)[1:-1] in text
        assert all(repr(sample.label)[1:-1] in text for sample in task.samples)
    for case in shown.model.cases:
        assert all(repr(option.why)[1:-1] in text for option in case.decision.options)
        assert all(repr(point.text)[1:-1] in text for point in case.points)
    assert all(step in text for step in shown.stage.by_id)


@EXERCISES
def test_a_key_says_of_each_part_of_an_answer_whether_it_is_right(exercise: Any) -> None:
    for task in view(exercise.name).model.tasks:
        [table] = [block for block in key.task_key(task) if isinstance(block, Table)]
        assert {verdict for _, verdict, _, _ in table.rows} <= set(VERDICT_WORDS.values())
        for sample in task.samples:
            shown = [(verdict, why) for label, verdict, why, _ in table.rows if label == sample.label]
            for part in task.check(sample.answers).parts:
                if not sample.about or part.label in sample.about:
                    assert any(verdict == VERDICT_WORDS[part.verdict] and part.text in why for verdict, why in shown)


def test_tasks_of_one_title_are_told_apart_by_their_case() -> None:
    blocks = [block for task in view("RequestDrafter").model.tasks for block in key.task_key(task)]
    heads = [block.text for block in blocks if isinstance(block, Heading)]
    assert len(set(heads)) == len(heads) == 4


@EXERCISES
def test_each_new_case_has_three_graded_answers(exercise: Any) -> None:
    for case in view(exercise.name).model.cases:
        strong, middle, weak = rubric.samples(exercise.id, case)
        assert strong.marks == 10
        assert not strong.missing
        assert 5 < middle.marks < 10
        assert weak.marks < 5
        assert weak.decision != strong.decision == middle.decision
        for sample in (strong, middle, weak):
            assert not any(point in sample.text for point in key.points(case)), "an answer, not the key"


@EXERCISES
def test_an_answer_that_has_marks_for_a_point_names_its_article(exercise: Any) -> None:
    for case in view(exercise.name).model.cases:
        for kind, one in rubric.written()[f"{exercise.id}/{case.id}"].items():
            for at in one["names"]:
                articles = [
                    re.sub(r"^s ", "", each.article).partition("(")[0] for each in case.points[at - 1].references
                ]
                assert any(re.search(rf"\b{each}\b", one["text"]) for each in articles), (
                    f"{case.id}, {kind}: {articles}"
                )


def test_no_answer_is_written_to_a_case_that_is_not_there() -> None:
    cases = {f"{each.id}/{case.id}" for each in exercises.EXERCISES for case in view(each.name).model.cases}
    assert set(rubric.written()) == cases


def test_a_case_without_its_answers_is_named() -> None:
    case = view("LoveBug").model.cases[0]
    with pytest.raises(ValueError, match="love-bug/other needs strong, middle, weak"):
        rubric.samples("love-bug", replace(case, id="other"))


def test_role_cards_are_escaped_and_whole() -> None:
    page = cards.page(exercises.EXERCISES)
    roles = [role for exercise in exercises.EXERCISES for role in exercise.roles]
    assert page.count("<li>") == len(roles)
    assert all(role in unescape(page) for role in roles)


def test_a_seed_gives_the_same_paper_again_and_another_seed_another() -> None:
    assert drawn("a", 1) == exam.paper(
        "a", 1, BANKS, [(each.id, case) for each in exercises.EXERCISES for case in view(each.name).model.cases]
    )
    assert drawn("a", 1) != drawn("b", 1)
    assert drawn("a", 1) != drawn("a", 2)


@pytest.mark.parametrize("variant", [1, 2, 3, 4])
def test_a_paper_has_what_it_should_and_gives_nothing_away(variant: int) -> None:
    items = drawn("private", variant)
    chapters = len(list(BANKS.glob("*.toml")))
    assert len({item.id for item in items}) == len(items) == chapters * exam.CLOSED_EACH + len(exam.LEVELS) + exam.CASES
    assert sum(bool(item.points) for item in items) == exam.CASES
    assert all(item.right for item in items)
    assert all(len(item.answers) <= len(exam.LETTERS) for item in items)
    paper = words(exam.document(items, variant, with_key=False).blocks)
    for item in items:
        assert not any(repr(answer.why)[1:-1] in paper for answer in item.answers)
        assert not any(repr(point)[1:-1] in paper for point in item.points)
    assert "{" not in paper
    marks = len(items) + exam.CASES * exam.REASON_MARKS
    assert f"{len(items)} questions, {marks} marks, {2 * marks} minutes." in paper
    assert paper.count("(1 mark)") == len(items) - exam.CASES
    assert paper.count(f"({1 + exam.REASON_MARKS} marks)") == exam.CASES
    answers = words(exam.document(items, variant, with_key=True).blocks)
    assert all(repr(answer.why)[1:-1] in answers for item in items for answer in item.answers)
    assert ".:" not in answers


@EXERCISES
def test_the_map_calls_a_new_case_as_its_heading_does(exercise: Any) -> None:
    blocks = key.document(exercise, view(exercise.name)).blocks
    ends = next(block for block in blocks if isinstance(block, Table) and block.caption == "By what is decided")
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert {f"New case {row[0]}" for row in ends.rows} <= set(headings)


def test_a_provision_is_named_as_in_the_book() -> None:
    assert exam.plain("See {provision}`budapest_185 29(3)`.") == "See Budapest Convention, Art. 29(3)."
    assert exam.plain("{provision}`Article 25(5) <budapest_185 25(5)>` and *may*") == "Article 25(5) and may"


def test_moodle_gets_marks_that_add_up() -> None:
    items = drawn("private", 1)
    quiz = ET.fromstring(moodle.xml(items, "A & B"))  # noqa: S314 - our own file
    assert quiz.findtext("question[@type='category']/category/text") == "$course$/top/A & B"
    closed = quiz.findall("question[@type='multichoice']")
    assert len(closed) == len(items)
    assert len(quiz.findall("question[@type='essay']")) == exam.CASES
    assert sum(int(grade.text or "") for grade in quiz.iter("defaultgrade")) == sum(item.marks for item in items)
    for question in closed:
        fractions = [float(answer.get("fraction", "")) for answer in question.findall("answer")]
        assert sum(each for each in fractions if each > 0) == pytest.approx(100, abs=0.001)
        if question.findtext("single") == "true":
            assert sorted(fractions)[-2:] == [0, 100]
        assert all(answer.findtext("feedback/text") for answer in question.findall("answer"))


def test_ticking_everything_earns_nothing() -> None:
    answers = tuple(exam.Answer(name, "why", right) for name, right in {"a": True, "b": True, "c": False}.items())
    quiz = ET.fromstring(moodle.xml([exam.Item("x", ("?",), answers)], "c"))  # noqa: S314 - our own file
    question = quiz.find("question[@type='multichoice']")
    assert question is not None
    assert sum(float(answer.get("fraction", "")) for answer in question.findall("answer")) == 0


# --- QTI -------------------------------------------------------------------------------------------------------------


def read_qti(data: bytes) -> list[ET.Element]:
    """The questions of a package, as a platform reads them: the manifest names the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        manifest = ET.fromstring(packed.read("imsmanifest.xml"))  # noqa: S314 - our own file
        named = [one.get("href") for one in manifest.iter() if one.tag.endswith("}file") and one.get("href")]
        [questions] = [name for name in named if name and "assessment_meta" not in name]
        root = ET.fromstring(packed.read(questions))  # noqa: S314 - as above
    return [one for one in root.iter() if one.tag.endswith("}item")]


def texts(item: ET.Element) -> list[str]:
    """The texts of a question, without the HTML in which the library puts them."""
    contents = [one.text or "" for one in item.iter() if one.tag.endswith("}mattext")]
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split()) for text in contents]


def marks_in(item: ET.Element) -> float:
    """The marks of a question in a package."""
    fields = {one[0].text: one[1].text for one in item.iter() if one.tag.endswith("}qtimetadatafield")}
    return float(fields["points_possible"] or "")


def test_qti_holds_every_question_answer_and_reason() -> None:
    items = drawn("private", 1)
    asked = read_qti(qti.package(items, "A & B"))
    assert len(asked) == len(items) + exam.CASES, "a reason in writing is a question of its own"
    assert sum(marks_in(item) for item in asked) == sum(item.marks for item in items)
    shown = [text for item in asked for text in texts(item)]
    for item in items:
        assert " ".join(" ".join(item.ask).split()) in shown
        for answer in item.answers:
            assert " ".join(answer.text.split()) in shown
            assert " ".join(answer.why.split()) in shown


def test_qti_marks_the_right_answers() -> None:
    answers = tuple(
        exam.Answer(f"*{name}* $1 [x]", "why", right) for name, right in {"a": True, "b": False, "c": True}.items()
    )
    one, several = (exam.Item("x", ("1. Which?",), choices) for choices in (answers[:2], answers))
    for item, rights in ((one, 1), (several, 2)):
        [asked] = read_qti(qti.package([item], "t"))
        assert "1. Which?" in texts(asked)
        labels = {
            label.get("ident"): texts(label)[0] for label in asked.iter() if label.tag.endswith("}response_label")
        }
        assert list(labels.values()) == [answer.text for answer in item.answers]
        condition = next(
            one
            for one in asked.iter()
            if one.tag.endswith("}conditionvar") and "respcondition" not in one.tag and _scores(asked, one)
        )
        wrong = {one.text for part in condition.iter() if part.tag.endswith("}not") for one in part}
        right = {one.text for one in condition.iter() if one.tag.endswith("}varequal")} - wrong
        assert {labels[each] for each in right} == {answer.text for answer in item.answers if answer.right}
        assert len(right) == rights


def _scores(item: ET.Element, condition: ET.Element) -> bool:
    """Whether a condition gives the marks."""
    parent = next(one for one in item.iter() if condition in list(one))
    return any(one.tag.endswith("}setvar") and one.text == "100" for one in parent)


def test_the_same_questions_give_the_same_package() -> None:
    assert qti.package(drawn("private", 1), "t") == qti.package(drawn("private", 1), "t")


@pytest.mark.parametrize("path", sorted(BANKS.glob("*.toml")), ids=lambda path: path.stem)
def test_the_bank_of_a_chapter_goes_out_whole(path: Path) -> None:
    items = exam.bank_items(path)
    assert {item.id for item in items} == {f"{path.stem}/{one.id}" for one in exam._choosable(path)}
    assert len(read_qti(qti.package(items, path.stem))) == len(items)


# --- written questions -----------------------------------------------------------------------------------------------


def test_every_written_question_has_three_answers_that_are_worth_less_and_less() -> None:
    questions = written.load(BANKS)
    assert len(questions) >= 6
    for one in questions:
        assert one.marks("strong") == written.MARKS
        assert 0 < one.marks("middle") < written.MARKS
        assert one.marks("weak") == 0
        assert all(set(named) <= set(range(1, len(one.points) + 1)) for _, named in one.answers.values())
        shown = words(written.document(BANKS).blocks)
        assert all(text in unescape(shown) or repr(text)[1:-1] in shown for text, _ in one.answers.values())


def test_a_sample_without_its_question_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="dual-criminality/faster-arrest"):
        written.load(tmp_path)


# --- the drafted request ---------------------------------------------------------------------------------------------


def test_three_drafts_are_worth_less_and_less() -> None:
    marks = {one.kind: one.marks for one in drafted.drafts()}
    assert list(marks) == ["strong", "middle", "weak"]
    assert marks["strong"] == drafted.MARKS == sum(point.marks for point in drafted.points())
    assert marks["strong"] > marks["middle"] > marks["weak"]
    for one in drafted.drafts():
        assert set(one.given) == {point.id for point in drafted.points()}
        assert all(0 <= one.given[point.id].marks <= point.marks for point in drafted.points())


def test_the_courses_checks_find_in_each_draft_what_its_marks_rest_on() -> None:
    for one in drafted.drafts():
        assert tuple(f"{finding.code} {finding.field}" for finding in check(one.draft)) == one.expected
    strong, _, weak = (one.draft for one in drafted.drafts())
    assert completeness(strong).complete
    assert [element.id for element in completeness(weak).missing("required")] == ["purpose"]


def test_every_mark_of_a_draft_names_a_provision_that_somebody_read() -> None:
    labels = {provision.label for provision in facts().provision_by_place.values() if provision.verified}
    reasons = [*drafted.points(), *(given for one in drafted.drafts() for given in one.given.values())]
    assert all(reason.provisions and set(reason.provisions) <= labels for reason in reasons)


def test_the_rubric_of_the_request_shows_each_draft_whole() -> None:
    shown = words(drafted.document().blocks)
    for one in drafted.drafts():
        assert all(repr(text)[1:-1] in shown for text in (*one.written.values(), one.draft.items[0].link))
        assert all(repr(given.why)[1:-1] in shown for given in one.given.values())
        assert all(repr(finding.wrong)[1:-1] in shown for finding in check(one.draft))


def test_each_question_of_a_paper_is_one_piece_that_no_page_cuts() -> None:
    items = drawn("private", 1)
    page = edition.paper("exam/paper-1", exam.document(items, 1, with_key=False))
    assert re.search(r"section{[^}]*break-inside:avoid", page.replace("tr,li,p,section", "section"))
    _, head, *sections = page.split("<section>")
    assert "<h1>" in head
    assert len(sections) == len(items)
    for at, (section, item) in enumerate(zip(sections, items, strict=True), start=1):
        assert section.strip().startswith(f"<h2>Question {at} (")
        assert section.count("</section>") == 1
        assert all(answer.text in unescape(section) for answer in item.answers)
        assert section.replace("<wbr>", "").count("_" * 60) == (exam.LINES if item.points else 0)


@pytest.mark.slow
def test_the_edition_is_written_whole(tmp_path: Path) -> None:
    pages = edition.write(tmp_path / "lecturer", "words of my own", 2)
    names = {path.relative_to(tmp_path / "lecturer").with_suffix("").as_posix() for path in pages}
    expected = {f"{kind}/{each.id}" for kind in ("key", "rubric") for each in exercises.EXERCISES}
    assert names == expected | {
        "rubric/written-questions",
        "rubric/drafted-request",
        "cards/roles",
        *(f"exam/{kind}-{n}" for kind in ("paper", "key") for n in (1, 2)),
    }
    for page in pages:
        heads = re.findall(r"<h1>(.*?)</h1>", page.read_text(encoding="utf-8"))
        written = docx.Document(io.BytesIO(page.with_suffix(".docx").read_bytes()))
        assert heads == [] or unescape(heads[0]) in {paragraph.text for paragraph in written.paragraphs}
    made = {path.name for path in (tmp_path / "lecturer" / "exam").iterdir() if path.suffix in {".xml", ".zip"}}
    assert made == {"moodle-1.xml", "moodle-2.xml", "qti-1.zip", "qti-2.zip"}
    assert len(list((tmp_path / "lecturer" / "bank").iterdir())) == 2 * len(list(BANKS.glob("*.toml")))
    assert (tmp_path / "lecturer" / "seed.txt").read_text(encoding="utf-8") == "words of my own\n"


@pytest.mark.browser
def test_nothing_of_it_is_in_the_students_site(site: Path) -> None:
    assert not edition.TARGET.is_relative_to(site)
    marks = (key.FOOTER, "Graded samples", "Rubric and samples:", "Examination, variant")
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert not [mark for mark in marks if mark in text], page
    assert not list(site.rglob("moodle-*.xml"))
