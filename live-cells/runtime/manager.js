// The widget manager: ipywidgets' own, with the page's thread as its kernel.
import { ManagerBase } from '@jupyter-widgets/base-manager';
import { Widget } from '@lumino/widgets';

import { improve } from './access.js';
import { classOf } from './classes.js';
import { markOf, receiverOf } from './receiver.js';

const VERSION = '2.1.0';
const OUTPUT = '@jupyter-widgets/output'; // what it tells Python is not the reader's
const REMEMBERED = 1000; // messages: a program may still print long after it was called

class PageComm {
  constructor(manager, { comm_id, target_name }) {
    Object.assign(this, { manager, comm_id, target_name });
  }

  on_msg(callback) {
    this.receive = callback;
  }

  on_close(callback) {
    this.closed = callback;
  }

  // The widget holds back its next change until it hears `idle`.
  send(data, callbacks, metadata, buffers = []) {
    this.manager.sendHeldBack(this);
    const id = this.manager.newId(this.comm_id);
    this.manager.tell(this, data, buffers, id).then(() => {
      callbacks?.iopub?.status?.({ content: { execution_state: 'idle' }, parent_header: { msg_id: id } });
    });
    return id;
  }

  close(data = {}) {
    this.manager.forget(this.comm_id);
    this.manager.kernel?.comm('comm_close', { comm_id: this.comm_id, data });
    return '';
  }
}

// ipywidgets leaves a removed view's layout and style behind: they stay in their models' lists and hold the whole view with its markup.
function removeTogether(view) {
  view.once('remove', () => {
    for (const part of [view.layoutPromise, view.stylePromise]) part?.then((each) => each?.remove());
  });
}

function sendNow(model) {
  const { _msg_buffer: held, _msg_buffer_callbacks: callbacks } = model;
  Object.assign(model, { _msg_buffer: null, _msg_buffer_callbacks: null });
  model.rememberLastUpdateFor(model.send_sync_message(held, callbacks));
}

export class PageManager extends ManagerBase {
  // context: where the runtime's files lie; kernel: none yet, where the widgets are drawn from their first state; entries: what the reader
  // enters meanwhile
  constructor(context, entries, kernel) {
    super();
    this.context = context;
    this.kernel = kernel;
    this.entries = entries;
    this.isQuiet = false;
    this.comms = new Map();
    this.origins = new Map(); // comm -> the cell it belongs to
    this.asked = new Map(); // message -> the cell it belongs to; the latest ones
    this.captures = []; // Output widgets that are taking what is printed
    this.sent = 0;
    this._rendermime = globalThis.MathJax?.typesetPromise
      && { latexTypesetter: { typeset: (element) => globalThis.MathJax.typesetPromise([element]) } };
  }

  // What another widget holds back was done before this: a button that is pressed after a choice speaks of that choice.
  sendHeldBack(sender) {
    for (const comm of this.comms.values()) if (comm !== sender && comm.model?._msg_buffer) sendNow(comm.model);
  }

  // To Python, or kept until it can hear.
  tell(comm, data, buffers, id) {
    const isOutput = comm.model?.get('_model_module') === OUTPUT;
    const entry = comm.model && !isOutput && !this.isQuiet ? { id: comm.comm_id, mark: markOf(comm.model), data, buffers } : undefined;
    if (this.kernel && (!this.entries.isOpen || isOutput)) {
      return this.send(comm.comm_id, data, buffers, id, entry).then((isHeard) => isHeard || this.sendAgain(entry));
    }
    if (entry) this.entries.add(entry);
    return Promise.resolve();
  }

  send(comm_id, data, buffers, id, entry) {
    return this.kernel.comm('comm_msg', { comm_id, data }, buffers, id, entry);
  }

  // Python had drawn the view anew, because another tab changed what it shows: the control that took this one's place is meant.
  async sendAgain(entry) {
    const model = entry && receiverOf(entry, this.models());
    if (model) await this.sendEntry(model, entry);
  }

  models() {
    return [...this.comms.values()].map(({ model }) => model).filter(Boolean);
  }

  // After a reload: the widgets show what was entered before it.
  async showEntries() {
    for (const entry of this.entries.list) {
      const model = receiverOf(entry, this.models());
      if (model && entry.data.state) model.set_state(await model.constructor._deserialize_state({ ...entry.data.state }, this));
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

  async sendEntry(model, { data, buffers }) {
    const id = this.newId(model.model_id);
    for (const key of Object.keys(data.state ?? {})) model._expectedEchoMsgIds.set(key, id); // Python repeats it: the page may be further
    if (data.state && !buffers?.length) await this.showOn(model, data.state);
    await this.send(model.model_id, data, buffers, id);
  }

  // What was entered, unless the reader has gone on since.
  async showOn(model, state) {
    const newer = this.entries.list.slice(1).filter(({ id }) => id === model.model_id).flatMap(({ data }) => Object.keys(data.state ?? {}));
    const shown = Object.fromEntries(Object.entries(state).filter(([key]) => !newer.includes(key)));
    model.set_state(await model.constructor._deserialize_state(shown, this));
  }

  // The kernel of another manager, whose widgets nobody has seen, becomes this one's.
  take(other, places) {
    this.kernel = other.kernel;
    this.sent = other.sent;
    for (const [id, place] of other.origins) this.origins.set(id, places.get(place));
    for (const [id, place] of other.asked) this.asked.set(id, places.get(place));
  }

  // A widget of another manager that this one has not drawn.
  adopt(comm_id, state) {
    const comm = new PageComm(this, { comm_id, target_name: 'jupyter.widget' });
    this.comms.set(comm_id, comm);
    const made = this.new_model({ model_name: state._model_name, model_module: state._model_module, model_module_version: state._model_module_version, comm }, state);
    return made.then((model) => { comm.model = model; });
  }

  dropClosed(open) {
    for (const id of [...this.comms.keys()]) if (!open.has(id)) this.forget(id);
  }

  newId(commId) {
    const id = `comm-${(this.sent += 1)}`;
    this.asked.set(id, this.origins.get(commId));
    if (this.asked.size > REMEMBERED) this.asked.delete(this.asked.keys().next().value);
    return id;
  }

  // The cell that a message belongs to, if the page's widgets asked for it.
  originOf(id) {
    return this.asked.get(id);
  }

  async _get_comm_info() {
    return {};
  }

  async _create_comm(target_name, comm_id, data, metadata, buffers) {
    const comm = new PageComm(this, { comm_id, target_name });
    this.comms.set(comm_id, comm);
    await this.kernel.comm('comm_open', { comm_id, target_name, data: data ?? {} }, buffers);
    return comm;
  }

  async loadClass(name, module) {
    const found = await classOf(name, module, this.context);
    if (!found) throw new Error(`The widget ${name} of ${module} is not part of this page: only ipywidgets' own widgets are.`);
    return found;
  }

  // A comm message from the kernel. `cell`: the cell whose run (or whose widget) made it.
  async receive({ type, content, buffers }, cell) {
    const { comm_id, metadata } = content;
    const message = { content, metadata, buffers: buffers.map((buffer) => new DataView(buffer)), header: {}, parent_header: {} };
    if (type === 'comm_open') {
      const comm = new PageComm(this, content);
      this.comms.set(comm_id, comm);
      this.origins.set(comm_id, cell);
      if (content.target_name === 'jupyter.widget') comm.model = await this.handle_comm_open(comm, { ...message, metadata: { version: VERSION, ...metadata } });
    } else if (type === 'comm_msg') await this.comms.get(comm_id)?.receive?.(message);
    else this.forget(comm_id)?.closed?.(message);
  }

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

  draw(modelId) {
    return this.get_model(modelId).then((model) => this.create_view(model));
  }

  attach(view, box) {
    Widget.attach(view.luminoWidget, box);
    box.liveView = view;
  }

  discard(box) {
    box.liveView?.remove();
    box.remove();
  }
}
