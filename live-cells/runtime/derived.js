// What of Python's memory follows from the rest, and would be a tenth of the published snapshot: it hardly compresses. build/derived.mjs leaves
// it out; here it is put back, once, when the file has been unpacked. Four things: the hashes of strings; the chain that leads the garbage
// collector through all objects, each of which names the next and the one before; the dictionary of interned strings; and the indexes of all
// other dictionaries.
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
function enter(index, hash, number) {
  const last = index.length - 1;
  const free = 2 ** (8 * index.BYTES_PER_ELEMENT) - 1;
  let [place, rest] = [hash & last, hash];
  while (index[place] !== free) {
    rest >>>= 5;
    place = (Math.imul(place, 5) + rest + 1) & last;
  }
  index[place] = number;
}

// Of other dictionaries an index's places take one, two or four bytes. Stands in every place of one that is left out, where Python writes it
// only where something was deleted:
export const LEFT_OUT = 0xfefefefe;

// What the keys of a dictionary would be if they began at a word: `index` and `at` of the entries; in a `general` one, a hash stands before each
// entry's key and value. Nothing, if they cannot be keys.
export function tableAt(words, at) {
  const [log, logBytes, kind] = [0, 8, 16].map((shift) => (words[at + 1] >> shift) & 255);
  const width = logBytes - log;
  if (log < 3 || log > 20 || kind > 2 || width !== Number(log > 7) + Number(log > 15)) return undefined;
  const [room, count] = [words[at + HEAD - 2], words[at + HEAD - 1]];
  if (room + count !== capacityOf(2 ** log) || at + HEAD + (2 ** logBytes) / 4 + 3 * count > words.length) return undefined;
  const index = new [Uint8Array, Uint16Array, Uint32Array][width](words.buffer, words.byteOffset + 4 * (at + HEAD), 2 ** log);
  return { index, count, general: kind === 0, at: at + HEAD + (2 ** logBytes) / 4 };
}

// Fills the index. hashAt: the hash of the string at an address, or nothing. Returns whether all is known.
export function fillIndex(words, { index, count, general, at }, hashAt) {
  index.fill(EMPTY);
  for (let number = 0; number < count; number += 1) {
    const entry = at + number * (general ? 3 : 2);
    const hash = general ? words[entry] : hashAt(words[entry]);
    if (hash === undefined || !words[entry + (general ? 1 : 0)]) return false;
    enter(index, hash, number);
  }
  return true;
}

// Fills the dictionary of interned strings, each of which is its own value. at: where its head begins; hashes: by address, ascending
export function fillInterned(words, at, size, hashes) {
  const [start, index] = [at + HEAD + size, words.subarray(at + HEAD, at + HEAD + size)];
  index.fill(EMPTY);
  words.fill(0, start, start + 2 * capacityOf(size));
  let number = 0;
  for (const [address, hash] of hashes) {
    enter(index, hash, number);
    words.fill(address, start + 2 * number, start + 2 * number + 2);
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

const isLeftOut = ({ index }) => {
  const [mark] = new index.constructor([LEFT_OUT]);
  return index.every((number) => number === mark);
};

// Where an address lies in the contents of the runs; asked in any order, often near the one before.
function placeIn(runs) {
  let [run, before] = [0, 0];
  return (address) => {
    while (run && address < runs[run]) {
      run -= 2;
      before -= runs[run + 1];
    }
    while (address >= runs[run] + runs[run + 1]) {
      before += runs[run + 1];
      run += 2;
    }
    return before + address - runs[run];
  };
}

// Strings that the module itself sets up have no hash then, and are mixed with that (runtime/snapshot.js).
function fillIndexes(words, { runs, freshEnd }, from) {
  const place = placeIn(runs);
  const hashAt = (address) => words[(place(address) >> 2) + 3] ^ (address < freshEnd ? EMPTY : 0);
  for (let at = from; at < words.length - HEAD; at += 2) {
    const table = words[at + HEAD] === LEFT_OUT && tableAt(words, at);
    if (table && isLeftOut(table)) fillIndex(words, table, hashAt);
  }
}

// picture: as runtime/snapshot.js reads it; derived: as build/derived.mjs made it
export function putBack({ runs, contents, freshEnd }, { from, stringType, mark, chains, interned }) {
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
  fillIndexes(words, { runs, freshEnd }, finderIn(runs)(from) >> 2);
}
