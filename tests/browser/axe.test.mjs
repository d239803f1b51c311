// axe-core over the demo page and the states of a view: 0 violations.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { escaped, page } from "./site.mjs";
import { REPORT, inside, ready } from "./view.mjs";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// Put in by the driver, so that no policy of the page is in the way.
async function violations(view) {
  await view.evaluate(`(() => { ${SOURCE}\n; globalThis.axe ??= axe; return true; })()`);
  const { violations } = await view.run(() => axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
    .then(({ violations }) => ({ violations: violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ target, failureSummary }) => [target.flat().join(" "), failureSummary]) })) })));
  return violations;
}

export default (check) => {
  for (const scheme of ["light", "dark"]) {
    for (const width of [320, 1280]) {
      check(`axe: the demo, ${scheme}, ${width} pixels`, { only: scheme === "dark" ? ["chromium"] : undefined }, async ({ visit }) => {
        const view = await visit("/", { width, scheme });
        await view.until(ready);
        await view.run(() => document.querySelectorAll(".desk details").forEach((drawer) => (drawer.open = true)));
        assert.deepEqual(await violations(view), []);
      });
    }
  }

  check("axe: folded, filtered, an event chosen", {}, async ({ site, visit }) => {
    const view = await visit(site.put("/t/axe.html", page(`<touchline-article>${escaped(REPORT)}</touchline-article>`)));
    await view.until(ready);
    await view.run(() => document.querySelector("touchline-article").fold());
    assert.deepEqual(await violations(view), []);
    await view.run(() => document.querySelector("touchline-article").unfold());
    await view.click(inside, ".tl-chip");
    await view.click(inside, ".tl-row");
    assert.deepEqual(await violations(view), []);
  });
};
