// Drives Chromium for `browser.rs`: reads one JSON request a line, and answers each with one line.
"use strict";
const readline = require("node:readline");
const { chromium } = require(process.env.DATELINE_PLAYWRIGHT);

const tabs = [];
const pause = (time) => new Promise((done) => setTimeout(done, time));

// A script sees the page, and what the preview adds to it by these two names.
const wrapped = (script) => `(() => {
  const ui = document.querySelector("dateline-preview")?.shadowRoot;
  const see = (name) => {
    const found = ui?.querySelector(name);
    return found?.checkVisibility() ? found.innerText : null;
  };
  return (${script});
})()`;

const requests = {
  // Opens a tab. `slow` is a pattern of URLs that take their time, `first` a script to run before any
  // other.
  async open({ url, width, height, slow, first }) {
    const page = await context.newPage();
    const errors = [];
    page.on("console", (said) => said.type() === "error" && errors.push(said.text()));
    page.on("pageerror", (error) => errors.push(String(error)));
    if (width) await page.setViewportSize({ width, height });
    if (first) await page.addInitScript(first);
    if (slow) await page.route(slow, (route) => pause(500).then(() => route.continue()).catch(() => {}));
    await page.goto(url);
    return tabs.push({ page, errors }) - 1;
  },
  go: ({ tab, url }) => tabs[tab].page.goto(url).then(() => null),
  click: ({ tab, name }) => tabs[tab].page.locator(name).click(),
  wheel: ({ tab, by }) => tabs[tab].page.mouse.wheel(0, by),
  see: ({ tab, script }) => tabs[tab].page.evaluate(wrapped(script)),
  // Waits until a script finds something, however often the page is loaded meanwhile.
  async until({ tab, script }) {
    const end = Date.now() + 20_000;
    let last;
    for (;;) {
      last = await tabs[tab].page.evaluate(wrapped(script)).catch((error) => `(${error})`);
      if (last && !(typeof last === "string" && last.startsWith("(Error"))) return last;
      if (Date.now() > end) throw new Error(`never: ${script}; at last ${JSON.stringify(last)}`);
      await pause(20);
    }
  },
  errors: () => tabs.flatMap((tab) => tab.errors),
  async close({ tab }) {
    await tabs[tab].page.close();
    return null;
  },
};

let context;
(async () => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    // Chromium won't sandbox for root, and the pages are our own.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ["--disable-gpu", "--disable-background-networking"],
  });
  context = await browser.newContext({ viewport: { width: 1000, height: 600 } });
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const request = JSON.parse(line);
    const late = pause(30_000).then(() => Promise.reject("nothing for half a minute"));
    const answer = await Promise.race([requests[request.do](request), late]).then(
      (value) => ({ value: value ?? null }),
      (error) => ({ error: String(error) }),
    );
    process.stdout.write(JSON.stringify(answer) + "\n");
  }
  await browser.close();
  process.exit();
})();
