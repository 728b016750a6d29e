// Runs the page's live cells: starts the kernel, runs each cell, and puts its view in the place of its stored output.
/** @import { Context, FirstState, Message, Raised, StoreMessage, Thread } from './types.js' */
import { whyNotAll } from './classes.js';
import { saveFile } from './download.js';
import { addEditor } from './editor.js';
import { Entries } from './entries.js';
import { drawFirst, hostIn, isUntouched } from './first.js';
import { asksFor, fragment, fragmentIsNew, takeFragment, watchFragment } from './fragment.js';
import { graft, graftOutputs } from './graft.js';
import { fill } from './texts.js';
import { Kernel } from './kernel.js';
import { isComm, PageManager } from './manager.js';
import { OutputArea } from './outputs.js';
import { PageStore } from './store.js';
import { markKept } from './kept.js';
import { watchPresses } from './press.js';
import { startThread } from './thread.js';
import { watchTyping } from './typing.js';

const PATIENCE = 8000; // milliseconds without an answer before the reader is told

/** @typedef {Awaited<ReturnType<typeof drawFirst>>} Drawn */

/** @type {PageStore | undefined} */
let store; // one for the page: it outlives the kernels
/** @type {Entries} */
let entries; // as the store
/** @type {Drawn | undefined} */
let drawn; // the controls drawn from their first state, until a kernel takes them over
/** @type {Session | undefined} */
let session;
/** @type {ReturnType<typeof watchTyping>} */
let typedSince; // keeps what a reader has typed since Python heard of the field

/** @param {string} base */
function sitePath(base) {
  return new URL('../../', base).pathname; // the assets lie in _static/live/ of the site
}

/**
 * @param {HTMLElement} cell
 * @returns {string}
 */
function sourceOf(cell) {
  return JSON.parse(cell.querySelector('script.live-source').textContent);
}

class Session {
  /** @param {Context} context */
  constructor(context) {
    this.context = context;
    /** @type {Map<string, OutputArea>} */
    this.areas = new Map(); // message id -> where its output goes
    /** @type {Map<string, Raised>} */
    this.raised = new Map(); // message id -> the error that ended the run
    /** @type {boolean[]} */
    this.oks = []; // whether each cell ended without an exception
    this.drawn = drawn;
    this.heard = 0;
  }

  /**
   * What the snapshot spoils, the ordinary boot may repair, in a fresh thread.
   * @param {Thread} [thread]
   */
  async open(thread) {
    try {
      await this.connect(thread ?? startThread(this.context));
    } catch (error) {
      if (error.code !== 'start' && !this.isSnapshot(error.file)) throw error;
      console.warn(`live: no start from the snapshot (${error.message}); starting the ordinary way`);
      await this.connect(startThread({ ...this.context, boot: true }));
    }
    this.manager = new PageManager(this.context, entries, this.kernel);
    this.kernel.watch(PATIENCE);
  }

  /** @param {string} [name] */
  isSnapshot(name) {
    return name === this.context.config.build.files.snapshot.name;
  }

  /** @param {Thread} thread */
  async connect(thread) {
    const { config } = this.context;
    this.kernel = new Kernel(thread, {
      onProgress: (done, total) => this.progress(done, total),
      onMessage: (message) => this.receive(message),
      onSlow: (seconds) => this.slow(seconds),
      onCut: () => this.cut(),
      onAnswer: () => this.answered(),
      onKept: () => markKept(config),
      onFatal: (code, detail) => this.fatal(code, detail),
    });
    const page = { ...store.begin(), fragment: fragment(), fragmentIsNew: fragmentIsNew() };
    await this.kernel.start(page, config.network).catch((error) => {
      this.kernel.stop();
      throw error;
    });
  }

  /**
   * The interpreter itself has come to an end (out of memory, as a rule): what is on the page stays, and can be started again.
   * @param {string} code
   * @param {string} detail
   */
  fatal(code, detail) {
    entries.open(this.leave());
    this.context.fail(code, detail);
  }

  /**
   * @param {number} done - bytes
   * @param {number} total
   */
  progress(done, total) {
    const { bar, megabytes, texts } = this.context;
    const quarter = Math.floor((4 * done) / total);
    const words = entries.hasPress() ? texts.kept : texts.progress;
    const text = fill(words, { done: megabytes(done), total: megabytes(total) });
    bar.count(text, quarter > this.heard && quarter < 4);
    this.heard = Math.max(this.heard, quarter);
  }

  /** @param {number} seconds */
  slow(seconds) {
    const { bar, texts } = this.context;
    if (!this.isSlow) bar.say(fill(texts.slow, { seconds }), true);
    this.isSlow = true;
  }

  // What was pressed needs a file, and the line is dead: it goes on by itself when the line is back.
  cut() {
    const { bar, texts } = this.context;
    bar.say(texts.cut, true);
    this.isSlow = true;
  }

  answered() {
    if (this.isSlow) this.sayRunning(this.context.texts.ready);
    this.isSlow = false;
  }

  /** @param {string} text */
  sayRunning(text) {
    const { bar, texts } = this.context;
    const { length: refused } = store.refused();
    bar.say(refused ? `${text} ${texts.not_kept}` : text, refused > 0);
  }

  /**
   * @param {Message} message
   * @returns {unknown} a promise, where the next message waits for it
   */
  receive(message) {
    const cell = this.areas.get(message.parent) ?? this.manager.originOf(message.parent);
    if (isComm(message)) return this.manager.receive(message, cell);
    if (message.type === 'store') return keepValue(message.content);
    if (message.type === 'fragment') return takeFragment();
    if (message.type === 'file') return saveFile(message);
    if (message.type === 'update_display_data') return this.everyArea((area) => area.update(message));
    if (message.type === 'error') this.raised.set(message.parent, message.content);
    const capture = this.manager.captures.find(({ id }) => id === message.parent);
    return (capture?.model ?? cell ?? this.firstArea)?.receive(message);
  }

  /**
   * Code that the reader wrote, in the place of a cell's. Returns the error it ended with, or nothing.
   * @param {number} index - of the cell
   * @param {string} code
   */
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

  /** @param {(area: OutputArea) => void} action */
  everyArea(action) {
    [...this.areas.values()].forEach(action);
  }

  async runCells() {
    for (const [index, cell] of this.context.cells.entries()) await this.runCell(cell, index);
    if (this.drawn) await this.join(this.drawn);
    const lost = await this.manager.handOver();
    if (lost) console.warn(`live: ${lost} entries have no control any more`);
  }

  /**
   * Where the page shows the controls already, what Python makes is put aside until it is whole.
   * @param {HTMLElement} cell
   * @param {number} index
   */
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

  /**
   * The drawn controls become the kernel's.
   * @param {Drawn} controls
   */
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

  /**
   * A cell that failed keeps its stored form above the traceback, unless it is meant to fail.
   * @param {HTMLElement} cell
   * @param {HTMLElement} host
   * @param {boolean} ok
   */
  takeOver(cell, host, ok) {
    const earlier = [...cell.querySelectorAll(':scope > .live-view:not([hidden])')].find((view) => view !== host);
    earlier?.remove();
    swap(cell, host, ok);
    if (!isMeant(cell, ok)) this.sayRaised(host);
  }

  /** @param {HTMLElement} host */
  sayRaised(host) {
    const note = document.createElement('p');
    note.className = 'live-note';
    note.textContent = this.context.texts.error;
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

/**
 * @param {HTMLElement} cell
 * @param {boolean} ok
 */
const isMeant = (cell, ok) => ok || cell.classList.contains('tag_raises-exception');

/**
 * @param {HTMLElement} cell
 * @param {HTMLElement} host
 * @param {boolean} ok
 */
function swap(cell, host, ok) {
  /** @type {HTMLElement | null} */
  const stored = cell.querySelector(':scope > .cell_output:not(.live-view)');
  if (stored) stored.hidden = isMeant(cell, ok);
  host.hidden = false;
  cell.classList.toggle('live-raised', !ok);
}

/** @param {StoreMessage['content']} message */
function keepValue(message) {
  store.take(message);
  typedSince(message);
}

/**
 * Once for the page: what happens outside the widgets is told to whichever kernel runs.
 * @param {Context} context
 */
function openStore({ base, bar, texts }) {
  if (store) return;
  /**
   * @param {string} name
   * @param {unknown} value
   */
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
/** @type {Map<number, () => void>} */
const waitingCode = new Map(); // index -> action

/** @param {Context} context */
function openEditors(context) {
  context.cells.forEach((cell, index) => {
    if (!cell.classList.contains('tag_live-editable') || cell.querySelector('.live-editor')) return;
    /** @param {string} code */
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

/**
 * The controls at once, before Python is there. Returns whether there is something to draw.
 * @param {Context} context
 * @param {FirstState} first
 */
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

/** @param {Context} context */
export async function run(context) {
  openStore(context);
  openEditors(context);
  if (session?.kernel) entries.open(session.leave());
  session = new Session(context);
  const current = session;
  await current.open(context.thread);
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

/** @param {Context} context */
async function restart(context) {
  const { bar, texts } = context;
  document.documentElement.dataset.live = 'loading';
  bar.say(texts.loading);
  await run({ ...context, thread: undefined, restarted: true }).catch((error) => context.fail(error.code, error.message));
}

/** @param {Context} context */
function offerRestart(context) {
  const { bar, texts } = context;
  bar.button(texts.restart, () => restart(context), texts.restart_title);
}
