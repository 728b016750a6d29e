// The page's address after "#": a link may carry what an exercise is to begin with.

export function fragment() {
  const words = location.hash.slice(1);
  try {
    return decodeURIComponent(words);
  } catch {
    return words;
  }
}

/**
 * Whether it asks for something beyond what is known.
 * @param {string[]} known - patterns of what the first state of the controls shows as it is, such as "view=list" or "group=*"
 */
export function asksFor(known) {
  /** @param {string} part */
  const isKnown = (part) => known.some((each) => (each.endsWith('*') ? part.startsWith(each.slice(0, -1)) : part === each));
  return fragmentIsNew() && fragment().split('&').some((part) => part.includes('=') && !isKnown(part));
}

// A reload, a way back and a kernel that starts anew find the same address: what it asks for was done, if somebody took it. The same link
// followed again asks again. (The note is not in the browser's history, whose entries themes write over.)
const noteOf = () => `live-cells:taken:${location.pathname}${location.hash}`;
const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
const isReturn = navigation?.type !== 'navigate';
/** @type {string | undefined} */
let taken; // in this page

function wasTaken() {
  try {
    return sessionStorage.getItem(noteOf()) !== null;
  } catch {
    return false;
  }
}

export const fragmentIsNew = () => location.hash !== taken && !(isReturn && taken === undefined && wasTaken());

export function takeFragment() {
  taken = location.hash;
  try {
    sessionStorage.setItem(noteOf(), '');
  } catch {
    // Without storage a reload asks again.
  }
}

/**
 * Tells of a changed fragment, and of a link to the present one that is followed once more (for which the browser has no event).
 * @param {(words: string) => void} onFragment
 */
export function watchFragment(onFragment) {
  window.addEventListener('hashchange', () => onFragment(fragment()));
  document.addEventListener('click', ({ target, defaultPrevented }) => {
    const link = target instanceof Element && target.closest('a[href*="#"]');
    if (link instanceof HTMLAnchorElement && !defaultPrevented && link.hash && link.href === location.href) onFragment(fragment());
  });
}
