// The large files of an earlier visit, unpacked, in the browser's own store for responses; and a note that they are there, which can be
// read at once, before anything is opened.
const NOTE = 'live-cells-kept';
const KEEP = 'live-cells';

const nameOf = ({ build: { files } }) => `${files.wasm.name} ${files.snapshot.name}`;

export function isKept(config) {
  try {
    return localStorage.getItem(NOTE) === nameOf(config);
  } catch {
    return false;
  }
}

export function markKept(config) {
  try {
    localStorage.setItem(NOTE, nameOf(config));
  } catch {
    // Without storage every visit is a first visit.
  }
}

// The store is absent on plain http (other than localhost), and where storage is blocked a mere look at it may throw.
export function hasStore() {
  try {
    return Boolean(self.caches);
  } catch {
    return false;
  }
}

async function openKeep() {
  try {
    return await self.caches?.open(KEEP);
  } catch {
    return undefined;
  }
}

// The file's bytes, or undefined when it is not there, whole.
export async function readKept(base, file) {
  try {
    const response = await (await openKeep())?.match(new URL(file.name, base).href);
    const bytes = response && new Uint8Array(await response.arrayBuffer());
    return bytes?.length === file.rawBytes ? bytes : undefined;
  } catch {
    return undefined;
  }
}

// Keeping is a convenience: a full disk or a private window must not stop the exercise.
export async function keepUnpacked(url, bytes, current) {
  try {
    const keep = await openKeep();
    if (!keep) return;
    const folder = new URL('.', url).href;
    for (const { url: old } of await keep.keys()) {
      if (old.startsWith(folder) && !current.includes(old)) await keep.delete(old);
    }
    await keep.put(url, new Response(bytes, { headers: { 'Content-Type': 'application/octet-stream' } }));
  } catch (error) {
    console.info(`live: not kept for the next visit (${error.message})`);
  }
}
