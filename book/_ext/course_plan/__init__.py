"""A Sphinx extension for the lesson planner: `{planner}` makes the page's form and clock, and the plans that are ready made.

One algorithm chooses every plan, `plan-choose.js`: in the page for any wish, and at build time, run by Node, for the ready-made ones,
which a reader without scripts sees too.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from course_plan import blocks, form
from course_theme.scripts import load_on, write_data
from live_cells.node import node_folder
from tools.project import PAGES_PACKAGES, ROOT

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HERE = Path(__file__).resolve().parent
STATIC = HERE / "static"
LIBRARY = PAGES_PACKAGES / "docx" / "dist" / "index.iife.js"
PAGE = "book/plan"
# In the order in which they run. Plain scripts, not modules: they work in a page opened from a folder too.
SCRIPTS = ("plan-blocks.js", "plan-choose.js", "plan-document.js", "plan-clock.js", "plan.js")
LEVEL = 3  # of the headings of a ready-made plan
# What is ready made, and its name.
READY: dict[str, dict[str, Any]] = {
    "20 minutes: one core path": {"minutes": 20, "parts": ["dual-criminality"]},
    "50 minutes: one part": {"minutes": 50, "parts": ["dual-criminality"]},
    "75 minutes: one part, with tasks": {"minutes": 75, "parts": ["exceptions"]},
    "90 minutes: two parts that belong together": {"minutes": 90, "parts": ["dual-criminality", "exceptions"]},
    "180 minutes: all six parts": {"minutes": 180, "parts": "all"},
    "Six weeks: one part a week in 50 minutes": {"minutes": 50, "weeks": 6},
}


@cache
def plan_data() -> dict[str, Any]:
    """What every plan is chosen from, read once for a build."""
    return blocks.load(ROOT)


def ready(data: dict[str, Any], wishes: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Return plans as the page's own scripts choose and write them.

    Args:
        wishes: what is asked for, one table for each plan.

    Returns:
        For each its `address` in the planner and its `html`.
    """
    asked = json.dumps({"data": data, "wishes": wishes, "level": LEVEL})
    node = shutil.which("node", path=str(node_folder())) or "node"
    done = subprocess.run(
        [node, str(STATIC / "plan-ready.mjs")],
        input=asked,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    plans: list[dict[str, str]] = json.loads(done.stdout)
    return plans


def ready_made(data: dict[str, Any]) -> list[dict[str, str]]:
    """Return the ready-made plans with their names."""
    everything = [part["id"] for part in data["parts"]]
    wishes = [{**wish, "parts": everything} if wish.get("parts") == "all" else wish for wish in READY.values()]
    return [{"name": name, **plan} for name, plan in zip(READY, ready(data, wishes), strict=True)]


class Planner(SphinxDirective):
    """The planner, which its script shows, and below it the ready-made plans as text."""

    def run(self) -> list[nodes.Node]:
        """Return the page's parts."""
        for name in (
            "book/plan.toml",
            "book/teaching.md",
            *(f"slides/{part['id']}.md" for part in plan_data()["parts"]),
        ):
            self.env.note_dependency(str(ROOT / name))
        return [
            nodes.raw("", form.planner(plan_data()) + "".join(map(_folded, ready_made(plan_data()))), format="html")
        ]


def _folded(plan: dict[str, str]) -> str:
    link = f'<p><a class="plan-change" href="{escape(plan["address"])}">Change this plan in the planner</a></p>'
    return f'<details class="plan-ready"><summary>{escape(plan["name"])}</summary>{link}{plan["html"]}</details>'


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the blocks and copy the scripts."""
    if error or app.builder.format != "html" or app.builder.name == "revealjs":
        return
    static = Path(app.outdir, "_static")
    write_data(static / SCRIPTS[0], "coursePlanBlocks", plan_data())
    for name in ("plan.css", *SCRIPTS[1:]):
        shutil.copyfile(STATIC / name, static / name)
    shutil.copyfile(LIBRARY, static / form.LIBRARY)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the extension.

    Returns:
        What Sphinx wants to know about it.
    """
    app.add_directive("planner", Planner)
    app.connect("html-page-context", load_on(PAGE, SCRIPTS, "plan.css"))
    # Before the theme's repair gives each script's address its hash.
    app.connect("build-finished", write, priority=800)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
