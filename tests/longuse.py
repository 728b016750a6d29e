"""Uses a page for as long as a lesson lasts, and measures what that leaves behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Presses the buttons that begin with certain words, and changes every choice, one after the other; waits until the page has answered.
USE = """async ({ root, rounds, pressed }) => {
  const quiet = () => new Promise((resolve) => {
    const done = () => { seen.disconnect(); clearTimeout(last); resolve(); };
    let timer = setTimeout(done, 150);
    const last = setTimeout(done, 4000);
    const seen = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(done, 40); });
    seen.observe(document.querySelector(root), { subtree: true, childList: true, characterData: true, attributes: true });
  });
  const usable = (selector) => [...document.querySelectorAll(`${root} ${selector}`)].filter((e) => e.checkVisibility() && !e.disabled);
  const change = (control, next) => { control.selectedIndex = next; control.dispatchEvent(new Event('change', { bubbles: true })); };
  let used = 0;
  for (let i = 0; i < rounds; i += 1) {
    const parts = usable('button').filter((b) => new RegExp(`^(${pressed})\\\\b`).test(b.textContent.trim()));
    if (parts.length) { parts[i % parts.length].click(); used += 1; await quiet(); }
    const radios = usable('input[type=radio]').filter((r) => !r.checked);
    if (radios.length) { radios[(7 * i) % radios.length].click(); used += 1; await quiet(); }
    const lists = usable('select').filter((s) => s.options.length > 1);
    if (lists.length) { const list = lists[i % lists.length]; change(list, (list.selectedIndex + 1) % list.options.length); used += 1; await quiet(); }
    const texts = usable('input[type=text], textarea');
    if (texts.length) {
      const text = texts[i % texts.length];
      text.value = `words ${i}`;
      text.dispatchEvent(new Event('input', { bubbles: true }));
      text.dispatchEvent(new Event('change', { bubbles: true }));
      used += 1;
      await quiet();
    }
  }
  // Measured with every part closed: then it is the same page each time.
  const open = () => usable('button').find((b) => /^Close\\b/.test(b.textContent.trim()));
  while (open()) { open().click(); await quiet(); }
  return used;
}"""


@dataclass(frozen=True)
class Left:
    """What a page holds after the browser has cleared away what nothing refers to."""

    actions: int
    nodes: int
    listeners: int
    megabytes: float


def use(page: Page, root: str, rounds: int, pressed: str = "Open|Close") -> Left:
    """Act as a busy reader would, then measure.

    Args:
        page: a live page.
        root: a selector of the part that is used.
        rounds: how often something of each kind is done: a part opened or closed, a choice changed, words typed.
        pressed: what the buttons to press begin with, with ``|`` between.

    Returns:
        What is left, and how many actions there were since the last measurement.
    """
    actions = page.evaluate(USE, {"root": root, "rounds": rounds, "pressed": pressed})
    wire = page.context.new_cdp_session(page)
    for _ in range(3):
        wire.send("HeapProfiler.collectGarbage")
    counted = wire.send("Memory.getDOMCounters")
    used = wire.send("Runtime.getHeapUsage")["usedSize"]
    wire.detach()
    return Left(int(actions), counted["nodes"], counted["jsEventListeners"], used / 1e6)
