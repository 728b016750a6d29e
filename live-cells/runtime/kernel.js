// The page's end of the line to the kernel's thread.
import { unpressed } from './press.js';

let counter = 0;
const nextId = (kind) => `${kind}-${(counter += 1)}`;

export class Kernel {
  // handlers: onProgress(done, total), onMessage(message): may return a promise, onSlow(seconds), onCut(): it waits for the network, onAnswer(), onFatal(code, detail)
  constructor({ worker, early }, handlers) {
    this.worker = worker;
    this.handlers = handlers;
    this.waiting = new Map();
    this.queue = Promise.resolve();
    worker.onmessage = ({ data }) => this.receive(data);
    this.started = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
    early.forEach((data) => this.receive(data));
  }

  // page: {store, persistent, fragment, refused}
  start(page, network) {
    this.worker.postMessage({ type: 'start', page, network });
    return this.started;
  }

  // The page is live: the thread may now keep what it has fetched for the next visit.
  keepFiles() {
    this.worker.postMessage({ type: 'keep' });
  }

  receive(data) {
    if (data.type === 'progress') this.handlers.onProgress(data.done, data.total);
    else if (data.type === 'started') this.begin(data.marks);
    else if (data.type === 'failed') this.fail(data);
    else if (data.type === 'kept') this.handlers.onKept();
    else if (data.type === 'cut') this.handlers.onCut();
    else if (data.type === 'messages') JSON.parse(data.texts).forEach((message, i) => this.deliverMessage(message, data.buffers[i] ?? []));
    else if (data.type === 'done') this.deliver(() => this.settle(data));
  }

  // The thread's marks on the page's clock, for whoever measures.
  begin(marks) {
    marks.forEach(([name, at]) => performance.mark(name, { startTime: Math.max(0, at - performance.timeOrigin) }));
    this.resolve();
  }

  fail({ code, message, file }) {
    const error = Object.assign(new Error(message), { code, file });
    this.reject(error);
    clearInterval(this.timer);
    if (this.connected) this.handlers.onFatal(code, message);
  }

  // One after the other: an output belongs to what was said before it.
  deliver(action) {
    this.queue = this.queue.then(() => unpressed(action)).catch((error) => console.error('live:', error));
  }

  deliverMessage(message, buffers) {
    this.deliver(() => this.handlers.onMessage({ ...message, buffers }));
  }

  settle({ id, ok }) {
    const request = this.waiting.get(id);
    this.waiting.delete(id);
    this.handlers.onAnswer();
    request?.resolve(ok);
  }

  ask(type, details, id = nextId(type), entry = undefined) {
    const answer = new Promise((resolve) => this.waiting.set(id, { resolve, entry, since: performance.now() }));
    this.worker.postMessage({ type, id, ...details });
    return answer;
  }

  execute(code, id) {
    return this.ask('execute', { code }, id);
  }

  // entry: what the reader entered, if that is what is sent
  comm(kind, content, buffers = [], id = undefined, entry = undefined) {
    const copies = buffers.map((buffer) => new Uint8Array(buffer.buffer ? buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength) : buffer.slice(0)));
    return this.ask('comm', { kind, content: JSON.stringify(content), buffers: copies }, id, entry);
  }

  // What the reader entered and Python has not answered, the oldest first.
  unheard() {
    return [...this.waiting.values()].map(({ entry }) => entry);
  }

  // What happens in the page outside the widgets.
  event(name, value) {
    this.worker.postMessage({ type: 'event', name, value });
  }

  // After this many milliseconds without an answer the reader is told, and told again.
  watch(patience) {
    this.connected = true;
    this.timer = setInterval(() => {
      const [oldest] = this.waiting.values();
      const waited = oldest ? performance.now() - oldest.since : 0;
      if (waited > patience) this.handlers.onSlow(Math.round(waited / 1000));
    }, 1000);
  }

  stop() {
    clearInterval(this.timer);
    this.worker.onmessage = null; // what is still on its way is of no use any more
    this.worker.terminate();
    this.waiting.clear();
  }
}
