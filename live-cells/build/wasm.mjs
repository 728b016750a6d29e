// Takes out of Pyodide's WebAssembly file what only compiled packages could call, which a page cannot load: the names it offers them, and the
// functions that nothing else reaches; and the modules that a page does without (left_out.mjs). The functions' numbers stay, because Python's
// memory holds them; only their bodies go.
import { callsIn, constantsIn } from './calls.mjs';
import { MODULES, NEIGHBOURS, STRETCHES } from './left_out.mjs';

const SECTION = { imports: 2, globals: 6, exports: 7, start: 8, elements: 9, code: 10, data: 11, pieces: 12 };
const GLOBAL = 3;
const FUNCTION = 0;
const STOPS = Uint8Array.of(3, 0, 0, 0x0b); // three bytes: no variables, `unreachable`, end

class Reader {
  constructor(bytes, at) {
    Object.assign(this, { bytes, at });
  }

  byte() {
    return this.bytes[this.at++];
  }

  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }

  skip(length) {
    const start = this.at;
    this.at += length;
    return this.bytes.subarray(start, this.at);
  }

  // `read` for each of as many things as the next number says
  list(read) {
    return Array.from({ length: this.number() }, () => read(this));
  }
}

function encoded(value) {
  const bytes = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 128) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest & 127) | 128);
  }
}

// An address as an instruction holds it: a number with a sign.
function signed(value) {
  const bytes = encoded(value);
  return bytes.at(-1) < 64 ? bytes : Uint8Array.from([...bytes.subarray(0, -1), bytes.at(-1) | 128, 0]);
}

const sized = (bytes) => [encoded(bytes.length), bytes];

function sectionsOf(wasm) {
  const reader = new Reader(wasm, 8);
  const sections = [];
  while (reader.at < wasm.length) sections.push({ id: reader.byte(), bytes: reader.skip(reader.number()) });
  return sections;
}

function exported(reader) {
  const start = reader.at;
  const name = Buffer.from(reader.skip(reader.number())).toString('utf8');
  const [kind, index] = [reader.byte(), reader.number()];
  return { name, kind, index, bytes: reader.bytes.subarray(start, reader.at) };
}

// The functions in the table. Segments of another form than Pyodide's one are not read; then the build stops.
function segment(reader) {
  const [flags, operation] = [reader.number(), reader.byte()];
  reader.number();
  if (flags !== 0 || operation !== 0x41 || reader.byte() !== 0x0b) throw new Error('pyodide.asm.wasm has a table of an unknown form; see live-cells/build/wasm.mjs');
  return reader.list(() => reader.number());
}

function reachedFrom(roots, bodies, imported) {
  const seen = new Set();
  const waiting = [...roots];
  while (waiting.length) {
    const index = waiting.pop();
    if (seen.has(index)) continue;
    seen.add(index);
    const body = bodies[index - imported];
    if (body) waiting.push(...callsIn(body));
  }
  return seen;
}

// Where each piece of initial data goes, and its bytes, which are part of the file: what is written to them is written to the file.
function piecesOf(data) {
  return data.list((reader) => {
    const [flags, operation, address, end] = [reader.number(), reader.byte(), reader.number(), reader.byte()];
    if (flags !== 0 || operation !== 0x41 || end !== 0x0b) throw new Error('pyodide.asm.wasm has data of an unknown form; see live-cells/build/wasm.mjs');
    return { address, bytes: reader.skip(reader.number()) };
  });
}

// What lies at an address; 0 where no piece lies.
function dataAt(pieces, address, length) {
  const found = Buffer.alloc(length);
  for (const piece of pieces) {
    const from = Math.max(address, piece.address);
    const to = Math.min(address + length, piece.address + piece.bytes.length);
    if (from < to) found.set(piece.bytes.subarray(from - piece.address, to - piece.address), from - address);
  }
  return found;
}

function writeData(pieces, address, contents) {
  for (const piece of pieces) {
    const from = Math.max(address, piece.address);
    const to = Math.min(address + contents.length, piece.address + piece.bytes.length);
    if (from < to) piece.bytes.set(contents.subarray(from - address, to - address), from - piece.address);
  }
}

// Thousands of pieces, each with its place and length, become a few: the noughts between them pack to nothing.
const GAP = 4096;
function joinedPieces(data) {
  const joined = [];
  for (const { address, bytes } of piecesOf(data)) {
    const gap = joined.length ? address - joined.at(-1).end : Infinity;
    if (gap < 0) throw new Error('pyodide.asm.wasm has data in another order; see live-cells/build/wasm.mjs');
    if (gap <= GAP) joined.at(-1).parts.push(Buffer.alloc(gap), bytes);
    else joined.push({ address, parts: [bytes] });
    joined.at(-1).end = address + bytes.length;
  }
  const written = ({ address, parts }) => [Uint8Array.of(0, 0x41), signed(address), Uint8Array.of(0x0b), ...sized(Buffer.concat(parts))];
  return { count: encoded(joined.length), pieces: joined.flatMap(written) };
}

// Where the initial memory ends.
export function dataEnd(wasm) {
  const data = sectionsOf(wasm).find(({ id }) => id === SECTION.data);
  return Math.max(...piecesOf(new Reader(data.bytes, 0)).map(({ address, bytes }) => address + bytes.length));
}

// Takes ranges of the initial memory out: they are nought when the module starts.
export function withoutRanges(wasm, ranges) {
  const changed = Buffer.from(wasm);
  const data = sectionsOf(changed).find(({ id }) => id === SECTION.data);
  const pieces = piecesOf(new Reader(data.bytes, 0));
  for (const [from, to] of ranges) writeData(pieces, from, Buffer.alloc(to - from));
  return changed;
}

// The initial value of an exported variable's address.
function addressOf(name, exports, globals, imported) {
  const found = exports.find((each) => each.name === name && each.kind === GLOBAL);
  return found && globals[found.index - imported];
}

function globalValue(reader) {
  reader.skip(2); // its type, and whether it changes
  const isConstant = reader.byte() === 0x41;
  const value = reader.number();
  reader.byte();
  return isConstant ? value : undefined;
}

// Python's list of the modules that are part of it: names and functions, two words each, ended by nought. Another's row takes the place of
// those that go: pieces have gaps where nothing but nought stands, so rows cannot move.
function forgetModules(pieces, variable) {
  const word = (address) => dataAt(pieces, address, 4).readUInt32LE();
  const nameAt = (address) => {
    const text = dataAt(pieces, address, 64);
    return text.toString('latin1', 0, text.indexOf(0));
  };
  const table = word(variable);
  const isKept = (at) => !MODULES.includes(nameAt(word(at)));
  const rows = [];
  for (let at = table; word(at); at += 8) rows.push(at);
  const other = dataAt(pieces, rows.find(isKept), 8);
  rows.filter((at) => !isKept(at)).forEach((at) => writeData(pieces, at, other));
}

// What stands in the table twice. Of equal functions the linker keeps one, wherever it lies, but each has its own place in the table.
const sharedIn = (table) => new Set(table.toSorted((a, b) => a - b).filter((index, i, all) => index === all[i - 1]));

// The functions of the modules that are left out, but for those that they share with others; and the ones near them that call what is left out.
function leftOut(exports, table, callsOf) {
  const shared = sharedIn(table);
  const place = (name) => exports.find((each) => each.name === name && each.kind === FUNCTION)?.index;
  const between = ([first, after]) => {
    if (place(first) === undefined || place(after) === undefined) return []; // of another version: it stays
    if (place(first) > place(after)) throw new Error(`pyodide.asm.wasm: ${first} does not come before ${after}; see live-cells/build/left_out.mjs`);
    return Array.from({ length: place(after) - place(first) }, (_, i) => place(first) + i);
  };
  const found = new Set(STRETCHES.flatMap(between).filter((index) => !shared.has(index)));
  const near = [...STRETCHES, ...NEIGHBOURS].flatMap(between);
  for (let before = 0; before < found.size;) {
    before = found.size;
    near.filter((index) => callsOf(index).some((called) => called !== index && found.has(called))).forEach((index) => found.add(index));
  }
  return found;
}

// Every number in the code that may be an address.
export function constantsOf(wasm) {
  const code = sectionsOf(wasm).find(({ id }) => id === SECTION.code);
  return new Reader(code.bytes, 0).list((reader) => constantsIn(reader.skip(reader.number()))).flat();
}

// wasm: pyodide.asm.wasm; wanted: the names by which anything outside may refer to what it exports; without them, all
export function trim(original, wanted) {
  const wasm = Buffer.from(original);
  const sections = sectionsOf(wasm);
  const section = (id) => new Reader(sections.find((each) => each.id === id)?.bytes ?? Uint8Array.of(0), 0);
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(wasm));
  const importedOf = (sort) => imports.filter(({ kind }) => kind === sort).length;
  const named = new Set([...(wanted ?? []), ...imports.map(({ name }) => name)]);
  const exports = section(SECTION.exports).list(exported);
  const kept = exports.filter(({ name }) => !wanted || named.has(name));
  const bodies = section(SECTION.code).list((reader) => reader.skip(reader.number()));
  const imported = importedOf('function');
  const table = section(SECTION.elements).list(segment).flat();
  const gone = leftOut(exports, table, (index) => callsIn(bodies[index - imported]));
  const roots = [...table, ...kept.filter(({ kind }) => kind === FUNCTION).map(({ index }) => index), section(SECTION.start).number()];
  const seen = reachedFrom(roots.filter((index) => !gone.has(index)), bodies, imported);
  const modules = addressOf('PyImport_Inittab', exports, section(SECTION.globals).list(globalValue), importedOf('global'));
  if (modules) forgetModules(piecesOf(section(SECTION.data)), modules);
  const { count, pieces } = joinedPieces(section(SECTION.data));
  const replaced = {
    [SECTION.exports]: [encoded(kept.length), ...kept.map(({ bytes }) => bytes)],
    [SECTION.data]: [count, ...pieces],
    [SECTION.pieces]: [count],
    [SECTION.code]: [encoded(bodies.length), ...bodies.flatMap((body, i) => (seen.has(i + imported) ? sized(body) : [STOPS]))],
  };
  const parts = sections.flatMap(({ id, bytes }) => [Uint8Array.of(id), ...sized(replaced[id] ? Buffer.concat(replaced[id]) : bytes)]);
  return Buffer.concat([wasm.subarray(0, 8), ...parts]);
}
