// Nothing gets in: markup in an article's words stays words.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
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

const SHARED = ["../../../shared/data/xss-payloads.json"].map((path) => new URL(path, import.meta.url)).find((url) => existsSync(url));

function payloads() {
  if (!SHARED) return OWN;
  const all = JSON.parse(readFileSync(SHARED, "utf8")).map(({ payload }) => payload);
  // All of them where trust is at stake; otherwise every sixth.
  return [...OWN, ...all.filter((_, nth) => process.env.TRUST || nth % 6 === 0)];
}

const TAGS = ["article", "aside", "button", "circle", "details", "div", "g", "h2", "li", "line", "ol", "p", "path", "q", "rect", "section", "span", "summary", "svg", "text", "time", "ul"];

export default (check) => {
  check("hostile strings: no script runs, no element enters, no word is lost", {}, async ({ site, visit }) => {
    const all = payloads();
    const view = await visit(site.put("/t/hostile.html", page("<touchline-article>Some text.</touchline-article>")));
    await view.until(ready);
    site.asked.length = 0;
    let shown = 0;
    for (let from = 0; from < all.length; from += 50) {
      const wrong = await view.run(async (batch, tags) => {
        const element = document.querySelector("touchline-article");
        const wrong = [];
        for (const text of batch) {
          for (const whole of [text, `“${text},” said Ada Marsh, 34, after ${text} scored in the 12th minute.`]) {
            const done = new Promise((resolve) => {
              for (const name of ["touchline-ready", "touchline-error"]) element.addEventListener(name, resolve, { once: true });
            });
            element.text = whole;
            const { type } = await done;
            const root = element.shadowRoot;
            const strange = [...root.querySelectorAll("*")].filter((one) => !tags.includes(one.localName)
              || [...one.attributes].some(({ name }) => /^(on|style|src|href|srcdoc|action|xlink)/.test(name)));
            if (type !== "touchline-ready" || strange.length || globalThis.ran || root.querySelector(".tl-text").textContent !== whole.toWellFormed()) {
              wrong.push([type, strange.map((one) => one.outerHTML.slice(0, 80)), whole.slice(0, 200), root.querySelector(".tl-text")?.textContent.slice(0, 200)]);
            }
          }
        }
        return wrong;
      }, all.slice(from, from + 50), TAGS);
      assert.deepEqual(wrong, []);
      shown += Math.min(50, all.length - from) * 2;
    }
    assert.deepEqual(site.asked, []);
    assert.deepEqual(view.lines, []);
    console.log(`= hostile strings shown: ${shown}, scripts run 0, strange elements 0, words changed 0, requests 0`);
  });

  check("hostile strings: in attributes, in the address, in the page's own markup", {}, async ({ site, visit }) => {
    for (const text of OWN.slice(0, 7)) {
      const view = await visit(site.put("/t/attributes.html",
        page(`<touchline-article published="${escaped(text)}" lang="${escaped(text)}">${escaped(text)} “Yes,” said Ada Marsh.</touchline-article>`)) + `#${encodeURIComponent(text)}`);
      await view.until(ready);
      assert.equal(await view.run(() => globalThis.ran ?? null), null);
      assert.deepEqual(view.lines, []);
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
