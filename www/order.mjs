// Names the functions of a wasm file by the order in which they compress best: node order.mjs named.wasm ordered.wasm. Each
// stands behind the one it shares the most with, so that brotli finds what it has just seen; wasm-opt sorts by these names.
import { readFileSync, writeFileSync } from "node:fs";
import { leb, reader } from "./sections.mjs";

/** Bytes that are compared at a time. */
const LENGTH = 5;
/** What stands in more functions than this tells nothing of two of them. */
const COMMON = 200;

const CUSTOM = 0;
const IMPORTS = 2;
const CODE = 10;

/** The numbers of `functions`, each a stretch of bytes, the largest first and behind each the one most like it. */
function order(functions) {
  const holders = new Map();
  const grams = functions.map((bytes, nth) => {
    const own = new Set();
    for (let at = 0; at + LENGTH <= bytes.length; at += 1) own.add(bytes.readUIntBE(at, LENGTH));
    for (const gram of own) holders.get(gram)?.push(nth) ?? holders.set(gram, [nth]);
    return own;
  });
  const left = new Set(functions.keys());
  const found = [];
  const take = (nth) => left.delete(nth) && found.push(nth);
  take(functions.reduce((best, bytes, nth) => (bytes.length > functions[best].length ? nth : best), 0));
  while (left.size > 0) {
    const shared = new Map();
    for (const gram of grams[found.at(-1)]) {
      const all = holders.get(gram);
      if (all.length === 1 || all.length > COMMON) continue;
      const weight = Math.log(functions.length / all.length);
      for (const nth of all) if (left.has(nth)) shared.set(nth, (shared.get(nth) ?? 0) + weight);
    }
    const likeness = ([nth, sum]) => sum / (functions[nth].length + 30);
    const best = [...shared].reduce((best, one) => (likeness(one) > likeness(best) ? one : best), [[...left][0], 0]);
    take(best[0]);
  }
  return found;
}

/** The section that names function number `first` and those behind it by their places in `found`. */
function names(found, first) {
  const rows = found.map((nth, place) => [first + nth, `${place}`.padStart(6, "0")]).sort(([a], [b]) => a - b);
  const list = [leb(rows.length), ...rows.flatMap(([nth, name]) => [leb(nth), leb(name.length), Buffer.from(name)])];
  const body = Buffer.concat(list);
  return Buffer.concat([leb(4), Buffer.from("name"), leb(1), leb(body.length), body]);
}

const [source, target] = process.argv.slice(2);
const wasm = readFileSync(source);
const { number, take, more } = reader(wasm, 8);
const out = [wasm.subarray(0, 8)];
const functions = [];
let imports = 0;
while (more()) {
  const id = number();
  const body = take(number());
  const inside = reader(body);
  if (id === CUSTOM && inside.name() === "name") continue;
  if (id === IMPORTS) imports = inside.number();
  if (id === CODE) for (let count = inside.number(); count > 0; count -= 1) functions.push(inside.take(inside.number()));
  out.push(leb(id), leb(body.length), body);
}
const named = names(order(functions), imports);
out.push(leb(CUSTOM), leb(named.length), named);
writeFileSync(target, Buffer.concat(out));
