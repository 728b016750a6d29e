// What ipywidgets' controls lack for people who use a keyboard or a screen reader.
import * as controls from './forms.js';
import { setTrusted } from './html.js';

const CONTROL = 'input:not([type=hidden]), select, textarea, [role=slider], [contenteditable], progress, [role=progressbar]';
const STATUS = 'live-status';
const GROUP = 'live-group';

const wordsOf = (model) => (model.get('description') || model.get('tooltip') || '').trim();

function hasOwnName(control) {
  const labels = [...(control.labels ?? [])].filter((label) => label.textContent.trim() && label.style.display !== 'none');
  return labels.length > 0 || control.hasAttribute('aria-labelledby');
}

function name(control, words) {
  if (hasOwnName(control)) return control.removeAttribute('aria-label');
  if (words) return control.setAttribute('aria-label', words);
  // Nobody can say what this is for: the site's author is told, and a test finds it by this mark.
  control.dataset.liveUnnamed = '';
  return console.warn('live: a control without description or tooltip', control);
}

// Controls made by this view, not by views inside it.
function ownControls(view) {
  return [...view.el.querySelectorAll(CONTROL)].concat(view.el.matches(CONTROL) ? [view.el] : [])
    .filter((control) => control.closest('[data-live-view]') === view.el);
}

// What a tooltip says beyond the label, such as how to write a day.
function describe(control, model) {
  const [label, more] = [model.get('description') ?? '', model.get('tooltip') ?? ''];
  const beyond = more.startsWith(label) ? more.slice(label.length).replace(/^[\s.:]+/, '') : more;
  if (label && beyond) control.setAttribute('aria-description', beyond);
  else control.removeAttribute('aria-description');
}

const pen = document.createElement('canvas').getContext('2d');

const ARROW = 20; // pixels that the arrow of a list takes from its text

function isCut(select, text) {
  const { font, paddingLeft, paddingRight } = getComputedStyle(select);
  pen.font = font;
  return select.clientWidth > 0 && pen.measureText(text).width > select.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - ARROW;
}

// A list shows its chosen option in one line; what does not fit stands below it. A screen reader has heard it.
function showChosen(select) {
  // ipywidgets writes options with spaces that do not break.
  const text = (select.selectedOptions[0]?.textContent ?? '').replaceAll('\u00a0', ' ').trim();
  const shown = select.parentElement?.querySelector(':scope > .live-chosen');
  if (!isCut(select, text)) return shown?.remove();
  const line = shown ?? Object.assign(document.createElement('div'), { className: 'live-chosen', ariaHidden: 'true' });
  if (line.textContent !== text) line.textContent = text;
  if (!shown) select.parentElement.append(line);
}

const sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => showChosen(target)));

// A box is a group named by what stands directly before it.
function nameBox({ el }) {
  const label = el.previousElementSibling;
  if (!el.classList.contains(GROUP) || !label) return;
  label.id ||= `${el.dataset.liveView}-label`;
  el.setAttribute('role', 'group');
  el.setAttribute('aria-labelledby', label.id);
}

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

function setRoles(view) {
  for (const [selector, role] of ROLES) {
    view.el.querySelectorAll(selector).forEach((element) => element.setAttribute('role', role));
  }
}

function setButton(view) {
  const button = view.el.matches('button') ? view.el : undefined;
  if (!button) return;
  if (view instanceof controls.ToggleButtonView) button.setAttribute('aria-pressed', String(Boolean(view.model.get('value'))));
  if (!button.textContent.trim() && wordsOf(view.model)) button.setAttribute('aria-label', wordsOf(view.model));
}

// ipywidgets' pictures have no text of their own; an empty one says "decoration".
function setPicture(view) {
  if (view.el.matches('img')) view.el.alt = wordsOf(view.model);
}

const PLAY = { 'fa-play': 'Play', 'fa-pause': 'Pause', 'fa-stop': 'Stop', 'fa-retweet': 'Repeat' };

function setPlayButtons(view, words) {
  for (const icon of view.el.querySelectorAll('.widget-play button > i.fa')) {
    const action = Object.entries(PLAY).find(([name]) => icon.classList.contains(name))?.[1];
    icon.parentElement.setAttribute('aria-label', `${action}: ${words}`);
  }
}

// The button for files counts them, also when there is nothing to count.
function dropNoCount(view) {
  if (!(view instanceof controls.FileUploadView)) return;
  for (const node of view.el.childNodes) if (node.nodeType === Node.TEXT_NODE) node.data = node.data.replace(/ \(0\)$/, '');
}

// A widget without a tooltip gets the title "null" from ipywidgets.
function dropNullTitles(view) {
  view.el.querySelectorAll('[title="null"]').forEach((element) => element.removeAttribute('title'));
}

// Lumino keeps a button for adding tabs that is never shown.
function dropAddButton(view) {
  view.el.querySelectorAll('.lm-TabBar-addButton').forEach((button) => { button.remove(); });
}

// An accordion's headings answer to clicks only.
function setHeadings(view) {
  for (const heading of view.el.querySelectorAll('.jupyter-widget-Collapse-header')) {
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

// Boxes hold other views and nothing of their own: their children are looked after one by one.
function refresh(view) {
  if (view instanceof controls.BoxView) return nameBox(view);
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
    if (control.matches('select:not([multiple], [size])')) {
      showChosen(control);
      sizes.observe(control);
    }
    // Radios of one view are one group: one stop for Tab, arrows inside it.
    if (control.type === 'radio') control.name = `live-${view.cid}`;
  }
}

// Runs once for every view, nested ones included, when it has been drawn.
export function improve(view) {
  if (!view.el?.dataset) return;
  view.el.dataset.liveView = view.model.model_id;
  refresh(view);
  view.displayed?.then(() => refresh(view));
  view.listenTo(view.model, 'change', () => queueMicrotask(() => refresh(view)));
}

function isStatus(model) {
  return (model.get('_dom_classes') ?? []).includes(STATUS);
}

function setStatusRole(view) {
  if (!isStatus(view.model)) return view.el.removeAttribute('role');
  view.el.setAttribute('aria-live', 'polite');
  return view.el.setAttribute('role', 'status');
}

const byId = (content, id) => content.querySelector(`#${CSS.escape(id)}`);

// What the reader folded or unfolded since the markup was drawn; what the author draws anew in another way is the author's.
function foldedByReader(content) {
  return [...content.querySelectorAll('details[id]')].filter(({ open, dataset }) => String(open) !== dataset.liveDrawn)
    .map(({ id, open }) => [id, open]);
}

function noteFolds(content) {
  content.querySelectorAll('details[id]').forEach((fold) => { fold.dataset.liveDrawn = String(fold.open); });
}

// How the focused element is found again in new markup: by its id, or as the summary of a fold with an id.
function focusedIn(content) {
  const { activeElement: element } = document;
  if (!content.contains(element)) return '';
  if (element.id) return `#${CSS.escape(element.id)}`;
  return element.matches('details[id] > summary') ? `#${CSS.escape(element.parentElement.id)} > summary` : '';
}

// Puts new markup in place; the focus goes back to where it was, and the reader's folds stay as they are.
function redraw(content, markup) {
  const focused = focusedIn(content);
  const folds = foldedByReader(content);
  setTrusted(content, markup);
  noteFolds(content);
  folds.forEach(([id, open]) => byId(content, id)?.toggleAttribute('open', open));
  if (focused) content.querySelector(focused)?.focus({ preventScroll: true });
}

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

class HTMLView extends steady(controls.HTMLView) {}

class HTMLMathView extends steady(controls.HTMLMathView) {
  update() {
    const changed = this.model.get('value') !== this.drawn;
    const result = super.update();
    if (changed) this.typeset(this.content);
    return result;
  }
}

// A box that gets new children draws all of them after the first difference anew: the focus goes back to the same widget.
const keepsFocus = (View) => class extends View {
  update_children() {
    const focused = this.el.contains(document.activeElement) ? document.activeElement : undefined;
    const home = focused?.closest('[data-live-view]');
    const place = home ? [...home.querySelectorAll('*')].indexOf(focused) : -1;
    super.update_children();
    if (!home || home === this.el) return;
    Promise.all(this.children_views.views).then(() => {
      if (!this.el.contains(document.activeElement)) focusAgain(this.el, home.dataset.liveView, place);
    });
  }
};

function focusAgain(root, model, place) {
  const view = root.querySelector(`[data-live-view="${CSS.escape(model)}"]`);
  const target = place < 0 ? view : view?.querySelectorAll('*')[place];
  target?.focus({ preventScroll: true });
}

class BoxView extends keepsFocus(controls.BoxView) {}
class VBoxView extends keepsFocus(controls.VBoxView) {}
class HBoxView extends keepsFocus(controls.HBoxView) {}
class GridBoxView extends keepsFocus(controls.GridBoxView) {}

export const patchedControls = { HTMLView, HTMLMathView, BoxView, VBoxView, HBoxView, GridBoxView };
