// A press on a button takes about a tenth of a second. What the kernel says meanwhile waits: a button that moved or was drawn anew
// between press and release would lose the click, as after words typed in a field, which are sent when the field is left.
const PRESSED = 'button, label, summary, a, input[type="checkbox"], input[type="radio"]'; // not what is dragged
const LONGEST = 500; // milliseconds

let release; // ends the wait, while something is pressed
let released; // kept until then

function press({ target, pointerType }) {
  if (pointerType === 'touch' || release || !target.closest?.(PRESSED)) return; // a finger's press and release arrive together
  released = new Promise((resolve) => { release = resolve; });
  setTimeout(letGo, LONGEST, release);
}

function letGo(expected) {
  if (!release || release !== expected) return;
  release();
  release = released = undefined;
}

// The click comes right after the release, so the wait ends after it.
const lift = () => setTimeout(letGo, 0, release);

export function watchPresses() {
  document.addEventListener('pointerdown', press, true);
  for (const name of ['pointerup', 'pointercancel', 'dragend']) document.addEventListener(name, lift, true);
}

// Does something at once, or after the press that is under way.
export const unpressed = (action) => (released ? released.then(action) : action());
