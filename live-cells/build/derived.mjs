// Leaves out of Python's memory what runtime/derived.js can put back. What does not look as expected stays as it is: with another version of
// Python the file grows, and is never wrong.
import {
  capacityOf, eachString, EMPTY, fillIndex, fillInterned, FLAGS, HEAD, isInterned, LEFT_OUT, putBack, tableAt, textAt, widthOf,
} from '../runtime/derived.js';

// The objects of a chain that begins and ends at `head`, or nothing: each has to lie in the heap and to name the one before it.
function chainAt(words, head, from) {
  const nodes = [];
  for (let [before, address] = [head, words[head >> 2]]; address !== head; [before, address] = [address, words[address >> 2] & ~FLAGS]) {
    const isNode = address >= from && address % 8 === 0 && address >> 2 < words.length - 1;
    if (!isNode || (words[(address >> 2) + 1] & ~FLAGS) !== before) return [];
    nodes.push(address);
  }
  return nodes;
}

// Heads lie in the interpreter's own memory, below the heap.
function chainsIn(words, from) {
  const chains = [];
  for (let head = 0; head < from; head += 4) {
    const nodes = chainAt(words, head, from);
    if (nodes.length > 1) chains.push({ head, nodes });
  }
  return chains;
}

// The collector does not mind the order. That of the addresses makes the steps from one to the next small and alike.
function sortChain(words, { head, nodes }) {
  nodes.sort((a, b) => a - b);
  const circle = [head, ...nodes, head];
  const link = (i, address) => { words[i] = address | (words[i] & FLAGS); };
  nodes.forEach((address, i) => {
    link(address >> 2, circle[i + 2]);
    link((address >> 2) + 1, circle[i]);
  });
  [words[head >> 2], words[(head >> 2) + 1]] = [nodes[0], nodes.at(-1)];
}

function cutChain(words, { nodes }) {
  nodes.forEach((address, i) => {
    const step = (nodes[i + 1] ?? address) - address;
    words[address >> 2] = step | (words[address >> 2] & FLAGS);
    words[(address >> 2) + 1] &= FLAGS;
  });
}

// Puts a mark in the place of each hash; returns it: the first number that stands nowhere in such a place.
function cutHashes(heap, words, from, type) {
  const places = [];
  const others = new Set();
  eachString(heap, type, from, (i, hash) => (words[i] === hash ? places.push(i) : others.add(words[i])));
  let mark = 0;
  while (others.has(mark)) mark += 1;
  places.forEach((i) => { words[i] = mark; });
  return mark;
}

// Address and hash of each interned string, in the order of the addresses.
function internedStrings(heap, from, type) {
  const found = [];
  eachString(heap, type, from, (i, hash, words) => {
    if (words[i] === hash && isInterned(words, i)) found.push([4 * (i - 3), hash]);
  });
  return found;
}

// What a dictionary's keys would take if they began at a word: of 2 ** 16 places or more (a word of the index for each), of strings only (kind 1),
// with entries and room for two thirds of the places.
function keysAt(words, at) {
  const [log, logBytes, kind] = [0, 8, 16].map((shift) => (words[at + 1] >> shift) & 255);
  if (log < 16 || log > 20 || logBytes !== log + 2 || kind !== 1) return undefined;
  const size = 2 ** log;
  const [room, count] = words.subarray(at + HEAD - 2, at + HEAD);
  if (room + count !== capacityOf(size)) return undefined;
  return { at, size, entries: words.subarray(at + HEAD + size, at + HEAD + size + 2 * (room + count)) };
}

// Whether the entries are those of the dictionary of these strings, in any order; nought stands where one was deleted.
function areInterned(entries, strings) {
  const wanted = new Set(strings.map(([address]) => address));
  for (let i = 0; i < entries.length; i += 2) {
    if (entries[i] !== entries[i + 1] || (entries[i] && !wanted.delete(entries[i]))) return false;
  }
  return wanted.size === 0;
}

// The dictionary of interned strings gets the order of the addresses and forgets what was deleted.
function sortInterned(words, from, strings) {
  for (let at = from >> 2; at < words.length - HEAD; at += 2) {
    const keys = keysAt(words, at);
    if (keys && areInterned(keys.entries, strings)) {
      words[at + HEAD - 2] = keys.entries.length / 2 - strings.length;
      words[at + HEAD - 1] = strings.length;
      fillInterned(words, at, keys.size, strings);
      return keys;
    }
  }
  return undefined;
}

// Not nought: empty pages are not published, and these have to be there to be filled.
function cutInterned(words, { at, size, entries }) {
  words.fill(EMPTY, at + HEAD, at + HEAD + size);
  entries.fill(EMPTY);
}

// Leaves out every index that comes out the same when the entries are entered in their order.
// interned: where the dictionary of interned strings lies, which is treated apart; fresh: the memory before the module's first step
function cutIndexes(words, from, fresh, interned) {
  const old = fresh && new Uint32Array(fresh.buffer, fresh.byteOffset, fresh.length >> 2);
  const hashAt = (address) => {
    const i = (address >> 2) + 3;
    return i < words.length && (address >= from || old?.[i] === EMPTY) ? words[i] : undefined;
  };
  for (let at = from >> 2; at < words.length - HEAD; at += 2) {
    const table = at !== interned?.at && tableAt(words, at);
    if (!table) continue;
    const whole = table.index.slice();
    const isSame = fillIndex(words, table, hashAt) && Buffer.compare(Buffer.from(whole.buffer), Buffer.from(table.index.slice().buffer)) === 0;
    if (isSame) table.index.fill(LEFT_OUT);
    else table.index.set(whole);
  }
}

// What a block held before still stands behind a string that does not fill it. Before each block stands its size.
export function clearBehindStrings(heap, from, type) {
  eachString(heap, type, from, (i, hash, words) => {
    if (words[i] !== hash) return; // it only looks like a string
    const end = textAt(words, i) + (words[i - 1] + 1) * widthOf(words, i);
    const rest = 4 * (i - 4) + (words[i - 4] & ~7) - end;
    if (rest > 0 && rest < 16) heap.fill(0, end, end + rest);
  });
}

const TAKEN = 2; // in the word before a block, beside its size; and in the next block's
const TAKEN_BEFORE = 1;
const MOST_REFERENCES = 1 << 20; // a larger number is an address
const HOLDS_VALUES = 1 << 2; // flags of a type
const HAS_MORE_BEFORE = 3 << 3;
const IS_COLLECTED = 1 << 14;

// The same behind other objects. types: address, size, and flags of each type whose objects are all equally long, and of tuples, whose size is
// without their items. Before an object stands what the collector keeps of it, and before that its dictionary and what refers to it weakly.
export function clearBehindObjects(heap, from, types, tupleType) {
  const words = new Uint32Array(heap.buffer, heap.byteOffset, heap.length >> 2);
  const lengths = new Map(types.filter(([, , flags]) => !(flags & HOLDS_VALUES)).map(([address, size, flags]) => {
    const before = (flags & IS_COLLECTED ? 8 : 0) + (flags & HAS_MORE_BEFORE ? 8 : 0);
    return [address, { before, size }];
  }));
  for (let i = from >> 2; i < words.length - 1; i += 2) {
    const kind = words[i] > 0 && words[i] < MOST_REFERENCES && lengths.get(words[i + 1]);
    if (!kind) continue;
    const block = 4 * i - kind.before;
    const [head, end] = [words[(block >> 2) - 1], 4 * i + kind.size + (words[i + 1] === tupleType ? 4 * words[i + 2] : 0)];
    const next = block + (head & ~7);
    const rest = next - 4 - end;
    if ((head & TAKEN) && rest > 0 && rest < 16 && (words[(next >> 2) - 1] & TAKEN_BEFORE)) heap.fill(0, end, end + rest);
  }
}

// heap: Python's memory, a multiple of four bytes, changed in place; from: address at which the heap begins, a multiple of 8;
// stringType: address of the type `str`; fresh: the memory before the module's first step. Returns what putBack needs.
export function leaveOut(heap, from, stringType, fresh) {
  const words = new Uint32Array(heap.buffer, heap.byteOffset, heap.length >> 2);
  const chains = chainsIn(words, from);
  chains.forEach((chain) => sortChain(words, chain));
  const interned = sortInterned(words, from, internedStrings(heap, from, stringType));
  const whole = heap.slice();
  chains.forEach((chain) => cutChain(words, chain));
  cutIndexes(words, from, fresh, interned);
  const mark = cutHashes(heap, words, from, stringType);
  if (interned) cutInterned(words, interned);
  const derived = { from, stringType, mark, chains: chains.map(({ head, nodes }) => [head, nodes[0]]) };
  if (interned) derived.interned = { at: 4 * interned.at, size: interned.size };
  const again = heap.slice();
  putBack({ runs: [0, again.length], contents: again }, derived);
  if (Buffer.compare(again, whole)) throw new Error('What was left out of the memory cannot be put back: look at live-cells/build/derived.mjs');
  return derived;
}
