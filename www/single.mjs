#!/usr/bin/env node
// Writes touchline-single.js, one script with wasm, styles and labels inside, to standard output:
// npx touchline-single > touchline-single.js
import { readFileSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";

const near = (name) => new URL(`./dist/${name}`, import.meta.url);
const read = (name) => readFileSync(near(name), "utf8");
const labels = readdirSync(near("labels")).map((name) => [name.split(".")[0], read(`labels/${name}`)]);
const filled = {
  WASM: gzipSync(readFileSync(near("touchline.wasm")), { level: 9 }).toString("base64"),
  STYLES: read("touchline.css"),
  LABELS: Object.fromEntries(labels),
};
process.stdout.write(read("single.js").replace(/\b(WASM|STYLES|LABELS)\b/g, (name) => JSON.stringify(filled[name])));
