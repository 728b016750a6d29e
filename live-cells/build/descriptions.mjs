// Descriptions of functions and types of modules in C, of which no page shows more than the signature: where they lie in Python's initial memory.
import { constantsOf, dataEnd } from './wasm.mjs';

const SIGNATURE_ENDS = Buffer.from(')\n--\n\n');
const SHORTEST = 24; // a shorter text may be a name that something else uses, too

const TEXTS = `
import importlib, sys
def texts():
    for name in sys.builtin_module_names:
        try:
            module = importlib.import_module(name)
        except Exception: # it tests Python, or needs what is not there
            continue
        for holder in (module, *(each for each in vars(module).values() if isinstance(each, type))):
            yield from (getattr(each, '__doc__', None) for each in (holder, *vars(holder).values()))
sorted({text for text in texts() if type(text) is str})
`;

// Every address that the code or a variable may hold. The linker lets a text that is another's end lie in it, so both have to be looked for.
function addressesIn(wasm, memory) {
  const held = new Uint8Array(memory.length);
  const mark = (address) => { if (address < held.length) held[address] = 1; };
  constantsOf(wasm).forEach(mark);
  new Uint32Array(memory.buffer, memory.byteOffset, memory.length >> 2).forEach(mark);
  return held;
}

function* placesOf(text, memory) {
  for (let at = memory.indexOf(text); at >= 0; at = memory.indexOf(text, at + 1)) yield at;
}

// whole: Pyodide with all its data; wasm: the file that pages get
export function descriptionsIn(whole, wasm) {
  const end = dataEnd(wasm);
  const memory = Buffer.from(whole._module.HEAPU8.buffer, 0, end);
  const held = addressesIn(wasm, memory);
  const texts = whole.runPython(TEXTS).toJs().map((text) => Buffer.from(`${text}\0`)).filter(({ length }) => length > SHORTEST);
  const cut = (from, after) => {
    const inner = held.indexOf(1, after);
    return [from, Math.min(memory.indexOf(0, from), inner < 0 ? end : inner)];
  };
  return [
    ...Array.from(placesOf(SIGNATURE_ENDS, memory), (at) => at + SIGNATURE_ENDS.length).map((at) => cut(at, at)),
    ...texts.flatMap((text) => [...placesOf(text, memory)].filter((at) => held[at]).map((at) => cut(at, at + 1))),
  ].filter(([from, to]) => to > from);
}
