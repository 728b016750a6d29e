// The book's search: MiniSearch over the sections of all pages. Provisions are words of their own ("29(4)"), and a word with
// a letter wrong is still found.

(() => {
  /** @typedef {{at: string, title: string, page: string, text: string}} Section */

  /** A provision with its paragraphs, or a word. */
  const WORD = /\d+[a-z]*(?:\([0-9a-z]+\))+|[\p{L}\p{N}]+/giu;
  const SNIPPET = 180; // characters
  const MOST = 40; // results shown
  const MOST_IN_DIALOG = 8;
  const FEW = 5; // results with every word; then those with any follow
  const PAUSE = 200; // milliseconds without a key before a search

  /** The words of a text; a provision gives also the ones it lies in: 29(4)(b), 29(4), 29.
   * @param {string} text
   * @returns {string[]} */
  function tokenize(text) {
    return [...text.matchAll(WORD)].flatMap(([word]) => {
      const levels = [word];
      for (let at = word.lastIndexOf('('); at > 0; at = word.lastIndexOf('(', at - 1)) levels.push(word.slice(0, at));
      return levels;
    });
  }

  /** One spelling for a word: small letters, without accents.
   * @param {string} term */
  const plain = (term) => term.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

  const ARTICLE = 'art';
  const SECTION = 'section';
  /** A word as it is looked up: an article is found whether it is written "Article" or "Art.", a section as "section" or "s".
   * @param {string} term */
  const lookedUp = (term) => plain(term).replace(/^art(icles?|s)?$/, ARTICLE).replace(/^(ss?|secs?|sections)$/, SECTION);
  const saysProvision = (/** @type {string} */ term) => term === ARTICLE || term === SECTION;

  // Pages about the course itself come last, and what only lists reading, questions or sources, or repeats a case for paper, comes after what explains.
  const LAST = /^book\/(ledger|api|use-the-data|matrix|reference\/(errata|dictionary))\b/;
  const LATER = /#(reading|review-questions|to-discuss|sources)$|^book\/sheets/;
  const weight = (/** @type {string} */ at) => (LATER.test(at) ? 0.3 : 1);

  /** Two numbers that are no article: the hours and days of a network, a law and its year. */
  const PAIR = /\d+\/\d+/g;

  const isNumber = (/** @type {string} */ term) => /^\d/.test(term);

  /** The number of the provision that an entry is about, and nothing else: "29" of "Art. 29".
   * @param {string} title */
  const ownNumber = (title) => plain(title).match(/^(?:art\.|s) (\d+[a-z]*)$/)?.[1];

  /** What is asked for: each word as it is typed; of a provision only the whole.
   * @param {string} text */
  const asked = (text) => [...text.matchAll(WORD)].map(([word]) => word);

  /** Words of a question that no page is about. */
  const ASKING = new Set('a an and are be by can could did do does for from how i if in is it me mean meaning means my of on or should that the their there they this to was we what when where which who whom why will with you'.split(' '));

  /** A question without the words that every question has.
   * @param {string} query */
  const core = (query) => asked(query).filter((word) => !ASKING.has(plain(word))).join(' ') || query;

  const STATE = /^book\/reference\/states\/\w+\.html$/;
  const TERM = /^book\/reference\/glossary\.html#term-/;
  const WHO_ASKS_WHOM = 'notebooks/who-can-ask-whom.html';
  const ASKS = /(^| )ask(s|ed|ing)?( |$)/;

  /** What a question is about by its name: a page or a term that is called so, the states in it, and who may ask whom.
   * @param {Section[]} sections
   * @param {string} query
   * @returns {string[]} */
  function named(sections, query) {
    const low = asked(query).map(plain).join(' ');
    const wanted = plain(core(query));
    const names = (/** @type {Section} */ { at, title }) => (TERM.test(at) ? title.split(', ') : at.includes('#') ? [] : [title]);
    const called = sections.filter((section) => names(section).some((name) => [wanted, low].includes(asked(name).map(plain).join(' '))));
    const states = sections.filter(({ at, title }) => STATE.test(at) && ` ${low} `.includes(` ${plain(title)} `));
    const asks = states.length > 1 || (states.length === 1 && ASKS.test(low)) ? [WHO_ASKS_WHOM] : [];
    return [...new Set([...asks, ...[...called, ...states].map(({ at }) => at)])];
  }

  /** @param {Section[]} sections */
  function indexOf(sections) {
    const index = new globalThis.MiniSearch({
      fields: ['title', 'page', 'text'],
      idField: 'at',
      storeFields: ['title'],
      tokenize,
      processTerm: lookedUp,
    });
    index.addAll(sections);
    return index;
  }

  /** The results, best first: those with every word, then, where these are few, those with any; a provision's own entry before what speaks of it.
   * @param {{index: any, byPlace: Map<string, Section>}} held
   * @param {string} question
   * @returns {any[]} */
  function find({ index, byPlace }, question) {
    const query = core(question);
    const options = {
      tokenize: asked,
      boost: { title: 4, page: 2 },
      boostDocument: weight,
      // Who types the number of an article wants that article, and not all that speaks of it.
      boostTerm: (/** @type {string} */ term) => (isNumber(term) ? 3 : 1),
      prefix: (/** @type {string} */ term) => !isNumber(term) && !saysProvision(term) && term.length > 2,
      fuzzy: (/** @type {string} */ term) => (!isNumber(term) && !saysProvision(term) && term.length > 3 ? 0.25 : false),
      weights: { fuzzy: 0.2, prefix: 0.5 },
    };
    const all = index.search(query, { ...options, combineWith: 'AND' });
    const ids = new Set(all.map((/** @type {any} */ { id }) => id));
    // A paragraph that no page has is looked for in the one that it lies in.
    const more = all.length < FEW ? index.search(query, { ...options, tokenize }).filter((/** @type {any} */ { id }) => !ids.has(id)) : [];
    const found = [...all, ...more];
    const numbers = asked(question.replace(PAIR, ' ')).filter(isNumber).map((word) => plain(word).split('(')[0]);
    const first = named([...byPlace.values()], question).filter((id) => byPlace.has(id));
    const place = (/** @type {any} */ { id, title }) => (numbers.includes(ownNumber(title) ?? '') ? 0 : LAST.test(id) ? 2 : 1);
    const others = found.filter((/** @type {any} */ { id }) => !first.includes(id));
    const [own, middle, last] = [0, 1, 2].map((each) => others.filter((/** @type {any} */ result) => place(result) === each));
    return [...own, ...first.map((id) => ({ id, terms: [] })), ...middle, ...last];
  }

  /** What to mark of what was found: a word like the one asked for ("have" for "haven") only where no page has that one.
   * @param {any} index
   * @param {string[]} found
   * @param {string} query
   * @returns {string[]} */
  function worthMarking(index, found, query) {
    const wanted = asked(core(query)).map(lookedUp).filter((word) => !saysProvision(word));
    const areSpelt = wanted.every((word) => index.search(word, { tokenize: asked, prefix: true, fuzzy: false }).length);
    const own = (/** @type {string} */ term) => wanted.some((word) => term.startsWith(word));
    const marks = found.filter((term) => !saysProvision(term) && (!areSpelt || own(term)));
    return [...new Set([...marks, ...asked(core(query)).map(plain)])];
  }

  /** The part of a text around the first word that was found.
   * @param {string} text
   * @param {string[]} terms */
  function snippet(text, terms) {
    const low = plain(text);
    const places = terms.map((term) => low.indexOf(term)).filter((at) => at >= 0);
    const first = places.length ? Math.min(...places) : 0;
    const from = Math.max(0, low.lastIndexOf(' ', first - 60) + 1);
    const cut = text.slice(from, from + SNIPPET);
    const whole = from + SNIPPET >= text.length ? cut : cut.slice(0, cut.lastIndexOf(' '));
    return (from ? '… ' : '') + whole + (from + SNIPPET < text.length ? ' …' : '');
  }

  /** A text with what was found marked.
   * @param {string} text
   * @param {string[]} terms */
  function marked(text, terms) {
    const holder = document.createElement('span');
    let end = 0;
    for (const match of text.matchAll(WORD)) {
      if (!terms.some((term) => plain(match[0]).startsWith(term))) continue;
      const mark = document.createElement('mark');
      mark.textContent = match[0];
      holder.append(text.slice(end, match.index), mark);
      end = match.index + match[0].length;
    }
    holder.append(text.slice(end));
    return holder;
  }

  /** The way from this page to the top of the site. */
  const TOP = (document.documentElement.dataset.content_root ?? '').replace(/^\.\//, '');

  /** @param {Section} section
   * @param {string[]} terms */
  function entry(section, terms) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = `${TOP}${section.at}`;
    link.append(marked(section.title || section.page, terms));
    item.append(link);
    if (section.page !== section.title) item.append(Object.assign(document.createElement('span'), { className: 'search-page', textContent: section.page }));
    const words = document.createElement('p');
    words.append(marked(snippet(section.text, terms), terms));
    item.append(words);
    return item;
  }

  /** What is said about a search; read out when it changes.
   * @param {string} query
   * @param {number} number
   * @param {number} most */
  function said(query, number, most) {
    if (!query.trim()) return 'Type a word, the name of a state or a treaty, or an article such as 29(4).';
    if (!number) return `Nothing found for “${query}”. Try a shorter word, or the name of the treaty.`;
    const shown = number > most ? `, the best ${most} are shown${most < MOST ? '; Enter shows more' : ''}` : '';
    return `${number} ${number === 1 ? 'section' : 'sections'} found for “${query}”${shown}.`;
  }

  // Other scripts lie beside this one.
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;

  /** What searching needs; it is fetched with the first question, since it weighs more than all the rest of the page.
   * @type {{index: any, byPlace: Map<string, Section>} | undefined} */
  let ready;

  /** @param {string} name */
  const load = (name) =>
    new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = new URL(name, here).href;
      script.addEventListener('load', resolve);
      script.addEventListener('error', reject);
      document.head.append(script);
    });

  async function prepare() {
    if (ready) return ready;
    await Promise.all([load('minisearch.js'), load('search-sections.js')]);
    /** @type {Section[]} */
    const sections = globalThis.courseSections;
    ready = { index: indexOf(sections), byPlace: new Map(sections.map((section) => [section.at, section])) };
    return ready;
  }

  /** A field, and the places that say what it found and list it.
   * @param {HTMLInputElement} field
   * @param {HTMLElement} status
   * @param {HTMLElement} list
   * @param {number} most results shown
   * @param {() => void} noted is told when something was asked */
  function serve(field, status, list, most, noted) {
    let newest = '';

    /** @param {string} query */
    async function show(query) {
      newest = query;
      if (!query.trim()) {
        list.replaceChildren();
        status.textContent = said(query, 0, most);
        return;
      }
      if (!ready) status.textContent = 'Fetching the words of all pages.';
      try {
        const held = await prepare();
        if (query !== newest) return;
        const results = find(held, query);
        const items = results.slice(0, most).map((result) => {
          const section = /** @type {Section} */ (held.byPlace.get(result.id));
          return entry(section, worthMarking(held.index, result.terms, query));
        });
        list.replaceChildren(...items);
        status.textContent = said(query, results.length, most);
      } catch {
        status.textContent = 'The words of the pages did not arrive. Look at your connection, then press Enter to try again.';
      }
    }

    let waiting = 0;
    const ask = () => {
      clearTimeout(waiting);
      noted();
      show(field.value);
    };
    field.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(ask, PAUSE);
    });
    return ask;
  }

  /** The page of the search: the address says what was asked, so that a reload or a link finds it again. */
  function servePage() {
    const field = /** @type {HTMLInputElement | null} */ (document.querySelector('.bd-search-container input[name=q]'));
    const status = document.getElementById('search-status');
    const list = document.getElementById('search-list');
    if (!field || !status || !list) return;
    const ask = serve(field, status, list, MOST, () => history.replaceState(null, '', `?q=${encodeURIComponent(field.value)}`));
    field.form?.addEventListener('submit', (event) => {
      event.preventDefault();
      ask();
    });
    field.value = new URLSearchParams(location.search).get('q') ?? '';
    if (field.value) ask();
    else status.textContent = said('', 0, MOST);
  }

  /** The dialog on every page: the best results while one types; Enter leads to all of them. Whoever saves data fetches nothing by typing. */
  function serveDialog() {
    const field = /** @type {HTMLInputElement | null} */ (document.querySelector('#pst-search-dialog input[name=q]'));
    if (!field?.form || /** @type {any} */ (navigator).connection?.saveData) return;
    const status = document.createElement('p');
    status.setAttribute('role', 'status');
    const list = document.createElement('ol');
    const found = Object.assign(document.createElement('div'), { className: 'search-found' });
    found.append(status, list);
    field.form.after(found);
    const ask = serve(field, status, list, MOST_IN_DIALOG, () => {});
    if (field.value) ask();
  }

  servePage();
  serveDialog();
})();
