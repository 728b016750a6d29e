// Python in a page can reach every function of its thread. Without the site's leave it gets no way to the network. This closes the
// door for programs; the wall is the site's Content-Security-Policy (connect-src 'self').
const WAYS = ['fetch', 'XMLHttpRequest', 'WebSocket', 'WebSocketStream', 'EventSource', 'WebTransport', 'importScripts', 'Worker', 'SharedWorker'];

export function closeNetwork(scope) {
  for (const name of WAYS) {
    if (!(name in scope)) continue;
    const closed = function closed() {
      throw new Error(`${name} is closed in this page: its exercises run without the network.`);
    };
    Object.defineProperty(scope, name, { value: closed, writable: false, configurable: false });
  }
}
