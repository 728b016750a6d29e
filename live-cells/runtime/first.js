// Draws the page's controls from their first state, which the build has put into the page: the messages that the cells sent there.
import { isComm, PageManager } from './manager.js';
import { OutputArea } from './outputs.js';

const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;

// Stored values make the first state another one: what the reader left is not what the build has seen.
export const isUntouched = ({ reads }, stored) => !reads.some((read) => (
  read.endsWith('*') ? stored.some((key) => key.startsWith(read.slice(0, -1))) : stored.includes(read)
));

export function hostIn(cell) {
  const host = document.createElement('div');
  host.className = 'cell_output live-view docutils container';
  host.hidden = true;
  // A site may put the page's line at the end of the cell; it stays there.
  cell.insertBefore(host, cell.querySelector(':scope > .live-bar:last-child'));
  return host;
}

function receive(message, manager, area) {
  if (isComm(message)) return manager.receive(message, area);
  if (message.type === 'update_display_data') return area.update(message);
  const capture = manager.captures.find(({ id }) => id === message.parent);
  return (capture?.model ?? area).receive(message);
}

async function drawCell(cell, { messages }, manager) {
  const host = hostIn(cell);
  const area = new OutputArea(host, manager);
  for (const message of messages) await receive({ ...message, buffers: (message.buffers ?? []).map(bytesOf) }, manager, area);
  await area.work;
  return { cell, host, area };
}

// {manager, parts: [{cell, host, area}]}; nothing can be seen yet.
export async function drawFirst(context, first, entries) {
  const manager = new PageManager(context, entries);
  const parts = [];
  manager.isQuiet = true; // what the drawing itself sends is not the reader's
  for (const [index, cell] of context.cells.entries()) parts.push(await drawCell(cell, first.cells[index], manager));
  manager.isQuiet = false;
  await manager.showEntries();
  return { manager, parts };
}
