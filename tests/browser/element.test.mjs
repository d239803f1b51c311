// The element as a page's author meets it: where its text comes from, and what happens to it in a page's life.
import assert from "node:assert/strict";
import { escaped, page } from "./site.mjs";
import { REPORT, listen, ready, seed, shown, words } from "./view.mjs";

const around = (text, attributes = "") => page(`<touchline-article${attributes}>${text}</touchline-article>`);

export default (check) => {
  check("around plain text: the view shows the text, the page keeps it", {}, async ({ site, visit }) => {
    for (const [nth, text] of [seed(), REPORT, "One line.", "“Nothing closes this, said nobody."].entries()) {
      const view = await visit(site.put(`/t/plain${nth}.html`, around(escaped(text))));
      await view.until(ready);
      assert.equal(words(await view.run(shown)), words(text));
      assert.equal(await view.run(() => document.querySelector("touchline-article").textContent), text);
      assert.equal(await view.run(() => document.querySelector("touchline-article").childNodes.length), 1);
    }
  });

  check("around paragraphs: every word once, the page's own nodes untouched", {}, async ({ site, visit }) => {
    const inner = REPORT.split("\n\n").map((text) => `<p>${escaped(text.trim())}</p>`).join("\n");
    const view = await visit(site.put("/t/paragraphs.html", around(inner)));
    await view.until(ready);
    assert.equal(words(await view.run(shown)), words(REPORT));
    assert.equal(await view.run(() => document.querySelectorAll("touchline-article > p").length), REPORT.split("\n\n").length);
    assert.equal(await view.run(() => document.querySelector("touchline-article").article.quotes.length), 6);
  });

  check("<br> ends a line; scripts, styles and hidden nodes give no text", {}, async ({ site, visit }) => {
    const inner = `First line.<br>“Second,” said Ada Marsh.<br><br>Third.<script type="text/plain">no()</script>` +
      `<template><p>no</p></template><p hidden>no</p><p>Fourth.</p>`;
    const view = await visit(site.put("/t/lines.html", around(inner)));
    await view.until(ready);
    assert.equal(words(await view.run(shown)), "First line. “Second,” said Ada Marsh. Third. Fourth.");
    assert.equal(await view.run(() => document.querySelector("touchline-article").article.paragraphs.length), 4);
  });

  check("src: a text file of the same origin", {}, async ({ site, visit }) => {
    site.put("/t/report.txt", REPORT, { headers: { "Content-Type": "text/plain; charset=utf-8" } });
    const view = await visit(site.put("/t/src.html", around("", ' src="report.txt"')));
    await view.until(ready);
    assert.equal(await view.run(shown), REPORT);
  });

  check("text as a property: before the element is known, and after", {}, async ({ site, visit }) => {
    const view = await visit(site.put("/t/empty.html", around("<p>What stood here.</p>")));
    await view.until(ready);
    await view.run((text) => { document.querySelector("touchline-article").text = text; }, REPORT);
    await view.until((text) => document.querySelector("touchline-article").shadowRoot.querySelector(".tl-text")?.textContent === text, REPORT);
    await view.run(() => { document.querySelector("touchline-article").text = null; });
    await view.until(() => document.querySelector("touchline-article").shadowRoot.querySelector(".tl-text")?.textContent.includes("What stood"));
    site.put("/t/early.js", "document.querySelector('touchline-article').text = 'Set “early”, said Ada Marsh.';",
      { headers: { "Content-Type": "text/javascript; charset=utf-8" } });
    const early = await visit(site.put("/t/early.html",
      around("").replace(/<script type="module".*?<\/script>/, `<script defer src="/t/early.js"></script>`)));
    await early.run(() => import("/dist/touchline.js").then(() => true));
    await early.until(ready);
    assert.equal(await early.run(shown), "Set “early”, said Ada Marsh.");
  });

  check("published: attribute and property decide what “on Sunday” means", {}, async ({ site, visit }) => {
    const view = await visit(site.put("/t/published.html", around("They met on Sunday.", ' published="2017-12-12"')));
    await view.until(ready);
    const value = () => document.querySelector("touchline-article").article.times.map((time) => time.value).join();
    assert.equal(await view.run(value), "2017-12-10");
    await view.run(() => { document.querySelector("touchline-article").published = "2021-03-16"; });
    await view.until(() => document.querySelector("touchline-article").article?.times[0]?.value === "2021-03-14");
  });

  check("the article as data: the public shape, offsets in UTF-16", {}, async ({ site, visit }) => {
    const view = await visit(site.put("/t/data.html", around("")));
    await view.until(ready);
    await view.run((text) => { document.querySelector("touchline-article").text = text; }, `😀 ${REPORT}`);
    await view.until(() => document.querySelector("touchline-article").article?.quotes.length);
    const { article, text } = await view.run(() => {
      const { article, text } = document.querySelector("touchline-article");
      return { article, text };
    });
    const said = article.quotes.map((quote) => text.slice(quote.start, quote.end));
    assert.deepEqual(said[0], "We deserved it,");
    assert.deepEqual(Object.keys(article).sort(), ["events", "headline", "match", "paragraphs", "published", "quotes", "speakers", "times"]);
    for (const quote of article.quotes) assert.ok(quote.speaker === null || article.speakers[quote.speaker]);
  });

  check("a page may change the text: the view follows", {}, async ({ site, visit }) => {
    const view = await visit(site.put("/t/change.html", around("<p>Before.</p>")));
    await view.until(ready);
    await view.run(() => { document.querySelector("touchline-article p").textContent = "After the change."; });
    await view.until(() => document.querySelector("touchline-article").shadowRoot.textContent.includes("After the change."));
    await view.run(() => { document.querySelector("touchline-article").replaceChildren(); });
    await view.until(() => !document.querySelector("touchline-article").shadowRoot.textContent.includes("After"));
  });

  check("moved, cloned, taken out and put back: one view, nothing lost", {}, async ({ site, visit }) => {
    const view = await visit(site.put("/t/moved.html", around(escaped(REPORT))), { init: listen });
    await view.until(ready);
    await view.run(() => {
      const element = document.querySelector("touchline-article");
      const other = document.createElement("section");
      document.querySelector("main").append(other);
      for (let times = 0; times < 50; times += 1) {
        element.remove();
        other.append(element);
      }
      other.append(element.cloneNode(true));
      const loose = document.createElement("touchline-article");
      loose.text = "Never put into the page.";
    });
    await view.until(ready);
    const seen = await view.run(() => [...document.querySelectorAll("touchline-article")].map(
      (element) => [element.shadowRoot.querySelectorAll(".tl-view").length, element.shadowRoot.querySelector(".tl-text").textContent]));
    assert.equal(seen.length, 2);
    for (const [views, text] of seen) {
      assert.equal(views, 1);
      assert.equal(words(text), words(REPORT));
    }
    assert.deepEqual(await view.run(() => told.filter(({ name }) => name === "error")), []);
  });

  check("the script twice on a page does no harm", {}, async ({ engine, site, visit }) => {
    const view = await visit(site.put("/t/twice.html",
      page(`<touchline-article>${escaped(REPORT)}</touchline-article>`, `<script type="module" src="/dist/touchline.js?again"></script>\n`)));
    await view.until(ready);
    assert.equal(words(await view.run(shown)), words(REPORT));
    if (engine.name !== "webkit") assert.match(view.lines.map(({ text }) => text).join("\n"), /^touchline [\d.]+: <touchline-article> is taken; [\d.]+ draws it$/);
  });

  check("hidden and lang are respected", {}, async ({ site, visit }) => {
    const view = await visit(site.put("/t/lang.html", around("<p>“Hola”, dijo Ada.</p>", ' lang="es" hidden')));
    await view.until(ready);
    assert.equal(await view.run(() => getComputedStyle(document.querySelector("touchline-article")).display), "none");
    assert.equal(await view.run(() => document.querySelector("touchline-article").shadowRoot.querySelector(".tl-text").lang), "es");
    assert.equal(await view.run(() => document.querySelector("touchline-article").article.speakers.length), 0);
  });

  check("links, emphasis, headings and lists come along as clones, pictures as they are", {}, async ({ site, visit }) => {
    const inner = `<h2 id="head">The evening</h2>
      <p>A <a id="link" href="#there">link to <em>something</em></a> and “a quote with a <a href="#two">link</a> inside”, said Ada Marsh.</p>
      <figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" alt="A dot" width="20" height="20"><figcaption>Not text</figcaption></figure>
      <ul><li>First point</li><li>Second point</li></ul>
      <p>Leo Brandt scored in the 12th minute.</p>`;
    const view = await visit(site.put("/t/rich.html", around(inner)));
    await view.until(ready);
    const seen = await view.run(() => {
      const text = document.querySelector("touchline-article").shadowRoot.querySelector(".tl-text");
      return {
        links: [...text.querySelectorAll("a")].map((link) => [link.getAttribute("href"), link.textContent]),
        em: text.querySelector("a em")?.textContent,
        copies: text.querySelectorAll("figure").length,
        slotted: [...text.querySelectorAll("slot")].flatMap((slot) => slot.assignedElements()).map(({ tagName }) => tagName),
        ids: text.querySelectorAll("#head, #link").length,
        headings: text.querySelectorAll("h2, [role=heading]").length,
        light: document.querySelectorAll("touchline-article > *").length,
        own: document.querySelectorAll("#head, #link").length,
      };
    });
    assert.equal(seen.copies, 0);
    assert.deepEqual(seen.slotted, ["FIGURE"]);
    assert.equal(seen.em, "something");
    assert.equal(seen.ids, 0);
    assert.equal(seen.own, 2);
    assert.equal(seen.light, 5);
    assert.ok(seen.headings >= 1);
    // A link that a boundary cuts may stand in two pieces; its words are whole.
    assert.equal(seen.links.filter(([href]) => href === "#there").map(([, text]) => text).join(""), "link to something");
    assert.equal(seen.links.filter(([href]) => href === "#two").map(([, text]) => text).join(""), "link");
    const said = words(await view.run(() => {
      return document.querySelector("touchline-article").shadowRoot.querySelector(".tl-text").textContent;
    }));
    assert.equal(said, "The evening A link to something and “a quote with a link inside”, said Ada Marsh. First point Second point Leo Brandt scored in the 12th minute.");
  });

  check("inside a list of the page's own: paragraphs are no items of it", {}, async ({ site, visit }) => {
    const inner = "<p>A <a href='#there'>link</a>.</p><ul><li>A point</li></ul><blockquote><p>“Never again.”</p><cite>Ada Marsh</cite></blockquote>";
    const view = await visit(site.put("/t/listed.html", page(`<ol><li><touchline-article>${inner}</touchline-article></li></ol>`)));
    await view.until(ready);
    const was = await view.run(() => [...document.querySelector("touchline-article").shadowRoot.querySelectorAll(".tl-p")].map((one) => one.dataset.was ?? ""));
    assert.deepEqual(was, ["", "li", "blockquote", "blockquote"]);
  });

  check("items of a list keep their marks and numbers; an item's second paragraph has none", {}, async ({ site, visit }) => {
    const inner = `<p>Leo Brandt scored in the 12th minute.</p>
      <ul><li>A point</li></ul>
      <ol start="4"><li>Four</li><li><p>Five</p><p>goes on</p></li><li value="9">Nine</li></ol>
      <ol reversed><li>Two</li><li>One</li></ol>`;
    const view = await visit(site.put("/t/numbers.html", around(inner)));
    await view.until(ready);
    const items = await view.run(() => [...document.querySelector("touchline-article").shadowRoot.querySelectorAll("[data-was=li]")].map(
      (one) => [one.textContent.trim(), getComputedStyle(one).display, getComputedStyle(one).listStyleType]));
    assert.deepEqual(items, [["A point", "disc"], ["Four", '"4. "'], ["Five", '"5. "'], ["goes on", "none"], ["Nine", '"9. "'], ["Two", '"2. "'], ["One", '"1. "']]
      .map(([text, mark]) => [text, "list-item", mark]));
  });
};
