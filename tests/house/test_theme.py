"""Each fault of the stock theme, in a few lines of its HTML, and what becomes of it."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from course_theme import icons, lecturers, pages, stage, styles, wanted
from crossborder.exercises.style import CSS
from crossborder.version import LAW_AS_OF, VERSION
from tests.made import node
from tools.hosted import Hosted


def mended(body: str, head: str = "", versions: dict[str, str] | None = None) -> BeautifulSoup:
    """Return a page one folder below the top, corrected."""
    html = f'<html data-content_root="../"><head>{head}</head><body>{body}</body></html>'
    return BeautifulSoup(pages.repair(html, versions or {}), "html.parser")


def test_scripts_in_the_page_become_files_or_go() -> None:
    head = (
        "<script>document.documentElement.dataset.mode = 1;</script><script>DOCUMENTATION_OPTIONS.pagename = 'x';</script>"
        "<script src='../_static/scripts/fontawesome.js?digest=1'></script><noscript><style>.a{}</style></noscript>"
    )
    page = mended("<script>kernelName = 'python3'</script>", head)
    assert [script.get("src") for script in page.find_all("script")] == ["../_static/course-mode.js"]
    assert page.noscript
    assert [each.name for each in page.noscript.find_all()] == ["link"]


def test_without_scripts_the_bar_leads_to_the_front_page_and_to_the_contents() -> None:
    body = (
        '<div id="pst-primary-sidebar"></div><div class="header-article-items__start"></div>'
        '<article><h1>Exercise: x</h1><div class="live-cell"><div class="cell_output"><div class="cbx"><details></details></div></div></div></article>'
    )
    bar, note = mended(body).select("noscript")
    assert [link["href"] for link in bar.select("a")] == ["../index.html", "#pst-primary-sidebar"]
    assert note.get_text() == stage.READ_ONLY
    assert len(mended(body.replace("live-cell", "cell")).select("noscript")) == 1, "a chapter promises nothing"
    tool = mended(body.replace("<details></details>", "")).select("noscript")
    assert len(tool) == 1, "where no reasons are folded, none are promised"


def test_without_scripts_the_search_says_what_it_needs_and_where_else_to_look() -> None:
    page = mended(
        '<noscript><div class="admonition error"><p>Error</p></div></noscript><div id="search-results"></div>'
    )
    assert [note.get_text() for note in page.select("noscript")] == [pages.SEARCH_WITHOUT_SCRIPTS]


def test_the_contents_lead_lecturers_to_the_slides() -> None:
    items = '<li>How to teach</li><li class="{}">Plan</li><li>Sheets</li><li>Your work</li>'
    page, here = (
        mended(
            f'<div id="pst-primary-sidebar"><ul class="bd-sidenav">{items.format(kind)}</ul><ul class="bd-sidenav"></ul></div>'
        )
        for kind in ("", "current")
    )
    links = page.select("li > a")
    assert [(link["href"], link.get_text()) for link in links] == [("../slides/list.html", "Slides")]
    seen = [each.get_text(" ") for each in page.select(".bd-sidenav > li")]
    assert seen == ["How to teach", f"{lecturers.FOLDED} Plan Sheets Slides", "Your work"]
    assert (page.select("details[open]"), len(here.select("details[open]"))) == ([], 1), "the fold of this page is open"


def test_a_section_of_the_core_has_its_badge_in_heading_and_contents() -> None:
    section = '<section id="{0}"><h2>{0}<a class="headerlink">#</a></h2><p><em>{1}</em></p><p>Words.</p></section>'
    contents = '<nav id="pst-page-toc-nav"><a href="#a">a</a><a href="#b">b</a><a href="#c">c</a></nav>'
    sections = "".join(section.format(*each) for each in (("a", "Core."), ("b", "After."), ("c", "Corpus.")))
    page = mended(f"{contents}<article>{sections}</article>")
    assert [each.get_text() for each in page.select("h2")] == ["a Core#", "b After the exercise#", "c#"]
    assert [each.get_text() for each in page.select("nav a")] == ["a Core", "b After the exercise", "c"]
    assert [each.get_text() for each in page.select("p")] == ["Words.", "Words.", "Corpus.", "Words."]


def test_addresses_carry_the_hash_of_what_they_lead_to() -> None:
    head = '<link href="../_static/a.css?digest=9" rel="stylesheet"/><script src="https://x.invalid/_static/a.css"></script>'
    page = mended("", head, {"a.css": "123abc"})
    assert page.link
    assert page.link["href"] == "../_static/a.css?v=123abc"
    assert page.script
    assert page.script["src"] == "https://x.invalid/_static/a.css"


def test_the_exercises_look_comes_once_with_the_sheet_of_the_page() -> None:
    page = mended(f'<div class="cell_output"><style>{CSS}</style><style>p {{}}</style></div>')
    assert [style.string for style in page.select(".cell_output style")] == ["p {}"]


def test_the_page_of_an_exercise_asks_for_menus_and_search_after_its_controls() -> None:
    names = ("course.js", "stage.js", "scripts/bootstrap.js", "doctools.js")
    head = "".join(f'<script src="../_static/{name}"></script>' for name in (*names, "course-mode.js"))
    shell = '<div class="header-article-items__start"></div><article><h1>Exercise: x</h1>{}</article>'
    cell = '<div class="live-cell"><div class="cell_output"><div class="{}"></div></div></div>'
    for kind, later in {"cbx stage": ["scripts/bootstrap.js", "doctools.js"], "cbx cbx-front": []}.items():
        page = mended(shell.format(cell.format(kind)), head)
        kept_back = page.select('script[type="text/later"]')
        assert [script["src"].removeprefix("../_static/") for script in kept_back] == later


def test_scripts_are_asked_for_after_what_the_page_shows_in_their_order() -> None:
    head = '<script async src="live.js"></script><script src="a.js"></script><script src="course-mode.js"></script>'
    page = mended('<p>Words</p><script src="b.js"></script>', head)
    assert [script["src"] for script in page.select("head script[src]")] == ["live.js", "course-mode.js"]
    assert [(script["src"], script["defer"]) for script in page.select("p ~ script")] == [
        ("a.js", "defer"),
        ("b.js", "defer"),
    ]


@pytest.mark.parametrize("kind", ["cbx stage", "cbx cbx-front", "cbx cbx-lab"])
def test_the_line_of_an_exercise_stands_in_the_document_where_it_is_seen(kind: str) -> None:
    """The order of the keyboard is the order of the eye (WCAG 2.4.3): no rule of style may move it."""
    shell = '<div class="header-article-items__start"></div><article><h1>Exercise: x</h1>{}</article>'
    cell = (
        '<div class="live-cell"><div class="live-bar"></div><details class="live-code"></details>'
        f'<div class="cell_output"><div class="{kind}"></div></div></div>'
    )
    page = mended(shell.format(cell))
    places = [each["class"][0] for each in page.select(".live-cell > div")]
    assert places == (["live-bar", "cell_output"] if "lab" in kind else ["cell_output", "live-bar"])
    style = (Path(__file__).resolve().parents[2] / "assets" / "course.css").read_text(encoding="utf-8")
    assert not [line for line in style.splitlines() if ".live-bar" in line and re.search(r"[{;\s]order:", line)]


def test_the_line_of_a_page_says_what_its_button_does() -> None:
    """Beside it is “Start again”, which deletes; and pages that are no exercise have it too."""
    module = json.dumps((Path(__file__).resolve().parents[2] / "live-cells" / "runtime" / "texts.js").as_uri())
    code = f"import {{ TEXTS }} from {module}; console.log(JSON.stringify(TEXTS));"
    done = subprocess.run([node(), "--input-type=module", "-e", code], capture_output=True, text=True, check=True)
    texts = json.loads(done.stdout)
    assert not [
        name for name in ("ready", "restart", "restart_title", "restarted", "slow") if "exercise" in texts[name]
    ]
    assert texts["restart"] == "Restart Python"
    assert "Nothing is deleted" in texts["restart_title"]


HEAD = (
    '<link rel="preload" as="script" href="../_static/scripts/bootstrap.js"/><script src="../_static/course-mode.js"></script>'
    '<link rel="stylesheet" href="../_static/pygments.css?v=1"/><link rel="stylesheet" href="../_static/sphinx-design.min.css"/>'
    '<link rel="stylesheet" href="../_static/course.css"/>'
    '<script src="../_static/copybutton.js?v=1"></script><script src="../_static/doctools.js"></script>'
)


def loaded(page: BeautifulSoup) -> list[str]:
    """The files a page asks for."""
    named = [str(each.get("href") or each.get("src")) for each in page.select("link, script")]
    return [name.rpartition("/")[2].partition("?")[0] for name in named]


def test_a_page_asks_only_for_what_it_shows() -> None:
    assert loaded(mended("<article><p>words</p></article>", HEAD)) == ["course-mode.js", "book.css", "doctools.js"]
    with_more = mended('<article><div class="highlight"><pre>code</pre></div><p class="sd-card">x</p></article>', HEAD)
    assert loaded(with_more) == ["course-mode.js", "book.css", "sphinx-design.min.css", "copybutton.js", "doctools.js"]


def test_words_come_before_scripts_except_the_one_that_makes_a_page_dark() -> None:
    page = mended("", HEAD)
    assert [script.has_attr("defer") for script in page.select("script")] == [False, True]
    assert page.select("link[rel=preload]") == []


def test_a_style_sheet_holds_what_it_imports(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "basic.css").write_text('a{background:url(file.png)}b{background:url("data:x")}', encoding="utf-8")
    (tmp_path / "styles" / "theme.css").write_text('/* x */ @import "../basic.css";', encoding="utf-8")
    content = styles.with_imports(tmp_path / "styles" / "theme.css")
    assert content == '/* x */ a{background:url(../file.png)}b{background:url("data:x")}'


def test_the_sheets_of_every_page_are_made_one_in_their_order_without_what_nothing_uses(tmp_path: Path) -> None:
    static = tmp_path / "_static"
    (static / "styles").mkdir(parents=True)
    (tmp_path / "index.html").write_text('<a class="shown">x</a>', encoding="utf-8")
    (static / "course.js").write_text('box.classList.add("opened")', encoding="utf-8")
    theme = "a { background: url(../x.svg) } .shown, .nowhere-used { color: red } .opened { top: 1px } .carousel { top: 2px }"
    (static / "styles" / "theme.css").write_text(theme, encoding="utf-8")
    (static / "course.css").write_text(".drawn-later { color: red }", encoding="utf-8")
    (static / "mystnb.1.css").write_text("a { background: url(y.svg) }", encoding="utf-8")
    (static / "other.css").write_text("b {}", encoding="utf-8")
    styles.join(static)
    sheet, figures, _ = (static / "book.css").read_text(encoding="utf-8").partition(".fig{")
    assert sheet == (
        "a{background:url(styles/../x.svg)}.shown{color:red}.opened{top:1px}a{background:url(y.svg)}.drawn-later{color:red}"
    )
    assert figures, "the figures' rules come last"
    assert sorted(path.name for path in static.rglob("*.css")) == ["book.css", "other.css"]


def test_icons_are_drawn_in_the_page_and_hidden_from_screen_readers() -> None:
    page = mended(
        '<i class="theme-switch fa-solid fa-sun" data-mode="light" title="Light"></i><i class="fa-unknown"></i>'
    )
    assert page.svg
    assert page.svg["aria-hidden"] == "true"
    assert page.svg["data-mode"] == "light"
    assert page.find("i", class_="fa-unknown")


@pytest.mark.parametrize("name", sorted(icons.DRAWINGS))
def test_an_icon_is_found_by_its_name(name: str) -> None:
    assert icons.drawing(["fa-solid", name]) == icons.DRAWINGS[name]


def test_a_control_is_named_by_the_words_it_shows() -> None:
    page = mended(
        '<button class="search-button-field" aria-label="Search">Search <span class="search-button__kbd-shortcut">Ctrl</span>'
        '</button><button title="Toggle primary sidebar"></button><dialog id="pst-search-dialog"></dialog>'
        '<details><summary aria-label="Toggle hidden content">Show the code</summary></details>'
    )
    field, menu = page.find_all("button")
    assert not field.has_attr("aria-label")
    assert field.span
    assert field.span["aria-hidden"] == "true"
    assert menu["title"] == "Book menu"
    assert page.dialog
    assert page.dialog["aria-label"] == "Search"
    assert page.summary
    assert not page.summary.has_attr("aria-label")


def test_tables_have_headers_with_a_direction_and_no_empty_ones() -> None:
    page = mended(
        '<div><style scoped>th{}</style><table class="dataframe" border="1"><thead><tr style="text-align: right;"><th></th>'
        "<th>A</th></tr></thead><tbody><tr><th>x</th><td>1</td></tr></tbody></table></div>"
    )
    assert [(each.name, each.get("scope")) for each in page.select("th, td")] == [
        ("td", None),
        ("th", "col"),
        ("th", "row"),
        ("td", None),
    ]
    assert page.find("style") is None
    assert page.select_one("tr[style]") is None
    box = page.select_one(".pst-scrollable-table-container")
    assert box
    assert box["aria-label"] == "Table 1"


def test_a_table_box_is_named_by_its_caption() -> None:
    page = mended(
        '<div class="pst-scrollable-table-container"><table><caption>Who punished what<a class="headerlink">#</a></caption>'
        "<tr><th>A</th></tr></table></div>"
    )
    box = page.select_one(".pst-scrollable-table-container")
    assert box
    assert box["aria-label"] == "Who punished what"


def test_a_page_is_described_by_its_first_paragraph_cut_at_a_word() -> None:
    page = mended(f'<article class="bd-article"><section><p>{"word " * 60}</p><p>second</p></section></article>')
    description = page.select_one('meta[name="description"]')
    assert description
    assert str(description["content"]).endswith("word …")
    assert len(str(description["content"])) <= pages.DESCRIPTION_LENGTH + 2


def test_an_authors_own_description_stays() -> None:
    page = mended(
        '<article class="bd-article"><section><p>text</p></section></article>',
        '<meta name="description" content="own"/>',
    )
    assert [each["content"] for each in page.select('meta[name="description"]')] == ["own"]


def test_the_title_is_said_once() -> None:
    assert "<title>Book</title>" in str(mended("", "<title>Book — Book</title>"))
    assert "<title>Page — Book</title>" in str(mended("", "<title>Page — Book</title>"))


def test_the_icon_font_goes_and_everything_else_stays() -> None:
    css = (
        "a{b:c}@font-face{font-family:Font Awesome\\ 6 Free;src:url(x)}.fade{opacity:0}/*# sourceMappingURL=x.css.map*/"
    )
    assert styles.without_icon_font(css) == "a{b:c}.fade{opacity:0}"


@pytest.mark.parametrize(
    ("name", "kept"),
    [("_static/sphinx-thebe.js", False), ("_static/togglebutton.css", False), ("_static/course.js", True)],
)
def test_scripts_nobody_uses_are_left_out(name: str, kept: bool) -> None:
    assert wanted(name) is kept


@pytest.mark.parametrize(("page", "kept"), [("notebooks/love-bug", True), ("book/history", False)])
def test_scripts_of_the_exercises_are_loaded_by_exercises_only(page: str, kept: bool) -> None:
    assert wanted("_static/figures.js", page) is kept
    assert wanted("_static/course.js", page)


def test_only_the_pages_own_contents_are_followed() -> None:
    """A link that sets an exercise ready (`#view=bound&state=PHL`) is no place on the page."""
    spied = '<html data-content_root=""><body data-bs-spy="scroll" data-bs-target=".bd-toc-nav">{}</body></html>'
    for contents, target in (('<nav id="pst-page-toc-nav"></nav>', "#pst-page-toc-nav"), ("", None)):
        page = BeautifulSoup(pages.repair(spied.format(contents), {}), "html.parser")
        assert page.body
        assert page.body.get("data-bs-spy") == ("scroll" if target else None)
        assert not target or page.body["data-bs-target"] == target


def test_each_page_ends_with_version_day_of_the_law_licence_and_where_an_error_is_reported() -> None:
    page = mended('<footer class="bd-footer-content"><div class="bd-footer-content__inner"></div></footer>')
    foot = page.select_one(".course-foot")
    assert foot
    assert all(text in foot.get_text() for text in (VERSION, LAW_AS_OF, "CC BY 4.0", "Report an error"))
    assert foot.a
    assert foot.a["href"] == "../book/if-something-goes-wrong.html#report-an-error"


EXERCISE = """<html><head><title>x</title></head><body><div id="pst-primary-sidebar" class="bd-sidebar"></div>
<div class="bd-header-article d-print-none"><div class="header-article-items__start"><button>m</button></div></div>
<article class="bd-article"><section><h1>Exercise: the made-up case</h1>
<div class="live-cell"><details class="live-code"><summary>Show the code</summary>code</details>
<div class="cell_output"><div class="cbx">text</div></div></div>
<section id="own"><h2>Ask your own question</h2></section></section></article></body></html>"""


def test_an_exercise_has_the_whole_window_its_title_in_the_bar_and_its_code_folded_at_the_end() -> None:
    page = BeautifulSoup(pages.repair(EXERCISE, {}), "html.parser")
    assert page.body is not None
    assert "stage-page" in page.body["class"]
    assert [title.get_text() for title in page.select(".bd-header-article h1")] == ["The made-up case"]
    assert page.select(".bd-header-article.d-print-none") == [], "the title stands on paper"
    assert page.select("#pst-primary-sidebar.pst-sidebar-hidden")
    assert [fold.get_text() for fold in page.select("details.stage-code > summary")] == ["For programmers"]
    assert page.select(".stage-code .live-code")
    assert page.select(".stage-code #own")


@pytest.mark.parametrize("shows", ["cbx-sheet", "cbx-front", "cbx-lab"])
def test_a_page_without_an_exercise_keeps_its_layout(shows: str) -> None:
    page = BeautifulSoup(pages.repair(EXERCISE.replace('class="cbx"', f'class="cbx {shows}"'), {}), "html.parser")
    assert page.body is not None
    assert "stage-page" not in (page.body.get("class") or [])


def test_an_exercise_says_where_else_it_opens() -> None:
    html = '<html data-content_root="../"><body><article class="bd-article"><p>x</p></article></body></html>'
    host = Hosted(hub="https://hub.example.org", repository="https://git.example.org/course")
    page = BeautifulSoup(pages.repair(html, {}, "notebooks/love-bug.html", host), "html.parser")
    addresses = [str(link["href"]) for link in page.select(".course-launch a")]
    assert addresses[0] == host.on_hub("notebooks/love-bug.ipynb")
    assert addresses[1:] == ["../notebooks/love-bug.ipynb", "../book/host.html#jupyterlab-and-jupyterhub"]
    assert "course-launch" not in pages.repair(html, {}, "book/treaties.html", host)
    assert "hub" not in str(BeautifulSoup(pages.repair(html, {}, "notebooks/a.html"), "html.parser").select("a")[0])


def test_a_chapter_leads_lecturers_to_its_slides() -> None:
    html = '<html data-content_root="../"><body><article class="bd-article"><h1>x</h1><p>y</p></article></body></html>'
    page = BeautifulSoup(pages.repair(html, {}, "book/treaties.html"), "html.parser")
    addresses = [str(link["href"]) for link in page.select("h1 + .course-lecturers a")]
    assert addresses == ["../slides/treaties.html", "teaching.html", "plan.html"]
    assert "course-lecturers" not in pages.repair(html, {}, "book/ledger.html")
    assert "course-lecturers" not in pages.repair(html, {}, "notebooks/love-bug.html")
