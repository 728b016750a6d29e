// The classes of ipywidgets' widgets. The page's script has those of which forms are made; the others, half as large again, come when a page
// asks for one of them.
import * as base from '@jupyter-widgets/base';

import { patchedControls } from './access.js';
import * as forms from './forms.js';
import * as output from './output_widget.js';
import { withinPatience } from './patience.js';
import { whyNoScript } from './probe.js';
import { shared } from './shared.js';

const CONTROLS = '@jupyter-widgets/controls';
const OWN = { '@jupyter-widgets/base': base, [CONTROLS]: { ...forms, ...patchedControls }, '@jupyter-widgets/output': output };
const SLIDES = /^Selection\w*Slider/; // a form's control, but for the slider itself

let others;
let reason;

async function fetchOthers({ base: folder, config }) {
  const url = new URL(config.build.files.more.name + (config.again ?? ''), folder).href;
  try {
    const { default: make } = await withinPatience(import(url));
    reason = undefined;
    return make((name) => ({ __esModule: true, ...shared[name] })); // so that a default export is found
  } catch (error) {
    others = undefined; // so that it can be tried again
    reason = Object.assign(new Error(error.message), { code: error.code ?? await whyNoScript(url) });
    throw reason;
  }
}

// Why the others did not come, if they were asked for.
export const whyNotAll = () => reason;

export async function classOf(name, module, context) {
  const own = OWN[module]?.[name];
  if (module !== CONTROLS || (own && !SLIDES.test(name))) return own;
  others ??= fetchOthers(context);
  const found = (await others)[name];
  return own ?? found;
}
