// One small driver over three engines. A page can: goto, run (a function in the page), click, press, resize, media,
// screenshot, close; `lines` is what its console said.
import { webkit } from "./webkit.mjs";

const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--hide-scrollbars"];

/**
 * Starts an engine by name: "chromium", "firefox", "webkit". Returns { name, page(options), close() }; and `stall`, what it
 * left unanswered, where it can stall.
 */
export function start(name) {
  return { chromium, firefox, webkit: () => webkit(pageOf) }[name]();
}

// A function of the page with its arguments, as one expression.
const call = (work, args) => `(${work})(...${JSON.stringify(args)})`;

// Where to press an element: its middle, once it is in view. `find` is a function of the page that returns it.
const spot = (find, args) => `(() => {
  const element = ${call(find, args)};
  if (!element) return null;
  element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  return { x: Math.floor(box.x + box.width / 2), y: Math.floor(box.y + box.height / 2), width: box.width };
})()`;

/** What every page has, made of what an engine gives: goto, evaluate, pointer, key, … */
function pageOf(engine) {
  return {
    ...engine,
    run: (work, ...args) => engine.evaluate(call(work, args)),
    async click(find, ...args) {
      const at = await engine.evaluate(spot(find, args));
      if (!at || at.width === 0) throw new Error(`nothing to press: ${find}`);
      await engine.pointer(at);
    },
    /** Presses keys one after the other, as in "Tab", "Enter", "Shift+Tab". */
    async press(...keys) {
      for (const key of keys) await engine.key(key);
    },
    /** Waits until a function of the page returns something true, and returns it. */
    async until(work, ...args) {
      const end = Date.now() + 20_000;
      for (;;) {
        const value = await engine.evaluate(call(work, args));
        if (value) return value;
        if (Date.now() > end) throw new Error(`never came true: ${work}`);
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
    },
  };
}

async function chromium() {
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: QUIET });
  return {
    name: "chromium",
    close: () => browser.close(),
    async page({ width = 1280, height = 900, scheme = "light", javaScript = true, motion = "no-preference", forced = false, init } = {}) {
      const context = await browser.newContext({
        viewport: { width, height }, colorScheme: scheme, javaScriptEnabled: javaScript, reducedMotion: motion,
        forcedColors: forced ? "active" : "none",
      });
      const page = await context.newPage();
      if (init) await page.addInitScript(`(${init})()`);
      const lines = [];
      page.on("console", (message) => lines.push({ type: message.type(), text: message.text() }));
      page.on("pageerror", (error) => lines.push({ type: "error", text: String(error) }));
      // The protocol's own evaluation: no policy of the page holds it up.
      const session = await context.newCDPSession(page);
      return pageOf({
        lines,
        raw: page,
        goto: (url) => page.goto(url, { waitUntil: "load" }),
        async evaluate(expression) {
          const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
            expression, awaitPromise: true, returnByValue: true, userGesture: true,
          });
          if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
          return result.value;
        },
        pointer: ({ x, y }) => page.mouse.click(x, y),
        key: (key) => page.keyboard.press(key),
        type: (text) => page.keyboard.insertText(text),
        resize: (width, height) => page.setViewportSize({ width, height }),
        media: (options) => page.emulateMedia(options),
        screenshot: (path, options) => page.screenshot({ path, ...options }),
        close: () => context.close(),
      });
    },
  };
}

async function firefox() {
  const { default: puppeteer } = await import("puppeteer-core");
  // One browser for each look: Firefox takes it from its settings.
  const browsers = new Map();
  const launch = (look) => {
    const prefs = {
      light: { "layout.css.prefers-color-scheme.content-override": 1 },
      dark: { "layout.css.prefers-color-scheme.content-override": 0 },
      forced: { "browser.display.document_color_use": 2, "ui.useAccessibilityTheme": 1 },
    };
    if (!browsers.has(look)) {
      browsers.set(look, puppeteer.launch({
        browser: "firefox", executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr", headless: true, extraPrefsFirefox: prefs[look],
      }));
    }
    return browsers.get(look);
  };
  await launch("light");
  return {
    name: "firefox",
    close: async () => {
      for (const browser of browsers.values()) await (await browser).close();
    },
    async page({ width = 1280, height = 900, scheme = "light", forced = false, init } = {}) {
      const context = await (await launch(forced ? "forced" : scheme)).createBrowserContext();
      const page = await context.newPage();
      await page.setViewport({ width, height });
      if (init) await page.evaluateOnNewDocument(init);
      const lines = [];
      page.on("console", (message) => lines.push({ type: message.type(), text: message.text() }));
      page.on("pageerror", (error) => lines.push({ type: "error", text: String(error) }));
      return pageOf({
        lines,
        raw: page,
        goto: (url) => page.goto(url, { waitUntil: "load" }),
        evaluate: (expression) => page.evaluate(expression),
        pointer: ({ x, y }) => page.mouse.click(x, y),
        async key(key) {
          const keys = key.split("+").map((one) => (one === "Space" ? " " : one));
          for (const one of keys.slice(0, -1)) await page.keyboard.down(one);
          await page.keyboard.press(keys.at(-1));
          for (const one of keys.slice(0, -1).reverse()) await page.keyboard.up(one);
        },
        type: (text) => page.keyboard.type(text),
        resize: (width, height) => page.setViewport({ width, height }),
        screenshot: (path) => page.screenshot({ path }),
        close: () => context.close(),
      });
    },
  };
}
