// The wasm: one instance for all elements of the page, and a fresh one when it breaks.
import * as glue from "./glue.js";

let module, instance;

/** An error with one of the codes that README.md lists. */
export const failure = (code, cause) => Object.assign(new Error(cause?.message ?? String(cause)), { code });

/**
 * Makes the one instance. `wasm` is a Response, its address, the bytes or a WebAssembly.Module, or a promise of one;
 * `url` and `integrity` are what a Response was fetched with.
 */
export async function open(wasm, url, integrity) {
  if (!globalThis.WebAssembly) throw failure("no-wasm", "this browser has no WebAssembly");
  module ??= await compile(wasm, url, integrity);
  if (!instance) begin(await WebAssembly.instantiate(module, imports).catch((error) => {
    module = undefined;
    throw failure(blocked(error) ?? "version", error);
  }));
}

/**
 * Gives what `work` makes of the wasm's functions. Whatever is thrown while the wasm is at work may leave it broken: it
 * is put away, and a fresh instance of the same module tries once more.
 */
export function attempt(work) {
  try {
    return work(glue);
  } catch {
    try {
      // Older browsers make no large instance at once; then the next one who opens it does.
      instance = undefined;
      begin(new WebAssembly.Instance(module, imports));
      return work(glue);
    } catch (error) {
      throw failure("trap", error);
    }
  }
}

const imports = { "./touchline_wasm_bg.js": glue };

let memory;

function begin(made) {
  const { exports } = made;
  if (!exports.mount) throw failure("version", "the wasm is of another version");
  // The glue keeps views of the memory it knows; growing it by nothing takes them away.
  memory?.grow(0);
  memory = exports.memory;
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  instance = made;
}

async function compile(wasm, url, integrity) {
  let source;
  try {
    source = await wasm;
    if (typeof source === "string" || source instanceof URL) source = await fetch(source);
  } catch (error) {
    // What did not match and what was not reached look the same.
    const reached = integrity && (await fetch(url).catch(() => {}))?.ok;
    throw failure(reached ? "integrity" : "network", error);
  }
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof Response && !source.ok) throw failure("network", `${source.status} ${source.url}`);
  try {
    // A server that does not know the type is no reason to give up.
    if (source.headers?.get("Content-Type") === "application/wasm") return await WebAssembly.compileStreaming(source);
    return await WebAssembly.compile(source instanceof Response ? await source.arrayBuffer() : source);
  } catch (error) {
    throw failure(blocked(error) ?? (error instanceof WebAssembly.CompileError ? "compile" : "network"), error);
  }
}

const blocked = ({ message }) => (/unsafe-eval|CSP|Content Security/i.test(message) ? "policy" : undefined);
