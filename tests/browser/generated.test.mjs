// Very many strange articles, in the browser: what is shown is what was given.
import assert from "node:assert/strict";
import { page } from "./site.mjs";
import { ready } from "./view.mjs";

const CASES = process.env.TRUST ? 10_000 : 400;

// In the page: shows `cases` articles mixed by `seed`. Gives those that were not shown word for word.
const generate = async (seed, cases) => {
  const PIECES = ["“", "”", "\"", "'", "‘", "’", "„", "«", "»", " ", " ", " ", "\n", "\n\n", "\r\n", "\r", ". ", ", ", "? ", ": ", "– ", "(", ")",
    "said", "he said", "Ada Marsh", "Tom Okafor", "the Northgate manager", "the reporter", "scored", "in the 23rd minute", "was sent off", "2-1", "90+2",
    "before the break", "on Sunday", "12 December 2017", "Goals:", "Q:", "A:", "we", "not", "and", "\u202E", "\u200F", "\u200B", "\0", "\uFEFF", "\u2028", "😀",
    "\uD800", "\uDC00", "e\u0301", "中文", "العربية", "<b>", "</div>", "&amp;", "]]>", "-->", "\\", "`", "${x}", "\uFFFF"];
  // xorshift32, Marsaglia 2003.
  const below = (end) => {
    seed ^= seed << 13;
    seed ^= seed >>> 17;
    seed ^= seed << 5;
    return (seed >>> 0) % end;
  };
  const element = document.querySelector("touchline-article");
  const root = element.shadowRoot;
  const wrong = [];
  for (let nth = 0; nth < cases && wrong.length < 5; nth += 1) {
    let text = "";
    for (let left = below(below(12) ? 40 : 300); left > 0; left -= 1) text += PIECES[below(PIECES.length)] + (below(3) ? " " : "");
    const { type } = await new Promise((resolve) => {
      for (const name of ["touchline-ready", "touchline-error"]) element.addEventListener(name, resolve, { once: true });
      element.text = text;
    });
    if (type !== "touchline-ready" || root.querySelector(".tl-text").textContent !== text || root.querySelector("b")) wrong.push(text);
  }
  return wrong;
};

export default (check) => {
  check(`${CASES} generated articles: every character shown, in order`, {}, async ({ site, visit }) => {
    const seed = Number(process.env.SEED ?? Date.now() & 0x7fffffff) | 1;
    console.log(`= ${CASES} generated articles in the browser, seed ${seed}`);
    const view = await visit(site.put("/t/generated.html", page('<touchline-article loading="eager">Some text.</touchline-article>')));
    await view.until(ready);
    for (let done = 0; done < CASES; done += 200) {
      assert.deepEqual(await view.run(generate, seed + done, 200), [], `seed ${seed + done}`);
    }
    assert.deepEqual(view.lines.filter(({ type }) => type === "error"), []);
  });
};
