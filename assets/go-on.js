// The front page leads back to where a reader was. Everything is in this browser: the exercises keep their work there, field by field,
// each with the moment it was written (crossborder/work). Without work, or without scripts, there is no line.
(() => {
  const place = document.querySelector(".front-ways");
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const prefix = `live-cells:${new URL("../", src).pathname}:`;
  /** What a counted step is called; other steps bear their own name. */
  const COUNTED = { tasks: "task", path: "question", decision: "request" };

  /** By exercise: what was written last, when, and the step that was in view.
   * @returns {Map<string, {written: string, cleared: string, step: string}>} */
  function kept() {
    const found = new Map();
    for (const key of Object.keys(localStorage)) {
      const [name, field] = key.startsWith(prefix) ? key.slice(prefix.length).split("#") : [];
      if (!field) continue;
      const { stamp = "", value } = JSON.parse(localStorage.getItem(key) ?? "{}");
      const work = found.get(name) ?? { written: "", cleared: "", step: "" };
      if (field === "~cleared") work.cleared = stamp;
      else if (stamp > work.written) work.written = stamp;
      if (field === "step" && typeof value === "string") work.step = value;
      found.set(name, work);
    }
    return found;
  }

  /** The exercise that was worked on last, with its link in the contents of the book. */
  function last() {
    return [...kept()]
      .filter(([, work]) => work.step && work.step !== "case" && work.written > work.cleared)
      .sort(([, one], [, other]) => (one.written < other.written ? 1 : -1))
      .map(([name, work]) => ({ step: work.step, link: document.querySelector(`#pst-primary-sidebar a[href="notebooks/${CSS.escape(name)}.html"]`) }))
      .find(({ link }) => link);
  }

  /** The step in words; of all on one page there is none to name.
   * @param {string} step */
  function named(step) {
    const [kind, number] = step.split(".");
    if (kind === "all") return "";
    return number ? `, ${COUNTED[kind] ?? kind} ${number}` : `, ${step.replace("-", " ")}`;
  }

  function offer() {
    const work = last();
    if (!place || !work?.link) return;
    const title = work.link.textContent.trim().replace(/^Exercise: /, "");
    const line = Object.assign(document.createElement("p"), { className: "front-go-on", textContent: "Go on: " });
    const link = Object.assign(document.createElement("a"), {
      href: `${work.link.getAttribute("href")}#step=${work.step}`,
      textContent: `${title[0].toUpperCase()}${title.slice(1)}${named(work.step)}`,
    });
    line.append(link);
    place.append(line);
  }

  try {
    offer();
  } catch {
    // A browser that lets nobody look at its storage, or work that is damaged: the exercises themselves say so.
  }
})();
