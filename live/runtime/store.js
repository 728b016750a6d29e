// The reader's values: in localStorage under the site's path; in memory where the browser refuses (they then survive a restart of the
// kernel, not a reload).

export class PageStore {
  // onRefused(keys): the values that are not kept have changed
  constructor(site, onRefused) {
    this.prefix = `live-cells:${site}:`;
    this.onRefused = onRefused;
    this.memory = new Map();
    this.persistent = this.probe();
  }

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
    const found = {};
    if (this.persistent) {
      for (let i = 0; i < localStorage.length; i += 1) {
        const name = localStorage.key(i);
        if (name.startsWith(this.prefix)) found[name.slice(this.prefix.length)] = localStorage.getItem(name);
      }
    }
    return { ...found, ...Object.fromEntries(this.memory) };
  }

  // Values that outlive a restart only.
  refused() {
    return [...this.memory.keys()].sort();
  }

  // value: JSON text, or null to forget. An older value that is kept stays kept when a newer one does not fit.
  put(key, value) {
    const wasRefused = this.memory.delete(key);
    const isRefused = !this.keep(key, value) && value !== null;
    if (isRefused) this.memory.set(key, value);
    if (isRefused !== wasRefused) this.onRefused(this.refused());
  }

  keep(key, value) {
    try {
      if (!this.persistent) return false;
      if (value === null) localStorage.removeItem(this.prefix + key);
      else localStorage.setItem(this.prefix + key, value);
      return true;
    } catch {
      return false;
    }
  }

  // Tells what other tabs of this site change.
  watch(onChange) {
    window.addEventListener('storage', ({ key, newValue, storageArea }) => {
      if (storageArea === localStorage && key?.startsWith(this.prefix)) onChange(key.slice(this.prefix.length), newValue);
    });
  }
}
