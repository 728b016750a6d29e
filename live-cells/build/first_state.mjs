// Runs the live cells of one page in the published runtime and writes down what the page would hear from them: the first state of its controls.
// usage: node first_state.mjs RUNTIME JOB.json   (the job: {"cells": [source, ...], "seed": number, "out": file})
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [runtime, jobFile] = process.argv.slice(2);
const manifest = JSON.parse(fs.readFileSync(path.join(runtime, 'manifest.json'), 'utf8'));
const job = JSON.parse(fs.readFileSync(jobFile, 'utf8'));
const base = pathToFileURL(`${path.resolve(runtime)}${path.sep}`).href;
const { exit } = process;

// What the page does and nobody sees.
const UNSEEN = ['store', 'file', 'fragment'];
// Which stored values the cells ask for: where one of them is there, the page's first state is another.
const WATCH = `
import live_store
def watched(name, every):
    ask = getattr(live_store, name)
    def asked(*args, **kwargs):
        first = args[0] if args else kwargs.get('key', kwargs.get('prefix', ''))
        read.add(first + ('*' if every else ''))
        return ask(*args, **kwargs)
    setattr(live_store, name, asked)
read = set()
watched('get', False)
watched('keys', True)
__import__('sys').live_read = read
__import__('IPython').get_ipython().execution_count = 1
`;
const ASKED = "print(__import__('json').dumps(sorted(__import__('sys').live_read)))";

// The thread's script is made for a browser: it gets a browser's thread, files in place of the network, a clock that stands still.
function becomeThread() {
  globalThis.self = globalThis;
  globalThis.WorkerGlobalScope = class { static [Symbol.hasInstance]() { return true; } };
  globalThis.location = new URL(base);
  globalThis.fetch = async (url) => new Response(fs.readFileSync(new URL(String(url))));
  globalThis.XMLHttpRequest = class {
    open(_, url) { this.url = url; }

    send() {
      this.response = new Uint8Array(fs.readFileSync(new URL(String(this.url)))).buffer;
      this.status = 200;
    }
  };
  Object.defineProperty(globalThis, 'navigator', { value: { userAgent: 'a page' } });
  Date.now = () => 1_700_000_000_000;
  globalThis.process = undefined;
}

const awaited = new Map();
let heard = [];

function hear(data) {
  if (data.type === 'failed') throw new Error(data.message);
  if (data.type === 'started') awaited.get('started')();
  if (data.type === 'done') awaited.get(data.id)(data.ok);
  if (data.type !== 'messages') return;
  JSON.parse(data.texts).forEach((message, i) => {
    const buffers = (data.buffers[i] ?? []).map((buffer) => Buffer.from(buffer).toString('base64'));
    heard.push(buffers.length ? { ...message, buffers } : message);
  });
}

function ask(id, data) {
  return new Promise((resolve) => {
    awaited.set(id, resolve);
    self.onmessage({ data });
  });
}

async function runCell(code, id) {
  heard = [];
  const ok = await ask(id, { type: 'execute', id, code });
  return { ok, messages: heard };
}

async function main() {
  becomeThread();
  globalThis.postMessage = hear;
  await import(new URL(manifest.files.worker.name, base).href);
  self.onmessage({ data: { type: 'prepare', base, build: manifest, boot: false, handed: false } });
  await ask('started', { type: 'start', page: { store: {}, persistent: true, refused: [], fragment: '', seed: job.seed }, network: false });
  await runCell(`exec(${JSON.stringify(WATCH)}, {})`, 'watch');
  const cells = [];
  for (const [index, code] of job.cells.entries()) cells.push(await runCell(code, `cell-${index}`));
  const { messages } = await runCell(ASKED, 'asked');
  const seen = cells.map(({ ok, messages: all }) => ({ ok, messages: all.filter(({ type }) => !UNSEEN.includes(type)) }));
  fs.writeFileSync(job.out, JSON.stringify({ cells: seen, reads: JSON.parse(messages[0].content.text) }));
}

main().then(() => exit(0), (error) => {
  console.error(error.stack);
  exit(1);
});
