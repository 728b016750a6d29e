// Measures waits in Firefox. usage: node measure.mjs FIREFOX RUNS ADDRESS...
// Prints one JSON object: for each address, the marks of each visit with a full cache.
import puppeteer from 'puppeteer-core';

const [executablePath, runs, ...addresses] = process.argv.slice(2);
const wait = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

async function visit(page, address) {
  await page.goto('about:blank');
  await wait(300);
  await page.goto(address);
  await page.waitForSelector('html[data-live=ready]', { timeout: 180_000 });
  return page.evaluate(() => Object.fromEntries(performance.getEntriesByType('mark').map(({ name, startTime }) => [name, startTime])));
}

// Until the files are kept, and once more.
async function firstVisit(page, address) {
  await visit(page, address);
  for (let tries = 0; tries < 300 && !(await page.evaluate(() => localStorage.getItem('live-cells-kept'))); tries += 1) await wait(100);
  await visit(page, address);
}

async function measure(address) {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
  try {
    const page = await browser.newPage();
    await firstVisit(page, address);
    const visits = [];
    for (let run = 0; run < Number(runs); run += 1) visits.push(await visit(page, address));
    return visits;
  } finally {
    await browser.close();
  }
}

const found = {};
for (const address of addresses) found[address] = await measure(address);
console.log(JSON.stringify(found));
