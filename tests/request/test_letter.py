"""The letter in its three forms: nothing that was typed is harmed, and a Word file keeps the rules of its format."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossborder.request import (
    LETTERS_ROGATORY,
    Document,
    Draft,
    letter,
    to_docx,
    to_fragment,
    to_html,
    to_text,
)
from crossborder.request.document import (
    Heading,
    Listing,
    Paragraph,
    Table,
    clean,
    is_right_to_left,
    isolated,
    runs,
    sides,
    written,
)
from crossborder.request.draft_file import LONGEST_TEXT
from tests.examples import examples

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ARABIC = "دخل شخص مجهول إلى الخادم files.example.org في 20 فبراير"
HEBREW = "אדם לא ידוע נכנס לשרת"
HOSTILE = "</w:t></w:r></w:p>]]><script>alert('x')</script> & \"quotes\" ‘’ <b> 😀 日本語 \u202e"


def test_beside_the_draft_what_is_required_and_missing_has_a_paragraph_of_its_own() -> None:
    draft = Draft(basis="ecmacm_30", measure="subscriber_information", texts={"facts": "On 20 February 2026 ..."})
    missing = "Missing: required by European Convention on Mutual Assistance, Art. 14(1)(b)."
    assert missing in to_text(letter(draft, gaps=True))
    assert "Missing" not in to_text(letter(draft))


def parts(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def tree(data: bytes) -> ET.Element:
    """A part as a tree; it is our own file."""
    return ET.fromstring(data)  # noqa: S314 - what our own code made a moment ago


def opened(file: bytes) -> Any:
    """The file as an independent library reads it."""
    return docx.Document(io.BytesIO(file))


def words_of(document: Any) -> str:
    """All text of a file as an independent library reads it."""
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


# --- what the letter contains --------------------------------------------------------------------------------------


def test_the_letter_has_what_the_basis_asks_for_and_leaves_the_rest_in_the_draft(good: Draft, keeping: Draft) -> None:
    disclosure, preservation = to_text(letter(good)), to_text(letter(keeping))
    assert "Period asked for: 60 days." in preservation
    assert "The request for disclosure will be sent by 20 April 2026." in preservation
    assert "Intention to ask" not in disclosure
    assert letter(good.with_basis("budapest_185", "preservation").with_basis(good.basis, good.measure)) == letter(good)


def test_the_letter_names_states_day_basis_and_its_provisions(good: Draft) -> None:
    text = to_text(letter(good))
    for words in (
        "Requesting state: Germany",
        "Requested state: Chile",
        "Date: 2 March 2026",
        "ETS No. 30",
        "Art. 3(1)",
        "Maximum penalty: 3 years of imprisonment.",
        "192.0.2.17",
        "Source port: 51514",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("basis", "measure", "title"),
    [
        ("budapest_185", "preservation", "Request for the preservation of stored computer data"),
        ("ecmacm_30", "traffic_data", "Request for mutual legal assistance"),
        (LETTERS_ROGATORY, "traffic_data", "Letters rogatory"),
    ],
)
def test_the_title_says_what_kind_of_letter_it_is(good: Draft, basis: str, measure: str, title: str) -> None:
    assert letter(good.with_basis(basis, measure)).title == title


def test_where_no_form_is_held_everything_that_was_written_is_in_the_letter(good: Draft) -> None:
    text = to_text(letter(good.with_basis("malabo_2014")))
    assert all(value in text for value in good.texts.values())


@pytest.mark.parametrize(
    ("typed", "words"),
    [("36", "3 years of imprisonment"), ("12", "1 year of imprisonment"), ("1", "1 month of imprisonment"), ("18", "18 months of imprisonment"),
     ("0", "0 months of imprisonment"), ("three years", "three years")],
)  # fmt: skip
def test_a_penalty_in_whole_years_is_written_in_years(good: Draft, typed: str, words: str) -> None:
    details = {**good.details, "offence_and_law.maximum_months": typed}
    assert f"Maximum penalty: {words}.\n" in to_text(letter(replace(good, details=details)))


def test_provisions_of_one_article_stand_in_one_line_with_its_heading(good: Draft) -> None:
    lines = to_text(letter(good.with_basis("budapest_185"))).splitlines()
    cited = [line for line in lines if "Art. 31" in line]
    assert cited == [
        "- Budapest Convention, Art. 31(1), 31(2) and 31(3) (Mutual assistance regarding accessing of stored computer data)"
    ]


@pytest.mark.parametrize("basis", ["budapest_185", "ecmacm_30", "untoc_2000"])
def test_the_basis_is_said_once_and_never_less_than_the_letter_says_itself(good: Draft, basis: str) -> None:
    text = to_text(
        letter(good.with_basis(basis).with_text("legal_basis", "This request is made under international law."))
    )
    assert text.count("Legal basis relied on") == 1
    assert "This request is made under: " in text
    assert "international law" not in text
    named = to_text(letter(good.with_basis(basis)))
    assert good.texts["legal_basis"] in named
    letters = good.with_basis(LETTERS_ROGATORY).with_text(
        "legal_basis", "This request is made under international law."
    )
    assert "international law" in to_text(letter(letters))


def test_an_empty_draft_makes_a_letter_too() -> None:
    assert "Nothing has been written yet." in to_text(letter(Draft()))


def test_it_says_that_it_is_no_request_of_a_state(good: Draft) -> None:
    document = letter(good)
    for form in (to_text(document), to_html(document), words_of_footer(to_docx(document))):
        assert "not a request of any state" in form


def words_of_footer(file: bytes) -> str:
    return "".join(tree(parts(file)["word/footer1.xml"]).itertext())


# --- pieces of text ------------------------------------------------------------------------------------------------


def test_an_empty_line_ends_a_paragraph_and_dashes_make_a_list() -> None:
    blocks = tuple(written("one\r\ntwo\r\n\r\n- a\n* b\n\n\nthree"))
    assert blocks == (Paragraph("one\ntwo"), Listing(("a", "b")), Paragraph("three"))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("a\x00b", "a\ufffdb"), ("a\x1bb", "a\ufffdb"), ("a\ud800b", "a\ufffdb"), ("a\uffffb", "a\ufffdb"), ("a\tb", "a\tb"),
     ("a\u2028b", "a\nb"), ("a\x85b", "a\nb"), ("<&>\"'", "<&>\"'"), ("😀\u202e\u200d", "😀\u202e\u200d")],
)  # fmt: skip
def test_only_what_no_file_can_hold_is_replaced(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize(
    ("text", "right_to_left"),
    [(ARABIC, True), (HEBREW, True), (f"192.0.2.17 {HEBREW}", True), (f"Facts: {ARABIC}", False), ("", False), ("12 3", False)],
)  # fmt: skip
def test_the_first_letter_gives_the_direction(text: str, right_to_left: bool) -> None:
    assert is_right_to_left(text) is right_to_left


def test_a_line_is_split_where_its_direction_turns() -> None:
    assert runs(f"Facts: {HEBREW} end") == (("Facts: ", False), (f"{HEBREW} ", True), ("end", False))


@given(st.text(max_size=60))
def test_the_pieces_of_a_line_joined_are_the_line(text: str) -> None:
    pieces = runs(text)
    assert "".join(piece for piece, _ in pieces) == text
    assert all(one[1] is not other[1] for one, other in itertools.pairwise(pieces))


# --- the Word file -------------------------------------------------------------------------------------------------


def test_every_part_is_well_formed_and_has_a_type_and_every_relationship_leads_to_a_part(good: Draft) -> None:
    files = parts(to_docx(letter(good)))
    trees = {name: tree(data) for name, data in files.items()}
    types = trees["[Content_Types].xml"]
    named = {node.get("PartName", "").lstrip("/") for node in types if node.tag.endswith("Override")}
    ends = {node.get("Extension") for node in types if node.tag.endswith("Default")}
    assert named <= set(files)
    assert all(name in named or name.rpartition(".")[2] in ends for name in files)
    assert {name for name in files if name.startswith("word/") and not name.endswith(".rels")} <= named
    for name in ("_rels/.rels", "word/_rels/document.xml.rels"):
        folder = name.partition("_rels/")[0]
        assert all(folder + node.attrib["Target"] in files for node in trees[name])
        ids = [node.attrib["Id"] for node in trees[name]]
        assert len(set(ids)) == len(ids)


def test_every_style_list_and_relationship_that_is_used_is_there(good: Draft) -> None:
    files = {name: data.decode() for name, data in parts(to_docx(letter(good))).items()}
    body = files["word/document.xml"]
    styles = set(re.findall(r'w:styleId="(\w+)"', files["word/styles.xml"]))
    used = set(re.findall(r'<w:(?:pStyle|tblStyle) w:val="(\w+)"', body + files["word/footer1.xml"]))
    assert used <= styles
    assert set(re.findall(r'w:basedOn w:val="(\w+)"|w:next w:val="(\w+)"', files["word/styles.xml"])) <= {
        (one, "") for one in styles
    } | {("", one) for one in styles}
    assert set(re.findall(r'r:id="(\w+)"', body)) <= set(
        re.findall(r'Id="(\w+)"', files["word/_rels/document.xml.rels"])
    )
    assert 'w:numId w:val="1"' in files["word/styles.xml"]
    assert '<w:num w:numId="1">' in files["word/numbering.xml"]


def test_an_independent_library_reads_title_language_headings_lists_and_table(good: Draft) -> None:
    document = opened(to_docx(letter(good.with_text("facts", "First.\n\n- one\n- two"))))
    assert document.core_properties.title == "Request for mutual legal assistance"
    assert document.core_properties.language == "en"
    assert document.core_properties.created.isoformat().startswith("2026-03-02")
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles[0] == "Heading 1"
    assert styles.count("Heading 1") == 1
    assert styles.count("Heading 2") >= 5
    assert styles.count("Heading 3") >= 10
    assert [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "List Bullet"][-2:] == [
        "one",
        "two",
    ]
    assert [cell.text for cell in document.tables[0].rows[0].cells] == [
        "No.",
        "Data and holder",
        "Period",
        "Link to the offence",
    ]
    assert document.sections[0].footer.paragraphs[0].text.startswith("Written as an exercise")


def test_the_head_of_the_table_is_a_head_and_its_caption_is_told(good: Draft) -> None:
    body = tree(parts(to_docx(letter(good)))["word/document.xml"])
    rows = body.findall(f".//{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False]
    caption = body.find(f".//{W}tblCaption")
    assert caption is not None
    assert caption.get(f"{W}val") == "The data, item by item"


def test_headings_have_outline_levels_and_the_language_is_set() -> None:
    styles = parts(to_docx(letter(Draft())))["word/styles.xml"].decode()
    for level in (1, 2, 3):
        assert re.search(rf'w:styleId="Heading{level}".*?<w:outlineLvl w:val="{level - 1}"/>', styles)
    assert '<w:lang w:val="en"/>' in styles


def test_a_paragraph_from_right_to_left_says_so(good: Draft) -> None:
    body = tree(parts(to_docx(letter(good.with_text("facts", f"{ARABIC}\n\nLatin."))))["word/document.xml"])
    paragraphs = {"".join(paragraph.itertext()): paragraph for paragraph in body.iter(f"{W}p")}
    arabic, latin = paragraphs[ARABIC], paragraphs["Latin."]
    assert arabic.find(f"{W}pPr/{W}bidi") is not None
    assert latin.find(f"{W}pPr/{W}bidi") is None
    turned = {"".join(run.itertext()): run.find(f"{W}rPr/{W}rtl") is not None for run in arabic.iter(f"{W}r")}
    assert turned["files.example.org "] is False
    assert any(turned.values())


def test_line_breaks_and_tabs_are_those_of_the_format(good: Draft) -> None:
    body = parts(to_docx(letter(good.with_text("facts", "one\ttwo\nthree"))))["word/document.xml"].decode()
    assert "<w:tab/>" in body
    assert "<w:br/>" in body
    assert "one\ttwo\nthree" in words_of(opened(to_docx(letter(good.with_text("facts", "one\ttwo\nthree")))))


def test_the_same_draft_gives_the_same_bytes(good: Draft) -> None:
    first, second = to_docx(letter(good)), to_docx(letter(Draft.from_json(good.to_file())))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        entries = archive.infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert {(entry.date_time, entry.create_system, entry.compress_type) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), 3, zipfile.ZIP_STORED)
    }


# Parents with the order in which the format (ISO/IEC 29500-1, transitional) wants their children.
ORDER = {
    "pPr": ["pStyle", "keepNext", "numPr", "bidi", "spacing", "ind", "contextualSpacing", "outlineLvl"],
    "rPr": ["rFonts", "b", "bCs", "sz", "szCs", "rtl", "lang"],
    "tblPr": ["tblStyle", "tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption"],
    "sectPr": ["footerReference", "pgSz", "pgMar"],
    "tbl": ["tblPr", "tblGrid", "tr"],
    "style": ["name", "basedOn", "next", "qFormat", "pPr", "rPr", "tblPr"],
    "lvl": ["start", "numFmt", "lvlText", "lvlJc", "pPr"],
    "settings": ["compat", "themeFontLang"],
}


@pytest.mark.parametrize("part", ["document", "styles", "numbering", "settings", "footer1"])
def test_elements_stand_in_the_order_that_the_format_prescribes(good: Draft, part: str) -> None:
    file = parts(to_docx(letter(good.with_text("facts", ARABIC))))
    for node in tree(file[f"word/{part}.xml"]).iter():
        order = ORDER.get(node.tag.removeprefix(W))
        if order:
            places = [order.index(child.tag.removeprefix(W)) for child in node]
            assert places == sorted(places), node.tag


# --- nothing is harmed, in any form --------------------------------------------------------------------------------


class Reader(HTMLParser):
    """The words of a page, and the elements in it."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "br":
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def test_a_page_has_language_title_headings_in_order_and_named_table_heads(good: Draft) -> None:
    page = read(to_html(letter(good)))
    assert ("html", {"lang": "en"}) in page.tags
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    scopes = [attributes.get("scope") for tag, attributes in page.tags if tag == "th"]
    assert scopes == ["col"] * 4 + ["row"]
    assert any(tag == "caption" for tag, _ in page.tags)


def test_a_piece_of_another_page_begins_at_the_level_it_is_told(good: Draft) -> None:
    levels = [int(tag[1]) for tag, _ in read(to_fragment(letter(good), top=4)).tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == min(levels) == 4
    assert max(levels) == 6


@pytest.mark.parametrize("typed", [HOSTILE, ARABIC, HEBREW, HOSTILE * 60, "\u0000\ud800\uffff", "- " + HOSTILE])
def test_hostile_text_comes_out_as_it_went_in(good: Draft, typed: str) -> None:
    everywhere = replace(
        good,
        texts=dict.fromkeys(good.texts, typed),
        items=(replace(good.items[0], identifier=typed, holder=typed, link=typed, start=typed),),
    )
    document, kept = letter(everywhere), clean(typed).removeprefix("- ").strip()
    page = read(to_html(document))
    assert {tag for tag, _ in page.tags} <= SAFE
    assert kept in to_text(document)
    assert kept in "".join(page.words)
    assert kept in words_of(opened(to_docx(document)))


SAFE = {
    "html", "head", "meta", "title", "style", "body", "main", "footer", "h1", "h2", "h3", "p", "strong", "ul", "li", "br", "bdi", "wbr",
    "div", "table", "caption", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
TEXTS = st.text(max_size=80)
BLOCKS = st.one_of(
    st.builds(Heading, st.sampled_from((2, 3)), TEXTS),
    st.builds(Paragraph, TEXTS, TEXTS),
    st.builds(Listing, st.lists(TEXTS, min_size=1, max_size=3).map(tuple)),
    st.builds(Table, TEXTS, st.just(("a", "b")), st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=2).map(tuple)),
)
DOCUMENTS = st.builds(
    Document, title=TEXTS, language=st.just("en"), blocks=st.lists(BLOCKS, max_size=5).map(tuple), footer=TEXTS
)


@settings(max_examples=examples(150))
@given(DOCUMENTS)
def test_any_document_makes_a_file_that_is_well_formed(document: Document) -> None:
    for name, data in parts(to_docx(document)).items():
        assert tree(data) is not None, name
    assert {tag for tag, _ in read(to_html(document)).tags} <= SAFE
    assert "\r" not in to_text(document)


@settings(max_examples=examples(60))
@given(st.data())
def test_any_draft_makes_a_letter_in_three_forms(drafts: SearchStrategy[Draft], data: st.DataObject) -> None:
    document = letter(data.draw(drafts))
    assert opened(to_docx(document)).paragraphs[0].text == document.title
    assert to_text(document).startswith(document.title)
    assert document.title in to_html(document)


# --- long links, days among letters from right to left, breaks of a word processor ----------------------------------

LINK = "https://example.org/" + "a" * 280
MIXED = "دخل شخص في 2026-02-20 الساعة 02:10 من 192.0.2.17، قضية A-2026-0417."


def test_a_long_link_can_be_broken_and_is_copied_whole(good: Draft) -> None:
    item = replace(good.items[0], kind="url", identifier=LINK)
    document = letter(replace(good, items=(item,)))
    for page in (to_html(document), to_fragment(document)):
        assert LINK in page.replace("<wbr>", "")
        assert max(len(word) for word in re.split(r"<[^>]+>|\s", page.partition("</style>")[2] or page)) < 60
    assert "table-layout:fixed" in to_html(document)
    assert '<w:tblLayout w:type="fixed"/>' in parts(to_docx(document))["word/document.xml"].decode()
    assert LINK in words_of(opened(to_docx(document)))
    assert LINK in to_text(document)


def test_days_and_addresses_keep_their_order_among_arabic_letters(good: Draft) -> None:
    document = letter(good.with_text("facts", MIXED))
    page, text = to_html(document), to_text(document)
    for kept in ("2026-02-20", "02:10", "192.0.2.17", "A-2026-0417"):
        assert f'<bdi dir="ltr">{kept}</bdi>' in page
        assert f"\u2066{kept}\u2069" in text
    body = tree(parts(to_docx(document))["word/document.xml"])
    turned = {
        "".join(run.itertext()): run.find(f"{W}rPr/{W}rtl") is not None
        for run in body.iter(f"{W}r")
        if "2026-02-20" in "".join(run.itertext()) or "دخل" in "".join(run.itertext())
    }
    assert turned["2026-02-20"] is False
    assert turned["دخل شخص في "] is True


def test_a_text_from_left_to_right_gets_no_marks(good: Draft) -> None:
    document = letter(good)
    assert "\u2066" not in to_text(document)
    assert "<bdi" not in to_html(document)


@pytest.mark.parametrize("sign", ["a", "1.", "a@", "א 1-", "http://a/"])
def test_a_text_as_long_as_a_draft_holds_is_taken_apart_in_one_go(sign: str) -> None:
    """Each sign is looked at a few times and not once for every other one: a hang would be felt here."""
    text = (sign * LONGEST_TEXT)[:LONGEST_TEXT]
    assert "".join(piece for piece, _ in runs(text)) == text
    assert "".join(piece for piece, _ in sides(text)) == text


@given(st.text(max_size=60))
def test_marks_add_nothing_else(text: str) -> None:
    line = text.replace("\u2066", "").replace("\u2069", "")
    assert isolated(line).replace("\u2066", "").replace("\u2069", "") == line
    assert "".join(piece for piece, _ in sides(line)) == line
    assert isolated(line).count("\u2066") == isolated(line).count("\u2069")


@pytest.mark.parametrize("sign", ["\u000b", "\u000c", "\u2028", "\r\n"])
def test_the_line_break_of_a_word_processor_breaks_the_line(good: Draft, sign: str) -> None:
    document = letter(good.with_text("facts", f"On 1 March 2026{sign}a person entered the server."))
    assert "\ufffd" not in to_text(document)
    assert "On 1 March 2026\na person entered" in to_text(document)
    assert "On 1 March 2026<br>a person entered" in to_html(document)
    assert "On 1 March 2026\na person entered" in words_of(opened(to_docx(document)))
