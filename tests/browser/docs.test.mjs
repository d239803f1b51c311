// Every snippet of www/README.md, run as its readers would run it.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { POLICY } from "../../www/serve.mjs";
import { page } from "./site.mjs";
import { ready } from "./view.mjs";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const hash = (name) => `sha384-${createHash("sha384").update(readFileSync(new URL(`../../www/dist/${name}`, import.meta.url))).digest("base64")}`;
const snippets = [...read("www/README.md").matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, kind, code]) => ({ kind, code }));
const SCRIPT = { headers: { "Content-Type": "text/javascript; charset=utf-8" } };
const ARTICLE = "<touchline-article>“We deserved it,” said Ada Marsh.</touchline-article>";

/** A page of the demo's site, where the files lie in dist/. */
const asPage = (body) => page("").replace(/<script.*<\/script>/, "").replace("</main>", `${body}</main>`).replaceAll('"/touchline/', '"/dist/');

/** What a bundler does with names of packages. */
const resolved = (code) => code.replace(/"touchline(\/(\w+))?"/g, (_, __, name = "touchline") => `"/dist/${name}.js"`).replaceAll('"/touchline/', '"/dist/');

const RUN = {
  async html({ site, visit }, code, nth) {
    const view = await visit(site.put(`/t/doc-${nth}.html`, asPage(code).replace("sha384-SCRIPT", hash("touchline.js")).replace("sha384-WASM", hash("touchline.wasm"))));
    await view.until(ready);
    return view;
  },
  async css({ site, visit }, code, nth) {
    site.put(`/t/doc-${nth}.css`, code, { headers: { "Content-Type": "text/css" } });
    const view = await visit(site.put(`/t/doc-${nth}.html`, page(ARTICLE, `<link rel="stylesheet" href="/t/doc-${nth}.css">`)));
    await view.until(ready);
    const rules = await view.run(() => document.styleSheets[0].cssRules.length);
    assert.equal(rules, code.match(/\{/g).length);
    const [{ declarations: [told] }] = JSON.parse(read("www/custom-elements.json")).modules;
    const known = [...told.cssProperties, ...told.cssParts, ...told.cssStates].map(({ name }) => name);
    for (const [, name] of code.matchAll(/(--touchline-[\w-]+|(?<=part\()\w+|(?<=state\()\w+)/g)) assert.ok(known.includes(name), name);
    return view;
  },
  async js({ site, visit }, code, nth) {
    site.put(`/t/doc-${nth}.js`, `${resolved(code)}\nglobalThis.ran = true;`, SCRIPT);
    const own = code.includes("import");
    const view = await visit(site.put(`/t/doc-${nth}.html`, page(own ? "" : ARTICLE, `<script type="module" src="/t/doc-${nth}.js"></script>`)
      .replace(own ? /<script type="module" src="\/dist.*?<\/script>/ : "", "")));
    await view.until(() => globalThis.ran);
    if (!own) await view.until(ready);
    return view;
  },
  async http({ site, visit }, code, nth) {
    const [, policy] = /^Content-Security-Policy: (.*)$/m.exec(code);
    assert.equal(policy, POLICY);
    const view = await visit(site.put(`/t/doc-${nth}.html`, page(ARTICLE), { headers: { "Content-Security-Policy": policy } }));
    await view.until(ready);
    return view;
  },
  liquid(_, code) {
    assert.match(code, /^<touchline-article published="\{\{ .* \}\}">\{\{ content \}\}<\/touchline-article>\n$/);
  },
};

// What is built and run from www/examples.
const EXAMPLES = { tsx: "react/App.tsx", vue: "vue/App.vue", svelte: "svelte/App.svelte" };
const flat = (code) => code.replace(/\s+/g, " ").trim();

export default (check) => {
  for (const [nth, { kind, code }] of snippets.entries()) {
    check(`the documentation's snippet ${nth + 1} (${kind})`, { only: ["chromium", "firefox"] }, async (world) => {
      if (EXAMPLES[kind]) assert.ok(flat(read(`www/examples/${EXAMPLES[kind]}`)).includes(flat(code)));
      else {
        const view = await RUN[kind](world, code, nth);
        if (view) assert.deepEqual(view.lines.filter(({ text }) => !text.includes("preload")), []);
      }
    });
  }
};
