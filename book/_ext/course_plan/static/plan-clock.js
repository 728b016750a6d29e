// A clock for the room that follows a plan. The state is plain; every function takes the present moment and gives a new state.

(() => {
  /** @typedef {{minutes: number[], planned: number, at: number, began: number, stepBegan: number, stopped: number | null}} Clock */

  const MINUTE = 60_000;

  /** @param {number[]} numbers */
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

  /** @param {number[]} minutes of each row
   * @param {number} now milliseconds
   * @returns {Clock} */
  const start = (minutes, now) => ({ minutes, planned: sum(minutes), at: 0, began: now, stepBegan: now, stopped: null });

  /** Stop, or go on: the time in between is not counted.
   * @param {Clock} clock @param {number} now
   * @returns {Clock} */
  function pause(clock, now) {
    if (clock.stopped === null) return { ...clock, stopped: now };
    const rested = now - clock.stopped;
    return { ...clock, stopped: null, began: clock.began + rested, stepBegan: clock.stepBegan + rested };
  }

  /** Stop, if it is not stopped yet: a clock that nobody sees does not run.
   * @param {Clock} clock @param {number} now
   * @returns {Clock} */
  const halt = (clock, now) => (clock.stopped === null ? pause(clock, now) : clock);

  /** Give the present row a minute more, or less; a row keeps one minute.
   * @param {Clock} clock @param {number} minutes
   * @returns {Clock} */
  const add = (clock, minutes) => ({ ...clock, minutes: clock.minutes.map((each, place) => (place === clock.at ? Math.max(1, each + minutes) : each)) });

  /** Go to the next row, or back.
   * @param {Clock} clock @param {number} by @param {number} now
   * @returns {Clock} */
  function move(clock, by, now) {
    const at = Math.min(clock.minutes.length - 1, Math.max(0, clock.at + by));
    return at === clock.at ? clock : { ...clock, at, stepBegan: clock.stopped ?? now };
  }

  /** What the clock shows: milliseconds left in the row (less than none: over time), until the end, and behind the plan.
   * @param {Clock} clock @param {number} now */
  function look(clock, now) {
    const present = clock.stopped ?? now;
    const left = (clock.minutes[clock.at] ?? 0) * MINUTE - (present - clock.stepBegan);
    const toEnd = Math.max(0, left) + sum(clock.minutes.slice(clock.at + 1)) * MINUTE;
    return { at: clock.at, left, toEnd, behind: present - clock.began + toEnd - clock.planned * MINUTE, isStopped: clock.stopped !== null };
  }

  /** Minutes and seconds; what is over time has a minus.
   * @param {number} milliseconds */
  function written(milliseconds) {
    const seconds = Math.abs(Math.ceil(milliseconds / 1000));
    return `${milliseconds <= -1000 ? '−' : ''}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }

  Object.assign(globalThis, { coursePlanClock: { start, pause, halt, add, move, look, written } });
})();
