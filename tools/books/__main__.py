"""Write the chapters as books into _build/books/: course.epub, and a PDF for each chapter as the site prints it."""

from __future__ import annotations

import re
import sys
import zipfile
from typing import TYPE_CHECKING

from tools import browsers
from tools.archives import archive, moment
from tools.books import CHAPTERS
from tools.project import BUILD, PAGES_IMPORT, ROOT, SITE, python
from tools.serve import serving

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

TARGET = BUILD / "books"
# A role that the standard of today no longer has.
OLD_ROLE = re.compile(r' role="doc-biblioentry"')
ITEM = re.compile(r'<item (?P<rest>[^>]*?href="(?P<file>[^"]+\.xhtml)"[^>]*?) ?/>')
HEAD = (
    '<div style="font: 8pt sans-serif; width: 100%; margin: 0 15mm; display: flex; justify-content: space-between">'
    '<span class="title"></span></div>'
)
FOOT = '<div style="font: 8pt sans-serif; width: 100%; margin: 0 15mm; text-align: end"><span class="pageNumber"></span> / <span class="totalPages"></span></div>'


def build_epub(target: Path) -> Path:
    """Build the ePub; warnings are errors.

    Returns:
        The book.
    """
    made = target / "made"
    options = ("-W", "-n", "--keep-going", "-q", "-b", "epub", "-c", "tools/books", "-d", target / "doctrees")
    python("-m", "sphinx", *options, ".", made, quiet=True, env={"PYTHONPATH": PAGES_IMPORT, "NO_COLOR": "1"})
    book = target / "course.epub"
    repair(made / "course.epub", book)
    return book


def repair(made: Path, book: Path) -> None:
    """Write a book anew as the standard wants it: drawings are declared, roles are those of today, no day of building.

    Args:
        made: the book as Sphinx makes it.
    """
    with zipfile.ZipFile(made) as old:
        files = {name: old.read(name) for name in old.namelist()}
    mimetype = files.pop("mimetype")
    pages = {name: data.decode() for name, data in files.items() if name.endswith(".xhtml")}
    files |= {name: OLD_ROLE.sub("", text).encode() for name, text in pages.items()}
    contents = files["content.opf"].decode()
    files["content.opf"] = ITEM.sub(lambda match: _declared(match, files), contents).encode()
    archive(book, [("mimetype", mimetype), *sorted(files.items())], moment())
    _store_first(book)


def _declared(match: re.Match[str], files: dict[str, bytes]) -> str:
    """A page of the book in its list, with what is drawn in it."""
    if b"<svg" not in files.get(match["file"], b"") or "properties" in match["rest"]:
        return match[0]
    return f'<item {match["rest"]} properties="svg"/>'


def _store_first(book: Path) -> None:
    """The first file says what the archive is, and must not be packed."""
    with zipfile.ZipFile(book) as old:
        files = [(entry, old.read(entry)) for entry in old.infolist()]
    files[0][0].compress_type = zipfile.ZIP_STORED
    with zipfile.ZipFile(book, "w") as new:
        for entry, data in files:
            new.writestr(entry, data)


def print_chapters(browser: Browser, target: Path, chapters: tuple[str, ...] = CHAPTERS) -> list[Path]:
    """Print chapters of the built site, each with its title and numbers on every page.

    Args:
        chapters: which.

    Returns:
        The files.
    """
    target.mkdir(parents=True, exist_ok=True)
    made = []
    with serving(SITE) as address:
        page = browser.new_page()
        for name in chapters:
            # On a busy machine the network can be idle before the page is read to its end: a chapter would lack its last part.
            page.goto(f"{address}book/{name}.html", wait_until="load")
            page.wait_for_load_state("networkidle")
            made.append(target / f"{name}.pdf")
            page.pdf(
                path=str(made[-1]), format="A4", margin={"top": "20mm", "bottom": "18mm", "left": "15mm", "right": "15mm"}, display_header_footer=True, header_template=HEAD,
                footer_template=FOOT, outline=True, tagged=True,
            )  # fmt: skip
        page.close()
    return made


def main() -> int:
    """Write the books."""
    book = build_epub(TARGET)
    print(f"The book is {book.relative_to(ROOT)}.")
    program = browsers.find("chromium")
    if program is None:
        print("Chromium was not found, so there are no PDF files: print the pages.")
        return 0
    with browsers.started(program) as browser:
        print_chapters(browser, TARGET / "pdf")
    print(f"Its chapters as PDF are in {(TARGET / 'pdf').relative_to(ROOT)}/.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
