// Lets a platform that plays SCORM know how far a learner is: opens the session, brings the learner's work back, shows the lesson in a
// frame, and tells the platform what changes. Without a platform the lesson works as on any site.

(() => {
  const { lesson = '', page = '', tasks = '', edition = '1.2' } = document.body.dataset;
  const is2004 = edition === '2004';
  // What each edition calls the same things, and how much text it keeps.
  const NAMES = is2004
    ? { api: 'API_1484_11', open: 'Initialize', get: 'GetValue', set: 'SetValue', commit: 'Commit', close: 'Terminate', learner: 'cmi.learner_id', most: 64000 }
    : { api: 'API', open: 'LMSInitialize', get: 'LMSGetValue', set: 'LMSSetValue', commit: 'LMSCommit', close: 'LMSFinish', learner: 'cmi.core.student_id', most: 4096 };
  const SITE = new URL('../', location.href).pathname;
  const PREFIX = `live-cells:${SITE}:`;
  const MINE = `${PREFIX}${lesson}#`;
  const OWNER = 'course-scorm-learner';
  // What is left out first when the platform keeps too little: how each try went, what was removed, hands that were counted.
  const LESS = [/#votes\./, /#~undo$/, /#tries\./, /#transfer\.(.*\.)?reason$/];
  const PACK = /** @type {any} */ (globalThis).LZString;
  const DEEPEST = 12;
  const WAIT = 2000; // milliseconds from a change until the platform hears of it
  const started = Date.now();

  // --- the platform ----------------------------------------------------------------------------------------------------

  /** The platform's interface, in a window around this one or in the one that opened it.
   * @param {Window | null} from
   * @returns {any} */
  function find(from) {
    for (let at = from, depth = 0; at && depth < DEEPEST; at = at.parent, depth += 1) {
      try {
        const found = /** @type {any} */ (at)[NAMES.api];
        if (found) return found;
      } catch {
        return null; // a window of another origin
      }
      if (at === at.parent) break;
    }
    return null;
  }

  const api = find(window) ?? find(window.opener);
  const is_open = String(api?.[NAMES.open]('')) === 'true';
  const get = (/** @type {string} */ name) => (is_open ? String(api[NAMES.get](name) ?? '') : '');
  const set = (/** @type {string} */ name, /** @type {string | number} */ value) => is_open && api[NAMES.set](name, String(value));

  // --- the work --------------------------------------------------------------------------------------------------------

  /** Everything that is kept of this lesson, as the page keeps it: texts by name.
   * @returns {[string, string][]} */
  function work() {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(MINE));
    return names.sort().map((name) => [name.slice(PREFIX.length), localStorage.getItem(name) ?? '']);
  }

  /** @param {string} text */
  function read(text) {
    try {
      return JSON.parse(text) ?? {};
    } catch {
      return {};
    }
  }

  /** Another learner at the same device must not find this one's work. */
  function make_room() {
    const learner = get(NAMES.learner);
    const before = localStorage.getItem(OWNER);
    if (is_open && before !== null && before !== learner)
      for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name);
    if (is_open) localStorage.setItem(OWNER, learner);
  }

  /** Bring back what the platform keeps, where nothing later stands here. */
  function restore() {
    const kept = read(PACK.decompressFromBase64(get('cmi.suspend_data')) || '[]');
    for (const [name, text] of Array.isArray(kept) ? kept : []) {
      const here = read(localStorage.getItem(PREFIX + name) ?? '{}');
      if (typeof text === 'string' && String(name).startsWith(`${lesson}#`) && (here.stamp ?? '') < (read(text).stamp ?? ''))
        localStorage.setItem(PREFIX + name, text);
    }
  }

  /** The work as a text that the platform can keep, and whether all of it is in there. */
  function packed() {
    let left = work();
    for (const less of [/^$/, ...LESS]) {
      left = left.filter(([name]) => !less.test(name));
      const text = PACK.compressToBase64(JSON.stringify(left));
      if (text.length <= NAMES.most) return { text, is_whole: left.length === work().length };
    }
    return { text: '', is_whole: false };
  }

  // --- how far the learner is ------------------------------------------------------------------------------------------

  /** Done when the prediction is kept, each task of the core path was checked and the debrief was opened. The score is the part of those tasks
   * whose last try was right, or could not be marked because a fact is not confirmed. */
  function progress() {
    const values = Object.fromEntries(work().map(([name, text]) => [name.slice(lesson.length + 1), read(text).value]));
    const core = tasks.split(' ').filter(Boolean);
    const last = (/** @type {string} */ task) => read(values[`tries.${task}`] ?? '[]').at?.(-1)?.verdict;
    const steps = ['prediction.kept', ...core.map((task) => `checked.${task}`), 'opened.debrief'];
    const done = steps.filter((step) => values[step] === true || last(step.replace('checked.', ''))).length;
    const right = core.filter((task) => ['right', 'not_graded'].includes(last(task))).length;
    return { part: done / steps.length, score: core.length ? right / core.length : null };
  }

  /** @param {number} milliseconds as each edition writes a length of time */
  function length(milliseconds) {
    const seconds = Math.floor(milliseconds / 1000);
    if (is2004) return `PT${seconds}S`;
    const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
    return `${String(Math.floor(seconds / 3600)).padStart(4, '0')}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  }

  let told = '';
  function tell() {
    const { text, is_whole } = packed();
    const { part, score } = progress();
    const state = `${text} ${part} ${score}`;
    if (!is_open || state === told) return;
    told = state;
    const status = part === 1 ? 'completed' : 'incomplete';
    set('cmi.suspend_data', text);
    set(is2004 ? 'cmi.completion_status' : 'cmi.core.lesson_status', status);
    if (is2004) set('cmi.progress_measure', part.toFixed(2));
    if (score !== null) {
      const scored = is2004 ? 'cmi.score' : 'cmi.core.score';
      set(`${scored}.min`, 0);
      set(`${scored}.max`, 100);
      set(`${scored}.raw`, Math.round(100 * score));
      if (is2004) set('cmi.score.scaled', score.toFixed(2));
    }
    api[NAMES.commit]('');
    say(is_whole ? '' : 'Not all of your work fits on this platform. Save it as a file before you leave.');
  }

  let is_closed = false;
  function close() {
    if (!is_open || is_closed) return;
    tell();
    set(is2004 ? 'cmi.session_time' : 'cmi.core.session_time', length(Date.now() - started));
    set(is2004 ? 'cmi.exit' : 'cmi.core.exit', 'suspend');
    api[NAMES.commit]('');
    api[NAMES.close]('');
    is_closed = true;
  }

  /** @param {string} sentence */
  function say(sentence) {
    const place = /** @type {HTMLElement} */ (document.querySelector('[role=status]'));
    if (place.textContent !== sentence) place.textContent = sentence;
  }

  // --- begin -----------------------------------------------------------------------------------------------------------

  try {
    make_room();
    restore();
  } catch {
    say('This browser keeps nothing for this platform. Save your work as a file before you leave.');
  }
  if (!api) say('No platform answers here: your work is kept in this browser only.');
  document.documentElement.dataset.scorm = is_open ? 'open' : 'alone';
  const frame = /** @type {HTMLIFrameElement} */ (document.querySelector('iframe'));
  frame.src = page;
  let waiting = 0;
  window.addEventListener('storage', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(tell, WAIT);
  });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && tell());
  window.addEventListener('pagehide', close);
})();
