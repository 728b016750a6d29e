// The widget manager: ipywidgets' own, with the page's thread as its kernel.
import * as base from '@jupyter-widgets/base';
import { ManagerBase } from '@jupyter-widgets/base-manager';
import * as controls from '@jupyter-widgets/controls';
import { Widget } from '@lumino/widgets';

import { improve, patchedControls } from './access.js';
import * as output from './output_widget.js';

const MODULES = {
  '@jupyter-widgets/base': base,
  '@jupyter-widgets/controls': { ...controls, ...patchedControls },
  '@jupyter-widgets/output': output,
};
const VERSION = '2.1.0';
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
    this.manager.kernel.comm('comm_msg', { comm_id: this.comm_id, data }, buffers, id).then(() => {
      callbacks?.iopub?.status?.({ content: { execution_state: 'idle' }, parent_header: { msg_id: id } });
    });
    return id;
  }

  close(data = {}) {
    this.manager.forget(this.comm_id);
    this.manager.kernel.comm('comm_close', { comm_id: this.comm_id, data });
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
  constructor(kernel) {
    super();
    this.kernel = kernel;
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
    const found = MODULES[module]?.[name];
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
