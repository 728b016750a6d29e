// Python in the kernel's thread: started from the memory snapshot or by the ordinary boot, then spoken with.
/** @import { PyodideAPI } from 'pyodide/pyodide.mjs' */
/** @import { FromThread, Job, Page } from './types.js' */
import createModule from 'pyodide/pyodide.asm.mjs';
import { loadPyodide } from 'pyodide/pyodide.mjs';

import { layTables, mountLazily, unpackPackages } from './files.js';
import { layOut, read } from './snapshot.js';

export { closeNetwork } from './network.js';

/**
 * @typedef {object} EmscriptenSettings
 * @property {(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void) => void} instantiateWasm
 */
/** @typedef {any} Module - Pyodide's: it has all that C exports */

/** @type {any} the Python module live_kernel */
let kernel;
let bringCode = async () => {}; // the ordinary boot has all code

/**
 * Pyodide's loader asks for two files by fetch and compiles one. They are at hand already, under other names. And it only warns, and waits
 * for ever, when the module cannot be made (too little memory, as a rule): `action` gets a function that ends the wait.
 * @param {WebAssembly.Module} module
 * @param {Uint8Array<ArrayBuffer> | undefined} stdlib - none with the snapshot, which holds it
 * @param {(fail: (error: Error) => void) => Promise<PyodideAPI>} action
 * @returns {Promise<PyodideAPI>}
 */
async function withFiles(module, stdlib, action) {
  const { fetch } = self;
  const { instantiateStreaming } = WebAssembly;
  /** @type {Record<string, () => Response>} */
  const answers = { 'pyodide.asm.wasm': () => new Response(), 'python_stdlib.zip': () => new Response(stdlib) };
  self.fetch = (address, options) => {
    const name = String(address instanceof Request ? address.url : address).split('/').pop();
    return name in answers ? Promise.resolve(answers[name]()) : fetch(address, options);
  };
  try {
    return await new Promise((resolve, reject) => {
      WebAssembly.instantiateStreaming = async (_, imports) => {
        try {
          return { module, instance: await WebAssembly.instantiate(module, imports) };
        } catch (error) {
          reject(error);
          throw error;
        }
      };
      action(reject).then(resolve, reject);
    });
  } finally {
    Object.assign(WebAssembly, { instantiateStreaming });
    self.fetch = fetch;
  }
}

/**
 * Makes Pyodide's module.
 * @param {EmscriptenSettings} settings
 * @param {(error: Error) => void} fail
 * @param {(memory: WebAssembly.Memory) => void} onMemory - sees the memory before the module's first step
 * @returns {Promise<Module>}
 */
function make(settings, fail, onMemory) {
  const instantiate = settings.instantiateWasm;
  settings.instantiateWasm = (imports, done) => instantiate(imports, (instance, module) => {
    try {
      onMemory(/** @type {WebAssembly.Memory} */ (instance.exports.memory));
      done(instance, module);
    } catch (error) {
      fail(error);
    }
  });
  return createModule(settings);
}

/** @param {Job} job */
function settingsOf({ base, build }) {
  return {
    indexURL: base,
    packageBaseUrl: base,
    lockFileContents: JSON.stringify({ info: build.lockInfo, packages: {} }),
    env: { HOME: '/home/pyodide' },
    /** @param {string} line */
    stdout: (line) => console.log(line),
    /** @param {string} line */
    stderr: (line) => console.warn(line),
  };
}

/**
 * Pyodide asks for the snapshot before anything else, although it needs it last. It gets a stand-in, and the memory is laid out where
 * Pyodide would do it: the snapshot may still be on its way while the module is made.
 * @param {Promise<Uint8Array<ArrayBuffer>>} snapshot
 * @param {Job['build']['memory']} memory
 * @param {(error: Error) => void} fail
 */
function moduleFor(snapshot, { heapLength, freshEnd }, fail) {
  /** @param {EmscriptenSettings} settings */
  return async (settings) => {
    /** @type {Uint8Array} */
    let fresh;
    const made = await make(settings, fail, (memory) => {
      performance.mark('live-instantiated');
      fresh = new Uint8Array(memory.buffer, 0, freshEnd).slice();
      const missing = heapLength - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / 65536));
    });
    performance.mark('live-module');
    const picture = read(await snapshot);
    const { restoreSnapshot } = made.API;
    made.API.restoreSnapshot = () => {
      // How Python calls a function pointer is this browser's own matter: the newer ones have a quicker way.
      const trampoline = (made.__PyRuntime + made.HEAP32[made.__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET >>> 2]) >>> 2;
      const ownWay = made.HEAP32[trampoline];
      layOut(picture, made.HEAPU8, fresh, made.HEAPU32[made._emscripten_get_sbrk_ptr() >>> 2]);
      made.HEAP32[trampoline] = ownWay;
      performance.mark('live-memory');
      return restoreSnapshot(picture.header); // checks the version; there is nothing more to copy
    };
    return made;
  };
}

/**
 * @param {WebAssembly.Module} module
 * @param {Promise<Uint8Array<ArrayBuffer>>} snapshot
 * @param {Job} job
 */
export async function startFromSnapshot(module, snapshot, job) {
  const pyodide = await withFiles(module, undefined, (fail) => loadPyodide({
    ...settingsOf(job),
    createPyodideModule: moduleFor(snapshot, job.build.memory, fail),
    _loadSnapshot: new Uint8Array(0),
    _snapshotDeserializer: () => ({ loadPackagesFromImports: async () => [] }),
  }));
  bringCode = mountLazily(pyodide, job);
  return pyodide;
}

/**
 * @param {WebAssembly.Module} module
 * @param {Record<'stdlib' | 'packages' | 'tables', Uint8Array<ArrayBuffer>>} parts
 * @param {Job} job
 */
export async function startByBoot(module, { stdlib, packages, tables }, job) {
  const pyodide = await withFiles(module, stdlib, (fail) => loadPyodide({
    ...settingsOf(job),
    createPyodideModule: (settings) => make(settings, fail, ({ buffer }) => layTables(new Uint8Array(buffer), tables)),
  }));
  unpackPackages(pyodide, packages);
  pyodide.runPython('import live_kernel; live_kernel.install()');
  return pyodide;
}

/**
 * @param {PyodideAPI} pyodide
 * @param {Page} page
 * @param {(message: FromThread, transfer: ArrayBuffer[]) => void} tell
 */
export function connect(pyodide, page, tell) {
  kernel = pyodide.pyimport('live_kernel');
  /**
   * @param {string} texts
   * @param {Uint8Array<ArrayBuffer>[][]} [lists]
   */
  const post = (texts, lists) => {
    const buffers = lists?.map((list) => list.map((buffer) => buffer.slice().buffer)) ?? [];
    tell({ type: 'messages', texts, buffers }, buffers.flat());
  };
  kernel.connect(post, JSON.stringify(page));
}

/**
 * @param {string} id
 * @param {string} code
 * @returns {Promise<boolean>}
 */
export const execute = (id, code) => kernel.execute(id, code);
/**
 * @param {string} id
 * @param {string} kind
 * @param {string} content
 * @param {Uint8Array[]} buffers
 * @returns {boolean}
 */
export const comm = (id, kind, content, buffers) => kernel.comm_message(id, kind, content, buffers);
export const bringRest = () => bringCode();
/**
 * @param {string} name
 * @param {unknown} value
 */
export const pageEvent = (name, value) => kernel.page_event(name, JSON.stringify(value));
