// On a chapter that leads to an exercise: fetches the exercise's large files while the page is idle, for a reader who does not save data.
import { isKept, markKept } from './kept.js';

const config = JSON.parse(document.getElementById('live-config').textContent);
const base = new URL(config.base, document.baseURI).href;

function fetchAhead() {
  const worker = new Worker(new URL(config.build.files.worker.name, base).href, { type: 'module' });
  worker.onmessage = ({ data }) => {
    if (data.type === 'kept') markKept(config);
    if (data.type === 'kept' || data.type === 'failed') worker.terminate();
  };
  worker.postMessage({ type: 'fetch', base, build: config.build });
}

const wanted = window.Worker && window.caches && /^https?:$/.test(location.protocol);
if (wanted && !navigator.connection?.saveData && !isKept(config)) {
  window.addEventListener('load', () => (window.requestIdleCallback ?? setTimeout)(fetchAhead, { timeout: 10_000 }), { once: true });
}
