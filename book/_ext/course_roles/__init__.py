"""A Sphinx extension for the negotiation: `{roles}` shows the script and the cards, and deals them by a seed."""

from __future__ import annotations

import shutil
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from course_roles.data import load
from course_theme.scripts import load_on, write_data

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[1] / "roles.toml"
PAGE = "book/roles"
# In the order in which they run.
SCRIPTS = ("roles-data.js", "roles-deal.js", "roles.js")
STYLE = "roles.css"
# The fields are judged by roles-deal.js, which says what is wrong with a number here and in an address alike.
FORM = """<noscript><p>Dealing the cards needs JavaScript, which this browser does not run. The script of the class and what is on the cards are below.</p></noscript>
<div class="roles-dealer" hidden><form aria-label="Deal the cards">
<label>Words that begin the deal <input name="seed" value="class" maxlength="60" aria-describedby="roles-status"></label>
<label>Students (4 to 120) <input name="students" value="16" inputmode="numeric" maxlength="9" aria-describedby="roles-status"></label>
<label>Card number (empty: all cards) <input name="card" inputmode="numeric" maxlength="9" aria-describedby="roles-status"></label>
<p id="roles-status" role="status"></p>
</form><div class="roles-shown" role="region" aria-label="Cards"></div></div>"""


def script(steps: list[dict[str, Any]]) -> str:
    """Return the script of the class as a table with its minutes.

    Args:
        steps: minutes, what happens, and what to say.
    """
    rows, start = [], 0
    for step in steps:
        what = escape(step["what"])
        shown = f'<a href="{escape(step["link"])}">{what}</a>' if "link" in step else what
        end = start + step["minutes"]
        rows.append(f"<tr><td>{start}–{end}</td><td>{shown}</td><td>{escape(step['say'])}</td></tr>")
        start = end
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Minutes", "What happens", "Say"))
    return f'<table class="table"><thead><tr>{heads}</tr></thead><tbody>{"".join(rows)}</tbody></table>'


def cards(roles: list[dict[str, Any]]) -> str:
    """Return what is on the card of each role, for paper and for readers without scripts."""
    return "".join(map(_card, roles))


def _card(role: dict[str, Any]) -> str:
    told = "".join(f"<li>{escape(text)}</li>" for text in role["do"])
    law = "".join(
        f"<li><strong>{escape(each['label'])}</strong>: {escape(each['summary'])}</li>" for each in role["law"]
    )
    return f"<h3>{escape(role['title'])}</h3><p>{escape(role['aim'])}</p><ul>{told}</ul><ul>{law}</ul>"


class Roles(SphinxDirective):
    """`{roles} deal`, `{roles} script` or `{roles} cards`."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the part of the page that is asked for."""
        self.env.note_dependency(str(SOURCE))
        content = load(SOURCE)
        made = {"deal": FORM, "script": script(content["steps"]), "cards": cards(content["roles"])}
        return [nodes.raw("", made[self.arguments[0]], format="html")]


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the data, and copy scripts and style."""
    if error or app.builder.format != "html":
        return
    static = Path(app.outdir, "_static")
    write_data(static / SCRIPTS[0], "courseRolesData", load(SOURCE))
    for name in (STYLE, *SCRIPTS[1:]):
        shutil.copyfile(HERE / "static" / name, static / name)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the extension.

    Returns:
        What Sphinx wants to know about it.
    """
    app.add_directive("roles", Roles)
    app.connect("html-page-context", load_on(PAGE, SCRIPTS, STYLE))
    # Before the theme's repair gives each script's address its hash.
    app.connect("build-finished", write, priority=800)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
