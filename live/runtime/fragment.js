// The page's address after "#": a link may carry what an exercise is to begin with.

export function fragment() {
  const words = location.hash.slice(1);
  try {
    return decodeURIComponent(words);
  } catch {
    return words;
  }
}

// Tells of a changed fragment, and of a link to the present one that is followed once more (for which the browser has no event).
export function watchFragment(onFragment) {
  window.addEventListener('hashchange', () => onFragment(fragment()));
  document.addEventListener('click', ({ target, defaultPrevented }) => {
    const link = target.closest?.('a[href*="#"]');
    if (link && !defaultPrevented && link.hash && link.href === location.href) onFragment(fragment());
  });
}
