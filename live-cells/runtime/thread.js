// Starts the kernel's thread; what it says before anybody listens is kept.
import { withinPatience } from './patience.js';
import { whyNoScript } from './probe.js';

const failed = (worker, code, message) => worker.onmessage?.({ data: { type: 'failed', code, message } });

// The thread's first word is for this file alone: its script has arrived.
function hearBegin(worker, url) {
  const here = new Promise((resolve) => {
    worker.addEventListener('message', (event) => {
      event.stopImmediatePropagation();
      resolve();
    }, { once: true });
    worker.addEventListener('error', resolve, { once: true });
  });
  withinPatience(here).catch(({ code }) => failed(worker, code, `${url} did not arrive`));
}

// What ended the thread: an error of its own has words; a script that did not load has none.
async function hearEnd(event, worker, url) {
  event.preventDefault();
  const code = event.message ? 'start' : await whyNoScript(url);
  failed(worker, code, event.message || `${url} did not load`);
}

// handed: the thread need not read what is kept from an earlier visit; the page hands it over, as its own thread has time.
export function startThread({ base, config, boot = false, handed = false }) {
  const { build, again = '' } = config;
  const url = new URL(build.files.worker.name + again, base).href;
  const worker = new Worker(url, { type: 'module' });
  hearBegin(worker, url);
  const early = [];
  worker.onmessage = ({ data }) => early.push(data);
  worker.onerror = (event) => hearEnd(event, worker, url);
  worker.postMessage({ type: 'prepare', base, build, again, boot, handed });
  return { worker, early };
}
