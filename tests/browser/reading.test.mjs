// The view as its reader uses it: folding, speakers, the timeline, by pointer and by keyboard alone.
import assert from "node:assert/strict";
import { escaped, page } from "./site.mjs";
import { REPORT, inside, listen, ready, words } from "./view.mjs";

const PAGE = page(`<touchline-article>${escaped(REPORT)}</touchline-article>`);
const demo = (path) => ({ visit, site }, options) => visit(site.put(path, PAGE), { init: listen, ...options });

// In the page: which utterances are folded, by the words of the article that can be seen.
const seen = () => document.querySelector("touchline-article").shadowRoot.querySelector(".tl-text").innerText;
const folded = () => {
  const root = document.querySelector("touchline-article").shadowRoot;
  return {
    buttons: [...root.querySelectorAll("button.tl-who")].map((button) => button.getAttribute("aria-expanded") === "false"),
    blocks: [...root.querySelectorAll("details.tl-said")].map((block) => !block.open),
  };
};
const focused = () => {
  const at = document.activeElement?.shadowRoot?.activeElement;
  return at ? { tag: at.localName, class: at.className, do: at.dataset.do ?? null, item: at.dataset.item ?? null, text: at.textContent } : null;
};

export default (check, { engine }) => {
  check("every quotation shows who said it", {}, async (tools) => {
    const view = await demo("/t/who.html")(tools);
    await view.until(ready);
    const { speakers, quotes } = await view.run(() => document.querySelector("touchline-article").article);
    // The name that stands before a quotation is that of its speaker.
    const names = await view.run(() => {
      const names = [];
      let name = "";
      for (const one of document.querySelector("touchline-article").shadowRoot.querySelectorAll(".tl-text .tl-who, .tl-text .tl-q")) {
        if (one.classList.contains("tl-who")) name = one.getAttribute("aria-label") ?? one.dataset.name;
        else names.push(name);
      }
      return names;
    });
    assert.equal(names.length, quotes.length);
    quotes.forEach((quote, nth) => {
      const name = quote.speaker === null ? "" : speakers[quote.speaker].name;
      assert.ok(names[nth].includes(name), `${names[nth]} names ${name}`);
    });
    assert.ok(quotes.some((quote) => quote.speaker !== null));
  });

  check("one quotation folds and unfolds by a press", {}, async (tools) => {
    const view = await demo("/t/fold.html")(tools);
    await view.until(ready);
    const before = words(await view.run(seen));
    await view.click(inside, "button.tl-who");
    assert.equal((await view.run(folded)).buttons[0], true);
    assert.equal((await view.run(folded)).buttons.filter(Boolean).length, 1);
    assert.notEqual(words(await view.run(seen)), before);
    assert.ok((await view.run(() => told)).some(({ name }) => name === "fold"), "the page is told");
    await view.click(inside, "button.tl-who");
    assert.equal((await view.run(folded)).buttons[0], false);
    assert.equal(words(await view.run(seen)), before);
  });

  check("a quotation of several paragraphs folds as one", {}, async (tools) => {
    const text = `Ada Marsh was asked about it.\n\n“It was nothing.\n\n“I did not use any words I have to take back.\n\n“I am not an actor.”\n\nShe left.`;
    const view = await tools.visit(tools.site.put("/t/block.html", page(`<touchline-article>${escaped(text)}</touchline-article>`)));
    await view.until(ready);
    const hidden = () => {
      const root = document.querySelector("touchline-article").shadowRoot;
      return [...root.querySelectorAll(".tl-text p")].filter((one) => !one.checkVisibility({ contentVisibilityAuto: true })).length;
    };
    assert.equal(await view.run(() => document.querySelector("touchline-article").shadowRoot.querySelectorAll(".tl-text .tl-who").length), 1);
    await view.click(inside, ".tl-text .tl-who");
    await view.until(() => {
      const root = document.querySelector("touchline-article").shadowRoot;
      return !root.querySelector(".tl-text").innerText.includes("actor");
    });
    await view.click(inside, ".tl-text .tl-who");
    await view.until(() => document.querySelector("touchline-article").shadowRoot.querySelector(".tl-text").innerText.includes("actor"));
    assert.equal(await view.run(hidden), 0);
  });

  check("all quotations fold and unfold together", {}, async (tools) => {
    const view = await demo("/t/all.html")(tools);
    await view.until(ready);
    const before = words(await view.run(seen));
    await view.click(inside, "[data-do=fold-all]");
    const { buttons, blocks } = await view.run(folded);
    assert.ok(buttons.length + blocks.length > 0 && [...buttons, ...blocks].every(Boolean));
    assert.ok(words(await view.run(seen)).length < before.length);
    await view.click(inside, "[data-do=unfold-all]");
    assert.equal(words(await view.run(seen)), before);
    await view.run(() => document.querySelector("touchline-article").fold());
    assert.ok((await view.run(folded)).buttons.every(Boolean));
    await view.run(() => document.querySelector("touchline-article").unfold());
    assert.equal(words(await view.run(seen)), before);
  });

  check("one speaker's words alone, and everybody's again", {}, async (tools) => {
    const view = await demo("/t/only.html")(tools);
    await view.until(ready);
    const dim = () => [...document.querySelector("touchline-article").shadowRoot.querySelectorAll(".tl-q")].map((quote) => {
      const faint = (one) => one && (Number(getComputedStyle(one).opacity) < 1 || one.classList.contains("tl-dim"));
      return Boolean(faint(quote));
    });
    const { quotes, speakers } = await view.run(() => document.querySelector("touchline-article").article);
    assert.equal((await view.run(dim)).filter(Boolean).length, 0);
    await view.click(inside, ".tl-chip", 1);
    const name = await view.run(() => document.querySelector("touchline-article").shadowRoot.querySelector(".tl-chip[aria-pressed=true]").textContent);
    const chosen = speakers.findIndex((speaker) => name.includes(speaker.name));
    assert.deepEqual(await view.run(dim), quotes.map((quote) => quote.speaker !== chosen));
    await view.click(inside, ".tl-chip", 1);
    assert.equal((await view.run(dim)).filter(Boolean).length, 0);
  });

  check("choosing an event marks and shows its sentence", {}, async (tools) => {
    const view = await demo("/t/event.html")(tools, { height: 420, motion: "reduce" });
    await view.until(ready);
    const rows = await view.run(() => document.querySelector("touchline-article").shadowRoot.querySelectorAll(".tl-row").length);
    assert.ok(rows >= 3, `${rows} rows`);
    const { article, text } = await view.run(() => {
      const { article, text } = document.querySelector("touchline-article");
      return { article, text };
    });
    for (let nth = 0; nth < rows; nth += 1) {
      await view.click(inside, ".tl-row", nth);
      const marked = await view.until((nth) => {
        const root = document.querySelector("touchline-article").shadowRoot;
        const row = root.querySelectorAll(".tl-row")[nth];
        const on = [...root.querySelectorAll(".tl-text .tl-on")];
        const box = on[0]?.getBoundingClientRect();
        if (row.getAttribute("aria-expanded") !== "true" || !box || box.bottom < 0 || box.top > innerHeight) return null;
        return { id: row.dataset.item, text: on.map((one) => one.textContent).join("") };
      }, nth);
      const event = article.events.find(({ id }) => id === marked.id);
      assert.ok(words(marked.text).includes(words(text.slice(event.evidence.start, event.evidence.end))), marked.text);
    }
    assert.ok((await view.run(() => told)).some(({ name, id }) => name === "select" && id));
  });

  check("choosing a sentence shows its event in the list", {}, async (tools) => {
    for (const width of [1280, 400]) {
      const view = await demo("/t/back.html")(tools, { width, height: 500 });
      await view.until(ready);
      const refs = await view.run(() => document.querySelector("touchline-article").shadowRoot.querySelectorAll(".tl-ref").length);
      assert.ok(refs >= 3, `${refs} ways to the list`);
      const item = await view.run(() => document.querySelector("touchline-article").shadowRoot.querySelectorAll(".tl-ref")[1].dataset.item);
      await view.click(inside, ".tl-ref", 1);
      await view.until((item) => {
        const root = document.querySelector("touchline-article").shadowRoot;
        const row = root.querySelector(`.tl-row[data-item="${item}"]`);
        const box = row.getBoundingClientRect();
        return row.getAttribute("aria-expanded") === "true" && row.checkVisibility() && box.bottom > 0 && box.top < innerHeight
          && root.activeElement === row;
      }, item);
    }
  });

  check("by keyboard alone: everything is reached, works, and lets go", { only: ["chromium", "firefox"] }, async (tools) => {
    const view = await demo("/t/keys.html")(tools);
    await view.until(ready);
    const wanted = await view.run(() => [...document.querySelector("touchline-article").shadowRoot.querySelectorAll("button, summary")]
      .filter((one) => one.checkVisibility()).length);
    const reached = new Set();
    let left = false;
    for (let tabs = 0; tabs < wanted + 10 && !left; tabs += 1) {
      await view.press("Tab");
      const at = await view.run(() => {
        const root = document.querySelector("touchline-article").shadowRoot;
        const on = root.activeElement;
        if (!on) return -1;
        const style = getComputedStyle(on);
        const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
        return ring || style.boxShadow !== "none" ? [...root.querySelectorAll("button, summary")].indexOf(on) : -2;
      });
      assert.notEqual(at, -2, "focus can be seen");
      if (at >= 0) reached.add(at);
      else if (reached.size) left = true;
    }
    assert.equal(reached.size, wanted);
    assert.ok(left, "Tab leaves the view");
  });

  check("by keyboard from the text to the list, and back to the words", {}, async ({ site, visit }) => {
    const view = await visit(site.put("/t/back.html", PAGE));
    await view.until(ready);
    await view.run(() => document.querySelector("touchline-article").shadowRoot.querySelectorAll(".tl-ref")[1].focus());
    await view.press("Enter");
    const now = () => {
      const at = document.querySelector("touchline-article").shadowRoot.activeElement;
      return at && `${at.className} ${at.textContent}`;
    };
    await view.until(`() => (${now})()?.startsWith("tl-row 40′")`);
    await view.press("Tab");
    assert.match(await view.run(now), /^tl-tool In the article$/);
    await view.press("Enter");
    await view.until(`() => (${now})() === "tl-e tl-on Tom Okafor scored in the 40th minute."`);
  });

  check("by keyboard alone: fold, filter, choose", {}, async (tools) => {
    const view = await demo("/t/keys2.html")(tools);
    await view.until(ready);
    const to = async (what) => {
      for (let tabs = 0; tabs < 60; tabs += 1) {
        await view.press("Tab");
        const at = await view.run(focused);
        if (at && what(at)) return at;
      }
      throw new Error(`not reached: ${what}`);
    };
    await to((at) => at.do === "only");
    await view.press("Space");
    assert.equal(await view.run(() => document.querySelector("touchline-article").shadowRoot.querySelectorAll("[aria-pressed=true]").length), 1);
    await view.press("Space");
    await to((at) => at.do === "fold-all");
    await view.press("Enter");
    assert.ok((await view.run(folded)).buttons.every(Boolean));
    await to((at) => at.do === "event");
    await view.press("Enter");
    await view.until(() => document.querySelector("touchline-article").shadowRoot.querySelectorAll(".tl-on").length > 0);
    await to((at) => at.do === "fold");
    await view.press("Enter");
    assert.equal((await view.run(folded)).buttons.filter((one) => !one).length, 1);
    await to((at) => at.do === "show");
    await view.press("Enter");
    await view.until(() => document.querySelector("touchline-article").shadowRoot.activeElement?.classList.contains("tl-row"));
  });

  check("keys that belong to the page stay with the page", {}, async (tools) => {
    const view = await demo("/t/page-keys.html")(tools);
    await view.until(ready);
    await view.run(() => {
      globalThis.stopped = 0;
      addEventListener("keydown", (event) => { if (event.defaultPrevented) globalThis.stopped += 1; });
    });
    await view.press("ArrowDown", "ArrowUp", "Home", "End", "Escape", "j", "k");
    assert.equal(await view.run(() => stopped), 0);
  });

  check("wide: the timeline stands beside the text; narrow: above it", { only: ["chromium", "firefox"] }, async (tools) => {
    const boxes = () => {
      const root = document.querySelector("touchline-article").shadowRoot;
      const box = (name) => {
        const { left, right, top, bottom } = root.querySelector(name).getBoundingClientRect();
        return { left, right, top, bottom };
      };
      return { text: box(".tl-text"), side: box(".tl-side"), over: document.documentElement.scrollWidth - innerWidth };
    };
    const view = await demo("/t/layout.html")(tools, { width: 1280 });
    await view.until(ready);
    const wide = await view.run(boxes);
    assert.ok(wide.side.left >= wide.text.right || wide.side.right <= wide.text.left, "beside");
    assert.ok(wide.side.top < wide.text.bottom);
    for (const width of [768, 400, 320]) {
      await view.resize(width, 800);
      await view.until((width) => innerWidth <= width + 20, width);
      const narrow = await view.run(boxes);
      assert.ok(narrow.side.bottom <= narrow.text.top + 1, `above at ${width}`);
      assert.ok(narrow.over <= 0, `nothing sticks out at ${width}`);
    }
  });

  check("a link to a quotation or an event opens and marks it", {}, async (tools) => {
    const view = await demo("/t/hash.html")(tools, { height: 400 });
    await view.until(ready);
    const { quotes, events } = await view.run(() => document.querySelector("touchline-article").article);
    await view.run(() => document.querySelector("touchline-article").fold());
    for (const id of [quotes.at(-1).id, events[0].id]) {
      await view.run((id) => { location.hash = id; }, id);
      await view.until((id) => {
        const root = document.querySelector("touchline-article").shadowRoot;
        const found = root.querySelector(`[id="${id}"]`);
        const box = found.getBoundingClientRect();
        return found.checkVisibility() && box.bottom > 0 && box.top < innerHeight && root.querySelector(".tl-on") !== null;
      }, id);
    }
  });

  check("folded words are found by the browser's own search", { only: ["chromium"] }, async (tools) => {
    const view = await demo("/t/find.html")(tools);
    await view.until(ready);
    await view.run(() => document.querySelector("touchline-article").fold());
    assert.ok(!(await view.run(seen)).includes("go again on Tuesday"));
    assert.ok(await view.run(() => window.find("go again on Tuesday")), `${engine.name} finds it`);
  });
};
