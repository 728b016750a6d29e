// Stands in the head of every page with live cells: a few kilobytes that decide when to fetch the rest, and say what is happening.
// A classic script, because a page opened from a folder can run no other kind and still has to say what to do. Where the files are kept
// from an earlier visit, the thread starts here, while the browser still reads the page.
import { fillBar } from './bar.js';
import { handOver } from './hand.js';
import { isKept } from './kept.js';
import { fill, TEXTS } from './texts.js';
import { startThread } from './thread.js';

const root = document.documentElement;
const config = JSON.parse(document.getElementById('live-config').textContent);
const texts = { ...TEXTS, ...config.texts };
const base = new URL(config.base, document.baseURI).href;
const files = config.build.files;
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

let cells; // known when the page has been read
let bar;
let page; // the module with the widgets, once fetched

function setState(state) {
  root.dataset.live = state;
  document.dispatchEvent(new CustomEvent('live-state', { detail: state }));
}

function fail(code, detail) {
  console.error(`live: ${code}: ${detail}`);
  setState('failed');
  const reason = texts[`reason_${code}`] ?? texts.reason_start;
  bar.say(fill(texts.failed, { reason }));
  if (code === 'file' || code === 'browser') bar.button();
  else bar.button(texts.again, () => start());
}

function succeed() {
  if (root.dataset.live !== 'ready') performance.mark('live-ready');
  setState('ready');
}

function addStyle() {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL(files.style.name, base).href;
  const loaded = new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = () => reject(Object.assign(new Error(files.style.name), { code: 'missing' }));
  });
  document.head.append(link);
  return loaded;
}

async function fetchPage() {
  try {
    const [module] = await Promise.all([import(new URL(files.page.name, base).href), addStyle()]);
    return module;
  } catch (error) {
    throw Object.assign(new Error(error.message), { code: error.code ?? 'missing' });
  }
}

// The thread starts before the widgets' code is here: the two take about equally long.
function fetchAll(handed = false) {
  performance.mark('live-begin');
  const thread = startThread({ base, config, handed });
  if (handed) handOver(thread.worker, base, files);
  const parts = { thread, page: page ?? fetchPage() };
  Promise.resolve(parts.page).catch(() => {}); // whoever needs it hears of its failure
  return parts;
}

async function start(parts = fetchAll()) {
  setState('loading');
  bar.say(texts.loading);
  bar.button();
  try {
    page = await parts.page;
    performance.mark('live-page');
    await page.run({ config, base, texts, bar, cells, thread: parts.thread, megabytes, fail, succeed });
  } catch (error) {
    fail(error.code ?? 'start', error.message);
  }
}

function whenNear(action) {
  const watcher = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    watcher.disconnect();
    action();
  }, { rootMargin: '100% 0px' });
  cells.forEach((cell) => watcher.observe(cell));
}

function whenIdle(action) {
  const later = () => (window.requestIdleCallback ?? setTimeout)(action, { timeout: 5000 });
  if (document.readyState === 'complete') later();
  else window.addEventListener('load', later, { once: true });
}

function once(action) {
  let done = false;
  return () => {
    if (!done) action();
    done = true;
  };
}

const isServed = location.protocol !== 'file:';
const isAble = Boolean(window.Worker && window.TransformStream);

function begin(parts) {
  cells = [...document.querySelectorAll('.live-cell')];
  bar = fillBar(document.querySelector('.live-bar'));
  if (!isServed) return fail('file', location.href);
  if (!isAble) return fail('browser', navigator.userAgent);
  if (parts) return start(parts);
  if (navigator.connection?.saveData) {
    setState('waiting');
    bar.say(texts.waiting);
    return bar.button(fill(texts.start, { size: megabytes(config.build.firstVisit) }), () => start());
  }
  bar.say(texts.loading);
  const startOnce = once(() => start());
  whenIdle(startOnce);
  return whenNear(startOnce);
}

setState('loading');
const parts = isServed && isAble && isKept(config) ? fetchAll(true) : undefined;
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => begin(parts), { once: true });
else begin(parts);
