// The markup that publishing systems and frameworks write: every word comes through in its place, once, with its links.
import assert from "node:assert/strict";
import { page } from "./site.mjs";
import { composed, ready } from "./view.mjs";

const REPORT = "<p>Leo Brandt scored in the 12th minute.</p>";
const SAID = '<p>“We deserved it,” said <a href="#marsh"><strong>Ada</strong> Marsh</a>.</p>';

// By what they are like; each is tried as it is and inside two wrappers.
const MARKUP = {
  blocks: `<!-- begins -->${REPORT}<figure class="gallery"><figure><img src="data:," alt="One"><figcaption>One</figcaption></figure><figure><img src="data:," alt="Two"><figcaption>Two</figcaption></figure><figcaption>Both</figcaption></figure>
    <div class="group"><div class="columns"><div><h3>
      Home
    </h3><ul><!-- item --><li>
      Leo Brandt (12)
    </li><!-- /item --><li>Tom Okafor</li></ul></div><div><h3>Away</h3><p>Pavel Rusk</p></div></div></div>
    <figure><blockquote><p>We deserved it</p><cite>Ada Marsh</cite></blockquote></figure><blockquote><p>“We deserved it.”</p><cite>Ada Marsh</cite></blockquote>
    ${SAID}<hr><div><div><a href="#tickets">Buy tickets</a></div></div><details><summary>Teams</summary>Northgate: Lund; Okafor, Brandt.</details>
    <pre>Line one\nLine two</pre><p></p><p>&nbsp;</p><p>The end.</p>`,
  mobile: `<x-ad><div placeholder>Advertisement</div></x-ad>${REPORT}<x-img src="x"><noscript><img src="x"></noscript></x-img><x-carousel><figure><x-img></x-img><figcaption>Cap</figcaption></figure></x-carousel>
    <x-accordion><section><h4>More</h4>${SAID}</section></x-accordion><x-share></x-share><p>End.</p>`,
  cards: `${REPORT}<div class="card"><div>💡</div><div>A note with <b>weight</b>.</div></div><div class="card" data-state="close"><div><h4>Line-ups</h4><button aria-label="Expand"><svg></svg></button></div><div><p>Lund; Okafor.</p></div></div>
    <figure><a href="#card"><div>Title</div></a></figure><div class="card"><a href="#join">Join</a></div><blockquote>“It was hard,” said Tom Okafor.</blockquote>`,
  fields: `<div class="field"><div class="item">${REPORT}<p>He had waited.<br />\nTwice.</p><p><br></p>${SAID}</div></div><div class="field"><div>Tags</div><div><div><a href="#north">Northgate</a></div><div><a href="#south">Southbank</a></div></div></div>`,
  newspaper: `<div data-component="text">${REPORT}</div><div aria-hidden="true" data-ad="mpu"><div id="slot"></div></div><div data-component="links"><p>More: <a href="#one">One</a><a href="#two">Two</a></p></div>
    <aside><h3>Related</h3><ul><li><a href="#related">R</a></li></ul></aside><div data-component="text">${SAID}</div><div class="pull">“We deserved it”</div><div><form><input aria-label="Address"><button>Sign up</button></form></div>
    <p><b>Northgate (4-4-2):</b> Lund; Okafor (Rusk, 72), Brandt. <b>Southbank:</b> Pell.</p>`,
  live: `<article id="e1"><header><time datetime="2021-03-14T15:12Z">15:12</time> <h2>Goal!</h2></header><p>Leo Brandt scores.</p></article><article id="e2"><header><time>15:40</time></header>${SAID}<footer>Share <a href="#share">this</a></footer></article>`,
  tables: `${REPORT}<table><caption>Line-ups</caption><thead><tr><th>Northgate<th>Southbank</thead><tbody><tr><td>Lund<td>Pell</tbody></table><div><table><tr><td>A</td></tr></table></div><p>End.</p>`,
  lists: `${REPORT}<dl><dt>Goals</dt><dd>Brandt 12</dd><dd>Okafor 40</dd></dl><ol><li>Brandt<ul><li>12th minute</li><li>40th minute</li></ul></li><li value="5">Okafor</li></ol>`,
  notes: `<p>Leo Brandt scored.<sup id="ref"><a href="#note">1</a></sup> He had waited<a href="#other">[2]</a> since the 21<sup>st</sup> of May.</p><section><ol><li id="note"><p>So they say. <a href="#ref">↩</a></p></li></ol></section>`,
  nested: `<blockquote><blockquote>${SAID}</blockquote><p>Less deep.</p></blockquote><figure><figure><img alt="x"><figcaption>Inner</figcaption></figure><figcaption>Outer</figcaption></figure>${"<div>".repeat(200)}<p>Deep.</p>${"</div>".repeat(200)}`,
  silent: `<!-- a --><script type="text/plain">no</script><template><p>no</p></template><noscript><p>no</p></noscript>Text outside.<p>In <!-- b -->one<!-- c --> word<!---->s.</p>Text <b>outside</b> again<p hidden>no</p>${SAID}tail<!-- d -->`,
  signs: `<p>Zlat&shy;an &amp; Ko&#769;lá&#x301;r &nbsp; scored 👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿 in the 12th minute.&#8203;</p><p>“We&nbsp;deserved it,”&nbsp;said Ada&nbsp;Marsh.</p><p>فاز الفريق</p><p>a&#x2028;b</p>`,
  links: `<a href="#whole"><h3>Linked head</h3><p>Linked words.</p></a><div><a href="#card"><img alt="x"><p>Card</p></a></div><p>A <a href="#a"><img alt="x"> text</a> b <a href="#b"><img alt=""></a> c.</p><p><a name="top"></a>Leo scored <span class="icon"></span>twice.</p>`,
  lines: `<p>Did you see it?<br>“No,” said Ada Marsh.<br><br>New paragraph.<br/><br/><br/>Third.</p>Loose<br>line<br><br>para<p><br>First<br></p>`,
  rare: `<p>Leo <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> <abbr>FC</abbr> <mark>scored</mark> <q>so</q> <ins>in</ins> <del>out</del> <data value="1">one</data>.</p><address>By A</address><hgroup><h2>H</h2><p>sub</p></hgroup><p>He ran <math><mn>10</mn></math> km<svg width="5" height="5"><text>svg</text></svg> today.</p>
    <x-card>${SAID}</x-card><x-poll>Vote now</x-poll><p>He <x-player>Brandt</x-player> went.</p><video>no video</video><dialog>Closed</dialog>`,
};

export default (check) => {
  check("the markup of publishing systems: every word in its place, once, with its links", {}, async ({ site, visit }) => {
    const all = Object.entries(MARKUP).flatMap(([name, html]) => [[name, html], [`${name}, wrapped`, `<div class="entry"><article>${html}</article></div>`]]);
    const elements = all.map(([, html]) => `<touchline-article loading="eager" published="2021-03-14">${html}</touchline-article>`);
    const view = await visit(site.put("/t/markup.html", page(elements.join("\n"))));
    await view.until(ready);
    const seen = await view.run(`() => {
      const composed = ${composed};
      const bare = (root) => {
        const copy = root.cloneNode(true);
        copy.querySelectorAll("script, style, template, noscript, [hidden]:not(.tl-rest)").forEach((one) => one.remove());
        return copy;
      };
      const words = (root) => bare(root).textContent.replace(/\\s+/gu, "");
      // Clones of a link that a boundary cuts count once.
      const links = (root) => [...bare(root).querySelectorAll("a[href]")].map((one) => one.getAttribute("href")).filter((href, nth, all) => href !== all[nth - 1]);
      return [...document.querySelectorAll("touchline-article")].map((element) => {
        const shown = composed(element.shadowRoot.querySelector(".tl-text"));
        return [[words(shown), links(shown)], [words(element), links(element)]];
      });
    }`);
    for (const [nth, [shown, own]] of seen.entries()) assert.deepEqual(shown, own, all[nth][0]);
    assert.equal(seen.length, 2 * Object.keys(MARKUP).length);
  });

  check("headings and items are such however the template indents them; in what is quoted and sent on nothing is indented", {}, async ({ site, visit }) => {
    const inner = `<h2>\n  The evening\n</h2>\n<ul>\n  <li>\n    First\n  </li>\n</ul>\n<p>\n  “We\n    deserved it,”\n  said Ada Marsh.\n</p>`;
    const view = await visit(site.put("/t/indented.html", page(`<touchline-article><!-- article -->${inner}</touchline-article>`)));
    await view.until(ready);
    const seen = await view.run(() => {
      const { shadowRoot } = document.querySelector("touchline-article");
      let copied;
      Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: async (text) => { copied = text; } } });
      shadowRoot.querySelector('[data-do="copy"]').click();
      return { was: [...shadowRoot.querySelectorAll(".tl-p, .tl-headline")].map((one) => one.dataset.was ?? one.localName), copied };
    });
    assert.deepEqual(seen.was.slice(1), ["li", "p"]);
    assert.match(seen.was[0], /^h2$/);
    assert.match(seen.copied, /^“We deserved it,” — Ada Marsh, /);
  });

  check("a byline is no headline where the page's own markup says so; a heading keeps its level", {}, async ({ site, visit }) => {
    const rest = `${REPORT}${SAID}`;
    const view = await visit(site.put("/t/byline.html", page([`<p>By Ada Marsh</p>${rest}`, `<h3>Northgate go through</h3>${rest}`, "Northgate go through\n\nLeo Brandt scored in the 12th minute."]
      .map((inner) => `<touchline-article>${inner}</touchline-article>`).join(""))));
    await view.until(ready);
    const seen = await view.run(() => [...document.querySelectorAll("touchline-article")].map(({ shadowRoot }) => {
      const [first, second] = [...shadowRoot.querySelectorAll(".tl-headline, .tl-p")];
      return [first.role, first.ariaLevel, getComputedStyle(first).fontSize === getComputedStyle(second).fontSize, getComputedStyle(first).fontWeight];
    }));
    assert.deepEqual(seen, [["paragraph", null, true, "400"], ["heading", "3", false, "700"], [null, null, false, "700"]]);
  });

  check("comments right inside the element, as frameworks and publishing systems write them, do no harm", {}, async ({ engine, site, visit }) => {
    const inner = `<!-- block -->${REPORT}<!-- /block -->\n<figure><svg width="20" height="20"></svg></figure><!---->`;
    const view = await visit(site.put("/t/comments.html", page(`<touchline-article>${inner}</touchline-article>
      <touchline-article layout="beside">${inner}</touchline-article><touchline-article wasm-src="/t/none.wasm" src="/t/none.txt">${inner}</touchline-article>`)));
    await view.until(() => [...document.querySelectorAll("touchline-article")].slice(0, 2).every(({ shadowRoot }) => shadowRoot.querySelector("[data-live]")));
    const seen = () => [...document.querySelectorAll("touchline-article > p")].map((one) => one.getBoundingClientRect().height > 0);
    assert.deepEqual((await view.run(seen)).slice(1), [true, true]);
    await view.run(() => { document.querySelectorAll("touchline-article")[2].append(document.createComment("later")); });
    assert.deepEqual((await view.run(seen)).slice(1), [true, true]);
    if (engine.name !== "webkit") assert.deepEqual(view.lines.filter(({ text }) => /TypeError/.test(text)), []);
  });

  check("one <br> ends a line, two end a paragraph; the lines of a wrapped letter are joined", {}, async ({ site, visit }) => {
    const inner = `<p>Northgate: Lund; Okafor.<br>Southbank: Pell; Rusk.<br><br>“We deserved it,” said Ada Marsh.</p><ul><li>One<br>more</li><li>Two</li></ul>`;
    const letter = "The home side had waited all season for a night such as this one, and<br>when it came they were ready for it, with Marsh at the heart of all that<br>was good about their play and Okafor never far away from her shoulder.";
    const view = await visit(site.put("/t/breaks.html", page(`<touchline-article>${inner}</touchline-article><touchline-article><p>${letter}</p></touchline-article>`)));
    await view.until(ready);
    const seen = await view.run(() => {
      const [{ shadowRoot, text }, other] = document.querySelectorAll("touchline-article");
      const boxes = [...shadowRoot.querySelectorAll(".tl-p")].map((one) => one.getBoundingClientRect());
      return { text, gaps: boxes.slice(1).map((box, nth) => Math.round(box.top - boxes[nth].bottom)), size: parseFloat(getComputedStyle(shadowRoot.querySelector(".tl-p")).fontSize), joined: other.article.paragraphs.length };
    });
    assert.equal(seen.text.trim(), "Northgate: Lund; Okafor.\nSouthbank: Pell; Rusk.\n\n“We deserved it,” said Ada Marsh.\n\nOne\nmore\n\nTwo");
    assert.equal(seen.gaps[0], 0);
    assert.ok(seen.gaps[1] >= seen.size - 1, `${seen.gaps}`);
    assert.equal(seen.gaps[3], 0);
    assert.ok(seen.gaps[4] > 0);
    assert.equal(seen.joined, 1);
  });

  check("21<sup>st</sup> is a number; what a template hides stays hidden, what waits to be found is read", {}, async ({ site, visit }) => {
    const inner = `<p>Leo Brandt scored in the 21<sup>st</sup> minute.<sup>1</sup></p><p hidden>no</p><dialog><p>no</p></dialog><p id="hides">no</p><p hidden="until-found">Tom Okafor was booked.</p>`;
    const view = await visit(site.put("/t/hidden.html", page(`<touchline-article loading="lazy" hidden>${inner}</touchline-article>`)));
    await view.run(() => {
      // The policy of the page forbids the attribute.
      document.querySelector("#hides").style.display = "none";
      document.querySelector("touchline-article").hidden = false;
    });
    await view.until(ready);
    const { text, minutes } = await view.run(() => {
      const { text, article } = document.querySelector("touchline-article");
      return { text, minutes: article.events.map(({ clock }) => clock?.minute) };
    });
    assert.match(text, /^Leo Brandt scored in the 21st minute\.\s+(Tom Okafor was booked\.)?\s*$/);
    assert.equal(minutes[0], 21);
  });

  check("a frame inside a wrapper is a clone that waits until it is near", {}, async ({ site, visit }) => {
    const inner = `<div class="entry">${REPORT}<div><iframe title="Highlights" src="about:blank" id="film"></iframe></div>${SAID}</div>`;
    const view = await visit(site.put("/t/wrapped-frame.html", page(`<touchline-article>${inner}</touchline-article>`)));
    await view.until(ready);
    assert.deepEqual(await view.run(() => [...document.querySelector("touchline-article").shadowRoot.querySelectorAll("iframe")].map((one) => [one.loading, one.id])), [["lazy", ""]]);
  });

  check("a megabyte of paragraphs is read out of the page in time that grows as it does", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    const view = await visit(site.put("/t/megabyte.html", page("<touchline-article></touchline-article>")));
    await view.run(() => {
      const element = document.querySelector("touchline-article");
      const all = new DocumentFragment();
      for (let nth = 0; nth < 6_000; nth++) {
        const paragraph = document.createElement("p");
        const link = document.createElement("a");
        link.href = "#there";
        link.append("a link");
        paragraph.append("They had waited for an afternoon such as this one. ".repeat(3), link, " behind it.");
        all.append(paragraph);
      }
      element.maxLength = 1_000;
      globalThis.begun = performance.now();
      element.addEventListener("touchline-error", (event) => {
        event.preventDefault();
        globalThis.taken = performance.now() - begun;
      });
      element.append(all);
    });
    const taken = await view.until(() => globalThis.taken);
    console.log(`= a megabyte of paragraphs, read in ${Math.round(taken)} ms`);
    assert.ok(taken < 4_000, `${taken} ms`);
  });

  check("many on a page: each leaves the page time for its reader", { only: ["chromium"] }, async ({ site, visit }) => {
    const article = Array.from({ length: 12 }, () => REPORT + SAID).join("");
    const view = await visit(site.put("/t/many.html", page(Array.from({ length: 30 }, () => `<touchline-article loading="eager">${article}</touchline-article>`).join(""))), {
      init: () => {
        globalThis.times = [];
        addEventListener("touchline-ready", () => times.push(performance.now()), true);
        globalThis.tasks = [];
        new PerformanceObserver((list) => tasks.push(...list.getEntries().map((one) => one.duration))).observe({ type: "longtask", buffered: true });
      },
    });
    await view.until(ready);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { span, longest } = await view.run(() => ({ span: times.at(-1) - times[0], longest: Math.max(0, ...tasks) }));
    console.log(`= thirty articles on a page: drawn in ${Math.round(span)} ms, the longest task ${Math.round(longest)} ms`);
    assert.ok(longest < Math.max(50, span / 2), `${longest} of ${span}`);
  });

  check("the same article twice: the address goes to the first, once; both answer presses", {}, async ({ site, visit }) => {
    const html = (text) => `<touchline-article published="2021-03-14" loading="eager">${text}</touchline-article>`;
    const inner = REPORT + SAID;
    const view = await visit(site.put("/t/twice.html", page(html("<p>Another article.</p>") + html(inner) + html(inner))));
    await view.until(ready);
    const id = await view.run(() => document.querySelectorAll("touchline-article")[1].article.events[0].id);
    const chosen = () => [...document.querySelectorAll("touchline-article")].map(({ shadowRoot }) => shadowRoot.querySelectorAll(".tl-on").length > 0);
    await view.run((id) => { location.hash = id; }, id);
    await view.until(() => document.querySelectorAll("touchline-article")[1].shadowRoot.querySelector(".tl-on") !== null);
    assert.deepEqual(await view.run(chosen), [false, true, false]);
    // Drawn anew, nobody is sent there again.
    await view.run(() => {
      globalThis.selected = [];
      document.addEventListener("touchline-select", ({ target, detail }) => selected.push([[...document.querySelectorAll("touchline-article")].indexOf(target), detail.id]));
      const drawn = [...document.querySelectorAll("touchline-article")].map((one) => new Promise((resolve) => one.addEventListener("touchline-ready", resolve, { once: true })));
      for (const one of document.querySelectorAll("touchline-article")) one.published = "2021-03-15";
      return Promise.all(drawn).then(() => undefined);
    });
    assert.deepEqual(await view.run(() => selected), []);
    await view.run(() => { for (const { shadowRoot } of [...document.querySelectorAll("touchline-article")].slice(1)) shadowRoot.querySelector(".tl-ref").click(); });
    assert.deepEqual(await view.run(() => selected), [[1, id], [2, id]]);
    // To nothing, and back to it: once more.
    await view.run(() => { location.hash = ""; });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await view.run((id) => { location.hash = id; }, id);
    await view.until(() => selected.length === 3);
    assert.equal(await view.run(() => selected[2][0]), 1);
  });
};
