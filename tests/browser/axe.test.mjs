// axe-core over the demo page and the states of a view: 0 violations, and nothing left open without a reason.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { escaped, page } from "./site.mjs";
import { STATES } from "./states.mjs";
import { REPORT, inside, ready } from "./view.mjs";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// What axe cannot decide by itself, and why it is no fault.
const EXPLAINED = [
  // Words that the style sheet draws cannot be measured by axe; wcag.test.mjs measures their colours.
  { id: "color-contrast", why: /pseudo element|pseudoContent/i },
  // The mark behind chosen words is a mixture with transparency over the page's ground.
  { id: "color-contrast", why: /background gradient|overlap|background color could not be determined/i },
  // Words that are folded away are not drawn at all.
  { id: "color-contrast", target: /until-found/ },
  // A word of one sign is no text to axe: the triangle of a button, the dot of a moment without its time.
  { id: "color-contrast", why: /only 1 character|shortTextContent/i },
];

// Put in by the driver, so that no policy of the page is in the way.
async function found(view) {
  await view.evaluate(`(() => { ${SOURCE}\n; globalThis.axe ??= axe; return true; })()`);
  const { violations, incomplete } = await view.run(() => {
    const told = (list) => list.map(({ id, nodes }) => ({
      id, where: nodes.map(({ target, any, all, none }) => [target.flat().join(" "), [...any, ...all, ...none].map((one) => `${one.data?.messageKey ?? ""} ${one.message}`).join("; ")]),
    }));
    return axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
      .then((result) => ({ violations: told(result.violations), incomplete: told(result.incomplete) }));
  });
  const open = incomplete.map(({ id, where }) => ({
    id, where: where.filter(([target, words]) => !EXPLAINED.some((one) => one.id === id && (one.target?.test(target) ?? one.why.test(words)))),
  }));
  return { violations, open: open.filter(({ where }) => where.length > 0) };
}

const nothing = { violations: [], open: [] };

/** In the page: from right to left, in Arabic all around the article. */
const turn = () => {
  document.documentElement.dir = "rtl";
  for (const element of document.querySelectorAll("touchline-article")) {
    element.lang = "en";
    element.setAttribute("ui-lang", "ar");
  }
};

/** In the page: the views have the words of that interface. */
const turned = () => [...document.querySelectorAll("touchline-article")].every(
  (element) => element.shadowRoot.querySelector('.tl-view[data-live] .tl-side[lang="ar"]') || !element.shadowRoot.querySelector(".tl-side"));

export default (check, { engine }) => {
  const looks = [["light", {}], ["dark", { scheme: "dark" }], ["forced colours", { forced: true }]];
  for (const [look, options] of looks) {
    // WebKitGTK knows no forced colours.
    if (options.forced && engine.name === "webkit") continue;
    for (const width of [320, 1280]) {
      check(`axe: the demo, ${look}, ${width} pixels, from left to right and from right to left`, {}, async ({ visit }) => {
        const view = await visit("/", { width, ...options });
        await view.until(ready);
        await view.run(() => document.querySelectorAll(".desk details").forEach((drawer) => (drawer.open = true)));
        assert.deepEqual(await found(view), nothing);
        await view.run(turn);
        await view.until(turned);
        assert.deepEqual(await found(view), nothing);
      });
    }
  }

  check("axe: folded, filtered, an event chosen, the list open", {}, async ({ site, visit }) => {
    for (const width of [320, 1280]) {
      const view = await visit(site.put("/t/axe.html", page(`<touchline-article>${escaped(REPORT)}</touchline-article>`)), { width });
      await view.until(ready);
      await view.run(() => document.querySelector("touchline-article").fold());
      assert.deepEqual(await found(view), nothing);
      await view.run(() => document.querySelector("touchline-article").unfold());
      await view.click(inside, ".tl-chip");
      // WebKitGTK's window is never that narrow.
      if (await view.run(() => document.querySelector("touchline-article").shadowRoot.querySelector(".tl-more").checkVisibility())) await view.click(inside, ".tl-more");
      await view.click(inside, ".tl-row");
      // What was reached shines for two seconds.
      await new Promise((resolve) => setTimeout(resolve, 2_200));
      assert.deepEqual(await found(view), nothing);
    }
  });

  check("axe: every layout, a dialogue, both themes, light and dark", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    const text = escaped(`${STATES.crowded}\n\n${STATES.conversation}`);
    const head = '<meta name="color-scheme" content="light dark">\n<link rel="stylesheet" href="/demo.css">\n'
      + ["broadsheet", "scoreboard"].map((theme) => `<link rel="stylesheet" href="/dist/themes/${theme}.css">\n`).join("");
    for (const scheme of engine.name === "chromium" ? ["light", "dark"] : ["light"]) {
      for (const theme of ["", "broadsheet", "scoreboard"]) {
        const view = await visit(site.put("/t/axe-layouts.html", page(`<touchline-article published="2026-04-25">${text}</touchline-article>`, head)), { scheme });
        await view.until(ready);
        for (const layout of ["timeline", "quotes", "all"]) {
          await view.run(([layout, theme]) => Object.assign(document.querySelector("touchline-article"), { layout, theme }), [layout, theme]);
          await view.until((layout) => {
            const { shadowRoot } = document.querySelector("touchline-article");
            return (shadowRoot.querySelector(".tl-text") !== null) === (layout === "all") && (shadowRoot.querySelector(".tl-list") !== null) === (layout !== "quotes");
          }, layout);
          assert.deepEqual(await found(view), nothing, `${layout} ${theme} ${scheme}`);
        }
        await view.click(inside, ".tl-as");
        assert.deepEqual(await found(view), nothing, `dialogue ${theme} ${scheme}`);
      }
    }
  });
};
