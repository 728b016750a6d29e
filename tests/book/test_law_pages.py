"""The roles that name law, and the reference pages they lead to: a small book of its own is built with Sphinx alone."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from course_law import names
from crossborder import facts

pytestmark = pytest.mark.slow

EXTENSIONS = Path(__file__).parents[2] / "book" / "_ext"
CONF = f"""
import sys
sys.path.insert(0, {str(EXTENSIONS)!r})
project = "A small book"
extensions = ["myst_parser", "course_law"]
html_theme = "basic"
"""


@dataclass(frozen=True)
class Built:
    """What came of a build: its exit code, what it said, and its folder."""

    code: int
    said: str
    folder: Path

    def page(self, name: str) -> BeautifulSoup:
        return BeautifulSoup((self.folder / f"{name}.html").read_text(encoding="utf-8"), "html.parser")


def build(folder: Path, text: str) -> Built:
    """Build a book of one page and the reference pages."""
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    contents = "```{toctree}\n:glob:\n:hidden:\nbook/reference/*/*\n```\n"
    (folder / "index.md").write_text(f"# Text\n\n{text}\n\n{contents}", encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-n", "-b", "html", ".", "_out"]
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True, encoding="utf-8")
    return Built(done.returncode, done.stderr, folder / "_out")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A page that uses every role in every form, and every reference page."""
    text = """
{provision}`budapest_185 29(3)` and {provision}`our words <budapest_185 29(3)>` and {provision}`us_ph_1994 2` and {provision}`phl_ra8792_33a`.

{instrument}`budapest_185` and {instrument}`the Convention <budapest_185>`.

{state}`PHL` and {state}`the islands <PHL>` and {state}`AND`.

{source}`budapest_text` and {source}`a copy <budapest_text>`.
"""
    return build(tmp_path_factory.mktemp("book"), text)


def test_a_book_that_names_what_there_is_builds_without_a_warning(book: Built) -> None:
    assert book.said == ""
    assert book.code == 0


def paragraph(book: Built, start: str) -> Tag:
    return next(each for each in book.page("index").select("p") if each.get_text().startswith(start))


def test_provision_is_cited_as_a_lawyer_does_and_leads_to_its_place(book: Built) -> None:
    text = paragraph(book, "Budapest Convention, Art. 29(3)")
    links = [(link.get_text(), str(link["href"])) for link in text.select("a")]
    place = "book/reference/instruments/budapest_185.html#art-29-3"
    assert links[:2] == [("Budapest Convention, Art. 29(3)", place), ("our words", place)]
    assert book.page("book/reference/instruments/budapest_185").select_one("dt#art-29-3") is not None


def test_an_offence_is_a_provision_of_its_state(book: Built) -> None:
    link = paragraph(book, "Budapest Convention, Art. 29(3)").select("a")[-1]
    assert link["href"] == "book/reference/states/PHL.html#phl-ra8792-33a"
    assert link.get_text() == "Republic Act No. 8792 (Electronic Commerce Act of 2000), s 33(a)"


def test_only_what_nobody_saw_is_marked(book: Built) -> None:
    assert not facts().provision_by_place["us_ph_1994", "2"].verified
    text = paragraph(book, "Budapest Convention, Art. 29(3)").get_text()
    assert re.findall(r"Art\. 2 \(unverified\)", text) == ["Art. 2 (unverified)"]
    assert text.count("(unverified)") == 1


def test_instruments_and_states_lead_to_their_pages(book: Built) -> None:
    links = [(each.get_text(), str(each["href"])) for each in paragraph(book, "Budapest Convention and").select("a")]
    page = "book/reference/instruments/budapest_185.html"
    assert links == [("Budapest Convention", page), ("the Convention", page)]
    states = paragraph(book, "Philippines")
    assert [each["href"] for each in states.select("a")] == ["book/reference/states/PHL.html"] * 2
    assert "Andorra" in states.get_text()  # its own law is not in the data, so it has no page


def test_source_leads_to_its_own_address(book: Built) -> None:
    source = facts().source_by_id["budapest_text"]
    links = [(each.get_text(), str(each["href"])) for each in paragraph(book, source.title).select("a")]
    assert links == [(source.title, source.url), ("a copy", source.url)]


def test_a_wrong_name_fails_the_build_and_says_where(tmp_path: Path) -> None:
    built = build(tmp_path, "First line.\n\nSee {provision}`budapest_185 29(33)` and {state}`PHI`.")
    assert built.code == 1
    assert "index.md:5" in built.said
    assert "{provision}`budapest_185 29(33)`: There is no provision '29(33)'" in built.said
    assert "{state}`PHI`: There is no state 'PHI'" in built.said


# --- the pages -------------------------------------------------------------------------------------------------------


def test_every_instrument_and_every_state_with_law_has_a_page(book: Built) -> None:
    pages = {path.stem for path in (book.folder / "book/reference/instruments").glob("*.html")}
    assert pages == {each.id for each in facts().instruments}
    states = {path.stem for path in (book.folder / "book/reference/states").glob("*.html")}
    assert states == {each.code for each in facts().states if each.offences}
    assert len(states) == 34


@pytest.mark.parametrize("instrument", [each.id for each in facts().instruments])
def test_page_of_an_instrument_shows_all_that_is_recorded(book: Built, instrument: str) -> None:
    of = facts().instrument_by_id[instrument]
    page = book.page(names.instrument_page(instrument))
    assert [each["id"] for each in page.select("dl.provisions > dt")] == [
        names.anchor(p.article) for p in of.provisions
    ]
    unseen = [p.article for p in of.provisions if not p.verified]
    marked = [dd for dd in page.select("dl.provisions > dd") if dd.select_one(".unverified")]
    assert len(marked) == len(unseen)
    rows = page.select("section#participation tbody tr")
    assert len(rows) == len(facts().events_by_instrument.get(instrument, {}))
    reservations = [each for each in facts().reservations if each.instrument == instrument]
    assert len(page.select("section#reservations tbody tr")) == len(reservations)


@pytest.mark.parametrize("code", [each.code for each in facts().states if each.offences])
def test_page_of_a_state_shows_each_offence_with_its_days(book: Built, code: str) -> None:
    of = facts().state_by_code[code]
    page = book.page(names.state_page(code))
    for offence in of.offences:
        shown = page.select_one(f"section#{offence.id.replace('_', '-')}")
        assert shown is not None
        days = {
            row.select("td, th")[0].get_text(): row.select("td, th")[1].get_text() for row in shown.select("tbody tr")
        }
        assert days["In force from"].startswith(str(offence.in_force.day))
        assert days["Approved"].startswith(str(offence.approved.day) if offence.approved else "not known")
        assert days["Published"].startswith(str(offence.published.day) if offence.published else "not known")
        assert ("No longer applied from" in days) == (offence.until is not None)
    assert len(page.select("section#rules tbody tr")) == 5


def test_ids_are_used_once_and_links_inside_a_page_lead_somewhere(book: Built) -> None:
    for path in sorted((book.folder / "book/reference").rglob("*.html")):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        ids = Counter(str(each["id"]) for each in page.select("[id]"))
        assert [name for name, times in ids.items() if times > 1] == [], path.name
        links = {str(each["href"])[1:] for each in page.select("a[href^='#']") if each["href"] != "#"}
        assert links - set(ids) == set(), path.name


def test_no_cell_is_empty(book: Built) -> None:
    for path in sorted((book.folder / "book/reference").rglob("*.html")):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        assert [cell for cell in page.select("td, th") if not cell.get_text().strip()] == [], path.name
