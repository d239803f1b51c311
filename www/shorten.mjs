// Gives what the wasm imports short names, in the wasm and in the glue alike, and takes the names of its functions away:
// node shorten.mjs touchline.wasm glue.js. The long ones hold hashes, which nothing compresses. Takes out of the glue what only
// older browsers need.
import { readFileSync, writeFileSync } from "node:fs";
import { leb, reader } from "./sections.mjs";

const [wasmFile, glueFile] = process.argv.slice(2);
const NAMES = 0;
const IMPORTS = 2;
const module = "./glue.js";
const names = new Map();

/** The section of imports with short names. Functions only: nothing else comes from the glue. */
function shortened(section) {
  const { number, name } = reader(section);
  const count = number();
  const out = [leb(count)];
  for (let nth = 0; nth < count; nth += 1) {
    name();
    const long = name();
    const [kind, type] = [number(), number()];
    if (kind !== 0) throw new Error(`${long} is no function`);
    const short = `f${nth.toString(36)}`;
    names.set(long, short);
    out.push(leb(module.length), Buffer.from(module), leb(short.length), Buffer.from(short), leb(kind), leb(type));
  }
  return Buffer.concat(out);
}

const wasm = readFileSync(wasmFile);
const { number, take, more } = reader(wasm, 8);
const out = [wasm.subarray(0, 8)];
while (more()) {
  const id = number();
  const body = take(number());
  if (id === NAMES) continue;
  const now = id === IMPORTS ? shortened(body) : body;
  out.push(leb(id), leb(now.length), now);
}
writeFileSync(wasmFile, Buffer.concat(out));

const functions = [];
const glue = readFileSync(glueFile, "utf8")
  .replace(/^export function (\w+)/gm, (whole, long) => (names.has(long) ? `export function ${names.get(long)}` : whole))
  // Nothing is given back after a throw: a fresh instance takes over.
  .replace(/^ {4}try {\n([^]*?)^ {4}} catch \(e\) {\n[^]*?throw e;\n {4}}\n/gm, "$1")
  // A string in one piece: every browser that is served encodes faster than a loop.
  .replace(/, wasm\.__wbindgen_malloc, wasm\.__wbindgen_realloc\)/g, ")")
  .replace(/(\(arg), malloc, realloc\) {[^]*?^}$/m, `$1) {
    const bytes = cachedTextEncoder.encode(arg);
    const ptr = wasm.__wbindgen_malloc(WASM_VECTOR_LEN = bytes.length, 1) >>> 0;
    getUint8ArrayMemory0().set(bytes, ptr);
    return ptr;
}`)
  .replace(/^if \(!\('encodeInto'[^]*?^}$/m, "")
  // Numbers are taken out once a view: no view of theirs is kept.
  .replace(/return getUint32ArrayMemory0\(\).*$/m, "return new Uint32Array(wasm.memory.buffer, ptr, len);")
  .replace(/^let cachedUint32ArrayMemory0[^]*?^}$/m, "")
  .replace(/(cachedUint8ArrayMemory0) === null \|\| .*byteLength === 0/, "!$1?.byteLength")
  .replace("cachedTextDecoder.decode();", "")
  // Memory that has grown is another buffer, in every browser.
  .replace(/cachedDataViewMemory0 === null \|\| .*(cachedDataViewMemory0)(\.buffer !== wasm\.memory\.buffer)\)\)/, "$1?$2)")
  // A decoder for each two gigabytes: nobody reads that much in one visit.
  .replace(/^ {4}numBytesDecoded \+= [^]*?^ {4}}$/m, "")
  .replace(/^(const MAX_SAFARI_DECODE_BYTES|let numBytesDecoded) = .*$/gm, "")
  // One object of methods: a module's own names would each stand there twice.
  .replace(/^export function ([^]*?^}(, arguments\); })?$)/gm, (whole, method) => (functions.push(method), ""));
writeFileSync(glueFile, `${glue}export const glue = {\n${functions.join(",\n")}\n};\n`);
