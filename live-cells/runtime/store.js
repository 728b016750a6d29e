// The reader's values: in localStorage under the site's path; in memory what the browser refuses (it then survives a restart of the
// kernel, not a reload). What is kept is read also where nothing more can be written.
import { isLater, nextStamp, stampOf } from './stamp.js';

export class PageStore {
  // onRefused(keys): the values that are not kept have changed
  constructor(site, onRefused) {
    this.prefix = `live-cells:${site}:`;
    this.onRefused = onRefused;
    this.memory = new Map();
    this.latest = ''; // stamp of all that was seen
    this.heard = 0; // number of the kernel's last message
    this.persistent = this.probe();
  }

  // Only for what is said to the reader: whether something new can be kept.
  probe() {
    try {
      const key = `${this.prefix}probe`;
      localStorage.setItem(key, '1');
      localStorage.removeItem(key);
      return true;
    } catch {
      return false;
    }
  }

  all() {
    const found = { ...this.stored(), ...Object.fromEntries(this.memory) };
    Object.values(found).forEach((value) => this.see(value));
    return found;
  }

  see(value) {
    const stamp = stampOf(value);
    if (stamp > this.latest) this.latest = stamp;
  }

  stored() {
    const found = {};
    try {
      for (let i = 0; i < localStorage.length; i += 1) {
        const name = localStorage.key(i);
        if (name.startsWith(this.prefix)) found[name.slice(this.prefix.length)] = localStorage.getItem(name);
      }
    } catch {
      // Blocked: nothing of an earlier visit can be seen.
    }
    return found;
  }

  get(key) {
    if (this.memory.has(key)) return this.memory.get(key);
    try {
      return localStorage.getItem(this.prefix + key);
    } catch {
      return null;
    }
  }

  // Values that outlive a restart only.
  refused() {
    return [...this.memory.keys()].sort();
  }

  // A kernel counts its messages from one.
  begin() {
    this.heard = 0;
    return { store: this.all(), persistent: this.persistent, refused: this.refused() };
  }

  // A message of the kernel.
  take({ key, value, number }) {
    this.put(key, value);
    this.heard = number;
  }

  // value: JSON text, or null to forget. An older value that is kept stays kept when a newer one does not fit.
  put(key, value) {
    this.see(value);
    if (isLater(this.get(key), value)) return;
    const wasRefused = this.memory.delete(key);
    const isRefused = !this.keep(key, value) && value !== null;
    if (isRefused) this.memory.set(key, value);
    if (isRefused !== wasRefused) this.onRefused(this.refused());
  }

  keep(key, value) {
    try {
      if (value === null) localStorage.removeItem(this.prefix + key);
      else localStorage.setItem(this.prefix + key, value);
      return true;
    } catch {
      return false;
    }
  }

  // Keeps a text with a stamp later than all that was seen; returns what is kept.
  type(key, text) {
    this.see(this.get(key));
    const value = JSON.stringify({ stamp: nextStamp(this.latest), value: text });
    this.put(key, value);
    return value;
  }

  // onChange(key, value): another tab changed one. onReread(what is kept): some were changed, or this page was away for a while, and may have missed some.
  watch(onChange, onReread) {
    const soon = whenQuiet(() => onReread({ store: this.all(), heard: this.heard }));
    window.addEventListener('storage', ({ key, newValue, storageArea }) => {
      if (storageArea && storageArea !== localStorage) return;
      this.see(newValue);
      if (key?.startsWith(this.prefix)) onChange(key.slice(this.prefix.length), newValue);
      if (key === null || key.startsWith(this.prefix)) soon();
    });
    window.addEventListener('pageshow', ({ persisted }) => persisted && soon());
    document.addEventListener('visibilitychange', () => document.hidden || soon());
  }
}

const QUIET = 150; // milliseconds: a text that is typed in another tab changes at every key

// A page that nobody sees is drawn anew when it is seen.
function whenQuiet(action) {
  let timer;
  return () => {
    clearTimeout(timer);
    if (!document.hidden) timer = setTimeout(action, QUIET);
  };
}
