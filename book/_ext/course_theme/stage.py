"""The page of an exercise: the whole window is its stage, with scripts and without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course_theme.loading import root_of

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag


# What an exercise without scripts is, before its first word.
READ_ONLY = (
    "Without JavaScript this exercise is a text to read: reasons and answers stand folded below each question. "
    "What it says of days to change, of a check and of answers that are kept needs JavaScript."
)


def set_the_stage(page: BeautifulSoup) -> None:
    """Give an exercise the whole window: book menu and contents closed but reachable, title in the bar on top, code folded at the end."""
    cell = next(
        (
            one
            for one in page.select(".live-cell")
            if one.select_one(".cell_output .cbx:not(.cbx-sheet, .cbx-front, .cbx-lab)")
        ),
        None,
    )
    body, title, start = page.body, page.select_one("article h1"), page.select_one(".header-article-items__start")
    if cell is None or body is None or title is None or start is None:
        return
    body["class"] = " ".join([*(body.get_attribute_list("class") if body.has_attr("class") else ()), "stage-page"])
    for bar in page.select(".bd-header-article"):
        bar["class"] = " ".join(name for name in bar.get_attribute_list("class") if name != "d-print-none")
    for menu in page.select("#pst-primary-sidebar"):
        menu["class"] = " ".join([*menu.get_attribute_list("class"), "pst-sidebar-hidden"])
    if title.contents and isinstance(title.contents[0], str):
        name = title.contents[0].removeprefix("Exercise: ")
        title.contents[0].replace_with(name[:1].upper() + name[1:])
    start.append(title.extract())
    _fold_the_code(page, cell)


def lead_without_scripts(page: BeautifulSoup) -> None:
    """Without scripts no menu opens: the bar leads to the front page and to the book's contents, which then stand below the text."""
    start, cell = page.select_one(".header-article-items__start"), page.select_one(".stage-page article .live-cell")
    if start is None or page.select_one("#pst-primary-sidebar") is None:
        return
    ways = page.new_tag("noscript")
    for address, words in {
        f"{root_of(page)}index.html": "Start",
        "#pst-primary-sidebar": "Contents of the course",
    }.items():
        link = page.new_tag("a", href=address)
        link.string = words
        ways.append(link)
    start.append(ways)
    # A tool without questions says itself what it is without scripts.
    if cell is not None and cell.select_one(".cell_output details"):
        note = page.new_tag("noscript")
        note.append(page.new_tag("p", string=READ_ONLY))
        cell.insert_before(note)


def _fold_the_code(page: BeautifulSoup, cell: Tag) -> None:
    """What follows the exercise is for those who program."""
    fold = page.new_tag("details", attrs={"class": "stage-code"})
    summary = page.new_tag("summary")
    summary.string = "For programmers"
    fold.append(summary)
    for code in cell.select(":scope > .live-code"):
        fold.append(code.extract())
    for sibling in list(cell.next_siblings):
        fold.append(sibling.extract())
    cell.insert_after(fold)


def put_the_bar_last(page: BeautifulSoup) -> None:
    """Put the line that says what is happening below an exercise, in the document too: the keyboard meets it where it is seen."""
    for cell in page.select(".live-cell:has(.cell_output .cbx:not(.cbx-sheet, .cbx-lab))"):
        for bar in cell.select(":scope > .live-bar"):
            cell.append(bar.extract())
