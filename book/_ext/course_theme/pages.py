"""Repair the pages the theme writes: one function for each fault, called in turn by `repair`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag

from course_theme.foot import add_foot
from course_theme.icons import draw_icons
from course_theme.launch import add_launch
from course_theme.lecturers import add_slides, fold_lecturers
from course_theme.loading import (
    drop_icon_script,
    join_styles,
    leave_out_the_look,
    leave_out_what_is_not_needed,
    let_the_exercise_come_first,
    let_words_come_first,
    move_inline_scripts,
    name_versions,
)
from course_theme.marks import show_badges
from course_theme.stage import lead_without_scripts, put_the_bar_last, set_the_stage
from tools.hosted import Hosted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NO_HOST = Hosted()
DESCRIPTION_LENGTH = 155  # characters a search engine shows
# What the theme calls a control, and what it is for.
BETTER_NAMES = {
    "Toggle primary sidebar": "Book menu",
    "Toggle secondary sidebar": "Contents of this page",
    "Color mode": "Colour mode",
}
DIALOG_NAMES = {
    "pst-search-dialog": "Search",
    "pst-primary-sidebar-modal": "Book menu",
    "pst-secondary-sidebar-modal": "Contents of this page",
}
# Empty places for advertising, version warnings and a second search box, and a second title and contents for print.
EMPTY_PLACES = ["ethical-ad-placement", "searchbox", "jb-print-docs-body"]


def repair_file(site: Path, versions: Mapping[str, str], host: Hosted, path: Path) -> None:
    """Repair a page in its place.

    Args:
        versions: as for `repair`.
        host: what the host said when it built the site.
    """
    html = path.read_text(encoding="utf-8")
    path.write_text(repair(html, versions, path.relative_to(site).as_posix(), host), encoding="utf-8")


def repair(html: str, versions: Mapping[str, str], name: str = "", host: Hosted = NO_HOST) -> str:
    """Return a page with the theme's faults repaired.

    Args:
        versions: a hash of the content of each file below _static/, by its path there.
        name: the page's address below the top of the site.
        host: what the host said when it built the site.
    """
    page = BeautifulSoup(html, "html.parser")
    if page.body is None:  # the front page is a redirect, which the site's assembly writes anew
        return html
    for fault in FAULTS:
        fault(page)
    add_launch(page, name, host)
    add_slides(page, name)
    fold_lecturers(page)
    name_versions(page, versions)
    return str(page)


def drop_empty_places(page: BeautifulSoup) -> None:
    """Take out what the theme keeps free for services this book does not use."""
    for place in (*page.find_all(id=EMPTY_PLACES), *page.find_all(class_="pst-async-banner-revealer")):
        place.decompose()
    for item in page.select(".sidebar-primary-items__end, .sidebar-header-items"):
        if not item.get_text(strip=True):
            item.decompose()


def keep_one_of_each_meta(page: BeautifulSoup) -> None:
    """Drop the viewport's second and third copy, and what an outside search service would read."""
    for again in page.select('meta[name="viewport"]')[1:]:
        again.decompose()
    for foreign in page.select('meta[name^="docsearch:"]'):
        foreign.decompose()


def describe(page: BeautifulSoup) -> None:
    """Describe the page to search engines by its first paragraph, unless its author did."""
    first = page.select_one("article.bd-article section > p")
    if page.head is None or first is None or page.select_one('meta[name="description"]'):
        return
    words = " ".join(first.get_text().split())
    short = words if len(words) <= DESCRIPTION_LENGTH else words[:DESCRIPTION_LENGTH].rpartition(" ")[0] + " …"
    page.head.append(page.new_tag("meta", attrs={"name": "description", "content": short}))


def name_controls(page: BeautifulSoup) -> None:
    """Make each control's name contain the words it shows (WCAG 2.5.3), and say what it is for."""
    for button in page.select("button.search-button-field"):
        # Its words "Search" are its name; the key beside them is a hint for the eye.
        del button["aria-label"]
    for hint in page.select(".search-button__kbd-shortcut"):
        hint["aria-hidden"] = "true"
    for attribute in ("title", "aria-label", "data-bs-title"):
        for control in page.find_all("button", attrs={attribute: list(BETTER_NAMES)}):
            control[attribute] = BETTER_NAMES[str(control[attribute])]
    for dialog in page.find_all("dialog", id=list(DIALOG_NAMES)):
        dialog["aria-label"] = DIALOG_NAMES[str(dialog["id"])]
    for summary in page.select("summary[aria-label]"):
        del summary["aria-label"]


def skip_the_bar(page: BeautifulSoup) -> None:
    """Let the first link lead to the text itself: the bar with the menu is inside the main part."""
    link, article = (
        page.select_one("#pst-skip-link a, a#pst-skip-link, .skip-link a"),
        page.select_one("article.bd-article"),
    )
    if link and article and not article.get("id"):
        article["id"], link["href"] = "the-text", "#the-text"


def name_landmarks(page: BeautifulSoup) -> None:
    """Put title and search into a landmark, and make no landmark of the empty banner and footer around the page."""
    for sidebar in page.select("#pst-primary-sidebar"):
        sidebar["role"] = "region"
        sidebar["aria-label"] = "Book"
    for empty in page.select("body > header.bd-header, body > footer.bd-footer"):
        if not empty.get_text(strip=True):
            empty.name = "div"  # the theme's script measures it, so it stays; but an empty banner is no landmark


SEARCH_WITHOUT_SCRIPTS = (
    "The search needs JavaScript, which this browser does not run. The contents of the course are below."
)


def prepare_search(page: BeautifulSoup) -> None:
    """Leave out the stock search and its note, and make the places where course_search says how much it found, and lists it."""
    for script in page.find_all("script", src=re.compile(r"(searchtools|language_data|searchindex)\.js")):
        script.decompose()
    for note in page.select("noscript .admonition.error"):
        note.replace_with(page.new_tag("p", string=SEARCH_WITHOUT_SCRIPTS))
    for results in page.select("#search-results"):
        # A live region has to be there before its words change; the list itself is not read out.
        results.append(page.new_tag("p", id="search-status", attrs={"role": "status"}))
        results.append(page.new_tag("ol", id="search-list"))


def repair_tables(page: BeautifulSoup) -> None:
    """Give headers a direction, turn an empty corner into a plain cell, and let wide tables scroll by themselves."""
    for header in page.select("table th"):
        if not header.get_text(strip=True) and header.find("img") is None:
            header.name = "td"
            header.attrs.pop("scope", None)
        elif not header.has_attr("scope"):
            header["scope"] = "col" if header.find_parent("thead") else "row"
    for table in page.select("table.dataframe"):
        table.attrs.pop("border", None)
        for row in table.select("tr[style]"):
            del row["style"]
        for style in table.find_previous_siblings("style"):
            style.decompose()
        table.wrap(page.new_tag("div", attrs={"class": "pst-scrollable-table-container"}))
    for number, box in enumerate(page.select(".pst-scrollable-table-container"), start=1):
        caption = box.find("caption")
        text = caption.get_text(" ", strip=True).removesuffix("#").strip() if isinstance(caption, Tag) else ""
        box["role"] = "group"
        box["aria-label"] = text or f"Table {number}"


def fill_header_links(page: BeautifulSoup) -> None:
    """Keep the link signs beside headings out of what screen readers read as the heading."""
    for link in page.select("a.headerlink"):
        link["aria-hidden"] = "true"
        link["tabindex"] = "-1"


def repair_roles(page: BeautifulSoup) -> None:
    """Make bibliography entries items of their list: the role the builder gives them is not allowed on them."""
    for entry in page.select('div[role="list"] > div[role="doc-biblioentry"]'):
        entry["role"] = "listitem"


def name_once(page: BeautifulSoup) -> None:
    """Say the book's title once where the first page bears the same."""
    if page.title and page.title.string:
        parts = [part.strip() for part in page.title.string.split(" — ")]
        page.title.string = " — ".join(dict.fromkeys(parts))


def follow_the_contents(page: BeautifulSoup) -> None:
    """Let the script that marks the present section look at the page's own contents.

    The theme names a place that its pages do not have; the script then looks at every link, and stops at one that sets an exercise ready.
    """
    body = page.body
    if body is None or not body.has_attr("data-bs-spy"):
        return
    if page.select_one("#pst-page-toc-nav"):
        body["data-bs-target"] = "#pst-page-toc-nav"
    else:
        del body["data-bs-spy"]


FAULTS = (
    show_badges,
    leave_out_the_look,
    set_the_stage,
    lead_without_scripts,
    put_the_bar_last,
    add_foot,
    follow_the_contents,
    repair_roles,
    name_once,
    move_inline_scripts,
    leave_out_what_is_not_needed,
    join_styles,
    let_words_come_first,
    let_the_exercise_come_first,
    drop_icon_script,
    draw_icons,
    drop_empty_places,
    keep_one_of_each_meta,
    describe,
    name_controls,
    name_landmarks,
    skip_the_bar,
    prepare_search,
    repair_tables,
    fill_header_links,
)
