// Looks at pages in Chromium and prints what is wrong with them, a line of JSON for each fault.
//
//     node look.js CHECK OUTPUT FOLDER PAGE…
"use strict";

const fs = require("node:fs");
const { chromium } = require(process.env.DATELINE_PLAYWRIGHT);
const { serve } = require("./serve.js");

const [check, output, folder, ...pages] = process.argv.slice(2);
const fault = (page, what) => console.log(JSON.stringify(`${page}: ${what}`));

// What a page does while it loads and afterwards that it should not.
const watch = (tab, origin, name) => {
  tab.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) fault(name, message.text());
  });
  tab.on("pageerror", (error) => fault(name, String(error)));
  tab.on("request", (request) => {
    if (!request.url().startsWith(origin)) fault(name, `asks for ${request.url()}`);
  });
};

// Every rule of axe-core, those of best practice among them.
const axe = async (tab, name) => {
  const { violations } = await tab.evaluate(() => axe.run({ resultTypes: ["violations"] }));
  for (const { id, help, nodes } of violations) {
    fault(name, `${id}: ${help}: ${nodes.map((node) => node.html).slice(0, 3).join(" ")}`);
  }
};

// Nothing is cut off or hangs out at the side.
const fits = async (tab, name) => {
  const wide = await tab.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return null;
    const out = (box) => box.right > root.clientWidth + 1 || box.left < -1;
    const found = [...document.querySelectorAll("body *")].filter((it) => out(it.getBoundingClientRect()));
    return found.slice(0, 3).map((it) => it.outerHTML.slice(0, 80)).join(" ") || "the page";
  });
  if (wide !== null) fault(name, `hangs out: ${wide}`);
};

// The keyboard meets every link and button once, from top to bottom, and shows where it is.
const keyboard = async (tab, name) => {
  const expected = await tab.evaluate(() => {
    const can = "a[href], button, summary, input, [tabindex='0']";
    const seen = (it) => it.checkVisibility({ visibilityProperty: true }) && !it.disabled;
    const all = [...document.querySelectorAll(can)].filter((it) => seen(it) && it.tabIndex >= 0);
    all.forEach((it, index) => { it.dataset.turn = index; });
    return all.length;
  });
  for (let turn = 0; turn < expected; turn += 1) {
    await tab.keyboard.press("Tab");
    const found = await tab.evaluate(() => {
      const it = document.activeElement;
      const style = getComputedStyle(it);
      const [box] = it.getClientRects();
      return {
        turn: Number(it.dataset.turn ?? -1),
        html: it.outerHTML.slice(0, 100),
        // The browser's own ring is as wide as it thinks fit.
        ring: style.outlineStyle === "auto" || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2),
        // What is taller than the window can't be all of it in sight.
        shown: box.width > 0 && box.top < innerHeight && box.bottom > 0 && box.left >= -1,
      };
    });
    if (found.turn !== turn) return fault(name, `turn ${turn} goes to ${found.html}`);
    if (!found.ring) fault(name, `no ring around ${found.html}`);
    if (!found.shown) fault(name, `out of sight: ${found.html}`);
  }
  return null;
};

// The switch turns the page dark, which the next page remembers, and back.
const choice = async (tab, name, origin) => {
  const paper = () => tab.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const button = tab.locator(".scheme");
  const light = await paper();
  await button.click();
  const dark = await paper();
  if (dark === light) fault(name, "the switch changes nothing");
  if ((await button.getAttribute("aria-pressed")) !== "true") fault(name, "the switch isn't pressed");
  await tab.goto(origin + folder);
  if ((await paper()) !== dark) fault(name, "the next page has forgotten the choice");
  await button.click();
  if ((await paper()) !== light) fault(name, "the switch doesn't turn back");
  const kept = await tab.evaluate(() => localStorage.length);
  if (kept !== 0) fault(name, "what the system wants anyway is kept");
};

// Without a script nothing is missing but the switch.
const scriptless = async (tab, name) => {
  if (await tab.locator(".scheme").isVisible()) fault(name, "a switch that can do nothing");
  if (!(await tab.locator("main h1, .nameplate").first().isVisible())) fault(name, "no headline");
};

// On paper there is the text, its address and where its links lead, and no way to click.
const paper = async (tab, name) => {
  await tab.emulateMedia({ media: "print" });
  for (const hidden of [".menu", ".scheme", ".colophon", ".skip", ".neighbours"]) {
    for (const it of await tab.locator(hidden).all()) {
      if (await it.isVisible()) fault(name, `${hidden} is printed`);
    }
  }
  const shown = await tab.locator(".on-paper").innerText();
  const canonical = await tab.locator("link[rel=canonical]").getAttribute("href");
  if (!shown.includes(canonical)) fault(name, "its address isn't printed");
  const links = await tab.locator(".prose a:not([href^='#'])").count();
  const notes = await tab.locator(".on-paper li").count();
  if (links !== notes) fault(name, `${links} links and ${notes} notes`);
};

const LOOKS = {
  axe: [{ colorScheme: "light" }, { colorScheme: "dark" }, { colorScheme: "light", viewport: { width: 320, height: 640 } }],
  fits: [{ viewport: { width: 320, height: 640 } }, { viewport: { width: 768, height: 900 } }, { viewport: { width: 1440, height: 900 } }],
  // Without motion: a page that is still scrolling hides where it goes.
  keyboard: [{ reducedMotion: "reduce" }, { reducedMotion: "reduce", viewport: { width: 320, height: 640 } }],
  choice: [{ colorScheme: "light" }],
  scriptless: [{ javaScriptEnabled: false }],
  paper: [{}],
};
const CHECKS = { axe, fits, keyboard, choice, scriptless, paper };

(async () => {
  const { server, origin } = await serve(output, folder);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    // Chromium won't sandbox for root, and the pages are our own.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ["--disable-background-networking", "--disable-gpu"],
  });
  for (const how of LOOKS[check]) {
    const context = await browser.newContext(how);
    for (const page of pages) {
      const tab = await context.newPage();
      const name = `${page} ${JSON.stringify(how)}`;
      watch(tab, origin, name);
      await tab.goto(origin + page, { waitUntil: "load" });
      if (check === "axe") await tab.evaluate(fs.readFileSync(process.env.DATELINE_AXE, "utf8"));
      await CHECKS[check](tab, name, origin);
      if (check === "fits" && how.viewport.width > 320) {
        // Letters of twice the size, which some readers set.
        await tab.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
        await fits(tab, `${name} with letters of twice the size`);
      }
      await tab.close();
    }
    await context.close();
  }
  await browser.close();
  server.close();
  console.log(JSON.stringify("done"));
})();
