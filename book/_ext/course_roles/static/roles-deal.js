// Deals roles, states and cases by a seed: the same words and numbers give the same cards on every device. Pure.

(() => {
  const LEAST = 4;
  const MOST = 120;
  const ROLES_IN_A_GROUP = 4;
  // A request needs somebody to go to.
  const FEWEST_GROUPS = 2;

  /** A stream of numbers from 0 to 1 that a text begins (FNV-1a, then mulberry32).
   * @param {string} seed */
  function chance(seed) {
    let state = 0x811c9dc5;
    for (const sign of seed) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 0x01000193);
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
  }

  /** A list in another order (Fisher and Yates).
   * @template T
   * @param {T[]} list
   * @param {() => number} random
   * @returns {T[]} */
  function shuffled(list, random) {
    const found = [...list];
    for (let last = found.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1));
      [found[last], found[other]] = [/** @type {T} */ (found[other]), /** @type {T} */ (found[last])];
    }
    return found;
  }

  /** The card of each student, by number. Groups stand in a ring: each sends its request to the next one.
   * @param {any} data
   * @param {string} seed
   * @param {number} students */
  function deal(data, seed, students) {
    const count = Math.min(MOST, Math.max(LEAST, Math.round(students) || LEAST));
    const random = chance(seed);
    const groups = Math.max(FEWEST_GROUPS, Math.floor(count / ROLES_IN_A_GROUP));
    const states = shuffled(data.states, random);
    const cases = shuffled(data.cases, random);
    const nameOf = (/** @type {number} */ group) => `${states[group % states.length]}${group < states.length ? '' : ` ${Math.floor(group / states.length) + 1}`}`;
    const seats = Array.from({ length: count }, (_, seat) => ({ group: seat % groups, role: data.roles[Math.floor(seat / groups) % ROLES_IN_A_GROUP] }));
    return shuffled(seats, random).map(({ group, role }, place) => ({
      number: place + 1,
      role,
      group: group + 1,
      state: nameOf(group),
      sendsTo: nameOf((group + 1) % groups),
      getsFrom: nameOf((group + groups - 1) % groups),
      case: cases[group % cases.length],
    }));
  }

  const isWhole = (/** @type {string} */ text) => /^[0-9]+$/.test(text);

  /** What is wrong with what was asked for, by the name of its field; nothing where all is right.
   * @param {{seed: string, students: string, card: string}} asked
   * @returns {Record<string, string>} */
  function faults({ seed, students, card }) {
    /** @type {Record<string, string>} */
    const found = {};
    if (!seed.trim()) found.seed = 'Write a word that begins the deal.';
    if (!isWhole(students) || Number(students) < LEAST || Number(students) > MOST) found.students = `The number of students is a whole number, ${LEAST} to ${MOST}.`;
    else if (card && (!isWhole(card) || Number(card) < 1 || Number(card) > Number(students))) found.card = `There is no such card: they are numbered 1 to ${students}.`;
    return found;
  }

  Object.assign(globalThis, { courseRoles: { deal, faults } });
})();
