// Runs the page's live cells: starts the kernel, runs each cell, and puts its view in the place of its stored output.
import { whyNotAll } from './classes.js';
import { saveFile } from './download.js';
import { addEditor } from './editor.js';
import { Entries } from './entries.js';
import { drawFirst, hostIn, isUntouched } from './first.js';
import { asksFor, fragment, fragmentIsNew, takeFragment, watchFragment } from './fragment.js';
import { graft, graftOutputs } from './graft.js';
import { fill } from './texts.js';
import { Kernel } from './kernel.js';
import { PageManager } from './manager.js';
import { OutputArea } from './outputs.js';
import { PageStore } from './store.js';
import { markKept } from './kept.js';
import { watchPresses } from './press.js';
import { startThread } from './thread.js';
import { watchTyping } from './typing.js';

const PATIENCE = 8000; // milliseconds without an answer before the reader is told

let store; // one for the page: it outlives the kernels
let entries; // as the store
let drawn; // the controls drawn from their first state, until a kernel takes them over
let session;
let typedSince; // keeps what a reader has typed since Python heard of the field

function sitePath(base) {
  return new URL('../../', base).pathname; // the assets lie in _static/live/ of the site
}

function sourceOf(cell) {
  return JSON.parse(cell.querySelector('script.live-source').textContent);
}

class Session {
  constructor(context) {
    Object.assign(this, context);
    this.areas = new Map(); // message id -> where its output goes
    this.raised = new Map(); // message id -> the error that ended the run
    this.oks = []; // whether each cell ended without an exception
    this.drawn = drawn;
    this.heard = 0;
  }

  // What the snapshot spoils, the ordinary boot may repair, in a fresh thread.
  async open(thread) {
    try {
      await this.connect(thread ?? startThread(this));
    } catch (error) {
      if (error.code !== 'start' && !this.isSnapshot(error.file)) throw error;
      console.warn(`live: no start from the snapshot (${error.message}); starting the ordinary way`);
      await this.connect(startThread({ ...this, boot: true }));
    }
  }

  isSnapshot(name) {
    return name === this.config.build.files.snapshot.name;
  }

  async connect(thread) {
    this.kernel = new Kernel(thread, {
      onProgress: (done, total) => this.progress(done, total),
      onMessage: (message) => this.receive(message),
      onSlow: (seconds) => this.slow(seconds),
      onCut: () => this.cut(),
      onAnswer: () => this.answered(),
      onKept: () => markKept(this.config),
      onFatal: (code, detail) => this.fatal(code, detail),
    });
    const page = { ...store.begin(), fragment: fragment(), fragmentIsNew: fragmentIsNew() };
    await this.kernel.start(page, this.config.network).catch((error) => {
      this.kernel.stop();
      throw error;
    });
  }

  // The interpreter itself has come to an end (out of memory, as a rule): what is on the page stays, and can be started again.
  fatal(code, detail) {
    entries.open(this.leave());
    this.fail(code, detail);
  }

  progress(done, total) {
    const quarter = Math.floor((4 * done) / total);
    const words = entries.hasPress() ? this.texts.kept : this.texts.progress;
    const text = fill(words, { done: this.megabytes(done), total: this.megabytes(total) });
    this.bar.count(text, quarter > this.heard && quarter < 4);
    this.heard = Math.max(this.heard, quarter);
  }

  slow(seconds) {
    if (!this.isSlow) this.bar.say(fill(this.texts.slow, { seconds }), true);
    this.isSlow = true;
  }

  // What was pressed needs a file, and the line is dead: it goes on by itself when the line is back.
  cut() {
    this.bar.say(this.texts.cut, true);
    this.isSlow = true;
  }

  answered() {
    if (this.isSlow) this.sayRunning(this.texts.ready);
    this.isSlow = false;
  }

  sayRunning(text) {
    const { length: refused } = store.refused();
    this.bar.say(refused ? `${text} ${this.texts.not_kept}` : text, refused > 0);
  }

  receive(message) {
    const cell = this.areas.get(message.parent) ?? this.manager.originOf(message.parent);
    if (message.type.startsWith('comm_')) return this.manager.receive(message, cell);
    if (message.type === 'store') return keepValue(message.content);
    if (message.type === 'fragment') return takeFragment();
    if (message.type === 'file') return saveFile(message);
    if (message.type === 'update_display_data') return this.everyArea((area) => area.update(message));
    if (message.type === 'error') this.raised.set(message.parent, message.content);
    const capture = this.manager.captures.find(({ id }) => id === message.parent);
    return (capture?.model ?? cell ?? this.firstArea)?.receive(message);
  }

  // Code that the reader wrote, in the place of a cell's. Returns the error it ended with, or nothing.
  async runCode(index, code) {
    const id = `cell-${index}`;
    const area = this.areas.get(id);
    this.raised.delete(id);
    area.clearFirst = true;
    await this.kernel.execute(code, id);
    if (area.clearFirst) await area.set([]);
    area.clearFirst = false;
    await area.work;
    return this.raised.get(id);
  }

  everyArea(action) {
    [...this.areas.values()].forEach(action);
  }

  async runCells() {
    for (const [index, cell] of this.cells.entries()) await this.runCell(cell, index);
    if (this.drawn) await this.join(this.drawn);
    const lost = await this.manager.handOver();
    if (lost) console.warn(`live: ${lost} entries have no control any more`);
  }

  // Where the page shows the controls already, what Python makes is put aside until it is whole.
  async runCell(cell, index) {
    const host = this.drawn ? undefined : hostIn(cell);
    const area = new OutputArea(host, this.manager);
    this.firstArea ??= area;
    const id = `cell-${index}`;
    this.areas.set(id, area);
    const ok = await this.kernel.execute(sourceOf(cell), id);
    await area.work;
    if (host) this.takeOver(cell, host, ok);
    else this.oks.push(ok);
  }

  // The drawn controls become the kernel's.
  async join({ manager, parts }) {
    const made = [...this.areas.values()];
    await graft(this.manager, manager, entries, new Map(made.map((area, i) => [area, parts[i].area])));
    this.manager = manager;
    parts.forEach(({ area }, i) => this.areas.set(`cell-${i}`, area));
    this.firstArea = parts[0].area;
    await Promise.all(parts.map(({ area }, i) => graftOutputs(made[i], area)));
    parts.forEach(({ cell, host }, i) => {
      host.classList.remove('live-drawn');
      this.takeOver(cell, host, this.oks[i]);
    });
    drawn = undefined;
  }

  // A cell that failed keeps its stored form above the traceback, unless it is meant to fail.
  takeOver(cell, host, ok) {
    const earlier = [...cell.querySelectorAll(':scope > .live-view:not([hidden])')].find((view) => view !== host);
    earlier?.remove();
    swap(cell, host, ok);
    if (!isMeant(cell, ok)) this.sayRaised(host);
  }

  sayRaised(host) {
    const note = document.createElement('p');
    note.className = 'live-note';
    note.textContent = this.texts.error;
    host.prepend(note);
    this.hasRaised = true;
  }

  // The kernel is stopped. What it was told and has not heard is kept for the next one; not what it was busy with, which may have hung it.
  leave() {
    this.manager?.sendHeldBack();
    const unheard = this.kernel.unheard().slice(1).filter(Boolean);
    this.kernel.stop();
    if (this.manager) this.manager.kernel = undefined;
    return unheard;
  }
}

const isMeant = (cell, ok) => ok || cell.classList.contains('tag_raises-exception');

function swap(cell, host, ok) {
  const stored = cell.querySelector(':scope > .cell_output:not(.live-view)');
  if (stored) stored.hidden = isMeant(cell, ok);
  host.hidden = false;
  cell.classList.toggle('live-raised', !ok);
}

function keepValue(message) {
  store.take(message);
  typedSince(message);
}

// Once for the page: what happens outside the widgets is told to whichever kernel runs.
function openStore({ base, bar, texts }) {
  if (store) return;
  const tell = (name, value) => session?.kernel?.event(name, value);
  entries = new Entries(() => bar.say(texts.kept_first, true));
  store = new PageStore(sitePath(base), (keys) => {
    bar.say(keys.length ? texts.not_kept : texts.ready, keys.length > 0);
    tell('refused', keys);
  });
  store.watch((key, value) => tell('stored', [key, value]), (kept) => tell('reread', kept));
  typedSince = watchTyping(store, (key, value) => {
    entries.noteTyped(key);
    tell('typed', [key, value]);
  });
  watchFragment((words) => tell('fragment', words));
  watchPresses();
}

// What stands in a field that has focus is an entry, also when the page is left.
function watchLeaving() {
  window.addEventListener('pagehide', () => {
    const { activeElement: field } = document;
    if (entries.isOpen && field?.matches('.live-view :is(input, textarea)')) field.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

// Cells that the reader may change. What is run before Python is there is run then.
const waitingCode = new Map(); // index -> action

function openEditors(context) {
  context.cells.forEach((cell, index) => {
    if (!cell.classList.contains('tag_live-editable') || cell.querySelector('.live-editor')) return;
    const run = (code) => new Promise((resolve) => {
      const whole = code.replace(/^[ \t]*(?=\n)/, '#'); // empty lines at the beginning would not be counted
      const action = () => session.runCode(index, whole).then(resolve);
      if (document.documentElement.dataset.live === 'ready') action();
      else waitingCode.set(index, action);
    });
    addEditor(cell, index, sourceOf(cell), context.texts, { run, stop: () => restart(context) });
  });
}

function runWaitingCode() {
  const actions = [...waitingCode.values()];
  waitingCode.clear();
  actions.forEach((action) => action());
}

// The controls at once, before Python is there. Returns whether there is something to draw.
export async function drawControls(context, first) {
  openStore(context);
  openEditors(context);
  if (asksFor(context.config.known) || !isUntouched(first, Object.keys(store.all()).filter((key) => !entries.typed.has(key)))) return false;
  const made = await drawFirst(context, first, entries);
  made.parts.forEach(({ cell, host }, i) => {
    swap(cell, host, first.cells[i].ok);
    host.classList.add('live-drawn');
  });
  drawn = made;
  watchLeaving();
  if (entries.hasPress()) context.bar.say(context.texts.kept_first, true);
  return true;
}

export async function run(context) {
  openStore(context);
  openEditors(context);
  if (session?.kernel) entries.open(session.leave());
  session = new Session(context);
  const current = session;
  await current.open(context.thread);
  current.manager = new PageManager(context, entries, current.kernel);
  current.kernel.watch(PATIENCE);
  offerRestart(context);
  await current.runCells();
  if (whyNotAll()) throw whyNotAll();
  context.succeed();
  runWaitingCode();
  current.kernel.keepFiles();
  const { errors, restarted, ready } = context.texts;
  if (current.hasRaised) context.bar.say(errors, true);
  else current.sayRunning(context.restarted ? restarted : ready);
}

async function restart(context) {
  const { bar, texts } = context;
  document.documentElement.dataset.live = 'loading';
  bar.say(texts.loading);
  await run({ ...context, thread: undefined, restarted: true }).catch((error) => context.fail(error.code, error.message));
}

function offerRestart(context) {
  const { bar, texts } = context;
  bar.button(texts.restart, () => restart(context), texts.restart_title);
}
