"""Repair the pages the theme writes: one function for each fault, called in turn by `mend`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag

from course_theme import icons, styles
from course_theme.foot import add_foot
from course_theme.launch import add_launch
from course_theme.lecturers import add_slides, fold_lecturers
from course_theme.marks import show_badges
from crossborder.exercises.style import CSS
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
# Inline scripts nobody uses: for a version switcher, for code run on another host's machine, for a field to take the focus
# by itself, which leads a keyboard past the skip link.
UNUSED_INLINE = ("DOCUMENTATION_OPTIONS.pagename", "requestKernel", "kernelName =", "Activate the search field")
# Empty places for advertising, version warnings and a second search box, and a second title and contents for print.
EMPTY_PLACES = ["ethical-ad-placement", "searchbox", "jb-print-docs-body"]


# Styles and scripts that a page needs only when it shows what they are for: the beginning of the file's name, and where to look.
NEEDED_FOR = {
    "sphinx-design": '[class*="sd-"]',
    "design-tabs": ".sd-tab-set",
    "copybutton": "div.highlight",
    "clipboard": "div.highlight",
    "stage.js": ".live-cell",
    "go-on.js": ".front-ways",
}
# It has to run before the page is drawn.
NOT_DEFERRED = "course-mode.js"


def repair_file(site: Path, versions: Mapping[str, str], host: Hosted, path: Path) -> None:
    """Repair a page in its place.

    Args:
        versions: as for `mend`.
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


def name_versions(page: BeautifulSoup, versions: Mapping[str, str]) -> None:
    """Put a hash of the file's content into the address of each style and script, so that a host may let it be kept."""
    for tag, attribute in (("script", "src"), ("link", "href")):
        for element in page.find_all(tag, attrs={attribute: True}):
            address = str(element[attribute]).partition("?")[0]
            version = versions.get(address.partition("_static/")[2])
            if version and not address.startswith(("http:", "https:", "//")):
                element[attribute] = f"{address}?v={version}"


def root_of(page: BeautifulSoup) -> str:
    """Return the way from this page to the top of the site: "../" or "./"."""
    return str(page.html["data-content_root"]) if page.html and page.html.has_attr("data-content_root") else "./"


def move_inline_scripts(page: BeautifulSoup) -> None:
    """Replace the script that restores light or dark by a file, so that a host can forbid inline scripts."""
    for script in page.find_all("script", src=False):
        text = script.get_text()
        if "documentElement.dataset.mode" in text:
            script.replace_with(page.new_tag("script", src=f"{root_of(page)}_static/course-mode.js"))
        elif any(mark in text for mark in UNUSED_INLINE):
            script.decompose()
    for block in page.select("head > noscript"):
        style = page.new_tag("link", rel="stylesheet", href=f"{root_of(page)}_static/course-noscript.css")
        block.clear()
        block.append(style)


def leave_out_what_is_not_needed(page: BeautifulSoup) -> None:
    """Take out styles and scripts for what the page does not show: each costs a reader a request before the first word."""
    for element in page.select("link[rel=stylesheet], head script[src]"):
        name = _static_name(element.get("href") or element.get("src"))
        place = next((place for start, place in NEEDED_FOR.items() if name.startswith(start)), None)
        if place and page.select_one(f"article {place}") is None:
            element.decompose()


def join_styles(page: BeautifulSoup) -> None:
    """Ask for one style sheet in place of those that were made one."""
    joined = [link for link in page.select("link[rel=stylesheet]") if styles.is_joined(_static_name(link["href"]))]
    for link in joined[1:]:
        link.decompose()
    for link in joined[:1]:
        link["href"] = f"{root_of(page)}_static/{styles.ONE_SHEET}"


def _static_name(address: object) -> str:
    return str(address).rpartition("_static/")[2].partition("?")[0]


def leave_out_the_look(page: BeautifulSoup) -> None:
    """Take the exercises' style sheets out of their text forms: they are in the page's one sheet."""
    for style in page.select(".cell_output style"):
        if style.string == CSS:
            style.decompose()


def let_words_come_first(page: BeautifulSoup) -> None:
    """Run scripts when the page has been read, in their order; what it shows is fetched before them."""
    for script in page.select(f'head script[src]:not([async], [src*="{NOT_DEFERRED}"]), body script[src]'):
        script["defer"] = "defer"
        if page.body:
            page.body.append(script.extract())
    for early in page.select("link[rel=preload][as=script]"):
        early.decompose()


# Our own scripts on the page of an exercise belong to it; the theme's work menus and search.
OF_EXERCISE = ("course.js", "stage.js", "figures.js", "embed.js")


def let_the_exercise_come_first(page: BeautifulSoup) -> None:
    """Keep the theme's scripts back on the page of an exercise: course.js asks for them when the controls are there."""
    for script in page.select(".stage-page script[src]"):
        if not _static_name(script["src"]).startswith(("live/", *OF_EXERCISE)):
            script["type"] = "text/later"


def drop_icon_script(page: BeautifulSoup) -> None:
    """Take out the script that draws icons: 542 kB for ten of them."""
    for script in page.find_all("script", src=re.compile(r"/fontawesome\.js")):
        script.decompose()


def draw_icons(page: BeautifulSoup) -> None:
    """Put inline drawings where that script would have put them."""
    for place in page.select("i[class*=fa-], span[class*=fa-]"):
        path = icons.drawing(place.get_attribute_list("class"))
        if path is None:
            continue
        picture = page.new_tag("svg", attrs={"viewBox": "0 0 24 24", "aria-hidden": "true"})
        for name in place.attrs:
            if name != "title":
                picture[name] = place[name]
        picture["class"] = " ".join([*place.get_attribute_list("class"), "course-icon"])
        picture.append(page.new_tag("path", d=path))
        place.replace_with(picture)


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


# What an exercise without scripts is, before its first word.
READ_ONLY = (
    "Without JavaScript this exercise is a text to read: reasons and answers stand folded below each question. "
    "What it says of days to change, of a check and of answers that are kept needs JavaScript."
)


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


def put_the_bar_last(page: BeautifulSoup) -> None:
    """Put the line that says what is happening below an exercise, in the document too: the keyboard meets it where it is seen."""
    for cell in page.select(".live-cell:has(.cell_output .cbx:not(.cbx-sheet, .cbx-lab))"):
        for bar in cell.select(":scope > .live-bar"):
            cell.append(bar.extract())


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
