// The kernel's thread. This small file is there first: it fetches (or takes from the last visit) what Python needs, while the browser
// still reads the large one, python.js.
/** @import { FromThread, Job, Part, PublishedFile, PythonFiles, ToThread } from './types.js' */
import { AssetError, load } from './assets.js';
import { keepUnpacked } from './kept.js';
import { withinPatience } from './patience.js';
import { whyNoScript } from './probe.js';

/** @type {typeof import('./python.js')} */
let python; // the script with Pyodide
/** @type {Awaited<ReturnType<typeof python.startByBoot>>} */
let pyodide;

/**
 * @param {FromThread} message
 * @param {Transferable[]} [transfer]
 */
const tell = (message, transfer = []) => postMessage(message, { transfer });

tell({ type: 'here' });

/** @typedef {{[name in keyof PythonFiles]?: Promise<Part>}} Parts */

/** @param {PublishedFile[]} files */
function progressOf(files) {
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  let done = 0;
  /** @param {number} bytes */
  return (bytes) => {
    done += bytes;
    tell({ type: 'progress', done, total });
  };
}

/**
 * A browser that lacks something says so by an error deep inside: name the usual ones.
 * @param {Error} error
 */
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

/**
 * @param {Job} job
 * @returns {Promise<typeof import('./python.js')>}
 */
async function fetchPython({ base, build, again = '' }) {
  const url = new URL(build.files.python.name + again, base).href;
  try {
    return await withinPatience(import(url));
  } catch (error) {
    throw new AssetError(error.code ?? await whyNoScript(url), error.message, build.files.python);
  }
}

// What the page hands over of an earlier visit (hand.js); nothing, if it did not find it.
/** @type {Map<string, (part: Part | undefined) => void>} */
const awaited = new Map();
/**
 * @param {string} name
 * @returns {Promise<Part | undefined>}
 */
const fromPage = (name) => new Promise((resolve) => { awaited.set(name, resolve); });

/**
 * @param {keyof PythonFiles} name
 * @param {Job} job
 * @param {(bytes: number) => void} count
 * @returns {Promise<Part>}
 */
async function take(name, { base, build, handed }, count) {
  const part = (handed && await fromPage(name)) || await load(base, build.files[name], count);
  performance.mark(`live-${name}`);
  return part;
}

/**
 * Everything at once, and nothing waits for what it does not need. A part that fails is heard of where it is needed.
 * @param {Job} job
 */
function loadAll(job) {
  /** @type {(keyof PythonFiles)[]} */
  const names = job.boot ? ['wasm', 'stdlib', 'packages', 'tables'] : ['wasm', 'snapshot'];
  const count = progressOf(names.map((name) => job.build.files[name]));
  /** @type {Parts} */
  const parts = Object.fromEntries(names.map((name) => [name, take(name, job, count)]));
  const module = parts.wasm.then(({ module: compiled, bytes }) => compiled ?? WebAssembly.compile(bytes));
  const script = fetchPython(job);
  [module, script, ...Object.values(parts)].forEach((part) => part.catch(() => {}));
  return { module, script, parts };
}

/** @param {Promise<Part>} part */
const bytesOf = (part) => part.then(({ bytes }) => bytes);

/**
 * @param {Promise<Part>[]} parts
 * @param {Job} job
 */
async function keepParts(parts, { base, build }) {
  const current = Object.values(build.files).map(({ name }) => new URL(name, base).href);
  for (const part of parts) {
    const { url, bytes } = await part;
    if (url) await keepUnpacked(url, bytes, current);
  }
  tell({ type: 'kept' });
}

/**
 * Starts Python; returns what is left to do when the cells have run.
 * @param {Job} job
 */
async function prepare(job) {
  performance.mark('live-asked');
  if (!job.handed) await checkBrowser(); // it could on the earlier visit
  const { module, script, parts } = loadAll(job);
  python = await script;
  performance.mark('live-script');
  if (job.boot) {
    const [stdlib, packages, tables] = await Promise.all([parts.stdlib, parts.packages, parts.tables].map(bytesOf));
    pyodide = await python.startByBoot(await module, { stdlib, packages, tables }, job);
    return undefined;
  }
  pyodide = await python.startFromSnapshot(await module, bytesOf(parts.snapshot), job);
  return () => keepParts(Object.values(parts), job);
}

/**
 * A page that leads to an exercise: fetch and keep, run nothing.
 * @param {Job} job
 */
async function fetchAhead(job) {
  await checkBrowser();
  const files = [job.build.files.wasm, job.build.files.snapshot];
  await keepParts(files.map((file) => load(job.base, file)), job);
}

/** @type {ReturnType<typeof prepare> | undefined} */
let prepared;
/** @type {Awaited<ReturnType<typeof prepare>> | undefined} */
let keepFetched;

// What happens in the page can be told before Python hears it: another tab's change, a new address.
/** @type {() => void} */
let hears;
/** @type {Promise<void>} */
const canHear = new Promise((done) => {
  hears = done;
});

/** @type {{[type in ToThread['type']]: (message: Extract<ToThread, {type: type}>) => unknown}} */
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
    /** @type {[string, number][]} */
    const marks = performance.getEntriesByType('mark').map(({ name, startTime }) => [name, performance.timeOrigin + startTime]);
    tell({ type: 'started', marks });
  },
  async execute({ id, code }) {
    tell({ type: 'done', id, ok: await python.execute(id, code) });
  },
  comm({ id, kind, content, buffers }) {
    tell({ type: 'done', id, ok: python.comm(id, kind, content, buffers) });
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
    if (data.type !== 'start') tell({ type: 'failed', code: codeOf(error), file: error.file, message: `${error.name}: ${error.message}` });
  }
};
