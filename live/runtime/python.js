// Python in the kernel's thread: started from the memory snapshot or by the ordinary boot, then spoken with.
import createModule from 'pyodide/pyodide.asm.mjs';
import { loadPyodide } from 'pyodide/pyodide.mjs';

import { mountLazily, unpackPackages } from './files.js';
import { layOut, read } from './snapshot.js';

export { closeNetwork } from './network.js';

let kernel;

// Pyodide's loader asks for two files by fetch and compiles one. They are at hand already, under other names.
async function withFiles(module, stdlib, action) {
  const { fetch } = self;
  const { instantiateStreaming } = WebAssembly;
  const answers = { 'pyodide.asm.wasm': () => new Response(), 'python_stdlib.zip': () => new Response(stdlib) };
  self.fetch = (address, options) => {
    const name = String(address?.href ?? address?.url ?? address).split('/').pop();
    return name in answers ? Promise.resolve(answers[name]()) : fetch(address, options);
  };
  WebAssembly.instantiateStreaming = async (_, imports) => ({ module, instance: await WebAssembly.instantiate(module, imports) });
  try {
    return await action();
  } finally {
    Object.assign(WebAssembly, { instantiateStreaming });
    self.fetch = fetch;
  }
}

function settingsOf({ base, build }) {
  return {
    indexURL: base,
    packageBaseUrl: base,
    lockFileContents: JSON.stringify({ info: build.lockInfo, packages: {} }),
    env: { HOME: '/home/pyodide' },
    stdout: (line) => console.log(line),
    stderr: (line) => console.warn(line),
    createPyodideModule: createModule,
  };
}

// Pyodide asks for the snapshot before anything else, although it needs it last. It gets a stand-in, and the memory is laid out where
// Pyodide would do it: the snapshot may still be on its way while the module is made.
function moduleFor(snapshot, { heapLength, freshEnd }) {
  return async (settings) => {
    const instantiate = settings.instantiateWasm;
    let fresh;
    settings.instantiateWasm = (imports, done) => instantiate(imports, (instance, module) => {
      performance.mark('live-instantiated');
      const { memory } = instance.exports;
      fresh = new Uint8Array(memory.buffer, 0, freshEnd).slice();
      const missing = heapLength - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / 65536));
      done(instance, module);
    });
    const made = await createModule(settings);
    performance.mark('live-module');
    const picture = read(await snapshot);
    const { restoreSnapshot } = made.API;
    made.API.restoreSnapshot = () => {
      layOut(picture, made.HEAPU8, fresh, made.HEAPU32[made._emscripten_get_sbrk_ptr() >>> 2]);
      performance.mark('live-memory');
      return restoreSnapshot(picture.header); // checks the version; there is nothing more to copy
    };
    return made;
  };
}

// snapshot: promise of its bytes
export async function startFromSnapshot(module, snapshot, job) {
  const pyodide = await withFiles(module, undefined, () => loadPyodide({
    ...settingsOf(job),
    createPyodideModule: moduleFor(snapshot, job.build.memory),
    _loadSnapshot: new Uint8Array(0),
    _snapshotDeserializer: () => ({ loadPackagesFromImports: async () => [] }),
  }));
  mountLazily(pyodide, job);
  return pyodide;
}

export async function startByBoot(module, stdlib, packages, job) {
  const pyodide = await withFiles(module, stdlib, () => loadPyodide(settingsOf(job)));
  unpackPackages(pyodide, packages);
  pyodide.runPython('import live_kernel; live_kernel.install()');
  return pyodide;
}

export function connect(pyodide, page, tell) {
  kernel = pyodide.pyimport('live_kernel');
  const post = (texts, lists) => {
    const buffers = lists?.map((list) => list.map((buffer) => buffer.slice().buffer)) ?? [];
    tell('messages', { texts, buffers }, buffers.flat());
  };
  kernel.connect(post, JSON.stringify(page));
}

export const execute = (id, code) => kernel.execute(id, code);
export const comm = (id, kind, content, buffers) => kernel.comm_message(id, kind, content, buffers);
export const pageEvent = (name, value) => kernel.page_event(name, JSON.stringify(value));
