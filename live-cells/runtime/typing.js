// What is typed in a field of the class `live-keep:KEY` is kept at every key by the page itself: a kernel that is busy, dead or started
// anew loses none of it. What the field's text means waits, as ever, until Python hears of it.
const MARK = 'live-keep:';

const homeOf = (element) => element?.closest?.(`[class*="${MARK}"]`);
const keyOf = (element) => [...(homeOf(element)?.classList ?? [])].find((name) => name.startsWith(MARK))?.slice(MARK.length);
const isText = (element) => element.matches?.('textarea, input:not([type=radio], [type=checkbox], [type=file])');

// onTyped(key, value): a text was kept. Returns what to do when Python has put a value: a field that has gone on since is the newer one.
export function watchTyping(store, onTyped) {
  const keep = (field) => {
    const key = keyOf(field);
    if (key) onTyped(key, store.type(key, field.value));
  };
  document.addEventListener('input', ({ target }) => { if (isText(target)) keep(target); }, true);
  return ({ key, value }) => {
    const field = /** @type {HTMLInputElement | null} */ (document.activeElement);
    if (!field || !isText(field) || keyOf(field) !== key || value === null) return;
    if (JSON.parse(value).value !== field.value) keep(field);
  };
}
