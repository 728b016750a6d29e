// Every sentence a reader can meet. A site may replace them (Sphinx option live_texts) with others or another language.
export const TEXTS = {
  waiting: 'This exercise can run here. Your browser asks to save data, so nothing has been fetched.',
  start: 'Run the exercise ({size} MB)',
  loading: 'Getting the exercise ready.',
  progress: 'Getting the exercise ready: {done} of {total} MB.',
  ready: 'The exercise is live: your answers change it at once.',
  restart: 'Restart',
  restart_title: 'Restart the exercise; what is kept in this browser stays',
  restarted: 'The exercise was restarted.',
  slow: 'The exercise has not answered for {seconds} seconds. You can wait, or restart it: what is kept in this browser stays.',
  again: 'Try again',
  error: 'This cell ended with an error. What you see above it is its stored form.',
  not_kept: 'Your browser did not keep your work (its storage is full or blocked). Export it before you close the page.',
  failed: 'The exercise could not start, so you see its stored form. {reason}',
  reason_file: 'The page was opened from a folder. Serve the folder and open it through the server: run “python -m http.server” in it and open http://localhost:8000/.',
  reason_browser: 'This browser is too old. It works in Firefox 115, Chrome or Edge 112, Safari 16.4 and newer.',
  reason_blocked: 'WebAssembly is blocked, by the browser or by the site’s Content-Security-Policy (it needs script-src with ’wasm-unsafe-eval’).',
  reason_missing: 'A file is missing on the server. Tell the site’s host; meanwhile the text and the stored form are complete.',
  reason_network: 'The connection broke. Check it, then try again.',
  reason_damaged: 'A file arrived damaged, twice. Try again; if it stays so, tell the site’s host.',
  reason_memory: 'The browser has too little memory free. Close other tabs, then try again.',
  reason_start: 'Try again; if it stays so, reload the page or use another browser.',
};

export function fill(text, values = {}) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}
