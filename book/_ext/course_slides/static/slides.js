// Turns a deck into slides: reveal.js, a speaker view, a handout to print, and the deck's address as a code.

(() => {
  const html = document.documentElement;
  const status = /** @type {HTMLElement} */ (document.querySelector('.slides-status'));
  const asked = new URLSearchParams(location.search);
  /** In a frame of the speaker view the deck only shows what it is told. */
  const inSpeakerView = asked.has('speaker');

  /** What another tab of this deck is told, and tells. */
  const channel = new BroadcastChannel(`slides:${location.pathname}`);

  if (asked.has('handout')) {
    html.classList.add('handout');
    for (const slide of document.querySelectorAll('.slides section:not(:has(> section))')) {
      const shown = Object.assign(document.createElement('div'), { className: 'slide' });
      shown.append(...slide.childNodes);
      const write = Object.assign(document.createElement('div'), { className: 'write' });
      write.append(...Array.from({ length: 8 }, () => document.createElement('span')));
      slide.append(shown, write);
    }
    for (const button of document.querySelectorAll('.slides-links button')) button.remove();
    const link = /** @type {HTMLAnchorElement} */ (document.querySelector('[data-handout]'));
    Object.assign(link, { textContent: 'Back to the slides', href: location.pathname });
    return;
  }

  html.classList.add('has-slides');
  const sheet = /** @type {HTMLLinkElement} */ (document.querySelector('link[data-slides]'));
  sheet.media = 'all';

  const reveal = globalThis.Reveal;
  reveal.initialize({
    width: 1280,
    height: 720,
    margin: 0.03,
    center: false,
    hash: !inSpeakerView,
    transition: 'none',
    backgroundTransition: 'none',
    slideNumber: 'c/t',
    controls: !inSpeakerView,
    progress: !inSpeakerView,
    keyboard: !inSpeakerView,
    // A key pressed inside an exercise belongs to the exercise.
    keyboardCondition: () => document.activeElement?.tagName !== 'IFRAME',
    scrollActivationWidth: null,
    touch: true,
    help: true,
  });

  // --- exercises in slides -------------------------------------------------------------------------------------------

  /** The keys of a clicker: it has no Escape, so inside an exercise they are the deck's, too.
   * @type {Record<string, () => void>} */
  const CLICKER = { PageDown: () => reveal.next(), PageUp: () => reveal.prev() };

  /** Escape and a clicker lead back from an exercise to the slides.
   * @param {HTMLIFrameElement} frame */
  function leadBack(frame) {
    const leave = () => {
      frame.blur();
      window.focus();
      status.textContent = 'Back on the slides.';
    };
    frame.contentWindow?.addEventListener('keydown', (event) => event.key === 'Escape' && !event.defaultPrevented && leave());
    // Before the exercise hears them.
    const clicked = (/** @type {KeyboardEvent} */ event) => {
      const move = event.ctrlKey || event.altKey || event.metaKey ? undefined : CLICKER[event.key];
      if (!move) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      leave();
      move();
    };
    frame.contentWindow?.addEventListener('keydown', clicked, true);
  }
  for (const frame of document.querySelectorAll('iframe')) frame.addEventListener('load', () => leadBack(frame));
  // What was said of one slide does not stand on the next.
  reveal.on('slidechanged', () => {
    status.textContent = '';
  });

  // --- speaker view --------------------------------------------------------------------------------------------------

  /** What stands in the notes of a slide.
   * @param {Element} slide */
  const notesOf = (slide) => [...slide.querySelectorAll(':scope > aside.notes')].map((notes) => notes.innerHTML).join('');

  /** @param {Element} slide */
  const minutesOf = (slide) =>
    [...slide.querySelectorAll(':scope > aside.notes')].reduce((sum, notes) => sum + Number(notes.getAttribute('data-minutes') ?? 0), 0);

  /** Where the talk is. */
  function place() {
    const slides = reveal.getSlides();
    const at = slides.indexOf(reveal.getCurrentSlide());
    return {
      kind: 'place',
      state: reveal.getState(),
      number: at + 1,
      of: slides.length,
      notes: notesOf(slides[at]),
      next: at + 1 < slides.length ? reveal.getIndices(slides[at + 1]) : null,
      minutes: minutesOf(slides[at]),
      planned: slides.slice(0, at + 1).reduce((/** @type {number} */ sum, /** @type {Element} */ slide) => sum + minutesOf(slide), 0),
      whole: slides.reduce((/** @type {number} */ sum, /** @type {Element} */ slide) => sum + minutesOf(slide), 0),
    };
  }

  if (!inSpeakerView) {
    const tell = () => channel.postMessage(place());
    for (const event of ['ready', 'slidechanged', 'fragmentshown', 'fragmenthidden']) reveal.on(event, tell);
    channel.addEventListener('message', ({ data }) => {
      if (data.kind === 'where') tell();
      if (data.kind === 'next') reveal.next();
      if (data.kind === 'previous') reveal.prev();
    });
  }

  const openSpeaker = () => {
    const here = encodeURIComponent(location.pathname.split('/').pop() ?? '');
    const opened = window.open(`speaker.html?deck=${here}`, 'speaker', 'width=1100,height=700');
    status.textContent = opened ? '' : 'The browser did not open the speaker view. Allow this page to open windows, then press S again.';
  };

  // --- the address as a code -----------------------------------------------------------------------------------------

  /** Whether another device could open this address. */
  const reachable = /^https?:$/.test(location.protocol) && !/^(localhost|127\.|\[::1\])/.test(location.hostname);
  const dialog = document.createElement('dialog');
  dialog.className = 'qr';
  dialog.setAttribute('aria-label', 'Address as a code');
  document.body.append(dialog);

  /** The exercise of this slide, or the deck's chapter. */
  function target() {
    const frame = reveal.getCurrentSlide().querySelector('iframe');
    const address = frame?.getAttribute('data-src') ?? document.querySelector('.slides-links a')?.getAttribute('href') ?? '';
    return new URL(address.replace('&present=1', '').replace('#present=1', ''), location.href).href;
  }

  function showCode() {
    if (dialog.open) {
      dialog.close();
      return;
    }
    const code = globalThis.qrcode(0, 'M');
    code.addData(target());
    code.make();
    const picture = new DOMParser().parseFromString(code.createSvgTag({ cellSize: 8, margin: 16, scalable: true }), 'image/svg+xml').documentElement;
    picture.setAttribute('role', 'img');
    picture.setAttribute('aria-label', `Code for ${target()}`);
    const words = Object.assign(document.createElement('p'), { textContent: target() });
    const close = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Close' });
    close.addEventListener('click', () => dialog.close());
    dialog.replaceChildren(picture, words, close);
    dialog.showModal();
  }

  // --- buttons and keys ----------------------------------------------------------------------------------------------

  /** @type {[string, string, string, () => void, boolean][]} */
  const actions = [
    ['speaker', 'S', 'Speaker view', openSpeaker, true],
    ['qr', 'Q', 'Address as a code', showCode, reachable],
    ['keys', '?', 'Keys', () => reveal.toggleHelp(), true],
  ];
  for (const [name, key, says, act, possible] of actions) {
    const button = /** @type {HTMLButtonElement} */ (document.querySelector(`[data-${name}]`));
    if (!possible || inSpeakerView) continue;
    button.hidden = false;
    button.addEventListener('click', act);
    if (key !== '?') reveal.addKeyBinding({ keyCode: key.charCodeAt(0), key, description: says }, act);
  }
  if (inSpeakerView) document.querySelector('.slides-links')?.remove();
})();
