// Takes what nobody calls out of a wasm file's table of functions: node closures.mjs bound.wasm lean.wasm. js-sys can hand closures
// and tasks to JavaScript, and the table holds what JavaScript would call them by. What is used of that is exported by wasm-bindgen;
// the rest would stay only because it stands in the table. Its places are given to another function, so that no place moves.
import { readFileSync, writeFileSync } from "node:fs";
import { leb, reader } from "./sections.mjs";

/** Functions that only JavaScript calls: of closures, and of tasks, which nobody starts. */
const CALLED_FROM_OUTSIDE = /\bconvert::closures::.*\binvoke\b|\bfutures::jspi::task_waker\b/;

const CUSTOM = 0;
const EXPORTS = 7;
const ELEMENTS = 9;
const END = 0x0b;

/** The names of the functions by their numbers, from the section of names. */
function names(inside) {
  const found = new Map();
  while (inside.more()) {
    const kind = inside.number();
    const rows = reader(inside.take(inside.number()));
    if (kind === 1) for (let count = rows.number(); count > 0; count -= 1) found.set(rows.number(), rows.name());
  }
  return found;
}

/** The numbers of the functions that are exported. */
function exported(inside) {
  const found = new Set();
  for (let count = inside.number(); count > 0; count -= 1) {
    inside.name();
    const [kind] = inside.take(1);
    const nth = inside.number();
    if (kind === 0) found.add(nth);
  }
  return found;
}

/** The table's section `body` with the functions that `unused` names replaced by the first of the others. */
function lean(body, unused) {
  const inside = reader(body);
  const count = inside.number();
  const out = [leb(count)];
  for (let nth = 0; nth < count; nth += 1) {
    if (inside.number() !== 0) throw new Error("a kind of table that is not known here");
    const place = [];
    do place.push(...inside.take(1)); while (place.at(-1) !== END);
    const functions = Array.from({ length: inside.number() }, inside.number);
    const first = functions.find((one) => !unused(one));
    out.push(leb(0), Buffer.from(place), leb(functions.length), ...functions.map((one) => leb(unused(one) ? first : one)));
  }
  return Buffer.concat(out);
}

const [source, target] = process.argv.slice(2);
const wasm = readFileSync(source);
const { number, take, more } = reader(wasm, 8);
const sections = [];
let named = new Map(), outside = new Set();
while (more()) {
  const id = number();
  const body = take(number());
  const inside = reader(body);
  if (id === CUSTOM && inside.name() === "name") named = names(inside);
  if (id === EXPORTS) outside = exported(reader(body));
  sections.push([id, body]);
}
const unused = (nth) => CALLED_FROM_OUTSIDE.test((named.get(nth) ?? "").replaceAll(/\[[0-9a-f]+\]/g, "")) && !outside.has(nth);
const out = sections.flatMap(([id, body]) => {
  const kept = id === ELEMENTS ? lean(body, unused) : body;
  return [leb(id), leb(kept.length), kept];
});
writeFileSync(target, Buffer.concat([wasm.subarray(0, 8), ...out]));
