#!/usr/bin/env node
// Writes touchline-single.js, one script with wasm, styles and labels inside, to standard output:
// npx touchline-single > touchline-single.js
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const read = (name) => readFileSync(new URL(`./dist/${name}`, import.meta.url));
const wasm = gzipSync(read("touchline.wasm"), { level: 9 }).toString("base64");
process.stdout.write(read("single.js").toString().replace("__WASM__", () => `"${wasm}"`));
