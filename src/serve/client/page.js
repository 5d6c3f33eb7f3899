// Makes a page part of Dateline's preview: it reloads when its own bytes change, swaps style sheets and
// pictures without reloading, shows what is wrong with the site, and tells the author about the article.
const own = document.currentScript;
const page = location.pathname;
// Where there is no such page, the one that says so is shown.
const pages = own.dataset.also ? [page, own.dataset.also] : [page];
const isEmpty = "empty" in own.dataset;
let version = Number(own.dataset.version);

// What a tab remembers. A browser may be told to keep nothing.
const remember = (store, key, value) => {
  try {
    if (value === null) store().removeItem(key);
    else store().setItem(key, value);
  } catch {}
};
const recall = (store, key) => {
  try {
    return store().getItem(key);
  } catch {
    return null;
  }
};
const ofTab = () => sessionStorage;
const ofBrowser = () => localStorage;

// Everything the preview shows lives in a shadow of its own, out of reach of the page's styles.
const element = (name, text, parent, kind) => {
  const made = document.createElement(name);
  made.textContent = text;
  if (kind) made.className = kind;
  parent?.append(made);
  return made;
};
const host = document.createElement("dateline-preview");
const root = host.attachShadow({ mode: "open" });
const sheet = new CSSStyleSheet();
sheet.replaceSync(style);
root.adoptedStyleSheets = [sheet];
root.innerHTML = `<div class="gone" role="status" hidden></div>
  <details class="bar" hidden><summary></summary><div></div></details>
  <div class="away" role="status" hidden>The preview has ended. Start it again with <code>dateline serve</code>.</div>
  <section class="fault" role="alert" hidden>
    <header><h1>The site can’t be built</h1><p></p><a hidden></a><button type="button"></button></header><pre></pre>
  </section>`;
const [gone, bar, away, fault] = [".gone", ".bar", ".away", ".fault"].map((it) => root.querySelector(it));
// A page within a page reloads and swaps like any other, but says nothing.
if (window === top) document.documentElement.append(host);

// The place in the page survives a reload, also while pictures and scripts still move the text.
const place = "dateline:place:" + page;
let wanted = null;
const restore = (to) => {
  wanted = to;
  const steady = new CSSStyleSheet();
  // The browser's own way to hold a place would be in the way of ours.
  steady.replaceSync("* { overflow-anchor: none !important }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, steady];
  const go = () => wanted === to && scrollTo({ ...to, behavior: "instant" });
  const observer = new ResizeObserver(go);
  observer.observe(document.documentElement);
  observer.observe(document.body);
  const touched = ["wheel", "touchstart", "mousedown", "keydown"];
  const end = () => {
    if (wanted !== to) return;
    wanted = null;
    observer.disconnect();
    history.scrollRestoration = "auto";
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((it) => it !== steady);
    for (const name of touched) removeEventListener(name, end, true);
  };
  // Whoever scrolls decides.
  for (const name of touched) addEventListener(name, end, true);
  addEventListener("load", () => {
    go();
    setTimeout(end, 3000);
  });
  go();
};
const before = recall(ofTab, place);
if (before !== null) {
  remember(ofTab, place, null);
  restore(JSON.parse(before));
}
const reload = () => {
  remember(ofTab, place, JSON.stringify(wanted ?? { left: scrollX, top: scrollY }));
  history.scrollRestoration = "manual";
  location.reload();
};

// Changed style sheets and pictures take the place of the old ones.
const fresh = (address) => {
  const url = new URL(address, location);
  url.searchParams.set("preview", version);
  return url.href;
};
const isOf = (address, changed) => {
  const url = address ? new URL(address, location) : null;
  return url !== null && url.origin === location.origin && changed(url.pathname);
};
const uses = (sheet, changed) => {
  if (isOf(sheet.href, changed)) return true;
  try {
    return [...sheet.cssRules].some((rule) => rule.styleSheet && uses(rule.styleSheet, changed));
  } catch {
    // The rules of a sheet from elsewhere can't be read.
    return false;
  }
};
const leaving = new WeakSet();
const swap = (changed) => {
  for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
    const isUsed = isOf(link.href, changed) || (link.sheet && uses(link.sheet, changed));
    if (!isUsed || leaving.has(link)) continue;
    const next = link.cloneNode();
    next.href = fresh(link.href);
    // The old sheet goes when the new one is there: the page is never bare.
    leaving.add(link);
    next.onload = next.onerror = () => link.remove();
    link.after(next);
  }
  for (const picture of document.images) {
    if (isOf(picture.getAttribute("src"), changed)) picture.src = fresh(picture.src);
  }
};

const colours = [
  [/^error/, "error"],
  [/^warning/, "warning"],
  [/^\s*(-->|:::|=)/, "place"],
  [/^\s*\d*\s*\|\s*[\^\-_~|\s]*[\^]/, "error"],
];
const showFault = (picture, at) => {
  const pre = fault.querySelector("pre");
  fault.hidden = picture === null;
  const link = fault.querySelector("a");
  link.hidden = !at?.[1];
  if (at?.[1]) {
    link.href = at[1];
    link.textContent = "Open " + at[0];
  }
  // A word or two lie below the page; only what is long lies over it.
  fault.classList.toggle("short", picture !== null && picture.split("\n").length <= 12 && !isEmpty);
  if (picture === null || picture === pre.textContent) return;
  pre.replaceChildren();
  for (const line of picture.split(/(?<=\n)/)) {
    const kind = colours.find(([pattern]) => pattern.test(line));
    element("span", line, pre, kind?.[1]);
  }
  fold(false);
};
const fold = (isFolded) => {
  fault.classList.toggle("folded", isFolded);
  fault.querySelector("button").textContent = isFolded ? "Show what is wrong" : "Show the page";
};
fault.querySelector("p").textContent = isEmpty ? "" : "The page below is its last good state.";
fault.querySelector("button").hidden = isEmpty;
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !fault.hidden && !isEmpty) fold(true);
});
fault.querySelector("button").onclick = () => fold(!fault.classList.contains("folded"));

const showGone = (nowAt) => {
  gone.textContent = "This page is no longer in the site. ";
  if (nowAt) element("a", "It is now at " + decodeURI(nowAt), gone).href = nowAt;
  gone.hidden = false;
  bar.hidden = true;
};
if (own.dataset.nowAt) showGone(own.dataset.nowAt);

const show = (news) => {
  away.hidden = news !== null;
  if (news === null) return;
  const known = version;
  const isNew = (version) => version > known;
  const changed = (path) => isNew(news.changed[path] ?? 0);
  showFault(news.fault, news.at);
  markWaiting();
  if (pages.some(changed) || (isEmpty && news.fault === null && isNew(news.version))) {
    reload();
    return;
  }
  const removed = news.removed[page];
  if (removed && isNew(removed.version)) showGone(removed.now_at);
  version = Math.max(version, news.version);
  swap(changed);
  if (news.about[page] !== mark) {
    mark = news.about[page];
    tellAbout();
  }
};

// Drafts and scheduled articles say so wherever a list leads to them.
const marks = new CSSStyleSheet();
marks.replaceSync(`a[data-dateline-waiting]::after {
  content: attr(data-dateline-waiting); margin-inline-start: 0.5em; padding: 0.1em 0.5em; border-radius: 1em;
  font: 600 11px/1.4 system-ui, sans-serif; letter-spacing: 0; vertical-align: middle; white-space: nowrap;
  display: inline-block; background: #875300; color: #fff;
}`);
const markWaiting = async () => {
  const answer = await fetch("/.dateline/waiting").catch(() => null);
  const waiting = answer?.ok ? await answer.json() : {};
  for (const link of document.querySelectorAll("a[href]")) {
    const isHere = link.origin === location.origin && link.pathname !== location.pathname;
    // A link around a picture has no words to stand beside.
    const word = isHere && link.textContent.trim() ? waiting[link.pathname] : undefined;
    if (word) {
      if (!document.adoptedStyleSheets.includes(marks)) document.adoptedStyleSheets.push(marks);
      link.dataset.datelineWaiting = word;
    }
    if (!word) delete link.dataset.datelineWaiting;
  }
};

// The author's bar.
let mark = null;
let asked = 0;
let isStale = false;
const tellAbout = async () => {
  // Nobody reads the bar of a tab in the background.
  isStale = document.hidden;
  if (isStale || mark === undefined) {
    bar.hidden ||= mark === undefined;
    return;
  }
  const turn = ++asked;
  const answer = await fetch("/.dateline/about?page=" + encodeURIComponent(page)).catch(() => null);
  const facts = answer?.ok ? await answer.json() : null;
  // An earlier answer may come later.
  if (turn === asked && facts !== null) showBar(facts);
};
const showBar = (facts) => {
  const [summary, body] = [bar.querySelector("summary"), bar.querySelector("div")];
  summary.replaceChildren();
  element("b", facts.status, summary, facts.status.split(/[ ,]/)[0]);
  const count = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
  element("span", `${count(facts.words, "word", "words")}, ${facts.minutes} min`, summary);
  if (facts.warnings.length > 0) {
    element("span", count(facts.warnings.length, "warning", "warnings"), summary, "warning");
  }
  if (facts.findings.length > 0) {
    const kind = facts.findings.some((it) => it.severity === "error") ? "error" : "warning";
    element("span", count(facts.findings.length, "finding", "findings"), summary, kind);
  }
  body.replaceChildren();
  element(facts.edit === null ? "span" : "a", facts.source, element("p", "", body)).href = facts.edit;
  if (facts.warnings.length > 0) {
    const list = element("ul", "", body, "warnings");
    for (const { line, message, help } of facts.warnings) {
      const item = element("li", (line === null ? "" : `line ${line}: `) + message, list);
      for (const text of help) element("small", text, item);
    }
  }
  if (facts.findings.length > 0) {
    element("p", "dateline check finds:", body);
    const list = element("ul", "", body, "findings");
    for (const { code, severity, line, message, help } of facts.findings) {
      const item = element("li", "", list);
      element("b", `${severity} ${code}`, item, severity);
      item.append((line === null ? " " : ` line ${line}: `) + message);
      for (const text of help) element("small", text, item);
    }
  }
  const isPage = ({ url }) => url.endsWith("/") || url.endsWith(".html");
  for (const [shown, one, many] of [
    [facts.shown_by.filter(isPage), "Shown on 1 page:", "Shown on # pages:"],
    [facts.shown_by.filter((it) => !isPage(it)), "In 1 feed:", "In # feeds:"],
  ]) {
    if (shown.length === 0) continue;
    element("p", shown.length === 1 ? one : many.replace("#", shown.length), body);
    const list = element("ul", "", body, "pages");
    for (const { url, what } of shown) element("a", what, element("li", "", list)).href = url;
  }
  bar.hidden = !gone.hidden;
};
bar.open = recall(ofBrowser, "dateline:bar") === "open";
// The event `toggle` comes later than the click, and not at all if the page is left at once.
bar.querySelector("summary").onclick = () => remember(ofBrowser, "dateline:bar", bar.open ? "folded" : "open");
bar.ontoggle = () => bar.open && mark && tellAbout();
// Which pages show an article may have changed without it.
addEventListener("focus", () => mark && tellAbout());
document.addEventListener("visibilitychange", () => isStale && tellAbout());

// One worker listens for all tabs. Where a browser has none, each tab listens for itself, and gives
// its connection back while nobody looks at it.
const alone = () => {
  let source = null;
  const listen = () => {
    source?.close();
    source = null;
    if (document.hidden) return;
    const query = pages.map((it) => `page=${encodeURIComponent(it)}`).join("&");
    source = new EventSource(`/.dateline/events?${query}&since=${version}`);
    source.addEventListener("news", (event) => show(JSON.parse(event.data)));
    source.onerror = () => {
      show(null);
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
    };
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", (event) => event.persisted && listen());
  listen();
};
const together = () => {
  const worker = new SharedWorker(own.dataset.worker);
  worker.onerror = alone;
  worker.port.onmessage = (event) => show(event.data);
  const hello = () => worker.port.postMessage({ pages, version });
  addEventListener("pagehide", () => worker.port.postMessage(null));
  addEventListener("pageshow", (event) => event.persisted && hello());
  hello();
};
try {
  together();
} catch {
  alone();
}
