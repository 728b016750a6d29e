// Takes out of Pyodide's WebAssembly file what only compiled packages could call, which a page cannot load: the names it offers them, and the
// functions that nothing else reaches. Their numbers stay, because Python's memory holds them; only their bodies go.
const SECTION = { imports: 2, exports: 7, start: 8, elements: 9, code: 10 };
const FUNCTION = 0;
const CALLS = [0x10, 0x12, 0xd2]; // call, return_call, ref.func
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
  if (flags !== 0 || operation !== 0x41 || reader.byte() !== 0x0b) throw new Error('pyodide.asm.wasm has a table of an unknown form; see live/build/wasm.mjs');
  return reader.list(() => reader.number());
}

// What a body may call. Every byte that could begin a call is taken for one: too much is kept, never too little.
function callsIn(body) {
  const found = [];
  body.forEach((byte, at) => {
    if (CALLS.includes(byte)) found.push(new Reader(body, at + 1).number());
  });
  return found;
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

// wasm: pyodide.asm.wasm; wanted: the names by which anything outside may refer to what it exports
export function trim(wasm, wanted) {
  const sections = sectionsOf(wasm);
  const section = (id) => new Reader(sections.find((each) => each.id === id)?.bytes ?? Uint8Array.of(0), 0);
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(wasm));
  const named = new Set([...wanted, ...imports.map(({ name }) => name)]);
  const kept = section(SECTION.exports).list(exported).filter(({ name }) => named.has(name));
  const bodies = section(SECTION.code).list((reader) => reader.skip(reader.number()));
  const roots = [...section(SECTION.elements).list(segment).flat(), ...kept.filter(({ kind }) => kind === FUNCTION).map(({ index }) => index), section(SECTION.start).number()];
  const imported = imports.filter(({ kind }) => kind === 'function').length;
  const seen = reachedFrom(roots, bodies, imported);
  const replaced = {
    [SECTION.exports]: [encoded(kept.length), ...kept.map(({ bytes }) => bytes)],
    [SECTION.code]: [encoded(bodies.length), ...bodies.flatMap((body, i) => (seen.has(i + imported) ? sized(body) : [STOPS]))],
  };
  const parts = sections.flatMap(({ id, bytes }) => [Uint8Array.of(id), ...sized(replaced[id] ? Buffer.concat(replaced[id]) : bytes)]);
  return Buffer.concat([wasm.subarray(0, 8), ...parts]);
}
