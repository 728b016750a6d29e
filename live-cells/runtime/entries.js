// What a reader enters while Python cannot hear it (it is still on its way, hangs, or has come to an end): kept in order, also across a
// reload of the page in this tab, and handed over when a kernel has run the page's cells.
/** @import { Entry } from './types.js' */
const keyOf = () => `live-cells-entries:${location.pathname}`;

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf())) ?? { list: [], typed: [] };
  } catch {
    return { list: [], typed: [] }; // blocked, or not ours
  }
}

function write({ list, typed }) {
  try {
    const kept = list.filter(({ buffers }) => !buffers?.length); // a file stays in this page
    if (kept.length || typed.size) sessionStorage.setItem(keyOf(), JSON.stringify({ list: kept, typed: [...typed] }));
    else sessionStorage.removeItem(keyOf());
  } catch {
    // Kept as long as the page.
  }
}

const isPress = ({ data }) => data.method === 'custom';

// Two changes of one widget with nothing between them are one; a second press on the same button is no second wish.
function joined(last, next) {
  if (last?.id !== next.id || last.data.method !== next.data.method || last.buffers?.length || next.buffers?.length) return undefined;
  if (isPress(next)) return JSON.stringify(last.data) === JSON.stringify(next.data) ? last : undefined;
  return { ...last, data: { ...last.data, state: { ...last.data.state, ...next.data.state } } };
}

export class Entries {
  /** @param {() => void} onPress */
  constructor(onPress) {
    const { list, typed } = read();
    /** @type {Entry[]} */
    this.list = list;
    /** @type {Set<string>} */
    this.typed = new Set(typed); // keys of the store under which the page keeps what was typed meanwhile
    this.onPress = onPress;
    this.isOpen = true; // what is entered is kept here; closed: it goes to the kernel
    /** @type {Entry | undefined} */
    this.taken = undefined; // the entry that is being handed over
  }

  open(unheard = []) {
    this.isOpen = true;
    this.set([...unheard, ...this.list]);
  }

  set(list) {
    this.list = list;
    write(this);
  }

  noteTyped(key) {
    if (!this.isOpen) return;
    this.typed.add(key);
    write(this);
  }

  add(entry) {
    const last = this.list.at(-1);
    const both = last === this.taken ? undefined : joined(last, entry);
    this.set(both ? [...this.list.slice(0, -1), both] : [...this.list, entry]);
    if (isPress(entry)) this.onPress();
  }

  // What the reader has set and Python does not know yet.
  keysOf(id) {
    const states = this.list.filter((entry) => entry.id === id).map(({ data }) => data.state ?? {});
    return new Set(states.flatMap((state) => Object.keys(state)));
  }

  hasPress() {
    return this.list.some(isPress);
  }

  // One after the other, those that come meanwhile too; each is forgotten when it has been heard.
  async handOver(send) {
    while (this.list.length) {
      [this.taken] = this.list;
      await send(this.taken);
      this.set(this.list.filter((entry) => entry !== this.taken));
    }
    this.taken = undefined;
    this.isOpen = false;
    this.typed.clear();
    write(this);
  }
}
