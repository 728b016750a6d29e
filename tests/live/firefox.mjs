// Drives Firefox over WebDriver BiDi. usage: node firefox.mjs FIREFOX ADDRESS
// Prints one JSON object with what it saw; the test judges.
import puppeteer from 'puppeteer-core';

const [executablePath, address] = process.argv.slice(2);
const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
const seen = { requests: [], errors: [], warm: [] };

async function visit(page, name) {
  await page.goto(`${address}${name}`);
  await page.waitForSelector('html[data-live=ready], html[data-live=failed]', { timeout: 90_000 });
  return page.evaluate(() => ({
    state: document.documentElement.dataset.live,
    milliseconds: performance.getEntriesByName('live-ready')[0]?.startTime,
  }));
}

const textOf = (page, selector) => page.$eval(selector, (node) => node.textContent);
const wait = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

async function waitForText(page, selector, words) {
  for (let tries = 0; tries < 200; tries += 1) {
    const text = await textOf(page, selector).catch(() => '');
    if (text.includes(words)) return text;
    await wait(50);
  }
  return textOf(page, selector);
}

async function useExercise(page) {
  await page.select('.live-view select', 'United Kingdom');
  seen.answer = await waitForText(page, '#answer', 'United Kingdom');
  await page.click('.live-view button');
  seen.clicked = await waitForText(page, '.live-view [role=status]', 'clicked');
  seen.error = await textOf(page, '.live-error');
}

async function useStore(page) {
  await visit(page, 'behaviour.html');
  await page.type('.live-view input[type=text]', 'kept');
  seen.echo = await waitForText(page, '#echo', 'kept');
  await page.click('.live-bar-button');
  await waitForText(page, '.live-bar', 'was restarted');
  seen.restarted = await page.$eval('.live-view input[type=text]', (node) => node.value);
}

try {
  const page = await browser.newPage();
  page.on('request', (request) => seen.requests.push(request.url()));
  page.on('pageerror', (error) => seen.errors.push(String(error)));
  seen.first = await visit(page, 'index.html');
  await useExercise(page);
  await wait(3000); // what was fetched is kept once the page is live
  for (let run = 0; run < 5; run += 1) seen.warm.push((await visit(page, 'stored.html')).milliseconds);
  await useStore(page);
} catch (error) {
  seen.errors.push(String(error));
} finally {
  await browser.close();
  console.log(JSON.stringify(seen));
}
