// Python in the kernel's thread: started from the memory snapshot or by the ordinary boot, then spoken with.
import createModule from 'pyodide/pyodide.asm.mjs';
import { loadPyodide } from 'pyodide/pyodide.mjs';

import { mountLazily, unpackPackages } from './files.js';
import { addFreshMemory, expand } from './snapshot.js';

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

// The memory is made ready between the module's instantiation and its first step.
function moduleFor(picture) {
  return (settings) => {
    const instantiate = settings.instantiateWasm;
    settings.instantiateWasm = (imports, done) => instantiate(imports, (instance, module) => {
      const { memory } = instance.exports;
      addFreshMemory(picture, memory);
      const missing = picture.heapLength - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / 65536));
      done(instance, module);
    });
    return createModule(settings);
  };
}

export async function startFromSnapshot(module, bytes, job) {
  const picture = expand(bytes);
  const pyodide = await withFiles(module, undefined, () => loadPyodide({
    ...settingsOf(job),
    createPyodideModule: moduleFor(picture),
    _loadSnapshot: picture.bytes,
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
  const post = (text, buffers) => {
    const copies = buffers.map((buffer) => buffer.slice().buffer);
    tell('message', { text, buffers: copies }, copies);
  };
  kernel.connect(post, JSON.stringify(page));
}

export const execute = (id, code) => kernel.execute(id, code);
export const comm = (id, kind, content, buffers) => kernel.comm_message(id, kind, content, buffers);
export const pageEvent = (name, value) => kernel.page_event(name, JSON.stringify(value));
