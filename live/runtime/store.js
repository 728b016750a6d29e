// The reader's values: in localStorage under the site's path; in memory where the browser refuses (they then survive a restart of the
// kernel, not a reload).

export class PageStore {
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

  // value: JSON text, or null to forget.
  put(key, value) {
    try {
      if (!this.persistent) throw new Error('refused');
      if (value === null) localStorage.removeItem(this.prefix + key);
      else localStorage.setItem(this.prefix + key, value);
      this.memory.delete(key);
    } catch {
      if (value === null) this.memory.delete(key);
      else this.memory.set(key, value);
      this.onRefused();
    }
  }

  // Tells what other tabs of this site change.
  watch(onChange) {
    window.addEventListener('storage', ({ key, newValue, storageArea }) => {
      if (storageArea === localStorage && key?.startsWith(this.prefix)) onChange(key.slice(this.prefix.length), newValue);
    });
  }
}
