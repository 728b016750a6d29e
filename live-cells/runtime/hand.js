// On a return, the page reads the kept files while the thread starts, and compiles what has to be compiled: two cores instead of one.
import { readKept } from './kept.js';

const compile = (bytes) => bytes && WebAssembly.compile(bytes).then((module) => ({ module }));

// Each part is handed over as soon as it is there; without it the thread finds it itself, and says what is wrong.
export function handOver(worker, base, { wasm, snapshot }) {
  const hand = (name, part, transfer = []) => worker.postMessage({ type: 'part', name, part }, transfer);
  readKept(base, wasm).then(compile).then((part) => hand('wasm', part), () => hand('wasm'));
  readKept(base, snapshot).then((bytes) => (bytes ? hand('snapshot', { bytes }, [bytes.buffer]) : hand('snapshot')));
}
