// Nothing gets in: markup in an article's words stays words.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { escaped, page } from "./site.mjs";
import { ready } from "./view.mjs";

// Written for this test; a larger collection is taken where it lies beside the repository.
const OWN = [
  "<script>globalThis.ran = 1</script>", "<img src=x onerror=globalThis.ran=1>", "<svg onload=globalThis.ran=1>", "</div></template><script>globalThis.ran=1</script>",
  "“<b onmouseover=globalThis.ran=1>bold</b>,” said Ada <script>globalThis.ran=1</script> Marsh.", "javascript:globalThis.ran=1", "'\"><iframe srcdoc='<script>parent.ran=1</script>'>",
  "“]]><!--” said --><!DOCTYPE x> Ada Marsh in the 12th minute.", "&lt;script&gt;&#x3c;script&#62;&amp;", "\u0000\u0001\u001f\u007f\u0080", "\ufeff\u200b\u200e\u202eright to left\u202c", "a\u2028b\u2029c\u0085d",
  "\ud800 lone \udc00 halves \ud83d", "😀“👨‍👩‍👧” said 𝐀𝐝𝐚 e\u0301", "“".repeat(2_000), "\"'".repeat(2_000), "(“‘".repeat(500) + ")", "a".repeat(20_000), "\n".repeat(3_000), " \t\r\n\f\v\u00a0", "",
  "style=\"position:fixed\" class=tl-view data-do=fold-all id=main", "{{7*7}} ${7*7} <%= 7*7 %>", "__proto__ constructor toString", "“x” said __proto__. “y” said constructor in the 12th minute.",
  "“x”, said <img src=x onerror=globalThis.ran=1>. 99999999999999999999th minute -1 minute 1e309", "1-1 2-2 0-0 90+99999 99:99 31/31/3131 2017-99-99", "\r“mixed\r\nline\n\rends”\r",
];

// The command line tool, as the native tests have built it.
const TOOL = join(process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../../target", import.meta.url)), "debug/touchline");

const SHARED = ["../../../shared/data/xss-payloads.json"].map((path) => new URL(path, import.meta.url)).find((url) => existsSync(url));

function payloads() {
  if (!SHARED) return OWN;
  const all = JSON.parse(readFileSync(SHARED, "utf8")).map(({ payload }) => payload);
  // All of them where trust is at stake; otherwise every twentieth.
  return [...OWN, ...all.filter((_, nth) => process.env.TRUST || nth % 20 === 0)];
}

// What a view may be made of: the lists that the crate builds from, and what the element adds.
const source = readFileSync(new URL("../../src/view/markup.rs", import.meta.url), "utf8");
const names = (list) => [...source.match(new RegExp(`\\n    ${list} \\{([^}]*)\\}`))[1].matchAll(/= "([^"]+)"/g)].map(([, name]) => name);
const TAGS = [...names("Tag"), "slot"];
const ATTRIBUTES = [...names("Attr"), "data-live", "tabindex", "aria-current", "aria-hidden"];

// A policy that stops nothing: whatever could run would.
const OPEN = { headers: { "Content-Security-Policy": "default-src * data: blob: 'unsafe-inline' 'unsafe-eval'" } };

// For a page's beginning: whatever a payload calls is noted.
const watch = () => {
  globalThis.ran = 0;
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) globalThis[name] = () => { globalThis.ran += 1; };
};

// In the page: gives each text its places in an article and tells what went wrong.
const expose = async (batch, tags, attributes) => {
  const element = document.querySelector("touchline-article");
  const root = element.shadowRoot;
  const wrong = [];
  const drawn = (act) => new Promise((resolve) => {
    const done = ({ type }) => {
      for (const name of ["touchline-ready", "touchline-error"]) element.removeEventListener(name, done);
      resolve(type);
    };
    for (const name of ["touchline-ready", "touchline-error"]) element.addEventListener(name, done);
    act();
  });
  const look = (place, text, whole, type) => {
    const strange = [...root.querySelectorAll("*")].filter((one) => !tags.includes(one.localName)
      || [...one.attributes].some(({ name }) => !attributes.includes(name)));
    const same = root.querySelector(".tl-text")?.textContent === whole;
    if (type !== "touchline-ready" || strange.length || globalThis.ran || !same) {
      wrong.push([place, type, globalThis.ran, same, strange.map((one) => one.cloneNode().outerHTML.slice(0, 120)), text.slice(0, 200)]);
      globalThis.ran = 0;
    }
  };
  for (const text of batch) {
    const articles = {
      "the whole text": text,
      "words, speaker and scorer": `“${text},” said ${text}, 34, after ${text} scored in the 12th minute.\n\n${text}: “Yes.”`,
      "the date line": `${text}\n\n12 December 2017, ${text}\n\n“Yes,” said Ada Marsh on Sunday.`,
    };
    for (const [place, whole] of Object.entries(articles)) look(place, text, whole, await drawn(() => { element.text = whole; }));
    const whole = "“Yes,” said Ada Marsh. Leo Brandt scored in the 12th minute.";
    const type = await drawn(() => {
      element.text = whole;
      element.published = text;
      element.setAttribute("lang", text);
      element.setAttribute("ui-lang", text);
      element.setAttribute("layout", text);
      element.setAttribute("theme", text);
    });
    element.show(text);
    look("attributes and the name of an item", text, whole, type);
    for (const name of ["published", "lang", "ui-lang", "layout", "theme"]) element.removeAttribute(name);
    const corrected = await drawn(() => {
      element.corrections = [{ quote: "Yes,", speaker: text }, { event: "goal", words: "Leo Brandt scored", player: text, team: text }, { quote: text, remove: true }];
    });
    look("corrections", text, whole, corrected);
    element.corrections = null;
  }
  return wrong;
};

export default (check) => {
  check("hostile strings: no script runs, no element enters, no word is lost", { time: 1_500_000 }, async ({ site, visit, engine }) => {
    const all = payloads();
    for (const [name, more] of [["strict", {}], ["open", OPEN]]) {
      const view = await visit(site.put(`/t/hostile-${name}.html`, page('<touchline-article loading="eager">Some text.</touchline-article>'), more),
        { init: engine.name === "firefox" ? `(${watch})()` : watch });
      await view.until(ready);
      site.asked.length = 0;
      for (let from = 0; from < all.length; from += 50) {
        assert.deepEqual(await view.run(expose, all.slice(from, from + 50), TAGS, ATTRIBUTES), [], name);
      }
      assert.deepEqual(site.asked.filter((path) => !path.startsWith("/dist/labels/")), []);
      const unwanted = ({ type, text }) => (type === "error" || type === "warning") && !/^touchline: (correction|published)/.test(text);
      assert.deepEqual(view.lines.filter(unwanted), []);
    }
    console.log(`= hostile strings in ${engine.name}: ${all.length}, each in 13 places under a strict and an open policy: scripts run 0, strange elements or attributes 0, words changed 0, requests 0`);
  });

  check("hostile strings: the same ones do run where a page is careless", { only: ["chromium"] }, async ({ site, visit }) => {
    const view = await visit(site.put("/t/careless.html", "<!doctype html><title>Careless</title><main></main>", OPEN), { init: watch });
    const ran = await view.run(async (all) => {
      for (let from = 0; from < all.length; from += 25) {
        document.querySelector("main")[["inner", "HTML"].join("")] = all.slice(from, from + 25).map((text) => `<div>${text}</div>`).join("");
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return globalThis.ran;
    }, payloads().filter((text) => text.length < 5_000 && !/<(meta|base|form|plaintext)/i.test(text)).slice(0, 200));
    console.log(`= the control, by innerHTML: ${ran} calls by scripts of 200 strings`);
    assert.ok(ran > 0);
  });

  check("hostile strings: prerendered, with and without scripts", { only: ["chromium"], time: 600_000 }, async ({ site, visit }) => {
    const folder = mkdtempSync(join(tmpdir(), "touchline-"));
    try {
      const all = payloads().filter((text) => !text.includes("\0"));
      const files = all.map((text, nth) => {
        const file = join(folder, `${nth}.txt`);
        writeFileSync(file, `“${text},” said ${text}, 34, after ${text} scored in the 12th minute.`.toWellFormed());
        return file;
      });
      for (let from = 0; from < files.length; from += 200) {
        const { stdout, status } = spawnSync(TOOL, ["render", "--embed", "/dist/touchline.css", ...files.slice(from, from + 200)], { encoding: "utf8", maxBuffer: 1e9 });
        assert.equal(status, 0);
        const view = await visit(site.put("/t/hostile-prerendered.html", `<!doctype html><meta charset="utf-8"><title>Prerendered</title>${stdout}`, OPEN), { init: watch });
        const wrong = await view.run((tags, attributes) => [...document.querySelectorAll("*")].flatMap((one) => one.shadowRoot ? [...one.shadowRoot.querySelectorAll("*")] : [])
          .filter((one) => !tags.includes(one.localName) || [...one.attributes].some(({ name }) => !attributes.includes(name)))
          .map((one) => one.cloneNode().outerHTML.slice(0, 120)).concat(globalThis.ran || []), [...TAGS, "link"], [...ATTRIBUTES, "rel", "href"]);
        assert.deepEqual(wrong, []);
        const outside = await view.run(() => [...new Set([...document.querySelectorAll("*")].map(({ localName }) => localName))].sort());
        assert.deepEqual(outside.filter((name) => !["body", "head", "html", "meta", "p", "title", "touchline-article"].includes(name)), []);
        assert.equal(await view.run(() => document.querySelectorAll("touchline-article").length), Math.min(200, files.length - from));
      }
      console.log(`= hostile strings prerendered: ${all.length}, scripts run 0, strange elements or attributes 0`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  check("hostile strings: as structured data they are data", { time: 600_000 }, async ({ site, visit, engine }) => {
    const all = payloads();
    const view = await visit(site.put("/t/hostile-data.html", page('<touchline-article loading="eager" structured-data>Some text.</touchline-article>'), OPEN),
      { init: engine.name === "firefox" ? `(${watch})()` : watch });
    await view.until(ready);
    await view.until(() => document.querySelector('script[type="application/ld+json"]') !== null);
    const before = await view.run(() => document.querySelectorAll("script").length);
    for (let from = 0; from < all.length; from += 50) {
      const wrong = await view.run(async (batch) => {
        const { data } = await import("/dist/structured.js");
        const element = document.querySelector("touchline-article");
        const wrong = [];
        for (const text of batch) {
          const whole = `“${text},” said Ada Marsh.`;
          await new Promise((resolve) => {
            element.addEventListener("touchline-ready", resolve, { once: true });
            element.text = whole;
          });
          const told = JSON.stringify(data(element.article, whole, element.lang || undefined));
          const end = performance.now() + 2_000;
          const written = () => document.querySelector('script[type="application/ld+json"]')?.textContent ?? "";
          const same = () => written() && JSON.stringify(JSON.parse(written())) === told;
          while (!same() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve));
          if (!same() || written().includes("<") || globalThis.ran) wrong.push([text.slice(0, 200), written().slice(0, 400)]);
        }
        return wrong;
      }, all.slice(from, from + 50));
      assert.deepEqual(wrong, []);
    }
    assert.equal(await view.run(() => document.querySelectorAll("script").length), before);
    console.log(`= hostile strings as structured data in ${engine.name}: ${all.length}, scripts run 0`);
  });

  check("hostile strings: in attributes, in the address, in the page's own markup", {}, async ({ site, visit }) => {
    for (const text of OWN.slice(0, 7)) {
      const view = await visit(site.put("/t/attributes.html",
        page(`<touchline-article published="${escaped(text)}" lang="${escaped(text)}">${escaped(text)} “Yes,” said Ada Marsh.</touchline-article>`)) + `#${encodeURIComponent(text)}`);
      await view.until(ready);
      assert.equal(await view.run(() => globalThis.ran ?? null), null);
      assert.deepEqual(view.lines.map((line) => line.text).filter((line) => line !== `touchline: published: no date: ${text}`), []);
    }
  });

  check("a long article is read in a fraction of a second, and all of it shown", {}, async ({ site, visit }) => {
    const view = await visit(site.put("/t/long.html", page("<touchline-article>Some text.</touchline-article>")));
    await view.until(ready);
    const taken = await view.run(async () => {
      const element = document.querySelector("touchline-article");
      const piece = "Leo Brandt scored in the 12th minute. “We deserved it,” said Ada Marsh. “It was hard.”\n\n";
      const whole = piece.repeat(600);
      const done = new Promise((resolve) => element.addEventListener("touchline-ready", resolve, { once: true }));
      const begun = performance.now();
      element.text = whole;
      await done;
      const taken = performance.now() - begun;
      return element.shadowRoot.querySelector(".tl-text").textContent === whole ? taken : -1;
    });
    assert.ok(taken >= 0, "the whole text");
    console.log(`= 54 kB of text, 1,200 quotations: ${taken.toFixed(0)} ms`);
    assert.ok(taken < 5_000, `${taken} ms`);
  });
};
