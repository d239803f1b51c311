// What holds no words and stands in the element itself is not copied: it loads once, and keeps what it is doing.
import assert from "node:assert/strict";
import { POLICY } from "../../www/serve.mjs";
import { page } from "./site.mjs";
import { ready } from "./view.mjs";

const FRAME = `<!doctype html><title>Highlights</title><p>A frame`;
const ARTICLE = `<p>Leo Brandt scored in the 12th minute as Northgate beat Southbank 2-0 on <a href="#sunday">Sunday</a>.</p>
<figure id="film"><iframe src="/t/frame.html" width="300" height="200" title="Highlights"></iframe><figcaption>Both goals</figcaption></figure>
<p>“We deserved it,” said Ada Marsh. “It was a hard afternoon.”</p>
<p id="alone"><video controls width="160" height="90"></video></p>
<p>Tom Okafor scored in the 80th minute.</p>`;

// The demo's policy, and frames of the page's own.
const FRAMES = { headers: { "Content-Security-Policy": `${POLICY}; frame-src 'self'` } };

// In the page: what stands between the paragraphs, in order; a slot as the id of what stands in it.
const order = () => [...document.querySelector("touchline-article").shadowRoot.querySelector(".tl-text").querySelectorAll("p, slot, iframe, video")].map(
  (one) => one.tagName === "SLOT" ? one.assignedElements().map(({ id }) => `#${id}`).join() : one.tagName.toLowerCase());

export default (check) => {
  check("frames and videos load once and stand in their places", {}, async ({ engine, site, visit }) => {
    site.put("/t/frame.html", FRAME);
    const before = site.asked.length;
    const view = await visit(site.put("/t/embeds.html", page(`<touchline-article published="2021-03-16">${ARTICLE}</touchline-article>`), FRAMES));
    await view.until(ready);
    // What would load anew has time for it.
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(site.asked.slice(before).filter((path) => path === "/t/frame.html").length, 1);
    assert.deepEqual(await view.run(order), ["p", "#film", "p", "#alone", "p"]);
    const sizes = await view.run(() => {
      const tops = [...document.querySelector("touchline-article").shadowRoot.querySelectorAll(".tl-text p")].map((one) => one.getBoundingClientRect().top);
      const film = document.querySelector("#film").getBoundingClientRect();
      return [tops[0] < film.top && film.bottom <= tops[1], document.querySelector("iframe").getBoundingClientRect().height >= 200];
    });
    assert.deepEqual(sizes, [true, true]);
    if (engine.name !== "webkit") assert.deepEqual(view.lines, []);
  });

  check("what stands between paragraphs has room around it; buttons of the article look like buttons; terms stand with their meanings", {}, async ({ site, visit }) => {
    const view = await visit(site.put("/t/room.html", page(`<touchline-article published="2021-03-16">
      <div><p>Northgate won.</p><form><input aria-label="Address"><button type="button" data-own>Sign up</button></form>
      <p>“We deserved it,” said Ada Marsh.</p><dl><dt>Goalkeeper</dt><dd>Ivo Lund</dd><dt>Forward</dt><dd>Leo Brandt</dd></dl>
      <blockquote>“It was hard,” said Tom Okafor.</blockquote></div></touchline-article>`)));
    await view.until(ready);
    const seen = await view.run(() => {
      const { shadowRoot } = document.querySelector("touchline-article");
      const box = (one) => shadowRoot.querySelector(one).getBoundingClientRect();
      const said = [...shadowRoot.querySelectorAll(".tl-said")];
      const lines = [...shadowRoot.querySelectorAll('[data-was="dt"], [data-was="dd"]')].map((one) => one.getBoundingClientRect());
      return {
        below: said[0].getBoundingClientRect().top - box("form").bottom,
        border: parseFloat(getComputedStyle(shadowRoot.querySelector("[data-own]")).borderTopWidth),
        terms: lines.slice(1).map((line, nth) => Math.round(line.top - lines[nth].bottom)),
        colours: said.map((one) => getComputedStyle(one).borderInlineStartColor),
        rule: getComputedStyle(said[1]).getPropertyValue("--hue"),
      };
    });
    assert.ok(seen.below >= 14, `${seen.below}`);
    assert.ok(seen.border > 0);
    assert.deepEqual([seen.terms[0], seen.terms[2]], [0, 0]);
    assert.ok(seen.terms[1] > 0 && seen.terms[1] < 14, `${seen.terms}`);
    // A quoted block that somebody says has his colour.
    assert.notEqual(seen.colours[0], seen.colours[1]);
    assert.ok(seen.rule.includes("d55e00") && !/0\.22/.test(seen.colours[1]), seen.colours[1]);
  });

  check("what stands between two paragraphs of a quotation never stands inside them, nor folds away with them", {}, async ({ site, visit }) => {
    const things = ["<video></video>", '<iframe title="t"></iframe>', "<form><input></form>", '<a href="#x"><img alt="x"></a>', '<p><img alt="x"></p>',
      '<p><a href="#x"><img alt="x"></a></p>', "<x-ad></x-ad>", "<canvas></canvas><video></video>", '<div><img alt="x"></div>', "<figure><video></video></figure>"];
    const quoted = (thing) => `<p>Marsh said: “We deserved it.</p>${thing} <p>“Nobody gave it to us.”</p>`;
    // In the line it stays in the line.
    const lines = ['They won <img alt="x"> again.', 'They won <a href="#x"><img alt="x"></a> again.', "They won.<sup>1</sup>", '<a href="#x"><img alt="x"></a>They won.'];
    const all = [...things.map(quoted), ...things.map((thing) => `<div>${quoted(thing)}</div>`), ...lines.map((line) => `<div><p>Before.</p><p>${line}</p></div>`)];
    const view = await visit(site.put("/t/between.html", page(all.map((html) => `<touchline-article loading="eager">${html}</touchline-article>`).join("\n"))));
    await view.until(ready);
    const seen = await view.run(() => [...document.querySelectorAll("touchline-article")].map(({ shadowRoot }) => {
      const found = [...shadowRoot.querySelectorAll(".tl-text :is(slot, video, iframe, form, img, x-ad, canvas, sup)")];
      return {
        inside: found.filter((one) => one.closest(".tl-q, .tl-p, .tl-rest")).length, found: found.length,
        words: [...shadowRoot.querySelectorAll(".tl-p")].map((one) => one.textContent), had: [...shadowRoot.querySelectorAll(".tl-p")].map((one) => one.querySelectorAll("img, sup").length),
      };
    }));
    for (const [nth, { inside, found, words, had }] of seen.entries()) {
      if (nth < 2 * things.length) {
        assert.deepEqual(words, ["Marsh said: “We deserved it.", "“Nobody gave it to us.”"], all[nth]);
        assert.ok(found > 0 && inside === 0, `${all[nth]}: ${inside} of ${found}`);
      } else assert.deepEqual(had, [0, 1], all[nth]);
    }
  });

  check("drawn anew, folded, laid out otherwise: the frame goes on, and no node of the page is marked", {}, async ({ site, visit }) => {
    site.put("/t/frame.html", FRAME);
    const view = await visit(site.put("/t/embeds-kept.html", page(`<touchline-article published="2021-03-16">${ARTICLE}</touchline-article>`), FRAMES));
    await view.until(ready);
    const html = await view.run(() => document.querySelector("touchline-article").innerHTML);
    // A window's own property is gone once it loads again.
    await view.until(() => document.querySelector("iframe").contentDocument?.readyState === "complete");
    await view.run(() => { document.querySelector("iframe").contentWindow.kept = true; });
    for (const work of [
      () => { document.querySelector("touchline-article").published = "2021-03-23"; },
      () => { document.querySelector("touchline-article").fold(); },
      () => { document.querySelector("touchline-article").layout = "beside"; },
      () => { document.querySelector("touchline-article").layout = ""; },
      () => { document.querySelector("touchline-article > p").append(" They had waited."); },
    ]) {
      await view.run(() => {
        globalThis.drawn = false;
        document.querySelector("touchline-article").addEventListener("touchline-ready", () => { globalThis.drawn = true; }, { once: true });
        document.querySelector("touchline-article").addEventListener("touchline-fold", () => { globalThis.drawn = true; }, { once: true });
      });
      await view.run(work);
      await view.until(() => globalThis.drawn);
      assert.equal(await view.run(() => document.querySelector("iframe").contentWindow.kept === true && document.querySelector("#film").getBoundingClientRect().height > 200), true, String(work));
    }
    assert.deepEqual(await view.run(order), ["p", "#film", "p", "#alone", "p"]);
    assert.equal((await view.run(() => document.querySelector("touchline-article").innerHTML)).replace(" They had waited.", ""), html);
  });

  check("before the view, and without it, children that come later are shown", {}, async ({ site, visit }) => {
    const view = await visit(site.put("/t/embeds-late.html", page('<touchline-article wasm-src="/t/none.wasm"></touchline-article>')));
    const seen = () => [...document.querySelectorAll("touchline-article > *")].map((one) => one.getBoundingClientRect().height > 0);
    const put = (tag, text) => document.querySelector("touchline-article").appendChild(document.createElement(tag)).append(text);
    await view.run(put, "p", "One.");
    await view.run(put, "figure", "Two.");
    await view.until(() => document.querySelector("touchline-article").shadowRoot.querySelector("slot").assignedNodes().length === 2);
    assert.deepEqual(await view.run(seen), [true, true]);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await view.run(put, "p", "Three.");
    await view.until(() => document.querySelector("touchline-article").shadowRoot.querySelector("slot").assignedNodes().length === 3);
    assert.deepEqual(await view.run(seen), [true, true, true]);
  });

  check("what goes on inside a player draws nothing anew; words that come do", {}, async ({ site, visit }) => {
    const inner = ARTICLE.replace("<p>Tom", '<aside id="live">Live: 0</aside><div id="late"></div><p>Tom');
    const view = await visit(site.put("/t/embeds-live.html", page(`<touchline-article published="2021-03-16">${inner}</touchline-article>`), FRAMES));
    await view.until(ready);
    await view.run(() => {
      globalThis.drawn = 0;
      document.addEventListener("touchline-ready", () => { globalThis.drawn += 1; });
      document.querySelector("#live").firstChild.data = "Live: 1";
      document.querySelector("#film").append(document.createElement("button"));
      document.querySelector("#late").append(document.createElement("canvas"));
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(await view.run(() => globalThis.drawn), 0);
    await view.run(() => { document.querySelector("#late").append("Ben Castle was sent off."); });
    await view.until(() => globalThis.drawn === 1);
    assert.match(await view.run(() => document.querySelector("touchline-article").text), /Ben Castle/);
  });

  check("a script puts a frame in the place of its words: the frame stands there", {}, async ({ site, visit }) => {
    site.put("/t/frame.html", FRAME);
    const inner = '<p>Leo Brandt scored in the 12th minute.</p><blockquote id="post"><p>What a goal</p>— Northgate <a href="#post">14 March</a></blockquote><p>“We deserved it,” said Ada Marsh.</p>';
    const view = await visit(site.put("/t/embeds-post.html", page(`<touchline-article published="2021-03-16">${inner}</touchline-article>`), FRAMES));
    await view.until(ready);
    assert.deepEqual(await view.run(order), ["p", "p", "p", "p"]);
    await view.run(() => {
      const post = document.createElement("div");
      post.id = "post";
      post.append(Object.assign(document.createElement("iframe"), { src: "/t/frame.html", title: "A post" }));
      document.querySelector("#post").replaceWith(post);
    });
    await view.until(() => document.querySelector("touchline-article").shadowRoot.querySelector(".tl-text slot") !== null);
    assert.deepEqual(await view.run(order), ["p", "#post", "p"]);
  });

  check("in a page that came with another view: clones, as its slots have names", {}, async ({ site, visit }) => {
    const old = '<template shadowrootmode="open"><div class="tl-view"><div class="tl-page"><div class="tl-text"><p class="tl-p">Old.</p></div></div></div></template>';
    const inner = '<p>Leo Brandt scored in the 12th minute.</p><figure><svg width="20" height="20"></svg></figure>';
    const view = await visit(site.put("/t/embeds-old.html", page(`<touchline-article prerendered="0.0.1 article">${old}${inner}</touchline-article>`)));
    await view.until(ready);
    assert.equal(await view.run(() => document.querySelector("touchline-article").shadowRoot.querySelectorAll(".tl-text figure svg").length), 1);
  });
};
