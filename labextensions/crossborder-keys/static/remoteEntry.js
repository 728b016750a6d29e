// Keys typed inside an exercise stay inside it. In JupyterLab and Notebook 7, letters are commands of the notebook while the focus is on a list, a
// tick or a button: "x" cuts the cell. JupyterLab passes over a key when the element that has the focus bears the attribute below. Written by hand in the
// form in which JupyterLab loads extensions (webpack's module federation), so that nothing has to be built.
//
// And what was entered is not lost when the page is left or reloaded.

const EXERCISE = ".cbx";
const PASSED_OVER = "data-lm-suppress-shortcuts";

const plugin = {
  id: "crossborder-keys:plugin",
  autoStart: true,
  activate(app) {
    // On the element itself: JupyterLab looks at it first, and a command for whatever has the focus would already fit.
    const mark = ({ target }) => target.closest?.(EXERCISE) && target.setAttribute(PASSED_OVER, "true");
    // The focus comes before any key.
    document.addEventListener("focusin", mark, true);

    const isAtWork = (it) => it.sessionContext?.session?.kernel?.status === "busy" && it.node.querySelector(EXERCISE);
    window.addEventListener("beforeunload", (event) => {
      // A line of text is handed to the kernel when it is left.
      if (document.activeElement?.closest(EXERCISE)) document.activeElement.blur();
      // To a kernel at work the page hands over one change of a control and holds back the next: the browser asks first.
      if ([...app.shell.widgets("main")].some(isAtWork)) event.preventDefault();
    });
  },
};

window._JUPYTERLAB = window._JUPYTERLAB || {};
window._JUPYTERLAB["crossborder-keys"] = {
  init: () => undefined,
  get: () => Promise.resolve(() => ({ __esModule: true, default: plugin })),
};
