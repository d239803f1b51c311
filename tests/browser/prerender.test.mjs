// Pages that come with the view drawn by `touchline render`: the element takes it over as it is.
import assert from "node:assert/strict";
import { fixtures, touchline } from "./native.mjs";
import { escaped, page } from "./site.mjs";
import { REPORT, listen, ready, words } from "./view.mjs";

const render = (input, ...more) => touchline(["render", ...more], input);
const EMBED = ["--embed", "/dist/touchline.css", "--published", "2021-03-14"];

/** In the page: where everything that the reader sees of the first element stands. */
const places = () => {
  const { shadowRoot } = document.querySelector("touchline-article");
  return [...shadowRoot.querySelectorAll(".tl-view *")].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return `${element.className} ${[x, y + scrollY, width, height].map(Math.round)}`;
  });
};

export default function register(check) {
  check("what is prerendered is what is drawn, on every fixture", {}, async ({ site, visit }) => {
    const all = fixtures();
    const lines = render(all.map((row) => JSON.stringify(row)).join("\n"), "--jsonl", "--embed", "/dist/touchline.css").trim().split("\n").map((line) => JSON.parse(line));
    assert.equal(lines.length, all.length);
    // Elements that no script takes over.
    const hosts = lines.map(({ html }) => html.replace(/^<touchline-article/, '<div class="drawn"').replace(/<\/touchline-article>$/, "</div>"));
    const visited = await visit(site.put("/fixtures", page(hosts.join("\n"))));
    const different = await visited.run(async (all) => {
      const hosts = [...document.querySelectorAll(".drawn")];
      const different = [];
      const element = document.createElement("touchline-article");
      element.setAttribute("loading", "eager");
      document.body.append(element);
      for (const [nth, { id, text, published }] of all.entries()) {
        const drawn = new Promise((resolve) => element.addEventListener("touchline-ready", resolve, { once: true }));
        element.published = published ?? null;
        element.text = text;
        await drawn;
        const view = element.shadowRoot.querySelector(".tl-view").cloneNode(true);
        view.removeAttribute("data-live");
        view.normalize();
        const other = hosts[nth].shadowRoot.querySelector(".tl-view");
        other.normalize();
        if (!view.isEqualNode(other)) different.push(id);
      }
      return different;
    }, all);
    console.log(`= ${all.length - different.length} of ${all.length} fixtures: the prerendered tree is the live tree`);
    assert.deepEqual(different, []);
  });

  check("the element takes the view over: nothing is drawn again, nothing moves", {}, async ({ site, visit }) => {
    const html = page(render(REPORT, ...EMBED)).replace(/<script type="module"[^>]*><\/script>/, "");
    for (const width of [1280, 360]) {
      const visited = await visit(site.put("/taken-over", html), { width, init: listen });
      await visited.until(() => document.querySelector("touchline-article").shadowRoot?.querySelector("link")?.sheet != null);
      const before = await visited.run(places);
      assert.ok(before.length > 50);
      await visited.run(() => {
        globalThis.kept = document.querySelector("touchline-article").shadowRoot.querySelector(".tl-view");
        return import("/dist/touchline.js").then(() => undefined);
      });
      await visited.until(ready);
      assert.ok(await visited.run(() => document.querySelector("touchline-article").shadowRoot.querySelector(".tl-view") === kept));
      assert.deepEqual(await visited.run(places), before);
      assert.ok(await visited.run(() => told.some(({ name }) => name === "ready")));
      assert.ok(await visited.run(() => document.querySelector("touchline-article").article.quotes.length > 3));
      // It is alive: a fold by its method, an event by a press.
      await visited.run(() => document.querySelector("touchline-article").fold());
      assert.ok(await visited.run(() => document.querySelector("touchline-article").shadowRoot.querySelector(".tl-folded") !== null));
    }
  });

  check("layout shift 0 on a page that loads as pages do", { only: ["chromium"] }, async ({ site, visit }) => {
    const put = site.put("/shift", page(render(REPORT, ...EMBED), `<link rel="stylesheet" href="/dist/touchline.css">\n`));
    for (const width of [1280, 360]) {
      const visited = await visit(put, { width, init: () => {
        globalThis.shift = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => (globalThis.shift += entry.value)))
          .observe({ type: "layout-shift", buffered: true });
      } });
      await visited.until(ready);
      await new Promise((resolve) => setTimeout(resolve, 300));
      const shift = await visited.run(() => globalThis.shift);
      console.log(`= layout shift at ${width} px: ${shift}`);
      assert.equal(shift, 0);
    }
  });

  check("what is not of this text, language or version is drawn anew", {}, async ({ site, visit }) => {
    const html = render(REPORT, ...EMBED);
    const pages = {
      "another text": [page(html.replace("<p>Ben Castle was sent off", "<p>Joe Farrell was sent off")), "Joe Farrell"],
      "another version": [page(html.replace(/prerendered="[^"]*"/, 'prerendered="0.0.1 article"')), "Ben Castle"],
      "another layout": [page(html.replace("<touchline-article", '<touchline-article layout="all"')), "Ben Castle"],
      "another language": [page(html).replace('<html lang="en">', '<html lang="de">'), "Ben Castle"],
    };
    for (const [name, [html, said]] of Object.entries(pages)) {
      const visited = await visit(site.put("/anew", html.replace(/<script type="module"[^>]*><\/script>/, "")));
      await visited.run(() => {
        globalThis.kept = document.querySelector("touchline-article").shadowRoot.querySelector(".tl-view");
        return import("/dist/touchline.js").then(() => undefined);
      });
      await visited.until(ready);
      const [same, text] = await visited.run(() => {
        const view = document.querySelector("touchline-article").shadowRoot.querySelector(".tl-view");
        return [view === kept, view.textContent];
      });
      assert.ok(!same && text.includes(said), name);
    }
  });

  check("without JavaScript every word is there, and quotations that are blocks fold", { only: ["chromium"] }, async ({ site, visit }) => {
    const report = REPORT.replace("Leo Brandt scored", "“Nobody saw any of this coming at all.”\n\nLeo Brandt scored");
    const visited = await visit(site.put("/still", page(render(report, ...EMBED))), { javaScript: false, width: 360 });
    await visited.until(() => document.querySelector("touchline-article").shadowRoot?.querySelector("link")?.sheet != null);
    const text = await visited.run(() => document.querySelector("touchline-article").shadowRoot.querySelector(".tl-text").innerText);
    for (const line of report.split("\n").filter(Boolean)) assert.ok(words(text).includes(words(line)), line);
    const rows = await visited.run(() => [...document.querySelector("touchline-article").shadowRoot.querySelectorAll(".tl-row")]
      .map((row) => row.checkVisibility()));
    assert.ok(rows.length >= 3 && rows.every(Boolean), "every moment is in sight");
    // On a phone the list that cannot wait behind its button keeps no sentence from being seen.
    const [clock, first, list] = await visited.run(() => [".tl-clock", ".tl-p", ".tl-list"].map(
      (selector) => document.querySelector("touchline-article").shadowRoot.querySelector(selector).getBoundingClientRect().top));
    assert.ok(clock < first && first < list, `${clock} ${first} ${list}`);
    const open = () => document.querySelector("touchline-article").shadowRoot.querySelector("details").open;
    const was = await visited.run(open);
    await visited.click(() => document.querySelector("touchline-article").shadowRoot.querySelector("summary"));
    assert.equal(await visited.run(open), !was);
  });

  check("a page without the element's script, and one whose script fails, keep the view", {}, async ({ site, visit }) => {
    const html = page(render(`${REPORT}\n${escaped("<b>No markup</b>")}`, ...EMBED)).replace("/dist/touchline.js", "/missing.js");
    const visited = await visit(site.put("/kept", html));
    assert.ok(await visited.run(() => document.querySelector("touchline-article").shadowRoot.textContent.includes("Ben Castle")));
  });
}
