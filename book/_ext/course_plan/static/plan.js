// The planner's page: reads the form and the address, shows the plan, hands it out, and runs the clock for the room.

(() => {
  const { choose, tidy, toAddress, fromAddress, notTaken } = globalThis.coursePlan;
  const { documentOf, titleOf, linksOf, toHtml, toMarkdown, asWordFile } = globalThis.coursePlanDocument;
  const clocks = globalThis.coursePlanClock;
  const data = globalThis.coursePlanBlocks;

  const planner = /** @type {HTMLElement | null} */ (document.querySelector('.planner'));
  if (!planner) return;
  const form = /** @type {HTMLFormElement} */ (planner.querySelector('form'));
  const shown = /** @type {HTMLElement} */ (planner.querySelector('.plan-shown'));
  const status = /** @type {HTMLElement} */ (planner.querySelector('.plan-status'));
  const LIBRARY = /** @type {HTMLElement} */ (planner).dataset.docx ?? '';
  const HEADING = 2;
  const WIDE = 1000; // of a screen that has room for two windows
  /** Rows, from which on a plan is set smaller on paper.
   * @type {[number, string][]} */
  const LONG = [[24, 'plan-long'], [32, 'plan-longest']];

  /** The plans shown, and what was asked for.
   * @type {{wish: any, plans: any[]}} */
  let now = { wish: null, plans: [] };

  const isHere = /^(localhost|127\.|\[::1\])/.test(location.host);
  const isWeb = location.protocol.startsWith('http');
  const said = () => /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel=canonical]'))?.href;

  /** A whole address: that of this page where the course is served to others, else the one that its host said when it was built; in a folder none.
   * @param {string} link */
  function address(link) {
    const page = (isWeb && !isHere) || !said() ? isWeb && location.href : said();
    return page ? new URL(link, page).href : '';
  }

  const documents = () => now.plans.map((plan) => documentOf(data, plan, address, isHere && !said()));

  // --- the form ------------------------------------------------------------------------------------------------------

  function read() {
    const fields = new FormData(form);
    const one = Object.fromEntries(fields);
    return tidy(data, { ...one, minutes: Number(one.minutes), weeks: Number(one.weeks), parts: fields.getAll('parts').map(String), before: fields.getAll('before').map(String) });
  }

  /** Whether a plan can be made. What is wrong is said beside its field, which keeps what was typed. */
  function check() {
    for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll('[aria-describedby]'))) {
      field.setAttribute('aria-invalid', String(!field.validity.valid));
      /** @type {HTMLElement} */ (form.querySelector(`#${field.getAttribute('aria-describedby')}`)).hidden = field.validity.valid;
    }
    const isRight = form.checkValidity();
    if (!isRight) status.textContent = 'A number is out of its limits. The plan below is still the one before.';
    return isRight;
  }

  /** @param {any} wish */
  function fill(wish) {
    for (const field of /** @type {Iterable<HTMLInputElement>} */ (form.elements)) {
      if (field.type === 'checkbox') field.checked = wish[field.name].includes(field.value);
      else if (field.type === 'radio') field.checked = wish[field.name] === field.value;
      else if (field.name) field.value = String(wish[field.name]);
    }
  }

  /** @param {any} wish */
  function show(wish) {
    now = { wish, plans: choose(data, wish) };
    const size = (/** @type {number} */ place) => LONG.filter(([rows]) => now.plans[place].rows.length > rows).map(([, name]) => ` ${name}`).join('');
    shown.innerHTML = documents().map((pieces, place) => `<article class="plan-sheet${size(place)}">${toHtml(pieces, HEADING)}</article>`).join('');
    status.textContent = now.plans.length ? `A plan of ${wish.minutes} minutes${now.plans.length > 1 ? ` for each of ${now.plans.length} weeks` : ''} is below.` : 'Every part was taught before: take one off that list.';
  }

  form.addEventListener('input', () => {
    if (!check()) return;
    const wish = read();
    history.replaceState(null, '', toAddress(wish));
    show(wish);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  window.addEventListener('hashchange', () => begin());

  // --- hand out ------------------------------------------------------------------------------------------------------

  /** @param {Blob} blob @param {string} ending */
  function download(blob, ending) {
    const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: `plan-${now.wish.minutes}-minutes.${ending}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  /** The library for Word files, fetched when somebody asks for one.
   * @returns {Promise<any>} */
  function library() {
    if (globalThis.docx) return Promise.resolve(globalThis.docx);
    return new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement('script'), { src: LIBRARY });
      script.addEventListener('load', () => resolve(globalThis.docx));
      script.addEventListener('error', () => reject(new Error('The part that writes Word files could not be loaded. Take Markdown, or print.')));
      document.head.append(script);
    });
  }

  async function word() {
    status.textContent = 'Writing the Word file …';
    try {
      const docx = await library();
      download(await docx.Packer.toBlob(asWordFile(docx, documents(), address)), 'docx');
      status.textContent = 'The Word file is in your downloads.';
    } catch (error) {
      status.textContent = /** @type {Error} */ (error).message;
    }
  }

  /** @type {Record<string, () => void>} */
  const actions = {
    print: () => window.print(),
    markdown: () => download(new Blob([documents().map((pieces) => toMarkdown(pieces, address)).join('\n\n')], { type: 'text/markdown' }), 'md'),
    word: () => void word(),
    clock: () => openClock(),
  };
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (planner.querySelectorAll('[data-plan]')))
    button.addEventListener('click', () => actions[button.dataset.plan ?? '']?.());

  // --- the second window ---------------------------------------------------------------------------------------------

  /** A link of the plan opens on the other half of a wide screen, not in a tab that hides plan and clock; a browser that lets no window open has the tab.
   * @param {MouseEvent} event */
  function openBeside(event) {
    const link = /** @type {Element} */ (event.target).closest('a[target]');
    if (!(link instanceof HTMLAnchorElement) || screen.availWidth < WIDE || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const half = Math.round(screen.availWidth / 2);
    const beside = window.open(link.href, link.target, `popup,left=${half},top=0,width=${half},height=${screen.availHeight}`);
    if (!beside) return;
    event.preventDefault();
    beside.focus();
  }
  planner.addEventListener('click', openBeside);

  // --- the clock for the room ----------------------------------------------------------------------------------------

  const dialog = /** @type {HTMLDialogElement} */ (planner.querySelector('.plan-clock'));
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (dialog.querySelector(`[data-clock-${name}]`));
  const KEPT = 'course-plan-clock';
  /** @type {any} */
  let clock = null;
  let ticking = 0;

  const rows = () => now.plans[0]?.rows ?? [];

  /** The clock of this plan that a reload left running.
   * @returns {any} */
  function kept() {
    try {
      const found = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
      return found?.of === toAddress(now.wish) ? found.clock : null;
    } catch {
      return null; // a browser that keeps nothing, or a damaged entry
    }
  }

  /** @param {any} next */
  function keep(next) {
    clock = next;
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ of: toAddress(now.wish), clock }));
    } catch {
      // A browser that keeps nothing for this site: a reload begins anew.
    }
    draw();
  }

  /** @param {HTMLElement} element @param {string} text */
  function say(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  function draw() {
    const seen = clocks.look(clock, Date.now());
    const late = Math.round(seen.behind / 60_000);
    const [row, next] = [rows()[seen.at], rows()[seen.at + 1]];
    dialog.classList.toggle('over', seen.left < 0);
    say(part('left'), clocks.written(seen.left));
    say(part('title'), titleOf(row));
    say(part('next'), next ? `Next: ${titleOf(next)} (${clock.minutes[seen.at + 1]} min)` : 'This is the last step.');
    say(part('state'), [seen.left < 0 ? 'Over time' : '', seen.isStopped ? 'Paused' : ''].filter(Boolean).join(' · '));
    say(part('end'), `Step ${seen.at + 1} of ${clock.minutes.length} · ${clocks.written(seen.toEnd)} to the end${late > 0 ? ` · ${late} min behind the plan` : late < 0 ? ` · ${-late} min ahead` : ''}`);
    say(part('pause'), seen.isStopped ? 'Go on' : 'Pause');
    const open = /** @type {HTMLAnchorElement} */ (part('open'));
    // What only the room does has no page: then the step after it can be made ready.
    const [shownRow] = [row, next].filter((each) => each?.link);
    open.hidden = !shownRow;
    if (!shownRow) return;
    const [{ text, link }] = linksOf(shownRow, now.plans[0]);
    say(open, `Open ${shownRow === row ? '' : 'the next step, '}“${text}” in the second window`);
    open.setAttribute('href', link ?? '');
  }

  function openClock() {
    if (!rows().length) return;
    clock = kept() ?? clocks.start(rows().map((/** @type {any} */ row) => row.minutes), Date.now());
    dialog.showModal();
    keep(clock);
    ticking = window.setInterval(draw, 250);
  }

  dialog.addEventListener('close', () => {
    window.clearInterval(ticking);
    keep(clocks.halt(clock, Date.now()));
    if (document.fullscreenElement) void document.exitFullscreen();
  });

  /** @type {Record<string, () => void>} */
  const moves = {
    pause: () => keep(clocks.pause(clock, Date.now())),
    more: () => keep(clocks.add(clock, 1)),
    less: () => keep(clocks.add(clock, -1)),
    forward: () => keep(clocks.move(clock, 1, Date.now())),
    back: () => keep(clocks.move(clock, -1, Date.now())),
    anew: () => keep(clocks.start(rows().map((/** @type {any} */ row) => row.minutes), Date.now())),
    full: () => void (document.fullscreenElement ? document.exitFullscreen() : dialog.requestFullscreen()),
    close: () => dialog.close(),
  };
  /** @type {Record<string, string>} */
  const KEYS = { p: 'pause', '+': 'more', '-': 'less', PageDown: 'forward', ArrowRight: 'forward', PageUp: 'back', ArrowLeft: 'back', f: 'full' };
  dialog.addEventListener('keydown', (event) => {
    const name = event.ctrlKey || event.altKey || event.metaKey ? undefined : KEYS[event.key];
    if (!name) return;
    event.preventDefault();
    moves[name]?.();
  });
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (dialog.querySelectorAll('[data-move]')))
    button.addEventListener('click', () => moves[button.dataset.move ?? '']?.());

  function begin() {
    const wish = fromAddress(data, location.hash);
    fill(wish);
    check();
    show(wish);
    const strange = notTaken(data, location.hash);
    if (strange.length) status.textContent += ` The address says ${strange.join(', ')}: the planner does not have that, and took what stands in the form.`;
  }

  document.documentElement.classList.add('has-planner');
  planner.hidden = false;
  begin();
})();
