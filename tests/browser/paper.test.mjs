// On paper: printed to PDF, and the PDF read back.
import assert from "node:assert/strict";
import { inflateSync } from "node:zlib";
import { page } from "./site.mjs";
import { inside, ready, words } from "./view.mjs";

/** The words of a PDF as Chromium writes it: fonts with a table from signs to letters, text in pieces. */
function textOf(pdf) {
  const source = pdf.toString("latin1");
  const objects = new Map();
  for (const [, id, body] of source.matchAll(/(?:^|\n)(\d+) 0 obj\n?([\s\S]*?)\nendobj/g)) objects.set(id, body);
  const stream = (body) => {
    const at = body.search(/stream\r?\n/);
    if (at < 0) return "";
    const data = Buffer.from(body.slice(at).replace(/^stream\r?\n/, "").replace(/\r?\nendstream[\s\S]*$/, ""), "latin1");
    return body.includes("FlateDecode") ? inflateSync(data).toString("latin1") : data.toString("latin1");
  };
  const letters = (code) => String.fromCharCode(...(code.match(/.{4}/g) ?? []).map((four) => parseInt(four, 16)));
  const fonts = new Map();
  for (const [id, body] of objects) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(body)?.[1];
    if (!table) continue;
    const map = new Map();
    const cmap = stream(objects.get(table));
    for (const [, block] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
      for (const [, from, to] of block.matchAll(/<(\w+)> <(\w+)>/g)) map.set(parseInt(from, 16), letters(to));
    }
    for (const [, block] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
      for (const [, from, to, first] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
        for (let code = parseInt(from, 16); code <= parseInt(to, 16); code += 1) {
          map.set(code, letters((parseInt(first, 16) + code - parseInt(from, 16)).toString(16).padStart(4, "0")));
        }
      }
    }
    fonts.set(id, map);
  }
  let out = "";
  for (const body of objects.values()) {
    if (!/\/Type \/Page\b/.test(body)) continue;
    const contents = stream(objects.get(/\/Contents (\d+) 0 R/.exec(body)[1]));
    const names = new Map([...body.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name, fonts.get(id)]));
    let font;
    for (const [, name, hex, array] of contents.matchAll(/\/(F\d+) [\d.]+ Tf|<(\w+)> Tj|\[([^\]]*)\] TJ/g)) {
      if (name) font = names.get(name);
      for (const piece of hex ? [hex] : [...(array ?? "").matchAll(/<(\w+)>/g)].map(([, one]) => one)) {
        out += (piece.match(/.{4}/g) ?? []).map((code) => font?.get(parseInt(code, 16)) ?? "").join("");
      }
      if (hex ?? array) out += " ";
    }
  }
  return out;
}

/** Without the spaces, which a PDF has where it likes. */
const dense = (text) => text.replace(/\s+/gu, "");

export default (check) => {
  check("printed: a folded paragraph has its rule and its place again", { only: ["chromium"] }, async ({ site, visit }) => {
    const view = await visit(site.put("/t/paper-rule.html", page(`<touchline-article folded>
<p>The manager, Ada Marsh, said: “It was a hard afternoon for everybody here and nobody will forget it.</p><p>“We go again on Tuesday.”</p><p>Leo Brandt scored in the 12th minute.</p></touchline-article>`)));
    await view.until(ready);
    const look = () => {
      const { borderInlineStartWidth, marginBlockEnd } = getComputedStyle(document.querySelector("touchline-article").shadowRoot.querySelector("p.tl-rest"));
      return [borderInlineStartWidth, marginBlockEnd];
    };
    assert.deepEqual(await view.run(look), ["0px", "0px"]);
    await view.media({ media: "print" });
    assert.deepEqual(await view.run(look), ["3px", "16px"]);
  });

  check("printed: all unfolded, the timeline as a list, addresses to read, nothing to press", { only: ["chromium"] }, async ({ site, visit }) => {
    const body = `<touchline-article published="2026-04-25">
<p>Halden Rovers beat Castleby Town 2-1 on Saturday, as <a href="https://example.org/report">a report</a> told.</p>
<p>Tom Okafor scored for Halden Rovers in the 23rd minute.</p>
<p>“We deserved it,” said Ada Marsh. “It was a hard afternoon for everybody here.”</p>
<p>Marsh was asked about the penalty.</p>
<p>“It was never one, and I have seen it again since.</p>
<p>“But we move on.”</p>
<p>She left the room.</p>
</touchline-article>`;
    for (const layout of ["article", "quotes", "all"]) {
      const view = await visit(site.put("/t/paper.html", page(body)), { width: 400 });
      await view.until(ready);
      await view.run((layout) => { document.querySelector("touchline-article").layout = layout; }, layout);
      await view.until((layout) => (document.querySelector("touchline-article").shadowRoot.querySelector(".tl-quotes") !== null) === (layout !== "article"), layout);
      await view.run(() => document.querySelector("touchline-article").fold());
      const text = dense(textOf(await view.raw.pdf({ format: "A4" })));
      const wanted = ["It was a hard afternoon for everybody here.”", "never one, and I have seen it again since.", "“But we move on.”", "Ada Marsh"];
      if (layout !== "quotes") wanted.push("She left the room.", "a report (https://example.org/report)", "23′ Goal Tom Okafor");
      for (const words of wanted) assert.ok(text.includes(dense(words)), `${layout}: ${words} in ${text}`);
      for (const words of ["Fold all", "Copy", "Who?", "moments", "▾", "▸", "…"]) assert.ok(!text.includes(dense(words)), `${layout}: no ${words}`);
    }
  });

  check("printed: the article begins at once, its moments stand beside it; nothing is marked as being read", { only: ["chromium"] }, async ({ site, visit }) => {
    const { STATES } = await import("./states.mjs");
    const text = `${STATES.crowded}\n\n“We deserved it,” said Ada Marsh.\n\n${"They had waited for an afternoon such as this one. ".repeat(60)}`;
    const view = await visit(site.put("/t/paper-beside.html", page(`<touchline-article published="2026-04-25" layout="all">${text}</touchline-article>`)), { width: 1280 });
    await view.until(ready);
    await view.until(() => document.querySelector("touchline-article").shadowRoot.querySelector("[aria-current]") !== null);
    await view.media({ media: "print" });
    await view.resize(700, 1000);
    const seen = await view.run(() => {
      const { shadowRoot } = document.querySelector("touchline-article");
      const box = (selector) => shadowRoot.querySelector(selector).getBoundingClientRect();
      const [text, side, quotes] = [box(".tl-p"), box(".tl-side"), box(".tl-quotes")];
      const range = document.createRange();
      range.selectNodeContents(shadowRoot.querySelector(".tl-p"));
      return {
        top: text.top - side.top, apart: range.getBoundingClientRect().right <= side.left, below: quotes.top >= side.bottom,
        marked: getComputedStyle(shadowRoot.querySelector("[aria-current]")).borderInlineStartColor, arrow: getComputedStyle(shadowRoot.querySelector(".tl-name"), "::after").display,
      };
    });
    assert.ok(Math.abs(seen.top) < 4, `${seen.top}`);
    assert.deepEqual([seen.apart, seen.below, seen.marked, seen.arrow], [true, true, "rgba(0, 0, 0, 0)", "none"]);
  });

  check("printed: the words of a dialogue are all there", { only: ["chromium"] }, async ({ site, visit }) => {
    const { STATES } = await import("./states.mjs");
    const view = await visit(site.put("/t/paper-talk.html", page(`<touchline-article>${STATES.conversation}</touchline-article>`)));
    await view.until(ready);
    await view.click(inside, ".tl-as");
    const text = dense(textOf(await view.raw.pdf({ format: "A4" })));
    for (const piece of words(STATES.conversation).split(/(?<=[.”]) /u)) assert.ok(text.includes(dense(piece)), `${piece} in ${text}`);
  });
};
