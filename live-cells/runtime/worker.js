// The kernel's thread. This small file is there first: it fetches (or takes from the last visit) what Python needs, while the browser
// still reads the large one, python.js.
import { AssetError, load } from './assets.js';
import { keepUnpacked } from './kept.js';
import { withinPatience } from './patience.js';
import { whyNoScript } from './probe.js';

let python; // the module with Pyodide
let pyodide;

const mark = (name) => () => performance.mark(name);
const tell = (type, details = {}, transfer = []) => postMessage({ type, ...details }, transfer);

tell('here');

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

async function fetchPython({ base, build, again = '' }) {
  const url = new URL(build.files.python.name + again, base).href;
  try {
    return await withinPatience(import(url));
  } catch (error) {
    throw new AssetError(error.code ?? await whyNoScript(url), error.message, build.files.python);
  }
}

// What the page hands over of an earlier visit (hand.js); nothing, if it did not find it.
const awaited = new Map();
const fromPage = (name) => new Promise((resolve) => { awaited.set(name, resolve); });

async function take(name, { base, build, handed }, count) {
  const part = (handed && await fromPage(name)) || await load(base, build.files[name], count);
  mark(`live-${name}`)();
  return part;
}

// Everything at once, and nothing waits for what it does not need. A part that fails is heard of where it is needed.
function loadAll(job) {
  const names = job.boot ? ['wasm', 'stdlib', 'packages', 'tables'] : ['wasm', 'snapshot'];
  const count = progressOf(names.map((name) => job.build.files[name]));
  const parts = Object.fromEntries(names.map((name) => [name, take(name, job, count)]));
  const module = parts.wasm.then(({ module: compiled, bytes }) => compiled ?? WebAssembly.compile(bytes));
  const script = fetchPython(job);
  [module, script, ...Object.values(parts)].forEach((part) => part.catch(() => {}));
  return { module, script, parts };
}

const bytesOf = (part) => part.then(({ bytes }) => bytes);

async function allBytes(parts, names) {
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await bytesOf(parts[name])])));
}

async function keepParts(parts, { base, build }) {
  const current = Object.values(build.files).map(({ name }) => new URL(name, base).href);
  for (const part of parts) {
    const { url, bytes } = await part;
    if (url) await keepUnpacked(url, bytes, current);
  }
  tell('kept');
}

async function prepare(job) {
  performance.mark('live-asked');
  if (!job.handed) await checkBrowser(); // it could on the earlier visit
  const { module, script, parts } = loadAll(job);
  python = await script;
  mark('live-script')();
  pyodide = job.boot
    ? await python.startByBoot(await module, await allBytes(parts, ['stdlib', 'packages', 'tables']), job)
    : await python.startFromSnapshot(await module, bytesOf(parts.snapshot), job);
  return () => (job.boot ? undefined : keepParts(Object.values(parts), job));
}

// A page that leads to an exercise: fetch and keep, run nothing.
async function fetchAhead(job) {
  await checkBrowser();
  const files = [job.build.files.wasm, job.build.files.snapshot];
  await keepParts(files.map((file) => load(job.base, file)), job);
}

let prepared; // promise of what is left to do when the cells have run
let keepFetched;

// What happens in the page can be told before Python hears it: another tab's change, a new address.
let hears;
const canHear = new Promise((done) => {
  hears = done;
});

const handlers = {
  fetch: fetchAhead,
  part({ name, part }) {
    awaited.get(name)(part);
  },
  prepare(job) {
    prepared = prepare(job);
    return prepared;
  },
  async start({ page, network }) {
    keepFetched = await prepared;
    prepared = undefined;
    python.connect(pyodide, page, tell);
    hears();
    if (!network) python.closeNetwork(self);
    performance.mark('live-started');
    const marks = performance.getEntriesByType('mark').map(({ name, startTime }) => [name, performance.timeOrigin + startTime]);
    tell('started', { marks });
  },
  async execute({ id, code }) {
    tell('done', { id, ok: await python.execute(id, code) });
  },
  comm({ id, kind, content, buffers }) {
    tell('done', { id, ok: python.comm(id, kind, content, buffers) });
  },
  async event({ name, value }) {
    await canHear;
    python.pageEvent(name, value);
  },
  // The page is live: now there is time to bring the rest of Python's code, and to keep what was fetched.
  async keep() {
    python.bringRest();
    await keepFetched?.();
    keepFetched = undefined; // and with it thirty megabytes
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
