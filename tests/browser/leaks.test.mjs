// Coming and going leaves nothing behind.
import assert from "node:assert/strict";
import { escaped, page } from "./site.mjs";
import { REPORT, ready } from "./view.mjs";

const PAGE = page(`<div id="place"><touchline-article loading="eager">${escaped(REPORT)}</touchline-article></div>`);

// In the page: what is done `times` times, each time waiting for the view.
const again = async (what, times) => {
  const place = document.querySelector("#place");
  const element = place.firstElementChild;
  const first = (globalThis.first ??= element.text);
  const NAMES = ["touchline-ready", "touchline-error"];
  const drawn = (act) => new Promise((resolve, reject) => {
    const done = ({ type, detail }) => {
      for (const name of NAMES) element.removeEventListener(name, done);
      if (type === NAMES[0]) resolve();
      else reject(new Error(detail.code));
    };
    for (const name of NAMES) element.addEventListener(name, done);
    act();
  });
  for (let nth = 0; nth < times; nth += 1) {
    if (what === "connect") {
      element.remove();
      await drawn(() => place.append(element));
    } else {
      await drawn(() => { element.text = `${first}\n\n“Number ${nth % 7},” said Ada Marsh.`; });
    }
  }
};

// For a page's beginning: keeps the wasm's instance at hand.
const instances = () => {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...values) => (globalThis.made = await instantiate(...values));
};

export default (check) => {
  for (const [what, title] of [["connect", "connected and taken out"], ["text", "given another text"]]) {
    check(`1,000 times ${title}: no node, no listener, no memory more`, { only: ["chromium"] }, async ({ site, visit }) => {
      const view = await visit(site.put(`/t/leaks-${what}.html`, PAGE), { init: instances });
      await view.until(ready);
      const session = await view.raw.context().newCDPSession(view.raw);
      await session.send("Performance.enable");
      const measure = async () => {
        // What is let go of now is gone some moments later.
        for (let nth = 0; nth < 4; nth += 1) {
          await new Promise((resolve) => setTimeout(resolve, 150));
          await session.send("HeapProfiler.collectGarbage");
        }
        const { metrics } = await session.send("Performance.getMetrics");
        const value = (name) => metrics.find((one) => one.name === name).value;
        return {
          nodes: value("Nodes"), listeners: value("JSEventListeners"), heap: value("JSHeapUsedSize"),
          wasm: await view.run(() => globalThis.made.exports.memory.buffer.byteLength),
        };
      };
      // The engine compiles what runs often, and keeps that.
      for (const times of [500, 500]) {
        await view.run(again, what, times);
        await measure();
      }
      const before = await measure();
      await view.run(again, what, 1_000);
      const after = await measure();
      const more = Object.fromEntries(Object.keys(after).map((name) => [name, after[name] - before[name]]));
      console.log(`= ${what}, 1,000 times after 1,000 others: ${more.nodes} nodes, ${more.listeners} listeners, ${more.heap} bytes of heap, ${more.wasm} bytes of wasm memory more`);
      assert.ok(more.nodes <= 0, `${more.nodes} nodes more`);
      assert.ok(more.listeners <= 0, `${more.listeners} listeners more`);
      assert.ok(more.heap <= 15_000, `${more.heap} bytes more`);
      assert.equal(more.wasm, 0);
    });
  }
};
