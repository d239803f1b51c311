// The points of WCAG 2.2 AA that concern a widget in somebody else's page, each by its number. axe.test.mjs holds what a
// machine can tell of the rest; reading.test.mjs what concerns keys (2.1.1, 2.1.2, 2.1.4, 2.4.3, 2.4.7).
import assert from "node:assert/strict";
import { escaped, page } from "./site.mjs";
import { STATES } from "./states.mjs";
import { inside, ready } from "./view.mjs";

const TEXT = `${STATES.crowded}\n\n${STATES.conversation}`;
const HEAD = '<meta name="color-scheme" content="light dark">\n<link rel="stylesheet" href="/demo.css">\n';
const around = (text, attributes = "", head = HEAD) =>
  page(`<touchline-article published="2026-04-25" lang="en"${attributes}>${escaped(text)}</touchline-article>`, head);

/** In the page: the contrast of every colour that a selector's elements draw with to the ground, smallest first. */
const contrasts = ([selector, property, pseudo]) => {
  const { shadowRoot } = document.querySelector("touchline-article");
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const ground = getComputedStyle(document.documentElement).backgroundColor;
  const light = (colour) => {
    pen.fillStyle = ground;
    pen.fillRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data].map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return [...shadowRoot.querySelectorAll(selector)].filter((one) => one.checkVisibility()).map((one) => {
    const [a, b] = [light(getComputedStyle(one, pseudo)[property]), light(ground)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  }).sort((x, y) => x - y);
};

export default (check, { engine }) => {
  check("1.4.1, 1.4.3, 1.4.11: what the style sheet draws stands out from the ground, light and dark", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    const text = `${STATES["thirty-quotes"]}\n\n${TEXT}`;
    for (const scheme of ["light", "dark"]) {
      const view = await visit(site.put("/t/contrast.html", around(text)), { scheme });
      await view.until(ready);
      for (const [wanted, ...what] of [
        [4.5, ".tl-who", "color", "::before"], [4.5, ".tl-who", "color", "::after"], [4.5, ".tl-ref", "color", "::before"],
        [4.5, ".tl-act", "color", "::before"], [4.5, ".tl-as", "color", "::before"], [4.5, ".tl-tool", "color"],
        [4.5, ".tl-clock text", "fill"],
        [3, ".tl-chip", "backgroundColor", "::before"], [3, ".tl-said[data-speaker]", "borderInlineStartColor"],
        [3, ".tl-axis", "stroke"], [3, ".tl-mark path:not(.tl-yellow)", "stroke"],
      ]) {
        const found = (await view.run(contrasts, what)).filter((value) => value > 1);
        assert.ok(found.length > 0 && found[0] >= wanted, `${what} ${scheme}: ${found[0]}`);
      }
      // Cards are told apart by shape and in words too.
      assert.ok(await view.run(() => /Yellow card/.test(document.querySelector("touchline-article").shadowRoot.querySelector(".tl-clock").getAttribute("aria-label"))));
    }
  });

  check("1.3.2: what is read is in the order of what is seen", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    for (const width of [320, 768]) {
      const view = await visit(site.put("/t/order.html", around(TEXT)), { width });
      await view.until(ready);
      await view.run(() => document.querySelector("touchline-article").shadowRoot.querySelector(".tl-more").click());
      const tops = await view.run(() => [".tl-match", ".tl-clock", ".tl-bar", ".tl-list", ".tl-text"].map(
        (name) => document.querySelector("touchline-article").shadowRoot.querySelector(name).getBoundingClientRect().top));
      assert.deepEqual(tops, [...tops].sort((a, b) => a - b));
    }
  });

  check("1.4.4: type of twice the size, nothing lost and nothing to scroll sideways", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    const view = await visit(site.put("/t/zoom.html", around(TEXT)), { width: 640 });
    await view.until(ready);
    await view.run(() => { document.documentElement.style.fontSize = "200%"; });
    assert.ok(await view.run(() => document.documentElement.scrollWidth <= innerWidth));
    await view.click(inside, ".tl-more");
    await view.until(() => document.querySelector("touchline-article").shadowRoot.querySelector(".tl-list").checkVisibility());
  });

  check("1.4.10: at 320 pixels nothing scrolls in two directions", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    for (const layout of ["article", "timeline", "quotes", "all"]) {
      const view = await visit(site.put("/t/reflow.html", around(TEXT, ` layout="${layout}"`)), { width: 320 });
      await view.until(ready);
      assert.ok(await view.run(() => document.documentElement.scrollWidth <= innerWidth), layout);
    }
  });

  check("1.4.12: with wider spacing no words are cut off or covered", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    const head = `${HEAD}<link rel="stylesheet" href="/t/spacing.css">\n`;
    site.put("/t/spacing.css", "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }",
      { headers: { "Content-Type": "text/css; charset=utf-8" } });
    for (const width of [320, 1280]) {
      const view = await visit(site.put("/t/spacing.html", around(TEXT, "", head)), { width });
      await view.until(ready);
      if (width === 320) await view.run(() => document.querySelector("touchline-article").shadowRoot.querySelector(".tl-more").click());
      const { cut, over } = await view.run(() => {
        const { shadowRoot } = document.querySelector("touchline-article");
        // As a reader's own style would: into the shadow root too.
        const sheet = new CSSStyleSheet();
        sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }");
        shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
        const hides = [...shadowRoot.querySelectorAll(".tl-row, .tl-what, .tl-tool, .tl-more, .tl-p, .tl-proof")].filter(
          (one) => one.checkVisibility() && getComputedStyle(one).overflow !== "visible" && one.scrollWidth > one.clientWidth + 1);
        const covered = [...shadowRoot.querySelectorAll(".tl-over")].filter((name) => {
          const range = document.createRange();
          range.selectNodeContents(name.parentElement);
          const lines = [...name.parentElement.querySelectorAll(".tl-head, .tl-told, .tl-q")].flatMap((one) => [...one.getClientRects()]);
          return lines.some((line) => line.height > 0 && line.top < name.getBoundingClientRect().bottom - 6);
        });
        return { cut: hides.map((one) => one.className), over: covered.map((one) => one.dataset.name) };
      });
      assert.deepEqual(cut, []);
      assert.deepEqual(over, []);
    }
  });

  check("2.2.2, 2.3.3: nothing moves for readers who asked for less motion", { only: ["chromium"] }, async ({ site, visit }) => {
    const view = await visit(site.put("/t/still.html", around(TEXT)), { motion: "reduce" });
    await view.until(ready);
    await view.click(inside, ".tl-row");
    await view.until(() => document.querySelector("touchline-article").shadowRoot.querySelector(".tl-on"));
    const moves = await view.run(() => [...document.querySelector("touchline-article").shadowRoot.querySelectorAll("*")].filter((one) => {
      const { animationName, transitionDuration } = getComputedStyle(one);
      return animationName !== "none" || parseFloat(transitionDuration) > 0;
    }).length);
    assert.equal(moves, 0);
  });

  check("2.4.6, 2.5.3: every button has a name, and it begins with the words that are seen", {}, async ({ site, visit }) => {
    for (const [ui, dir] of [["en", "ltr"], ["de", "ltr"], ["ar", "rtl"]]) {
      const view = await visit(site.put("/t/names.html", around(TEXT, ` ui-lang="${ui}" dir="${dir}"`)));
      await view.until(ready);
      const wrong = await view.run(() => [...document.querySelector("touchline-article").shadowRoot.querySelectorAll("button, summary")].filter((one) => {
        const name = (one.ariaLabel ?? one.textContent).toLowerCase();
        const drawn = (one.dataset.name ?? "").toLowerCase();
        return !name.trim() || (drawn.length > 1 && !name.includes(drawn)) || (one.ariaLabel && one.textContent && !one.ariaLabel.includes(one.textContent.trim()));
      }).map((one) => `${one.className}: ${one.ariaLabel}`));
      assert.deepEqual(wrong, [], ui);
    }
  });

  check("2.4.11: what has the focus is not covered by what sticks to the top", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    const head = `${HEAD}<link rel="stylesheet" href="/t/sticky.css">\n`;
    site.put("/t/sticky.css", ".bar { position: sticky; top: 0; height: 60px; background: canvas; z-index: 5; } touchline-article { --touchline-top: 60px; }",
      { headers: { "Content-Type": "text/css; charset=utf-8" } });
    const body = `<div class="bar">A bar of the page</div>\n<touchline-article published="2026-04-25">${escaped(`${TEXT}\n\n${STATES["thirty-quotes"]}`)}</touchline-article>`;
    const view = await visit(site.put("/t/sticky.html", page(body, head)), { width: 500, height: 400 });
    await view.until(ready);
    const covered = () => {
      const on = document.querySelector("touchline-article").shadowRoot.activeElement;
      if (!on) return null;
      const box = on.getClientRects()[0];
      return box.bottom <= 60 || box.top >= innerHeight ? `${on.className} ${on.textContent || on.dataset.name}` : "";
    };
    await view.run(() => scrollTo(0, 1e6));
    for (let nth = 0; nth < 60; nth += 1) {
      await view.press(nth < 40 ? "Tab" : "Shift+Tab");
      assert.ok(!(await view.run(covered)), await view.run(covered));
    }
  });

  check("2.5.7, 2.5.8: no target below 24 pixels but those inside a sentence; nothing needs dragging", {}, async ({ site, visit }) => {
    for (const width of engine.name === "webkit" ? [1280] : [320, 1280]) {
      for (const layout of ["article", "all"]) {
        const view = await visit(site.put("/t/targets.html", around(TEXT, ` layout="${layout}"`)), { width });
        await view.until(ready);
        const small = await view.run(() => [...document.querySelector("touchline-article").shadowRoot.querySelectorAll("button, summary")].filter((one) => {
          const box = one.getBoundingClientRect();
          const inline = getComputedStyle(one).display === "inline" || one.matches(".tl-ref, .tl-p > .tl-who:not(.tl-over)");
          return one.checkVisibility() && !inline && (box.height < 24 || box.width < 24);
        }).map((one) => `${one.className} ${one.textContent || one.dataset.name}: ${one.getBoundingClientRect().width}×${one.getBoundingClientRect().height}`));
        assert.deepEqual(small, [], `${width} ${layout}`);
        // A minute is small in its line, and takes a press twelve pixels around it all the same.
        const missed = await view.run(() => {
          const { shadowRoot } = document.querySelector("touchline-article");
          return [...shadowRoot.querySelectorAll(".tl-ref")].filter((one) => {
            one.scrollIntoView({ block: "center", behavior: "instant" });
            const { left, top, height } = one.getBoundingClientRect();
            return [[left, -11], [left, 10], [left + 19, 0]].some(([x, y]) => !shadowRoot.elementFromPoint(x, top + height / 2 + y)?.closest(".tl-ref"));
          }).map((one) => one.ariaLabel);
        });
        assert.deepEqual(missed, [], `${width} ${layout}`);
      }
    }
  });

  check("3.1.2: words of the article have its language, those of the interface theirs", {}, async ({ site, visit }) => {
    const view = await visit(site.put("/t/parts.html", around(TEXT, ' layout="all" ui-lang="de"')));
    await view.until(ready);
    const langs = await view.run(() => Object.fromEntries([".tl-text", ".tl-side", ".tl-proof q", ".tl-say blockquote", ".tl-name", ".tl-status"].map(
      (name) => [name, document.querySelector("touchline-article").shadowRoot.querySelector(name).closest("[lang]").lang])));
    assert.deepEqual(langs, {
      ".tl-text": "en", ".tl-side": "de", ".tl-proof q": "en", ".tl-say blockquote": "en", ".tl-name": "de", ".tl-status": "de",
    });
  });

  check("3.2.1, 3.2.2: having the focus, or a new value, changes nothing else", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    const view = await visit(site.put("/t/focus.html", around(TEXT)));
    await view.until(ready);
    const state = () => [...document.querySelector("touchline-article").shadowRoot.querySelectorAll("[aria-expanded], [aria-pressed], details")]
      .map((one) => `${one.ariaExpanded} ${one.ariaPressed} ${one.open}`).join();
    const before = await view.run(state);
    for (let nth = 0; nth < 30; nth += 1) await view.press("Tab");
    assert.equal(await view.run(state), before);
    assert.equal(await view.run(() => location.hash), "");
  });

  check("4.1.2, 4.1.3: buttons tell their state; what was copied is said", { only: ["chromium"] }, async ({ site, visit }) => {
    const view = await visit(site.put("/t/status.html", around(TEXT)));
    await view.until(ready);
    const without = await view.run(() => [...document.querySelector("touchline-article").shadowRoot.querySelectorAll("[data-do=fold], [data-do=event], [data-do=list]")]
      .filter((one) => one.tagName === "BUTTON" && one.ariaExpanded === null).length);
    assert.equal(without, 0);
    await view.raw.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await view.click(inside, "[data-do=copy].tl-act", 1);
    await view.until(() => {
      const status = document.querySelector("touchline-article").shadowRoot.querySelector("[role=status]");
      return status.textContent === "Copied";
    });
    const copied = await view.run(() => navigator.clipboard.readText());
    assert.match(copied, /“No, and you did not think so either,” — Ada Marsh, “A page of the tests”, 2026-04-25\nhttp.*#q-/);
  });

  check("from right to left: the furniture turns round, the clock does not, nothing sticks out", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    const view = await visit(site.put("/t/rtl.html", around(TEXT, ' dir="rtl" ui-lang="ar"')), { width: 1280 });
    await view.until(ready);
    const { side, text, clock } = await view.run(() => {
      const { shadowRoot } = document.querySelector("touchline-article");
      return { side: shadowRoot.querySelector(".tl-side").getBoundingClientRect().left, text: shadowRoot.querySelector(".tl-text").getBoundingClientRect().left,
        clock: getComputedStyle(shadowRoot.querySelector(".tl-clock")).direction };
    });
    assert.ok(side < text, "the list stands on the left");
    assert.equal(clock, "ltr");
    await view.resize(320, 800);
    await view.until(() => innerWidth <= 340);
    assert.ok(await view.run(() => document.documentElement.scrollWidth <= innerWidth));
    // The teams stand as in the wide view, in the list and on the clock: home first from the left, on the right side.
    const [home, score, away, line] = await view.run(() => [".tl-team", ".tl-score", ".tl-score + .tl-team", ".tl-match"].map((name) => {
      const { left, right } = document.querySelector("touchline-article").shadowRoot.querySelector(name).getBoundingClientRect();
      return { left, right };
    }));
    assert.ok(home.right <= score.left && score.right <= away.left, JSON.stringify([home, score, away]));
    assert.ok(Math.abs(away.right - line.right) < 2);
  });

  check("forced colours: what is chosen, pressed and marked can be told apart", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    const view = await visit(site.put("/t/forced.html", around(TEXT)), { forced: true });
    await view.until(ready);
    assert.ok(await view.run(() => matchMedia("(forced-colors: active)").matches));
    await view.click(inside, ".tl-chip");
    await view.click(inside, ".tl-row");
    const styles = await view.run(() => {
      const { shadowRoot } = document.querySelector("touchline-article");
      const style = (name) => getComputedStyle(shadowRoot.querySelector(name));
      return {
        chip: style(".tl-chip[aria-pressed=true]").outlineStyle, on: style(".tl-on").backgroundColor,
        page: getComputedStyle(document.body).backgroundColor, mark: style(".tl-mark path").stroke, canvas: style(".tl-view").backgroundColor,
      };
    });
    assert.equal(styles.chip, "solid");
    assert.notEqual(styles.on, "rgba(0, 0, 0, 0)");
  });

  check("no shift of the layout once the text has been painted", { only: ["chromium"] }, async ({ site, visit }) => {
    site.put("/t/shift.js", "globalThis.shifts = []; new PerformanceObserver((list) => shifts.push(...list.getEntries().map((one) => one.value))).observe({ type: 'layout-shift', buffered: true });",
      { headers: { "Content-Type": "text/javascript; charset=utf-8" } });
    for (const width of [320, 1280]) {
      const view = await visit(site.put("/t/shift.html", around(TEXT, "", `${HEAD}<script type="module" src="/t/shift.js"></script>\n`)), { width });
      await view.until(ready);
      await new Promise((resolve) => setTimeout(resolve, 500));
      const all = await view.run(() => shifts.reduce((sum, value) => sum + value, 0));
      console.log(`= layout shift of an article drawn in the page, ${width} px: ${all}`);
      assert.equal(all, 0);
    }
  });
};
