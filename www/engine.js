// The wasm: one instance for all elements of the page, and a fresh one when it breaks.
import { glue } from "./glue.js";

let module, instance;

/** An error with one of the codes that README.md lists. */
export const failure = (code, cause) => Object.assign(new Error(cause?.message ?? cause), { code });

/**
 * Makes the one instance. `wasm` is a Response, its address, the bytes or a WebAssembly.Module, or a promise of one;
 * `url` and `integrity` are what a Response was fetched with.
 */
export async function open(wasm, url, integrity) {
  if (!globalThis.WebAssembly) throw failure("no-wasm", "no WebAssembly");
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

const imports = { "./glue.js": glue };

function begin(made) {
  const { exports } = made;
  if (!exports.mount) throw failure("version", "another version");
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  instance = made;
}

async function compile(wasm, url, integrity) {
  try {
    let source = await wasm;
    if (typeof source === "string" || source instanceof URL) source = await fetch(source);
    if (source instanceof Response) {
      if (!source.ok) throw failure("network", `${source.status} ${source.url}`);
      // A server that does not know the type is no reason to give up.
      source = await source.arrayBuffer();
    }
    return source instanceof WebAssembly.Module ? source : await WebAssembly.compile(source);
  } catch (error) {
    if (error.code) throw error;
    let code = blocked(error) ?? (error instanceof WebAssembly.CompileError ? "compile" : "network");
    // What did not match and what was not reached look the same.
    if (integrity && code === "network" && (await fetch(url).catch(() => {}))?.ok) code = "integrity";
    throw failure(code, error);
  }
}

const blocked = ({ message }) => (/unsafe-eval|CSP|Content Security/i.test(message) ? "policy" : undefined);
