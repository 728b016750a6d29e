// What of Pyodide's WebAssembly file no page gets, or gets when it asks for it. Everything is found by name or checked by its hash: of another
// version of Pyodide the file is larger, and never wrong.
import crypto from 'node:crypto';

// Modules that are not in a page's Python: what they do needs a file system, compiled code or a database, or is there to test Python itself.
export const MODULES = ['_bz2', '_ctypes', '_lsprof', '_lzma', '_remote_debugging', '_sqlite3', '_testbuffer', '_testcapi', '_testclinic',
  '_testclinic_limited', '_testinternalcapi', '_testlimitedcapi', '_xxtestfuzz', '_zstd', 'xxsubtype'];

// Stretches of functions that belong to them: the first one's name, and that of the first that no longer does.
export const STRETCHES = [
  ['PyInit__ctypes', 'PyInit__posixsubprocess'],
  ['PyInit__bz2', 'PyInit_zlib'],
  ['PyInit__sqlite3', 'PyInit_array'], // with _lzma and _zstd
  ['PyInit__lsprof', 'PyInit__pickle'],
  ['PyInit__remote_debugging', 'PyInit__struct'],
  ['PyInit_xxsubtype', 'PyInit_atexit'], // all that tests Python
  ['ffi_prep_cif', 'hiwire_intern'],
  ['lzma_version_number', 'ceil'], // with SQLite
  ['__fbufsize', 'FSE_versionNumber'], // C++, of which only what starts is used
  ['FSE_versionNumber', 'emscripten_GetProcAddress'], // Zstandard
  ['BZ2_blockSort', 'zcalloc'],
  ['BZ2_bzCompress', 'adler32_z'],
];

// Stretches without a name at their border, in which what calls a function of the others goes with it.
export const NEIGHBOURS = [
  ['PyInit__hmac', 'PyInit__sqlite3'], // what SQLite's module consists of
  ['floor', '__cxa_get_exception_ptr'], // the rest of SQLite
];

// Tables without a name of their own: where they lie, and what they hold.
const NAMES_OF_CHARACTERS = { from: 1574128, to: 1849157, sha256: 'c1a8091d2cd6dbbb4814c93251e2787d7b22b4fc328760b16fbd07879594b082' };
const ICONV = { from: 2823168, to: 2962752, sha256: 'fee5e038653dcf0f5ca0d2a742e568d6a8c4d3185be77d50ed942af607aea23b' }; // nothing calls iconv

const isThere = (memory) => ({ from, to, sha256 }) => crypto.createHash('sha256').update(memory.subarray(from, to)).digest('hex') === sha256;
const rangesOf = (memory, tables) => tables.filter(isThere(memory)).map(({ from, to }) => [from, to]);

const CAPSULES = `
import importlib
modules = [importlib.import_module(f'_codecs_{region}') for region in ('cn', 'hk', 'jp', 'kr', 'tw')]
[id(value) for module in modules for name, value in vars(module).items() if name.startswith('__map_') and not name.endswith('_pair')]
`;

// A map of another form would name places that are no tables.
function checked(ranges, memory) {
  const end = memory.findLastIndex((byte) => byte !== 0);
  if (ranges.some(([from, to]) => from < 1024 || to > end || to - from > 1 << 18)) {
    throw new Error('the tables of a codec are of an unknown form; see live-cells/build/left_out.mjs');
  }
  return ranges;
}

// Every map has two indexes of 256 rows: where a table begins, its first and its last place.
function tablesOfMap(words, bytes, capsule) {
  const map = words[(capsule >> 2) + 2];
  return [words[(map >> 2) + 1], words[(map >> 2) + 2]].filter(Boolean).flatMap((index) => Array.from({ length: 256 }, (_, row) => {
    const start = words[(index >> 2) + 2 * row];
    const [bottom, top] = bytes.subarray(index + 8 * row + 4);
    return [start, start + 2 * (top - bottom + 1)];
  })).filter(([start, end]) => start && end > start);
}

function codecTables(pyodide) {
  const { HEAPU32, HEAPU8 } = pyodide._module;
  return checked(pyodide.runPython(CAPSULES).toJs().flatMap((capsule) => tablesOfMap(HEAPU32, HEAPU8, capsule)), HEAPU8);
}

// Python's first modules, as code. A start from a snapshot has them; the ordinary boot brings the tables.
function frozenModules({ _module: module }) {
  const words = module.HEAPU32;
  return [module.__PyImport_FrozenBootstrap, module.__PyImport_FrozenStdlib, module.__PyImport_FrozenTest].flatMap((variable) => {
    const found = [];
    for (let at = words[variable >> 2] >> 2; words[at]; at += 4) found.push([words[at + 1], words[at + 1] + words[at + 2]]);
    return found;
  });
}

// Joined where they touch or overlap, in order.
function joined(ranges) {
  const all = [];
  for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
    const last = all.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else all.push([from, to]);
  }
  return all;
}

// pyodide: just started, with everything in its place; areNamesUsed: whether the snapshot's programs ask for names of characters.
// Returns the ranges of memory that are published in a file of their own, and those that are not published.
export function tablesIn(pyodide, areNamesUsed) {
  const memory = pyodide._module.HEAPU8;
  const late = [...codecTables(pyodide), ...frozenModules(pyodide), ...(areNamesUsed ? [] : rangesOf(memory, [NAMES_OF_CHARACTERS]))];
  return { late: joined(late), never: rangesOf(memory, [ICONV]) };
}

// The file of tables: how many, then start and length of each, then their contents.
export function tablesFile(memory, ranges) {
  const head = Uint32Array.from([ranges.length, ...ranges.flatMap(([from, to]) => [from, to - from])]);
  return Buffer.concat([Buffer.from(head.buffer), ...ranges.map(([from, to]) => memory.subarray(from, to))]);
}

export const blank = (memory, ranges) => ranges.forEach(([from, to]) => memory.fill(0, from, to));
