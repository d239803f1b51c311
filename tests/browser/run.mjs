// Runs every *.test.mjs of this folder in one engine and one process: ENGINE=chromium node --test-reporter=spec run.mjs
// [part of a file's name …]. A test file's default export is given the engine, the site, and what else tests share.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, test } from "node:test";
import { start } from "./engines.mjs";
import { open } from "./site.mjs";

const name = process.env.ENGINE ?? "chromium";
const engine = await start(name);
const site = await open();
const wanted = process.argv.slice(2);

/**
 * Registers a test. `only` names the engines it runs in; without it, all. `time` is what it may take, in ms. Where the
 * engine has stalled, the test is repeated once.
 */
function check(title, { only, time = 90_000 } = {}, body) {
  if (only && !only.includes(name)) return;
  test(title, { timeout: 2 * time }, async () => {
    try {
      await once(body);
    } catch (error) {
      if (!engine.stall) throw error;
      console.log(`= repeated: ${title}: ${engine.stall}`);
      await once(body);
    }
  });
}

async function once(body) {
  const pages = [];
  const visit = async (path, options) => {
    const page = await engine.page(options);
    pages.push(page);
    await page.goto(path.startsWith("http") ? path : site.origin + path);
    return page;
  };
  try {
    await body({ engine, site, visit });
  } finally {
    for (const page of pages) await page.close();
  }
}

for (const file of readdirSync(new URL(".", import.meta.url)).sort()) {
  if (!file.endsWith(".test.mjs") || (wanted.length > 0 && !wanted.some((part) => file.includes(part)))) continue;
  const { default: register } = await import(`./${file}`);
  register(check, { engine, site });
}

// The last word: all that was visited above broke no policy.
check("0 reports of the policy and of Trusted Types, in all tests together", { only: ["chromium"] }, async () => {
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.deepEqual(site.reports, []);
});

after(async () => {
  await engine.close();
  await site.close();
});
