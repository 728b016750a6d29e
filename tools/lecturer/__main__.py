"""Write the lecturer's edition into _build/lecturer/, each document as HTML, Word and, where Chromium is found, PDF."""

from __future__ import annotations

import os
import re
import secrets
import shutil
from typing import TYPE_CHECKING

from crossborder import exercises
from crossborder.request.docx import to_docx
from crossborder.request.letter_html import to_html
from tools import browsers, variables
from tools.archives import moment
from tools.lecturer import cards, drafted, exam, key, moodle, qti, rubric, written
from tools.project import BUILD, ROOT
from tools.steps import run_main

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from crossborder.exercises.lesson.cases import NewCase
    from crossborder.request.document import Document

TARGET = BUILD / "lecturer"
QUESTIONS = ROOT / "book" / "questions"
# What the style of a letter lacks: columns as wide as their words, and pages that say which they are and cut no row or question in two.
PAPER = """\
table{table-layout:auto}th:first-child{width:auto}th,td{overflow-wrap:break-word}
h1,h2,h3,h4,caption,thead,p:has(+ p,+ ul){break-after:avoid}tbody tr:first-child{break-before:avoid}tr,li,p,section{break-inside:avoid}
@page{size:A4;margin:18mm 16mm;@bottom-left{content:"%s";font:8pt sans-serif}@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif}}
@media print{body{font-size:10.5pt;margin:0;max-width:none;padding:0}.cbx-table{overflow:visible}}
</style>"""
# What is read question by question: each stays on one page.
QUESTION_BY_QUESTION = ("exam/", "rubric/written-questions")
SEED_FILE = "seed.txt"
PRINTED_ON = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}")
# Chromium numbers the parts of a page's outline; where it begins differs from one printing to the next.
NODE = re.compile(rb"(?<=\(node)\d{8}(?=\))")
README = """This folder is for lecturers. Of it the site has the keys alone, on a page that no menu leads to.

key/      every task, sheet and new case of each exercise, with reasons and a map of the steps
rubric/   three graded answers to each new case and each written question, and three graded drafts of a request
cards/    role cards to cut out
exam/     papers, their keys, and the questions for Moodle (import them as Moodle XML) and for platforms that read QTI; the copy
          of a release has none, because whoever knows their seed knows them
bank/     the review questions of the book, for the same platforms

The papers come from the seed in seed.txt. `make lecturer SEED=your-own-words VARIANTS=6` makes others; the same seed makes
the same papers again. Keep the seed and this folder off every shared or public place: the questions and their answers are
in the public source of the course, and whoever knows the seed knows which of them are asked, and in which order.
"""


def documents(seed: str, variants: int) -> Iterator[tuple[str, Document]]:
    """Yield every document with its place below the folder, without ending.

    Args:
        seed: what papers are drawn by.
    """
    for exercise in exercises.EXERCISES:
        view = getattr(exercises, exercise.name)()
        yield f"key/{exercise.id}", key.document(exercise, view)
        yield f"rubric/{exercise.id}", rubric.document(exercise, view.model.cases)
    yield "rubric/written-questions", written.document(QUESTIONS)
    yield "rubric/drafted-request", drafted.document()
    yield "cards/roles", cards.document(exercises.EXERCISES)
    for number, items in papers(seed, variants):
        yield f"exam/paper-{number}", exam.document(items, number, with_key=False)
        yield f"exam/key-{number}", exam.document(items, number, with_key=True)


def papers(seed: str, variants: int) -> Iterator[tuple[int, tuple[exam.Item, ...]]]:
    """Yield the variants of the paper with their numbers, from 1.

    Args:
        seed: what they are drawn by.
        variants: how many.
    """
    cases = list(_cases())
    for number in range(1, variants + 1):
        yield number, exam.paper(seed, number, QUESTIONS, cases)


def _cases() -> Iterator[tuple[str, NewCase]]:
    for exercise in exercises.EXERCISES:
        yield from ((exercise.id, case) for case in getattr(exercises, exercise.name)().model.cases)


def write(target: Path, seed: str, variants: int) -> list[Path]:
    """Write everything but PDF and return the pages.

    Args:
        target: the folder; what was in it is removed.
        seed: what papers are drawn by.
        variants: how many papers; none needs no seed.
    """
    shutil.rmtree(target, ignore_errors=True)
    pages = []
    for place, document in documents(seed, variants):
        page = target / f"{place}.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(paper(place, document), encoding="utf-8")
        page.with_suffix(".docx").write_bytes(to_docx(document))
        pages.append(page)
    (target / "cards" / "roles.html").write_text(cards.page(exercises.EXERCISES), encoding="utf-8")
    for number, items in papers(seed, variants):
        _import_files(target / "exam", str(number), items, f"Cooperation against cybercrime, variant {number}")
    for path in sorted(QUESTIONS.glob("*.toml")):
        _import_files(
            target / "bank", path.stem, exam.bank_items(path), f"Review questions: {path.stem.replace('-', ' ')}"
        )
    if variants:
        (target / SEED_FILE).write_text(f"{seed}\n", encoding="utf-8")
    (target / "README.txt").write_text(README, encoding="utf-8")
    return pages


def paper(place: str, document: Document) -> str:
    """Return a document as a page to print.

    Args:
        place: its place below the folder.
    """
    page = to_html(document).replace("</style>", PAPER % _css(document.title), 1)
    if place.startswith(QUESTION_BY_QUESTION):
        page = page.replace("<h2>", "</section>\n<section>\n<h2>").replace("<main>", "<main>\n<section>", 1)
        page = page.replace("</main>", "</section>\n</main>", 1)
    return page


def _css(text: str) -> str:
    """A text as a style sheet holds it, within a page."""
    return "".join(letter if letter.isalnum() or letter in " ,:" else f"\\{ord(letter):x} " for letter in text)


def _import_files(folder: Path, name: str, items: Sequence[exam.Item], title: str) -> None:
    """Write questions in the forms that platforms import."""
    folder.mkdir(exist_ok=True)
    (folder / f"moodle-{name}.xml").write_text(moodle.xml(items, title), encoding="utf-8")
    (folder / f"qti-{name}.zip").write_bytes(qti.package(items, title))


def print_pages(pages: list[Path]) -> bool:
    """Print pages as PDF beside them; tell whether there was a browser to do it."""
    program = browsers.find("chromium")
    if program is None:
        return False
    with browsers.started(program) as browser:
        tab = browser.new_page()
        for page in pages:
            tab.goto(page.as_uri())
            printed = tab.pdf(prefer_css_page_size=True, print_background=True, tagged=True)
            page.with_suffix(".pdf").write_bytes(same_each_time(printed))
    return True


def same_each_time(printed: bytes) -> bytes:
    """Return a printed file with the time of the last commit in the place of the moment of printing, and its parts numbered from 1.

    Args:
        printed: a PDF of Chromium.
    """
    day = "{:04}{:02}{:02}{:02}{:02}{:02}".format(*moment()).encode()
    numbers = {node: b"%08d" % at for at, node in enumerate(sorted(set(NODE.findall(printed))), 1)}
    numbered = NODE.sub(lambda match: numbers[match[0]], printed)
    return PRINTED_ON.sub(lambda match: match[1] + day, numbered)


def main() -> int:
    """Write the edition; SEED and VARIANTS of the environment say which papers."""
    pages = write(TARGET, os.environ.get("SEED") or secrets.token_hex(8), variables.variants())
    printed = print_pages(pages)
    print(f"The lecturer's edition is in {TARGET.relative_to(ROOT)}/: {len(pages)} documents as HTML and Word.")
    print(
        "Each is there as PDF too."
        if printed
        else "Chromium was not found, so there are no PDF files: print the pages."
    )
    return 0


if __name__ == "__main__":
    run_main(main)
