// Very long articles: drawn up to a limit that is documented, left as they are above it.
import assert from "node:assert/strict";
import { page } from "./site.mjs";
import { listen, ready } from "./view.mjs";

const PIECE = "Leo Brandt scored in the 12th minute. “We deserved it,” said Ada Marsh. “It was hard.”\n\n";
const PAGE = page('<touchline-article loading="eager">Some text.</touchline-article>');

// For a page's beginning: keeps the wasm's instance at hand.
const instances = () => {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...values) => (globalThis.made = await instantiate(...values));
};

// In the page: reads a text of `length` characters, made of `piece`. Gives milliseconds and the wasm's memory in bytes.
const parse = async (piece, length) => {
  const { parse } = await import("/dist/parse.js");
  const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  const begun = performance.now();
  const article = await parse(text);
  return { time: performance.now() - begun, quotes: article.quotes.length, memory: globalThis.made.exports.memory.buffer.byteLength };
};

// In the page: gives the element a text of `length` characters and waits for what it says.
const draw = async (piece, length) => {
  const element = document.querySelector("touchline-article");
  const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  const said = new Promise((resolve) => {
    for (const name of ["touchline-ready", "touchline-error"]) {
      element.addEventListener(name, ({ type, detail }) => resolve({ type, code: detail.code }), { once: true });
    }
  });
  element.textContent = text;
  const { type, code } = await said;
  const shown = element.shadowRoot.querySelector(".tl-text")?.textContent;
  return { type, ...(code && { code }), whole: shown === text, length: element.textContent.length };
};

export default (check) => {
  check("2 MB of text are read; memory stays in proportion to the text", { only: ["chromium"] }, async ({ site, visit }) => {
    const view = await visit(site.put("/t/big.html", PAGE), { init: instances });
    await view.until(ready);
    const base = await view.run(parse, PIECE, 1_000);
    const all = await view.run(parse, PIECE, 2_000_000);
    const more = (all.memory - base.memory) / 2_000_000;
    console.log(`= 2 MB of text, ${all.quotes} quotations: ${all.time.toFixed(0)} ms, ${more.toFixed(1)} bytes of wasm memory for each character`);
    assert.ok(all.quotes > 40_000);
    assert.match(await view.run(() => {
      try {
        globalThis.made.exports.memory.grow(8_192);
        return "grown without end";
      } catch ({ name }) {
        return name;
      }
    }), /RangeError/, "the module may have half a gigabyte, and no more");
  });

  check("more than the limit: the article stays as it is, and an event says why", {}, async ({ site, visit }) => {
    const view = await visit(site.put("/t/too-long.html", PAGE), { init: listen });
    await view.until(ready);
    assert.deepEqual(await view.run(draw, PIECE, 2_000_001), { type: "touchline-error", code: "too-long", whole: false, length: 2_000_001 });
    assert.ok(await view.run(() => document.querySelector("touchline-article").getBoundingClientRect().height > 1_000));
    assert.deepEqual(await view.run(draw, PIECE, 20_000), { type: "touchline-ready", whole: true, length: 20_000 });
  });

  check("a limit of the page's own", {}, async ({ site, visit }) => {
    const view = await visit(site.put("/t/max-length.html", page('<touchline-article loading="eager" max-length="1000">Some text.</touchline-article>')), { init: listen });
    await view.until(ready);
    assert.equal((await view.run(draw, PIECE, 1_001)).code, "too-long");
    assert.equal((await view.run(draw, PIECE, 1_000)).type, "touchline-ready");
  });
};
