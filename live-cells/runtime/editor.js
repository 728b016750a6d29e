// A cell that the reader may change and run (tag live-editable): an ordinary text field, so that Tab leaves it, undo works and a screen reader
// knows it. What is typed is kept in this browser at every key; it is run only when the reader says so, because it may never end.
import { makeButton } from './button.js';
import { fill } from './texts.js';

const SLOW = 1000; // milliseconds before a run can be stopped
const SIDE = 'live-code';
const BUTTON = 'live-editor-button';

function kept(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key, text, original) {
  try {
    if (text === original) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Refused storage is told of elsewhere; the text stands in the field.
  }
}

// Which line, in plain words, before the traceback says it in Python's.
export function inWords({ ename, evalue, traceback }, texts) {
  const lines = [...traceback.join('\n').matchAll(/Cell \d+"?, line (\d+)/g)];
  const text = evalue.replace(/ \(.*line \d+\)$/, '');
  return fill(lines.length ? texts.code_error : texts.code_error_inside, { line: lines.at(-1)?.[1], name: ename, reason: text });
}

function field(cell, label, text) {
  const area = document.createElement('textarea');
  Object.assign(area, { value: text, spellcheck: false, autocomplete: 'off', autocapitalize: 'off', wrap: 'off', dir: 'ltr' });
  area.setAttribute('aria-label', label);
  area.rows = Math.max(3, text.split('\n').length + 1);
  return area;
}

// index: of the cell; run(code): promise of the error it ended with, or nothing; stop(): ends what runs
export function addEditor(cell, index, original, texts, { run, stop }) {
  const key = `${SIDE}:${location.pathname}:${index}`;
  cell.dataset.liveEditable = '';
  const box = document.createElement('div');
  box.className = 'live-editor';
  const code = field(cell, texts.code, kept(key) ?? original);
  const said = document.createElement('p');
  said.className = 'live-editor-said';
  said.setAttribute('role', 'status');

  async function go() {
    const slow = setTimeout(() => { halt.hidden = false; }, SLOW);
    said.textContent = document.documentElement.dataset.live === 'ready' ? texts.code_running : texts.code_later;
    const error = await run(code.value);
    clearTimeout(slow);
    halt.hidden = true;
    said.textContent = error ? inWords(error, texts) : texts.code_done;
  }

  const back = makeButton(BUTTON, texts.code_back, () => {
    code.focus();
    code.select();
    document.execCommand('insertText', false, original); // unlike `value =`, this can be undone
    if (code.value !== original) code.value = original;
    changed();
  });
  const halt = makeButton(BUTTON, texts.code_stop, () => {
    halt.hidden = true;
    stop();
    said.textContent = texts.code_stopped;
  });
  halt.hidden = true;
  function changed() {
    keep(key, code.value, original);
    back.hidden = code.value === original;
  }
  code.addEventListener('input', changed);
  code.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    go();
  });
  changed();
  const buttons = document.createElement('p');
  buttons.append(makeButton(BUTTON, texts.code_run, go), halt, back);
  box.append(code, buttons, said);
  const shown = cell.querySelector(':scope > details.live-code');
  if (shown) shown.hidden = true;
  (shown ?? cell.firstChild).after(box);
}
