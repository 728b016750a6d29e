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
  for (const box of document.querySelectorAll(".pst-scrollable-table-container, div.highlight > pre")) {
    const scrolls = box.scrollWidth > box.clientWidth + 1;
    if (scrolls) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}

/** Paper cannot be unfolded: open every fold for the print, and close those again that were closed. */
function openFoldsForPrint() {
  for (const fold of document.querySelectorAll("article details:not([open])")) {
    fold.open = true;
    fold.dataset.openedForPrint = "";
  }
}

function closeFoldsAfterPrint() {
  for (const fold of document.querySelectorAll("details[data-opened-for-print]")) {
    fold.open = false;
    delete fold.dataset.openedForPrint;
  }
}

new MutationObserver(nameColourSwitch).observe(document.documentElement, { attributeFilter: ["data-mode"] });
new ResizeObserver(markScrollingBoxes).observe(document.documentElement);
addEventListener("beforeprint", openFoldsForPrint);
addEventListener("afterprint", closeFoldsAfterPrint);
nameColourSwitch();
