"""A Sphinx extension for the lecturer's page of keys: `{keys}` shows the key to each exercise, as the lecturer's edition has it."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from crossborder import exercises
from crossborder.request.letter_html import to_fragment
from tools.lecturer import key

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from crossborder.exercises import Exercise


class Keys(SphinxDirective):
    """A section for each exercise."""

    def run(self) -> list[nodes.Node]:
        """Return the sections."""
        return [section(exercise) for exercise in exercises.EXERCISES]


def section(exercise: Exercise) -> nodes.section:
    """The key to an exercise under its title, with a link that prints it alone."""
    place = f"key-{exercise.id}"
    document = replace(key.document(exercise, getattr(exercises, exercise.name)(keep_work=False)), footer="")
    title = escape(document.title)
    written = to_fragment(document).replace(
        f"<h2>{title}</h2>", f'<p><a class="cbx-print" href="#{place}">Print this key alone</a></p>', 1
    )
    # Many tables bear one name, and a page's landmarks have to differ: a group can be scrolled by keyboard, too.
    written = written.replace('role="region"', 'role="group"')
    made = nodes.section("", nodes.title(text=exercise.title), ids=[place], classes=["course-key"])
    made += nodes.raw("", f'<div class="cbx">{written}</div>', format="html")
    return made


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the extension.

    Returns:
        What Sphinx wants to know about it.
    """
    app.add_directive("keys", Keys)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
