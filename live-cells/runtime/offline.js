// The service worker of a course that a reader keeps on this device. Pages come from the network as long as there is one, so nobody reads an old
// page by accident; without it, and for files whose names hold their hash, what is kept answers. It keeps nothing by itself: keep.js does,
// when the reader asks.
import { keptIn, LIST } from './course.js';

/** @type {any} a service worker's own global, which the types of pages do not know */
const worker = self;
const { scope } = worker.registration;
const isHashed = (url) => /-[0-9a-f]{12}\./.test(url.pathname);

async function kept(request) {
  const cache = await keptIn(scope);
  const url = new URL(request.url);
  return cache?.match(url.pathname.endsWith('/') ? `${url.origin}${url.pathname}index.html` : request, { ignoreSearch: true });
}

async function answer(request) {
  if (isHashed(new URL(request.url))) return (await kept(request)) ?? fetch(request);
  try {
    return await fetch(request);
  } catch (error) {
    const found = await kept(request);
    if (!found) throw error;
    return found;
  }
}

worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const isOurs = request.method === 'GET' && request.url.startsWith(scope) && !request.headers.has('range');
  if (isOurs && request.url.split(/[?#]/)[0] !== new URL(LIST, scope).href) event.respondWith(answer(request));
});
