"""What a page loads, and when: scripts and styles under their versions, only what it needs, and its words first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course_theme import styles
from crossborder.exercises.style import CSS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bs4 import BeautifulSoup


# Inline scripts nobody uses: for a version switcher, for code run on another host's machine, for a field to take the focus
# by itself, which leads a keyboard past the skip link.
UNUSED_INLINE = ("DOCUMENTATION_OPTIONS.pagename", "requestKernel", "kernelName =", "Activate the search field")


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


# Our own scripts on the page of an exercise belong to it; the theme's work menus and search.
OF_EXERCISE = ("course.js", "stage.js", "figures.js", "embed.js")


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


def let_the_exercise_come_first(page: BeautifulSoup) -> None:
    """Keep the theme's scripts back on the page of an exercise: course.js asks for them when the controls are there."""
    for script in page.select(".stage-page script[src]"):
        if not _static_name(script["src"]).startswith(("live/", *OF_EXERCISE)):
            script["type"] = "text/later"


def drop_icon_script(page: BeautifulSoup) -> None:
    """Take out the script that draws icons: 542 kB for ten of them."""
    for script in page.find_all("script", src=re.compile(r"/fontawesome\.js")):
        script.decompose()
