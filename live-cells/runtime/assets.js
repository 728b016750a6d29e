// Fetches the runtime's big files: counted, checked, unpacked once, and kept unpacked for the next visit.
/** @import { Part, PublishedFile } from './types.js' */
import { XzReadableStream } from 'xz-decompress';

import { putBack } from './derived.js';
import { readKept } from './kept.js';
import { arrived, PATIENCE, unwatch, watched } from './patience.js';
import { codeOfStatus } from './probe.js';
import { read } from './snapshot.js';

export class AssetError extends Error {
  constructor(code, message, file) {
    super(file ? `${file.name}: ${message}` : message);
    this.code = code;
    this.file = file?.name;
  }
}

function counted(file, chunks, onBytes) {
  let seen = 0;
  return new TransformStream({
    transform(chunk, controller) {
      arrived();
      seen += chunk.length;
      chunks.push(chunk);
      onBytes(chunk.length);
      controller.enqueue(chunk);
    },
    flush() {
      if (seen !== file.bytes) {
        throw new AssetError('damaged', `${seen} of ${file.bytes} bytes arrived`, file);
      }
    },
  });
}

async function checkHash(file, chunks) {
  if (!self.crypto?.subtle) return; // plain http: the length and the archive's own checksum have to do
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await new Blob(chunks).arrayBuffer()));
  const text = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (text !== file.sha256) throw new AssetError('damaged', `the contents are not those that were published`, file);
}

async function request(url, file, reload, { signal }) {
  let response;
  try {
    response = await fetch(url, { cache: reload ? 'reload' : 'default', signal });
  } catch (error) {
    throw new AssetError('network', `${error.message}`, file);
  }
  if (!response.ok) throw new AssetError(codeOfStatus(response.status), `the server answered ${response.status}`, file);
  return response;
}

async function collect(stream, file) {
  const length = file.rawBytes;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const reader = stream.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (at + value.length > length) throw new AssetError('damaged', 'it unpacks to more than was published', file);
    bytes.set(value, at);
    at += value.length;
  }
  if (at !== length) throw new AssetError('damaged', 'it unpacks to less than was published', file);
  return bytes;
}

function unpacking(stream, name) {
  if (name.endsWith('.xz')) return new XzReadableStream(stream);
  return name.endsWith('.zz') ? stream.pipeThrough(new DecompressionStream('deflate')) : stream;
}

async function unpacked(url, file, onBytes, reload, chunks) {
  const stop = watched();
  try {
    const response = await request(url, file, reload, stop);
    const stream = response.body.pipeThrough(counted(file, chunks, onBytes));
    return await collect(unpacking(stream, file.name), file);
  } catch (error) {
    throw stop.signal.aborted ? new AssetError('stalled', `nothing arrived for ${PATIENCE} seconds`, file) : error;
  } finally {
    unwatch(stop);
  }
}

async function download(url, file, onBytes, reload) {
  const chunks = [];
  const bytes = await unpacked(url, file, onBytes, reload, chunks);
  await checkHash(file, chunks);
  if (file.derived) putBack(read(bytes), file.derived);
  return bytes;
}

// The decoder names what is wrong by numbers only; 3 is that it got no memory. A stream that the browser ends was cut off.
function named(error, file) {
  if (error instanceof AssetError) return error;
  const isCut = error instanceof TypeError || error.name === 'NetworkError';
  const code = error instanceof RangeError || /error code 3\b/.test(error.message) ? 'memory' : isCut ? 'network' : 'damaged';
  return new AssetError(code, error.message, file);
}

// One bad download may be a bad moment (or a bad copy in the browser's cache): the second try goes past the cache.
async function downloadTwice(url, file, onBytes) {
  let counted = 0;
  const count = (bytes) => {
    counted += bytes;
    onBytes(bytes);
  };
  try {
    return await download(url, file, count, false);
  } catch (error) {
    const reason = named(error, file);
    if (!['damaged', 'network'].includes(reason.code)) throw reason;
    onBytes(-counted);
    return await download(url, file, onBytes, true).catch((again) => { throw named(again, file); });
  }
}

/**
 * The unpacked file, and, if it was fetched, the address to keep it under.
 * @param {string} base
 * @param {PublishedFile} file
 * @param {(bytes: number) => void} onBytes
 * @returns {Promise<Part>}
 */
export async function load(base, file, onBytes = () => {}) {
  const kept = await readKept(base, file);
  if (kept) return { bytes: kept };
  const url = new URL(file.name, base).href;
  return { bytes: await downloadTwice(url, file, onBytes), url };
}
