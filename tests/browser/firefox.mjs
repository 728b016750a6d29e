// Opens pages in Firefox and prints, as JSON, what went wrong on each.
// Usage: node firefox.mjs FIREFOX ADDRESS...
import puppeteer from "puppeteer-core";

const [program, ...addresses] = process.argv.slice(2);
const browser = await puppeteer.launch({ browser: "firefox", executablePath: program, headless: true });
const found = {};
try {
  for (const address of addresses) {
    const page = await browser.newPage();
    const problems = (found[address] = { problems: [], requests: 0, title: "", heading: "" });
    page.on("request", (request) => {
      problems.requests += 1;
      const url = request.url();
      if (!url.startsWith(new URL(address).origin) && !/^(data|blob):/.test(url)) problems.problems.push(`foreign: ${url}`);
    });
    page.on("requestfailed", (request) => problems.problems.push(`failed: ${request.url()}`));
    page.on("response", (response) => {
      if (response.status() >= 400) problems.problems.push(`${response.status()}: ${response.url()}`);
    });
    page.on("pageerror", (error) => problems.problems.push(`error: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") problems.problems.push(`console: ${message.text()}`);
    });
    await page.goto(address, { waitUntil: "load" });
    await page.waitForFunction(
      () => ["ready", "failed", "waiting", undefined].includes(document.documentElement.dataset.live),
      { timeout: 120_000 },
    );
    problems.title = await page.title();
    problems.heading = await page.$eval("h1", (each) => each.textContent.trim());
    problems.live = await page.evaluate(() => document.documentElement.dataset.live ?? null);
    // A page that is closed earlier keeps nothing, and each exercise unpacks Python anew.
    if (problems.live === "ready") await page.waitForFunction(() => localStorage.getItem("live-cells-kept"));
    await page.close();
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify(found));
