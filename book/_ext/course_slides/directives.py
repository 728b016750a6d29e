"""What a deck is made of beside headings and words: `{notes}`, `{ask}`, `{drawing}` and `{exercise}`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

import course_figures
from course_figures.pages import inline_svg
from course_law import cites
from course_questions import bank
from course_questions.show import LETTERS, html, strong
from course_slides.paper import on_paper
from crossborder.exercises import EXERCISES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from crossborder.exercises.registry import Exercise as Entry

LOGGER = logging.getLogger(__name__)
QUESTIONS = Path(__file__).resolve().parents[2] / "questions"


class Notes(SphinxDirective):
    """What the lecturer says at a slide: `{notes} 3`, three minutes."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]] | None] = {}

    def run(self) -> list[nodes.Node]:
        """Return the notes, which the audience does not see, with their minutes."""
        minutes = directives.nonnegative_int(self.arguments[0])
        told = html("p", strong(f"{minutes} min"), classes="notes-minutes")
        return [html("aside", told, *self.parse_content_to_nodes(), classes="notes", data_minutes=str(minutes))]


class Ask(SphinxDirective):
    """A question of a chapter's bank, for a show of hands: `{ask} dual-criminality which-measure`."""

    required_arguments = 2

    def run(self) -> list[nodes.Node]:
        """Return the question with its options; what is right comes with the next press, reasons are in the notes."""
        chapter, name = self.arguments
        path = QUESTIONS / f"{chapter}.toml"
        self.env.note_dependency(str(path))
        question = next((each for each in bank.load(path) if each.id == name), None)
        if question is None or question.kind not in {"one", "several"}:
            LOGGER.warning(
                "{ask}: questions/%s.toml has no question %r with options to choose from", chapter, name,
                location=self.get_location(), type="course_slides",
            )  # fmt: skip
            return []
        return [*self._question(question), self._reasons(question)]

    def _question(self, question: bank.Question) -> list[nodes.Node]:
        items = [html("li", *self._parsed(option.text)) for option in question.options]
        right = ", ".join(LETTERS[place] for place, option in enumerate(question.options) if option.right)
        return [
            html("p", *self._parsed(question.ask), classes="ask"),
            html("ol", *items, classes="ask-options", type="A"),
            html("p", strong(f"Right: {right}"), classes="fragment ask-right"),
        ]

    def _reasons(self, question: bank.Question) -> nodes.Node:
        reasons = [
            html(
                "li", strong(f"{LETTERS[place]} is {'right' if option.right else 'wrong'}. "), *self._parsed(option.why)
            )
            for place, option in enumerate(question.options)
        ]
        rests = self._parsed("; ".join(cites.as_myst(cite) for cite in question.cites))
        return html("aside", html("ul", *reasons), html("p", nodes.Text("It rests on: "), *rests), classes="notes")

    def _parsed(self, text: str) -> list[nodes.Node]:
        parsed, messages = self.state.inline_text(text, self.lineno)
        return [*parsed, *messages]


class Drawing(SphinxDirective):
    """A figure of the book: `{drawing} participation_over_time participation_alt`, the functions that draw it and tell what it shows.

    What follows, such as a measure, is handed to both. Below the directive stands what the room should see in it.
    """

    required_arguments = 2
    optional_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the figure, as high as its slide allows, with its caption."""
        functions, more = self.arguments[:2], self.arguments[2:]
        draw, tell = (getattr(course_figures, name, None) for name in functions)
        if not callable(draw) or not callable(tell):
            LOGGER.warning(
                "{drawing}: course_figures has no function %s", " or ".join(functions),
                location=self.get_location(), type="course_slides",
            )  # fmt: skip
            return []
        shown = inline_svg(draw(*more), "-".join((*functions, *more)), tell(*more))
        caption = html("figcaption", *self.parse_content_to_nodes())
        return [html("figure", nodes.raw("", shown, format="html"), caption)]


def address(page: str, step: str, case: str = "", sets: str = "") -> str:
    """Return where an exercise opens in a slide.

    Args:
        step: the step it opens at, or nothing for the first.
        case: the case it opens with, or nothing where it has one; without it a new browser opens the case that the exercise takes first.
        sets: what else the address sets, such as ``view=compare``.
    """
    asked = (f"step={step}" if step else "", f"case={case}" if case else "", sets, "present=1")
    return f"{page}#{'&'.join(each for each in asked if each)}"


class Exercise(SphinxDirective):
    """A live exercise inside a slide: `{exercise} love-bug machine`, with the step it opens at.

    `:case:` names the case that is taught, `:around:` the one to open for whoever does not want to hear it, `:sets:` what the address sets besides.
    """

    required_arguments = 1
    optional_arguments = 1
    option_spec: ClassVar[dict[str, Callable[[str], Any]] | None] = {
        "case": directives.unchanged_required,
        "around": directives.unchanged_required,
        "sets": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """Return the frame, which is filled when its slide comes, and a link that opens the exercise in a window of its own."""
        name = self.arguments[0]
        exercise = next((each for each in EXERCISES if each.id == name), None)
        if exercise is None:
            known = ", ".join(each.id for each in EXERCISES)
            LOGGER.warning(
                "{exercise}: there is no exercise %r; there are %s", name, known,
                location=self.get_location(), type="course_slides",
            )  # fmt: skip
            return []
        page = f"../notebooks/{exercise.notebook.removesuffix('.ipynb')}.html"
        step = "".join(self.arguments[1:])
        shown = address(page, step, self.options.get("case", ""), self.options.get("sets", ""))
        links = [_window("Open it in a window of its own", shown)]
        if "around" in self.options:
            around = address(page, step, self.options["around"])
            links += [nodes.Text(" · "), _window("Instead: the made-up case", around)]
        return [
            html("div", *_on_paper(exercise, step), classes="slide-paper"),
            html("iframe", classes="slide-exercise", title=f"Exercise: {exercise.title}", data_src=shown),
            html("p", *links, classes="slide-exercise-link"),
        ]


def _on_paper(exercise: Entry, step: str) -> Iterator[nodes.Node]:
    for asked, options in on_paper(exercise, step):
        yield html("p", nodes.Text(asked))
        if options:
            yield html("ul", *(html("li", nodes.Text(option)) for option in options))


def _window(text: str, link: str) -> nodes.Node:
    return html("a", nodes.Text(text), href=link, target="_blank", rel="opener")
