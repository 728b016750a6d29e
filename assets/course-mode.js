// Runs before the page is drawn, so that a dark page is never white first. The theme's own script keeps these
// two attributes up to date afterwards; storage may be forbidden, for example in a private window.
(() => {
  const root = document.documentElement;
  const stored = (key) => {
    try {
      return localStorage.getItem(key) || "";
    } catch {
      return "";
    }
  };
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const mode = stored("mode") || "auto";
  root.dataset.mode = mode;
  root.dataset.theme = ["light", "dark"].includes(mode) ? mode : dark ? "dark" : "light";
})();
