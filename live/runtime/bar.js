// The line above the first live cell: what is happening, and one button. Its place is in the page from the start. It is filled before
// its text changes, so that assistive technology announces the change; the numbers that run while megabytes arrive are not announced one by one.

export function fillBar(bar) {
  const status = document.createElement('span');
  status.className = 'live-bar-text';
  status.setAttribute('role', 'status');
  const running = document.createElement('span');
  running.className = 'live-bar-running';
  running.setAttribute('aria-hidden', 'true');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'live-bar-button';
  button.hidden = true;
  bar.replaceChildren(status, running, button);

  return {
    // Announced politely and shown.
    say(text) {
      running.textContent = '';
      if (status.textContent !== text) status.textContent = text;
      status.classList.remove('live-bar-heard');
    },
    // Shown at once; announced only when `aloud`.
    count(text, aloud) {
      running.textContent = text;
      if (aloud) status.textContent = text;
      status.classList.add('live-bar-heard');
    },
    button(label, action, title) {
      button.hidden = !label;
      if (!label) return;
      button.textContent = label;
      button.title = title ?? '';
      button.onclick = action;
    },
  };
}
