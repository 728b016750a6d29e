// Takes the memory snapshot. usage: node snapshot.mjs JOB.json
// The job names the Pyodide folder, the package sources, the kernel's files, the warm-up file and the folder for the results.
import crypto from 'node:crypto';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import zlib from 'node:zlib';

import { clearBehindObjects, clearBehindStrings, leaveOut } from './derived.mjs';
import { descriptionsIn } from './descriptions.mjs';
import { blank, tablesFile, tablesIn } from './left_out.mjs';
import { withoutRanges } from './wasm.mjs';

const PAGE = 4096;
const BUFFER = 131_072; // of a stream of Python
const job = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const { loadPyodide } = await import(pathToFileURL(path.join(job.pyodide, 'pyodide.mjs')).href);
const createModule = (await import(pathToFileURL(path.join(job.pyodide, 'pyodide.asm.mjs')).href)).default;

// Same inputs, same bytes, in any version of Node: time stands still and chance is a fixed sequence while the picture is taken, and Python
// learns nothing of the machine, neither where this file lies nor what runs it.
function freezeSurroundings() {
  process.argv.splice(1);
  Object.defineProperty(globalThis, 'navigator', { value: { userAgent: 'a page' } });
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
  env: { HOME: '/home/pyodide', LANG: 'C.UTF-8', PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1' },
  stdout: (line) => console.log(line),
  stderr: (line) => console.error(line),
};

// .py -> .pyc in Pyodide itself, so that the versions agree. A .pyc that is never checked against its source needs no source.
// Code loses what no page shows: docstrings, the columns a traceback would underline, and the types of arguments and results (but not where
// a decorator reads them, and not Pyodide's own, which it reads to translate calls). Types of a class's fields stay.
const COMPILE = `
import ast, importlib._bootstrap_external as bootstrap, importlib.util, io, zipfile
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
# What shutil would load if it could: their C modules are left out (left_out.mjs), and shutil does without.
WITHOUT = ('bz2.py', 'lzma.py', 'compression/zstd/', 'compression/bz2', 'compression/lzma')
def forget_types(function):
    if any('register' in ast.unparse(decorator) for decorator in function.decorator_list):
        return
    function.returns = None
    for argument in ast.walk(function.args):
        if isinstance(argument, ast.arg):
            argument.annotation = None
def without_what_no_page_shows(source, name):
    tree = ast.parse(source)
    if 'pyodide/' not in name:
        for function in (node for node in ast.walk(tree) if isinstance(node, FUNCTIONS)):
            forget_types(function)
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, *FUNCTIONS)) and ast.get_docstring(node, False) is not None:
            del node.body[0]
            if not node.body and not isinstance(node, ast.Module):
                node.body.append(ast.Pass(lineno=node.lineno, col_offset=0, end_lineno=node.lineno, end_col_offset=0))
    return tree
def all_code(code):
    return [code, *(each for inner in code.co_consts if isinstance(inner, type(code)) for each in all_code(inner))]
# A traceback names the function and where it begins; a line for every step of it would be a sixteenth of the snapshot. One table is long enough for all.
def with_lines(code, table):
    inner = tuple(with_lines(each, table) if isinstance(each, type(code)) else each for each in code.co_consts)
    return code.replace(co_consts=inner, co_linetable=table)
def compile_one(source, name):
    code = compile(without_what_no_page_shows(source, name), name, 'exec', dont_inherit=True, optimize=0)
    longest = max(len(each.co_code) for each in all_code(code))
    code = with_lines(code, bytes([0x80 | 13 << 3 | 7, 0]) * (longest // 16 + 1)) # a row: no change of line for eight steps of two bytes
    return bootstrap._code_to_hash_pyc(code, importlib.util.source_hash(source.encode()), False)
def compile_library(archive, root):
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(packed, 'w') as new:
        for name in sorted(old.namelist()):
            data, compiled = old.read(name), name.endswith('.py')
            if name.startswith(WITHOUT):
                continue
            if compiled:
                data = compile_one(data.decode(), f'{root}/{name}')
            new.writestr(zipfile.ZipInfo(name + 'c' * compiled, (1980, 1, 1, 0, 0, 0)), data)
    return packed.getvalue()
`;

let whole; // Pyodide as it comes

// What Python hands over, as bytes of our own.
function taken(result) {
  const buffer = result.getBuffer('u8');
  const bytes = new Uint8Array(buffer.data);
  buffer.release();
  result.destroy();
  return bytes;
}

function compileStdlib(pyodide) {
  const source = new Uint8Array(fs.readFileSync(path.join(job.pyodide, 'python_stdlib.zip')));
  const compile = pyodide.runPython('lambda archive, root: compile_library(archive.to_bytes(), root)');
  fs.writeFileSync(job.stdlib, taken(compile(source, job.stdlibRoot)));
}

// What others have written changes with a lock file only, and takes as long to compile as all the rest of the picture.
function kept(name, bytes, make) {
  const file = path.join(job.kept, crypto.createHash('sha256').update(`${name}\0`).update(bytes).digest('hex'));
  if (!fs.existsSync(file)) {
    fs.mkdirSync(job.kept, { recursive: true });
    fs.writeFileSync(`${file}.${process.pid}`, make(name, bytes));
    fs.renameSync(`${file}.${process.pid}`, file); // another build may look for it
  }
  return new Uint8Array(fs.readFileSync(file));
}

function compilePackages(files) {
  whole.runPython(COMPILE);
  if (!fs.existsSync(job.stdlib)) compileStdlib(whole);
  const compile = whole.globals.get('compile_one');
  const compiled = (name, bytes) => taken(compile(new TextDecoder().decode(bytes), `${job.sitePackages}/${name}`));
  return files.map(([name, bytes]) => {
    if (!name.endsWith('.py')) return [name, bytes];
    const isOwn = job.site.includes(name.split('/')[0]);
    return [`${name}c`, isOwn ? compiled(name, bytes) : kept(name, bytes, compiled)];
  });
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

// Pyodide reads its own WebAssembly file; what is instantiated is the one without the modules that are left out.
const { instantiate: instantiateBytes } = WebAssembly;

// The memory of a module that has been instantiated and not yet run: what the WebAssembly file itself puts there.
let fresh;
function keepFreshMemory(moduleSettings) {
  const instantiate = moduleSettings.instantiateWasm;
  moduleSettings.instantiateWasm = (imports, done) => instantiate(imports, (instance, module) => {
    WebAssembly.instantiate = instantiateBytes;
    fresh = new Uint8Array(instance.exports.memory.buffer).slice();
    done(instance, module);
  });
  WebAssembly.instantiate = (bytes, imports) => instantiateBytes(imports ? fs.readFileSync(job.wholeWasm) : bytes, imports);
  return createModule(moduleSettings);
}

// Before a block stands its size.
const endOf = (words, block) => block - 4 + (words[(block >> 2) - 1] & ~7);

// Freed blocks still hold what was in them. Taking and clearing all of them makes the picture smaller: a block that lies beyond the heap's
// end says that no free one of its size is left. Small ones are not given back: as free ones they would hold where the next free one lies.
const SMALL = 4096;
function clearFreeMemory({ _module: module }) {
  const limit = module.HEAPU32[module._emscripten_get_sbrk_ptr() >>> 2];
  const taken = [];
  for (let size = 1 << 20; size >= 16; size = size > 512 ? size >> 1 : size - 8) {
    for (let block = 0; block < limit;) {
      block = module._malloc(size);
      taken.push({ block, size });
      module.HEAPU8.fill(0, block, endOf(module.HEAPU32, block));
    }
  }
  taken.filter(({ size }) => size > SMALL).forEach(({ block }) => module._free(block));
}

// The buffer from which Python would read its input still holds what the block held before.
function clearInput({ _module: module }, input) {
  const words = module.HEAPU32;
  const blockSize = (address) => words[(address >> 2) - 1] & ~7;
  const buffer = words.subarray(input >> 2, (input >> 2) + 32).find((word) => word % 8 === 0 && word < module.HEAPU8.length && blockSize(word) === BUFFER + 8);
  if (buffer) module.HEAPU8.fill(0, buffer, buffer + BUFFER);
}

// What is left on the stack below its end is of no use, and where Python calls a function pointer depends on what runs it (runtime/python.js).
function clearTraces({ _module: module }) {
  module.HEAPU8.fill(0, module._emscripten_stack_get_end(), module._emscripten_stack_get_current());
  module.HEAP32[(module.__PyRuntime + module.HEAP32[module.__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET >>> 2]) >>> 2] = 0;
}

// Before anything runs: no string is made of them then, and what was compiled before, or was not, shows in none.
function forgetDescriptions() {
  const files = [path.join(job.out, 'python.wasm'), job.wholeWasm];
  const ranges = descriptionsIn(whole, fs.readFileSync(files[0]));
  files.forEach((file) => fs.writeFileSync(file, withoutRanges(fs.readFileSync(file), ranges)));
}

// Tables that pages fetch when they need them leave the WebAssembly file and the picture.
function takeTables(snapshot, areNamesUsed) {
  const { late, never } = tablesIn(whole, areNamesUsed);
  fs.writeFileSync(path.join(job.out, 'tables.bin'), zlib.deflateSync(tablesFile(fresh, late), { level: 9 }));
  const start = new DataView(snapshot.buffer, snapshot.byteOffset).getUint32(4, true);
  for (const memory of [snapshot.subarray(start), fresh]) blank(memory, [...late, ...never]);
  const wasm = path.join(job.out, 'python.wasm');
  fs.writeFileSync(wasm, withoutRanges(fs.readFileSync(wasm), [...late, ...never]));
}

const heapStart = () => Math.ceil(fresh.findLastIndex((byte) => byte !== 0) / PAGE + 1) * PAGE;

// Pyodide's header, whose second number is its length, and the memory.
function withoutDerived(snapshot, stringType) {
  const start = new DataView(snapshot.buffer, snapshot.byteOffset).getUint32(4, true);
  const heap = new Uint8Array(Math.ceil((snapshot.length - start) / 4) * 4);
  heap.set(snapshot.subarray(start));
  const derived = leaveOut(heap, heapStart(), stringType, fresh);
  return { derived, parts: [snapshot.subarray(0, start), heap] };
}

// name: by which the site's own file knows why it runs
async function run(pyodide, name) {
  const cells = pyodide.runPython('live_prepare.run_cells()');
  const raised = await cells;
  cells.destroy();
  if (raised) throw new Error(`a cell that runs before the snapshot failed\n${raised}`);
  for (const warm of job.warm) {
    const runWarm = pyodide.runPython('live_prepare.run_warm');
    const problem = runWarm(fs.readFileSync(warm, 'utf8'), path.basename(warm), name);
    if (problem) throw new Error(`the file to run before the snapshot failed\n${problem}`);
    runWarm.destroy();
  }
}

async function warmedUp(files) {
  const pyodide = await loadPyodide({ ...settings, stdLibURL: job.stdlib, _makeSnapshot: true, createPyodideModule: keepFreshMemory });
  writeFiles(pyodide, files);
  // Time stands still, so Python cannot see that its folders have changed.
  pyodide.runPython('import importlib; importlib.invalidate_caches(); import live_cold, live_prepare');
  const prepare = pyodide.runPython('live_prepare.prepare');
  prepare(topLevel(files).join(' '));
  prepare.destroy();
  await run(pyodide, 'live_warm');
  return pyodide;
}

// In a Python of its own: what runs, and what it leaves in the memory, is in no picture.
async function rehearse(files) {
  const pyodide = await warmedUp(files);
  pyodide.runPython('live_prepare.begin_rehearsal()');
  await run(pyodide, 'live_rehearsal');
  return pyodide.runPython('live_prepare.end_rehearsal()');
}

async function main() {
  freezeSurroundings();
  whole = await loadPyodide({ ...settings, env: { ...settings.env, PYTHONNODEBUGRANGES: '1' } });
  forgetDescriptions();
  const files = compilePackages(listFiles(job.packages));
  fs.mkdirSync(job.out, { recursive: true });
  for (const [name, bytes] of files) {
    const target = path.join(job.compiled, name);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, bytes);
  }

  const needed = await rehearse(files);
  const pyodide = await warmedUp(files);
  const modules = pyodide.runPython('import sys; "\\n".join(sorted(sys.modules))');
  fs.writeFileSync(path.join(job.out, 'modules.txt'), `${modules}\n`);
  const stringType = pyodide.runPython('id(str)');
  const tupleType = pyodide.runPython('id(tuple)');
  const plainTypes = pyodide.runPython('live_prepare.plain_types()');
  const types = plainTypes.toJs();
  plainTypes.destroy();
  const input = pyodide.runPython('id(sys.stdin.buffer)');
  const areNamesUsed = pyodide.runPython('live_prepare.settle()');
  const setAside = pyodide.runPython('live_prepare.set_aside');
  const codes = setAside(job.site.join(' '), needed);
  ['rest', 'cold'].forEach((name, i) => fs.writeFileSync(path.join(job.out, `${name}.bin`), taken(codes.get(i))));
  codes.destroy();
  setAside.destroy();
  clearFreeMemory(pyodide);
  clearInput(pyodide, input);
  clearBehindStrings(pyodide._module.HEAPU8, heapStart(), stringType);
  clearBehindObjects(pyodide._module.HEAPU8, heapStart(), types, tupleType);
  clearTraces(pyodide);
  const snapshot = pyodide.makeMemorySnapshot({ serializer: nameOf });
  takeTables(snapshot, areNamesUsed);
  const { derived, parts } = withoutDerived(snapshot, stringType);
  fs.writeFileSync(path.join(job.out, 'snapshot.bin'), Buffer.concat(parts));
  fs.writeFileSync(path.join(job.out, 'derived.json'), JSON.stringify(derived));
  fs.writeFileSync(path.join(job.out, 'fresh.bin'), fresh);
  console.log(JSON.stringify({ fresh: fresh.length, files: files.length, derived }));
}

// Node prints the whole line of source on a crash; that line is a megabyte of WebAssembly glue.
main().catch((error) => {
  console.error(`${error.name ?? 'Error'}: ${error.message ?? error}`);
  console.error(String(error.stack).split('\n').filter((line) => line.length < 300).slice(0, 12).join('\n'));
  process.exitCode = 1;
});
