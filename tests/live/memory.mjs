// The two halves of what the page does with Python's memory, for test_live_memory.py.
// usage: node memory.mjs leave HEAP FROM STRING_TYPE DERIVED FRESH: changes the file HEAP, writes DERIVED
//        node memory.mjs clear HEAP FROM STRING_TYPE: changes the file HEAP
//        node memory.mjs behind HEAP FROM TYPES TUPLE: changes the file HEAP; TYPES is JSON
//        node memory.mjs described WASM TEXTS OUT: writes which ranges of its memory hold descriptions; TEXTS and OUT are JSON
//        node memory.mjs back SNAPSHOT FRESH DERIVED HEAP: writes HEAP as the page lays it out
//        node memory.mjs trim WASM OUT NAME...: writes a WebAssembly file without what nothing reaches
import fs from 'node:fs';

import { clearBehindObjects, clearBehindStrings, leaveOut } from '../../live-cells/build/derived.mjs';
import { descriptionsIn } from '../../live-cells/build/descriptions.mjs';
import { trim } from '../../live-cells/build/wasm.mjs';
import { putBack } from '../../live-cells/runtime/derived.js';
import { layOut, read } from '../../live-cells/runtime/snapshot.js';

const bytesOf = (file) => new Uint8Array(fs.readFileSync(file)).slice();

const actions = {
  leave(file, from, type, derived, fresh) {
    const heap = bytesOf(file);
    fs.writeFileSync(derived, JSON.stringify(leaveOut(heap, Number(from), Number(type), bytesOf(fresh))));
    fs.writeFileSync(file, heap);
  },
  clear(file, from, type) {
    const heap = bytesOf(file);
    clearBehindStrings(heap, Number(from), Number(type));
    fs.writeFileSync(file, heap);
  },
  behind(file, from, types, tuple) {
    const heap = bytesOf(file);
    clearBehindObjects(heap, Number(from), JSON.parse(types), Number(tuple));
    fs.writeFileSync(file, heap);
  },
  described(file, texts, out) {
    const wasm = fs.readFileSync(file);
    const { exports: { memory } } = new WebAssembly.Instance(new WebAssembly.Module(wasm));
    const whole = { _module: { HEAPU8: new Uint8Array(memory.buffer) }, runPython: () => ({ toJs: () => JSON.parse(texts) }) };
    fs.writeFileSync(out, JSON.stringify(descriptionsIn(whole, wasm)));
  },
  back(file, freshFile, derived, out) {
    const picture = read(bytesOf(file));
    putBack(picture, JSON.parse(fs.readFileSync(derived, 'utf8')));
    const heap = new Uint8Array(picture.heapLength);
    layOut(picture, heap, bytesOf(freshFile), heap.length);
    fs.writeFileSync(out, heap);
  },
  trim(file, out, ...names) {
    fs.writeFileSync(out, trim(fs.readFileSync(file), new Set(names)));
  },
};

const [action, ...rest] = process.argv.slice(2);
actions[action](...rest);
