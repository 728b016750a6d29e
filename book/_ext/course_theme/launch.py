"""The line below each exercise: where else it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

    from tools.hosted import Hosted

FOLDER = "notebooks/"


def add_launch(page: BeautifulSoup, name: str, host: Hosted) -> None:
    """Say where else an exercise opens.

    Args:
        name: its address below the top of the site.
        host: what the host said when it built the site.
    """
    article = page.select_one("article.bd-article")
    if not name.startswith(FOLDER) or article is None:
        return
    notebook = name.removesuffix(".html") + ".ipynb"
    line = page.new_tag("p", attrs={"class": "course-launch"})
    line.append("It runs here, in the page. Elsewhere: ")
    links = [_link(page, f"../{notebook}", "Download the notebook", download=notebook.rpartition("/")[2])]
    if host.on_hub(notebook):
        links.insert(0, _link(page, host.on_hub(notebook), "Open in JupyterHub"))
    for link in links:
        line.append(link)
        line.append(" · ")
    line.append(_link(page, "../book/host.html#jupyterlab-and-jupyterhub", "How to run notebooks"))
    article.append(line)


def _link(page: BeautifulSoup, address: str, words: str, **more: str) -> Tag:
    link = page.new_tag("a", href=address, attrs=dict(more))
    link.string = words
    return link
