// Runs before the page is drawn, so that a dark page is never white first. The theme's own script keeps these
// two attributes up to date afterwards. Storage may be forbidden, as in the frame of a learning platform: the theme's scripts
// would then end at their first look at it, and with them the menu, the search and the colour mode. They get one that lasts as
// long as the page, and only theirs: whoever keeps a learner's work has to hear that it is not kept.
(() => {
  const root = document.documentElement;
  const isForbidden = (name) => {
    try {
      return !window[name];
    } catch {
      return true;
    }
  };
  const ofTheme = /^(mode|theme|pst_|sphinx|sidebar-)/;
  const standIn = () => {
    const values = new Map();
    const setItem = (key, value) => {
      if (!ofTheme.test(key)) throw new DOMException("Storage is blocked.", "QuotaExceededError");
      values.set(key, String(value));
    };
    return { getItem: (key) => values.get(key) ?? null, setItem, removeItem: (key) => values.delete(key) };
  };
  for (const name of ["localStorage", "sessionStorage"]) {
    if (isForbidden(name)) Object.defineProperty(window, name, { value: standIn() });
  }
  // An exercise alone, for a frame: `embed.js` does the rest.
  if (new URLSearchParams(location.search).has("embed")) root.dataset.embed = "";
  const stored = (key) => localStorage.getItem(key) || "";
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const mode = stored("mode") || "auto";
  root.dataset.mode = mode;
  root.dataset.theme = ["light", "dark"].includes(mode) ? mode : dark ? "dark" : "light";
})();
