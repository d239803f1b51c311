// The wasm breaks: a fresh instance takes over, and the views of the page go on.
import assert from "node:assert/strict";
import { escaped, page } from "./site.mjs";
import { REPORT, listen, ready, shown, words } from "./view.mjs";

const PAGE = page(`<touchline-article id="one">${escaped(REPORT)}</touchline-article><touchline-article id="two">${escaped(REPORT)}</touchline-article>`);

// For a page's beginning: while `traps` is above 0, a call to the wasm reads outside its memory, which is a trap.
const breakable = () => {
  globalThis.traps = 0;
  globalThis.made = 0;
  globalThis.taken = [];
  const open = (instance) => {
    globalThis.made += 1;
    const exports = { ...instance.exports };
    for (const name of ["mount", "press", "parse"]) {
      exports[name] = (...values) => {
        if (globalThis.traps > 0) {
          globalThis.traps -= 1;
          instance.exports.parse(0xfffffff0, 0x7fffffff, 0, 0, 0, 0);
        }
        return instance.exports[name](...values);
      };
    }
    return { exports };
  };
  const { Instance, instantiate } = WebAssembly;
  WebAssembly.Instance = function (...values) {
    const begun = performance.now();
    const instance = open(new Instance(...values));
    globalThis.taken.push(performance.now() - begun);
    return instance;
  };
  WebAssembly.instantiate = async (...values) => open(await instantiate(...values));
};

const init = `() => { (${listen})(); (${breakable})(); }`;

export default (check) => {
  check("1,000 traps: a fresh instance each time, both views alive, no error told", { only: ["chromium", "firefox"] }, async ({ engine, site, visit }) => {
    const view = await visit(site.put("/t/traps.html", PAGE), { init: engine.name === "firefox" ? `(${init})()` : init });
    await view.until(ready);
    const result = await view.run(async () => {
      const [one, two] = document.querySelectorAll("touchline-article");
      const folded = (element) => element.shadowRoot.querySelectorAll(".tl-q.tl-folded").length;
      const wrong = [];
      for (let nth = 0; nth < 1000; nth += 1) {
        globalThis.traps = 1;
        if (nth % 4 === 0) one.fold();
        else if (nth % 4 === 1) one.unfold();
        else if (nth % 4 === 2) {
          if (one.article?.quotes.length !== 6) wrong.push(nth);
        } else {
          const drawn = new Promise((resolve) => two.addEventListener("touchline-ready", resolve, { once: true }));
          two.published = `2021-03-${10 + (nth % 20)}`;
          await drawn;
        }
        if (globalThis.traps !== 0 || (nth % 4 < 2 && (folded(one) > 0) !== (nth % 4 === 0))) wrong.push(nth);
      }
      const taken = globalThis.taken.sort((a, b) => a - b);
      return { wrong, made: globalThis.made, median: taken[500], most: taken.at(-1), errors: told.filter(({ name }) => name === "error") };
    });
    console.log(`= 1,000 traps: a fresh instance in ${result.median.toFixed(2)} ms (median), ${result.most.toFixed(1)} ms at most, in ${engine.name}; goal 20`);
    assert.deepEqual(result.wrong, []);
    assert.deepEqual(result.errors, []);
    assert.equal(result.made, 1001);
    assert.equal(words(await view.run(shown, "one")), words(REPORT));
    assert.equal(words(await view.run(shown, "two")), words(REPORT));
  });

  check("a trap that comes again: this article is as it was, the others go on", { only: ["chromium", "firefox"] }, async ({ engine, site, visit }) => {
    const view = await visit(site.put("/t/trap-twice.html", PAGE), { init: engine.name === "firefox" ? `(${init})()` : init });
    await view.until(ready);
    await view.run(() => {
      globalThis.traps = 2;
      document.querySelector("#one").fold();
    });
    const seen = await view.run(() => {
      const [one, two] = document.querySelectorAll("touchline-article");
      two.fold();
      return {
        codes: told.filter(({ name }) => name === "error").map(({ code }) => code),
        text: one.innerText, view: one.shadowRoot.querySelector(".tl-view") !== null,
        folded: two.shadowRoot.querySelectorAll(".tl-q.tl-folded").length,
      };
    });
    assert.deepEqual(seen.codes, ["trap"]);
    assert.equal(words(seen.text), words(REPORT));
    assert.equal(seen.view, false);
    assert.ok(seen.folded > 0);
  });
};
