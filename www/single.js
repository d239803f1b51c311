// Everything in one script without modules, for pages that may fetch nothing: see single.mjs.
import { configure, define } from "./define.js";
import styles from "./touchline.css";
import labels from "labels";

configure({ styles: new Response(styles), labels });
/* global __WASM__ */
configure({ wasm: unpacked(__WASM__) });
define();

/** The bytes of a gzipped and base64-encoded file. */
async function unpacked(packed) {
  const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
