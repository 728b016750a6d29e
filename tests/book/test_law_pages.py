"""The roles that name law, and the reference pages they lead to: a small book of its own is built with Sphinx alone."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from docutils import nodes

from course_law import names, states
from crossborder import facts

pytestmark = pytest.mark.slow

EXTENSIONS = Path(__file__).parents[2] / "book" / "_ext"
CONF = f"""
import sys
sys.path.insert(0, {str(EXTENSIONS)!r})
project = "A small book"
extensions = ["myst_parser", "course_law"]
html_theme = "basic"
myst_enable_extensions = ["attrs_block", "attrs_inline"]

def setup(app):
    from live_cells import links
    app.connect("missing-reference", links.resolve)
"""


@dataclass(frozen=True)
class Built:
    """What came of a build: its exit code, what it said, and its folder."""

    code: int
    said: str
    folder: Path

    def page(self, name: str) -> BeautifulSoup:
        return parsed(self.folder / f"{name}.html")


@cache
def parsed(path: Path) -> BeautifulSoup:
    """Return a page; several tests look at each."""
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def build(folder: Path, text: str, *options: str) -> Built:
    """Build a book of one page with Sphinx."""
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    (folder / "index.md").write_text(f"# Text\n\n{text}\n", encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-n", *options, ".", "_out"]
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True, encoding="utf-8")
    return Built(done.returncode, done.stderr, folder / "_out")


TEXT = """
{provision}`budapest_185 29(3)` and {provision}`our words <budapest_185 29(3)>` and {provision}`oas_ext_1981 9` and {provision}`phl_ra8792_33a`.

{provision}`gbr_ea_2003 s 79(1)` and {provision}`section 93 <gbr_ea_2003 s 93(2)>` and {statute}`gbr_ea_2003` and {statute}`the Act <gbr_ea_2003>`.

{instrument}`budapest_185` and {instrument}`the Convention <budapest_185>`.

{state}`PHL` and {state}`the islands <PHL>` and {state}`AND`.

{source}`budapest_text` and {source}`a copy <budapest_text>`.

```{refusal-grounds-by-instrument}
```

```{refusal-grounds}
```

```{dual-criminality-rules}
```

```{thresholds}
```

```{nationals-rules}
```

```{newer-instruments}
```

```{course-glossary}
```

```{course-errata}
```

See {term}`party` and {term}`Party to a treaty <party>`.

{.seed-1}
It does not bind.

[Some words]{.seed-2} on another row.
"""
TERMS = """
[[term]]
term = "party"
says = "A state that is *bound*."
cites = ["oas_ext_1981 9"]
"""
ROWS = """
[[row]]
number = {number}
part = {number}
verdict = "wrong"
topic = "Topic {number}"
said = "What it says."
right = "What is *right*."
cites = ["budapest_185 36(4)"]
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A page that uses every role in every form and has every overview, a glossary of one term, errata of three rows, and every reference page."""
    folder = tmp_path_factory.mktemp("book")
    (folder / "book").mkdir()
    (folder / "book/glossary.toml").write_text(TERMS, encoding="utf-8")
    rows = "".join(ROWS.format(number=number) for number in (1, 2, 3))
    (folder / "book/errata.toml").write_text(rows, encoding="utf-8")
    (folder / "notebooks").mkdir()
    (folder / "notebooks/who-can-ask-whom.md").write_text("# Who can ask whom?\n", encoding="utf-8")
    contents = "```{toctree}\n:glob:\n:hidden:\nbook/reference/*/*\nnotebooks/*\n```"
    return build(folder, f"{TEXT}\n\n{contents}")


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


def test_a_section_leads_to_its_place_on_the_page_of_its_statute(book: Built) -> None:
    links = [
        (each.get_text(), str(each["href"])) for each in paragraph(book, "Extradition Act 2003, s 79(1)").select("a")
    ]
    page = "book/reference/statutes/gbr_ea_2003"
    assert links == [
        ("Extradition Act 2003, s 79(1)", f"{page}.html#s-79-1"),
        ("section 93", f"{page}.html#s-93-2"),
        ("Extradition Act 2003", f"{page}.html"),
        ("the Act", f"{page}.html"),
    ]
    assert book.page(page).select_one("dt#s-79-1") is not None


def test_only_what_nobody_saw_is_marked(book: Built) -> None:
    assert not facts().provision_by_place["oas_ext_1981", "9"].verified
    text = paragraph(book, "Budapest Convention, Art. 29(3)").get_text()
    assert re.findall(r"Art\. 9 \(unverified\)", text) == ["Art. 9 (unverified)"]
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


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A page that names what there is not; its build says all of it in one go, and reads and writes no other page."""
    folder = tmp_path_factory.mktemp("wrong")
    (folder / "book").mkdir()
    (folder / "book/errata.toml").write_text(ROWS.format(number=1), encoding="utf-8")
    return build(
        folder,
        "First line.\n\nSee {provision}`budapest_185 29(33)` and {state}`PHI`.\n\n{provision}`gbr_ea_2003 s 79(9)` of {statute}`gbr_ea`\n\n"
        "{.seed-7}\nSomething.",
        *("-b", "dummy", "-D", "exclude_patterns=book/reference/*"),
    )


def test_a_wrong_name_fails_the_build_and_says_where(wrong: Built) -> None:
    assert wrong.code == 1
    assert "index.md:5" in wrong.said
    assert "{provision}`budapest_185 29(33)`: There is no provision '29(33)'" in wrong.said
    assert "{state}`PHI`: There is no state 'PHI'" in wrong.said
    assert "index.md:7" in wrong.said
    assert "There is no section 's 79(9)' in data/statutes/gbr_ea_2003.toml" in wrong.said
    assert "{statute}`gbr_ea`: There is no statute 'gbr_ea'" in wrong.said


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
    rows = page.select("section#participation tbody tr:not(.course-note)")
    assert len(rows) == len(facts().events_by_instrument.get(instrument, {}))
    reservations = [each for each in facts().reservations if each.instrument == instrument]
    shown = [row.select_one("td, th") for row in page.select("section#reservations tbody tr")]
    assert [cell.get_text(strip=True) for cell in shown if cell] == sorted(
        facts().state_by_code[each.state].name for each in reservations
    )


@pytest.mark.parametrize("statute", [each.id for each in facts().statutes])
def test_page_of_a_statute_shows_each_section_and_its_state_leads_there(book: Built, statute: str) -> None:
    of = facts().statute_by_id[statute]
    page = book.page(names.statute_page(statute))
    assert [each["id"] for each in page.select("dl.provisions > dt")] == [names.anchor(s.article) for s in of.sections]
    told = [" ".join(each.get_text().split()).replace("’", "'") for each in page.select("dl.provisions > dd")]
    for section, text in zip(of.sections, told, strict=True):
        assert section.summary in text
        assert section.quotation is None or f"“{section.quotation}”" in text
        assert ("(unverified)" in text) != section.verified
    links = [link["href"] for link in book.page(names.state_page(of.state)).select("section#rules a")]
    assert f"../statutes/{statute}.html" in links


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


def test_a_treaty_that_was_found_and_is_not_modelled_is_not_said_to_be_missing() -> None:
    """The United States and Argentina have a treaty on extradition; with Morocco the list names none."""
    rows = [row.astext() for row in states.page(facts().state_by_code["USA"], "x")[-2].findall(nodes.row)]
    found = {row.split("\n\n")[0]: row.split("\n\n")[1] for row in rows}
    assert found["Argentina: extradition"] == "found, not modelled"
    assert found["Morocco: extradition"] == "none found"


def test_a_state_says_where_it_stands_to_the_main_treaty_with_sources_and_leads_to_who_it_can_ask(book: Built) -> None:
    page = book.page(names.state_page("NGA"))
    told = " ".join(page.select_one("section#instruments").get_text(" ").split())  # type: ignore[union-attr]  # it is there
    assert "Nigeria has been bound by the Budapest Convention since 1 November 2022." in told
    row = next(row for row in page.select("section#instruments tbody tr") if "Budapest" in row.get_text())
    assert [cell.get_text() for cell in row.select("td, th")][1:4] == [
        "none recorded",
        "6 July 2022",
        "1 November 2022",
    ]
    numbers = row.select("td, th")[-1].select("a")
    assert numbers
    for link in numbers:
        assert page.select_one(f"section#sources li{link['href']}") is not None
    note = row.find_next_sibling("tr")
    assert note is not None
    assert "Budapest Convention: acceded: The Council of Europe" in " ".join(note.get_text(" ").split())
    assert note.select("td, th")[0]["colspan"] == "6"  # type: ignore[comparison-overlap]  # as in the page
    assert page.select_one("a[href='../../../notebooks/who-can-ask-whom.html#state=NGA']") is not None


def test_no_note_speaks_in_words_of_the_workshop() -> None:
    """A reader does not know what "recalled" means, or what "fits a deposit" is to show."""
    told = [e.provenance.note for held in facts().events_by_instrument.values() for each in held.values() for e in each]
    assert [note for note in told if note and re.search(r"\brecalled\b|\bfits (a|the)\b", note, re.IGNORECASE)] == []


def test_ids_are_used_once_and_links_inside_a_page_lead_somewhere(book: Built) -> None:
    for path in sorted((book.folder / "book/reference").rglob("*.html")):
        page = parsed(path)
        ids = Counter(str(each["id"]) for each in page.select("[id]"))
        assert [name for name, times in ids.items() if times > 1] == [], path.name
        links = {str(each["href"])[1:] for each in page.select("a[href^='#']") if each["href"] != "#"}
        assert links - set(ids) == set(), path.name


def test_no_page_shows_the_key_of_a_record(book: Built) -> None:
    """A reader sees titles of sources and instruments, never the names that the files of the data use for them."""
    for path in sorted((book.folder / "book/reference").rglob("*.html")):
        body = parsed(path).select_one("div.body")
        assert body is not None
        shown = set(re.findall(r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b", body.get_text(" ")))
        assert shown & {*facts().source_by_id, *facts().instrument_by_id, *facts().offence_by_id} == set(), path.name


def test_who_is_bound_comes_before_the_long_lists(book: Built) -> None:
    def order(name: str) -> list[str]:
        return [str(each["id"]) for each in book.page(name).select("h1 ~ section, section > section") if each.get("id")]

    treaty, state = order(names.instrument_page("budapest_185")), order(names.state_page("PHL"))
    assert treaty.index("participation") < treaty.index("provisions")
    assert state.index("instruments") < state.index("offences")


def test_a_penalty_without_a_confirmed_figure_is_told_once_and_a_failed_offence_says_why(book: Built) -> None:
    page = " ".join(book.page(names.state_page("PHL")).get_text().split())
    assert "Imprisonment for the basic offence: no confirmed figure is recorded." in page
    assert "not recorded" not in page
    assert "Tried and failed: In August 2000" in page


def test_no_cell_is_empty(book: Built) -> None:
    for path in sorted((book.folder / "book/reference").rglob("*.html")):
        page = parsed(path)
        assert [cell for cell in page.select("td, th") if not cell.get_text().strip()] == [], path.name


# --- tables over all instruments, glossary, errata -------------------------------------------------------------------


def lines(book: Built, title: str) -> list[str]:
    """The rows of a table, as text."""
    for table in book.page("index").select("table"):
        if table.caption and table.caption.get_text().rstrip("¶") == title:
            return [" ".join(row.get_text(" ").split()) for row in table.select("tbody tr")]
    raise AssertionError(title)


def test_every_ground_stands_in_both_views(book: Built) -> None:
    links = [str(link["href"]) for link in book.page("index").select("table a, dl.provisions a")]
    for of in facts().instruments:
        places = Counter(names.anchor(rule.article) for rule in of.grounds)
        for place, times in places.items():
            assert links.count(f"book/reference/instruments/{of.id}.html#{place}") >= 2 * times
    assert len(lines(book, "Grounds of refusal by instrument")) == sum(bool(of.grounds) for of in facts().instruments)


def test_every_rule_on_dual_criminality_stands_under_its_help(book: Built) -> None:
    shown = {
        term.get_text(): " ".join(term.find_next_sibling("dd").get_text(" ").split())  # type: ignore[union-attr]  # each dt has its dd
        for term in book.page("index").select("dl.provisions > dt")
    }
    for of in facts().instruments:
        for rule in of.dual_criminality:
            for measure in rule.measures:
                assert f"{of.short_title} {rule.article}" in shown[measure.replace("_", " ").capitalize()]


def test_thresholds_tell_a_minimum_from_a_maximum(book: Built) -> None:
    told = lines(book, "Thresholds of extradition")
    assert any("ECOWAS" in line and "a minimum of at least 24 months" in line for line in told)
    assert any("Budapest Convention 24(1)(a) a maximum of at least 12 months both states" in line for line in told)
    assert any("EAW" in line and "the requesting state at least 4 months" in line for line in told)
    assert len(told) == sum(len(of.thresholds) for of in facts().instruments)
    assert len(lines(book, "Nationals of the requested state")) == sum(len(of.nationals) for of in facts().instruments)


def test_what_is_newer_than_the_module_is_listed(book: Built) -> None:
    told = " ".join(lines(book, "Instruments adopted or in force since 2019, or not known to be in force"))
    for title in ("e-Evidence Regulation", "Second Protocol", "Malabo Convention", "CIS Agreement of 2018"):
        assert title in told
    assert "Budapest" not in told


def test_a_term_is_linked_and_shows_what_it_rests_on(book: Built) -> None:
    page = book.page("index")
    assert [link["href"] for link in page.select("a:has(.std-term)")] == ["#term-party"] * 2
    term = page.select_one("dt#term-party + dd")
    assert term is not None
    assert term.get_text(" ").split() == [
        "A",
        "state",
        "that",
        "is",
        "bound",
        ".",
        "Inter-American",
        "Convention",
        "on",
        "Extradition,",
        "Art.",
        "9",
        "(unverified)",
    ]


def test_errata_lead_to_where_a_chapter_treats_them(book: Built) -> None:
    page = book.page("index")
    told = [" ".join(dd.get_text(" ").split()) for dd in page.select("dl.provisions dt[id^=row-] + dd")]
    assert [text.rpartition(". ")[2] if "Treated" not in text else "Treated" for text in told] == [
        "Treated",
        "Treated",
        "No chapter treats it.",
    ]
    targets = [
        str(link["href"]).lstrip("#") for link in page.select("dl.provisions dd a") if "seed" in str(link["href"])
    ]
    assert targets == ["seed-1", "seed-2"]
    assert all(page.select_one(f"#{target}") for target in targets)


def test_a_mark_for_a_row_that_does_not_exist_fails_the_build(wrong: Built) -> None:
    assert wrong.code == 1
    assert "there is no row 7 in book/errata.toml" in wrong.said
