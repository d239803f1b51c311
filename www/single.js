// Everything in one script without modules, for pages that may fetch nothing. single.mjs puts in the words in capitals.
import { configure, define } from "./define.js";

configure({ wasm: unpacked(WASM), styles: new Response(STYLES), labels: LABELS });
define();

/** The bytes of a gzipped and base64-encoded file. */
async function unpacked(packed) {
  const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
