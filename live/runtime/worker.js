// The kernel's thread. This small file is there first: it fetches (or takes from the last visit) what Python needs, while the browser
// still reads the large one, python.js.
import { AssetError, keepUnpacked, load } from './assets.js';

let python; // the module with Pyodide
let pyodide;

const tell = (type, details = {}, transfer = []) => postMessage({ type, ...details }, transfer);

function progressOf(files) {
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  let done = 0;
  return (bytes) => {
    done += bytes;
    tell('progress', { done, total });
  };
}

// A browser that lacks something says so by an error deep inside: name the usual ones.
function codeOf(error) {
  if (error instanceof AssetError) return error.code;
  if (/Content.Security.Policy|unsafe-eval|CSP/i.test(error.message)) return 'blocked';
  if (error instanceof RangeError || /memory|allocat/i.test(error.message)) return 'memory';
  return 'start';
}

// WebAssembly may be switched off or forbidden: find out at once, before megabytes are fetched.
async function checkBrowser() {
  if (typeof WebAssembly !== 'object' || typeof TransformStream !== 'function') {
    throw new AssetError('browser', 'WebAssembly or streams are missing');
  }
  try {
    await WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch (error) {
    throw new AssetError('blocked', error.message);
  }
}

async function fetchPython({ base, build }) {
  try {
    return await import(new URL(build.files.python.name, base).href);
  } catch (error) {
    throw new AssetError('missing', error.message, build.files.python);
  }
}

async function loadAll({ base, build, boot }) {
  const names = boot ? ['wasm', 'stdlib', 'packages'] : ['wasm', 'snapshot'];
  const files = names.map((name) => build.files[name]);
  const count = progressOf(files);
  const loaded = files.map((file) => load(base, file, count));
  const module = loaded[0].then(({ bytes }) => WebAssembly.compile(bytes));
  const [, python_, ...parts] = await Promise.all([module, fetchPython({ base, build }), ...loaded]);
  performance.mark('live-loaded');
  return { module: await module, python: python_, parts: Object.fromEntries(names.map((name, i) => [name, parts[i]])) };
}

async function keepParts(parts, { base, build }) {
  const current = Object.values(build.files).map(({ name }) => new URL(name, base).href);
  for (const { url, bytes, kept } of Object.values(parts)) {
    if (!kept) await keepUnpacked(url, bytes, current);
  }
  tell('kept');
}

async function prepare(job) {
  performance.mark('live-asked');
  await checkBrowser();
  const { module, python: loaded, parts } = await loadAll(job);
  python = loaded;
  pyodide = job.boot
    ? await python.startByBoot(module, parts.stdlib.bytes, parts.packages.bytes, job)
    : await python.startFromSnapshot(module, parts.snapshot.bytes, job);
  return () => (job.boot ? undefined : keepParts(parts, job));
}

// A page that leads to an exercise: fetch and keep, run nothing.
async function fetchAhead(job) {
  await checkBrowser();
  const files = [job.build.files.wasm, job.build.files.snapshot];
  const parts = await Promise.all(files.map((file) => load(job.base, file)));
  await keepParts(parts, job);
}

let prepared; // promise of what is left to do when the cells run

const handlers = {
  fetch: fetchAhead,
  prepare(job) {
    prepared = prepare(job);
    return prepared;
  },
  async start({ page, network }) {
    const keep = await prepared;
    python.connect(pyodide, page, tell);
    if (!network) python.closeNetwork(self);
    performance.mark('live-started');
    const marks = performance.getEntriesByType('mark').map(({ name, startTime }) => [name, performance.timeOrigin + startTime]);
    tell('started', { marks });
    this.keepParts = keep;
  },
  async execute({ id, code }) {
    tell('done', { id, ok: await python.execute(id, code) });
  },
  comm({ id, kind, content, buffers }) {
    python.comm(id, kind, content, buffers);
    tell('done', { id, ok: true });
  },
  event({ name, value }) {
    python.pageEvent(name, value);
  },
  // The page is live: now there is time to keep what was fetched.
  keep() {
    return this.keepParts?.();
  },
};

// What is left of an error here is fatal for the interpreter (its own exceptions are shown by Python's side).
self.onmessage = async ({ data }) => {
  try {
    await handlers[data.type](data);
  } catch (error) {
    if (data.type !== 'start') tell('failed', { code: codeOf(error), file: error.file, message: `${error.name}: ${error.message}` });
  }
};
