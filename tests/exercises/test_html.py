"""The HTML builder: whatever is typed stays text."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossborder.exercises.html import el, folded, items, join, link, table, typed

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; DROP TABLE",
    "&lt;b&gt;",
    "\u202eevil\u202c",
    "</p><p>",
    "مرحبا <b>",
    "javascript:alert(1)",
    "\u2028<svg onload=alert(1)>",
    "]]><!--",
]


class Reader(HTMLParser):
    """Collects the elements, attributes and text of a page."""

    def __init__(self, markup: object) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(str(markup))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=200)))
def test_a_text_comes_out_as_the_same_text(text: str) -> None:
    reader = Reader(el("p", text))
    assert reader.elements == ["p"]
    assert reader.text == text


@given(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=200)))
def test_a_text_stays_inside_its_attribute(text: str) -> None:
    reader = Reader(el("p", "x", title=text))
    assert reader.elements == ["p"]
    assert reader.attributes == [("title", text)]


@pytest.mark.parametrize("text", HOSTILE)
def test_every_piece_escapes(text: str) -> None:
    pieces = [
        typed(text),
        folded(text, text),
        items([join(text)]),
        table(text, (text,), [(text, text)]),
        link(text, text),
        join(text, between=text),
    ]
    for piece in pieces:
        reader = Reader(piece)
        assert not {"script", "img", "svg", "b"} & set(reader.elements)
        assert not [name for name, _ in reader.attributes if name.startswith("on")]


def test_what_a_learner_typed_asks_its_own_letters_for_the_direction() -> None:
    assert 'dir="auto"' in str(typed("مرحبا"))


def test_a_table_names_its_cells_only_where_a_telephone_shows_each_row_as_a_list() -> None:
    heads, rows = ("Item", "Days", "Source"), [("Log", "60", "Art. 29")]
    listed = str(table("Lives", heads, rows, as_list=True))
    assert '<td data-head="Days">60</td><td data-head="Source">Art. 29</td>' in listed
    assert "data-head" not in str(table("Lives", heads, rows))


def test_line_breaks_are_kept() -> None:
    assert str(typed("one\ntwo")).count("<br>") == 1


@pytest.mark.parametrize("name", ["script", "iframe", "style", "img", "form"])
def test_elements_that_a_lesson_does_not_need_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not allowed here; allowed: a, b, blockquote"):
        el(name, "x")


@pytest.mark.parametrize("attribute", ["onclick", "style", "onmouseover"])
def test_attributes_that_could_run_or_dress_are_refused(attribute: str) -> None:
    with pytest.raises(ValueError, match=f"attribute '{attribute}' is not allowed"):
        el("p", "x", **{attribute: "y"})


def test_an_address_that_could_run_is_refused() -> None:
    with pytest.raises(ValueError, match="has to begin with http"):
        el("a", "x", href="javascript:alert(1)")


def test_an_address_that_is_none_gives_the_text_alone() -> None:
    assert str(link("Treaty series", "TIAS 96-1122")) == "Treaty series"
