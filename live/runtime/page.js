// Runs the page's live cells: starts the kernel, runs each cell, and puts its view in the place of its stored output.
import { saveFile } from './download.js';
import { fragment, watchFragment } from './fragment.js';
import { fill } from './texts.js';
import { Kernel } from './kernel.js';
import { PageManager } from './manager.js';
import { OutputArea } from './outputs.js';
import { PageStore } from './store.js';
import { markKept } from './kept.js';
import { watchPresses } from './press.js';
import { startThread } from './thread.js';

const PATIENCE = 8000; // milliseconds without an answer before the reader is told

let store; // one for the page: it outlives the kernels
let session;

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
    this.heard = 0;
  }

  // What the snapshot spoils, the ordinary boot may mend, in a fresh thread.
  async open(thread) {
    try {
      await this.connect(thread ?? startThread(this));
    } catch (error) {
      this.kernel.stop();
      if (error.code !== 'start' && !this.isSnapshot(error.file)) throw error;
      console.warn(`live: no start from the snapshot (${error.message}); starting the ordinary way`);
      await this.connect(startThread({ ...this, boot: true }));
    }
  }

  isSnapshot(name) {
    return name === this.config.build.files.snapshot.name;
  }

  connect(thread) {
    this.kernel = new Kernel(thread, {
      onProgress: (done, total) => this.progress(done, total),
      onMessage: (message) => this.receive(message),
      onSlow: (seconds) => this.slow(seconds),
      onAnswer: () => this.answered(),
      onKept: () => markKept(this.config),
      onFatal: (code, detail) => this.fatal(code, detail),
    });
    const page = { store: store.all(), persistent: store.persistent, refused: store.refused(), fragment: fragment() };
    return this.kernel.start(page, this.config.network);
  }

  // The interpreter itself has come to an end (out of memory, as a rule): what is on the page stays, and can be started again.
  fatal(code, detail) {
    this.kernel.stop();
    this.fail(code, detail);
  }

  progress(done, total) {
    const quarter = Math.floor((4 * done) / total);
    const text = fill(this.texts.progress, { done: this.megabytes(done), total: this.megabytes(total) });
    this.bar.count(text, quarter > this.heard && quarter < 4);
    this.heard = Math.max(this.heard, quarter);
  }

  slow(seconds) {
    if (!this.isSlow) this.bar.say(fill(this.texts.slow, { seconds }));
    this.isSlow = true;
  }

  answered() {
    if (this.isSlow) this.sayRunning(this.texts.ready);
    this.isSlow = false;
  }

  sayRunning(text) {
    this.bar.say(store.refused().length ? `${text} ${this.texts.not_kept}` : text);
  }

  receive(message) {
    const cell = this.areas.get(message.parent) ?? this.manager.originOf(message.parent);
    if (message.type.startsWith('comm_')) return this.manager.receive(message, cell);
    if (message.type === 'store') return store.put(message.content.key, message.content.value);
    if (message.type === 'file') return saveFile(message);
    if (message.type === 'update_display_data') return this.everyArea((area) => area.update(message));
    const capture = this.manager.captures.find(({ id }) => id === message.parent);
    return (capture?.model ?? cell ?? this.firstArea)?.receive(message);
  }

  everyArea(action) {
    [...this.areas.values()].forEach(action);
  }

  async runCell(cell, index) {
    const host = document.createElement('div');
    host.className = 'cell_output live-view docutils container';
    host.hidden = true;
    cell.append(host);
    const area = new OutputArea(host, this.manager);
    this.firstArea ??= area;
    const id = `cell-${index}`;
    this.areas.set(id, area);
    const ok = await this.kernel.execute(sourceOf(cell), id);
    await area.work;
    this.takeOver(cell, host, ok);
  }

  // A cell that failed keeps its stored form above the traceback, unless it is meant to fail.
  takeOver(cell, host, ok) {
    const stored = cell.querySelector(':scope > .cell_output:not(.live-view)');
    const earlier = cell.querySelector(':scope > .live-view:not([hidden])');
    const height = (earlier ?? stored)?.offsetHeight ?? 0;
    earlier?.remove();
    const isKept = !ok && stored && !cell.classList.contains('tag_raises-exception');
    if (stored) stored.hidden = !isKept;
    host.hidden = false;
    cell.classList.toggle('live-raised', !ok);
    if (!isKept) steady(host, height);
  }
}

// What comes after the exercise stays where it is until the reader does something.
function steady(host, height) {
  if (host.offsetHeight >= height) return;
  host.style.minHeight = `${height}px`;
  host.addEventListener('click', () => { host.style.minHeight = ''; }, { once: true });
  host.addEventListener('change', () => { host.style.minHeight = ''; }, { once: true });
}

// Once for the page: what happens outside the widgets is told to whichever kernel runs.
function openStore({ base, bar, texts }) {
  if (store) return;
  const tell = (name, value) => session?.kernel?.event(name, value);
  store = new PageStore(sitePath(base), (keys) => {
    bar.say(keys.length ? texts.not_kept : texts.ready);
    tell('refused', keys);
  });
  store.watch((key, value) => tell('stored', [key, value]));
  watchFragment((words) => tell('fragment', words));
  watchPresses();
}

export async function run(context) {
  openStore(context);
  session?.kernel?.stop();
  session = new Session(context);
  const current = session;
  await current.open(context.thread).catch((error) => {
    current.kernel.stop();
    throw error;
  });
  current.manager = new PageManager(current.kernel);
  current.kernel.watch(PATIENCE);
  offerRestart(context);
  for (const [index, cell] of context.cells.entries()) await current.runCell(cell, index);
  context.succeed();
  current.kernel.keepFiles();
  current.sayRunning(context.restarted ? context.texts.restarted : context.texts.ready);
}

function offerRestart(context) {
  const { bar, texts } = context;
  bar.button(texts.restart, async () => {
    document.documentElement.dataset.live = 'loading';
    bar.say(texts.loading);
    await run({ ...context, thread: undefined, restarted: true }).catch((error) => context.fail(error.code, error.message));
  }, texts.restart_title);
}
