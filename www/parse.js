// The parser without the element: nothing happens by importing this.
import { open, parse as told } from "./reading.js";

const near = () => new URL("./touchline.wasm", import.meta.url);

/** What lies on the disk beside this file, in Node.js, which fetches no files. */
const file = () => near().protocol === "file:" ? globalThis.process?.getBuiltinModule?.("fs").readFileSync(near()) : undefined;

/** Loads the wasm: from beside this file, or from an address, a Response, bytes or a WebAssembly.Module. */
export const load = (wasm = file() ?? near()) => open(wasm, wasm);

/** What `text` says; see touchline.d.ts. The wasm must have been loaded. */
export const parse = (text, { published, lang, corrections } = {}) => told(text, published, lang, corrections);
