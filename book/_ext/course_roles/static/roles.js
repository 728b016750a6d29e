// The page of roles: a card by number, for a telephone, and the table of all cards for the lecturer. The address holds both.

(() => {
  const { deal, faults } = globalThis.courseRoles;
  const data = globalThis.courseRolesData;
  const dealer = /** @type {HTMLElement | null} */ (document.querySelector('.roles-dealer'));
  if (!dealer) return;
  const form = /** @type {HTMLFormElement} */ (dealer.querySelector('form'));
  const shown = /** @type {HTMLElement} */ (dealer.querySelector('.roles-shown'));
  const status = /** @type {HTMLElement} */ (form.querySelector('[role="status"]'));
  const NAMES = ['seed', 'students', 'card'];
  const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));

  /** @param {string} tag @param {(string | Node)[]} held */
  function el(tag, ...held) {
    const made = document.createElement(tag);
    made.append(...held);
    return made;
  }

  /** @param {any} card */
  function cardOf(card) {
    const law = card.role.law.map((/** @type {any} */ each) => el('li', el('strong', each.label), `: ${each.summary}`));
    const told = card.role.do.map((/** @type {string} */ text) => el('li', text));
    return [
      el('h2', `Card ${card.number}: ${card.role.title}, State ${card.state}`),
      el('p', card.role.aim),
      el('p', `Your state sends its request to State ${card.sendsTo} and gets one from State ${card.getsFrom}.`),
      el('p', `The case of your request: ${card.case.text}`),
      el('h3', 'What you do'), el('ul', ...told), el('h3', 'Your provisions'), el('ul', ...law),
    ];
  }

  /** @param {any[]} cards */
  function tableOf(cards) {
    const rows = cards.map((card) => {
      const link = Object.assign(el('a', `Card ${card.number}`), { href: addressOf(String(card.number)) });
      return el('tr', el('td', link), el('td', `State ${card.state}`), el('td', card.role.title), el('td', `State ${card.sendsTo}`));
    });
    const heads = ['Card', 'State', 'Role', 'Sends to'].map((text) => Object.assign(el('th', text), { scope: 'col' }));
    const table = el('table', el('thead', el('tr', ...heads)), el('tbody', ...rows));
    table.className = 'table';
    return [table];
  }

  /** @param {string} card */
  function addressOf(card) {
    const words = new URLSearchParams({ seed: field('seed').value, students: field('students').value });
    if (card) words.set('card', card);
    return `#${words}`;
  }

  /** Show what is asked for, or say what is wrong with it: nothing that nobody asked for is shown.
   * @returns {boolean} whether all was right */
  function show() {
    const [seed = '', students = '', card = ''] = NAMES.map((name) => field(name).value.trim());
    const wrong = faults({ seed, students, card });
    for (const name of NAMES) field(name).setAttribute('aria-invalid', String(name in wrong));
    const said = Object.values(wrong).join(' ');
    if (status.textContent !== said) status.textContent = said;
    const cards = said ? [] : deal(data, field('seed').value, Number(students));
    shown.replaceChildren(...(said ? [] : card ? cardOf(cards[Number(card) - 1]) : tableOf(cards)));
    return !said;
  }

  function begin() {
    const asked = new URLSearchParams(location.hash.slice(1));
    for (const name of NAMES) field(name).value = asked.get(name) ?? field(name).defaultValue;
    // A card on a telephone begins with the card.
    if (show() && field('card').value) shown.scrollIntoView();
  }

  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => {
    if (show()) history.replaceState(null, '', addressOf(field('card').value));
  });
  window.addEventListener('hashchange', begin);
  dealer.hidden = false;
  begin();
})();
