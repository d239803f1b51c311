// What is shipped holds no way to make markup or code out of a string.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";

const root = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const files = (folder, end) => readdirSync(new URL(folder, root), { recursive: true }).filter((name) => name.endsWith(end)).map((name) => folder + name);

export default (check) => {
  check("no markup and no code from strings in anything shipped", { only: ["chromium"] }, async () => {
    const shipped = [...files("src/", ".rs"), "Cargo.toml", ...files("www/dist/", ".js"), ...readdirSync(new URL("www/", root)).filter((name) => name.endsWith(".js")).map((name) => `www/${name}`)];
    const found = shipped.flatMap((path) => [...read(path).matchAll(/innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|document\.write|\beval\(|new Function|set_inner_html|set_outer_html|insert_adjacent_html|DomParser|create_contextual_fragment/gi)].map(([word]) => `${path}: ${word}`));
    assert.deepEqual(found, []);
  });

  check("nothing shipped names the machine it was built on", { only: ["chromium"] }, async () => {
    for (const name of ["touchline.wasm", "touchline.js", "reading.js", "touchline.css"]) {
      const bytes = readFileSync(new URL(`www/dist/${name}`, root), "latin1");
      assert.doesNotMatch(bytes, /\/(root|home|rustc|work|usr)\/|\.cargo|\.rustup/, name);
    }
  });
};
