// What ipywidgets' controls lack for people who use a keyboard or a screen reader.
/** @import { DOMWidgetView, WidgetModel } from '@jupyter-widgets/base' */
import { ToggleButtonView } from '@jupyter-widgets/controls/lib/widget_bool';
import * as boxes from '@jupyter-widgets/controls/lib/widget_box';
import * as texts from '@jupyter-widgets/controls/lib/widget_string';
import { FileUploadView } from '@jupyter-widgets/controls/lib/widget_upload';

import { setTrusted } from './html.js';

const CONTROL = 'input:not([type=hidden]), select, textarea, [role=slider], [contenteditable], progress, [role=progressbar]';
const STATUS = 'live-status';
const GROUP = 'live-group';

/** @typedef {HTMLElement & Partial<Pick<HTMLInputElement, 'labels'>>} Control */

/**
 * @param {WidgetModel} model
 * @returns {string}
 */
const wordsOf = (model) => (model.get('description') || model.get('tooltip') || '').trim();

/** @param {Control} control */
function hasOwnName(control) {
  const labels = [...(control.labels ?? [])].filter((label) => label.textContent.trim() && label.style.display !== 'none');
  return labels.length > 0 || control.hasAttribute('aria-labelledby');
}

/**
 * @param {Control} control
 * @param {string} words
 */
function name(control, words) {
  if (hasOwnName(control)) return control.removeAttribute('aria-label');
  if (words) return control.setAttribute('aria-label', words);
  // Nobody can say what this is for: the site's author is told, and a test finds it by this mark.
  control.dataset.liveUnnamed = '';
  return console.warn('live: a control without description or tooltip', control);
}

/**
 * Controls made by this view, not by views inside it.
 * @param {DOMWidgetView} view
 */
function ownControls({ el }) {
  /** @type {NodeListOf<Control>} */
  const inside = el.querySelectorAll(CONTROL);
  return [...inside, ...(el.matches(CONTROL) ? [el] : [])].filter((control) => control.closest('[data-live-view]') === el);
}

/**
 * What a tooltip says beyond the label, such as how to write a day.
 * @param {Control} control
 * @param {WidgetModel} model
 */
function describe(control, model) {
  /** @type {string[]} */
  const [label, more] = [model.get('description') ?? '', model.get('tooltip') ?? ''];
  const beyond = more.startsWith(label) ? more.slice(label.length).replace(/^[\s.:]+/, '') : more;
  if (label && beyond) control.setAttribute('aria-description', beyond);
  else control.removeAttribute('aria-description');
}

const pen = document.createElement('canvas').getContext('2d');

const ARROW = 20; // pixels that the arrow of a list takes from its text

/**
 * @param {HTMLSelectElement} select
 * @param {string} text
 */
function isCut(select, text) {
  const { font, paddingLeft, paddingRight } = getComputedStyle(select);
  pen.font = font;
  return select.clientWidth > 0 && pen.measureText(text).width > select.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - ARROW;
}

/**
 * A list shows its chosen option in one line; what does not fit stands below it. A screen reader has heard it.
 * @param {HTMLSelectElement} select
 */
function showChosen(select) {
  // ipywidgets writes options with spaces that do not break.
  const text = (select.selectedOptions[0]?.textContent ?? '').replaceAll('\u00a0', ' ').trim();
  const shown = select.parentElement?.querySelector(':scope > .live-chosen');
  if (!isCut(select, text)) return shown?.remove();
  const line = shown ?? Object.assign(document.createElement('div'), { className: 'live-chosen', ariaHidden: 'true' });
  if (line.textContent !== text) line.textContent = text;
  if (!shown) select.parentElement.append(line);
}

const sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => showChosen(/** @type {HTMLSelectElement} nothing else is observed */ (target))));

/**
 * A box is a group named by what stands directly before it.
 * @param {DOMWidgetView} view
 */
function nameBox({ el }) {
  const label = el.previousElementSibling;
  if (!el.classList.contains(GROUP) || !label) return;
  label.id ||= `${el.dataset.liveView}-label`;
  el.setAttribute('role', 'group');
  el.setAttribute('aria-labelledby', label.id);
}

/**
 * @param {DOMWidgetView} view
 * @param {string} words
 */
function nameGroup(view, words) {
  const group = view.el.querySelector('.widget-radio-box, .widget-toggle-buttons') ?? (view.el.matches('.widget-toggle-buttons') && view.el);
  if (!group || !words) return;
  group.setAttribute('role', view.el.querySelector('input[type=radio]') ? 'radiogroup' : 'group');
  group.setAttribute('aria-label', words);
}

const ROLES = [
  ['.widget-readout[contenteditable]', 'textbox'],
  ['.progress', 'progressbar'],
];

/** @param {DOMWidgetView} view */
function setRoles(view) {
  for (const [selector, role] of ROLES) {
    view.el.querySelectorAll(selector).forEach((element) => element.setAttribute('role', role));
  }
}

/** @param {DOMWidgetView} view */
function setButton(view) {
  const { el, model } = view;
  if (!el.matches('button')) return;
  if (view instanceof ToggleButtonView) el.setAttribute('aria-pressed', String(Boolean(model.get('value'))));
  if (!el.textContent.trim() && wordsOf(model)) el.setAttribute('aria-label', wordsOf(model));
}

/**
 * ipywidgets' pictures have no text of their own; an empty one says "decoration".
 * @param {DOMWidgetView} view
 */
function setPicture({ el, model }) {
  if (el instanceof HTMLImageElement) el.alt = wordsOf(model);
}

const PLAY = { 'fa-play': 'Play', 'fa-pause': 'Pause', 'fa-stop': 'Stop', 'fa-retweet': 'Repeat' };

/**
 * @param {DOMWidgetView} view
 * @param {string} words
 */
function setPlayButtons(view, words) {
  for (const icon of view.el.querySelectorAll('.widget-play button > i.fa')) {
    const action = Object.entries(PLAY).find(([name]) => icon.classList.contains(name))?.[1];
    icon.parentElement.setAttribute('aria-label', `${action}: ${words}`);
  }
}

/**
 * The button for files counts them, also when there is nothing to count.
 * @param {DOMWidgetView} view
 */
function dropNoCount(view) {
  if (!(view instanceof FileUploadView)) return;
  for (const node of view.el.childNodes) if (node instanceof Text) node.data = node.data.replace(/ \(0\)$/, '');
}

/**
 * A widget without a tooltip gets the title "null" from ipywidgets.
 * @param {DOMWidgetView} view
 */
function dropNullTitles(view) {
  view.el.querySelectorAll('[title="null"]').forEach((element) => element.removeAttribute('title'));
}

/**
 * Lumino keeps a button for adding tabs that is never shown.
 * @param {DOMWidgetView} view
 */
function dropAddButton(view) {
  view.el.querySelectorAll('.lm-TabBar-addButton').forEach((button) => { button.remove(); });
}

/**
 * An accordion's headings answer to clicks only.
 * @param {DOMWidgetView} view
 */
function setHeadings(view) {
  /** @type {NodeListOf<HTMLElement>} */
  const headings = view.el.querySelectorAll('.jupyter-widget-Collapse-header');
  for (const heading of headings) {
    if (!heading.hasAttribute('role')) {
      heading.setAttribute('role', 'button');
      heading.tabIndex = 0;
      heading.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        heading.click();
      });
    }
    heading.setAttribute('aria-expanded', String(heading.parentElement.classList.contains('jupyter-widget-Collapse-open')));
  }
}

/**
 * Boxes hold other views and nothing of their own: their children are looked after one by one.
 * @param {DOMWidgetView} view
 */
function refresh(view) {
  if (view instanceof boxes.BoxView) return nameBox(view);
  const words = wordsOf(view.model);
  setHeadings(view);
  setPicture(view);
  dropAddButton(view);
  setPlayButtons(view, words);
  dropNullTitles(view);
  setRoles(view);
  nameGroup(view, words);
  setButton(view);
  dropNoCount(view);
  for (const control of ownControls(view)) {
    name(control, words);
    describe(control, view.model);
    if (control instanceof HTMLSelectElement && control.matches(':not([multiple], [size])')) {
      showChosen(control);
      sizes.observe(control);
    }
    // Radios of one view are one group: one stop for Tab, arrows inside it.
    if (control instanceof HTMLInputElement && control.type === 'radio') control.name = `live-${view.cid}`;
  }
}

/**
 * Runs once for every view, nested ones included, when it has been drawn.
 * @param {DOMWidgetView} view - one of layout or style has no element
 */
export function improve(view) {
  if (!view.el?.dataset) return;
  view.el.dataset.liveView = view.model.model_id;
  refresh(view);
  view.displayed?.then(() => refresh(view));
  view.listenTo(view.model, 'change', () => queueMicrotask(() => refresh(view)));
}

/** @param {WidgetModel} model */
function isStatus(model) {
  return (model.get('_dom_classes') ?? []).includes(STATUS);
}

/** @param {DOMWidgetView} view */
function setStatusRole(view) {
  if (!isStatus(view.model)) return view.el.removeAttribute('role');
  view.el.setAttribute('aria-live', 'polite');
  return view.el.setAttribute('role', 'status');
}

/**
 * @param {HTMLElement} content
 * @param {string} id
 */
const byId = (content, id) => content.querySelector(`#${CSS.escape(id)}`);

/**
 * @param {HTMLElement} content
 * @returns {NodeListOf<HTMLDetailsElement>}
 */
const foldsIn = (content) => content.querySelectorAll('details[id]');

/**
 * What the reader folded or unfolded since the markup was drawn; what the author draws anew in another way is the author's.
 * @param {HTMLElement} content
 */
function foldedByReader(content) {
  return [...foldsIn(content)].filter(({ open, dataset }) => String(open) !== dataset.liveDrawn).map(({ id, open }) => ({ id, open }));
}

/** @param {HTMLElement} content */
function noteFolds(content) {
  foldsIn(content).forEach((fold) => { fold.dataset.liveDrawn = String(fold.open); });
}

/**
 * How the focused element is found again in new markup: by its id, or as the summary of a fold with an id.
 * @param {HTMLElement} content
 */
function focusedIn(content) {
  const { activeElement: element } = document;
  if (!content.contains(element)) return '';
  if (element.id) return `#${CSS.escape(element.id)}`;
  return element.matches('details[id] > summary') ? `#${CSS.escape(element.parentElement.id)} > summary` : '';
}

/**
 * Puts new markup in place; the focus goes back to where it was, and the reader's folds stay as they are.
 * @param {HTMLElement} content
 * @param {string} markup
 */
function redraw(content, markup) {
  const focused = focusedIn(content);
  const folds = foldedByReader(content);
  setTrusted(content, markup);
  noteFolds(content);
  folds.forEach(({ id, open }) => byId(content, id)?.toggleAttribute('open', open));
  if (focused) focusOn(content.querySelector(focused));
}

/** @param {Element | null | undefined} element */
const focusOn = (element) => /** @type {HTMLElement | null | undefined} it had the focus before */ (element)?.focus({ preventScroll: true });

/** @param {typeof texts.HTMLView} View */
const steady = (View) => class extends View {
  render() {
    setStatusRole(this); // before there is any text in it
    this.listenTo(this.model, 'change:_dom_classes', () => setStatusRole(this));
    super.render();
  }

  update() {
    const markup = this.model.get('value');
    if (markup !== this.drawn) redraw(this.content, markup);
    this.drawn = markup;
    return Object.getPrototypeOf(View.prototype).update.call(this);
  }
};

class HTMLView extends steady(texts.HTMLView) {}

class HTMLMathView extends steady(texts.HTMLMathView) {
  update() {
    const changed = this.model.get('value') !== this.drawn;
    const result = super.update();
    if (changed) this.typeset(this.content);
    return result;
  }
}

/**
 * A box that gets new children draws all of them after the first difference anew: the focus goes back to the same widget.
 * @param {typeof boxes.BoxView} View
 */
const keepsFocus = (View) => class extends View {
  update_children() {
    const focused = this.el.contains(document.activeElement) ? document.activeElement : undefined;
    /** @type {HTMLElement | undefined} */
    const home = focused?.closest('[data-live-view]');
    const place = home ? [...home.querySelectorAll('*')].indexOf(focused) : -1;
    super.update_children();
    if (!home || home === this.el) return;
    Promise.all(this.children_views.views).then(() => {
      if (!this.el.contains(document.activeElement)) focusAgain(this.el, home.dataset.liveView, place);
    });
  }
};

/**
 * @param {HTMLElement} root
 * @param {string} model - its id
 * @param {number} place - among the elements of its view; -1 is the view's own
 */
function focusAgain(root, model, place) {
  const view = root.querySelector(`[data-live-view="${CSS.escape(model)}"]`);
  focusOn(place < 0 ? view : view?.querySelectorAll('*')[place]);
}

class BoxView extends keepsFocus(boxes.BoxView) {}
class VBoxView extends keepsFocus(boxes.VBoxView) {}
class HBoxView extends keepsFocus(boxes.HBoxView) {}
class GridBoxView extends keepsFocus(boxes.GridBoxView) {}

export const patchedControls = { HTMLView, HTMLMathView, BoxView, VBoxView, HBoxView, GridBoxView };
