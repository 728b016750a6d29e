// The published snapshot: Pyodide's own header, and of the memory only the pages that differ from what the WebAssembly file sets up itself.
// Written by live_cells/picture.py; all numbers are 32 bits, little-endian:
//   magic, length of Pyodide's header, length of the heap, end of the fresh memory, number of runs, then (start, length) of each run,
//   then Pyodide's header, then the contents of the runs.
const MAGIC = 0x4556494c; // "LIVE"

export function read(file) {
  const [magic, headerLength, heapLength, freshEnd, count] = new Uint32Array(file.buffer, file.byteOffset, 5);
  if (magic !== MAGIC) throw new Error('The snapshot is of another version.');
  const runs = new Uint32Array(file.buffer, file.byteOffset + 20, 2 * count);
  const start = 20 + 8 * count;
  const header = file.slice(start, start + headerLength);
  return { header, heapLength, freshEnd, runs, contents: file.subarray(start + headerLength) };
}

// Runs of memory that the module itself has set up differently are published mixed with it by exclusive or.
function mix(target, fresh) {
  const words = new Uint32Array(target.buffer, target.byteOffset, target.length >> 2);
  const other = new Uint32Array(fresh.buffer, fresh.byteOffset, fresh.length >> 2);
  for (let i = 0; i < words.length; i += 1) words[i] ^= other[i];
}

// Makes the memory what it was. Between the runs lies what is fresh, and nothing after its end.
// fresh: what the memory held before the module's first step; used: what lies beyond has never been written to
export function layOut({ heapLength, freshEnd, runs, contents }, heap, fresh, used) {
  let at = 0; // in the contents
  let done = 0; // in the heap
  const fillUntil = (end) => {
    const middle = Math.min(Math.max(freshEnd, done), end);
    if (middle > done) heap.set(fresh.subarray(done, middle), done);
    if (middle < used) heap.fill(0, middle, Math.min(end, used));
  };
  for (let i = 0; i < runs.length; i += 2) {
    const [start, length] = [runs[i], runs[i + 1]];
    fillUntil(start);
    heap.set(contents.subarray(at, at + length), start);
    done = start + length;
    at += length;
    if (start < freshEnd) mix(heap.subarray(start, Math.min(done, freshEnd)), fresh.subarray(start, Math.min(done, freshEnd)));
  }
  fillUntil(heapLength);
}
