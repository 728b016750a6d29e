// The stage of an exercise, beside its Python: keeps the page's address and the reader's place in step with the step in view, and presents.
// Without it the steps still work; only the address, the focus and the large type are missing.

const root = document.documentElement;
root.dataset.stageScript = "";
const STEP = "stage-at-";
const ALL = "all";
const DRAWN = 1000; // milliseconds in which an answer, once it begins, is drawn in several pieces
const MARKS = { "stage-controls": "controls" };
const TYPING = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";

// A slide opens the exercise in Present: what stands in its place until Python is there is read from afar, too.
if (new URLSearchParams(location.hash.slice(1)).has("present")) root.dataset.present = "";

/** @type {string | undefined} */
let shown; // the step that was in view when we last looked
/** @type {Element | undefined} */
let last; // what had the focus or was pressed last, and the step that it stood in
/** @type {Element | null | undefined} */
let home;
/** @type {Element | undefined} */
let chip; // the step that the line of steps has in its middle
let chipLine = 0; // how long that line was

/** @param {ParentNode} place
 * @param {string} selector
 * @returns {NodeListOf<HTMLElement>} */
const all = (place, selector) => place.querySelectorAll(selector);
/** The element that an event is about, if it is about one.
 * @param {Event} event */
const targetOf = ({ target }) => (target instanceof Element ? target : undefined);
const stage = () => document.querySelector(".live-view .cbx.stage");
/** @param {Element | null} view */
const stepOf = (view) => [...(view?.classList ?? [])].find((name) => name.startsWith(STEP))?.slice(STEP.length);
const asked = () => new URLSearchParams(location.hash.slice(1));

/** The marks that checks look at, on boxes that Python can only give a class.
 * @param {Element} view */
function mark(view) {
  for (const [name, value] of Object.entries(MARKS)) {
    for (const box of all(view, `.${name}:not([data-stage])`)) box.dataset.stage = value;
  }
  for (const line of view.querySelectorAll(".stage-line:not([role])")) {
    line.setAttribute("role", "group");
    line.setAttribute("aria-label", "Steps of this exercise");
  }
  for (const box of view.querySelectorAll(".stage-line, .cbx-table")) box.toggleAttribute("data-goes-on", box.scrollWidth > box.clientWidth + 1);
  for (const pane of all(view, ".stage-see, .stage-letter")) {
    // Where the whole does not fit, on a narrow window, its figure is left out.
    pane.removeAttribute("data-full");
    pane.toggleAttribute("data-full", pane.scrollHeight > pane.clientHeight + 1);
    // A long answer scrolls in its own pane, so that its first line stays beside the control that was used.
    if (pane.scrollHeight <= pane.clientHeight + 1) pane.removeAttribute("tabindex");
    else pane.tabIndex = 0;
  }
  for (const chip of view.querySelectorAll(".stage-line button")) {
    if (chip.classList.contains("stage-now")) chip.setAttribute("aria-current", "step");
    else chip.removeAttribute("aria-current");
  }
}

/** What a press brings is drawn outside of the window: once it is there, it comes into view.
 * @param {Element} box - in which it is drawn
 * @param {() => Element | null | undefined} drawn - what is there of it
 * @param {() => Element | null | undefined} place - what is to be seen */
function follow(box, drawn, place = drawn) {
  /** @type {number | undefined} */
  let end;
  const watching = new MutationObserver(() => {
    if (!drawn()) return; // the figure came first
    end ??= setTimeout(() => watching.disconnect(), DRAWN);
    requestAnimationFrame(() => place()?.scrollIntoView({ block: "nearest", behavior: "instant" }));
  });
  watching.observe(box, { childList: true, subtree: true, attributes: true }); // a hint moves it too
}

/** The letter beside a draft shows the paragraph of the field that one writes in. */
function showParagraph() {
  const field = document.activeElement?.closest(".stage-brief .stage-controls :is(input, select, textarea)");
  const letter = field?.closest(".stage-panes").querySelector(".stage-letter");
  if (!letter) return;
  /** @param {Element} one */
  const isAbove = (one) => one.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING;
  const title = [...field.closest(".stage-controls").querySelectorAll("h4")].findLast(isAbove)?.textContent;
  const part = [...letter.querySelectorAll("h5")].find((one) => one.textContent === title);
  if (part) letter.scrollTop += part.getBoundingClientRect().top - letter.getBoundingClientRect().top;
}

/** What the keyboard comes to is whole in the window, also when what is drawn above it pushes it out.
 * @param {Event} event */
function keepInView(event) {
  const target = targetOf(event);
  const panes = target?.matches(".stage-controls :focus-visible") && target.closest(".stage-panes:not(.stage-checked)");
  if (!panes) return;
  target.scrollIntoView({ block: "nearest", behavior: "instant" });
  follow(panes, () => panes, () => (document.activeElement === target ? target : undefined));
}

/** On a narrow window, and while a room's answer is held back, what a button brings is drawn below it; beside a long question, above the window.
 * @param {Event} event */
function showVerdict(event) {
  const panes = targetOf(event)?.closest(".stage-controls button")?.closest(".stage-panes");
  const see = panes && [...panes.children].find((each) => each.classList.contains("stage-see"));
  const isBelow = see && getComputedStyle(see).position === "static";
  if (!isBelow && !(see && panes.classList.contains("stage-checked"))) return;
  const verdict = () => see.querySelector(".stage-out:not(.stage-waiting)");
  const above = () => (verdict()?.getBoundingClientRect().top < 0 ? verdict() : undefined);
  const below = () => ("held" in root.dataset ? see : verdict());
  follow(panes, verdict, isBelow ? below : above);
}

/** What a prediction lacks is said below its button.
 * @param {Event} event */
function showLacking(event) {
  const step = targetOf(event)?.closest(".cbx-main")?.closest(".stage-step-case");
  if (step) follow(step, () => step.querySelector(".stage-todo"));
}

/** On a small window the answer to the front page's question, and its next case, are drawn outside of it.
 * @param {Event} event */
function showFrontAnswer(event) {
  const isClick = event.type === "click";
  const field = targetOf(event)?.closest(".live-view .cbx-front :is(input, button.cbx-button)");
  if (!field || isClick !== field.matches("button")) return;
  const front = field.closest(".cbx-front");
  follow(front, () => front.querySelector(isClick ? ".stage-title" : ".stage-out:not(.stage-waiting) > p"));
}

/** The next card comes into view. Where it is higher than its room, a finger or a mouse is led to its first line, the keyboard to its buttons.
 * @param {MouseEvent} event */
function showCard(event) {
  const card = targetOf(event)?.closest("button")?.closest(".stage-card");
  if (!card) return;
  const place = () => {
    card.scrollIntoView({ block: "nearest", behavior: "instant" });
    return event.detail ? card.querySelector("p") : card;
  };
  follow(card, () => card, place);
}

/** The address names the step; a reader can go back, and send somebody a link.
 * @param {string} step
 * @param {boolean} isFirst */
function keepAddress(step, isFirst) {
  const words = asked();
  if ((words.get("step") ?? "case") === step) return;
  words.set("step", step);
  history[isFirst ? "replaceState" : "pushState"](null, "", `#${words}`);
}

/** The heading of a step; none before its contents are drawn, nor of all steps together.
 * @param {Element} view
 * @param {string} step
 * @returns {HTMLElement | null} */
const headingOf = (view, step) => view.querySelector(`.${CSS.escape(`stage-step-${step}`)} h2`);

/** The step in view stands in the middle of the line of steps; a line that is not drawn yet, or becomes longer, is asked again.
 * @param {Element} view */
function showChip(view) {
  /** @type {HTMLElement | null} */
  const now = view.querySelector(".stage-line .stage-now");
  const line = now?.closest(".stage-line");
  if (!line?.clientWidth || (now === chip && line.scrollWidth === chipLine)) return;
  chip = now;
  chipLine = line.scrollWidth;
  toMiddle(now, line);
}

/** At its edges the line of steps fades: a step is read in its middle.
 * @param {HTMLElement} step
 * @param {Element} line */
function toMiddle(step, line) {
  line.scrollLeft = step.offsetLeft - (line.clientWidth - step.offsetWidth) / 2;
}

/** A new step begins at its top, and its heading has the focus, so that a screen reader reads on from there.
 * @param {Element} view
 * @param {string} step */
function begin(view, step) {
  scrollTo({ top: 0 });
  headingOf(view, step)?.focus({ preventScroll: true });
  if ("present" in root.dataset) hold(true);
}

/** What had the focus was drawn anew as something else: the keyboard goes on from the heading of its step.
 * @param {Element} view
 * @param {string} step */
function regain(view, step) {
  if (!last || last.isConnected || document.activeElement !== document.body) return;
  const heading = home?.isConnected ? home.querySelector("h2") : headingOf(view, step);
  heading?.focus();
}

function look() {
  const view = stage();
  const step = stepOf(view);
  if (!step) return;
  mark(view);
  showChip(view);
  showParagraph();
  if (step === shown) return regain(view, step);
  if (step !== ALL && !headingOf(view, step)) return undefined; // its contents come in a moment, and bring us here again
  const isFirst = shown === undefined;
  shown = step;
  keepAddress(step, isFirst);
  // A slide opens the exercise in Present.
  if (isFirst && asked().has("present")) present(true);
  if (!isFirst) begin(view, step);
}

let waiting = false;
function lookSoon() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    look();
  });
}

for (const kind of ["focusin", "pointerdown"]) {
  addEventListener(kind, (event) => {
    last = targetOf(event);
    home = last?.closest(".stage-step");
  });
}
addEventListener("focusin", keepInView);
addEventListener("focusin", showParagraph);
addEventListener("focusin", ({ target }) => {
  if (!(target instanceof HTMLElement) || !target.matches("button:focus-visible")) return; // under a pointer it would slip away
  const line = target.closest(".stage-line");
  if (line) toMiddle(target, line);
});

// Back to where the address named no step: that is the case.
addEventListener("hashchange", () => {
  if (shown && shown !== "case" && !location.hash) location.replace("#step=case");
});

// Present ------------------------------------------------------------------------------------------------------------

/** What is shown may stand below the question, outside of the window. */
function showRevealed() {
  const panes = stage()?.querySelector(".stage-step:not(.stage-away) .stage-three");
  const verdict = () => panes?.querySelector(".stage-see .stage-out");
  if (!panes) return;
  verdict()?.scrollIntoView({ block: "nearest", behavior: "instant" });
  follow(panes, verdict);
}

/** Hold the outcome back until the room has voted, or show it.
 * @param {boolean} isHeld */
function hold(isHeld) {
  root.toggleAttribute("data-held", isHeld);
  // Where the answers are not there yet, to show them is to ask for them.
  /** @type {HTMLElement | null | undefined} */
  const reveals = stage()?.querySelector(".stage-step:not(.stage-away, :has(.stage-voting)) .stage-reveals");
  if (!isHeld) reveals?.click();
  const button = document.querySelector(".stage-reveal");
  if (button) button.innerHTML = `${isHeld ? "Reveal" : "Hold back"} <kbd aria-hidden="true">r</kbd>`;
  if (!isHeld) showRevealed();
}

/** Left is left: a reload does not present again. */
function leave() {
  root.removeAttribute("data-held");
  const words = asked();
  if (!words.has("present")) return;
  words.delete("present");
  history.replaceState(null, "", `#${words}`);
}

/** @param {boolean} isOn */
function present(isOn) {
  root.toggleAttribute("data-present", isOn);
  document.querySelector(".stage-reveal-row")?.remove();
  if (!isOn) return leave();
  const row = document.createElement("div");
  row.className = "stage-reveal-row";
  row.innerHTML = '<button type="button" class="stage-reveal"></button> <button type="button" class="stage-leave">Leave <kbd>p</kbd></button>';
  document.body.append(row);
  row.querySelector(".stage-reveal").addEventListener("click", () => hold(!("held" in root.dataset)));
  row.querySelector(".stage-leave").addEventListener("click", () => present(false));
  return hold(true);
}

/** A clicker's keys: the step after, the step before. Before the prediction is kept there is none after: to go on is to keep it.
 * @param {1 | -1} by */
function walk(by) {
  const view = stage();
  const chips = [.../** @type {NodeListOf<HTMLButtonElement>} */ (view.querySelectorAll(".stage-line button"))];
  const chip = chips[chips.findIndex((one) => one.classList.contains("stage-now")) + by];
  if (!chip?.disabled) return chip?.click();
  [...all(view, ".stage-step:not(.stage-away) .cbx-main")].find((button) => button.offsetParent)?.click();
}

/** @type {Record<string, () => void>} */
const KEYS = {
  p: () => present(!("present" in root.dataset)),
  PageDown: () => walk(1),
  PageUp: () => walk(-1),
  r: () => hold(!("held" in root.dataset)),
};

document.addEventListener("keydown", (event) => {
  const isPlain = !(event.ctrlKey || event.altKey || event.metaKey);
  if (!isPlain || !stage() || targetOf(event)?.matches(TYPING)) return;
  if (event.key !== "p" && !("present" in root.dataset)) return;
  if (!KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});

// Paper cannot be scrolled: what somebody wrote is printed to its end.
addEventListener("beforeprint", () => {
  for (const field of all(document, ".live-view textarea")) field.style.height = `${field.scrollHeight + 2}px`;
});
addEventListener("afterprint", () => {
  for (const field of all(document, ".live-view textarea")) field.style.height = "";
});

document.addEventListener("click", showVerdict);
document.addEventListener("click", showLacking);
for (const name of ["change", "click"]) addEventListener(name, showFrontAnswer);
document.addEventListener("click", showCard);
document.addEventListener("click", (event) => {
  const target = targetOf(event);
  if (target?.closest(".stage-present")) present(true);
  if ("held" in root.dataset && target?.closest(".stage-reveals")) hold(false);
  /** @type {HTMLDetailsElement | null} */
  const about = document.querySelector("#stage-about[open]");
  if (about && !about.contains(target ?? null)) about.open = false;
});

// A table that comes into view with its fold, or stands in another window, may be wider than its place.
addEventListener("toggle", lookSoon, true);
addEventListener("resize", lookSoon);
new MutationObserver(lookSoon).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["class"] });
lookSoon();
