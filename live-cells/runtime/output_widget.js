// ipywidgets' Output in this page: it draws with the same code as a cell, and takes what its `with` block prints.
/** @import { WidgetModel } from '@jupyter-widgets/base' */
/** @import { PageManager } from './manager.js' */
/** @import { Output } from './outputs.js' */
/** @import { OutputMessage } from './types.js' */
import { DOMWidgetView } from '@jupyter-widgets/base';
import { OutputModel as BaseModel } from '@jupyter-widgets/output';

import { addOutput, OutputArea, outputOf } from './outputs.js';

export const OUTPUT_WIDGET_VERSION = '1.0.0';

/**
 * @param {WidgetModel} model
 * @returns {PageManager} the only manager that a page has
 */
const managerOf = (model) => /** @type {any} ipywidgets knows what every manager has */ (model.widget_manager);

export class OutputModel extends BaseModel {
  defaults() {
    return { ...super.defaults(), msg_id: '', outputs: [] };
  }

  /**
   * @param {object} attributes
   * @param {{model_id: string, widget_manager: PageManager}} options
   */
  initialize(attributes, options) {
    super.initialize(attributes, options);
    this.listenTo(this, 'change:msg_id', this.capture);
    this.capture();
  }

  // The newest capture stands first: a `with` inside a `with` takes what is printed inside it.
  capture() {
    const { captures } = managerOf(this);
    const at = captures.findIndex(({ model }) => model === this);
    if (at >= 0) captures.splice(at, 1);
    if (this.get('msg_id')) captures.unshift({ id: this.get('msg_id'), model: this });
  }

  /** @param {OutputMessage} message */
  receive(message) {
    if (message.type === 'clear_output') {
      this.clearFirst = message.content.wait;
      if (!message.content.wait) this.setOutputs([]);
      return;
    }
    const before = this.clearFirst ? [] : this.get('outputs');
    this.clearFirst = false;
    this.setOutputs(addOutput(before, outputOf(message)));
  }

  /** @param {Output[]} outputs */
  setOutputs(outputs) {
    this.set('outputs', outputs);
    this.save_changes();
  }
}

export class OutputView extends DOMWidgetView {
  render() {
    super.render();
    this.el.classList.add('widget-output', 'jupyter-widgets');
    this.area = new OutputArea(this.el, managerOf(this.model));
    this.listenTo(this.model, 'change:outputs', this.redraw);
    this.redraw();
  }

  redraw() {
    this.area.set(this.model.get('outputs').map((output) => output));
  }
}
