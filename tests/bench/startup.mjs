// How long a warm page takes from the script's start to the seed article laid out, and where the time goes:
// node tests/bench/startup.mjs [visits]. Prints medians; fails on no machine.
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { start } from "../browser/engines.mjs";
import { escaped, open, page } from "../browser/site.mjs";
import { seed } from "../browser/view.mjs";

// For a page's beginning: notes when each step begins and ends, in milliseconds after the script's start.
const watch = () => {
  const steps = (globalThis.steps = {});
  const note = (name, begun, ended) => {
    steps[name] = [begun, ended];
  };
  const timed = (name, work) => (...values) => {
    const begun = performance.now();
    const result = work(...values);
    const ended = () => note(name, begun, performance.now());
    if (result instanceof Promise) result.then(ended, ended);
    else ended();
    return result;
  };
  for (const name of ["compileStreaming", "compile"]) WebAssembly[name] = timed(name, WebAssembly[name].bind(WebAssembly));
  const instantiate = timed("instantiate", WebAssembly.instantiate.bind(WebAssembly));
  WebAssembly.instantiate = async (...values) => {
    const { exports } = await instantiate(...values);
    return { exports: { ...exports, mount: timed("mount", exports.mount), draw: timed("draw", exports.draw) } };
  };
  addEventListener("touchline-ready", () => {
    const begun = performance.now();
    document.body.offsetHeight;
    note("layout", begun, performance.now());
    for (const { name, startTime, responseEnd } of performance.getEntriesByType("resource")) {
      note(name.split("/").at(-1), startTime, responseEnd);
    }
    globalThis.done = true;
  });
};

// The page's files as a site serves them that names a version in their address.
const TYPES = { js: "text/javascript; charset=utf-8", css: "text/css; charset=utf-8", wasm: "application/wasm" };
function keep(site) {
  for (const name of ["touchline.js", "reading.js", "touchline.css", "touchline.wasm"]) {
    const body = readFileSync(new URL(`../../www/dist/${name}`, import.meta.url));
    site.put(`/dist/${name}`, body, { headers: { "Content-Type": TYPES[name.split(".").at(-1)], "Cache-Control": "max-age=600" } });
  }
}

/** Visits a page with the seed `visits` times and gives the median beginning and end of each step, and the fastest visit. */
export async function startup(engine, site, visits) {
  site.put("/t/begin.js", "globalThis.begun = performance.now();", { headers: { "Content-Type": "text/javascript; charset=utf-8" } });
  const url = site.put("/t/startup.html", page(`<touchline-article>${escaped(seed())}</touchline-article>`, '<script type="module" src="/t/begin.js"></script>\n'));
  const runs = [];
  const view = await engine.page({ init: watch });
  for (let nth = 0; nth < visits + 2; nth += 1) {
    await view.goto(url);
    await view.until(() => globalThis.done);
    const [begun, steps] = await view.run(() => [globalThis.begun, globalThis.steps]);
    // The first visits warm the caches.
    if (nth > 1) runs.push(Object.fromEntries(Object.entries(steps).map(([name, times]) => [name, times.map((time) => time - begun)])));
  }
  await view.close();
  const fastest = Math.min(...runs.map(({ layout }) => layout[1]));
  const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
  const names = [...new Set(runs.flatMap(Object.keys))];
  const steps = Object.fromEntries(names.map((name) => [name, [0, 1].map((end) => median(runs.filter((run) => run[name]).map((run) => run[name][end])))]));
  return { steps, fastest };
}

const engine = await start(process.env.ENGINE ?? "chromium");
const site = await open();
for (const how of ["asking the server whether each file is still the same", "files kept by the browser"]) {
  if (how.startsWith("files")) keep(site);
  const { steps, fastest } = await startup(engine, site, Number(process.argv[2] ?? 9));
  console.log(`= seed, script's start to laid out, warm, ${how}: ${steps.layout[1].toFixed(1)} ms (median in ${engine.name}, fastest ${fastest.toFixed(1)}; goal 50; load of the machine ${loadavg()[0].toFixed(1)})`);
  for (const [name, [begun, ended]] of Object.entries(steps).sort(([, a], [, b]) => a[0] - b[0])) {
    console.log(`  ${name.padEnd(20)}${begun.toFixed(1).padStart(8)} … ${ended.toFixed(1).padStart(6)} ms`);
  }
}
await engine.close();
await site.close();
