// Leaves out of Python's memory what runtime/derived.js can put back. What does not look as expected stays as it is: with another version of
// Python the file grows, and is never wrong.
import { eachString, FLAGS, putBack } from '../runtime/derived.js';

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

// heap: Python's memory, a multiple of four bytes, changed in place; from: address at which the heap begins, a multiple of 8;
// stringType: address of the type `str`. Returns what putBack needs.
export function leaveOut(heap, from, stringType) {
  const words = new Uint32Array(heap.buffer, heap.byteOffset, heap.length >> 2);
  const chains = chainsIn(words, from);
  chains.forEach((chain) => sortChain(words, chain));
  const whole = heap.slice();
  chains.forEach((chain) => cutChain(words, chain));
  const mark = cutHashes(heap, words, from, stringType);
  const derived = { from, stringType, mark, chains: chains.map(({ head, nodes }) => [head, nodes[0]]) };
  const again = heap.slice();
  putBack({ runs: [0, again.length], contents: again }, derived);
  if (Buffer.compare(again, whole)) throw new Error('What was left out of the memory cannot be put back: look at live-cells/build/derived.mjs');
  return derived;
}
