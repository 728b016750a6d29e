// Takes the memory snapshot. usage: node snapshot.mjs JOB.json
// The job names the Pyodide folder, the package sources, the kernel's files, the warm-up file and the folder for the results.
import crypto from 'node:crypto';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const job = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const { loadPyodide } = await import(pathToFileURL(path.join(job.pyodide, 'pyodide.mjs')).href);
const createModule = (await import(pathToFileURL(path.join(job.pyodide, 'pyodide.asm.mjs')).href)).default;

// Same inputs, same bytes: time stands still and chance is a fixed sequence while the picture is taken.
function freezeTimeAndChance() {
  const moment = 1_700_000_000_000;
  Date.now = () => moment;
  performance.now = () => 1000;
  Math.random = () => 0.5;
  let state = 1;
  const fill = (view) => {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    for (let i = 0; i < bytes.length; i += 1) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      bytes[i] = state >>> 16;
    }
    return view;
  };
  globalThis.crypto.getRandomValues = fill;
  crypto.randomFillSync = fill; // what Pyodide calls in Node
  syncBuiltinESMExports();
}

const settings = {
  indexURL: `${job.pyodide}/`,
  lockFileContents: JSON.stringify({ info: job.lockInfo, packages: {} }),
  env: { HOME: '/home/pyodide', PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1' },
  stdout: (line) => console.log(line),
  stderr: (line) => console.error(line),
};

// .py -> .pyc in Pyodide itself, so that the versions agree. A .pyc that is never checked against its source needs no source.
async function compilePackages(files) {
  const pyodide = await loadPyodide(settings);
  const compile = pyodide.runPython(`
import importlib._bootstrap_external as bootstrap, importlib.util
def compile_one(source, name):
    code = compile(source, name, 'exec', dont_inherit=True, optimize=0)
    return bootstrap._code_to_hash_pyc(code, importlib.util.source_hash(source.encode()), False)
compile_one`);
  const compiled = [];
  for (const [name, bytes] of files) {
    if (!name.endsWith('.py')) {
      compiled.push([name, bytes]);
      continue;
    }
    const result = compile(new TextDecoder().decode(bytes), `${job.sitePackages}/${name}`);
    const buffer = result.getBuffer('u8');
    compiled.push([`${name}c`, new Uint8Array(buffer.data)]);
    buffer.release();
    result.destroy();
  }
  return compiled;
}

function listFiles(folder, prefix = '') {
  const entries = fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const name = `${prefix}${entry.name}`;
    if (entry.isDirectory()) return listFiles(path.join(folder, entry.name), `${name}/`);
    return [[name, new Uint8Array(fs.readFileSync(path.join(folder, entry.name)))]];
  });
}

function writeFiles(pyodide, files) {
  for (const [name, bytes] of files) {
    const target = `${job.sitePackages}/${name}`;
    pyodide.FS.mkdirTree(target.slice(0, target.lastIndexOf('/')));
    pyodide.FS.writeFile(target, bytes);
  }
}

const topLevel = (files) => [...new Set(files.map(([name]) => name.split('/')[0].replace(/\.pyc?$/, '')))].sort();

function nameOf(object) {
  if (object.loadPackagesFromImports && object.runPython) return 'pyodide';
  throw new Error(`The snapshot refers to a JavaScript object that cannot be put back in a page: ${object}. `
    + 'Look for a module that keeps something imported from js or pyodide_js.');
}

// The memory of a module that has been instantiated and not yet run: what the WebAssembly file itself puts there.
let fresh;
function keepFreshMemory(moduleSettings) {
  const instantiate = moduleSettings.instantiateWasm;
  moduleSettings.instantiateWasm = (imports, done) => instantiate(imports, (instance, module) => {
    fresh = new Uint8Array(instance.exports.memory.buffer).slice();
    done(instance, module);
  });
  return createModule(moduleSettings);
}

// Freed blocks still hold what was in them. Taking and clearing them all, without letting the heap grow, makes the picture smaller.
function clearFreeMemory({ _module: module }) {
  const end = () => module.HEAPU32[module._emscripten_get_sbrk_ptr() >>> 2];
  const limit = end();
  const taken = [];
  for (let size = 1 << 20; size >= 16; size = size > 512 ? size >> 1 : size - 8) {
    for (;;) {
      const block = module._malloc(size);
      taken.push(block);
      if (end() > limit) break;
      module.HEAPU8.fill(0, block, block + size);
    }
  }
  taken.forEach((block) => module._free(block));
}

async function main() {
  freezeTimeAndChance();
  const files = await compilePackages(listFiles(job.packages));
  fs.mkdirSync(job.out, { recursive: true });
  for (const [name, bytes] of files) {
    const target = path.join(job.compiled, name);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, bytes);
  }

  const pyodide = await loadPyodide({ ...settings, _makeSnapshot: true, createPyodideModule: keepFreshMemory });
  writeFiles(pyodide, files);
  // Time stands still, so Python cannot see that its folders have changed.
  pyodide.runPython('import importlib; importlib.invalidate_caches(); import live_prepare');
  const prepare = pyodide.runPython('live_prepare.prepare');
  prepare(topLevel(files).join(' '));
  prepare.destroy();
  for (const warm of job.warm) {
    const run = pyodide.runPython('live_prepare.run_warm');
    const problem = run(fs.readFileSync(warm, 'utf8'), path.basename(warm));
    if (problem) throw new Error(`the file to run before the snapshot failed\n${problem}`);
    run.destroy();
  }
  const modules = pyodide.runPython('import sys; "\\n".join(sorted(sys.modules))');
  fs.writeFileSync(path.join(job.out, 'modules.txt'), `${modules}\n`);
  pyodide.runPython('live_prepare.settle()');
  clearFreeMemory(pyodide);
  const snapshot = pyodide.makeMemorySnapshot({ serializer: nameOf });
  fs.writeFileSync(path.join(job.out, 'snapshot.bin'), snapshot);
  fs.writeFileSync(path.join(job.out, 'fresh.bin'), fresh);
  console.log(JSON.stringify({ snapshot: snapshot.length, fresh: fresh.length, files: files.length }));
}

// Node prints the whole line of source on a crash; that line is a megabyte of WebAssembly glue.
main().catch((error) => {
  console.error(`${error.name ?? 'Error'}: ${error.message ?? error}`);
  console.error(String(error.stack).split('\n').filter((line) => line.length < 300).slice(0, 12).join('\n'));
  process.exitCode = 1;
});
