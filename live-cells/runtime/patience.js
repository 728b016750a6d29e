// Ends what waits when nothing arrives any more. A server may send one file after the other, so a byte of any of them counts; and seconds
// are counted one by one, because a thread that is busy unpacking hears late of what has arrived.
export const PATIENCE = 20; // seconds without a byte

const running = new Set();
let quiet = 0; // seconds
let clock;

function tick() {
  quiet += 1;
  if (quiet > PATIENCE) running.forEach((stop) => stop.abort());
}

export function arrived() {
  quiet = 0;
}

// Something that waits from now on; it is aborted when nothing arrives.
export function watched() {
  const stop = new AbortController();
  if (!running.size) clock = setInterval(tick, 1000);
  running.add(stop);
  arrived();
  return stop;
}

export function unwatch(stop) {
  running.delete(stop);
  if (!running.size) clearInterval(clock);
}

// A script that neither comes nor fails: its own bytes cannot be counted, those of the files beside it can.
export function withinPatience(promise) {
  const stop = watched();
  const late = new Promise((_, reject) => {
    stop.signal.onabort = () => reject(Object.assign(new Error('nothing arrived'), { code: 'stalled' }));
  });
  return Promise.race([promise, late]).finally(() => unwatch(stop));
}
