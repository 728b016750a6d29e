// Why something did not arrive. A browser says of a script that failed only that it failed: asking for it once more tells the reason.
const PATIENCE = 20_000; // milliseconds
const SCRIPT = /javascript|ecmascript/;

// The word for a server's answer (texts.js: reason_...).
export function codeOfStatus(status) {
  if (status === 401 || status === 403) return 'forbidden';
  return status === 404 || status === 410 ? 'missing' : 'server';
}

export async function whyNoScript(url) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const response = await fetch(url, { cache: 'reload', signal: stop.signal });
    if (!response.ok) return codeOfStatus(response.status);
    return SCRIPT.test(response.headers.get('Content-Type') || '') ? 'network' : 'type';
  } catch {
    return stop.signal.aborted ? 'stalled' : 'network';
  } finally {
    clearTimeout(timer);
  }
}
