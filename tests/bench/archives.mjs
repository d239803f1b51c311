// Archives of 1, 10 and 100 MB through the command line, with one thread and with two: speed and memory.
// node tests/bench/archives.mjs [largest size in MB]; takes the program from target/release.
import { spawn } from "node:child_process";
import { createWriteStream, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const program = `${process.env.CARGO_TARGET_DIR ?? `${root}target`}/release/touchline`;
if (!existsSync(program)) {
  console.error("cargo build --release makes what is measured.");
  process.exit(1);
}
const largest = Number(process.argv[2] ?? 100);

// The articles of the fixtures, over and over.
const folder = `${root}tests/articles/`;
const texts = readdirSync(folder).flatMap((file) =>
  `\n${readFileSync(folder + file, "utf8")}`.split("\n=== ").slice(1).map((part) => part.split("\n---\n")[0].split("\n").slice(1).join("\n")));
const rows = texts.map((text, id) => `${JSON.stringify({ id, text })}\n`);

async function archive(path, bytes) {
  const out = createWriteStream(path);
  for (let written = 0, at = 0; written < bytes; at += 1) {
    const row = rows[at % rows.length];
    written += row.length;
    if (!out.write(row)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
}

/** Seconds that passed, seconds that its threads worked, and the most memory it ever had in MB. */
async function run(path, threads) {
  const started = performance.now();
  const child = spawn(program, ["parse", "--jsonl", "--threads", String(threads), path], { stdio: ["ignore", "ignore", "inherit"] });
  let [peak, worked] = [0, 0];
  const look = setInterval(() => {
    const told = (file) => (existsSync(`/proc/${child.pid}/${file}`) ? readFileSync(`/proc/${child.pid}/${file}`, "utf8") : "");
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(told("status"))?.[1] ?? 0) / 1000);
    const [user = 0, system = 0] = told("stat").split(") ")[1]?.split(" ").slice(11, 13) ?? [];
    worked = Math.max(worked, (Number(user) + Number(system)) / TICKS);
  }, 5);
  const [status] = await once(child, "exit");
  clearInterval(look);
  if (status !== 0) throw new Error(`the program ended with ${status}`);
  return { seconds: (performance.now() - started) / 1000, worked, peak };
}

// Clock ticks a second, as Linux counts a process's time.
const TICKS = 100;

/** The quickest of some runs with each number of threads, one after the other: other work on the machine makes them longer. */
async function quickest(path, runs) {
  const best = [];
  for (let nth = 0; nth < runs; nth += 1) {
    for (const [at, threads] of [1, 2].entries()) {
      const now = await run(path, threads);
      best[at] = best[at] ? Object.fromEntries(Object.keys(now).map((key) => [key, (key === "peak" ? Math.max : Math.min)(now[key], best[at][key])])) : now;
    }
  }
  return best;
}

const row = (...cells) => console.log(cells.map((cell, at) => (at === 0 ? String(cell).padEnd(6) : String(cell).padStart(16))).join(""));
const met = (value, holds) => `${value.toFixed(2)} × ${holds ? "✓" : "✗"}`;

const work = mkdtempSync(join(tmpdir(), "touchline-bench-"));
try {
  console.log("\nArchives through the command line: MB a second that passes, and that a thread works; memory in MB.");
  console.log("Two threads are to be 1.8 × as fast as one; 100 MB to take 1.2 × the memory of 10 at most.");
  row("MB", "1 thread", "at work", "2 threads", "memory of 1", "of 2");
  const peaks = {};
  for (const size of [1, 10, 100].filter((size) => size <= largest)) {
    const path = join(work, `${size}.jsonl`);
    await archive(path, size * 1e6);
    const [one, two] = await quickest(path, size > 10 ? 1 : 3);
    peaks[size] = [one.peak, two.peak];
    const memory = (at) => (size === 100 ? met(peaks[100][at] / peaks[10][at], peaks[100][at] <= 1.2 * peaks[10][at]) : "");
    const times = one.seconds / two.seconds;
    row(size, (size / one.seconds).toFixed(1), (size / one.worked).toFixed(1), size > 1 ? met(times, times >= 1.8) : `${times.toFixed(2)} ×`,
      `${one.peak.toFixed(1)}  ${memory(0)}`, `${two.peak.toFixed(1)}  ${memory(1)}`);
    rmSync(path);
  }
} finally {
  rmSync(work, { recursive: true });
}
