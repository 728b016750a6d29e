// The published snapshot: Pyodide's own header, and of the memory only the pages that differ from what the WebAssembly file sets up.
// Written by live_cells/picture.py; all numbers are 32 bits, little-endian:
//   magic, length of Pyodide's header, length of the heap, end of the fresh memory, number of runs, then (start, length) of each run,
//   then Pyodide's header, then the contents of the runs.
const MAGIC = 0x4556494c; // "LIVE"

export function expand(file) {
  const [magic, headerLength, heapLength, freshEnd, count] = new Uint32Array(file.buffer, file.byteOffset, 5);
  if (magic !== MAGIC) throw new Error('The snapshot is of another version.');
  const runs = new Uint32Array(file.buffer, file.byteOffset + 20, 2 * count);
  const bytes = new Uint8Array(headerLength + heapLength);
  let at = 20 + 8 * count;
  bytes.set(file.subarray(at, at + headerLength));
  at += headerLength;
  for (let i = 0; i < runs.length; i += 2) {
    bytes.set(file.subarray(at, at + runs[i + 1]), headerLength + runs[i]);
    at += runs[i + 1];
  }
  return { bytes, headerLength, heapLength, freshEnd };
}

// What was taken out of the picture is put back: exclusive or with the memory of a module that has not run yet.
export function addFreshMemory({ bytes, headerLength, freshEnd }, memory) {
  const target = new Uint32Array(bytes.buffer, headerLength, freshEnd >> 2);
  const fresh = new Uint32Array(memory.buffer, 0, freshEnd >> 2);
  for (let i = 0; i < fresh.length; i += 1) target[i] ^= fresh[i];
}
