"""The theme's few icons, as inline SVG drawn for this book: 24 units wide, lines of 2 units."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

# Font Awesome's name for an icon: the drawing that takes its place.
DRAWINGS = {
    "fa-angle-left": "M15 5l-7 7 7 7",
    "fa-angle-right": "M9 5l7 7-7 7",
    "fa-arrow-up": "M12 20V4M5 11l7-7 7 7",
    "fa-bars": "M3 6h18M3 12h18M3 18h18",
    "fa-circle-half-stroke": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 3v18M15 4v16M18 6v12",
    "fa-list": "M9 6h12M9 12h12M9 18h12M3 6h2M3 12h2M3 18h2",
    "fa-magnifying-glass": "M10 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM14.500 14.500L21 21",
    "fa-moon": "M20 14A8.500 8.500 0 1 1 10 4a7 7 0 0 0 10 10z",
    "fa-sun": "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M5 19l2-2M17 7l2-2",
    "fa-download": "M12 3v12M6 10l6 6 6-6M4 21h16",
}


def drawing(classes: list[str]) -> str | None:
    """Return the path of the icon that these classes ask for, or None.

    Args:
        classes: the class names of an element.
    """
    return next((DRAWINGS[name] for name in classes if name in DRAWINGS), None)


def draw_icons(page: BeautifulSoup) -> None:
    """Put inline drawings where that script would have put them."""
    for place in page.select("i[class*=fa-], span[class*=fa-]"):
        path = drawing(place.get_attribute_list("class"))
        if path is None:
            continue
        picture = page.new_tag("svg", attrs={"viewBox": "0 0 24 24", "aria-hidden": "true"})
        for name in place.attrs:
            if name != "title":
                picture[name] = place[name]
        picture["class"] = " ".join([*place.get_attribute_list("class"), "course-icon"])
        picture.append(page.new_tag("path", d=path))
        place.replace_with(picture)
