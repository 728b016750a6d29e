"""The written form of a question, which is whole without a script; the script of the page works on the same elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.writers.html5 import HTML5Translator

    from course_questions.bank import Option, Question

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
HOW = {
    "one": "One answer.",
    "several": "One or more answers.",
    "order": "Put them in order.",
    "match": "Match.",
    "text": "In your own words.",
}
FOLDED = {"text": "Key points"}


class element(nodes.General, nodes.TextElement):  # noqa: N801 - docutils names nodes in small letters
    """An HTML element with attributes of its own; other formats show what is in it."""


def visit_html(writer: HTML5Translator, node: element) -> None:
    """Open the element."""
    writer.body.append(writer.starttag(node, node["tag"], "", **node["attributes_"]))


def depart_html(writer: HTML5Translator, node: element) -> None:
    """Close the element."""
    writer.body.append(f"</{node['tag']}>\n")


def pass_by(_writer: object, _node: nodes.Node) -> None:
    """Show what is in the element, and nothing of the element."""


def html(tag: str, *children: nodes.Node, classes: str = "", **attributes: str) -> element:
    """Return an element.

    Args:
        attributes: its attributes; an underscore stands for a hyphen.
    """
    named = {name.replace("_", "-"): value for name, value in attributes.items()}
    ids = [named.pop("id")] if "id" in named else []
    return element("", "", *children, tag=tag, attributes_=named, classes=classes.split(), ids=ids)


def strong(text: str) -> nodes.strong:
    """Return strong text."""
    return nodes.strong(text, text)


def question(
    of: Question, number: int, parse: Callable[[str], list[nodes.Node]], cites: Iterable[nodes.Node]
) -> element:
    """Return a question with its answer folded.

    Args:
        parse: turns MyST into nodes.
    """
    how = nodes.emphasis("", f"({HOW[of.kind]})")
    asked = html(
        "p", strong(f"Question {number}."), nodes.Text(" "), *parse(of.ask), nodes.Text(" "), how,
        classes="question-ask", id=f"ask-{of.id}",
    )  # fmt: skip
    folded = html(
        "details",
        html("summary", nodes.Text(f"{FOLDED.get(of.kind, 'Answer and reasons')}: question {number}")),
        _reasons(of, parse),
        html("p", nodes.Text("It rests on: "), *cites, nodes.Text("."), classes="question-cites"),
        classes="question-answer",
    )
    # The place for feedback is there from the start: a screen reader does not hear one that comes later.
    status = html("div", classes="question-feedback", role="status")
    return html(
        "div", asked, *_options(of, parse), status, folded,
        classes="question", id=f"question-{of.id}", data_kind=of.kind,
    )  # fmt: skip


def _options(of: Question, parse: Callable[[str], list[nodes.Node]]) -> Iterable[element]:
    """What there is to choose from: lettered options, things to order, or things to match and their partners."""
    if of.kind == "text":
        return
    places = of.mixed if of.kind == "order" else range(len(of.options))
    items = [html("li", *parse(of.options[place].text), data_option=str(place)) for place in places]
    lettered = {"type": "A"} if of.kind in {"one", "several"} else {}
    yield html("ol" if lettered else "ul", *items, classes="question-options", **lettered)
    if of.kind == "match":
        partners = [html("li", *parse(text), data_partner=str(place)) for place, text in enumerate(of.partners)]
        yield html(
            "p", nodes.Text("Match each with one of these; one may fit more than once:"), classes="question-hint"
        )
        yield html("ul", *partners, classes="question-partners")


def _reasons(of: Question, parse: Callable[[str], list[nodes.Node]]) -> element:
    if of.kind == "text":
        return html("ul", *(html("li", *parse(point)) for point in of.points), classes="question-reasons")
    items = (_reason(of, place, option, parse) for place, option in enumerate(of.options))
    return html("ol" if of.kind == "order" else "ul", *items, classes="question-reasons")


def _reason(of: Question, place: int, option: Option, parse: Callable[[str], list[nodes.Node]]) -> element:
    facts: dict[str, Any] = {"data_option": str(place)}
    if of.kind == "order":
        verdict: list[nodes.Node] = [nodes.strong("", "", *parse(option.text))]
    elif of.kind == "match":
        facts["data_partner"] = str(of.partners.index(option.match))
        verdict = [nodes.strong("", "", *parse(option.text), nodes.Text(": "), *parse(option.match))]
    else:
        facts["data_right"] = "yes" if option.right else "no"
        verdict = [strong(f"{LETTERS[place]} is {'right' if option.right else 'wrong'}.")]
    ended = of.kind in {"one", "several"} or (option.match or option.text).endswith((".", "?", "!"))
    return html("li", *verdict, nodes.Text(" " if ended else ". "), *parse(option.why), **facts)
