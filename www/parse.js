// The parser without the element: nothing happens by importing this.
import { open, parse as told } from "./reading.js";

/** Loads the wasm: from beside this file, or from an address, a Response, bytes or a WebAssembly.Module. */
export const load = (wasm = new URL("./touchline.wasm", import.meta.url)) => open(wasm, wasm);

/** What `text` says; see touchline.d.ts. The wasm must have been loaded. */
export const parse = (text, { published, lang, corrections } = {}) => told(text, published, lang, corrections);
