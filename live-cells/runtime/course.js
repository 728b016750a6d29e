// Where the copy of a whole site lies that a reader keeps: a store of the browser for each version, whole when it holds the list of its files.
export const LIST = 'offline.json';

const nameOf = (root, version = '') => `live-course ${root} ${version}`;

export const openVersion = (root, version) => caches.open(nameOf(root, version));

async function versions(root) {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(nameOf(root)));
}

// The whole copy, or nothing.
export async function keptIn(root) {
  for (const name of await versions(root)) {
    const cache = await caches.open(name);
    if (await cache.match(new URL(LIST, root).href)) return cache;
  }
  return undefined;
}

// The list of the copy that is kept, or nothing.
export async function listKept(root) {
  const response = await (await keptIn(root))?.match(new URL(LIST, root).href);
  return response?.json();
}

export async function forget(root, version) {
  for (const name of await versions(root)) {
    if (name !== nameOf(root, version)) await caches.delete(name);
  }
}
