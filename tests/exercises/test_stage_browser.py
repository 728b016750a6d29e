"""The stage in a real browser: every step of every exercise, at two sizes: marks, room, accessibility, and what presenting and paper need."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from crossborder import exercises
from crossborder.exercises import EXERCISES, words
from crossborder.exercises.lauri_love.path import all_issues
from crossborder.exercises.lauri_love.words import PREDICTIONS
from tests.reader import MOST_ACTS, go, predict, violations

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from typing import Any

    from playwright.sync_api import Browser, Page, Route

    from crossborder.exercises import Exercise

pytestmark = pytest.mark.browser
WIDE, NARROW = {"width": 1280, "height": 720}, {"width": 360, "height": 740}
PROJECTOR = {"width": 1920, "height": 1080}
OUTCOME_SIZE = "parseFloat(getComputedStyle(document.querySelector('.stage-see .stage-out > p')).fontSize)"
BY_ID = {exercise.id: exercise for exercise in EXERCISES}
every = pytest.mark.parametrize("exercise", EXERCISES, ids=[exercise.id for exercise in EXERCISES])
# Uses the controls of a step once, of each kind so many (of a group of radio buttons one), and tells which of the marks that are drawn lie
# outside the window then; in a wide window also whether the control itself does. What saves a file, reads one or leads away is left alone.
WALK = """async ([step, wanted, most]) => {
  // Until Python has answered and nothing has been drawn for a moment; what has been drawn comes into view with the next frame.
  const settled = () => new Promise((done) => {
    let timer;
    const soon = () => { clearTimeout(timer); timer = setTimeout(() => { if (unanswered.size) return soon(); seen.disconnect(); requestAnimationFrame(() => requestAnimationFrame(done)); }, 40); };
    const seen = new MutationObserver(soon);
    seen.observe(document.body, { subtree: true, childList: true, attributes: true });
    soon();
  });
  const box = document.querySelector(`.${CSS.escape(`stage-step-${step}`)}`);
  const inside = (each) => { const at = each.getBoundingClientRect(); return at.top >= -1 && at.left >= -1 && at.bottom <= innerHeight + 1 && at.right <= innerWidth + 1; };
  const set = (each, value) => { each.value = value; for (const type of ["input", "change"]) each.dispatchEvent(new Event(type, { bubbles: true })); };
  const all = () => [...box.querySelectorAll("select, input:not([type=file]), textarea, button")].filter((each) => each.checkVisibility() && !each.disabled
    && !each.closest(".stage-go") && !/save|start again|choose a file|another case/i.test(each.textContent) && !(each.type === "radio" && each.closest("[role=radiogroup]").querySelector(":checked")));
  const used = new Set(), kinds = new Map(), lost = [];
  const times = (each) => kinds.get(`${each.type} ${each.className}`) ?? 0;
  while (used.size < 80) {
    const next = all().find((each) => !used.has(each) && times(each) < most);
    if (!next) break;
    used.add(next);
    kinds.set(`${next.type} ${next.className}`, times(next) + 1);
    next.scrollIntoView({ block: "nearest", behavior: "instant" });
    if (next.matches("select")) set(next, [...next.options][(next.selectedIndex + 1) % next.options.length].value);
    else if (next.matches("textarea, input:not([type=radio]):not([type=checkbox])")) set(next, next.value || "1 July 2000");
    else next.click();
    await settled();
    // What a control changes is drawn in its own panes. Of several outcomes, as of the parts of a verdict, the first one is the outcome.
    const panes = next.isConnected ? next.closest(".stage-controls")?.closest(".stage-panes") : undefined;
    const seen = [...(panes?.querySelectorAll("[data-stage]") ?? [])].filter((each) => wanted.includes(each.dataset.stage) && each.checkVisibility());
    for (const mark of wanted) {
      const first = seen.find((each) => each.dataset.stage === mark);
      if (first && !inside(first)) lost.push(`${mark} after ${next.tagName} ${next.title || next.textContent.slice(0, 40)} ${JSON.stringify(first.getBoundingClientRect().toJSON())}`);
    }
    if (wanted.includes("figure") && next.isConnected && next.checkVisibility() && !inside(next)) lost.push(`control ${next.outerHTML.slice(0, 80)}`);
  }
  return { count: used.size, lost: lost.slice(0, 5) };
}"""
# How many controls of a kind are used in a step: all in a wide window; on a telephone, where nothing but the width differs, and in steps of one
# kind, such as the questions of a statute after the first, one.
ALL, ONE = 80, 1
# What a step has that axe judges: each element by its tag and its classes, and by those around it. A name of its own, as a place for what is kept, is none.
KINDS = """step => { const box = document.querySelector(`.${CSS.escape(`stage-step-${step}`)}`);
  const kind = (each) => `${each.tagName}.${[...each.classList].filter((one) => !/^live-keep|^stage-step-/.test(one)).sort().join(".")}`;
  return [...new Set([...box.querySelectorAll("*")].filter((each) => each.checkVisibility()).map((each) => `${kind(each.parentElement)} ${kind(each)} ${each.getAttribute("role") ?? ""}`))]; }"""
# What the page has told Python and got no answer to.
UNANSWERED = """globalThis.unanswered = new Set();
globalThis.Worker = class extends Worker {
  constructor(...all) { super(...all); this.addEventListener("message", ({ data }) => { if (data.type === "done") unanswered.delete(data.id); }); }
  postMessage(data, ...all) { if (data?.type === "comm") unanswered.add(data.id); super.postMessage(data, ...all); }
};"""
# Controls without a name, and ids that two elements of a step share.
NAMELESS = """step => { const ids = [...document.querySelectorAll(`.${CSS.escape(`stage-step-${step}`)} [id]`)].map(({ id }) => id);
  return [...document.querySelectorAll("[data-live-unnamed]")].map((each) => each.outerHTML).concat(ids.filter((id, at) => ids.indexOf(id) < at)); }"""
FIRST_QUESTION = """() => document.querySelector('.live-view [role=radiogroup]').getBoundingClientRect().bottom"""
# A new step begins at its top, with the focus on its heading.
TOP = "step => scrollY === 0 && (step === 'all' || document.activeElement.closest('.stage-step')?.matches(`.${CSS.escape(`stage-step-${step}`)}`))"
HEIGHT = (
    "step => document.querySelector(`.${CSS.escape(`stage-step-${step}`)}`).getBoundingClientRect().bottom + scrollY"
)
CASE_WORDS = "() => [...document.querySelectorAll('.stage-lead')].map((each) => each.textContent).join(' ').trim().split(/\\s+/).length"


# Sheets of A4.
MOST_SHEETS = 8
# A fold whose line is printed, and neither its contents nor a line to write on.
EMPTY_FOLDS = """() => [...document.querySelectorAll(".stage-page .cbx summary")]
  .filter((each) => each.checkVisibility() && each.nextElementSibling && !each.nextElementSibling.checkVisibility({ contentVisibilityAuto: true }))
  .filter((each) => getComputedStyle(each.parentElement, "::after").content === "none")
  .map((each) => each.textContent.slice(0, 60))"""
# What the rules say, wherever it is told.
ANSWERS = ".cbx-outcome, .stage-out, .cbx-verdict, .cbx-right, .cbx-not_yet, .cbx-answer > :not(summary)"
LINES = """() => [...document.querySelectorAll(".cell_output:not(.live-view) .cbx-answer")]
  .filter((each) => each.checkVisibility() && getComputedStyle(each, "::before").content.includes("reason")).length"""
# A core path: screens at 1280x720.
MOST_SCREENS = 8


def address_of(address: str, exercise: Exercise) -> str:
    return f"{address}notebooks/{exercise.notebook.removesuffix('.ipynb')}.html"


def arrive(page: Page, step: str) -> None:
    """Follow a link to a step, and wait until it is read from its top."""
    go(page, step)
    page.wait_for_function(TOP, arg=step)


def step_names(page: Page) -> list[str]:
    names: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('.stage-step')].map((each) => [...each.classList].find((one) => one.startsWith('stage-step-')).slice(11))"
    )
    return names


def sheets(page: Page) -> int:
    """Return how many sheets of A4 the page takes."""
    return page.pdf(format="A4", prefer_css_page_size=True).count(b"/Type /Page\n")


def check_paper_keeps_answers_back(page: Page, exercise: Exercise) -> None:
    """The written lesson is printed with room for one's own answers, and without those of the rules and the look back."""
    model = getattr(exercises, exercise.name)(keep_work=False).model
    written = page.locator(".live-cell > .cell_output:not(.live-view)")
    assert written.locator(ANSWERS).locator("visible=true").count() == 0
    assert written.get_by_text("To discuss", exact=True).locator("visible=true").count() == 0
    assert page.evaluate(LINES) >= len(model.cases)


def check_first_screen(page: Page, viewport: dict[str, int]) -> None:
    """The case and the first question are on the first screen, and nothing gives an answer away."""
    assert page.evaluate(CASE_WORDS) <= 60
    assert page.evaluate(FIRST_QUESTION) <= viewport["height"]
    assert page.evaluate("scrollY") == 0
    assert page.locator(".stage-out:visible").count() == 0


def check_room_keeps(page: Page) -> None:
    """A room reads the case, all questions and the button that keeps the answers on one screen."""
    page.keyboard.press("p")
    expect(page.locator(".stage-step-case").get_by_role("button", name=words.KEEP_PREDICTION)).to_be_in_viewport(
        ratio=1
    )
    page.keyboard.press("p")


def check_step(page: Page, step: str, viewport: dict[str, int], judged: set[str]) -> None:
    """A step is read from its heading, fits the width, and has no fault that axe finds; on a telephone another test runs axe, in the dark.

    Axe takes longer than all the rest: it judges a step that has something of a kind that no step before it had. What is no matter of a kind,
    names of controls and ids, is looked at in every step.
    """
    assert page.evaluate("document.activeElement.tagName") == "H2", step
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], step
    assert page.evaluate(NAMELESS, step) == [], step
    kinds = set(page.evaluate(KINDS, step))
    if viewport is WIDE and kinds - judged:
        assert violations(page) == [], step
        judged |= kinds


@pytest.fixture(scope="module")
def judged() -> set[str]:
    """Kinds of elements that axe has judged."""
    return set()


@every
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_step_holds_its_marks_while_every_control_is_used(
    visiting: Callable[..., AbstractContextManager[Any]],
    address: str,
    exercise: Exercise,
    viewport: dict[str, int],
    judged: set[str],
) -> None:
    """One visit for all of it, for a visit is what costs time: first screen, each step by its address, each of its controls."""
    with visiting(address_of(address, exercise), viewport=viewport, script=UNANSWERED) as visit:
        page = visit.page
        check_first_screen(page, viewport)
        if viewport is WIDE:
            check_room_keeps(page)
        predict(page)
        wanted = ["figure", "outcome", "deciding"] if viewport is WIDE else ["outcome", "deciding"]
        walked = 0
        met: set[str] = set()
        for step in step_names(page)[1:]:
            arrive(page, step)
            check_step(page, step, viewport, judged)
            again = step.startswith("path.") and "path" in met
            used = page.evaluate(WALK, [step, wanted, ONE if again or viewport is NARROW else ALL])
            met.add(step.split(".")[0])
            assert used["lost"] == [], f"{step}: out of the window after a change"
            walked += used["count"]
        assert walked >= len(step_names(page)), "every step has controls"
        page.go_back()
        page.wait_for_function("step => location.hash === `#step=${step}`", arg=step_names(page)[-2])
        assert visit.problems == []


def test_presenting_is_large_holds_back_and_steps_with_a_clicker(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(address_of(address, EXERCISES[0]), viewport=WIDE) as visit:
        page = visit.page
        predict(page)
        before = page.evaluate(OUTCOME_SIZE)
        page.keyboard.press("p")
        assert page.evaluate(OUTCOME_SIZE) / before == pytest.approx(1.6, abs=0.02)
        page.set_viewport_size(PROJECTOR)
        assert page.evaluate(OUTCOME_SIZE) / before == pytest.approx(1.6 * 1.5, abs=0.03), "as large on a finer screen"
        page.set_viewport_size(WIDE)
        page.keyboard.press("PageDown")
        page.wait_for_selector(".stage-at-tasks\\.1")
        assert not page.locator(".stage-step-tasks\\.1 .stage-out").first.is_visible(), (
            "held back until the room has voted"
        )
        page.get_by_role("button", name="Reveal").click()
        assert page.locator(".stage-step-tasks\\.1 .stage-out").first.is_visible()
        page.keyboard.press("PageUp")
        page.wait_for_selector(".stage-at-machine")
        page.evaluate("history.replaceState(null, '', `${location.hash}&present=1`)")  # as a slide opens it
        page.keyboard.press("p")
        assert page.evaluate("'present' in document.documentElement.dataset") is False
        assert "present" not in page.url, "a reload does not present again"
        assert page.url.endswith("#step=machine")


def test_a_room_sees_the_case_drawn_before_it_plans_and_not_what_the_plan_brings(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    race = BY_ID["race-the-clock"]
    with visiting(address_of(address, race), viewport=WIDE) as visit:
        page = visit.page
        predict(page)
        page.keyboard.press("p")
        figure = page.locator(".stage-step-plan .stage-figure")
        expect(figure).to_be_visible()
        page.locator(".stage-step-plan select").first.select_option(index=1)
        page.get_by_role("button", name="Run the plan 100 times").click()
        expect(figure).to_be_hidden()


# What stands in the line of the steps at places right of them, above what scrolls under it.
UNDER_THE_BAR = """() => { scrollTo(0, 200); const at = document.querySelector(".stage-top").getBoundingClientRect();
  return [20, innerWidth - 20, document.querySelector(".stage-reveal").getBoundingClientRect().left - 4].map((x) => !!document.elementFromPoint(x, at.top + at.height / 2)?.closest(".stage-step")); }"""


def test_while_an_answer_is_held_back_a_room_reads_what_is_still_to_do(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(address_of(address, EXERCISES[0]), viewport=WIDE) as visit:
        page = visit.page
        predict(page)
        page.keyboard.press("p")
        go(page, "tasks.1")
        step = page.locator(".stage-step-tasks\\.1")
        step.get_by_role("button", name=words.CHECK).click()
        todo = step.locator(".stage-todo")
        todo.wait_for()
        assert todo.is_visible()
        beside = step.get_by_role("button", name=words.CHECK).bounding_box()
        found = todo.bounding_box()
        assert beside is not None
        assert found is not None
        assert 0 <= found["y"] - beside["y"] < 150, "below the button that was pressed"
        assert found["y"] + found["height"] <= WIDE["height"] + 1
        assert page.evaluate(UNDER_THE_BAR) == [False, False, False]
        step.get_by_role("button", name=words.VOTES["task"]).click()
        reveal = page.get_by_role("button", name="Reveal")
        expect(reveal, "nothing to reveal while hands are counted").to_be_hidden()
        expect(todo).to_be_hidden()
        step.locator(".stage-voting input").nth(1).fill("9")
        step.locator(".stage-voting").get_by_role("button", name=words.CHECK).click()
        step.locator(".stage-voting").wait_for(state="hidden")
        expect(reveal).to_be_visible()


# In how many columns the parts of a step stand, and whether a button of Present lies on the line of the steps.
COLUMNS = """() => { const step = document.querySelector(".stage-step:not(.stage-away)");
  const at = (each) => each.getBoundingClientRect(), line = at(document.querySelector(".stage-top"));
  return [new Set([...step.querySelectorAll(".stage-controls > *")].filter((each) => at(each).width).map((each) => Math.round(at(each).left))).size,
    at(document.querySelector(".stage-now")).width > 0 && at(document.querySelector(".stage-reveal-row")).top >= line.bottom]; }"""


def test_present_in_a_narrow_window_has_one_column_and_its_line_of_steps(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(address_of(address, EXERCISES[0]), viewport=NARROW) as visit:
        page = visit.page
        predict(page)
        page.keyboard.press("p")
        go(page, "tasks.1")
        expect(page.get_by_role("button", name="Reveal")).to_be_in_viewport(ratio=1)
        assert page.evaluate(COLUMNS) == [1, True]
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_room_votes_on_one_screen_and_reveal_shows_the_answers_of_the_look_back(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(address_of(address, EXERCISES[0]), viewport=WIDE) as visit:
        page = visit.page
        page.keyboard.press("p")
        reveal = page.get_by_role("button", name="Reveal")
        count = page.locator(".stage-step-case").get_by_role("button", name=words.VOTES["first"])
        expect(count).to_be_in_viewport(ratio=1)
        expect(page.locator(".stage-step-case input[type=radio]").last).to_be_in_viewport(ratio=1)
        expect(reveal).to_be_hidden()
        count.click()
        voting = page.locator(".stage-voting")
        expect(voting.locator("input")).to_have_count(9)
        for field in voting.locator("input").all():
            field.fill("12")
            field.press("Enter")
        expect(voting.locator("svg")).to_have_count(9)
        expect(voting.locator("input").first).to_be_in_viewport(ratio=1)
        expect(voting.get_by_role("button", name=words.KEEP_PREDICTION)).to_be_in_viewport(ratio=1)
        voting.locator("input").first.fill("x")
        voting.locator("input").first.press("Enter")
        expect(voting.get_by_text(words.VOTES_WRONG.format(text="x"))).to_be_visible()
        voting.get_by_role("button", name=words.KEEP_PREDICTION).click()
        page.wait_for_selector(".stage-at-machine")
        go(page, "look-back")
        step = page.locator(".stage-step-look-back")
        expect(step.get_by_role("button", name=words.AGAIN_SHOW)).to_be_hidden()
        expect(page.locator(".stage-line .stage-now.stage-done")).to_have_count(0)
        reveal.click()
        expect(step.locator(".stage-out").first).to_be_visible()
        expect(page.locator(".stage-line .stage-now.stage-done")).to_have_count(1)


def test_a_clicker_goes_on_from_the_prediction_and_hears_what_it_lacks(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(address_of(address, EXERCISES[0]), viewport=WIDE) as visit:
        page = visit.page
        page.keyboard.press("p")
        page.keyboard.press("PageDown")
        expect(page.locator(".stage-step-case .stage-todo")).to_be_in_viewport(ratio=1)
        for group in page.locator(".live-view [role=radiogroup]:visible").all():
            group.locator("input").last.check()
        page.keyboard.press("PageDown")
        page.wait_for_selector(".stage-at-machine")


def test_reveal_opens_the_key_points_of_a_new_case_and_the_verdict_is_wide(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(address_of(address, EXERCISES[0]), viewport=WIDE) as visit:
        page = visit.page
        predict(page)
        go(page, "new-case")
        page.keyboard.press("p")
        step = page.locator(".stage-step-new-case")
        step.locator("input[type=radio]").first.check()
        page.keyboard.press("r")
        verdict = step.locator(".stage-see .stage-out")
        expect(verdict).to_be_in_viewport(ratio=1)
        expect(step.get_by_text(words.TRANSFER_POINTS, exact=True)).to_be_visible()
        box = verdict.bounding_box()
        assert box is not None
        assert box["width"] > WIDE["width"] * 0.4


def test_a_room_does_not_read_the_text_form_while_the_exercise_gets_ready(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport=WIDE)
    try:
        page = context.new_page()
        page.route("**/python-*.wasm.xz", lambda _: None)  # Python is still on its way
        page.goto(f"{address_of(address, EXERCISES[0])}#step=machine&present=1")
        page.wait_for_selector("html[data-live=loading][data-live-controls=later]", state="attached")
        expect(page.locator(".live-bar [role=status]")).to_be_visible()
        expect(page.locator(".live-cell > .cell_output").first).to_be_hidden()
    finally:
        context.close()


def test_a_slide_that_opens_the_first_step_can_be_answered_before_python_is_there(
    chromium: Browser, address: str
) -> None:
    context = chromium.new_context(viewport=WIDE)
    try:
        page = context.new_page()
        held: list[Route] = []
        page.route("**/python-*.wasm.xz", lambda route: held.extend([route]))  # Python is still on its way
        page.goto(f"{address_of(address, EXERCISES[0])}#step=case&present=1")
        page.wait_for_selector("html[data-present][data-live=loading][data-live-controls=here]", state="attached")
        for group in page.locator(".live-view [role=radiogroup]").all():
            group.get_by_role("radio").first.check()
        page.locator(".live-view .cbx-main").first.click()
        expect(page.get_by_text("Kept; goes on in a moment").first).to_be_visible()
        for route in held:
            route.continue_()
        page.wait_for_selector("html[data-live=ready][data-present]", state="attached", timeout=90_000)
        expect(page.locator(".stage-at-machine, .stage-at-case .stage-done").first).to_be_attached()
    finally:
        context.close()


def check_paper_before_work(page: Page, exercise: Exercise) -> None:
    """The written lesson is printed whole, on few sheets."""
    # A look at the page in print sends no event of its own; `page.pdf` does, as a browser that prints.
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert page.evaluate(EMPTY_FOLDS) == []
    assert page.locator(".live-cell").get_by_text(words.STATIC_HINTS, exact=True).locator("visible=true").count() == 0
    assert page.locator(".live-cell summary.cbx-part:visible").count() >= 2
    assert page.locator(".live-cell").get_by_text(words.TRANSFER_NOTE).first.is_visible()
    assert not page.locator(".live-view .stage").is_visible()
    check_paper_keeps_answers_back(page, exercise)
    assert 2 <= sheets(page) <= MOST_SHEETS
    page.emulate_media(media="screen")


def check_paper_after_work(page: Page) -> None:
    """What was worked is printed, in place of the written lesson."""
    go(page, "all")
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert page.locator(".live-view .stage").is_visible()
    assert page.locator(".live-cell summary.cbx-part:visible").count() == 0
    assert 1 <= sheets(page) <= MOST_SHEETS
    page.emulate_media(media="screen")


def core_heights(page: Page) -> dict[str, float]:
    """How high each step of the core path is after the first one."""
    heights = {}
    for step in step_names(page)[1:]:
        arrive(page, step)
        if words.CORE in page.locator(".stage-step .stage-eyebrow:visible").first.inner_text():
            heights[step] = page.evaluate(HEIGHT, step)
    return heights


def height_after_the_second_vote(page: Page) -> float:
    """How high the look back is when what is said to each second vote is shown."""
    arrive(page, "look-back")
    step = page.locator(".stage-step-look-back")
    for group in step.locator("[role=radiogroup]").all():
        group.locator("input").first.check()
    expect(step.locator(".stage-answers .stage-out:not(.stage-waiting)")).to_have_count(3)
    return float(page.evaluate(HEIGHT, "look-back"))


@every
def test_an_exercise_is_printed_before_and_after_work_and_its_core_path_takes_eight_screens_at_most(
    visiting: Callable[..., AbstractContextManager[Any]], address: str, exercise: Exercise
) -> None:
    """One visit for both. A step takes one screen at least, and as much more as it scrolls."""
    with visiting(address_of(address, exercise), viewport=WIDE) as visit:
        page = visit.page
        heights = {"case": page.evaluate(HEIGHT, "case")}
        check_paper_before_work(page, exercise)
        predict(page)
        heights |= core_heights(page)
        check_paper_after_work(page)
        heights["look-back"] = height_after_the_second_vote(page)
    assert heights["look-back"] <= WIDE["height"], "what is said to the second vote, with the rest folded"
    assert sum(max(height / WIDE["height"], 1) for height in heights.values()) <= MOST_SCREENS, heights


@every
def test_without_scripts_an_exercise_is_printed_without_its_answers(
    visiting: Callable[..., AbstractContextManager[Any]], address: str, exercise: Exercise
) -> None:
    with visiting(address_of(address, exercise), java_script_enabled=False) as visit:
        page = visit.page
        page.emulate_media(media="print")
        check_paper_keeps_answers_back(page, exercise)
        assert 2 <= sheets(page) <= MOST_SHEETS


def test_the_core_path_of_lauri_love_is_short(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    """Screens of its steps at 1280x720, and the fewest acts with which they are done: choices, words, and the buttons that keep them."""
    exercise = BY_ID["lauri-love"]
    with visiting(address_of(address, exercise), viewport=WIDE) as visit:
        page = visit.page
        # The predictions and their button; without a choice of a case it is the made-up one.
        acts = len(PREDICTIONS) + 1
        heights = [page.evaluate(HEIGHT, "case")]
        predict(page)
        core = [at for at, issue in enumerate(all_issues(), 1) if issue.core]
        for at, issue in ((at, all_issues()[at - 1]) for at in core):
            arrive(page, f"path.{at}")
            heights.append(page.evaluate(HEIGHT, f"path.{at}"))
            # What is chosen, the argument of the other side, and the button.
            acts += len(issue.choices) + 2
        arrive(page, "look-back")
        heights.append(page.evaluate(HEIGHT, "look-back"))
    assert sum(math.ceil(height / WIDE["height"]) for height in heights) <= MOST_SCREENS
    assert acts <= MOST_ACTS


# Whether what has the focus is whole inside its scroller, or lies behind something else.
IN_LINE = """() => { const at = document.activeElement.getBoundingClientRect(), line = document.querySelector(".stage-line").getBoundingClientRect();
  return at.left >= line.left - 1 && at.right <= line.right + 1; }"""
SEEN = """() => { const e = document.activeElement, at = e.getBoundingClientRect();
  const top = document.elementFromPoint(at.left + Math.min(at.width / 2, 20), at.top + Math.min(at.height / 2, 12));
  return at.top >= 0 && at.bottom <= innerHeight + 1 && (e === top || e.contains(top)); }"""


def test_a_step_that_has_the_focus_in_the_line_on_top_is_seen_whole_on_a_telephone(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(address_of(address, EXERCISES[0]), viewport=NARROW) as visit:
        page = visit.page
        predict(page)
        chips, met = page.locator(".stage-line button").count(), 0
        # Back from the heading, which has the focus, to the first step.
        for _ in range(chips + 3):
            page.keyboard.press("Shift+Tab")
            if page.evaluate("document.activeElement.matches('.stage-line button')"):
                met += 1
                assert page.evaluate(IN_LINE), page.evaluate("document.activeElement.textContent")
        assert met == chips


def test_what_has_the_focus_below_the_answer_does_not_lie_behind_it(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(address_of(address, EXERCISES[0]), viewport=WIDE, reduced_motion="reduce") as visit:
        page = visit.page
        predict(page)
        details = page.locator(".stage-step-machine .stage-details")
        details.locator("summary").first.click()
        page.locator(".stage-step-machine select").last.focus()
        for _ in range(details.locator(":is(summary, a):visible").count()):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('.stage-details summary')"):
                assert page.evaluate(SEEN), page.evaluate("document.activeElement.textContent")


def test_a_verdict_comes_into_view_beside_a_question_that_is_longer_than_the_window(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    sides = BY_ID["central-authority"]
    with visiting(address_of(address, sides), viewport=WIDE, reduced_motion="reduce") as visit:
        page = visit.page
        predict(page)
        go(page, "decision.2")
        step = page.locator(".stage-step-decision\\.2")
        step.get_by_role("radio", name="Ask back").check()
        step.locator("select").select_option(index=1)
        step.locator("input[type=checkbox]").last.check()
        step.locator("input[type=radio]").last.check()
        check = step.get_by_role("button", name=words.CHECK)
        check.scroll_into_view_if_needed()
        page.evaluate("scrollBy(0, 400)")
        check.press("Enter")
        verdict = step.locator(".stage-see .stage-out").first
        verdict.locator("strong").wait_for()
        expect(verdict).to_be_in_viewport(ratio=1)
        expect(check).to_be_in_viewport(ratio=1)


def test_a_room_reads_a_task_on_the_left_and_answers_it_on_the_right(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    explorer = BY_ID["treaty-explorer"]
    with visiting(address_of(address, explorer), viewport=WIDE) as visit:
        page = visit.page
        predict(page)
        arrive(page, "tasks.4")
        page.keyboard.press("p")
        step = page.locator(".stage-step-tasks\\.4")
        text = step.locator(".stage-controls > :first-child").bounding_box()
        answers = [each.bounding_box() for each in step.locator(".stage-controls :is(select, .cbx-row button)").all()]
        assert len(answers) == 6
        assert min(each["x"] for each in answers) > text["x"] + text["width"]
        expect(step.get_by_role("button", name=words.CHECK)).to_be_in_viewport(ratio=1)


def test_a_page_without_steps_is_presented_too(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(f"{address}notebooks/practice.html", viewport=WIDE) as visit:
        page = visit.page
        page.locator(".live-view .stage-present").click()
        assert page.evaluate("'present' in document.documentElement.dataset")
        page.keyboard.press("p")
        assert not page.evaluate("'present' in document.documentElement.dataset")
