// The accessibility trees of the main states, as Chromium gives them to a screen reader; kept in trees/ and read by
// people. UPDATE=1 writes them anew.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { escaped, page } from "./site.mjs";
import { STATES } from "./states.mjs";
import { REPORT, inside, ready } from "./view.mjs";

const kept = (name) => new URL(`trees/${name}.yml`, import.meta.url);

export default (check) => {
  const states = [
    ["report", REPORT],
    ["report-folded", REPORT, { width: 320 }, (view) => view.run(() => document.querySelector("touchline-article").fold())],
    ["report-chosen", REPORT, {}, (view) => view.click(inside, ".tl-row", 1)],
    ["one-speaker", REPORT, {}, (view) => view.click(inside, ".tl-chip")],
    ["crowded-phone", STATES.crowded, { width: 320 }, (view) => view.click(inside, ".tl-more")],
    ["dialogue", STATES.conversation, {}, (view) => view.click(inside, ".tl-as")],
    ["quotes", STATES.conversation, { layout: "quotes" }],
    ["timeline", STATES["extra-time"], { layout: "timeline" }],
    ["nobody-named", STATES["nobody-named"]],
    ["nothing-found", STATES["nothing-found"]],
  ];
  for (const [name, text, { layout = "article", width = 1280 } = {}, work] of states) {
    check(`accessibility tree: ${name}`, { only: ["chromium"] }, async ({ site, visit }) => {
      const view = await visit(site.put(`/t/tree-${name}.html`, page(`<touchline-article published="2026-04-25" layout="${layout}">${escaped(text)}</touchline-article>`)), { width, motion: "reduce" });
      await view.until(ready);
      await work?.(view);
      const tree = `${await view.raw.locator("touchline-article").ariaSnapshot()}\n`;
      if (process.env.UPDATE || !existsSync(kept(name))) {
        mkdirSync(new URL("trees/", import.meta.url), { recursive: true });
        writeFileSync(kept(name), tree);
      }
      assert.equal(tree, readFileSync(kept(name), "utf8"));
    });
  }
};
