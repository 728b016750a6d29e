// What of Python's memory follows from the rest, and would be a tenth of the published snapshot: it hardly compresses. build/derived.mjs leaves
// it out; here it is put back, once, when the file has been unpacked. Two things: the hashes of strings, and the chain that leads the garbage
// collector through all objects, each of which names the next and the one before.
export const FLAGS = 3; // of an address in the chain; the two lowest bits are the collector's own
const MULTIPLIER = 1_000_003;

// Python's hash of a string's bytes, as Pyodide computes it (FNV of four bytes at a time, no seed).
// at, size: in bytes; at is a multiple of four
function hashOf(bytes, words, at, size) {
  const last = at + size - ((size - 1) % 4) - 1; // the last one to four bytes go one by one
  let hash = bytes[at] << 7;
  for (let i = at >> 2; i < last >> 2; i += 1) hash = Math.imul(hash, MULTIPLIER) ^ words[i];
  for (let i = last; i < at + size; i += 1) hash = Math.imul(hash, MULTIPLIER) ^ bytes[i];
  hash ^= size;
  return (hash === -1 ? -2 : hash) >>> 0;
}

// Calls visit(index of the word with the hash, hash) for whatever looks like a string object: its second word is the type, then come length,
// hash and state (bits 2 to 4: bytes in a character, 5: its text follows, 6: ASCII, whose text begins earlier).
export function eachString(bytes, type, from, visit) {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  for (let i = from >> 2; i < words.length - 5; i += 2) {
    const state = words[i + 4];
    if (words[i + 1] !== type || !(state & 32)) continue;
    const at = 4 * i + (state & 64 ? 20 : 28);
    const size = words[i + 2] * ((state >> 2) & 7);
    if (size > 0 && at + size <= bytes.length) visit(i + 3, hashOf(bytes, words, at, size), words);
  }
}

// Where an address lies in the contents of the runs; asked in ascending order.
function finderIn(runs) {
  let [run, before] = [0, 0];
  return (address) => {
    while (address >= runs[run] + runs[run + 1]) {
      before += runs[run + 1];
      run += 2;
    }
    return before + Math.max(0, address - runs[run]);
  };
}

// In place of the next one's address stands how far it is; 0 is the last, which leads back to the head.
function joinChain(words, find, [head, first]) {
  let [before, address] = [head, first];
  while (address !== head) {
    const i = find(address) >> 2;
    const step = words[i] & ~FLAGS;
    const next = step ? address + step : head;
    words[i] = next | (words[i] & FLAGS);
    words[i + 1] |= before;
    [before, address] = [address, next];
  }
}

// picture: as runtime/snapshot.js reads it; derived: as build/derived.mjs made it
export function putBack({ runs, contents }, { from, stringType, mark, chains }) {
  const words = new Uint32Array(contents.buffer, contents.byteOffset, contents.length >> 2);
  for (const chain of chains) joinChain(words, finderIn(runs), chain);
  eachString(contents, stringType, finderIn(runs)(from), (i, hash) => {
    if (words[i] === mark) words[i] = hash;
  });
}
