// What of Python's memory follows from the rest, and would be a tenth of the published snapshot: it hardly compresses. build/derived.mjs leaves
// it out; here it is put back, once, when the file has been unpacked. Three things: the hashes of strings; the chain that leads the garbage
// collector through all objects, each of which names the next and the one before; and the dictionary of interned strings.
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

// Where a string's text begins, and how many bytes a character takes; i: of the word with the hash
export const textAt = (words, i) => 4 * i + (words[i + 1] & 64 ? 8 : 16);
export const widthOf = (words, i) => (words[i + 1] >> 2) & 7;

// Calls visit(index of the word with the hash, hash) for whatever looks like a string object: its second word is the type, then come length,
// hash and state (bits 0 and 1: interned, 2 to 4: bytes in a character, 5: its text follows, 6: ASCII, whose text begins earlier).
export function eachString(bytes, type, from, visit) {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  for (let i = from >> 2; i < words.length - 5; i += 2) {
    if (words[i + 1] !== type || !(words[i + 4] & 32)) continue;
    const at = textAt(words, i + 3);
    const size = words[i + 2] * widthOf(words, i + 3);
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

// How a dictionary of strings lies in memory: a head of five words, whose last two say how many entries still fit and how many there are; the
// index, a word for each place; the entries, two words each: key and value. A word of the index is an entry's number, or EMPTY.
export const HEAD = 5;
export const EMPTY = 0xffffffff;
export const capacityOf = (size) => Math.floor((2 * size) / 3);
export const isInterned = (words, i) => (words[i + 1] & 3) !== 0; // i: of the word with the hash

// Puts an entry's number into the index, where Python looks for the hash.
function enter(words, index, size, hash, number) {
  let [place, rest] = [hash & (size - 1), hash];
  while (words[index + place] !== EMPTY) {
    rest >>>= 5;
    place = (Math.imul(place, 5) + rest + 1) & (size - 1);
  }
  words[index + place] = number;
}

// Fills the dictionary of interned strings, each of which is its own value. at: where its head begins; hashes: by address, ascending
export function fillInterned(words, at, size, hashes) {
  const index = at + HEAD;
  words.fill(EMPTY, index, index + size);
  words.fill(0, index + size, index + size + 2 * capacityOf(size));
  let number = 0;
  for (const [address, hash] of hashes) {
    enter(words, index, size, hash, number);
    words.fill(address, index + size + 2 * number, index + size + 2 * number + 2);
    number += 1;
  }
}

// The address of what lies at a place in the contents of the runs; asked in ascending order.
function addressFrom(runs) {
  let [run, before] = [0, 0];
  return (place) => {
    while (place >= before + runs[run + 1]) {
      before += runs[run + 1];
      run += 2;
    }
    return runs[run] + place - before;
  };
}

// picture: as runtime/snapshot.js reads it; derived: as build/derived.mjs made it
export function putBack({ runs, contents }, { from, stringType, mark, chains, interned }) {
  const words = new Uint32Array(contents.buffer, contents.byteOffset, contents.length >> 2);
  for (const chain of chains) joinChain(words, finderIn(runs), chain);
  const addressOf = addressFrom(runs);
  const hashes = [];
  eachString(contents, stringType, finderIn(runs)(from), (i, hash) => {
    if (words[i] !== mark) return;
    words[i] = hash;
    if (isInterned(words, i)) hashes.push([addressOf(4 * (i - 3)), hash]);
  });
  if (interned) fillInterned(words, finderIn(runs)(interned.at) >> 2, interned.size, hashes);
}
