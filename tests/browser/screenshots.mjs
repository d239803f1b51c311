// Pictures of the demo for people to look at: 320, 768 and 1280 pixels, light and dark, into screenshots/ (not tracked);
// and with --readme the one that the README shows, www/screenshot.png.
import { mkdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { start } from "./engines.mjs";
import { open } from "./site.mjs";
import { inside, ready } from "./view.mjs";

const out = fileURLToPath(new URL("screenshots/", import.meta.url));
const readme = fileURLToPath(new URL("../../www/screenshot.png", import.meta.url));
mkdirSync(out, { recursive: true });
const engine = await start("chromium");
const site = await open();

/** Visits the demo, lets `work` do something to it, takes a picture. */
async function take(path, options, work = async () => {}, picture = {}) {
  const page = await engine.page(options);
  await page.goto(`${site.origin}/`);
  await page.until(ready);
  await work(page);
  // Movement comes to rest.
  await new Promise((resolve) => setTimeout(resolve, 600));
  await page.screenshot(path, picture);
  await page.close();
  console.log(`${path} (${Math.round(statSync(path).size / 1024)} kB)`);
}

const choose = async (page) => {
  // In a narrow view the list waits behind its button.
  await page.run(() => document.querySelector("touchline-article").shadowRoot.querySelector(".tl-more[aria-expanded=false]")?.click());
  await page.click(inside, ".tl-row", 2);
};
const states = {
  "": async () => {},
  "-folded": (page) => page.run(() => document.querySelectorAll("touchline-article").forEach((one) => one.fold())),
  "-chosen": choose,
};

if (process.argv.includes("--readme")) {
  await take(readme, { width: 1120, height: 600, motion: "reduce" }, choose);
} else {
  for (const scheme of ["light", "dark"]) {
    for (const width of [320, 768, 1280]) {
      for (const [state, work] of Object.entries(states)) {
        await take(`${out}${width}-${scheme}${state}.png`, { width, height: 900, scheme, motion: "reduce" }, work, { fullPage: state === "" });
      }
    }
  }
}
await engine.close();
await site.close();
