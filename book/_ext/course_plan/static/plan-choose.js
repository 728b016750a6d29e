// Chooses a plan: which blocks, in which order, how many minutes each. Pure: no page, no clock, no chance.

(() => {
  /** @typedef {{id: string, part?: string, kind: string, title: string, min: number, usual: number, max: number, rank: number,
   *   say: string, says?: string, link: string, number?: number, group?: string, after?: boolean, place?: string,
   *   case?: string, around?: {text: string, link: string}}} Block */
  /** @typedef {Block & {minutes: number}} Timed */
  /** @typedef {{start: number, minutes: number, kind: string, part?: string, group?: string, say: string, link: string, case?: string,
   *   around?: {text: string, link: string}, blocks: Block[]}} Row */
  /** @typedef {{minutes: number, weeks: number, parts: string[], before: string[], level: string, network: string, devices: string, seed: string}} Asked */

  const LEAST = 15;
  const MOST = 240;
  const MOST_WEEKS = 6;
  // A class shorter than this begins with the first step at once and ends with looking back.
  const WITH_OPENING = 30;
  // So long a class can stay with one part, when nobody says which parts.
  const PART_MINUTES = 80;
  const BREAK_EVERY = 60;
  const IN_A_PART = 12;
  const IN_AN_EXERCISE = 8;
  // The opening and what every part has are ranked alike for all levels.
  const SAME_FOR_ALL = 21;

  /** @param {number} value @param {number} least @param {number} most */
  const between = (value, least, most) => Math.min(most, Math.max(least, value));

  /** @param {Block[]} blocks @param {'min' | 'usual' | 'max'} name */
  const sum = (blocks, name) => blocks.reduce((total, block) => total + block[name], 0);

  /** @param {Timed[]} blocks */
  const length = (blocks) => blocks.reduce((total, block) => total + block.minutes, 0);

  /** A wish with everything in its limits; what is not known is left out.
   * @param {any} data
   * @param {Partial<Asked>} wish
   * @returns {Asked} */
  function tidy(data, wish) {
    const known = (/** @type {string[]} */ names) => data.parts.map((/** @type {any} */ part) => part.id).filter((/** @type {string} */ id) => names.includes(id));
    const one = (/** @type {string | undefined} */ name, /** @type {object} */ table, /** @type {string} */ usual) => (name && Object.hasOwn(table, name) ? name : usual);
    return {
      minutes: between(Math.round(Number(wish.minutes)) || 90, LEAST, MOST),
      weeks: between(Math.round(Number(wish.weeks)) || 1, 1, MOST_WEEKS),
      parts: known(wish.parts ?? []),
      before: known(wish.before ?? []),
      level: one(wish.level, data.levels, 'first'),
      network: one(wish.network, data.network, 'yes'),
      devices: one(wish.devices, data.devices, 'groups'),
      seed: /^[0-9]{1,9}$/.test(wish.seed ?? '') ? String(wish.seed) : '',
    };
  }

  /** The parts of a class: those asked for, else the next ones that were not taught, as many as fit.
   * @param {any} data
   * @param {Asked} wish */
  function partsOf(data, wish) {
    const asked = data.parts.filter((/** @type {any} */ part) => wish.parts.includes(part.id));
    if (asked.length) return asked;
    const left = data.parts.filter((/** @type {any} */ part) => !wish.before.includes(part.id));
    return (left.length ? left : data.parts).slice(0, Math.ceil(wish.minutes / PART_MINUTES));
  }

  /** Everything a class could hold, in the order of the class. An exercise that two parts share is worked once.
   * @param {any} data
   * @param {any[]} parts
   * @param {Asked} wish
   * @returns {Block[]} */
  function offered(data, parts, wish) {
    const level = data.levels[wish.level];
    const seen = new Set();
    const ranked = (/** @type {Block} */ block) => ({ ...block, rank: block.rank + (block.rank > SAME_FOR_ALL ? (level[block.kind] ?? 0) : 0) });
    const inside = parts
      .flatMap((part) => part.blocks)
      .filter((block) => !(block.after && !wish.before.length))
      .filter((block) => !seen.has(block.id) && seen.add(block.id));
    const around = wish.minutes < WITH_OPENING ? [] : data.general;
    const at = (/** @type {string} */ place) => around.filter((/** @type {Block} */ block) => block.place === place);
    // Only the first part looks back at what was taught before.
    const recaps = inside.filter((block) => block.after).slice(1);
    return [...at('first'), ...inside.filter((block) => !recaps.includes(block)), ...at('last')].map(ranked);
  }

  /** The blocks that fit: by rank, first with their usual minutes, then as short as they go, until they can fill the time.
   * @param {Block[]} blocks
   * @param {number} minutes
   * @returns {Block[]} */
  function fitting(blocks, minutes) {
    const ranked = [...blocks].sort((one, other) => one.rank - other.rank);
    /** @type {Block[]} */
    const taken = [];
    for (const block of ranked) if (sum(taken, 'usual') + block.usual <= minutes) taken.push(block);
    for (const block of ranked) {
      if (sum(taken, 'max') >= minutes) break;
      if (!taken.includes(block) && sum(taken, 'min') + block.min <= minutes) taken.push(block);
    }
    return blocks.filter((block) => taken.includes(block));
  }

  /** Minutes for each block that add up: a minute goes to, or is taken from, the block that has most room for it.
   * @param {Block[]} blocks
   * @param {number} minutes
   * @returns {Timed[]} */
  function timed(blocks, minutes) {
    const found = blocks.map((block) => ({ ...block, minutes: block.usual }));
    const room = (/** @type {Timed} */ block, /** @type {number} */ step) => (step > 0 ? block.max - block.minutes : block.minutes - block.min);
    for (let left = minutes - sum(blocks, 'usual'); left !== 0; left -= Math.sign(left)) {
      const step = Math.sign(left);
      const [most] = [...found].sort((one, other) => room(other, step) - room(one, step));
      if (!most || room(most, step) <= 0) break;
      most.minutes += step;
    }
    return found;
  }

  /** How badly a break fits before a block: minutes from where it should be, and more inside a part or between two steps.
   * @param {Timed[]} blocks
   * @param {number} place
   * @param {number} away minutes */
  function misfit(blocks, place, away) {
    const [before, after] = [blocks[place - 1], blocks[place]];
    if (!before) return Infinity;
    const inside = before.part && before.part === after.part;
    return Math.abs(away) + (inside ? IN_A_PART : 0) + (inside && after.kind === 'step' ? IN_AN_EXERCISE : 0);
  }

  /** A class with its breaks.
   * @param {Timed[]} blocks
   * @param {Timed[]} breaks
   * @returns {Timed[]} */
  function withBreaks(blocks, breaks) {
    const starts = blocks.map((_, index) => length(blocks.slice(0, index)));
    const places = breaks.map((_, index) => {
      const wanted = (length(blocks) * (index + 1)) / (breaks.length + 1);
      const costs = starts.map((start, place) => misfit(blocks, place, start - wanted));
      return costs.indexOf(Math.min(...costs));
    });
    return blocks.flatMap((block, place) => [...breaks.filter((_, index) => places[index] === place), block]);
  }

  /** Slides that follow one another are one row, and so are the tasks of an exercise.
   * @param {Timed[]} blocks
   * @returns {Row[]} */
  function rowsOf(blocks) {
    /** @type {Row[]} */
    const rows = [];
    let start = 0;
    for (const { minutes, ...block } of blocks) {
      const last = rows.at(-1);
      if (block.group && last?.group === block.group && last.part === block.part) {
        last.minutes += minutes;
        last.blocks.push(block);
      } else {
        rows.push({ start, minutes, kind: block.kind, part: block.part, group: block.group, say: block.say, link: block.link, case: block.case, around: block.around, blocks: [block] });
      }
      start += minutes;
    }
    return rows;
  }

  /** A block whose exercise opens with the seed of this class.
   * @param {Timed} block @param {string} seed */
  function seeded(block, seed) {
    if (!seed || !block.link.includes('#step=')) return block;
    const around = block.around && { ...block.around, link: `${block.around.link}&seed=${seed}` };
    return { ...block, link: `${block.link}&seed=${seed}`, around };
  }

  /** A step says what fits the devices in the room.
   * @param {any} data @param {Timed} block @param {string} devices */
  const spoken = (data, block, devices) => (block.says === undefined ? block : { ...block, say: data.says[devices][block.says] });

  /** The opening asks what the parts of this class are about: with many parts, the first, the middle and the last.
   * @param {any} data @param {Timed} block @param {any[]} taught */
  function opened(data, block, taught) {
    const asked = taught.length > 3 ? [taught[0], taught[Math.floor((taught.length - 1) / 2)], taught.at(-1)] : taught;
    const questions = asked.map((/** @type {any} */ part) => data.opening.asks[part.id]).join(' ');
    const fill = (/** @type {string} */ text) => text.replace('{count}', data.opening.counts[asked.length - 1] ?? '').replace('{questions}', questions);
    return { ...block, title: fill(block.title), say: fill(block.say) };
  }

  /** One class.
   * @param {any} data
   * @param {Asked} wish
   * @param {number} week */
  function oneClass(data, wish, week) {
    const parts = partsOf(data, wish);
    const count = Math.max(0, Math.floor(wish.minutes / BREAK_EVERY) - 1);
    const breaks = Array.from({ length: count }, (_, index) => ({ ...data.pause, id: `break.${index + 1}`, kind: 'break', rank: -1 }));
    const chosen = timed(fitting([...breaks, ...offered(data, parts, wish)], wish.minutes), wish.minutes).map((block) => seeded(spoken(data, block, wish.devices), wish.seed));
    const held = withBreaks(chosen.filter((block) => block.kind !== 'break'), chosen.filter((block) => block.kind === 'break'));
    const taught = parts.filter((/** @type {any} */ part) => held.some((block) => block.part === part.id));
    return { ...wish, week, parts: taught, leftOut: parts.filter((/** @type {any} */ part) => !taught.includes(part)), rows: rowsOf(held.map((block) => opened(data, block, taught))) };
  }

  /** The plan for a wish: a class for each week. Over several weeks each week has a part of its own.
   * @param {any} data the blocks
   * @param {Partial<Asked>} wish */
  function choose(data, wish) {
    const asked = tidy(data, wish);
    if (asked.weeks === 1) return [oneClass(data, asked, 1)];
    const order = [...partsOf(data, { ...asked, minutes: MOST }), ...data.parts];
    const parts = [...new Set(asked.parts.length ? order.slice(0, asked.parts.length) : data.parts)].filter((part) => !asked.before.includes(part.id));
    return parts.slice(0, asked.weeks).map((part, index) => {
      const before = [...asked.before, ...parts.slice(0, index).map((each) => each.id)];
      return oneClass(data, { ...asked, parts: [part.id], before }, index + 1);
    });
  }

  /** A wish as the end of an address.
   * @param {Asked} wish */
  function toAddress(wish) {
    const words = new URLSearchParams();
    for (const [name, value] of Object.entries(wish)) {
      const text = Array.isArray(value) ? value.join('.') : String(value);
      if (text) words.set(name, text);
    }
    return `#${words}`;
  }

  /** What an address asks for.
   * @param {any} data
   * @param {string} hash */
  function fromAddress(data, hash) {
    const words = new URLSearchParams(hash.replace(/^#/, ''));
    const list = (/** @type {string} */ name) => (words.get(name) ?? '').split('.');
    const wish = Object.fromEntries(words);
    return tidy(data, { ...wish, minutes: Number(wish.minutes), weeks: Number(wish.weeks), parts: list('parts'), before: list('before') });
  }

  /** What an address says of a plan and no plan can have: the planner took something else for it.
   * @param {any} data
   * @param {string} hash
   * @returns {string[]} such as `minutes=9999` */
  function notTaken(data, hash) {
    const wish = /** @type {Record<string, any>} */ (fromAddress(data, hash));
    const words = new URLSearchParams(hash.replace(/^#/, ''));
    return Object.entries(wish).flatMap(([name, taken]) =>
      (words.get(name) ?? '')
        .split(Array.isArray(taken) ? '.' : '\n')
        .filter((said) => said && ![taken].flat().map(String).includes(said))
        .map((said) => `${name}=${said.slice(0, 40)}`),
    );
  }

  Object.assign(globalThis, { coursePlan: { choose, tidy, toAddress, fromAddress, notTaken, LEAST, MOST, MOST_WEEKS } });
})();
