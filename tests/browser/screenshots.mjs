// Pictures for people to look at, into screenshots/ (not tracked): twelve states, light and dark, 320 and 1280 pixels, and
// the demo. With --theme NAME in that theme; with --readme the one that the README shows, www/screenshot.png.
import { mkdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { start } from "./engines.mjs";
import { escaped, open, page as html } from "./site.mjs";
import { STATES } from "./states.mjs";
import { REPORT, inside, ready } from "./view.mjs";

const out = fileURLToPath(new URL("screenshots/", import.meta.url));
const readme = fileURLToPath(new URL("../../www/screenshot.png", import.meta.url));
mkdirSync(out, { recursive: true });
const engine = await start("chromium");
const site = await open();

/** Visits the demo, or another page, lets `work` do something to it, takes a picture. */
async function take(path, options, work = async () => {}, picture = {}, address = "/") {
  const page = await engine.page(options);
  await page.goto(`${site.origin}${address}`);
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
  await page.run(() => document.querySelector("touchline-article").shadowRoot.querySelectorAll(".tl-row")[2].click());
};
const fold = (page) => page.run(() => document.querySelectorAll("touchline-article").forEach((one) => one.fold()));
const play = (page) => page.click(inside, ".tl-as");

// Name, article, layout, what is done with it.
const states = [
  ...Object.entries(STATES).map(([name, text]) => [name, text, name === "two-matches" ? "timeline" : name === "thirty-quotes" ? "quotes" : "article", name === "conversation" ? play : undefined]),
  ["folded", REPORT, "article", fold],
  ["chosen", REPORT, "article", choose],
];

if (process.argv.includes("--readme")) {
  await take(readme, { width: 1120, height: 860, motion: "reduce" }, async (page) => {
    await choose(page);
    await page.run(() => document.querySelector("#final").scrollIntoView());
  });
} else {
  const theme = process.argv[process.argv.indexOf("--theme") + 1 || Infinity] ?? "";
  const head = `<meta name="color-scheme" content="light dark">\n<link rel="stylesheet" href="/demo.css">\n${theme && `<link rel="stylesheet" href="/dist/themes/${theme}.css">\n`}`;
  for (const scheme of ["light", "dark"]) {
    for (const width of [320, 1280]) {
      const look = { width, height: 900, scheme, motion: "reduce" };
      for (const [name, text, layout, work] of states) {
        const address = `/t/${name}.html`;
        site.put(address, html(`<touchline-article published="2026-04-25" layout="${layout}" theme="${theme}">${escaped(text)}</touchline-article>`, head));
        await take(`${out}${theme && `${theme}-`}${name}-${width}-${scheme}.png`, look, work, {}, address);
      }
      if (!theme) await take(`${out}demo-${width}-${scheme}.png`, look, undefined, { fullPage: true });
    }
  }
}
await engine.close();
await site.close();
