// ipywidgets' controls that few pages have. They come when a page asks for one of them.
import * as nouislider from '../node_modules/nouislider/dist/nouislider.mjs';

import { sliders } from './sliders.js';

Object.assign(sliders, nouislider);

export * from '@jupyter-widgets/controls/lib/widget_audio';
export * from '@jupyter-widgets/controls/lib/widget_color';
export * from '@jupyter-widgets/controls/lib/widget_controller';
export * from '@jupyter-widgets/controls/lib/widget_date';
export * from '@jupyter-widgets/controls/lib/widget_datetime';
export * from '@jupyter-widgets/controls/lib/widget_float';
export * from '@jupyter-widgets/controls/lib/widget_image';
export * from '@jupyter-widgets/controls/lib/widget_int';
export * from '@jupyter-widgets/controls/lib/widget_selectioncontainer';
export * from '@jupyter-widgets/controls/lib/widget_tagsinput';
export * from '@jupyter-widgets/controls/lib/widget_time';
export * from '@jupyter-widgets/controls/lib/widget_video';
