// Python's files: not in the snapshot, so they are fetched when something needs them.

const { fetch } = self; // taken before the network is closed to programs

const PAUSE = 2000; // milliseconds

// A thread can sleep on memory that threads could share; where there is none, it keeps busy.
function sleep(milliseconds) {
  try {
    Atomics.wait(new Int32Array(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer), 0, 0, milliseconds);
  } catch {
    for (const end = performance.now() + milliseconds; performance.now() < end;);
  }
}

// Likewise. A worker may wait for a request; an import in Python has to, and a press that needs code which has not arrived. Without a line
// it waits until there is one: an error would end the press halfway.
function fetcherOf(base) {
  const Request = self.XMLHttpRequest;
  function ask(file) {
    const request = new Request();
    request.open('GET', new URL(file.name, base).href, false);
    request.responseType = 'arraybuffer';
    try {
      request.send();
      return request;
    } catch {
      postMessage({ type: 'cut' });
      sleep(PAUSE);
      return undefined;
    }
  }
  return (file) => {
    let request;
    while (!request) request = ask(file);
    if (request.status !== 200 || request.response.byteLength !== file.bytes) {
      throw new Error(`${file.name} could not be fetched (the server answered ${request.status}).`);
    }
    return new Uint8Array(request.response);
  };
}

const sitePackages = (pyodide) => pyodide._api.sitePackages;

export function unpackPackages(pyodide, bytes) {
  pyodide.unpackArchive(bytes, 'zip', { extractDir: sitePackages(pyodide) });
  pyodide.runPython('import importlib; importlib.invalidate_caches()');
}

// Tables that are not part of the WebAssembly file: how many, then start and length of each, then their contents (build/left_out.mjs).
export function layTables(memory, file) {
  const numbers = new DataView(file.buffer, file.byteOffset);
  const count = numbers.getUint32(0, true);
  let at = 4 + 8 * count;
  for (let i = 0; i < count; i += 1) {
    const [start, length] = [numbers.getUint32(4 + 8 * i, true), numbers.getUint32(8 + 8 * i, true)];
    memory.set(file.subarray(at, at + length), start);
    at += length;
  }
}

// A finder at the end of Python's list: it is asked only for modules that nothing else has found. Returns a function that brings the code which
// the snapshot lacks before somebody waits for it; when it cannot, Python tries again as soon as it needs some.
export function mountLazily(pyodide, { base, build }) {
  const fetchNow = fetcherOf(base);
  const finder = pyodide.pyimport('live_modules');
  const lay = (tables) => {
    const bytes = tables.getBuffer('u8');
    layTables(pyodide._module.HEAPU8, bytes.data);
    bytes.release();
  };
  finder.install(() => [fetchNow(build.files.stdlib), fetchNow(build.files.packages)], () => fetchNow(build.files.tables), lay);
  finder.destroy();
  const cold = pyodide.pyimport('live_cold');
  cold.install((name) => fetchNow(build.files[name]));
  return () => fetch(new URL(build.files.rest.name, base).href)
    .then((response) => (response.ok ? response.arrayBuffer() : Promise.reject(response.status)))
    .then((bytes) => cold.bring('rest', new Uint8Array(bytes)))
    .catch(() => {});
}
