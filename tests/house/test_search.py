"""What the book's search finds in: sections of pages, with their own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course_search.sections import of_page, of_site

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<html><body><nav>Menu</nav><article class="bd-article">
<section id="extradition"><h1>Extradition<a class="headerlink">#</a></h1><p>First words, Article <b>24</b>(1).</p>
<section id="bars"><h2>Bars</h2><p>Own words.</p><div class="live-cell">Right: the answer</div><script>no()</script>
<section id="death"><h3>Death penalty</h3><p>Inner words.</p></section><p>More.</p></section></section>
</article></body></html>"""


def test_each_section_has_its_own_words_and_its_place() -> None:
    assert list(of_page(PAGE, "book/extradition.html")) == [
        {"at": "book/extradition.html", "title": "Extradition", "text": "First words, Article 24(1).", "page": "Extradition"},
        {"at": "book/extradition.html#bars", "title": "Bars", "text": "Own words. More.", "page": "Extradition"},
        {"at": "book/extradition.html#death", "title": "Death penalty", "text": "Inner words.", "page": "Extradition"},
    ]  # fmt: skip


def test_a_mark_of_the_core_is_no_word_of_its_section() -> None:
    page = '<article class="bd-article"><section id="s"><h2>Havens</h2><p><em>Core.</em></p><p>Four words.</p></section></article>'
    assert [one["text"] for one in of_page(page, "p.html")] == ["Four words."]


LISTED = """<article class="bd-article"><section id="g"><h1>Terms</h1><p>Own.</p><dl class="glossary">
<dt id="term-dual">dual criminality<a class="headerlink">#</a></dt><dt id="term-double">double criminality</dt><dd><p>Both laws.</p></dd>
<dt id="term-party">party</dt><dd><p>A state.</p></dd></dl>
<section id="provisions"><h2>Provisions</h2><dl><dt id="art-29-1">Art. 29(1)</dt><dd>Asks.</dd><dt id="art-29-2">Art. 29(2)</dt><dd>Gives.</dd>
<dt id="art-30">Art. 30</dt><dd>Traffic.</dd></dl></section></section></article>"""


def test_a_term_with_its_other_words_and_an_article_with_its_paragraphs_have_a_place_of_their_own() -> None:
    entries = [(one["at"], one["title"], one["text"]) for one in of_page(LISTED, "p.html")]
    assert entries == [
        ("p.html", "Terms", "Own."),
        ("p.html#term-dual", "dual criminality, double criminality", "dual criminality Both laws. double criminality"),
        ("p.html#term-party", "party", "party A state."),
        ("p.html#provisions", "Provisions", ""),
        ("p.html#art-29-1", "Art. 29", "Art. 29(1) Asks. Art. 29(2) Gives."),
        ("p.html#art-30", "Art. 30", "Art. 30 Traffic."),
    ]


def test_a_page_without_an_article_gives_nothing(tmp_path: Path) -> None:
    (tmp_path / "search.html").write_text("<html><body><p>Search</p></body></html>", encoding="utf-8")
    assert of_site(tmp_path) == []
