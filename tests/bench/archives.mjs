// Archives of 1, 10 and 100 MB through the command line, with one thread and with two: time, speed, memory.
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

/** Seconds, and the most memory it ever had in MB. */
async function run(path, threads) {
  const started = performance.now();
  const child = spawn(program, ["parse", "--jsonl", "--threads", String(threads), path], { stdio: ["ignore", "ignore", "inherit"] });
  let peak = 0;
  const look = setInterval(() => {
    const status = existsSync(`/proc/${child.pid}/status`) ? readFileSync(`/proc/${child.pid}/status`, "utf8") : "";
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000);
  }, 5);
  const [status] = await once(child, "exit");
  clearInterval(look);
  if (status !== 0) throw new Error(`the program ended with ${status}`);
  return { seconds: (performance.now() - started) / 1000, peak };
}

const work = mkdtempSync(join(tmpdir(), "touchline-bench-"));
try {
  console.log("\nArchives through the command line. Speed with two threads as a multiple of one.");
  console.log("MB      1 thread      2 threads      memory of 1, of 2 threads");
  for (const size of [1, 10, 100].filter((size) => size <= largest)) {
    const path = join(work, `${size}.jsonl`);
    await archive(path, size * 1e6);
    const [one, two] = [await run(path, 1), await run(path, 2)];
    console.log(`${String(size).padEnd(8)}${(size / one.seconds).toFixed(1)} MB/s`.padEnd(22) + `${(one.seconds / two.seconds).toFixed(2)} ×`.padEnd(15) +
      `${one.peak.toFixed(1)} MB, ${two.peak.toFixed(1)} MB`);
    rmSync(path);
  }
} finally {
  rmSync(work, { recursive: true });
}
