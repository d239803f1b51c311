// WebKitGTK through its WebDriver, on a screen of its own. Its browser stops answering at random: a watchdog ends it.
import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";

// No command of the tests takes a third of this, in milliseconds.
const PATIENCE = 20_000;

const BINARY = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
const KEYS = { Tab: "\uE004", Enter: "\uE007", Escape: "\uE00C", Space: " ", Shift: "\uE008", Control: "\uE009",
  ArrowDown: "\uE015", ArrowUp: "\uE013", Home: "\uE011", End: "\uE010", Delete: "\uE017", Backspace: "\uE003" };

const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** The processes that `pid` has started, and those that these have: { pid, name, state }. */
function descendants(pid) {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const [, own, state, parent] = /^\d+ \((.*)\) (\S) (\d+)/s.exec(readFileSync(`/proc/${name}/stat`, "utf8"));
      return [{ pid: Number(name), name: own, state, parent: Number(parent) }];
    } catch {
      return []; // It has ended meanwhile.
    }
  });
  const found = [];
  for (let parents = [pid]; parents.length > 0;) {
    const next = all.filter((one) => parents.includes(one.parent));
    found.push(...next);
    parents = next.map((one) => one.pid);
  }
  return found;
}

/** Starts it. `pageOf` makes a page of what an engine gives. */
export async function webkit(pageOf) {
  const number = 90 + (process.pid % 100);
  // Without `-noreset` the screen begins anew when its last window closes, and a browser that starts meanwhile ends.
  const screen = spawn("Xvfb", [`:${number}`, "-screen", "0", "1600x1200x24", "-nolisten", "tcp", "-noreset"], { stdio: "ignore" });
  await wait(1_000);
  let port = 20_000 + (process.pid % 10_000);
  // The driver, and its one session: a new page ends the one before.
  let driver, current;

  const engine = { name: "webkit", stall: undefined, page, close };

  /** Sends the driver a command. */
  async function ask(method, path, body) {
    let response;
    try {
      response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE) });
    } catch (error) {
      if (error.name !== "TimeoutError" || !driver) throw error;
      const running = descendants(driver.pid).map(({ name, state }) => `${name} ${state}`).join(", ");
      engine.stall = `${method} ${path.replace(current, "")} unanswered for ${PATIENCE / 1000} s (${running})`;
      kill();
      throw new Error(engine.stall);
    }
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }

  /** Ends the driver and every process that it has started. */
  function kill() {
    if (!driver) return;
    for (const { pid } of [...descendants(driver.pid), driver]) {
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // It has ended with its parent.
      }
    }
    driver = current = undefined;
  }

  async function begin() {
    port += 1;
    driver = spawn("WebKitWebDriver", ["-p", String(port)], {
      env: { ...process.env, DISPLAY: `:${number}`, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", LIBGL_ALWAYS_SOFTWARE: "1" },
      stdio: "ignore",
    });
    for (let tries = 0; !(await ask("GET", "/status").catch(() => null)); tries += 1) {
      if (tries > 60) throw new Error("WebKitWebDriver does not answer");
      await wait(250);
    }
  }

  async function end() {
    if (current) await ask("DELETE", current);
    current = undefined;
  }

  async function close() {
    await end().catch(() => {});
    kill();
    screen.kill();
  }

  async function page({ width = 1280, height = 900, scheme = "light", init } = {}) {
    engine.stall = undefined;
    if (!driver) await begin();
    await end();
    const args = scheme === "dark" ? ["--automation", "--dark-mode"] : ["--automation"];
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": { binary: BINARY, args } } };
    const { sessionId } = await ask("POST", "/session", { capabilities });
    const base = (current = `/session/${sessionId}`);
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
  }

  return engine;
}
