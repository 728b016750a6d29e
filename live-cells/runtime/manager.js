// The widget manager: ipywidgets' own, with the page's thread as its kernel.
/** @import { DOMWidgetView, WidgetModel } from '@jupyter-widgets/base' */
/** @import { Kernel } from './kernel.js' */
/** @import { Entries } from './entries.js' */
/** @import { CommMessage, Context, Entry, Message, WidgetData } from './types.js' */
/** @import { OutputArea } from './outputs.js' */
/** @import { OutputModel } from './output_widget.js' */
import { ManagerBase } from '@jupyter-widgets/base-manager';
import { Widget } from '@lumino/widgets';

import { improve } from './access.js';
import { classOf } from './classes.js';
import { markOf, receiverOf } from './receiver.js';

const VERSION = '2.1.0';
const OUTPUT = '@jupyter-widgets/output'; // what it tells Python is not the reader's
const REMEMBERED = 1000; // messages: a program may still print long after it was called

/** @typedef {ArrayBuffer[] | ArrayBufferView[]} Buffers */
/** @typedef {{iopub?: {status?: (message: object) => void}}} Callbacks */

class PageComm {
  /**
   * @param {PageManager} manager
   * @param {string} comm_id
   * @param {string} target_name
   */
  constructor(manager, comm_id, target_name = 'jupyter.widget') {
    this.manager = manager;
    this.comm_id = comm_id;
    this.target_name = target_name;
    /** @type {WidgetModel | undefined} */
    this.model = undefined;
  }

  /** @param {(message: object) => void} callback */
  on_msg(callback) {
    this.receive = callback;
  }

  /** @param {(message: object) => void} callback */
  on_close(callback) {
    this.closed = callback;
  }

  /**
   * @param {object} data
   * @param {Callbacks} [callbacks]
   * @param {object} [metadata]
   * @param {Buffers} [buffers]
   */
  open(data, callbacks, metadata, buffers) {
    const { comm_id, target_name } = this;
    const id = this.manager.newId(comm_id);
    this.manager.kernel.comm(id, 'comm_open', { comm_id, target_name, data }, buffers);
    return id;
  }

  /**
   * The widget holds back its next change until it hears `idle`.
   * @param {WidgetData} data
   * @param {Callbacks} [callbacks]
   * @param {object} [metadata]
   * @param {Buffers} [buffers]
   */
  send(data, callbacks, metadata, buffers = []) {
    this.manager.sendHeldBack(this);
    const id = this.manager.newId(this.comm_id);
    this.manager.tell(this, data, buffers, id).then(() => {
      callbacks?.iopub?.status?.({ content: { execution_state: 'idle' }, parent_header: { msg_id: id } });
    });
    return id;
  }

  /** @param {object} [data] */
  close(data = {}) {
    const { comm_id } = this;
    const id = this.manager.newId(comm_id);
    this.manager.forget(comm_id);
    this.manager.kernel?.comm(id, 'comm_close', { comm_id, data });
    return id;
  }
}

/**
 * @param {Message} message
 * @returns {message is CommMessage}
 */
export const isComm = (message) => message.type.startsWith('comm_');

/**
 * ipywidgets leaves a removed view's layout and style behind: they stay in their models' lists and hold the whole view with its markup.
 * @param {DOMWidgetView} view
 */
function removeTogether(view) {
  view.once('remove', () => {
    for (const part of [view.layoutPromise, view.stylePromise]) part?.then((each) => each?.remove());
  });
}

/** @param {WidgetModel} model */
const heldBack = (model) => model['_msg_buffer']; // in brackets: for ipywidgets' types it is private

/** @param {WidgetModel} model */
function sendNow(model) {
  const [held, callbacks] = [heldBack(model), model['_msg_buffer_callbacks']];
  Object.assign(model, { _msg_buffer: null, _msg_buffer_callbacks: null });
  model.rememberLastUpdateFor(model.send_sync_message(held, callbacks));
}

/** @typedef {HTMLElement & {liveView?: DOMWidgetView}} Box - with an output in it; the view, if that is a widget */

export class PageManager extends ManagerBase {
  /**
   * @param {Context} context
   * @param {Entries} entries - what the reader enters while Python cannot hear it
   * @param {Kernel} [kernel] - none yet, where the widgets are drawn from their first state
   */
  constructor(context, entries, kernel) {
    super();
    this.context = context;
    this.kernel = kernel;
    this.entries = entries;
    this.isQuiet = false;
    /** @type {Map<string, PageComm>} */
    this.comms = new Map();
    /** @type {Map<string, OutputArea>} */
    this.origins = new Map(); // comm -> the cell it belongs to
    /** @type {Map<string, OutputArea>} */
    this.asked = new Map(); // message -> the cell it belongs to; the latest ones
    /** @type {{id: string, model: OutputModel}[]} */
    this.captures = []; // Output widgets that are taking what is printed
    this.sent = 0;
    this._rendermime = globalThis.MathJax?.typesetPromise
      && { latexTypesetter: { typeset: (element) => globalThis.MathJax.typesetPromise([element]) } };
  }

  /**
   * What another widget holds back was done before this: a button that is pressed after a choice speaks of that choice.
   * @param {PageComm} [sender]
   */
  sendHeldBack(sender) {
    for (const comm of this.comms.values()) if (comm !== sender && comm.model && heldBack(comm.model)) sendNow(comm.model);
  }

  /**
   * To Python, or kept until it can hear.
   * @param {PageComm} comm
   * @param {WidgetData} data
   * @param {Buffers} buffers
   * @param {string} id - of the message
   * @returns {Promise<void>}
   */
  tell(comm, data, buffers, id) {
    const isOutput = comm.model?.get('_model_module') === OUTPUT;
    const entry = comm.model && !isOutput && !this.isQuiet ? { id: comm.comm_id, mark: markOf(comm.model), data, buffers } : undefined;
    if (this.kernel && (!this.entries.isOpen || isOutput)) {
      return this.send(comm.comm_id, data, buffers, id, entry).then((isHeard) => (isHeard ? undefined : this.sendAgain(entry)));
    }
    if (entry) this.entries.add(entry);
    return Promise.resolve();
  }

  /**
   * @param {string} comm_id
   * @param {WidgetData} data
   * @param {(ArrayBuffer | ArrayBufferView)[]} buffers
   * @param {string} id - of the message
   * @param {Entry} [entry]
   */
  send(comm_id, data, buffers, id, entry) {
    return this.kernel.comm(id, 'comm_msg', { comm_id, data }, buffers, entry);
  }

  /**
   * Python had drawn the view anew, because another tab changed what it shows: the control that took this one's place is meant.
   * @param {Entry} [entry]
   */
  async sendAgain(entry) {
    const model = entry && receiverOf(entry, this.models());
    if (model) await this.sendEntry(model, entry);
  }

  /**
   * @param {WidgetModel} model
   * @param {WidgetData['state']} state - as it travels: other widgets are named in it
   */
  async change(model, state) {
    const kind = /** @type {typeof WidgetModel} */ (model.constructor);
    model.set_state(await kind._deserialize_state(state, this));
  }

  models() {
    return [...this.comms.values()].map(({ model }) => model).filter(Boolean);
  }

  // After a reload: the widgets show what was entered before it.
  async showEntries() {
    for (const entry of this.entries.list) {
      const model = receiverOf(entry, this.models());
      if (model && entry.data.state) await this.change(model, { ...entry.data.state });
    }
  }

  // Hands over what was kept, to the widget it was meant for. Returns how many entries have no widget any more.
  async handOver() {
    let lost = 0;
    await this.entries.handOver(async (entry) => {
      const model = receiverOf(entry, this.models());
      if (!model) lost += 1;
      else await this.sendEntry(model, entry);
    });
    return lost;
  }

  /**
   * @param {WidgetModel} model
   * @param {Entry} entry
   */
  async sendEntry(model, { data, buffers }) {
    const id = this.newId(model.model_id);
    for (const key of Object.keys(data.state ?? {})) model['_expectedEchoMsgIds'].set(key, id); // Python repeats it: the page may be further
    if (data.state && !buffers?.length) await this.showOn(model, data.state);
    await this.send(model.model_id, data, buffers, id);
  }

  /**
   * What was entered, unless the reader has gone on since.
   * @param {WidgetModel} model
   * @param {WidgetData['state']} state
   */
  async showOn(model, state) {
    const newer = this.entries.list.slice(1).filter(({ id }) => id === model.model_id).flatMap(({ data }) => Object.keys(data.state ?? {}));
    const shown = Object.fromEntries(Object.entries(state).filter(([key]) => !newer.includes(key)));
    await this.change(model, shown);
  }

  /**
   * The kernel of another manager, whose widgets nobody has seen, becomes this one's.
   * @param {PageManager} other
   * @param {Map<OutputArea, OutputArea>} places - where the outputs of its cells belong
   */
  take(other, places) {
    this.kernel = other.kernel;
    this.sent = other.sent;
    for (const [id, place] of other.origins) this.origins.set(id, places.get(place));
    for (const [id, place] of other.asked) this.asked.set(id, places.get(place));
  }

  /**
   * @param {string} id
   * @param {string} [target]
   */
  addComm(id, target) {
    const comm = new PageComm(this, id, target);
    this.comms.set(id, comm);
    return comm;
  }

  /**
   * A widget of another manager that this one has not drawn.
   * @param {string} comm_id
   * @param {Record<string, any>} state - any: each widget's own
   */
  adopt(comm_id, state) {
    const comm = this.addComm(comm_id);
    const made = this.new_model({ model_name: state._model_name, model_module: state._model_module, model_module_version: state._model_module_version, comm }, state);
    return made.then((model) => { comm.model = model; });
  }

  /** @param {Set<string>} open - comms */
  dropClosed(open) {
    for (const id of [...this.comms.keys()]) if (!open.has(id)) this.forget(id);
  }

  /**
   * A name for the next message.
   * @param {string} commId
   */
  newId(commId) {
    const id = `comm-${(this.sent += 1)}`;
    this.asked.set(id, this.origins.get(commId));
    if (this.asked.size > REMEMBERED) this.asked.delete(this.asked.keys().next().value);
    return id;
  }

  /**
   * The cell that a message belongs to, if the page's widgets asked for it.
   * @param {string} id
   */
  originOf(id) {
    return this.asked.get(id);
  }

  async _get_comm_info() {
    return {};
  }

  /**
   * @param {string} target_name
   * @param {string} comm_id
   * @param {object} [data]
   * @param {object} [metadata]
   * @param {Buffers} [buffers]
   */
  async _create_comm(target_name, comm_id, data = {}, metadata = {}, buffers = []) {
    const comm = this.addComm(comm_id, target_name);
    comm.open(data, {}, metadata, buffers);
    return comm;
  }

  /**
   * @param {string} name
   * @param {string} module
   */
  async loadClass(name, module) {
    const found = await classOf(name, module, this.context);
    if (!found) throw new Error(`The widget ${name} of ${module} is not part of this page: only ipywidgets' own widgets are.`);
    return found;
  }

  /**
   * @param {CommMessage} message - from the kernel
   * @param {OutputArea} cell - whose run (or whose widget) made it
   */
  async receive({ type, content, buffers }, cell) {
    const { comm_id, target_name, metadata } = content;
    /** @type {any} all that ipywidgets reads of a message of Jupyter's */
    const message = { content, metadata, buffers: buffers.map((buffer) => new DataView(buffer)), header: {}, parent_header: {} };
    if (type === 'comm_open') {
      const comm = this.addComm(comm_id, target_name);
      this.origins.set(comm_id, cell);
      if (target_name === 'jupyter.widget') comm.model = await this.handle_comm_open(comm, { ...message, metadata: { version: VERSION, ...metadata } });
    } else if (type === 'comm_msg') await this.comms.get(comm_id)?.receive?.(message);
    else this.forget(comm_id)?.closed?.(message);
  }

  /** @param {string} commId */
  forget(commId) {
    const comm = this.comms.get(commId);
    this.comms.delete(commId);
    this.origins.delete(commId);
    return comm;
  }

  async create_view(model, options) {
    const view = await super.create_view(model, options);
    improve(view);
    removeTogether(view);
    return view;
  }

  /**
   * @param {string} modelId
   * @returns {Promise<DOMWidgetView>}
   */
  draw(modelId) {
    return this.get_model(modelId).then((model) => this.create_view(model));
  }

  /**
   * @param {DOMWidgetView} view
   * @param {Box} box
   */
  attach(view, box) {
    Widget.attach(view.luminoWidget, box);
    box.liveView = view;
  }

  /** @param {Box} box */
  discard(box) {
    box.liveView?.remove();
    box.remove();
  }
}
