// Stands in the head of every page with live cells: a few kilobytes that decide when to fetch the rest, and say what is happening.
// A classic script, because a page opened from a folder can run no other kind and still has to say what to do. Where the files are kept
// from an earlier visit, the thread starts here, while the browser still reads the page.
/** @import { Bar, Config, Context, OwnNavigator, Thread } from './types.js' */
import { fillBar } from './bar.js';
import { handOver } from './hand.js';
import { isKept } from './kept.js';
import { arrived, withinPatience } from './patience.js';
import { whyNoScript } from './probe.js';
import { fill, TEXTS } from './texts.js';
import { startThread } from './thread.js';

const root = document.documentElement;
/** @type {Config} */
const config = JSON.parse(document.getElementById('live-config').textContent);
const texts = { ...TEXTS, ...config.texts };
const base = new URL(config.base, document.baseURI).href;
const files = config.build.files;
/** @param {number} bytes */
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

/** @typedef {typeof import('./page.js')} PageScript */
/** @typedef {Promise<{thread: Thread, page: PageScript}>} Parts - what an exercise needs, on its way */

/** @type {HTMLElement[]} */
let cells; // known when the page has been read
/** @type {Bar} */
let bar;
let attempts = 0;
/** @type {Promise<PageScript> | undefined} */
let fetching;

/** @param {'waiting' | 'loading' | 'ready' | 'failed'} state */
function setState(state) {
  root.dataset.live = state;
  document.dispatchEvent(new CustomEvent('live-state', { detail: state }));
}

// The site may have been updated since the page was opened: its files then have other names.
async function isUpdated() {
  try {
    const response = await fetch(location.href, { cache: 'no-cache' });
    const there = new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('live-config');
    return response.ok && there !== null && JSON.stringify(JSON.parse(there.textContent).build) !== JSON.stringify(config.build);
  } catch {
    return false;
  }
}

/**
 * @param {unknown} found - which reason (texts.js), where the error tells it: a browser's own errors have none, or a number
 * @param {string} detail
 */
async function fail(found, detail) {
  const wasLive = root.dataset.live === 'ready' || Boolean(document.querySelector('.live-view:not(.live-drawn, [hidden])'));
  const known = `reason_${found}` in texts ? String(found) : 'start';
  const code = known === 'missing' && await isUpdated() ? 'updated' : known;
  console.error(`live: ${code}: ${detail}`);
  config.again = `?again=${(attempts += 1)}`; // a browser may remember that a script failed
  setState('failed');
  bar.say(fill(wasLive ? texts.stopped : texts.failed, { reason: texts[`reason_${code}`] }), true);
  showDrawn(false);
  if (['file', 'browser', 'frame'].includes(code)) bar.button();
  else if (code === 'updated') bar.button(texts.reload, () => location.reload());
  else bar.button(texts.again, () => start());
}

/**
 * Controls that wait for Python in vain give way to the stored form, until it is tried again.
 * @param {boolean} isShown
 */
function showDrawn(isShown) {
  /** @type {NodeListOf<HTMLElement>} */
  const hosts = document.querySelectorAll('.live-drawn');
  for (const host of hosts) {
    host.hidden = !isShown;
    /** @type {HTMLElement | null} */
    const stored = host.parentElement.querySelector('.cell_output:not(.live-view)');
    if (stored) stored.hidden = isShown;
  }
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
  document.head.prepend(link); // what a site's own sheets say of its widgets holds
  return loaded;
}

/**
 * Before the page's other scripts, which would take the line first.
 * @param {string} url
 */
function askAtOnce(url) {
  document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: url, fetchPriority: 'high' }));
}

/** @returns {Promise<PageScript>} */
async function fetchScript() {
  const url = new URL(files.page.name + (config.again || ''), base).href;
  try {
    askAtOnce(url);
    const [module] = await withinPatience(Promise.all([import(url), addStyle()]));
    performance.mark('live-page');
    return module;
  } catch (error) {
    fetching = undefined; // so that it can be tried again
    throw Object.assign(new Error(error.message), { code: error.code ?? await whyNoScript(url) });
  }
}

function fetchPage() {
  fetching ??= fetchScript();
  fetching.catch(() => {}); // whoever needs it hears of its failure
  return fetching;
}

/**
 * The thread starts before the widgets' code is here: the two take about equally long.
 * @returns {Parts}
 */
async function fetchAll(handed = false) {
  performance.mark('live-begin');
  const thread = startThread({ base, config, handed });
  thread.worker.addEventListener('message', arrived); // it tells of every byte
  if (handed) handOver(thread.worker, base, files);
  return { thread, page: await fetchPage() };
}

// The controls, drawn from their first state before Python is there. What goes wrong here may go right with Python.
async function drawControls() {
  const first = document.getElementById('live-first');
  try {
    const page = await fetchPage();
    const isDrawn = await page.drawControls(contextWith(), JSON.parse(first.textContent));
    root.dataset.liveControls = isDrawn ? 'here' : 'later';
    if (isDrawn) performance.mark('live-controls');
  } catch (error) {
    console.warn(`live: the controls wait for Python (${error.message})`);
    root.dataset.liveControls = 'later';
  }
}

/**
 * @param {Thread} [thread]
 * @returns {Context}
 */
const contextWith = (thread) => ({ config, base, texts, bar, cells, thread, megabytes, fail, succeed });

/** @param {Parts} [parts] - where they are on their way already */
async function start(parts) {
  setState('loading');
  bar.say(texts.loading);
  bar.button();
  showDrawn(true);
  try {
    const { thread, page } = await (parts ?? fetchAll());
    await page.run(contextWith(thread));
  } catch (error) {
    fail(error.code, error.message);
  }
}

/** @param {() => void} action */
function whenNear(action) {
  const watcher = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    watcher.disconnect();
    action();
  }, { rootMargin: '100% 0px' });
  cells.forEach((cell) => watcher.observe(cell));
}

/** @param {() => void} action */
function whenIdle(action) {
  const later = () => (window.requestIdleCallback ? requestIdleCallback(action, { timeout: 5000 }) : setTimeout(action));
  if (document.readyState === 'complete') later();
  else window.addEventListener('load', later, { once: true });
}

/** @param {() => void} action */
function once(action) {
  let done = false;
  return () => {
    if (!done) action();
    done = true;
  };
}

const isServed = config.whole || location.protocol !== 'file:'; // whole: every file of the runtime is in the page itself
const isAble = Boolean(window.Worker && window.TransformStream);

/** @param {Parts} [parts] */
function begin(parts) {
  cells = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.live-cell'))];
  bar = fillBar(document.querySelector('.live-bar'));
  if (!isServed) return fail('file', location.href);
  if (!isAble) return fail('browser', navigator.userAgent);
  if (isOpaque) return fail('frame', 'the page has no origin');
  if (parts) return controls().then(() => start(parts));
  if (savesData) {
    setState('waiting');
    bar.say(texts.waiting);
    return bar.button(fill(texts.start, { size: megabytes(config.build.firstVisit) }), () => start());
  }
  bar.say(texts.loading);
  const startOnce = once(() => start());
  return controls().then(() => {
    whenIdle(startOnce);
    whenNear(startOnce);
  });
}

const isOpaque = isServed && !config.whole && self.origin === 'null'; // a frame with sandbox and without allow-same-origin
const savesData = Boolean(/** @type {OwnNavigator} */ (navigator).connection?.saveData);

function controls() {
  if (config.controls) return drawControls();
  root.dataset.liveControls = 'later';
  return Promise.resolve();
}

setState('loading');
if (config.controls && isServed && isAble && !isOpaque && !savesData) fetchPage();
const parts = isServed && isAble && !isOpaque && isKept(config) ? fetchAll(true) : undefined;
parts?.catch(() => {}); // whoever needs them hears of their failure
// As soon as the page has been read: its other scripts may still be on their way.
if (document.readyState === 'loading') document.addEventListener('readystatechange', () => begin(parts), { once: true });
else begin(parts);
