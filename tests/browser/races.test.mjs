// Things happen in any order: what is asked for last is what stands there in the end.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { escaped, page } from "./site.mjs";
import { REPORT, listen, ready, shown, words } from "./view.mjs";

const wasm = () => readFileSync(new URL("../../www/dist/touchline.wasm", import.meta.url));
const SLOW = { headers: { "Content-Type": "application/wasm" }, delay: 1_200 };
const TEXT = { headers: { "Content-Type": "text/plain; charset=utf-8" } };
const one = (attributes = "", text = REPORT) => page(`<touchline-article${attributes}>${escaped(text)}</touchline-article>`);

// In the page: waits some milliseconds.
const wait = (time) => new Promise((resolve) => setTimeout(resolve, time, true));

// Visits a page whose wasm is late, and leaves the site as it was.
async function late({ site, visit }, path, html, body) {
  site.put("/dist/touchline.wasm", wasm(), SLOW);
  try {
    await body(await visit(site.put(path, html), { init: listen }));
  } finally {
    site.take("/dist/touchline.wasm");
  }
}

export default (check) => {
  check("the text changes while the wasm is on its way: the last one is shown, once", {}, (tools) =>
    late(tools, "/t/race-text.html", one(), async (view) => {
      await view.run(() => {
        const element = document.querySelector("touchline-article");
        element.text = "First.";
        element.text = "Second.";
        element.text = "“Third,” said Ada Marsh.";
      });
      await view.until(ready);
      await view.run(wait, 200);
      assert.equal(await view.run(shown), "“Third,” said Ada Marsh.");
      assert.equal(await view.run(() => told.filter(({ name }) => name === "ready").length), 1);
    }));

  check("taken out before the wasm is there: nothing happens; put back, it is drawn", {}, (tools) =>
    late(tools, "/t/race-out.html", one(), async (view) => {
      await view.run(() => {
        globalThis.kept = document.querySelector("touchline-article");
        globalThis.kept.remove();
      });
      await view.run(wait, 1_800);
      assert.deepEqual(await view.run(() => [globalThis.kept.shadowRoot.querySelector(".tl-view"), told.length]), [null, 0]);
      await view.run(() => { document.querySelector("main").append(globalThis.kept); });
      await view.until(ready);
      assert.equal(words(await view.run(shown)), words(REPORT));
      assert.deepEqual(view.lines.filter(({ type }) => type === "error"), []);
    }));

  check("moved and changed while loading: the last place, the last text", {}, (tools) =>
    late(tools, "/t/race-move.html", one(), async (view) => {
      await view.run(() => {
        const element = document.querySelector("touchline-article");
        const box = document.createElement("section");
        document.querySelector("main").append(box);
        box.append(element);
        element.published = "2021-03-14";
        element.textContent = "“Moved,” said Ada Marsh.";
      });
      await view.until(ready);
      assert.equal(await view.run(shown), "“Moved,” said Ada Marsh.");
      assert.equal(await view.run(() => document.querySelectorAll("section > touchline-article").length), 1);
    }));

  check("a slow source after a fast one: the later asked for wins, whichever comes first", {}, async ({ site, visit }) => {
    site.put("/t/slow.txt", "“Slow,” said Ada Marsh.", { ...TEXT, delay: 900 });
    site.put("/t/fast.txt", "“Fast,” said Ada Marsh.", TEXT);
    const view = await visit(site.put("/t/race-src.html", one(' src="/t/slow.txt"')), { init: listen });
    await view.run(() => { document.querySelector("touchline-article").src = "/t/fast.txt"; });
    await view.until(ready);
    await view.run(wait, 1_300);
    assert.equal(await view.run(shown), "“Fast,” said Ada Marsh.");
  });

  check("two elements, one wasm: each file is asked for once", {}, async ({ site, visit }) => {
    const html = page(`<touchline-article id="a" loading="eager">${escaped(REPORT)}</touchline-article><touchline-article id="b" loading="eager">“Two,” said Ada Marsh.</touchline-article>`);
    const path = site.put("/t/race-two.html", html);
    site.asked.length = 0;
    const view = await visit(path);
    await view.until(ready);
    assert.equal(await view.run(shown, "b"), "“Two,” said Ada Marsh.");
    const dist = site.asked.filter((name) => name.startsWith("/dist/"));
    assert.deepEqual(dist, [...new Set(dist)]);
  });

  check("the page is left while files are on their way, and come back to", { only: ["chromium", "firefox"] }, (tools) =>
    late(tools, "/t/race-leave.html", one(), async (view) => {
      await view.goto(tools.site.put("/t/elsewhere.html", "<!doctype html><title>Elsewhere</title><p>Elsewhere."));
      await view.raw.goBack();
      await view.until(ready);
      assert.equal(words(await view.run(shown)), words(REPORT));
    }));

  check("the network goes away: the text stays; it comes back: the next try works", { only: ["chromium"] }, async ({ site, visit }) => {
    const html = page(`${"<p>Further down.</p>".repeat(200)}<touchline-article loading="lazy">“Late,” said Ada Marsh.</touchline-article>`);
    const view = await visit(site.put("/t/race-offline.html", html), { init: listen });
    await view.raw.context().setOffline(true);
    await view.run(() => document.querySelector("touchline-article").scrollIntoView());
    await view.until(() => told.some(({ name }) => name === "error"));
    assert.ok((await view.run(() => document.querySelector("touchline-article").innerText)).includes("“Late,”"));
    await view.raw.context().setOffline(false);
    await view.run(() => {
      const element = document.querySelector("touchline-article");
      const place = element.parentNode;
      element.remove();
      place.append(element);
    });
    await view.until(ready);
    assert.equal(await view.run(shown), "“Late,” said Ada Marsh.");
  });
};
