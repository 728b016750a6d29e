// The figures of the exercises, beside their Python: what stands elsewhere in the next drawing glides there, and the two days of the lanes can be
// dragged. Nothing here is needed: a day can be typed and moved by keys, and a figure is whole without motion.

const MILLISECONDS = 180;
const REACH = 24; // pixels from a day within which a pointer takes hold of it
const DAY = 86_400_000;
const DAYS = ["act", "request"];
const inWords = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const still = matchMedia("(prefers-reduced-motion: reduce)");
const places = new Map(); // where each part of each figure stood last

const placeOf = (part) => part.transform.baseVal.consolidate()?.matrix ?? { e: 0, f: 0 };
const at = ({ x, y }) => ({ transform: `translate(${x}px, ${y}px)` });

function glide(figure) {
  for (const part of figure.querySelectorAll(".fig-move")) {
    const name = `${figure.getAttribute("aria-labelledby")} ${part.dataset.key}`;
    const { e: x, f: y } = placeOf(part);
    const before = places.get(name);
    places.set(name, { x, y });
    const hasMoved = before && (before.x !== x || before.y !== y);
    if (hasMoved && !still.matches) part.animate([at(before), at({ x, y })], { duration: MILLISECONDS, easing: "ease-out" });
  }
}

function glideIn(node) {
  if (!(node instanceof Element)) return;
  for (const figure of node.matches("svg.fig") ? [node] : node.querySelectorAll("svg.fig[role=img]")) glide(figure);
}

new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(glideIn))).observe(document.documentElement, {
  childList: true,
  subtree: true,
});

// The two days ---------------------------------------------------------------------------------------------------------

/** The fields in which the two days are typed, in the same exercise. */
const fieldsOf = (figure) => [...(figure.closest(".stage, .live-view")?.querySelectorAll(".stage-day input") ?? [])];

/** Where a pointer is, in units of the figure. */
const unitsAt = (figure, event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(figure.getScreenCTM().inverse()).x;

/** The day a pointer is near to, if it is near to one. */
function near(figure, event) {
  const x = unitsAt(figure, event);
  const reach = REACH / figure.getScreenCTM().a;
  const ways = DAYS.map((key) => Math.abs(placeOf(figure.querySelector(`[data-key="${key}"]`)).e - x));
  const closest = ways[0] <= ways[1] ? 0 : 1;
  return ways[closest] <= reach && fieldsOf(figure).length === DAYS.length ? DAYS[closest] : undefined;
}

function dayAt(figure, x) {
  const { first, last, left, right } = figure.dataset;
  const part = Math.min(Math.max((x - left) / (right - left), 0), 1);
  return new Date(Date.parse(first) + Math.round((part * (Date.parse(last) - Date.parse(first))) / DAY) * DAY);
}

/** The day of a dragged marker: a request is never earlier than the act. */
function dayOf({ figure, key }, event) {
  const day = dayAt(figure, unitsAt(figure, event));
  const act = dayAt(figure, placeOf(figure.querySelector('[data-key="act"]')).e);
  return key === "request" && day < act ? act : day;
}

function placeFor(figure, day) {
  const { first, last, left, right } = figure.dataset;
  return +left + ((day - Date.parse(first)) / (Date.parse(last) - Date.parse(first))) * (right - left);
}

/** Show where the day would be; the drawing itself follows when it is let go. */
function carry(dragged, event) {
  const { figure, key } = dragged;
  const day = dayOf(dragged, event);
  const x = placeFor(figure, day);
  for (const part of figure.querySelectorAll(`[data-key="${key}"], [data-key$="-${key}"]`)) part.setAttribute("transform", `translate(${x} 0)`);
  const name = figure.querySelector(`[data-day="${key}"] text`);
  name.textContent = name.textContent.replace(/\d.*$/, inWords.format(day));
}

function put(dragged, event) {
  const field = fieldsOf(dragged.figure)[DAYS.indexOf(dragged.key)];
  field.value = inWords.format(dayOf(dragged, event));
  for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
}

let held; // the day that is being dragged

const lanesAt = (event) => (event.target instanceof Element ? event.target.closest("svg.fig-lanes") : null);

addEventListener("pointerdown", (event) => {
  const figure = event.isPrimary && event.button === 0 ? lanesAt(event) : null;
  const key = figure && near(figure, event);
  if (!key) return;
  held = { figure, key };
  event.preventDefault();
});

addEventListener("pointermove", (event) => {
  if (held) carry(held, event);
  else lanesAt(event)?.classList.toggle("fig-near", near(lanesAt(event), event) !== undefined);
});

addEventListener("pointerup", (event) => {
  if (held) put(held, event);
  held = undefined;
});

addEventListener("pointercancel", () => {
  held = undefined;
});

// A state of the map ------------------------------------------------------------------------------------------------------

/** Pointing at a state chooses it in the list beside the map; by keyboard the list itself is used. */
addEventListener("click", ({ target }) => {
  const land = target instanceof Element ? target.closest(".fig-map [data-state]") : null;
  const list = land?.closest(".cbx")?.querySelector(".fig-chooses select");
  if (!(land && list instanceof HTMLSelectElement)) return;
  const named = [...list.options].find(({ text }) => land.textContent.startsWith(`${text}:`));
  if (!named) return;
  list.selectedIndex = named.index;
  list.dispatchEvent(new Event("change", { bubbles: true }));
});
