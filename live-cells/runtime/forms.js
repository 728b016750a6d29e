// ipywidgets' controls of which forms are made: the page's script brings them.
export * from '@jupyter-widgets/controls/lib/widget_bool';
export * from '@jupyter-widgets/controls/lib/widget_box';
export * from '@jupyter-widgets/controls/lib/widget_button';
export * from '@jupyter-widgets/controls/lib/widget_description';
export * from '@jupyter-widgets/controls/lib/widget_link';
export * from '@jupyter-widgets/controls/lib/widget_selection';
export * from '@jupyter-widgets/controls/lib/widget_string';
export * from '@jupyter-widgets/controls/lib/widget_upload';
