"""Review questions in a browser: with the keyboard alone, without scripts, and with a page that keeps everything to itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

CHAPTER = "book/dual-criminality.html"


@pytest.fixture
def page(quiet_page: Callable[[str], AbstractContextManager[Page]]) -> Iterator[Page]:
    with quiet_page(CHAPTER) as opened:
        yield opened


def question(page: Page, name: str) -> Locator:
    return page.locator(f"#question-{name}")


def feedback(page: Page, name: str) -> Locator:
    return question(page, name).get_by_role("status")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_one_answer_by_keyboard(page: Page) -> None:
    radios = question(page, "names-differ").get_by_role("radio")
    expect(question(page, "names-differ").get_by_role("radiogroup")).to_have_accessible_name(
        "Question 1. State A calls the conduct “data sabotage”, state B “criminal damage to data”. Both punish it with up "
        "to two years. Is dual criminality met? (One answer.)"
    )
    radios.first.focus()
    press(page, "Space", "Tab", "Enter")
    expect(feedback(page, "names-differ")).to_contain_text("Not yet.")
    expect(feedback(page, "names-differ")).to_contain_text("A is wrong. Names and categories are irrelevant")
    assert page.evaluate("document.activeElement.textContent") == "Check"
    press(page, "Shift+Tab", "ArrowDown")
    expect(feedback(page, "names-differ")).to_be_empty()  # it judged another answer
    press(page, "Tab", "Space")
    expect(feedback(page, "names-differ")).to_contain_text("B is right. The test is the underlying conduct")


def test_nothing_chosen_is_said_and_nothing_is_marked(page: Page) -> None:
    for name, says in {
        "names-differ": "Choose an answer first.",
        "article-29-4": "Tick at least one answer first.",
        "three-schools": "Choose a partner for each first.",
        "faster-arrest": "Write an answer first",
    }.items():
        question(page, name).locator(".question-actions button").press("Enter")
        expect(feedback(page, name)).to_contain_text(says)


def test_several_answers_tell_what_is_wrong_and_how_many_are_missing(page: Page) -> None:
    of = question(page, "article-29-4")
    of.get_by_label("It applies to every Party by itself.").press("Space")
    of.get_by_label("It needs a reservation.").press("Space")
    of.get_by_role("button", name="Check").press("Enter")
    told = feedback(page, "article-29-4")
    expect(told).to_contain_text("1 that you ticked is wrong. 1 right answer is not ticked.")
    expect(told.get_by_role("listitem")).to_have_count(2)
    of.get_by_label("It applies to every Party by itself.").press("Space")
    of.get_by_label("It needs reason to believe").press("Space")
    of.get_by_role("button", name="Check").press("Enter")
    expect(told).to_contain_text("All right.")
    expect(told.get_by_role("listitem")).to_have_count(4)


def order(page: Page) -> list[str]:
    return question(page, "malaysia").locator(".question-options > li > span:first-child").all_inner_texts()


def test_order_by_buttons_keeps_the_focus_and_says_the_place(page: Page) -> None:
    wanted = ["Royal assent", "Gazetted", "In force"]
    assert order(page) != wanted
    assert sorted(order(page)) == sorted(wanted)
    for place, name in enumerate(wanted):
        while (now := order(page).index(name)) > place:
            page.get_by_role("button", name=f"Up: {name}").press("Enter")
            expect(feedback(page, "malaysia")).to_have_text(f"{name}: now {now} of 3.")
            assert page.evaluate("document.activeElement.getAttribute('aria-label')") == f"Up: {name}"
    question(page, "malaysia").get_by_role("button", name="Check").press("Enter")
    expect(feedback(page, "malaysia")).to_contain_text("All right.")
    expect(feedback(page, "malaysia")).to_contain_text("28 days too late")


def test_order_says_what_stands_in_its_place(page: Page) -> None:
    page.get_by_role("button", name="Up: Royal assent").press("Enter")
    page.get_by_role("button", name="Up: Royal assent").press("Enter")
    page.get_by_role("button", name="Down: Gazetted").press("Enter")
    page.get_by_role("button", name="Down: Gazetted").press("Enter")
    assert order(page) == ["Royal assent", "In force", "Gazetted"]
    question(page, "malaysia").get_by_role("button", name="Check").press("Enter")
    told = feedback(page, "malaysia")
    expect(told).to_contain_text("1 of 3 are in their place.")
    expect(told.get_by_role("listitem").nth(0)).to_contain_text("In its place. Royal assent")
    expect(told.get_by_role("listitem").nth(1)).to_have_text("2. Not in its place. In force")


def test_match_by_selects(page: Page) -> None:
    of = question(page, "three-schools")
    selects = of.get_by_role("combobox")
    assert [each.get_attribute("id") is not None for each in selects.all()] == [True] * 3
    of.get_by_label("The day of the act counts").select_option("met")
    of.get_by_label("The day the request is received counts").select_option("met")
    of.get_by_label("The day of the decision counts").select_option("met")
    of.get_by_role("button", name="Check").press("Enter")
    expect(feedback(page, "three-schools")).to_contain_text("2 of 3 fit.")
    expect(feedback(page, "three-schools")).to_contain_text("The day of the act counts: not “met”.")
    of.get_by_label("The day of the act counts").select_option("not met")
    expect(feedback(page, "three-schools")).to_be_empty()
    of.get_by_role("button", name="Check").press("Enter")
    expect(feedback(page, "three-schools")).to_contain_text("All right.")


def test_own_words_stand_beside_the_key_points_and_are_never_markup(page: Page) -> None:
    of = question(page, "faster-arrest")
    of.get_by_role("textbox", name="Your answer (it is kept in this browser)").fill("<b>Yes</b>,\nand no.")
    of.get_by_role("button", name="Compare").press("Enter")
    expect(feedback(page, "faster-arrest")).to_contain_text("nobody marks it for you")
    assert of.locator(".question-yours").inner_text() == "<b>Yes</b>,\nand no."
    assert {of.locator(each).get_attribute("dir") for each in ("textarea", ".question-yours")} == {"auto"}
    points = of.get_by_role("group", name="Key points").get_by_role("checkbox")
    expect(points).to_have_count(3)
    points.first.press("Space")
    expect(feedback(page, "faster-arrest")).to_have_text("You have 1 of 3 key points, by your own count.")
    of.get_by_role("textbox").fill("Another.")
    of.get_by_role("button", name="Compare").press("Enter")
    expect(points.first).to_be_checked()


def test_a_long_answer_is_printed_to_its_end(page: Page) -> None:
    """Nobody can scroll on paper."""
    field = question(page, "faster-arrest").get_by_role("textbox")
    field.fill("\n".join(f"Line {number}" for number in range(30)))
    hidden = "field => field.scrollHeight - field.clientHeight"
    assert field.evaluate(hidden) > 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert field.evaluate(hidden) <= 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert field.evaluate(hidden) > 0


def test_answers_are_kept_in_this_browser_and_nothing_is_sent(visiting: Callable[..., Any], address: str) -> None:
    with visiting(address + CHAPTER, save_data=True) as visit:
        page = visit.page
        before = list(visit.requests)
        of = question(page, "faster-arrest")
        of.get_by_role("textbox").fill("My words.")
        of.get_by_role("button", name="Compare").press("Enter")
        question(page, "haven").get_by_role("radio").first.press("Space")
        question(page, "haven").get_by_role("button", name="Check").press("Enter")
        assert visit.requests == before
        assert page.evaluate("document.cookie.length") == 0
        page.reload()
        expect(of.get_by_role("textbox")).to_have_value("My words.")


def test_live_region_is_there_before_the_script(visiting: Callable[..., Any], address: str) -> None:
    with visiting(address + CHAPTER, java_script_enabled=False) as visit:
        page = visit.page
        questions = page.locator(".question")
        assert questions.count() >= 8
        assert page.locator(".question > .question-feedback[role=status]").count() == questions.count()
        assert page.locator(".question button, .question input, .question select, .question textarea").count() == 0
        for fold in page.locator(".question details").all():
            fold.locator("summary").click()
            assert fold.locator("li").first.is_visible()
            assert fold.locator(".question-cites a").first.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_answered_questions_are_accessible(
    visiting: Callable[..., Any], address: str, axe: str, scheme: str, width: int
) -> None:
    """Axe looks at every page with its questions as they come; here with feedback of each kind."""
    viewport = {"width": width, "height": 900}
    with visiting(address + CHAPTER, viewport=viewport, color_scheme=scheme, reduced_motion="reduce") as visit:
        page = visit.page
        page.evaluate(
            """() => {
              for (const each of document.querySelectorAll(".question textarea")) each.value = "Some words.";
              for (const each of document.querySelectorAll(".question select")) each.selectedIndex = 1;
              for (const each of document.querySelectorAll(".question li:first-child input")) each.checked = true;
              for (const each of document.querySelectorAll(".question-actions button")) each.click();
            }"""
        )
        expect(page.locator(".question-feedback:empty")).to_have_count(0)
        page.evaluate(axe)
        result = page.evaluate(
            "(tags) => axe.run('.questions', {runOnly: {type: 'tag', values: tags}})",
            ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        )
        assert [(rule["id"], node["html"][:120]) for rule in result["violations"] for node in rule["nodes"]] == []
        small = page.evaluate(
            """() => [...document.querySelectorAll(".question :is(button, select, input, textarea, summary)")]
              .map((each) => each.getBoundingClientRect()).filter((box) => Math.min(box.width, box.height) < 24).length"""
        )
        assert small == 0
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert not wide


def test_on_paper_a_list_shows_all_that_can_be_chosen(visiting: Any, address: str) -> None:
    with visiting(f"{address}book/treaties.html") as visit:
        lists = (
            "() => [...document.querySelectorAll('.question select')].map((list) => [list.size, list.options.length])"
        )
        visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        found = visit.page.evaluate(lists)
        assert found
        assert all(size == options for size, options in found)
        visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert {size for size, _ in visit.page.evaluate(lists)} == {0}


def test_on_paper_the_answers_stand_at_the_end_and_come_back(visiting: Any, address: str) -> None:
    with visiting(f"{address}book/treaties.html") as visit:
        page = visit.page
        inside, end = page.locator(".question .question-answer"), page.locator(".questions-answers .question-answer")
        count = inside.count()
        assert count > 3
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert (inside.count(), end.count()) == (0, count)
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert (inside.count(), end.count()) == (count, 0)
        assert page.locator(".questions-answers").count() == 0
        assert visit.problems == []
