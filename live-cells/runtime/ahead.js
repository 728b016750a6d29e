// On a chapter that leads to an exercise: fetches the exercise's large files while the page is idle, for a reader who does not save data.
/** @import { Config, OwnNavigator } from './types.js' */
import { hasStore, isKept, markKept } from './kept.js';

/** @type {Config} */
const config = JSON.parse(document.getElementById('live-config').textContent);
const base = new URL(config.base, document.baseURI).href;

// Small, and kept by the browser itself.
function fetchScripts() {
  const { page, python, style, rest } = config.build.files;
  for (const { name } of [page, style, python, rest]) fetch(new URL(name, base).href).catch(() => {});
}

function fetchAhead() {
  const worker = new Worker(new URL(config.build.files.worker.name, base).href, { type: 'module' });
  worker.onmessage = ({ data }) => {
    if (data.type === 'kept') {
      markKept(config);
      fetchScripts();
    }
    if (data.type === 'kept' || data.type === 'failed') worker.terminate();
  };
  worker.postMessage({ type: 'fetch', base, build: config.build });
}

const GLANCE = 4000; // milliseconds: who leaves sooner was not reading
/** @param {() => void} action */
const whenIdle = (action) => (window.requestIdleCallback ? requestIdleCallback(action, { timeout: 10_000 }) : setTimeout(action));

// Never for a reader who saves data or whose line is slow: megabytes that nobody asked for would take the place of what is asked for.
const line = /** @type {OwnNavigator} */ (navigator).connection;
const LEAST = 1; // megabits a second; a browser that has measured nothing yet says 1.55
const isSlow = ['slow-2g', '2g', '3g'].includes(line?.effectiveType) || line?.downlink < LEAST;
const isCheap = !line?.saveData && !isSlow;
const wanted = self.origin !== 'null' && window.Worker && hasStore() && /^https?:$/.test(location.protocol);
if (wanted && isCheap && !isKept(config)) {
  window.addEventListener('load', () => setTimeout(whenIdle, GLANCE, fetchAhead), { once: true });
}
