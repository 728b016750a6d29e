// The line at the first live cell (above it, or where the site moves it): what is happening, and one button. Its place is in the page from the start. It is filled before
// its text changes, so that assistive technology announces the change; the numbers that run while megabytes arrive are not announced one by one.
// What cannot wait (an answer is kept, something failed) is shown at the window's edge while the line itself is out of sight: beside the work.
import { makeButton } from './button.js';

function watchSight(bar) {
  new IntersectionObserver(([{ isIntersecting }]) => bar.classList.toggle('live-bar-away', !isIntersecting)).observe(bar);
}

export function fillBar(bar) {
  const status = document.createElement('span');
  status.className = 'live-bar-text';
  status.setAttribute('role', 'status');
  const running = document.createElement('span');
  running.className = 'live-bar-running';
  running.setAttribute('aria-hidden', 'true');
  const button = makeButton('live-bar-button', '', null);
  button.hidden = true;
  const line = document.createElement('div');
  line.className = 'live-bar-line';
  line.append(status, running, button);
  bar.replaceChildren(line);
  if (window.IntersectionObserver) watchSight(bar);

  return {
    // Announced politely and shown; urgent: also where the reader is.
    say(text, urgent = false) {
      bar.classList.toggle('live-bar-urgent', urgent);
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
