// What each room of the crate weighs in the wasm that is shipped: node rooms.mjs named.wasm tables.rs >rooms.json. `named.wasm`
// is touchline.wasm with the names of its functions still in it, `tables.rs` the lexicon's tables. Bytes before compression: they
// change with the room alone, and are the same on every machine.
import { readFileSync } from "node:fs";
import { reader } from "./sections.mjs";

/** The rooms in reading order, and what else there is. */
const ROOMS = ["text", "lexicon", "document", "spans", "article", "view"];

/** Where a function belongs: in the last of the rooms that it names, which knows the others. */
function home(name) {
  // Values on their way into JavaScript, in functions of which some have no name.
  if (!name || /\bserde|wasm_bindgen|js_sys|web_sys|^__|^(mount|draw|parse|press)$/.test(name)) return "border";
  const named = [...name.matchAll(/\btouchline\[\w+\]::(\w+)/g)].map(([, room]) => ROOMS.indexOf(room));
  if (named.length > 0) return named.includes(-1) ? "border" : ROOMS[Math.max(...named)];
  return /\bjiff/.test(name) ? "jiff" : "standard library";
}

/** How many bytes the functions and the data of `wasm` take: { names, sizes, data }. */
function parts(wasm) {
  const { number, take, more } = reader(wasm, 8);
  let imports = 0, data = 0;
  const sizes = [], names = new Map();
  while (more()) {
    const id = number();
    const { number: next, take: skip, name, more: left } = reader(take(number()));
    if (id === 2) imports = next();
    if (id === 11) data = skip(Infinity).length;
    if (id === 10) for (let count = next(); count > 0; count -= 1) sizes.push(skip(next()).length);
    if (id !== 0 || name() !== "name") continue;
    while (left()) {
      const kind = next();
      const inner = reader(skip(next()));
      // The names of functions; imports come first.
      if (kind === 1) for (let count = inner.number(); count > 0; count -= 1) names.set(inner.number() - imports, inner.name());
    }
  }
  return { names, sizes, data };
}

/** How many bytes the tables take: the numbers in their lists by their types, and the letters. */
function weigh(source) {
  const width = { 8: 1, 16: 2, 32: 4 };
  let bytes = 0;
  const shipped = source.replace(/#\[cfg\(not\(target_arch = "wasm32"\)\)\]\n.*\n/g, "");
  for (const [, type, value] of shipped.matchAll(/static \w+: ([^=]+)= ([^]*?);\n/g)) {
    const letters = /^b"([^]*)"$/.exec(value)?.[1].replace(/\\(x..|[^])/g, ".");
    bytes += letters?.length ?? 0;
    const each = width[/[iu](\d+)/.exec(type)?.[1]] ?? 2;
    // What rules begin with is told in sets of 128.
    for (const [, name, list] of value.matchAll(/(\w+: )?&?\[([-\d, ]+)\]/g)) bytes += list.split(",").length * (/first|second/.test(name) ? 16 : each);
  }
  return bytes;
}

const [wasmFile, tablesFile] = process.argv.slice(2);
const { names, sizes, data } = parts(readFileSync(wasmFile));
if (names.size === 0) throw new Error(`${wasmFile} has no names`);
const rooms = Object.fromEntries([...ROOMS, "border", "jiff", "standard library"].map((room) => [room, 0]));
for (const [nth, size] of sizes.entries()) rooms[home(names.get(nth))] += size;
const tables = weigh(readFileSync(tablesFile, "utf8"));
console.log(JSON.stringify({ ...rooms, "lexicon's tables": tables, "other data": data - tables }, null, 2));
