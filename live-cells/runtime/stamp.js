// Stamps of values: milliseconds, a counter, who wrote it, in hexadecimal digits, compared as texts. Python writes the same form.
// One that begins with f is none: after the last of them there is no room for a later one.
const FORM = /^([0-9a-e][0-9a-f]{11})-([0-9a-f]{4})-[0-9a-f]{6}$/;
const WRITER = Array.from(crypto.getRandomValues(new Uint8Array(3)), (byte) => byte.toString(16).padStart(2, '0')).join('');

// Of a value as JSON text; empty when it has none.
export function stampOf(text) {
  if (!text?.startsWith('{"stamp"')) return '';
  try {
    const { stamp } = JSON.parse(text);
    return FORM.test(stamp) ? stamp : '';
  } catch {
    return '';
  }
}

// Whether what is kept was written after what is to take its place.
export function isLater(kept, value) {
  const [before, after] = [stampOf(kept), stampOf(value)];
  return Boolean(after) && before > after;
}

// Later than now and than the latest stamp that was seen, also where the clock was put back.
export function nextStamp(latest) {
  const [, then, count] = FORM.exec(latest) ?? [null, '0', '0'];
  const [now, last, next] = [Date.now(), parseInt(then, 16), parseInt(count, 16) + 1];
  const [time, counter] = now > last ? [now, 0] : next > 0xffff ? [last + 1, 0] : [last, next];
  return `${time.toString(16).padStart(12, '0')}-${counter.toString(16).padStart(4, '0')}-${WRITER}`;
}
