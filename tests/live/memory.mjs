// The two halves of what the page does with Python's memory, for test_live_memory.py.
// usage: node memory.mjs leave HEAP FROM STRING_TYPE DERIVED: changes the file HEAP, writes DERIVED
//        node memory.mjs clear HEAP FROM STRING_TYPE: changes the file HEAP
//        node memory.mjs back SNAPSHOT FRESH DERIVED HEAP: writes HEAP as the page lays it out
//        node memory.mjs trim WASM OUT NAME...: writes a WebAssembly file without what nothing reaches
import fs from 'node:fs';

import { clearBehindStrings, leaveOut } from '../../live-cells/build/derived.mjs';
import { trim } from '../../live-cells/build/wasm.mjs';
import { putBack } from '../../live-cells/runtime/derived.js';
import { layOut, read } from '../../live-cells/runtime/snapshot.js';

const bytesOf = (file) => new Uint8Array(fs.readFileSync(file)).slice();

const actions = {
  leave(file, from, type, derived) {
    const heap = bytesOf(file);
    fs.writeFileSync(derived, JSON.stringify(leaveOut(heap, Number(from), Number(type))));
    fs.writeFileSync(file, heap);
  },
  clear(file, from, type) {
    const heap = bytesOf(file);
    clearBehindStrings(heap, Number(from), Number(type));
    fs.writeFileSync(file, heap);
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
