// Data for search engines: in the words of schema.org, the same from the tool and in the page, and never twice.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fixtures, touchline } from "./native.mjs";
import { escaped, page } from "./site.mjs";
import { REPORT, ready } from "./view.mjs";

const { classes, properties } = JSON.parse(readFileSync(new URL("schema-org.json", import.meta.url), "utf8"));

/** What of a node is not in the published vocabulary. */
function mistakes(node, wrong = []) {
  const kinds = (type) => [type, ...(classes[type] ?? [])];
  const type = node["@type"];
  if (!classes[type]) wrong.push(`no class: ${type}`);
  for (const [key, value] of Object.entries(node)) {
    if (key.startsWith("@")) continue;
    const { of, to } = properties[key] ?? { of: [], to: [] };
    if (!of.some((kind) => kinds(type).includes(kind))) wrong.push(`${key} is no property of ${type}`);
    for (const one of [value].flat()) {
      if (typeof one === "string") {
        if (!to.includes("Text") && !(to.includes("Date") && /^\d{4}-\d\d-\d\d$/.test(one))) wrong.push(`${key} is no ${one}`);
        if (!one) wrong.push(`${key} is empty`);
      } else {
        if (!to.some((kind) => kinds(one["@type"]).includes(kind))) wrong.push(`${key} is no ${one["@type"]}`);
        mistakes(one, wrong);
      }
    }
  }
  return wrong;
}

/** In the page: what of structured data it has. */
const scripts = () => [...document.querySelectorAll('script[type="application/ld+json"]')].map(({ textContent }) => textContent);

const element = (text, more = "") => `<touchline-article id="one" published="2021-03-14" structured-data${more}>${escaped(text)}</touchline-article>`;

export default (check) => {
  check("structured data of every fixture is schema.org's, and the tool's is the page's", {}, async ({ site, visit }) => {
    const all = fixtures();
    const native = touchline(["parse", "--jsonl", "--format", "jsonld"], all.map((row) => JSON.stringify(row)).join("\n"));
    const lines = native.trim().split("\n").map((line) => JSON.parse(line));
    assert.equal(lines.length, all.length);
    const visited = await visit(site.put("/data", page("")));
    const live = await visited.run(async (all) => {
      const [{ load, parse }, { data }] = await Promise.all([import("/dist/parse.js"), import("/dist/structured.js")]);
      await load();
      return all.map(({ text, published }) => JSON.parse(JSON.stringify(data(parse(text, { published }), text))));
    }, all);
    assert.deepEqual(live, lines);
    assert.deepEqual(lines.flatMap((line) => mistakes(line)), []);
    const parts = lines.flatMap(({ hasPart = [] }) => hasPart);
    const moments = lines.flatMap(({ about }) => about?.subEvent ?? []);
    console.log(`= structured data of ${lines.length} fixtures: ${parts.length} quotations, ${moments.length} moments, nothing that schema.org has not`);
    assert.ok(parts.length > 50 && moments.length > 100 && lines.some(({ about }) => about?.homeTeam && about.awayTeam));
  });

  check("structured data stands in the page once, as long as the view does", {}, async ({ site, visit }) => {
    const visited = await visit(site.put("/once", page(element(`${REPORT}\n“</script><script>alert(1)</script>,” said Ada Marsh.`))));
    await visited.until(() => document.querySelector('script[type="application/ld+json"]') !== null);
    const [script, ...others] = await visited.run(scripts);
    assert.deepEqual(others, []);
    assert.ok(!script.includes("<"));
    const told = JSON.parse(script);
    assert.equal(told["@type"], "NewsArticle");
    assert.ok(told.hasPart.some(({ text, creator }) => text.includes("We deserved it") && creator.name === "Ada Marsh"));
    assert.ok(told.hasPart.some(({ text }) => text.includes("</script>")));
    assert.deepEqual(mistakes(told), []);
    // Another text: other data, still once.
    await visited.run(() => (document.getElementById("one").text = "“No,” said Nora Quill."));
    await visited.until(() => document.querySelector('script[type="application/ld+json"]')?.textContent.includes("Nora Quill"));
    assert.equal((await visited.run(scripts)).length, 1);
    await visited.run(() => document.getElementById("one").remove());
    await visited.until(() => !document.querySelector('script[type="application/ld+json"]'));
  });

  check("no structured data where nobody asks for it, or where the page has its own", {}, async ({ site, visit }) => {
    const own = '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle"}</script>\n';
    const drawn = touchline(["render", "--embed", "/dist/touchline.css", "--json-ld"], REPORT).replace("<touchline-article", "<touchline-article structured-data");
    for (const [name, html, count] of [
      ["not asked", page(element(REPORT).replace(" structured-data", "")), 0],
      ["the page's own", page(element(REPORT), own), 1],
      ["prerendered", page(drawn), 1],
    ]) {
      site.asked.length = 0;
      const visited = await visit(site.put("/none", html));
      await visited.until(ready);
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.equal((await visited.run(scripts)).length, count, name);
      if (count === 0) assert.ok(!site.asked.includes("/dist/structured.js"), "nothing is fetched for it");
    }
  });
};
