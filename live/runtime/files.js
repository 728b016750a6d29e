// Python's files: not in the snapshot, so they are fetched when something needs them.

// Taken before the network is closed to programs. A worker may wait for a request; an import in Python has to.
function fetcherOf(base) {
  const Request = self.XMLHttpRequest;
  return (file) => {
    const request = new Request();
    request.open('GET', new URL(file.name, base).href, false);
    request.responseType = 'arraybuffer';
    request.send();
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

// A finder at the end of Python's list: it is asked only for modules that nothing else has found.
export function mountLazily(pyodide, { base, build }) {
  const fetchNow = fetcherOf(base);
  const finder = pyodide.pyimport('live_modules');
  finder.install(() => [fetchNow(build.files.stdlib), fetchNow(build.files.packages)]);
  finder.destroy();
}
