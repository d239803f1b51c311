// What a page's author may rely on: attributes and properties, methods, events, states, parts; when the rest is fetched.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { escaped, page } from "./site.mjs";
import { REPORT, listen, ready, shown, words } from "./view.mjs";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const around = (attributes = "", before = "") => page(`${before}<touchline-article${attributes}>${escaped(REPORT)}</touchline-article>`);

export default (check) => {
  check("attributes and properties mirror each other", {}, async ({ site, visit }) => {
    const view = await visit(site.put("/t/mirror.html", around()));
    await view.until(ready);
    const seen = await view.run(() => {
      const element = document.querySelector("touchline-article");
      const pairs = { published: "published", uiLang: "ui-lang", layout: "layout", theme: "theme", wasmSrc: "wasm-src", integrity: "integrity", src: "src" };
      const wrong = [];
      for (const [property, attribute] of Object.entries(pairs)) {
        if (element[property] !== "") wrong.push(`${property} is not empty`);
        element[property] = "x";
        if (element.getAttribute(attribute) !== "x") wrong.push(`${property} does not reach ${attribute}`);
        element.setAttribute(attribute, "y");
        if (element[property] !== "y") wrong.push(`${attribute} does not reach ${property}`);
        element[property] = undefined;
        if (element.hasAttribute(attribute)) wrong.push(`${property} stays`);
      }
      element.folded = true;
      if (!element.hasAttribute("folded")) wrong.push("folded");
      element.removeAttribute("folded");
      if (element.folded) wrong.push("folded stays");
      if (element.loading !== "auto") wrong.push("loading");
      element.loading = "lazy";
      if (element.getAttribute("loading") !== "lazy") wrong.push("loading does not reach the attribute");
      try {
        "use strict";
        element.article = null;
        if (element.article === null) wrong.push("article can be set");
      } catch {
        // Read-only.
      }
      return wrong;
    });
    assert.deepEqual(seen, []);
  });

  check("properties set before the element is known count", {}, async ({ site, visit }) => {
    const html = around().replace(/<script type="module".*?<\/script>/, "");
    const view = await visit(site.put("/t/before.html", html));
    await view.run(() => {
      const element = document.querySelector("touchline-article");
      Object.assign(element, { published: "2021-03-14", folded: true, layout: "quotes", loading: "eager" });
      return import("/dist/touchline.js").then(() => true);
    });
    await view.until(ready);
    const seen = await view.run(() => {
      const element = document.querySelector("touchline-article");
      return [element.getAttribute("published"), element.hasAttribute("folded"), element.getAttribute("layout"), Object.keys(element)];
    });
    assert.deepEqual(seen, ["2021-03-14", true, "quotes", []]);
  });

  check("folded: at first, and again when it changes, without an event", {}, async ({ site, visit }) => {
    const view = await visit(site.put("/t/folded.html", around(" folded")), { init: listen });
    await view.until(ready);
    const folded = () => document.querySelector("touchline-article").shadowRoot.querySelectorAll(".tl-q.tl-folded").length;
    assert.equal(await view.run(folded), 6);
    await view.run(() => { document.querySelector("touchline-article").folded = false; });
    assert.equal(await view.run(folded), 0);
    assert.deepEqual(await view.run(() => told.filter(({ name }) => name === "fold")), []);
  });

  check("what comes before can be cancelled: folding by press and by method, choosing", {}, async ({ site, visit }) => {
    const text = "Leo Brandt scored in the 12th minute.\n\nAda Marsh was pleased.\n\n“I told them that nobody would remember this one. They proved me wrong.”";
    const view = await visit(site.put("/t/cancel.html", page(`<touchline-article>${escaped(text)}</touchline-article>`)), { init: listen });
    await view.until(ready);
    await view.run(() => {
      const element = document.querySelector("touchline-article");
      globalThis.before = [];
      for (const name of ["before-fold", "before-select"]) {
        element.addEventListener(`touchline-${name}`, (event) => {
          globalThis.before.push([name, event.detail.id, event.cancelable]);
          event.preventDefault();
        });
      }
      globalThis.told.length = 0;
    });
    const find = (selector) => document.querySelector("touchline-article").shadowRoot.querySelector(selector);
    await view.run(() => document.querySelector("touchline-article").fold());
    await view.click(find, "summary");
    await view.click(find, ".tl-row");
    const seen = await view.run(() => {
      const { shadowRoot } = document.querySelector("touchline-article");
      return {
        before: globalThis.before, told: globalThis.told,
        folded: shadowRoot.querySelectorAll(".tl-folded, details:not([open])").length, on: shadowRoot.querySelectorAll(".tl-on").length,
      };
    });
    assert.deepEqual(seen.before.map(([name, , cancelable]) => [name, cancelable]), [["before-fold", true], ["before-fold", true], ["before-select", true]]);
    assert.equal(seen.before[0][1], null);
    assert.match(seen.before[1][1], /^q-/);
    assert.deepEqual(seen.told, []);
    assert.equal(seen.folded, 0);
    assert.equal(seen.on, 0);
  });

  check("a cancelled error leaves the console alone", { only: ["chromium"] }, async ({ site, visit }) => {
    const init = `() => { addEventListener("touchline-error", (event) => { globalThis.code = event.detail.code; event.preventDefault(); }); }`;
    const view = await visit(site.put("/t/quiet.html", around(' src="https://example.org/x.txt"')), { init });
    await view.until(() => globalThis.code === "origin");
    assert.deepEqual(view.lines, []);
    assert.equal(words(await view.run(() => document.querySelector("touchline-article").innerText)), words(REPORT));
  });

  check("states: loading, then ready; or failed", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    const view = await visit(site.put("/t/states.html", around()));
    await view.until(() => document.querySelector("touchline-article:state(ready)") !== null);
    await view.run(() => { document.querySelector("touchline-article").src = "https://example.org/x.txt"; });
    await view.until(() => document.querySelector("touchline-article:state(failed):not(:state(ready))") !== null);
    await view.run(() => { document.querySelector("touchline-article").src = null; });
    await view.until(() => document.querySelector("touchline-article:state(ready):not(:state(failed))") !== null);
  });

  check("loading=lazy: nothing is fetched before the element comes near; then it is", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    const spacer = '<p id="spacer"></p><script src="/t/spacer.js"></script>';
    site.put("/t/spacer.js", "document.getElementById('spacer').style.height = '9000px';", { headers: { "Content-Type": "text/javascript" } });
    site.asked.length = 0;
    const view = await visit(site.put("/t/lazy.html", around(' loading="lazy"', spacer)));
    await new Promise((resolve) => setTimeout(resolve, 600));
    const rest = () => site.asked.filter((path) => /reading|wasm|css$/.test(path)).length;
    assert.equal(rest(), 0);
    assert.equal(words(await view.run(() => document.querySelector("touchline-article").innerText)), words(REPORT));
    await view.run(() => scrollTo(0, 8000));
    await view.until(ready);
    assert.equal(rest(), 3);
    assert.equal(words(await view.run(shown)), words(REPORT));
  });

  check("loading: far below, it is drawn when the browser is idle; at once where eager, or where the address names something in it", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    const spacer = '<p id="spacer"></p><script src="/t/spacer.js"></script>';
    site.put("/t/spacer.js", "document.getElementById('spacer').style.height = '9000px';", { headers: { "Content-Type": "text/javascript" } });
    await (await visit(site.put("/t/idle.html", around("", spacer)))).until(ready);
    await (await visit(site.put("/t/eager.html", around(' loading="eager"', spacer)))).until(ready);
    const view = await visit(site.put("/t/named.html", around(' loading="eager"')));
    await view.until(ready);
    const id = await view.run(() => document.querySelector("touchline-article").article.quotes[3].id);
    site.put("/t/named-lazy.html", around(' loading="lazy"', spacer));
    const named = await visit(`/t/named-lazy.html#${id}`);
    await named.until(ready);
    await named.until(() => scrollY > 5000);
    const late = await visit("/t/named-lazy.html");
    await late.run((id) => { location.hash = id; }, id);
    await late.until(ready);
    await late.until(() => scrollY > 5000);
  });

  check("show and fold before anything is there: done when it is", {}, async ({ site, visit }) => {
    const view = await visit(site.put("/t/early-fold.html", around().replace(/<script type="module".*?<\/script>/, "")));
    await view.run(() => import("/dist/touchline.js").then(() => document.querySelector("touchline-article").fold()));
    await view.until(() => document.querySelector("touchline-article").shadowRoot.querySelectorAll(".tl-q.tl-folded").length === 6);
  });

  check("custom-elements.json says what the element is", { only: ["chromium"] }, async ({ site, visit }) => {
    const [{ declarations: [told] }] = JSON.parse(read("www/custom-elements.json")).modules;
    const names = (list) => list.map(({ name }) => name).sort();
    const sheet = read("www/touchline.css");
    const sources = ["www/element.js", "www/reading.js"].map(read).join();
    assert.deepEqual(names(told.cssProperties), [...new Set(sheet.match(/--touchline-[a-z][a-z0-9-]*/g))].sort());
    const view = await visit(site.put("/t/manifest.html", around()));
    await view.until(ready);
    const parts = await view.run(() => {
      const { shadowRoot } = document.querySelector("touchline-article");
      return [...new Set([...shadowRoot.querySelectorAll("[part]")].flatMap((element) => [...element.part]))].sort();
    });
    assert.deepEqual(parts.filter((name) => !names(told.cssParts).includes(name)), []);
    const missing = await view.run((members) => members.filter((name) => !(name in document.querySelector("touchline-article"))), names(told.members));
    assert.deepEqual(missing, []);
    const observed = await view.run(() => customElements.get("touchline-article").observedAttributes);
    assert.deepEqual(observed.filter((name) => !names(told.attributes).includes(name)), []);
    const events = [...sources.matchAll(/(?:tell|asked)\("([a-z]+)"/g)].map(([, name]) => name);
    for (const name of events) assert.ok(names(told.events).includes(`touchline-${name}`), name);
    const types = read("www/touchline.d.ts");
    for (const name of names(told.events)) assert.ok(types.includes(`"${name}"`), name);
  });

  check("every error code that is thrown is told in the table and in the types, and no other", { only: ["chromium"] }, () => {
    const sources = ["element", "engine", "reading"].map((name) => read(`www/${name}.js`)).join("\n");
    const thrown = new Set([...sources.matchAll(/(?:failure\(|code = |code: error.code\?.trim \? error.code : |\? |\?\? \(error instanceof WebAssembly.CompileError \? "compile" : )"([a-z-]+)"/g)].map(([, code]) => code));
    const types = /type ErrorCode =([^;]+);/.exec(read("www/touchline.d.ts"))[1].match(/[a-z-]{3,}/g);
    const table = [...read("www/README.md").matchAll(/^\| `([a-z-]+)` \| .* \| .* \|$/gm)].map(([, code]) => code).filter((code) => types.includes(code));
    assert.deepEqual([...table].sort(), [...types].sort());
    for (const code of types) assert.ok(sources.includes(`"${code}"`), code);
    assert.ok(thrown.size > 5);
  });
};
