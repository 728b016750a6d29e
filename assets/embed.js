// An exercise alone in a frame (`?embed`): the frame is told how high it is, links lead out of it, and who cannot keep work here is told so.
// Names stay inside: the page has other scripts.

(() => {
  const root = document.documentElement;
  const main = document.querySelector("article.bd-article");
  const KEPT = "course-embed";
  const WORDS = {
    notKept: "This frame keeps nothing: what you enter here is lost when the page is left. ",
    own: "Open the exercise in a window of its own",
  };

  /** Whether what a reader enters is still there after a reload: many browsers let a page inside another keep nothing. */
  function keeps() {
    try {
      localStorage.setItem(KEPT, "1");
      localStorage.removeItem(KEPT);
      return true;
    } catch {
      return false;
    }
  }

  /** The same page in a window of its own, with the book around it. */
  function ownWindow() {
    const link = document.createElement("a");
    const address = new URL(location.href);
    address.searchParams.delete("embed");
    Object.assign(link, { href: address.href, target: "_blank", rel: "noopener", textContent: WORDS.own });
    return link;
  }

  /** Platforms read the first form (LTI), our guide the second; whoever embeds the page may know no more of it than its height. */
  function tellHeight() {
    const height = Math.ceil((main?.getBoundingClientRect().bottom ?? 0) + scrollY);
    parent.postMessage({ subject: "lti.frameResize", height }, "*");
    parent.postMessage({ type: "course-height", height }, "*");
  }

  /** A link that leaves the exercise opens beside the platform, not inside its frame. */
  function leadOut(event) {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (link instanceof HTMLAnchorElement && link.pathname !== location.pathname) link.target = "_blank";
  }

  if (root.dataset.embed !== undefined && main) {
    const line = document.createElement("p");
    line.className = "course-embedded";
    if (keeps()) line.append(ownWindow());
    else {
      line.setAttribute("role", "status");
      line.append(WORDS.notKept, ownWindow());
    }
    main.prepend(line);
    addEventListener("click", leadOut, true);
    if (parent !== self) new ResizeObserver(tellHeight).observe(main);
  }
})();
