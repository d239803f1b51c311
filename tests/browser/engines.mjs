// One small driver over three engines. A page can: goto, run (a function in the page), click, press, resize, media,
// screenshot, close; `lines` is what its console said.
import { spawn } from "node:child_process";

const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--hide-scrollbars"];

/** Starts an engine by name: "chromium", "firefox", "webkit". Returns { name, page(options), close() }. */
export function start(name) {
  return { chromium, firefox, webkit }[name]();
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

/** WebKitGTK through its WebDriver, on a screen of its own. */
async function webkit() {
  const children = [];
  const child = (command, args, env = {}) => {
    const started = spawn(command, args, { env: { ...process.env, ...env }, stdio: "ignore" });
    children.push(started);
    return started;
  };
  const number = 90 + (process.pid % 100);
  const port = 20_000 + (process.pid % 10_000);
  child("Xvfb", [`:${number}`, "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  child("WebKitWebDriver", ["-p", String(port)], {
    DISPLAY: `:${number}`, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", LIBGL_ALWAYS_SOFTWARE: "1",
  });
  const stop = () => children.reverse().forEach((one) => one.kill());
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  for (let tries = 0; ; tries += 1) {
    if (await ask("GET", "/status").catch(() => null)) break;
    if (tries > 60) {
      stop();
      throw new Error("WebKitWebDriver does not answer");
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const binary = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
  const KEYS = { Tab: "\uE004", Enter: "\uE007", Escape: "\uE00C", Space: " ", Shift: "\uE008", Control: "\uE009",
    ArrowDown: "\uE015", ArrowUp: "\uE013", Home: "\uE011", End: "\uE010", Delete: "\uE017", Backspace: "\uE003" };
  // The driver has one session at a time: a new page ends the one before.
  let current;
  const end = async () => {
    if (current) await ask("DELETE", current);
    current = undefined;
  };
  return {
    name: "webkit",
    async close() {
      await end();
      stop();
    },
    async page({ width = 1280, height = 900, scheme = "light", init } = {}) {
      await end();
      const args = scheme === "dark" ? ["--automation", "--dark-mode"] : ["--automation"];
      const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": { binary, args } } };
      const { sessionId } = await ask("POST", "/session", { capabilities });
      const base = `/session/${sessionId}`;
      current = base;
      const actions = (id, type, list, parameters) =>
        ask("POST", `${base}/actions`, { actions: [{ type, id, actions: list, ...(parameters && { parameters }) }] });
      const resize = (width, height) => ask("POST", `${base}/window/rect`, { width, height });
      await resize(width, height);
      return pageOf({
        lines: [],
        async goto(url) {
          await ask("POST", `${base}/url`, { url });
          // There is no earlier moment.
          if (init) await ask("POST", `${base}/execute/sync`, { script: `(${init})()`, args: [] });
        },
        async evaluate(expression) {
          const { error, value } = await ask("POST", `${base}/execute/async`, {
            script: `const done = arguments[arguments.length - 1];
              Promise.resolve().then(() => ${expression}).then((value) => done({ value }), (error) => done({ error: String(error) }));`,
            args: [],
          });
          if (error) throw new Error(error);
          return value;
        },
        pointer: ({ x, y }) => actions("mouse", "pointer", [
          { type: "pointerMove", x, y, duration: 0 }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 },
        ], { pointerType: "mouse" }),
        key(key) {
          const keys = key.split("+").map((one) => KEYS[one] ?? one);
          return actions("keyboard", "key", [
            ...keys.map((value) => ({ type: "keyDown", value })), ...keys.reverse().map((value) => ({ type: "keyUp", value })),
          ]);
        },
        // The driver knows no keys but those of a keyboard.
        type: (text) => ask("POST", `${base}/execute/sync`, {
          script: "document.execCommand('insertText', false, arguments[0])", args: [text],
        }),
        resize,
        close: async () => {
          if (current === base) await end();
        },
      });
    },
  };
}
