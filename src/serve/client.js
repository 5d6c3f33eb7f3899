// Makes a page part of Dateline's preview: it reloads when its own bytes change, swaps style sheets
// without reloading, shows what is wrong with the site, and tells the author about the article.
"use strict";
{
  const own = document.currentScript;
  const page = location.pathname;
  const place = "dateline:scroll:" + location.pathname;
  let version = Number(own.dataset.version);
  let source = null;

  // Everything the preview shows lives in a shadow of its own, out of reach of the page's styles.
  const host = document.createElement("dateline-preview");
  const root = host.attachShadow({ mode: "open" });
  root.innerHTML = `<style>
    :host { all: initial; position: fixed; inset: 0; z-index: 2147483647; pointer-events: none;
            font: 14px/1.45 system-ui, sans-serif; color: #eee; }
    .fault { pointer-events: auto; position: absolute; inset: 0; overflow: auto; background: #191919f5; padding: 24px; }
    .fault h1 { font-size: 18px; margin: 0 0 12px; color: #ff9d8a; }
    .fault pre { font: 13px/1.5 ui-monospace, monospace; white-space: pre-wrap; margin: 0; }
    .gone { pointer-events: auto; position: absolute; inset-inline: 0; inset-block-start: 0; background: #7a2e1d; padding: 10px 16px; }
    .gone a, .bar a { color: #fff; }
    .bar { pointer-events: auto; position: absolute; inset-inline-end: 12px; inset-block-end: 12px; max-width: min(420px, calc(100vw - 24px));
           max-height: 60vh; overflow: auto; background: #191919f0; border-radius: 8px; padding: 6px 12px; font-size: 13px; }
    .bar summary { cursor: pointer; }
    .bar ul { margin: 4px 0; padding-inline-start: 18px; }
    .warning { color: #ffd479; }
    [hidden] { display: none !important; }
  </style>
  <div class="gone" role="status" hidden></div>
  <details class="bar" hidden><summary></summary><div></div></details>
  <div class="fault" role="alert" hidden><h1></h1><pre></pre></div>`;
  document.documentElement.append(host);
  const [gone, bar, fault] = [".gone", ".bar", ".fault"].map((name) => root.querySelector(name));

  const scrolled = sessionStorage.getItem(place);
  if (scrolled !== null) {
    sessionStorage.removeItem(place);
    scrollTo(0, Number(scrolled));
  }

  const swap = (changed) => {
    for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
      const url = new URL(link.href);
      if (!changed.includes(url.pathname)) continue;
      const fresh = link.cloneNode();
      url.searchParams.set("preview", version);
      fresh.href = url;
      // The old sheet goes when the new one is there: the page is never bare.
      fresh.onload = fresh.onerror = () => link.remove();
      link.after(fresh);
    }
  };

  const show = (news) => {
    version = news.version;
    fault.hidden = news.fault === null;
    if (news.fault !== null) {
      fault.querySelector("h1").textContent = "The site can’t be built; this is its last good state.";
      fault.querySelector("pre").textContent = news.fault;
    }
    if (news.reload) {
      sessionStorage.setItem(place, scrollY);
      location.reload();
      return;
    }
    if (news.gone) {
      gone.textContent = "This page is no longer in the site. ";
      if (news.now_at !== null) {
        const link = document.createElement("a");
        link.href = news.now_at;
        link.textContent = "It is here now: " + decodeURI(news.now_at);
        gone.append(link);
      }
      gone.hidden = false;
      return;
    }
    if (news.styles.length > 0) swap(news.styles);
    about();
  };

  const line = (parent, text, name) => {
    const item = parent.appendChild(document.createElement(name ?? "div"));
    item.textContent = text;
    return item;
  };

  const about = async () => {
    const answer = await fetch("/.dateline/about?page=" + encodeURIComponent(page));
    if (!answer.ok) return;
    const facts = await answer.json();
    if (facts === null) return;
    const warned = facts.warnings.length > 0 ? ` · ${facts.warnings.length} ⚠` : "";
    bar.querySelector("summary").textContent = `${facts.status} · ${facts.words} words, ${facts.minutes} min${warned}`;
    const body = bar.querySelector("div");
    body.replaceChildren();
    if (facts.edit === null) {
      line(body, facts.source);
    } else {
      const link = line(body, facts.source, "a");
      link.href = facts.edit;
    }
    for (const warning of facts.warnings) line(body, warning).className = "warning";
    if (facts.shown_by.length > 0) {
      line(body, `Shown on ${facts.shown_by.length} pages:`);
      const list = line(body, "", "ul");
      for (const url of facts.shown_by) {
        const link = line(list, "", "li").appendChild(document.createElement("a"));
        link.href = url;
        link.textContent = decodeURI(url);
      }
    }
    bar.hidden = false;
  };

  // A browser has six connections to a server: a tab that nobody looks at gives its own back.
  const listen = () => {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (source === null) {
      source = new EventSource(`/.dateline/events?page=${encodeURIComponent(page)}&since=${version}`);
      source.addEventListener("news", (event) => show(JSON.parse(event.data)));
      source.onerror = () => {
        // The browser tries again by itself, but with the version of long ago.
        if (source?.readyState === EventSource.CLOSED) {
          source = null;
          setTimeout(listen, 1000);
        }
      };
    }
  };
  document.addEventListener("visibilitychange", listen);
  // What the bar says may have changed without the page.
  addEventListener("focus", about);
  listen();
}
