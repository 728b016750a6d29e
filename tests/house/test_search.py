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


def test_a_page_without_an_article_gives_nothing(tmp_path: Path) -> None:
    (tmp_path / "search.html").write_text("<html><body><p>Search</p></body></html>", encoding="utf-8")
    assert of_site(tmp_path) == []
