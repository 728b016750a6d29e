// The speaker view: notes, a clock against the plan, and the next slide. It talks with the deck in the other window.

(() => {
  const deck = new URLSearchParams(location.search).get('deck') ?? '';
  /** @param {string} id */
  const get = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  if (!/^[\w-]+\.html$/.test(deck)) {
    get('at').textContent = 'Open this page from a deck, with the key S.';
    return;
  }

  const channel = new BroadcastChannel(`slides:${new URL(deck, location.href).pathname}`);
  const coming = /** @type {HTMLIFrameElement} */ (get('coming'));
  coming.src = `${deck}?speaker`;

  let planned = 0;
  let seconds = 0;
  /** @type {number | undefined} */
  let running;

  const minutes = (/** @type {number} */ all) => `${Math.floor(all / 60)}:${String(all % 60).padStart(2, '0')}`;

  function showTime() {
    get('elapsed').textContent = minutes(seconds);
    get('elapsed').classList.toggle('late', seconds > planned * 60);
  }

  /** @param {any} told */
  function show(told) {
    get('at').textContent = `Slide ${told.number} of ${told.of}. This slide: ${told.minutes} min.`;
    get('notes').innerHTML = told.notes || '<p>No notes for this slide.</p>';
    planned = told.planned;
    get('planned').textContent = `planned until the end of this slide: ${told.planned} min; whole deck: ${told.whole} min`;
    showTime();
    const next = told.next;
    coming.contentWindow?.postMessage(JSON.stringify({ method: 'slide', args: next ? [next.h, next.v] : [told.state.indexh, told.state.indexv] }), location.origin);
  }

  channel.addEventListener('message', ({ data }) => data.kind === 'place' && show(data));
  const where = () => channel.postMessage({ kind: 'where' });
  coming.addEventListener('load', where);
  where();

  get('next').addEventListener('click', () => channel.postMessage({ kind: 'next' }));
  get('previous').addEventListener('click', () => channel.postMessage({ kind: 'previous' }));
  document.addEventListener('keydown', ({ key }) => {
    if (['ArrowRight', 'PageDown'].includes(key)) channel.postMessage({ kind: 'next' });
    if (['ArrowLeft', 'PageUp'].includes(key)) channel.postMessage({ kind: 'previous' });
  });
  get('pause').addEventListener('click', () => {
    if (running === undefined) running = window.setInterval(() => ((seconds += 1), showTime()), 1000);
    else running = void clearInterval(running);
    get('pause').textContent = running === undefined ? 'Go on with the clock' : 'Stop the clock';
  });
  get('reset').addEventListener('click', () => ((seconds = 0), showTime()));
})();
