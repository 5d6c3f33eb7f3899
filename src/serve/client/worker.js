// Listens for all tabs of a browser. HTTP/1.1 has six connections to a server: if each tab kept one
// for its events, the seventh tab could load nothing.
"use strict";
const tabs = new Map();
let source = null;

const listen = () => {
  source?.close();
  source = null;
  if (tabs.size === 0) return;
  const known = [...tabs.values()];
  const query = [...new Set(known.flatMap((tab) => tab.pages))]
    .map((page) => `page=${encodeURIComponent(page)}`)
    .join("&");
  const since = Math.min(...known.map((tab) => tab.version));
  source = new EventSource(`/.dateline/events?${query}&since=${since}`);
  source.addEventListener("news", (event) => {
    const news = JSON.parse(event.data);
    for (const [port, tab] of tabs) {
      tab.version = Math.max(tab.version, news.version);
      port.postMessage(news);
    }
  });
  source.onerror = () => {
    for (const port of tabs.keys()) port.postMessage(null);
    // The browser tries again by itself unless somebody else answers there by now.
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
  };
};

onconnect = ({ ports: [port] }) => {
  port.onmessage = ({ data: tab }) => {
    if (tab !== null) {
      tabs.set(port, tab);
      listen();
    } else if (tabs.delete(port) && tabs.size === 0) {
      listen();
    }
  };
};
