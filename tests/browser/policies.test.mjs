// Under the policies that sites have: hashes of the files, other origins, no storage, no request but for its own files.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { POLICY, serve } from "../../www/serve.mjs";
import { escaped, page } from "./site.mjs";
import { REPORT, listen, ready, shown, words } from "./view.mjs";

const dist = (name) => readFileSync(new URL(`../../www/dist/${name}`, import.meta.url));
const hash = (name) => `sha384-${createHash("sha384").update(dist(name)).digest("base64")}`;
const around = (attributes = "") => page(`<touchline-article${attributes}>${escaped(REPORT)}</touchline-article>`);

/** A second origin with the built files. */
async function elsewhere(headers) {
  const types = { js: "text/javascript; charset=utf-8", css: "text/css", wasm: "application/wasm" };
  return serve({
    root: new URL("../../www/dist/", import.meta.url).pathname,
    answer(url) {
      const name = url.pathname.slice(1);
      const type = types[name.split(".").at(-1)];
      return type && { headers: { "Content-Type": type, ...headers }, body: dist(name) };
    },
  });
}

export default (check) => {
  check("hashes of script and wasm: they match, it works", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    const html = around(` integrity="${hash("touchline.wasm")}"`)
      .replace('<script type="module"', `<script type="module" integrity="${hash("touchline.js")}"`);
    const view = await visit(site.put("/t/hashes.html", html));
    await view.until(ready);
    assert.deepEqual(view.lines, []);
  });

  check("a hash of the wasm that does not match: the text stays, the event says so", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    const view = await visit(site.put("/t/hash-wrong.html", around(` integrity="${hash("touchline.js")}"`)), { init: listen });
    await view.until(() => told.some(({ name, code }) => name === "error" && code === "integrity"));
    assert.equal(words(await view.run(() => document.querySelector("touchline-article").innerText)), words(REPORT));
  });

  check("a hash of the script that does not match: the text stays", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    const html = around().replace('<script type="module"', `<script type="module" integrity="${hash("touchline.css")}"`);
    const view = await visit(site.put("/t/hash-script.html", html));
    assert.equal(words(await view.run(() => document.querySelector("touchline-article").innerText)), words(REPORT));
  });

  check("everything from another origin", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    const other = await elsewhere({ "Access-Control-Allow-Origin": "*" });
    try {
      const policy = POLICY.replaceAll("'self'", `'self' ${other.origin}`);
      const html = around().replace("/dist/touchline.js", `${other.origin}/touchline.js`);
      const view = await visit(site.put("/t/other.html", html, { headers: { "Content-Security-Policy": policy } }));
      await view.until(ready);
      assert.equal(words(await view.run(shown)), words(REPORT));
    } finally {
      await other.close();
    }
  });

  check("wasm of an origin that does not allow it: the text stays, the event says so", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    const other = await elsewhere({});
    try {
      const policy = POLICY.replaceAll("'self'", `'self' ${other.origin}`);
      const view = await visit(site.put("/t/cors.html", around(` wasm-src="${other.origin}/touchline.wasm"`), { headers: { "Content-Security-Policy": policy } }), { init: listen });
      await view.until(() => told.some(({ name, code }) => name === "error" && code === "network"));
      assert.equal(words(await view.run(() => document.querySelector("touchline-article").innerText)), words(REPORT));
    } finally {
      await other.close();
    }
  });

  check("wasm-src: the wasm from where the page says", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    site.put("/t/moved.wasm", dist("touchline.wasm"), { headers: { "Content-Type": "application/wasm" } });
    site.asked.length = 0;
    const view = await visit(site.put("/t/wasm-src.html", around(' wasm-src="moved.wasm"')));
    await view.until(ready);
    assert.ok(site.asked.includes("/t/moved.wasm") && !site.asked.includes("/dist/touchline.wasm"));
  });

  check("a whole visit: no request but for its own files, no storage, no cookie", { only: ["chromium"] }, async ({ site, visit }) => {
    site.asked.length = 0;
    const view = await visit(site.put("/t/visit.html", around()));
    const requests = [];
    view.raw.on("request", (request) => requests.push(request.url()));
    await view.until(ready);
    await view.run(async () => {
      const element = document.querySelector("touchline-article");
      element.fold();
      element.unfold();
      for (const { id } of [...element.article.events, ...element.article.quotes]) element.show(id);
      for (const button of element.shadowRoot.querySelectorAll("[data-do]:not([data-do=copy])")) button.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve, 300));
    });
    const own = ["touchline.js", "reading.js", "touchline.css", "touchline.wasm"].map((name) => `/dist/${name}`);
    assert.deepEqual([...site.asked].sort(), ["/t/visit.html", ...own].sort());
    assert.deepEqual(requests.filter((url) => !own.some((path) => url.endsWith(path))), []);
    const kept = await view.run(async () => [document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length]);
    assert.deepEqual(kept, ["", 0, 0, 0, 0]);
  });
};
