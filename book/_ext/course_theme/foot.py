"""The line at the foot of every page: version, date of the law, licence, and where an error is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.version import LAW_AS_OF, VERSION

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

REPORT = "book/if-something-goes-wrong.html#report-an-error"
LINE = f"The course team · Version {VERSION} · Law as of {LAW_AS_OF} · Text CC BY 4.0, code MIT"


def add_foot(page: BeautifulSoup) -> None:
    """Write the line below the page's own text."""
    place = page.select_one(".bd-footer-content__inner") or page.select_one("footer.bd-footer-content")
    root = page.html.get("data-content_root") if page.html else None
    if place is None or not isinstance(root, str):
        return
    line = page.new_tag("p", attrs={"class": "course-foot"})
    line.string = f"{LINE} · "
    link = page.new_tag("a", href=f"{root}{REPORT}")
    link.string = "Report an error"
    line.append(link)
    place.append(line)
