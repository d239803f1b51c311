// Articles in the markup of six kinds of sites: whatever stands in them comes through whole, and the page keeps its own.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { page } from "./site.mjs";
import { composed, ready } from "./view.mjs";

const folder = new URL("./cms/", import.meta.url);

// In the page: what an article consists of besides words, in order. Clones of links that a boundary cuts count once.
const inventory = (host, silent) => {
  const own = (element) => !silent || !element.closest(silent);
  const words = (node) => node.textContent.split(/\s+/u).filter(Boolean).join(" ");
  const links = [];
  for (const link of host.querySelectorAll("a[href]")) {
    links.push([link.getAttribute("href"), link.textContent]);
  }
  return {
    links: links.map(([href]) => href).filter((href, nth, all) => href !== all[nth - 1]),
    linked: links.map(([, text]) => text.trim()).join(" ").replace(/\s+/gu, " "),
    things: [...host.querySelectorAll("img,sup,picture,iframe,video,table,hr,svg,ins.adsbygoogle,amp-img,amp-ad,amp-youtube,gu-island,form,.ad-slot,aside")]
      .filter((thing) => thing.closest(".tl-side") === null).map(({ tagName }) => tagName.toLowerCase()),
    emphasised: [...host.querySelectorAll("em,strong,b,i,u,code,del")].filter(own).map(words).join(" "),
    captions: [...host.querySelectorAll("figcaption,caption")].map(words),
    headings: [...host.querySelectorAll("h2,h3,h4,h5,h6,[role=heading]")].filter(own).map(words),
  };
};

export default (check) => {
  check("beside: the page's own nodes stay where they are; moments and quotes mark their words", {}, async ({ engine, site, visit }) => {
    const html = readFileSync(new URL("newspaper.html", folder), "utf8");
    const view = await visit(site.put("/t/beside.html", page(`<touchline-article layout="beside" published="2021-03-14">${html}</touchline-article>`)));
    await view.until(ready);
    const seen = await view.run(() => {
      const element = document.querySelector("touchline-article");
      const { shadowRoot } = element;
      return {
        rows: shadowRoot.querySelectorAll(".tl-row").length, quotes: shadowRoot.querySelectorAll(".tl-say").length,
        pictures: shadowRoot.querySelectorAll("img, picture").length, slot: shadowRoot.querySelector(".tl-text slot").assignedElements().length,
        shown: element.querySelector("p").getBoundingClientRect().height > 0,
      };
    });
    assert.ok(seen.rows >= 3 && seen.quotes >= 2, JSON.stringify(seen));
    assert.equal(seen.pictures, 0);
    assert.equal(seen.slot, 1);
    assert.equal(seen.shown, true);
    if (!(await view.run(() => "highlights" in CSS))) return;
    const marked = await view.run(() => {
      const element = document.querySelector("touchline-article");
      const { events, quotes } = element.article;
      return [...events, ...quotes].map(({ id, mentions, start, end }) => {
        element.show(id);
        const words = [...CSS.highlights.get("touchline")].map((range) => range.toString());
        const told = (mentions ?? [{ start, end }]).map((span) => element.text.slice(span.start, span.end));
        // Of an event, whole sentences.
        const whole = words.every((one, nth) => (mentions ? one.includes(told[nth]) && /[.”]$/.test(one) : one === told[nth]));
        return [words.length, told.length, whole];
      });
    });
    assert.ok(marked.length >= 5);
    for (const [words, told, whole] of marked) {
      assert.equal(words, told);
      assert.equal(whole, true);
    }
    if (engine.name !== "webkit") assert.deepEqual(view.lines, []);
  });

  check("beside, with a text that is not the page's: the article as ever", {}, async ({ site, visit }) => {
    const view = await visit(site.put("/t/beside-text.html", page('<touchline-article layout="beside"></touchline-article>')));
    await view.run(() => { document.querySelector("touchline-article").text = "“We deserved it,” said Ada Marsh."; });
    await view.until(() => document.querySelector("touchline-article").shadowRoot.querySelector(".tl-text")?.textContent === "“We deserved it,” said Ada Marsh.");
  });

  for (const name of readdirSync(folder).sort()) {
    check(`an article as ${name.replace(".html", "")} writes it: whole, and the page's own as it was`, {}, async ({ site, visit }) => {
      const html = readFileSync(new URL(name, folder), "utf8");
      const view = await visit(site.put(`/t/cms-${name}`, page(`<touchline-article published="2021-03-14">${html}</touchline-article><div id="copy" hidden>${html}</div>`)));
      await view.until(ready);
      const seen = await view.run(`() => {
        const inventory = ${inventory};
        const composed = ${composed};
        const element = document.querySelector("touchline-article");
        const text = element.shadowRoot.querySelector(".tl-text");
        const shown = composed(text);
        const silent = "figure,aside,table,form,noscript,button,sup";
        // The words of the page's own nodes that give words.
        const words = (root) => {
          const copy = root.cloneNode(true);
          for (const node of copy.querySelectorAll(silent + ",script,svg")) node.remove();
          return copy.textContent.replace(/\\s+/gu, "");
        };
        return {
          before: inventory(element, silent), after: inventory(shown, silent),
          wordsBefore: words(element), wordsAfter: words(shown),
          ids: text.querySelectorAll("[id]").length - text.querySelectorAll(".tl-q[id], .tl-e[id]").length,
          kept: element.innerHTML === document.querySelector("#copy").innerHTML, speakers: element.article.speakers.map((speaker) => speaker.name), events: element.article.events.length,
          astray: [...shown.querySelectorAll("sup")].filter((mark) => mark.closest(".tl-p") === null).length,
          wide: text.scrollWidth > text.clientWidth + 1,
        };
      }`);
      assert.deepEqual(seen.after.things, seen.before.things);
      assert.deepEqual(seen.after.links, seen.before.links);
      assert.equal(seen.after.linked.replace(/\s/g, ""), seen.before.linked.replace(/\s/g, ""));
      assert.equal(seen.after.emphasised.replace(/\s/g, ""), seen.before.emphasised.replace(/\s/g, ""));
      assert.deepEqual(seen.after.captions, seen.before.captions);
      assert.deepEqual(seen.after.headings, seen.before.headings);
      assert.equal(seen.wordsAfter, seen.wordsBefore);
      assert.equal(seen.kept, true);
      assert.equal(seen.astray, 0, "marks of footnotes stand where they stood");
      assert.equal(seen.ids, 0);
      assert.ok(seen.speakers.length >= 1, "nobody is quoted");
      assert.ok(seen.events >= 1, "nothing happens");
      assert.equal(seen.wide, false);
    });
  }
};
