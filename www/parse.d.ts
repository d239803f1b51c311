import type { Article, Correction, Wasm } from "./touchline.js";

export type * from "./touchline.js";

/** Loads the wasm: from beside the script, or from what is given. */
export function load(wasm?: Wasm | Promise<Wasm>): Promise<void>;

/** Parses `text`; the wasm must have been loaded. `published` is ISO 8601, `lang` a BCP 47 tag. */
export function parse(text: string, options?: { published?: string; lang?: string; corrections?: Correction[] }): Article;
