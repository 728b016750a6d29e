// The book's search: MiniSearch over the sections of all pages. Provisions are words of their own ("29(4)"), and a word with
// a letter wrong is still found.

(() => {
  /** @typedef {{at: string, title: string, page: string, text: string}} Section */

  /** A provision with its paragraphs, or a word. */
  const WORD = /\d+[a-z]*(?:\([0-9a-z]+\))+|[\p{L}\p{N}]+/giu;
  const SNIPPET = 180; // characters
  const MOST = 40; // results shown
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

  // Pages about the course itself come last, and what only lists reading, questions or sources comes after what explains.
  const LAST = /^book\/(ledger|api|reference\/errata)\b/;
  const LATER = /#(reading|review-questions|to-discuss|sources)$/;
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

  /** The results, best first: those with every word, else those with any; a provision's own entry before what speaks of it.
   * @param {any} index
   * @param {string} query
   * @returns {any[]} */
  function find(index, query) {
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
    // A paragraph that no page has is looked for in the one that it lies in.
    const found = all.length ? all : index.search(query, { ...options, tokenize });
    const numbers = asked(query.replace(PAIR, ' ')).filter(isNumber).map((word) => plain(word).split('(')[0]);
    const place = (/** @type {any} */ { id, title }) => (numbers.includes(ownNumber(title) ?? '') ? 0 : LAST.test(id) ? 2 : 1);
    return [0, 1, 2].flatMap((each) => found.filter((/** @type {any} */ result) => place(result) === each));
  }

  /** What to mark of what was found: a word like the one asked for ("have" for "haven") only where no page has that one.
   * @param {any} index
   * @param {string[]} found
   * @param {string} query
   * @returns {string[]} */
  function worthMarking(index, found, query) {
    const wanted = asked(query).map(lookedUp).filter((word) => !saysProvision(word));
    const areSpelt = wanted.every((word) => index.search(word, { tokenize: asked, prefix: true, fuzzy: false }).length);
    const own = (/** @type {string} */ term) => wanted.some((word) => term.startsWith(word));
    const marks = found.filter((term) => !saysProvision(term) && (!areSpelt || own(term)));
    return [...new Set([...marks, ...asked(query).map(plain)])];
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

  /** @param {Section} section
   * @param {string[]} terms */
  function entry(section, terms) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = section.at;
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
   * @param {number} number */
  function said(query, number) {
    if (!query.trim()) return 'Type a word, the name of a state or a treaty, or an article such as 29(4).';
    if (!number) return `Nothing found for “${query}”. Try a shorter word, or the name of the treaty.`;
    const shown = number > MOST ? `, the best ${MOST} are shown` : '';
    return `${number} ${number === 1 ? 'section' : 'sections'} found for “${query}”${shown}.`;
  }

  // Other scripts lie beside this one.
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const field = /** @type {HTMLInputElement | null} */ (document.querySelector('.bd-search-container input[name=q]'));
  const status = /** @type {HTMLElement} */ (document.getElementById('search-status'));
  const list = /** @type {HTMLElement} */ (document.getElementById('search-list'));
  if (!field || !status || !list) return;

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

  let newest = '';

  /** @param {string} query */
  async function show(query) {
    newest = query;
    if (!query.trim()) {
      list.replaceChildren();
      status.textContent = said(query, 0);
      return;
    }
    if (!ready) status.textContent = 'Fetching the words of all pages.';
    try {
      const { index, byPlace } = await prepare();
      if (query !== newest) return;
      const results = find(index, query);
      const items = results.slice(0, MOST).map((result) => {
        const section = /** @type {Section} */ (byPlace.get(result.id));
        return entry(section, worthMarking(index, result.terms, query));
      });
      list.replaceChildren(...items);
      status.textContent = said(query, results.length);
    } catch {
      status.textContent = 'The words of the pages did not arrive. Look at your connection, then press Enter to try again.';
    }
  }

  let waiting = 0;
  /** Search for what stands in the field; the address says the same, so that a reload or a link finds it again. */
  const ask = () => {
    clearTimeout(waiting);
    history.replaceState(null, '', `?q=${encodeURIComponent(field.value)}`);
    show(field.value);
  };
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(ask, PAUSE);
  });
  field.form?.addEventListener('submit', (event) => {
    event.preventDefault();
    ask();
  });
  field.value = new URLSearchParams(location.search).get('q') ?? '';
  show(field.value);
})();
