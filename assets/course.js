// Small things that style alone cannot do. Everything here adds to a page that is whole without it.

const MODE_NAMES = { auto: "as the system", light: "light", dark: "dark" };

/** Say the state of the colour switch in its name, because its picture alone is lost to a screen reader. */
function nameColourSwitch() {
  const mode = MODE_NAMES[document.documentElement.dataset.mode] ?? MODE_NAMES.auto;
  for (const button of document.querySelectorAll(".theme-switch-button")) {
    button.setAttribute("aria-label", `Colour mode: ${mode}`);
  }
}

/** A box that scrolls must be reachable by keyboard; one that does not must not be a stop on the way. */
function markScrollingBoxes() {
  for (const box of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll(".pst-scrollable-table-container, div.highlight > pre")
  )) {
    const scrolls = box.scrollWidth > box.clientWidth + 1;
    box.toggleAttribute("data-goes-on", scrolls);
    if (scrolls) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}

/** Paper cannot be unfolded: open every fold for the print, and close those again that were closed. An exercise prints what is asked and answered. */
function openFoldsForPrint() {
  const folds = "article details:not([open], .live-view details, .stage-code)";
  for (const fold of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(folds))) {
    fold.open = true;
    fold.dataset.openedForPrint = "";
  }
}

function closeFoldsAfterPrint() {
  for (const fold of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details[data-opened-for-print]"))) {
    fold.open = false;
    delete fold.dataset.openedForPrint;
  }
}

/** Paper has no links: each gets a number, and the addresses stand in a list at the end, out of the sentences. */
function listAddresses() {
  const addresses = /** @type {string[]} */ ([]);
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("article a.external"))) {
    if (!addresses.includes(link.href)) addresses.push(link.href);
    link.dataset.address = String(addresses.indexOf(link.href) + 1);
  }
  if (!addresses.length) return;
  const list = document.createElement("ol");
  list.append(...addresses.map((address) => Object.assign(document.createElement("li"), { textContent: address })));
  const end = Object.assign(document.createElement("section"), { className: "course-addresses" });
  end.append(Object.assign(document.createElement("h2"), { textContent: "Addresses of the links" }), list);
  document.querySelector("article > section, article")?.append(end);
}

function takeAddressesAway() {
  for (const end of document.querySelectorAll(".course-addresses")) end.remove();
}

/** A link that prints goes to what is printed: style leaves out the rest.
 * @param {Event} event */
function printTarget({ target }) {
  if (target instanceof Element && target.closest("a.cbx-print")) setTimeout(() => print());
}

/** What had the focus before a dialog opened gets it back, also where the theme moves the dialog's contents away when it closes. */
let before = document.body;
function noteFocus() {
  if (!document.querySelector("dialog[open]")) before = /** @type {HTMLElement} */ (document.activeElement ?? document.body);
}
function giveFocusBack() {
  setTimeout(() => {
    if (document.activeElement === document.body) before.focus();
  });
}

/** On the front page an arrow only chooses among the answers: Enter or the space bar gives the one that is chosen, as a press does.
 * @param {Event} event */
function chooseByArrow(event) {
  const isKey = event instanceof KeyboardEvent;
  // The click that an arrow brings comes before its key is let go.
  if (isKey) isArrowDown = event.type === "keydown" && event.key.startsWith("Arrow");
  const answer = event.target instanceof Element ? event.target.closest(".live-view .cbx-front input[type=radio]") : null;
  if (!(answer instanceof HTMLElement)) return;
  if (event.type === "click" && isArrowDown) event.stopImmediatePropagation();
  if (isKey && event.type === "keydown" && ["Enter", " "].includes(event.key)) answer.click();
}
let isArrowDown = false;

/** The search's key puts the cursor into the search's field, with its words selected, also when it is there already: the theme takes it out.
 * @param {KeyboardEvent} event */
function goToSearch(event) {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
  const held = /mac/i.test(navigator.platform) ? metaKey && !ctrlKey : ctrlKey && !metaKey;
  if (!held || shiftKey || altKey || key.toLowerCase() !== "k") return;
  const field = /** @type {HTMLInputElement | null} */ (document.querySelector("dialog[open] input[name=q], .bd-search-container input[name=q]"));
  if (!field) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  field.focus();
  field.select();
}

/** The search shows what it finds while one types, on every page: its script comes when its field is entered. */
const { src: ownAddress } = /** @type {HTMLScriptElement} */ (document.currentScript);
function fetchSearch() {
  document.head.append(Object.assign(document.createElement("script"), { src: new URL("search.js", ownAddress).href }));
}
if (!document.querySelector(".bd-search-container")) document.querySelector("#pst-search-dialog input")?.addEventListener("focus", fetchSearch, { once: true });

addEventListener("keydown", goToSearch, true);
for (const name of ["keydown", "keyup", "click"]) addEventListener(name, chooseByArrow, true);
for (const name of ["pointerdown", "keydown", "click"]) addEventListener(name, noteFocus, true);
for (const dialog of document.querySelectorAll("dialog")) dialog.addEventListener("close", giveFocusBack);
new MutationObserver(nameColourSwitch).observe(document.documentElement, { attributeFilter: ["data-mode"] });
new ResizeObserver(markScrollingBoxes).observe(document.documentElement);
addEventListener("click", printTarget);
addEventListener("beforeprint", openFoldsForPrint);
addEventListener("beforeprint", listAddresses);
addEventListener("afterprint", closeFoldsAfterPrint);
addEventListener("afterprint", takeAddressesAway);
nameColourSwitch();

/** On the page of an exercise the scripts of menus and search come when its controls are there, or wait for Python: until then those have the line. */
function fetchLater() {
  const root = document.documentElement;
  const later = [.../** @type {NodeListOf<HTMLScriptElement>} */ (document.querySelectorAll('script[type="text/later"]'))];
  const isTime = () => "liveControls" in root.dataset || ["waiting", "failed"].includes(root.dataset.live);
  const watcher = new MutationObserver(() => { if (isTime()) load(); });
  function load() {
    watcher.disconnect();
    for (const { src } of later.splice(0)) document.body.append(Object.assign(document.createElement("script"), { src, async: false }));
  }
  watcher.observe(root, { attributeFilter: ["data-live", "data-live-controls"] });
  setTimeout(load, 5000); // the runtime itself may not come
  if (isTime() || !root.dataset.live) load();
}
fetchLater();
