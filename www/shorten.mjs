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

// In the place of wasm-bindgen's own: strings cross in one piece, as every browser that is served can; no view of the memory is
// kept, for it may grow, or be that of a fresh instance; nothing is given back after a throw. None is 0.
const HELPERS = {
  addToExternrefTable0: `(obj) {
    if (obj == null) return 0;
    const idx = wasm.__externref_table_alloc();
    wasm.__wbindgen_externrefs.set(idx, obj);
    return idx;
}`,
  passStringToWasm0: `(arg) {
    if (arg == null) return 0;
    const bytes = cachedTextEncoder.encode(arg);
    const ptr = wasm.__wbindgen_malloc(WASM_VECTOR_LEN = bytes.length, 1) >>> 0;
    new Uint8Array(wasm.memory.buffer, ptr, WASM_VECTOR_LEN).set(bytes);
    return ptr;
}`,
  getStringFromWasm0: "(ptr, len) { return cachedTextDecoder.decode(getArrayU8FromWasm0(ptr, len)); }",
  getArrayU8FromWasm0: "(ptr, len) { return new Uint8Array(wasm.memory.buffer, ptr >>> 0, len); }",
  getArrayU32FromWasm0: "(ptr, len) { return new Uint32Array(wasm.memory.buffer, ptr >>> 0, len); }",
  getDataViewMemory0: "() { return new DataView(wasm.memory.buffer); }",
  getUint8ArrayMemory0: "",
  getUint32ArrayMemory0: "",
  decodeText: "",
  handleError: "",
  passBack: `(at, text) {
    const ptr = passStringToWasm0(text);
    getArrayU32FromWasm0(at, 2).set([ptr, WASM_VECTOR_LEN]);
}`,
};

const functions = [];
const glue = readFileSync(glueFile, "utf8")
  .replace(/^export function (\w+)/gm, (whole, long) => (names.has(long) ? `export function ${names.get(long)}` : whole))
  .replace(/^ {4}try {\n([^]*?)^ {4}} catch \(e\) {\n[^]*?throw e;\n {4}}\n/gm, "$1")
  .replace(/\(\) { return handleError\(function (\(.*\) {\n[^]*?^})(, arguments\); })$/gm, "$1")
  // Of anything but an object too.
  .replace("Reflect.get(arg0,", "Reflect.get(Object(arg0),")
  .replace(/isLikeNone\((\w+)\) \? 0 : (passStringToWasm0|addToExternrefTable0)\(\1\b/g, "$2($1")
  .replace(/, wasm\.__wbindgen_malloc, wasm\.__wbindgen_realloc\)/g, ")")
  .replace(/^ {4}(?:const|var) ptr1 = passStringToWasm0\(ret\);\n.*\n.*setInt32.*\n.*setInt32.*$/gm, "    passBack(arg0, ret);")
  .replace(/^let cached.*Memory0 = null;$|^if \(!\('encodeInto'[^]*?^}$|^(const MAX_SAFARI_DECODE_BYTES|let numBytesDecoded) = .*$/gm, "")
  .replace("cachedTextDecoder.decode();", "")
  .replace(/^function (\w+)\([^]*?^}$/gm, (whole, name) => (name in HELPERS ? "" : whole))
  // One object of methods: a module's own names would each stand there twice.
  .replace(/^export function ([^]*?^}$)/gm, (whole, method) => (functions.push(method), ""));
const helpers = Object.entries(HELPERS).map(([name, body]) => body && `function ${name}${body}\n`).join("");
writeFileSync(glueFile, `${glue}${helpers}export const glue = {\n${functions.join(",\n")}\n};\n`);
