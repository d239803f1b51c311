// Prints what the files in www/dist weigh, and with `--stages FOLDER stage…` what each stage weighs: all of the wasm
// less a build in which that stage returns nothing. `--rooms FILE` prints what rooms.mjs has found. With `--budget FILE ROOMS` the
// exit status is 1 where the files together or a room weigh more than the budget allows; `--update` behind it writes the budget anew.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const dist = fileURLToPath(new URL("dist/", import.meta.url));
const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
// What only some pages fetch: `layout="beside"`, structured data, pages that come with the view in them.
const onDemand = ["beside.js", "structured.js", "prerendered.js"];
const row = (name, ...columns) => console.log(name.padEnd(32) + columns.map((text) => String(text).padStart(10)).join(""));

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

const read = (file) => JSON.parse(readFileSync(file, "utf8"));

function printRooms(file) {
  row("room, before it is compressed", "bytes");
  for (const [room, bytes] of Object.entries(read(file))) row(room, bytes);
}

function checkBudget(file, roomsFile, update) {
  const budget = read(file);
  const now = { total: sizes().at(-1).brotli, rooms: read(roomsFile) };
  if (update) {
    writeFileSync(file, `${JSON.stringify({ ...budget, ...now }, null, 2)}\n`);
    return;
  }
  const above = [["all files together", now.total, budget.total], ...Object.entries(now.rooms).map(([room, bytes]) => [room, bytes, budget.rooms?.[room] ?? 0])]
    .filter(([, bytes, allowed]) => bytes > Math.floor(allowed * (1 + budget.slack)));
  console.log(`${now.total} bytes of ${budget.total} (up to ${Math.floor(budget.total * (1 + budget.slack))} pass)`);
  for (const [name, bytes, allowed] of above) console.log(`${name}: ${bytes} bytes of ${allowed}: ${rise(bytes, allowed)}`);
  if (!above[0]) return;
  console.log(`Where that is worth it: node www/sizes.mjs --budget ${file} ${roomsFile} --update`);
  process.exitCode = 1;
}

const rise = (now, before) => (before ? `${((now / before - 1) * 100).toFixed(1)} % more` : "not known before");

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [option, ...rest] = process.argv.slice(2);
  if (option === "--stages") printStages(rest[0], rest.slice(1));
  else if (option === "--rooms") printRooms(rest[0]);
  else if (option === "--budget") checkBudget(...rest);
  else printFiles();
}
