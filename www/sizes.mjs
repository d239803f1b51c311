// Prints what the files in www/dist weigh, and with `--stages FOLDER stage…` what each stage weighs: all of the wasm
// less a build in which that stage returns nothing. With `--budget FILE` the exit status is 1 above the budget.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const dist = fileURLToPath(new URL("dist/", import.meta.url));
const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
// What only some pages fetch: `layout="beside"`, structured data.
const onDemand = ["beside.js", "structured.js"];
const row = (name, ...columns) => console.log(name.padEnd(22) + columns.map((text) => String(text).padStart(10)).join(""));

const weighed = (files) => files.filter((name) => existsSync(dist + name)).map((name) => {
  const bytes = readFileSync(dist + name);
  return { name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli(bytes) };
});

/** Sizes of the files that a page fetches in bytes, `total` among them. */
export function sizes() {
  const rows = weighed(["touchline.wasm", "touchline.js", "reading.js", "touchline.css"]);
  const sum = (key) => rows.reduce((all, one) => all + one[key], 0);
  return [...rows, { name: "total", raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") }];
}

function printFiles() {
  row("bytes", "raw", "gzip", "brotli");
  for (const { name, raw, gzip, brotli } of sizes()) row(name, raw, gzip, brotli);
  for (const { name, raw, gzip, brotli } of weighed(onDemand)) row(`and ${name}`, raw, gzip, brotli);
}

function printStages(folder, stages) {
  const weigh = (name) => brotli(readFileSync(`${folder}/${name}/touchline.wasm`));
  const all = weigh("wasm");
  row("stage", "brotli");
  let rest = all;
  for (const stage of stages) {
    const share = all - weigh(`without-${stage}`);
    rest -= share;
    row(stage, share);
  }
  row("everything else", rest);
}

function checkBudget(file) {
  const { total, slack } = JSON.parse(readFileSync(file, "utf8"));
  const limit = Math.floor(total * (1 + slack));
  const { brotli } = sizes().at(-1);
  console.log(`${brotli} bytes of ${total} (up to ${limit} pass)`);
  if (brotli > limit) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [option, ...rest] = process.argv.slice(2);
  if (option === "--stages") printStages(rest[0], rest.slice(1));
  else if (option === "--budget") checkBudget(rest[0]);
  else printFiles();
}
