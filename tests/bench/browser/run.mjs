// Side by side in one Chromium: node tests/bench/browser/run.mjs [speed] [render] [start] [timeline]. Prints tables of
// ratios: absolute times say little on a shared machine. `npm ci` in this folder first; www/build.sh makes what is measured.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { start } from "../../browser/engines.mjs";
import { serve } from "../../../www/serve.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const wanted = process.argv.slice(2);
const asked = (name) => wanted.length === 0 || wanted.includes(name);

const row = (...cells) => console.log(cells.map((cell, at) => (at === 0 ? String(cell).padEnd(24) : String(cell).padStart(13))).join(""));
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const rounded = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toPrecision(2));
const ratio = (value, base) => `${rounded(value / base)} ×`;

// The newspaper piece that the project began with, its date line included.
const fixture = readFileSync(new URL("../../articles/derby_interview.txt", import.meta.url), "utf8");
const article = fixture.slice(fixture.indexOf("\n") + 1).split("\n---\n")[0].trim();

const bundled = new Map();
const bundle = (file) => {
  if (!bundled.has(file)) {
    bundled.set(file, execFileSync(`${here}node_modules/.bin/esbuild`, [`${here}peers/${file}`, "--bundle", "--format=esm", "--minify",
      "--external:/dist/*", "--loader:.css=empty", "--loader:.less=empty", "--log-level=error"], { maxBuffer: 1 << 28 }));
  }
  return bundled.get(file);
};

const markup = (body, script = "") => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,">
${script}<body>${body}</body></html>`;
const paragraphs = (text) => text.split(/\n+/).map((line) => `<p>${line.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</p>`).join("\n");

const site = await serve({
  root: `${here}../../../www/`,
  policy: "",
  answer(url) {
    // Alone in its process a page is given a clock of five microseconds.
    const alone = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };
    const html = (body, script) => ({ headers: { "Content-Type": "text/html; charset=utf-8", ...alone }, body: markup(body, script) });
    if (url.pathname === "/empty") return html("<div id=host></div>");
    if (url.pathname === "/element") return html("<main></main>", '<script type="module" src="/dist/touchline.js"></script>');
    if (url.pathname === "/with-touchline") {
      return html(`<touchline-article published="2017-12-12">${paragraphs(article)}</touchline-article>`, '<script type="module" src="/dist/touchline.js"></script>');
    }
    if (url.pathname === "/with-widget") return html(`<article>${paragraphs(article)}</article>`, '<script type="module" src="/peers/widget.js"></script>');
    if (url.pathname.startsWith("/peers/")) {
      return { headers: { "Content-Type": "text/javascript", "Cache-Control": "max-age=600" }, body: bundle(url.pathname.slice(7)) };
    }
  },
});
const engine = await start("chromium");

async function visit(path, options = {}) {
  const page = await engine.page(options);
  await page.goto(site.origin + path);
  return page;
}

/** Remembers the memory of every wasm instance of the page. */
const remember = () => {
  globalThis.memories = [];
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate.apply(WebAssembly, given);
    const { exports } = made.instance ?? made;
    if (exports.memory) globalThis.memories.push(exports.memory);
    return made;
  };
};
const wasmBytes = () => globalThis.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);

/** What the page holds once the garbage is gone, in bytes: in JavaScript, in wasm. The latter never shrinks. */
async function heap(page) {
  const session = await page.raw.context().newCDPSession(page.raw);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return { script: usedSize, wasm: await page.run(wasmBytes) };
}

// --- reading ----------------------------------------------------------------------------------------------------

async function speed() {
  const peers = { Touchline: "touchline.js", "plain regexes": "regexes.js", "chrono-node": "chrono.js", compromise: "compromise.js",
    "compromise + dates": "compromise-dates.js", "wink-nlp + model": "wink.js" };
  const times = [1, 100, 1000];
  console.log(`\nReading: the first article (${Buffer.byteLength(article)} bytes), ×1, ×100, ×1000. Times as multiples of Touchline's; memory kept after set-up and after reading.`);
  row("", "set-up", ...times.map((count) => `×${count}`), "growth", "set up, MB", "read, MB");
  let base;
  for (const [name, file] of Object.entries(peers)) {
    const page = await visit("/empty", { init: remember });
    const empty = await heap(page);
    const told = { setUp: 0, read: [] };
    const kept = async () => {
      const { script, wasm } = await heap(page);
      return { script: script - empty.script, wasm };
    };
    told.setUp = await page.run(async (path) => {
      const started = performance.now();
      globalThis.peer = await import(path);
      await globalThis.peer.setUp();
      return performance.now() - started;
    }, `/peers/${file}`);
    const before = await kept();
    for (const [at, count] of times.entries()) {
      // What would take minutes is not waited for.
      const last = told.read.at(-1);
      if (at > 0 && (last === undefined || last * count / times[at - 1] > 20_000)) { told.read.push(undefined); continue; }
      told.read.push(await page.run((text, count) => {
        const whole = `${text}\n\n`.repeat(count);
        const runs = [];
        const end = performance.now() + (count === 1 ? 1500 : 800);
        // The clock of a page ticks coarsely: short readings are timed by the dozen.
        const batch = count === 1 ? 20 : 1;
        do {
          const started = performance.now();
          for (let nth = 0; nth < batch; nth += 1) globalThis.peer.read(whole);
          runs.push((performance.now() - started) / batch);
        } while (performance.now() < end && runs.length < 200);
        return runs.sort((a, b) => a - b)[runs.length >> 1];
      }, article, count));
    }
    const after = await kept();
    const megabytes = ({ script, wasm }) => ((script + wasm) / 1e6).toFixed(1);
    base ??= told;
    const growth = told.read[2] === undefined ? "–" : `${rounded(told.read[2] / told.read[0] / 1000)} × 1000`;
    row(name, ratio(told.setUp, base.setUp), ...told.read.map((one, at) => (one === undefined ? "–" : ratio(one, base.read[at]))), growth, megabytes(before), megabytes(after));
    if (told === base) {
      const rate = times.map((count, at) => `${rounded(Buffer.byteLength(article) * count / told.read[at] / 1000)} MB/s`);
      row("  in this run", `${rounded(told.setUp)} ms`, ...told.read.map((one) => `${rounded(one)} ms`));
      row("  string to result", "", ...rate);
      const text = Buffer.byteLength(article) * times.at(-1);
      console.log(`  wasm memory: ${(before.wasm / 1e6).toFixed(1)} MB, after ×1000 ${(after.wasm / 1e6).toFixed(1)} MB: ${rounded((after.wasm - before.wasm) / text)} × the text more (goal 6)`);
    }
    await page.close();
  }
}

// --- drawing ----------------------------------------------------------------------------------------------------

async function render() {
  console.log("\nDrawing: from the parsed article to a finished layout, against innerHTML of the same markup, all of it laid out.");
  console.log("Drawn: markup, nodes and layout. All: the element with its parsing, events and observers. By sight: innerHTML, laid out as far as it is seen.");
  row("nodes", "innerHTML", "drawn", "goal", "markup", "nodes", "layout", "all", "by sight");
  // About 60, 2,000 and 50,000 nodes.
  for (const [count, goal] of [[0.2, 1.1], [14, 1.1], [360, 0.5]]) {
    const page = await visit("/element");
    const told = await page.run(async (text, count) => {
      const { ready } = await import("/dist/touchline.js");
      await ready();
      const { attempt } = await import("/dist/reading.js");
      const { nodes } = await import("/nodes.js");
      const whole = count < 1 ? text.slice(0, text.indexOf("\n", text.length * count)) : Array(count).fill(text).join("\n\n");
      const now = () => performance.now();
      const main = document.querySelector("main");
      const host = () => {
        main.replaceChildren(document.createElement("div"));
        main.getBoundingClientRect();
        return main.firstChild.attachShadow({ mode: "open" });
      };
      // What the element itself does, events and observers included; and what it leaves in the page.
      const element = async () => {
        const made = document.createElement("touchline-article");
        made.text = whole;
        main.replaceChildren();
        const drawn = new Promise((resolve) => made.addEventListener("touchline-ready", resolve));
        const started = now();
        main.append(made);
        await drawn;
        main.getBoundingClientRect();
        return [now() - started, made.shadowRoot];
      };
      const [, { innerHTML, adoptedStyleSheets }] = await element();
      const inSight = new CSSStyleSheet();
      inSight.replaceSync(".tl-long > * { content-visibility: visible !important; }");
      const inner = (sheets) => {
        const root = host();
        root.adoptedStyleSheets = sheets;
        // It too comes after parsing, which takes the processor's caches.
        attempt((wasm) => wasm.parse(whole));
        const started = now();
        root.innerHTML = innerHTML;
        main.getBoundingClientRect();
        return now() - started;
      };
      const own = () => {
        const root = host();
        root.adoptedStyleSheets = adoptedStyleSheets;
        const times = [now()];
        const told = attempt((wasm) => {
          const id = wasm.mount(whole, undefined, undefined, undefined, undefined, "");
          for (let told; !told; ) {
            times[0] = now();
            told = wasm.draw(id, true);
            if (told) return told;
          }
        });
        times.push(now());
        root.replaceChildren(nodes(document, Infinity, told, whole).next().value);
        times.push(now());
        main.getBoundingClientRect();
        return { markup: times[1] - times[0], nodes: times[2] - times[1], layout: now() - times[2] };
      };
      const middle = (values) => values.sort((a, b) => a - b)[values.length >> 1];
      const runs = Array.from({ length: count > 100 ? 3 : count > 1 ? 15 : 60 });
      const told = { inner: [], sight: [], markup: [], nodes: [], layout: [], element: [] };
      for (const _ of runs) {
        told.inner.push(inner([...adoptedStyleSheets, inSight]));
        told.sight.push(inner(adoptedStyleSheets));
        for (const [part, time] of Object.entries(own())) told[part].push(time);
        told.element.push((await element())[0]);
      }
      const medians = Object.fromEntries(Object.entries(told).map(([name, values]) => [name, middle(values)]));
      return { count: main.firstChild.shadowRoot.querySelectorAll("*").length, ...medians };
    }, article, count);
    const { inner, markup, nodes, layout } = told;
    row(told.count, `${rounded(inner)} ms`, ...[markup + nodes + layout, inner * goal, markup, nodes, layout, told.element, told.sight].map((time) => ratio(time, inner)));
    await page.close();
  }
}

// --- the start of a page ----------------------------------------------------------------------------------------

async function startUp() {
  console.log("\nStart of a page that the browser has seen before, until the article is laid out.");
  const measured = {};
  for (const [name, path] of [["plain JavaScript widget", "/with-widget"], ["Touchline", "/with-touchline"]]) {
    const page = await engine.page();
    const runs = [];
    for (let visits = 0; visits < 8; visits += 1) {
      await page.goto(site.origin + path);
      runs.push(await page.run(async () => {
        for (;;) {
          const done = document.querySelector("article[data-ready]") ?? document.querySelector("touchline-article")?.shadowRoot?.querySelector("p");
          if (done) {
            done.getBoundingClientRect();
            return performance.now();
          }
          await new Promise((resolve) => setTimeout(resolve, 0));
        }
      }));
    }
    measured[name] = median(runs.slice(1));
    await page.close();
  }
  const [plain, own] = Object.values(measured);
  row("", "ms", "behind it");
  row("plain JavaScript widget", rounded(plain));
  row("Touchline", rounded(own), `${rounded(Math.max(own - plain, 0.01))} ms`);
}

// --- timelines --------------------------------------------------------------------------------------------------

async function timeline() {
  console.log("\nTimeline of many events, until its layout is done.");
  const lines = Array.from({ length: 1000 }, (_, at) => `Ada Marsh was booked in the ${1 + (at % 89)}th minute of match ${at}.`);
  const events = lines.map((text, minute) => ({ minute, text }));
  const plain = async () => {
    const page = await visit("/empty");
    const time = await page.run((events) => {
      const host = document.querySelector("#host");
      const started = performance.now();
      host.innerHTML = `<ol>${events.map(({ minute, text }) => `<li><time>${minute}</time> ${text}</li>`).join("")}</ol>`;
      host.getBoundingClientRect();
      return performance.now() - started;
    }, events);
    await page.close();
    return { time, count: events.length };
  };
  const own = async () => {
    const page = await visit("/element");
    const told = await page.run(async () => {
      await import("/dist/touchline.js").then(({ ready }) => ready());
      const names = ["Marsh", "Okafor", "Brandt", "Rusk", "Lund", "Pell", "Adeyemi", "Farrell", "Haddad", "Whitlock"];
      const kinds = (name, minute) => [`${minute}' Yellow card: ${name} is booked for a foul.`, `${minute}' ${name} heads against the post.`, `${minute}' ${name} shoots over the bar.`];
      const lines = Array.from({ length: 1000 }, (_, at) => kinds(names[(at * 7) % 10], 1 + Math.floor(at / 11.2))[at % 3]);
      const element = document.createElement("touchline-article");
      element.setAttribute("layout", "timeline");
      const ready = new Promise((resolve) => element.addEventListener("touchline-ready", resolve));
      const started = performance.now();
      element.text = `Halden Rovers 0-0 Castleby Town\n\n${lines.join("\n")}`;
      document.querySelector("main").append(element);
      await ready;
      element.getBoundingClientRect();
      return { time: performance.now() - started, count: element.article.events.length };
    });
    await page.close();
    return told;
  };
  const peer = (file) => async () => {
    const page = await visit("/empty");
    const time = await page.run(async (path, events) => {
      const { draw } = await import(path);
      const host = document.querySelector("#host");
      const started = performance.now();
      await Promise.race([draw(host, events), new Promise((resolve) => setTimeout(resolve, 30_000))]);
      host.getBoundingClientRect();
      return performance.now() - started;
    }, `/peers/${file}`, events);
    await page.close();
    return { time, count: events.length };
  };
  const peers = { "plain list, innerHTML": plain, "Touchline, with parsing": own, "vis-timeline": peer("vis.js"), TimelineJS3: peer("timelinejs.js") };
  const measured = Object.fromEntries(Object.keys(peers).map((name) => [name, []]));
  // In turns: what else the machine does meets all of them alike.
  for (let round = 0; round < 5; round += 1) {
    for (const [name, draw] of Object.entries(peers)) measured[name].push(await draw());
  }
  row("", "events", "ms", "of it");
  const middle = (name) => median(measured[name].map(({ time }) => time));
  for (const [name, [{ count }]] of Object.entries(measured)) {
    row(name, count, rounded(middle(name)), ...(name.startsWith("Touchline") ? [] : [ratio(middle("Touchline, with parsing"), middle(name))]));
  }
}

try {
  if (asked("speed")) await speed();
  if (asked("render")) await render();
  if (asked("start")) await startUp();
  if (asked("timeline")) await timeline();
} finally {
  await engine.close();
  await site.close();
}
