// The page's end of the line to the kernel's thread.
/** @import { Entry, Failed, FromThread, Message, Page, Request, Thread, ToThread } from './types.js' */
import { unpressed } from './press.js';

/**
 * @typedef {object} Handlers
 * @property {(done: number, total: number) => void} onProgress - in bytes
 * @property {(message: Message) => unknown} onMessage - may return a promise: the next message waits for it
 * @property {(seconds: number) => void} onSlow
 * @property {() => void} onCut - the thread waits for the network
 * @property {() => void} onAnswer
 * @property {() => void} onKept
 * @property {(code: string, detail: string) => void} onFatal
 */

export class Kernel {
  /**
   * @param {Thread} thread
   * @param {Handlers} handlers
   */
  constructor({ worker, early }, handlers) {
    this.worker = worker;
    this.handlers = handlers;
    /** @type {Map<string, {resolve: (ok: boolean) => void, entry?: Entry, since: number}>} */
    this.waiting = new Map();
    /** @type {Promise<unknown>} */
    this.queue = Promise.resolve();
    worker.onmessage = ({ data }) => this.receive(data);
    this.started = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    early.forEach((data) => this.receive(data));
  }

  /** @param {ToThread} message */
  tell(message) {
    this.worker.postMessage(message);
  }

  /**
   * @param {Page} page
   * @param {boolean} network
   */
  start(page, network) {
    this.tell({ type: 'start', page, network });
    return this.started;
  }

  // The page is live: the thread may now keep what it has fetched for the next visit.
  keepFiles() {
    this.tell({ type: 'keep' });
  }

  /** @param {FromThread} data */
  receive(data) {
    if (data.type === 'progress') this.handlers.onProgress(data.done, data.total);
    else if (data.type === 'started') this.begin(data.marks);
    else if (data.type === 'failed') this.fail(data);
    else if (data.type === 'kept') this.handlers.onKept();
    else if (data.type === 'cut') this.handlers.onCut();
    else if (data.type === 'messages') this.deliverMessages(JSON.parse(data.texts), data.buffers);
    else if (data.type === 'done') this.deliver(() => this.settle(data.id, data.ok));
  }

  /**
   * The thread's marks on the page's clock, for whoever measures.
   * @param {[string, number][]} marks
   */
  begin(marks) {
    marks.forEach(([name, at]) => performance.mark(name, { startTime: Math.max(0, at - performance.timeOrigin) }));
    this.resolve();
  }

  /** @param {Failed} data */
  fail({ code, message, file }) {
    const error = Object.assign(new Error(message), { code, file });
    this.reject(error);
    clearInterval(this.timer);
    if (this.connected) this.handlers.onFatal(code, message);
  }

  /**
   * One after the other: an output belongs to what was said before it.
   * @param {() => unknown} action
   */
  deliver(action) {
    this.queue = this.queue.then(() => unpressed(action)).catch((error) => console.error('live:', error));
  }

  /**
   * @param {Message[]} messages
   * @param {ArrayBuffer[][]} buffers - of each; none, where no message has any
   */
  deliverMessages(messages, buffers) {
    messages.forEach((message, i) => this.deliver(() => this.handlers.onMessage({ ...message, buffers: buffers[i] ?? [] })));
  }

  /**
   * @param {string} id
   * @param {boolean} ok
   */
  settle(id, ok) {
    const request = this.waiting.get(id);
    this.waiting.delete(id);
    this.handlers.onAnswer();
    request?.resolve(ok);
  }

  /**
   * @param {Request} request
   * @param {Entry} [entry]
   * @returns {Promise<boolean>}
   */
  ask(request, entry) {
    const answer = new Promise((resolve) => this.waiting.set(request.id, { resolve, entry, since: performance.now() }));
    this.tell(request);
    return answer;
  }

  /**
   * Whether the cell ended without an exception.
   * @param {string} code
   * @param {string} id
   */
  execute(code, id) {
    return this.ask({ type: 'execute', id, code });
  }

  /**
   * Whether the message had a receiver.
   * @param {string} id - of the message
   * @param {'comm_open' | 'comm_msg' | 'comm_close'} kind
   * @param {object} content
   * @param {(ArrayBuffer | ArrayBufferView)[]} [buffers]
   * @param {Entry} [entry] - what the reader entered, if that is what is sent
   */
  comm(id, kind, content, buffers = [], entry = undefined) {
    const copies = buffers.map((buffer) => new Uint8Array(ArrayBuffer.isView(buffer) ? buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength) : buffer.slice(0)));
    return this.ask({ type: 'comm', id, kind, content: JSON.stringify(content), buffers: copies }, entry);
  }

  // What the reader entered and Python has not answered, the oldest first.
  unheard() {
    return [...this.waiting.values()].map(({ entry }) => entry);
  }

  /**
   * What happens in the page outside the widgets.
   * @param {string} name
   * @param {unknown} value
   */
  event(name, value) {
    this.tell({ type: 'event', name, value });
  }

  /**
   * After this many milliseconds without an answer the reader is told, and told again.
   * @param {number} patience
   */
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
