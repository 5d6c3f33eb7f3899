// Serves a built site on this machine as a host would: compressed, with the headers of `_headers`,
// under the folder of its address. What a page asks for that isn't there is answered with 404.
"use strict";

const fs = require("node:fs");
const http = require("node:http");
const path = require("node:path");
const zlib = require("node:zlib");

const TYPES = {
  css: "text/css; charset=utf-8", html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8",
  json: "application/json", png: "image/png", svg: "image/svg+xml", txt: "text/plain; charset=utf-8",
  xml: "application/xml",
};

// The rules of `_headers`: [pattern, [[name, value], …]] each.
const rules = (output) => {
  const found = [];
  for (const line of fs.readFileSync(path.join(output, "_headers"), "utf8").split("\n")) {
    if (line.startsWith("  ")) found.at(-1)[1].push(line.trim().split(/: (.*)/).slice(0, 2));
    else if (line) found.push([line, []]);
  }
  return found;
};

const fits = (pattern, url) =>
  pattern.endsWith("*") ? url.startsWith(pattern.slice(0, -1)) : url === pattern;

exports.serve = (output, folder) =>
  new Promise((resolve) => {
    const headers = rules(output);
    const server = http.createServer((request, response) => {
      const url = request.url.split("?")[0];
      const inside = decodeURIComponent(url).slice(folder.length - 1);
      let file = path.join(output, inside.endsWith("/") ? inside + "index.html" : inside);
      if (!url.startsWith(folder) || !fs.existsSync(file)) {
        response.statusCode = 404;
        file = path.join(output, "404.html");
      }
      for (const [, fields] of headers.filter(([pattern]) => fits(pattern, url))) {
        for (const [name, value] of fields) response.setHeader(name, value);
      }
      const type = TYPES[file.split(".").at(-1)] ?? "application/octet-stream";
      response.setHeader("Content-Type", type);
      let bytes = fs.readFileSync(file);
      if (!type.startsWith("image/png") && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "")) {
        response.setHeader("Content-Encoding", "gzip");
        bytes = zlib.gzipSync(bytes);
      }
      response.end(bytes);
    });
    server.listen(0, "127.0.0.1", () => {
      resolve({ server, origin: `http://127.0.0.1:${server.address().port}` });
    });
  });
