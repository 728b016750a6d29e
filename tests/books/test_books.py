"""The chapters as books: every chapter is in the ePub, whole and well-formed; epubcheck finds nothing; a PDF has its title on each page."""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tools.books import CHAPTERS
from tools.books import __main__ as books
from tools.build import EXECUTED

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]
OPF = {"opf": "http://www.idpf.org/2007/opf"}
XHTML = {"h": "http://www.w3.org/1999/xhtml", "svg": "http://www.w3.org/2000/svg"}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book; no cell ran for it that ran for the site."""
    shown = set(EXECUTED.rglob("*.ipynb"))
    made = books.build_epub(tmp_path_factory.mktemp("books"))
    assert shown
    assert set(EXECUTED.rglob("*.ipynb")) == shown
    return made


def title(name: str) -> str:
    text = (ROOT / "book" / f"{name}.md").read_text(encoding="utf-8")
    return next(line.removeprefix("# ") for line in text.splitlines() if line.startswith("# "))


def test_its_figures_are_those_of_the_site() -> None:
    """A store of its own, which finds what a cell shows by the cell's text, would show a changed fact as it was."""
    settings = runpy.run_path(str(ROOT / "tools" / "books" / "conf.py"))
    assert settings["nb_execution_cache_path"] == str(EXECUTED)


@pytest.mark.slow
def test_every_chapter_is_in_the_book_in_order_and_whole(book: Path) -> None:
    with zipfile.ZipFile(book) as packed:
        names = packed.namelist()
        assert names[0] == "mimetype"
        assert packed.getinfo("mimetype").compress_type == zipfile.ZIP_STORED
        contents = etree.fromstring(packed.read("content.opf"))
        items = {one.get("id"): one for one in contents.iterfind(".//opf:item", OPF)}
        spine = [items[one.get("idref")].get("href") for one in contents.iterfind(".//opf:itemref", OPF)]
        assert [name for name in spine if name.startswith("book/")] == [f"book/{name}.xhtml" for name in CHAPTERS]
        for name in CHAPTERS:
            page = etree.fromstring(packed.read(f"book/{name}.xhtml"))
            assert title(name) in " ".join(page.find(".//h:h1", XHTML).itertext())
            declared = (
                next(one for one in items.values() if one.get("href") == f"book/{name}.xhtml").get("properties") or ""
            )
            assert ("svg" in declared) == (page.find(".//svg:svg", XHTML) is not None)
            for link in page.iterfind(".//h:a[@href]", XHTML):
                assert not link.get("href").startswith(("site:", "../notebooks")), link.get("href")
                assert ".ipynb" not in link.get("href")
        text = packed.read("book/dual-criminality.xhtml").decode()
    assert text.count("<table") >= 1
    assert "check-source" in text


@pytest.mark.slow
def test_the_same_sources_give_the_same_book(book: Path, tmp_path: Path) -> None:
    books.repair(book.parent / "made" / "course.epub", tmp_path / "again.epub")
    assert (tmp_path / "again.epub").read_bytes() == book.read_bytes()


@pytest.mark.slow
def test_epubcheck_finds_nothing(book: Path) -> None:
    java = shutil.which("java")
    checker = next((ROOT / ".venv").glob("lib/python*/site-packages/epubcheck/epubcheck.jar"), None)
    if java is None or checker is None:
        pytest.skip("epubcheck needs Java and the package of its name: the structure is tested above")
    done = subprocess.run([java, "-jar", str(checker), str(book)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not re.findall(r"^(?:ERROR|WARNING|FATAL).*", done.stdout + done.stderr, re.MULTILINE)


def test_a_page_with_a_drawing_says_so() -> None:
    files = {"a.xhtml": b"<svg/>", "b.xhtml": b"<p/>"}
    contents = "".join(f'<item id="{name[0]}" href="{name}" media-type="x" />' for name in files)
    manifest = books.ITEM.sub(lambda one: books._declared(one, files), contents)
    assert (
        manifest
        == '<item id="a" href="a.xhtml" media-type="x" properties="svg"/><item id="b" href="b.xhtml" media-type="x" />'
    )


@pytest.mark.browser
def test_a_printed_chapter_has_its_title_and_every_table_and_figure_whole(
    site: Path, chromium: Browser, tmp_path: Path
) -> None:
    assert site.is_dir()
    [printed] = books.print_chapters(chromium, tmp_path, ("dual-criminality",))
    reader = shutil.which("pdftotext")
    data = printed.read_bytes()
    assert data.startswith(b"%PDF")
    assert len(data) > 50_000
    pages = max(int(number) for number in re.findall(rb"/Count (\d+)", data))
    assert 14 <= pages <= 24, "whole, and without empty pages"
    if reader is None:
        return
    text = subprocess.run([reader, "-layout", str(printed), "-"], capture_output=True, text=True, check=True).stdout
    for page in text.split("\f")[:-1]:
        assert "Dual criminality and safe havens" in page


# What is left of a sheet of A4 between its margins, in pixels of a page.
SHEET = {"width": 680, "height": 979}
TOO_LARGE = """([width, height]) => [...document.querySelectorAll(".bd-article figure, .bd-article table")]
  .filter(one => one.checkVisibility())
  .map(one => [one.tagName, one.getBoundingClientRect(), one.innerText.slice(0, 60)])
  .filter(([tag, box]) => box.right > width + 1 || (tag === "FIGURE" && box.height > height))
  .map(([tag, box, text]) => `${tag} ${Math.round(box.right)} x ${Math.round(box.height)}: ${text}`)"""


@pytest.mark.browser
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_on_paper_a_figure_fits_a_page_and_a_table_has_all_its_columns(
    address: str, chromium: Browser, chapter: str
) -> None:
    page = chromium.new_page(viewport=SHEET)
    page.emulate_media(media="print")
    page.goto(f"{address}book/{chapter}.html", wait_until="load")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    overflows = page.evaluate(TOO_LARGE, [SHEET["width"], SHEET["height"]])
    page.close()
    assert overflows == []
