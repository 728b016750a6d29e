// Drives Firefox over WebDriver BiDi. usage: node firefox.mjs FIREFOX ADDRESS FOLDER
// Prints one JSON object with what it saw; the test judges. FOLDER: where Firefox saves files, and the file to upload lies.
import fs from 'node:fs';
import path from 'node:path';

import puppeteer from 'puppeteer-core';

const [executablePath, address, folder] = process.argv.slice(2);
const browser = await puppeteer.launch({
  browser: 'firefox',
  executablePath,
  headless: true,
  extraPrefsFirefox: { 'browser.download.folderList': 2, 'browser.download.dir': folder, 'browser.download.useDownloadDir': true },
});
const seen = { requests: [], errors: [] };

async function visit(page, name) {
  await page.goto(`${address}${name}`);
  await page.waitForSelector('html[data-live=ready], html[data-live=failed]', { timeout: 90_000 });
  return page.evaluate(() => document.documentElement.dataset.live);
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

async function waitForFile(name, size) {
  const file = path.join(folder, name);
  for (let tries = 0; tries < 200 && !(fs.existsSync(file) && fs.statSync(file).size === size); tries += 1) await wait(50);
  return fs.existsSync(file) ? fs.statSync(file).size : undefined;
}

const button = (page, words) => page.waitForSelector(`::-p-aria(${words}[role="button"])`);

async function exchange(page) {
  await visit(page, 'exchange.html');
  await page.focus('#letter');
  await page.keyboard.press('Enter');
  seen.letter = await waitForFile('letter.txt', 27);
  await (await button(page, 'Save a large file')).click();
  seen.big = await waitForFile('big.bin', 3_072_000);
  // Firefox opens its own dialog for a click on the button: the file goes to the input behind it, which is not in the page.
  const upload = await page.evaluateHandle(() => new Promise((resolve) => {
    HTMLInputElement.prototype.click = function click() { resolve(this); };
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent.startsWith('Read a file')).click();
  }));
  await upload.uploadFile(path.join(folder, 'record.json'));
  seen.upload = await waitForText(page, '.file', ' ');
  await page.click('a[href="#preset=two"]');
  await page.click('a[href="#preset=two"]');
  seen.heard = await page.waitForSelector('::-p-text(heard: preset=two preset=two / preset=two)', { timeout: 5000 })
    .then(() => true, () => false);
}

try {
  const page = await browser.newPage();
  page.on('request', (request) => seen.requests.push(request.url()));
  page.on('pageerror', (error) => seen.errors.push(String(error)));
  seen.first = await visit(page, 'index.html');
  await useExercise(page);
  await wait(3000); // what was fetched is kept once the page is live
  seen.again = await visit(page, 'stored.html');
  await useStore(page);
  await exchange(page);
} catch (error) {
  seen.errors.push(String(error));
} finally {
  await browser.close();
  console.log(JSON.stringify(seen));
}
