// A cell's outputs (and an Output widget's): the state nbformat knows, and its drawing.
/** @import { DOMWidgetView } from '@jupyter-widgets/base' */
/** @import { Box, PageManager } from './manager.js' */
/** @import { Bundle, BundleNotes, OutputMessage, ClearMessage, Picture, Raised, UpdateMessage } from './types.js' */
import { setTrusted } from './html.js';

const WIDGET_VIEW = 'application/vnd.jupyter.widget-view+json';
const ORDER = [WIDGET_VIEW, 'text/html', 'image/svg+xml', 'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/json', 'text/latex', 'text/plain'];

/** @typedef {{output_type: 'stream', name: string, text: string, id?: undefined, data?: undefined}} StreamOutput */
/** @typedef {Raised & {output_type: 'error', id?: undefined, data?: undefined}} ErrorOutput */
/** @typedef {{output_type: 'display_data' | 'execute_result', data: Bundle, metadata?: BundleNotes, id?: string}} BundleOutput */
/** @typedef {StreamOutput | ErrorOutput | BundleOutput} Output */

/** @param {unknown} value - text, or its lines */
const textOf = (value) => (Array.isArray(value) ? value.join('') : String(value));
/**
 * Terminal colours mean nothing to a reader of the page.
 * @param {string} text
 */
const plain = (text) => text.replace(/\u001b\[[0-9;]*m/g, '');

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [className]
 * @param {string} [text]
 */
function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/**
 * @param {string} className
 * @param {string} text
 */
function pre(className, text) {
  const block = element('pre', className, plain(text));
  block.tabIndex = 0; // wide text scrolls: the keyboard has to reach it
  return block;
}

/**
 * @param {string} type
 * @param {unknown} data
 * @param {BundleNotes} [metadata]
 * @param {string} [alternative] - in words
 */
function image(type, data, metadata = {}, alternative = '') {
  const picture = element('img', 'live-image');
  picture.src = type === 'image/svg+xml'
    ? `data:${type};charset=utf-8,${encodeURIComponent(textOf(data))}`
    : `data:${type};base64,${textOf(data).trim()}`;
  const { width, height, alt } = /** @type {Picture} */ (metadata[type] ?? {});
  if (width) picture.width = width;
  if (height) picture.height = height;
  picture.alt = alt ?? metadata.alt ?? alternative;
  return picture;
}

/** @param {string} markup */
function html(markup) {
  const box = element('div', 'live-html');
  setTrusted(box, markup);
  return box;
}

/**
 * {"text/plain": "<IPython.core.display.Image object>"} says nothing to a reader.
 * @param {Bundle} data
 */
const wordsOf = (data) => {
  const words = textOf(data['text/plain'] ?? '');
  return /^<.*>$/s.test(words) ? '' : words;
};

/** @type {Record<string, (data: Bundle) => HTMLElement>} */
const DRAW = {
  'text/html': (data) => html(textOf(data['text/html'])),
  'image/svg+xml': (data) => html(textOf(data['image/svg+xml'])),
  'application/json': (data) => pre('live-json', JSON.stringify(data['application/json'], null, 2)),
  'text/latex': (data) => element('div', 'live-latex', textOf(data['text/latex'])),
  'text/plain': (data) => pre('live-plain', textOf(data['text/plain'])),
};

/** @param {Bundle} data */
const typeOf = (data) => ORDER.find((name) => name in data);

/**
 * What of an output can be seen: its other forms may hold an address in memory, its name is chance.
 * @param {Output} output
 */
export function seen(output) {
  const { data } = output;
  if (!data) return output;
  const type = typeOf(data);
  return { ...output, id: '', data: { [type]: data[type], words: type?.startsWith('image/') && wordsOf(data) } };
}

/**
 * @param {BundleOutput} output
 * @param {PageManager} manager
 */
async function drawBundle({ data, metadata }, manager) {
  const type = typeOf(data);
  if (!type) return element('div');
  if (type === WIDGET_VIEW) return manager.draw(data[WIDGET_VIEW].model_id);
  if (type.startsWith('image/') && type !== 'image/svg+xml') return image(type, data[type], metadata, wordsOf(data));
  return DRAW[type](data);
}

/** @param {Raised} error */
function drawError({ ename, evalue, traceback }) {
  const box = pre('live-error', traceback?.length ? traceback.join('\n') : `${ename}: ${evalue}`);
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', `Error: ${ename}`);
  return box;
}

/**
 * @param {Output} output
 * @param {PageManager} manager
 * @returns {Promise<HTMLElement | DOMWidgetView>}
 */
async function draw(output, manager) {
  if (output.output_type === 'stream') return pre(`live-stream live-${output.name}`, output.text);
  if (output.output_type === 'error') return drawError(output);
  return drawBundle(output, manager);
}

/**
 * Turns a kernel message into an output.
 * @param {Exclude<OutputMessage, ClearMessage>} message
 * @returns {Output}
 */
export function outputOf({ type, content }) {
  if (type === 'stream') return { output_type: 'stream', ...content };
  if (type === 'error') return { output_type: 'error', ...content };
  const { data, metadata, transient } = content;
  return { output_type: type, data, metadata, id: transient?.display_id };
}

/**
 * The next list of outputs after one more message. Streams of one name run on.
 * @param {Output[]} outputs
 * @param {Output} output
 */
export function addOutput(outputs, output) {
  const last = outputs.at(-1);
  if (output.output_type === 'stream' && last?.output_type === 'stream' && last.name === output.name) {
    return [...outputs.slice(0, -1), { ...last, text: textOf(last.text) + output.text }];
  }
  return [...outputs, output];
}

export class OutputArea {
  /**
   * @param {HTMLElement | undefined} host - none, where outputs are only gathered
   * @param {PageManager} manager
   */
  constructor(host, manager) {
    this.host = host;
    this.manager = manager;
    /** @type {Output[]} */
    this.outputs = [];
    /** @type {{output: Output, box: Box}[]} */
    this.drawn = [];
    this.work = Promise.resolve();
  }

  /** @param {OutputMessage} message */
  receive(message) {
    if (message.type === 'clear_output') {
      if (message.content.wait) this.clearFirst = true;
      else this.set([]);
      return;
    }
    const before = this.clearFirst ? [] : this.outputs;
    this.clearFirst = false;
    this.set(addOutput(before, outputOf(message)));
  }

  /**
   * update_display(): every output shown under that name.
   * @param {UpdateMessage} message
   */
  update({ content: { data, metadata, transient } }) {
    const id = transient?.display_id;
    if (!id || !this.outputs.some((output) => output.id === id)) return;
    this.set(this.outputs.map((output) => (output.id === id ? /** @type {BundleOutput} only a bundle has a name */ ({ ...output, data, metadata }) : output)));
  }

  /**
   * Keeps what has not changed where it is: a widget that is in use is not drawn anew.
   * @param {Output[]} outputs
   */
  set(outputs) {
    this.outputs = outputs;
    if (!this.host) return this.work;
    this.work = this.work.then(() => this.redraw(outputs)).catch((error) => console.error('live:', error));
    return this.work;
  }

  /** @param {Output[]} outputs */
  async redraw(outputs) {
    let same = 0;
    while (same < outputs.length && this.drawn[same]?.output === outputs[same]) same += 1;
    this.drawn.splice(same).forEach(({ box }) => this.manager.discard(box));
    for (const output of outputs.slice(same)) {
      const box = element('div', 'live-output');
      this.host.append(box);
      this.drawn.push({ output, box });
      const content = await draw(output, this.manager);
      if (content instanceof HTMLElement) box.append(content);
      else this.manager.attach(content, box);
    }
  }
}
