"""The look of the exercises, in one place: colours come from the page or from JupyterLab, so light and dark are right."""

from __future__ import annotations

from crossborder.exercises.html import Markup

CSS = """
.cbx { --cbx-text: var(--pst-color-text-base, var(--jp-content-font-color1, currentColor));
  --cbx-line: var(--pst-color-text-muted, var(--jp-content-font-color2, currentColor));
  --cbx-surface: var(--pst-color-surface, transparent); --cbx-field: var(--pst-color-background, var(--jp-layout-color1, Canvas));
  --cbx-focus: var(--pst-color-link, var(--jp-brand-color1, currentColor));
  --jp-widgets-color: var(--cbx-text); --jp-widgets-label-color: var(--cbx-text); --jp-widgets-input-color: var(--cbx-text);
  --jp-widgets-input-background-color: var(--cbx-field); --jp-widgets-input-border-color: var(--cbx-line);
  --jp-widgets-font-size: 1rem; --jp-widgets-input-focus-border-color: var(--cbx-focus);
  color: var(--cbx-text); max-width: 100%; font-size: 1rem; line-height: 1.5; overflow-wrap: break-word; }
.cbx, .cbx .widget-vbox, .cbx .widget-html, .cbx .widget-html-content { box-sizing: border-box; min-width: 0; overflow: visible; height: auto; }
.cbx.widget-vbox > *, .cbx .widget-vbox > * { flex-shrink: 0; }
.cbx .widget-html-content, .cbx .jupyter-widget-html-content { font-size: 1rem; line-height: 1.5; width: 100%; }
.cbx h3 { margin: 1.75rem 0 .5rem; padding-top: .75rem; border-top: 2px solid var(--cbx-line); font-size: 1.35rem; }
.cbx h4 { margin: 1.25rem 0 .25rem; font-size: 1.12rem; }
.cbx h5 { margin: .9rem 0 .25rem; font-size: 1rem; }
.cbx h6 { margin: .7rem 0 .15rem; font-size: .95rem; font-weight: 600; }
.cbx p { margin: .4rem 0; }
.cbx .cbx-minutes { font-weight: normal; font-size: .95rem; display: inline-block; }
.cbx .cbx-field.jupyter-widgets, .cbx .cbx-field.widget-radio { width: 100%; max-width: 40rem; height: auto; margin: .35rem 0; }
.cbx .cbx-field.widget-inline-hbox, .cbx .cbx-field .widget-inline-hbox { display: flex; flex-direction: column; align-items: stretch; }
.cbx .cbx-field > .widget-label { width: auto; max-width: 100%; text-align: left; white-space: normal; overflow: visible;
  height: auto; line-height: 1.4; font-weight: 600; margin: 0 0 .15rem; flex: none; }
.cbx .cbx-field select, .cbx .cbx-field input[type=text], .cbx .cbx-field textarea { width: 100%; min-height: 2.25rem; height: auto; flex: none;
  box-sizing: border-box; font-size: 1rem; color: var(--cbx-text); background-color: var(--cbx-field); border: 1px solid var(--cbx-line); }
.cbx .cbx-field select { padding: .2rem .4rem; appearance: auto; background-image: none; }
.cbx .cbx-field select option { color: var(--cbx-text); background-color: var(--cbx-field); }
.cbx .cbx-field textarea { min-height: 6rem; }
/* ipywidgets works out a margin for one-line labels and writes it into the element itself. */
.cbx .cbx-field .widget-radio-box.widget-radio-box { width: 100%; margin: 0 !important; flex: none; height: auto; }
.cbx .cbx-field .widget-radio-box label { display: flex; flex-direction: row-reverse; justify-content: flex-end; align-items: flex-start; gap: .5rem; height: auto; min-height: 24px; line-height: 1.4;
  padding: .25rem 0; white-space: normal; font-size: 1rem; color: var(--cbx-text); }
.cbx input[type=radio], .cbx input[type=checkbox] { flex: none; width: 24px; height: 24px; margin: 0; accent-color: var(--cbx-focus); }
.cbx .cbx-tick.jupyter-widgets { width: auto; min-width: 11rem; margin: .15rem .5rem .15rem 0; height: auto; }
.cbx .cbx-tick label { display: flex; align-items: center; gap: .5rem; min-height: 24px; white-space: normal; font-size: 1rem; line-height: 1.4; color: var(--cbx-text); }
.cbx .cbx-row { display: flex; flex-flow: row wrap; align-items: flex-end; gap: .35rem .5rem; width: 100%; overflow: visible; }
.cbx .cbx-row > .cbx-field.jupyter-widgets { flex: 1 1 14rem; width: auto; min-width: 0; }
.cbx button.cbx-button { width: auto; max-width: 100%; height: auto; min-height: 2.25rem; margin: .25rem 0; padding: .3rem .8rem; white-space: normal;
  font-size: 1rem; line-height: 1.3; color: var(--cbx-text); background-color: var(--cbx-surface); border: 1px solid var(--cbx-line); border-radius: .3rem; box-shadow: none; }
.cbx button.cbx-main { font-weight: 700; border-width: 2px; }
.cbx button:focus-visible, .cbx input:focus-visible, .cbx select:focus-visible, .cbx textarea:focus-visible, .cbx summary:focus-visible,
.cbx .cbx-box a { color: var(--cbx-text); text-decoration: underline; }
.cbx a:focus-visible, .cbx [tabindex]:focus-visible { outline: 3px solid var(--cbx-focus); outline-offset: 2px; }
.cbx .cbx-box { margin: .5rem 0; padding: .5rem .75rem; border: 1px solid var(--cbx-line); border-left-width: .4rem; border-radius: .3rem; background: var(--cbx-surface); }
.cbx .cbx-verdict { font-weight: 700; }
.cbx .cbx-not_graded, .cbx .cbx-note { border-left-width: 1px; }
.cbx tbody th { font-weight: 600; min-width: 5.5rem; }
.cbx .cbx-mark { display: inline-block; padding: 0 .35rem; border: 1px solid var(--cbx-line); border-radius: .3rem; font-size: .85rem; white-space: nowrap; }
.cbx .cbx-mark.cbx-unverified { border-style: dashed; }
.cbx .cbx-outcome { font-size: 1.15rem; font-weight: 700; }
.cbx ol, .cbx ul { margin: .35rem 0; padding-left: 1.4rem; }
.cbx li { margin: .25rem 0; }
.cbx details { margin: .4rem 0; } .cbx summary { min-height: 24px; padding: .15rem 0; cursor: pointer; font-weight: 600; }
.cbx .cbx-table { overflow-x: auto; max-width: 100%; }
.cbx table { border-collapse: collapse; margin: .5rem 0; font-size: .95rem; color: var(--cbx-text); }
.cbx caption { text-align: left; font-weight: 600; padding: .2rem 0; caption-side: top; color: var(--cbx-text); }
.cbx th, .cbx td { padding: .3rem .5rem; border: 1px solid var(--cbx-line); text-align: left; vertical-align: top; white-space: normal; color: var(--cbx-text); background: transparent; }
.cbx .cbx-source { margin-top: .25rem; font-size: .9rem; }
.cbx .cbx-typed { white-space: pre-wrap; overflow-wrap: anywhere; }
.cbx .cbx-side { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); gap: .75rem; }
.cbx .cbx-side.cbx-three { grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr)); }
.cbx .cbx-side > .cbx-box { margin: .25rem 0; min-width: 0; }
.cbx .cbx-short textarea { min-height: 3.25rem; }
.cbx .live-status { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.cbx summary.cbx-part { border-top: 2px solid var(--cbx-line); margin-top: 1rem; padding-top: .5rem; }
.cbx summary.cbx-part h3 { display: inline; border: 0; margin: 0; padding: 0; }
@media print { .cbx details::details-content { content-visibility: visible; height: auto; display: block; } .cbx button { display: none; } }
"""


def style_element() -> Markup:
    """The style sheet as an element: our own text, with nothing in it that a learner wrote."""
    return Markup(f"<style>{CSS}</style>")
