// "Keep this course on this device": asked for by the reader, with its megabytes. Afterwards every page and exercise works without a network.
import { makeButton } from './button.js';
import { forget, keptIn, LIST, listKept, openVersion } from './course.js';
import { hasStore } from './kept.js';
import { fill, TEXTS } from './texts.js';

const AT_ONCE = 4;
const box = /** @type {HTMLElement} */ (document.querySelector('.live-keep-course'));
const { src, dataset } = /** @type {HTMLScriptElement} */ (document.currentScript); // <root>/_static/live/keep-....js
const texts = { ...TEXTS, ...JSON.parse(dataset.texts) };
const root = new URL('../../', src).href;
const address = (name) => new URL(name, root).href;
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
const sizeOf = ({ files }) => files.reduce((sum, { bytes }) => sum + bytes, 0);

const status = document.createElement('p');
status.setAttribute('role', 'status');
const running = document.createElement('progress');
running.hidden = true;
const buttons = document.createElement('p');
box.replaceChildren(status, running, buttons);

function show(text, ...offers) {
  status.textContent = text;
  running.hidden = true;
  buttons.replaceChildren(...offers.map(([label, action]) => makeButton('live-keep-button', label, action)));
}

async function fetchList() {
  const response = await fetch(address(LIST), { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${LIST}: ${response.status}`);
  return response.json();
}

// Of a file that has not changed since the copy before, that copy is taken.
async function responseFor({ name, hash }, before, old) {
  const kept = before.get(name) === hash ? await old.match(address(name)) : undefined;
  if (kept) return kept;
  const response = await fetch(address(name), { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

async function fillCopy(list, onBytes) {
  const old = await keptIn(root);
  const before = new Map((await listKept(root))?.files.map(({ name, hash }) => [name, hash]));
  const cache = await openVersion(root, list.version);
  const waiting = [...list.files];
  const one = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      if (!await cache.match(address(file.name))) await cache.put(address(file.name), await responseFor(file, before, old));
      onBytes(file.bytes);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  await cache.put(address(LIST), new Response(JSON.stringify(list), { headers: { 'Content-Type': 'application/json' } }));
  await forget(root, list.version);
}

async function keep(list) {
  const total = sizeOf(list);
  let done = 0;
  show(fill(texts.keep_running, { size: megabytes(total) }));
  running.hidden = false;
  running.setAttribute('aria-label', status.textContent);
  running.value = 0;
  try {
    await navigator.serviceWorker.register(address('offline.js'), { scope: root });
    await navigator.storage?.persist?.();
    await fillCopy(list, (bytes) => {
      done += bytes;
      running.value = done / total;
    });
    await showState();
  } catch (error) {
    const reason = error.name === 'QuotaExceededError' ? texts.keep_full : texts.keep_broken;
    console.error(`live: the course was not kept: ${error.name}: ${error.message}`);
    show(fill(texts.keep_failed, { reason }), [texts.again, () => keep(list)]);
  }
}

async function remove() {
  const registration = await navigator.serviceWorker.getRegistration(root);
  await registration?.unregister();
  await forget(root);
  await showState();
}

async function showState() {
  const kept = await listKept(root);
  const list = await fetchList().catch(() => kept);
  const size = list && megabytes(sizeOf(list));
  if (!list) show(texts.keep_broken);
  else if (!kept) show(texts.keep_ask, [fill(texts.keep, { size }), () => keep(list)]);
  else if (kept.version === list.version) show(fill(texts.keep_done, { size }), [texts.keep_remove, remove]);
  else show(texts.keep_newer, [fill(texts.keep_update, { size }), () => keep(list)], [texts.keep_remove, remove]);
  box.dataset.kept = kept ? (kept.version === list.version ? 'yes' : 'older') : 'no';
}

if (location.protocol === 'file:') show(texts.keep_file);
else if (self.origin === 'null' || !navigator.serviceWorker || !hasStore()) show(texts.keep_unable);
else showState().catch(() => show(texts.keep_unable));
