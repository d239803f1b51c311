// The demo page as its visitor finds it.
import assert from "node:assert/strict";
import { inside, ready, seed, words } from "./view.mjs";

export default (check) => {
  check("the demo: every article alive, the console clean, nothing asked for but its own files", {}, async ({ site, visit }) => {
    site.asked.length = 0;
    const view = await visit("/");
    await view.until(ready);
    assert.deepEqual(view.lines, []);
    const own = new Set(["/", "/demo.css", "/workbench.js", ...["touchline.js", "reading.js", "touchline.wasm", "touchline.css"].map((name) => `/dist/${name}`)]);
    assert.deepEqual(site.asked.filter((path) => !own.has(path)), []);
    assert.equal(new Set(site.asked).size, site.asked.length, "nothing twice");
    const kept = await view.run(() => [document.cookie, localStorage.length, sessionStorage.length]);
    assert.deepEqual(kept, ["", 0, 0]);
  });

  check("the demo: the seed article in six turns, each with its speaker", {}, async ({ visit }) => {
    const view = await visit("/");
    await view.until(ready);
    const found = await view.run(() => {
      const { article, text } = [...document.querySelectorAll("touchline-article")].find((one) => one.textContent.includes("Lovren"));
      return { article, text };
    });
    assert.equal(words(found.text), words(seed()));
    const { quotes, speakers, times } = found.article;
    assert.equal(quotes.length, 11);
    const turns = [...new Map(quotes.map((quote) => [quote.utterance, speakers[quote.speaker]?.name])).values()];
    assert.deepEqual(turns, ["Jurgen Klopp", "the reporter", "Jurgen Klopp", "the reporter", "Jurgen Klopp", "Jurgen Klopp"]);
    assert.ok(times.some((time) => time.value === "2017-12-10" && found.text.slice(time.start, time.end).includes("Sunday")));
  });

  check("the demo: the words of every article are all there, once", {}, async ({ visit }) => {
    const view = await visit("/");
    await view.until(ready);
    const pairs = await view.run(() => [...document.querySelectorAll("touchline-article")].map((element) =>
      [element.textContent || element.text, element.shadowRoot.querySelector(".tl-text").textContent]));
    assert.equal(pairs.length, 3);
    for (const [light, shadow] of pairs) {
      assert.ok(words(shadow).length > 50);
      assert.equal(words(shadow), words(light));
    }
  });

  check("the demo: a text put into the box is read at once", {}, async ({ visit }) => {
    const view = await visit("/");
    await view.until(ready);
    await view.click(() => document.querySelector("textarea"));
    await view.run(() => document.querySelector("textarea").select());
    await view.type("“It works,” said Nora Quill. Ben Castle scored in the 14th minute.");
    await view.until(() => {
      const element = document.querySelector("#paste-view");
      return element.text.includes("It works") && element.article?.quotes.length === 1 && element.article.speakers[0]?.name === "Nora Quill"
        && element.shadowRoot.querySelector(".tl-text").textContent === document.querySelector("textarea").value;
    });
    await view.run(() => document.querySelector("textarea").select());
    await view.press("Delete");
    await view.until(() => document.querySelector("#paste-view").text === "");
    assert.deepEqual(view.lines, []);
  });

  check("the demo: the match report's timeline", {}, async ({ visit }) => {
    const view = await visit("/");
    await view.until(ready);
    const rows = await view.run(() => [...document.querySelector("touchline-article").shadowRoot.querySelectorAll(".tl-row")].map((row) => row.innerText));
    assert.ok(rows.length >= 6, rows.join("\n"));
    assert.ok(await view.run(() => document.querySelector("touchline-article").shadowRoot.querySelector("svg[role=img]").getAttribute("aria-label").length > 10));
    await view.click(inside, ".tl-row");
    await view.until(() => document.querySelector("touchline-article").shadowRoot.querySelector(".tl-text .tl-on") !== null);
  });

  check("the demo: nothing sticks out, from 320 to 1600 pixels", { only: ["chromium", "firefox"] }, async ({ visit }) => {
    const view = await visit("/");
    await view.until(ready);
    for (const width of [320, 480, 768, 1024, 1600]) {
      await view.resize(width, 900);
      await view.until((width) => Math.abs(innerWidth - width) < 24, width);
      assert.ok(await view.run(() => document.documentElement.scrollWidth <= innerWidth), `at ${width}`);
    }
  });

  check("the demo: without JavaScript the articles are there to read", { only: ["chromium"] }, async ({ visit }) => {
    const view = await visit("/", { javaScript: false });
    assert.ok((await view.raw.locator("main").innerText()).includes("Oh they remember it, Jurgen."));
  });
};
