// A reader with Firefox, for benchmarks/compared.py. usage: node answered.mjs FIREFOX SCRIPT; then a line of input for each step: an address to go to,
// or `seen`. Prints one line of JSON for each: what the script, which each page runs first, has seen so far.
import fs from 'node:fs';
import readline from 'node:readline';

import puppeteer from 'puppeteer-core';

const PAUSE = 200; // milliseconds
const [executablePath, script] = process.argv.slice(2);
const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
const page = await browser.newPage();
await page.evaluateOnNewDocument(fs.readFileSync(script, 'utf8'));
for await (const line of readline.createInterface({ input: process.stdin })) {
  if (line === 'seen') {
    await new Promise((resolve) => { setTimeout(resolve, PAUSE); });
  } else {
    await page.goto('about:blank');
    await page.goto(line, { timeout: 600_000, waitUntil: 'domcontentloaded' });
  }
  console.log(JSON.stringify(await page.evaluate(() => globalThis.seen)));
}
await browser.close();
