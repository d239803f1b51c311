// Whatever a page does with the element and its script: the article stays readable, and nothing is thrown.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { escaped, page } from "./site.mjs";
import { REPORT, listen, ready, shown, words } from "./view.mjs";

const PAGE = page(`<touchline-article>${escaped(REPORT)}</touchline-article>`);
const dist = (name) => readFileSync(new URL(`../../www/dist/${name}`, import.meta.url));
const SCRIPT = { headers: { "Content-Type": "text/javascript; charset=utf-8" } };
const TYPES = { js: SCRIPT.headers["Content-Type"], css: "text/css; charset=utf-8", wasm: "application/wasm" };
const FILES = ["touchline.js", "reading.js", "touchline.css", "touchline.wasm"];

/** Puts up the built files as another version in a folder. */
function version(site, folder, number) {
  const own = /"(\d+\.\d+\.\d+)"/.exec(dist("touchline.js"))[1];
  for (const name of FILES) {
    const body = name === "touchline.js" ? dist(name).toString().replaceAll(`"${own}"`, `"${number}"`) : dist(name);
    site.put(`${folder}/${name}`, body, { headers: { "Content-Type": TYPES[name.split(".").at(-1)] } });
  }
  return `<script type="module" src="${folder}/touchline.js"></script>\n`;
}

const lines = (view) => view.lines.map(({ text }) => text).filter((text) => !text.includes("preload"));

export default (check) => {
  check("two versions: one line, the newest that fits draws", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    const html = (first, second) => PAGE.replace(/<script type="module".*?<\/script>/, "").replace("</head>", `${first}${second}</head>`);
    const older = version(site, "/t/v1", "1.2.0");
    const newer = version(site, "/t/v2", "1.3.1");
    const other = version(site, "/t/v3", "2.0.0");
    for (const [name, first, second, draws] of [["a", older, newer, "/t/v2"], ["b", newer, older, "/t/v2"], ["c", older, other, "/t/v1"]]) {
      site.asked.length = 0;
      const view = await visit(site.put(`/t/versions-${name}.html`, html(first, second)));
      await view.until(ready);
      assert.equal(words(await view.run(shown)), words(REPORT));
      assert.ok(site.asked.includes(`${draws}/reading.js`), site.asked.join());
      assert.equal(await view.run(() => document.querySelectorAll("touchline-article").length), 1);
      assert.equal(lines(view).length, 1, lines(view).join("\n"));
      assert.match(lines(view)[0], draws === "/t/v2" ? /taken; 1\.3\.1 draws it/ : /taken; 1\.2\.0 draws it/);
    }
  });

  check("the tag is taken by another script: one line, nothing thrown; another tag works", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    site.put("/t/taken.js", "customElements.define('touchline-article', class extends HTMLElement {});", SCRIPT);
    const html = PAGE.replace('<script type="module"', '<script type="module" src="/t/taken.js"></script><script type="module"')
      .replace("</main>", `<match-report>${escaped(REPORT)}</match-report></main>`);
    const view = await visit(site.put("/t/taken.html", html));
    await view.run(() => import("/dist/define.js").then(({ define }) => define("match-report")));
    await view.until(() => document.querySelector("match-report").shadowRoot?.querySelector(".tl-view[data-live]") !== null);
    assert.equal(words(await view.run(() => document.querySelector("touchline-article").innerText)), words(REPORT));
    assert.equal(lines(view).length, 1);
    assert.match(lines(view)[0], /<touchline-article> is taken; define\(\) takes another tag/);
  });

  check("a script that another one puts in late, as speed services do", {}, async ({ site, visit }) => {
    site.put("/t/rocket.js", `addEventListener("load", () => {
      const script = document.createElement("script");
      script.type = "module";
      script.src = document.querySelector("script[data-src]").dataset.src;
      document.head.append(script);
    });`, SCRIPT);
    const html = PAGE.replace(/<script type="module" src="([^"]+)"><\/script>/, '<script type="rocket-module" data-src="$1"></script><script src="/t/rocket.js"></script>');
    // Such services rewrite addresses for a policy of their own: here Trusted Types would forbid the late script.
    const view = await visit(site.put("/t/rocket.html", html, { headers: { "Content-Security-Policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src data:" } }));
    await view.until(ready);
    assert.equal(words(await view.run(shown)), words(REPORT));
  });

  check("adopted by another document and back", {}, async ({ site, visit }) => {
    const view = await visit(site.put("/t/adopted.html", PAGE), { init: listen });
    await view.until(ready);
    await view.run(() => {
      const frame = document.createElement("iframe");
      frame.style.width = "800px";
      document.body.append(frame);
      frame.contentDocument.body.append(document.querySelector("touchline-article"));
    });
    const inner = () => document.querySelector("iframe")?.contentDocument.querySelector("touchline-article") ?? document.querySelector("touchline-article");
    await view.until(`() => { const element = (${inner})(); const { shadowRoot } = element; return shadowRoot.querySelector(".tl-view[data-live]") && shadowRoot.adoptedStyleSheets.length === 1 && element.article; }`);
    await view.run(() => {
      const loose = document.implementation.createHTMLDocument();
      const frame = document.querySelector("iframe");
      const element = frame.contentDocument.querySelector("touchline-article");
      loose.body.append(element);
      frame.remove();
      document.querySelector("main").append(element);
    });
    await view.until(() => document.querySelector("touchline-article").shadowRoot.adoptedStyleSheets.length === 1 && document.querySelector("touchline-article").article !== null);
    assert.equal(words(await view.run(shown)), words(REPORT));
    assert.deepEqual(await view.run(() => told.filter(({ name }) => name === "error")), []);
  });

  check("a framework that replaces everything, again and again", {}, async ({ site, visit }) => {
    const view = await visit(site.put("/t/replaced.html", PAGE), { init: listen });
    await view.until(ready);
    await view.run((text) => {
      const main = document.querySelector("main");
      for (let nth = 0; nth < 100; nth += 1) {
        const element = document.createElement("touchline-article");
        element.append(...text.split("\n\n").map((words) => Object.assign(document.createElement("p"), { textContent: words })));
        main.replaceChildren(element);
        element.firstChild.replaceWith(element.firstChild.cloneNode(true));
      }
    }, REPORT);
    await view.until(ready);
    assert.equal(words(await view.run(shown)), words(REPORT));
    assert.deepEqual(await view.run(() => told.filter(({ name }) => name === "error")), []);
  });

  check("the view in the page already: where the script fails, it stays", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    const html = page(`<touchline-article><template shadowrootmode="open"><p id="view">${escaped(REPORT)}</p></template><p>${escaped(REPORT)}</p></touchline-article>`);
    site.put("/dist/touchline.wasm", "", { status: 404 });
    try {
      const view = await visit(site.put("/t/prerendered.html", html), { init: listen });
      await view.until(() => told.some(({ name }) => name === "error"));
      assert.equal(words(await view.run(() => document.querySelector("touchline-article").shadowRoot.querySelector("#view").innerText)), words(REPORT));
    } finally {
      site.take("/dist/touchline.wasm");
    }
  });

  check("printed before anything is there: the article is on the paper", { only: ["chromium"] }, async ({ site, visit }) => {
    site.put("/dist/touchline.wasm", dist("touchline.wasm"), { headers: { "Content-Type": "application/wasm" }, delay: 3_000 });
    try {
      const view = await visit(site.put("/t/print.html", PAGE));
      await view.media({ media: "print" });
      assert.equal(await view.run(ready), false);
      assert.equal(words(await view.run(() => document.querySelector("touchline-article").innerText)), words(REPORT));
      assert.ok((await view.raw.pdf()).length > 5_000);
    } finally {
      site.take("/dist/touchline.wasm");
    }
  });

  check("offline when the rest is wanted: the text stays, and the event says why", { only: ["chromium"] }, async ({ site, visit }) => {
    site.put("/t/spacer.js", "document.getElementById('spacer').style.height = '9000px';", { headers: { "Content-Type": "text/javascript" } });
    const html = PAGE.replace("<touchline-article>", '<p id="spacer"></p><script src="/t/spacer.js"></script><touchline-article loading="lazy">');
    const view = await visit(site.put("/t/offline.html", html), { init: listen });
    await view.raw.context().setOffline(true);
    await view.run(() => scrollTo(0, 8500));
    await view.until(() => told.some(({ name }) => name === "error"));
    assert.ok(["network", "script", "styles"].includes(await view.run(() => told[0].code)));
    assert.equal(words(await view.run(() => document.querySelector("touchline-article").innerText)), words(REPORT));
  });

  check("left while the wasm is on its way, and come back to: it works", { only: ["chromium"] }, async ({ site, visit }) => {
    const path = "/dist/touchline.wasm";
    site.put(path, dist("touchline.wasm"), { headers: { "Content-Type": "application/wasm" }, delay: 2_000 });
    try {
      const url = site.put("/t/left.html", PAGE);
      const view = await visit(url);
      assert.equal(await view.run(ready), false);
      await view.goto(site.put("/t/away.html", page("<p>Elsewhere</p>")));
      assert.deepEqual(view.lines.filter(({ text }) => text.includes("touchline")), []);
      await view.goto(url);
      await view.until(ready);
      assert.equal(words(await view.run(shown)), words(REPORT));
    } finally {
      site.take(path);
    }
  });

  check("back and forward: the page comes back as it was, and alive", { only: ["chromium"] }, async ({ site }) => {
    const { chromium } = await import("playwright-core");
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--no-first-run"],
      ignoreDefaultArgs: ["--disable-back-forward-cache"],
    });
    try {
      const tab = await browser.newPage();
      await tab.addInitScript(() => addEventListener("pageshow", (event) => { globalThis.kept = event.persisted; }));
      await tab.goto(site.put("/t/back.html", PAGE));
      await tab.waitForFunction(ready);
      await tab.evaluate(() => document.querySelector("touchline-article").fold());
      await tab.goto(site.put("/t/away.html", page("<p>Elsewhere</p>")));
      await tab.evaluate(() => { history.back(); });
      await tab.waitForFunction(() => location.pathname === "/t/back.html" && document.querySelector("touchline-article"));
      await tab.waitForFunction(() => globalThis.kept === true);
      const folded = () => tab.evaluate(() => document.querySelector("touchline-article").shadowRoot.querySelectorAll(".tl-q.tl-folded").length);
      assert.equal(await folded(), 6);
      await tab.evaluate(() => document.querySelector("touchline-article").unfold());
      assert.equal(await folded(), 0);
    } finally {
      await browser.close();
    }
  });
};
