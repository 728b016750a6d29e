// Whether the large files are here from an earlier visit: a note that can be read at once, before anything is opened.
const NOTE = 'live-cells-kept';

const nameOf = ({ build: { files } }) => `${files.wasm.name} ${files.snapshot.name}`;

export function isKept(config) {
  try {
    return localStorage.getItem(NOTE) === nameOf(config);
  } catch {
    return false;
  }
}

export function markKept(config) {
  try {
    localStorage.setItem(NOTE, nameOf(config));
  } catch {
    // Without storage every visit is a first visit.
  }
}
