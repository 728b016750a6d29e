"""The planner in a browser: choices, address, files to take away, one page of paper, the clock for the room, and without scripts."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import docx
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.browser

ALL = "law-in-common.dual-criminality.exceptions.treaties.mutual-assistance.extradition"
PAGE = "book/plan.html"


def minutes(page: Any) -> int:
    return sum(map(int, page.locator(".plan-steps").first.locator("tbody td:nth-child(2)").all_inner_texts()))


def test_choices_make_a_plan_that_the_address_holds(visiting: Callable[..., Any], address: str) -> None:
    with visiting(f"{address}{PAGE}#minutes=75&parts=treaties") as visit:
        page = visit.page
        assert minutes(page.locator(".plan-shown")) == 75
        page.get_by_label("Minutes").fill("110")
        page.get_by_label("The projector alone").check()
        assert minutes(page.locator(".plan-shown")) == 110
        assert "minutes=110" in page.url
        assert page.locator(".plan-shown a[href*='&present=1']").count() > 0
        page.reload()
        assert page.get_by_label("Minutes").input_value() == "110"
        assert page.get_by_label("The projector alone").is_checked()
        assert visit.problems == []
        assert visit.foreign(address) == []


def test_minutes_out_of_range_stay_and_are_told_beside_the_field(visiting: Callable[..., Any], address: str) -> None:
    with visiting(f"{address}{PAGE}#minutes=75") as visit:
        page = visit.page
        field, told = page.get_by_label("Minutes"), page.get_by_text("A whole number, 15 to 240.")
        assert told.is_hidden()
        field.fill("500")
        assert told.is_visible()
        assert (field.input_value(), field.get_attribute("aria-invalid")) == ("500", "true")
        field.fill("240")
        assert told.is_hidden()
        assert minutes(page.locator(".plan-shown")) == 240


def test_labels_stand_beside_their_boxes_and_legends_take_one_line(visiting: Callable[..., Any], address: str) -> None:
    with visiting(f"{address}{PAGE}", viewport={"width": 1280, "height": 720}) as visit:
        off = """labels => labels.map(label => { const text = document.createRange(); text.selectNode(label.lastChild);
            const [box, words] = [label.firstElementChild.getBoundingClientRect(), text.getBoundingClientRect()];
            return Math.abs((box.top + box.bottom) / 2 - (words.top + words.bottom) / 2); })"""
        visit.page.locator(".plan-more > summary").click()
        assert max(visit.page.locator(".planner label").evaluate_all(off)) < 4
        heights = visit.page.locator(".planner legend").evaluate_all("them => them.map(it => it.offsetHeight)")
        assert len(set(heights)) == 1


def test_word_and_markdown_have_the_plan(visiting: Callable[..., Any], address: str) -> None:
    with visiting(f"{address}{PAGE}#minutes=50&parts=extradition") as visit:
        page = visit.page
        rows = page.locator(".plan-shown .plan-steps tbody tr").count()
        files = {}
        for kind in ("word", "markdown"):
            with page.expect_download() as download:
                page.locator(f"[data-plan={kind}]").click()
            files[kind] = download.value.path().read_bytes()
        assert len(docx.Document(io.BytesIO(files["word"])).tables[0].rows) == rows + 1
        assert zipfile.ZipFile(io.BytesIO(files["word"])).testzip() is None
        assert files["markdown"].decode().startswith("# 50 minutes: Extradition")
        assert re.search(r"^- Extradition http\S+/book/extradition\.html$", files["markdown"].decode(), re.MULTILINE)
        assert visit.problems == []


def test_on_this_machine_the_mail_has_the_address_that_the_host_said(
    visiting: Callable[..., Any], address: str
) -> None:
    named = "<link rel=canonical href='https://example.org/course/book/plan.html'>"
    with visiting(f"{address}{PAGE}#minutes=20&parts=treaties") as visit:
        mail = visit.page.locator(".plan-mail").first
        assert f"{address}book/treaties.html" in mail.inner_text()
        assert "on this computer alone" in visit.page.locator(".plan-shown .plan-letter").inner_text()
        visit.page.evaluate("link => document.head.insertAdjacentHTML('beforeend', link)", named)
        visit.page.locator("input[name=minutes]").fill("50")
        assert "https://example.org/course/book/treaties.html" in mail.inner_text()
        assert "on this computer" not in visit.page.locator(".plan-shown .plan-letter").inner_text()


@pytest.mark.parametrize("wish", ["minutes=20", "minutes=90", f"minutes=180&parts={ALL}", f"minutes=240&parts={ALL}"])
def test_a_plan_prints_on_one_page(visiting: Callable[..., Any], address: str, wish: str) -> None:
    with visiting(f"{address}{PAGE}#{wish}") as visit:
        assert len(re.findall(rb"/Type\s*/Page\b", visit.page.pdf(format="A4"))) == 1


def test_the_clock_is_worked_by_keys(visiting: Callable[..., Any], address: str) -> None:
    with visiting(f"{address}{PAGE}#minutes=20&parts=dual-criminality") as visit:
        page = visit.page
        page.locator("[data-plan=clock]").click()
        clock = page.locator(".plan-clock")
        assert "Step 1 of 4" in clock.inner_text()
        for key in ("PageDown", "+", "+", "p"):
            page.keyboard.press(key)
        assert "Step 2 of 4" in clock.inner_text()
        assert "Paused" in clock.inner_text()
        assert page.locator("[data-clock-left]").inner_text() in {"8:00", "7:59"}
        page.reload()
        page.locator("[data-plan=clock]").click()
        assert "Step 2 of 4" in clock.inner_text()
        page.keyboard.press("Escape")
        assert not clock.is_visible()


# Presses the button, and waits until the dialog has said that it is closed: only then does its time rest.
CLOSE = """(dialog) => new Promise((done) => {
  dialog.addEventListener("close", done, { once: true });
  dialog.querySelector("[data-move=close]").click();
})"""


def test_a_closed_clock_rests_and_leads_to_the_step_in_a_second_window(
    visiting: Callable[..., Any], address: str
) -> None:
    with visiting(f"{address}{PAGE}#minutes=20&parts=dual-criminality", alone=True) as visit:
        page = visit.page
        page.clock.install()
        page.locator("[data-plan=clock]").click()
        clock = page.locator(".plan-clock")
        with page.context.expect_page() as opened:
            clock.get_by_role("link", name="Open “Your prediction (slide 3)” in the second window").click()
        opened.value.wait_for_url("**/love-bug.html#step=case")
        assert not opened.value.evaluate("menubar.visible"), "a window beside the plan, not a tab over it"
        opened.value.close()
        assert clock.is_visible()
        clock.evaluate(CLOSE)
        page.clock.fast_forward(13 * 60 * 1000)
        page.locator("[data-plan=clock]").click()
        assert "Paused" in clock.inner_text()
        assert "behind" not in clock.inner_text()
        assert clock.get_by_role("button", name="Start again").is_visible()


def test_the_plan_begins_on_the_first_screen(visiting: Callable[..., Any], address: str) -> None:
    with visiting(f"{address}{PAGE}", viewport={"width": 1280, "height": 720}) as visit:
        heading = visit.page.locator(".plan-shown h2").first.bounding_box()
        assert heading["y"] + heading["height"] < 720
        article = visit.page.locator(".plan-shown").bounding_box()
        assert article["x"] + article["width"] > 1180


@pytest.mark.parametrize("size", [(360, 740), (1280, 720)])
@pytest.mark.parametrize("opened", [False, True])
def test_planner_and_clock_have_no_fault_of_accessibility(
    visiting: Callable[..., Any], address: str, axe: str, size: tuple[int, int], *, opened: bool
) -> None:
    viewport = {"width": size[0], "height": size[1]}
    with visiting(f"{address}{PAGE}#minutes=90", viewport=viewport) as visit:
        page = visit.page
        if opened:
            page.locator("[data-plan=clock]").click()
        page.evaluate(axe)
        report = page.evaluate("axe.run('.planner')")
        assert [fault["id"] for fault in report["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_without_scripts_the_ready_made_plans_are_there(visiting: Callable[..., Any], address: str) -> None:
    with visiting(f"{address}{PAGE}", java_script_enabled=False) as visit:
        page = visit.page
        assert not page.locator(".planner").is_visible()
        page.get_by_text("75 minutes: one part, with tasks").click()
        assert page.locator(".plan-ready[open] tbody td").first.is_visible()
