// Writes what is told about the built files: dist/vscode.html-custom-data.json, by which editors complete the element, from
// custom-elements.json; dist/integrity.json, the hashes of the files.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const near = (name) => new URL(name, import.meta.url);
const { modules } = JSON.parse(readFileSync(near("custom-elements.json"), "utf8"));
const tags = modules.flatMap((one) => one.declarations).map(({ tagName, summary, attributes }) => ({
  name: tagName,
  description: summary,
  attributes: attributes.map(({ name, description, type }) => ({
    name,
    description,
    // The words that the attribute may have; a boolean one has none.
    ...(type.text === "boolean" ? { valueSet: "v" } : {}),
    ...(type.text.includes('"') ? { values: [...type.text.matchAll(/"(.*?)"/g)].map(([, word]) => ({ name: word })) } : {}),
  })),
}));
writeFileSync(near("dist/vscode.html-custom-data.json"), `${JSON.stringify({ version: 1.1, tags }, null, 2)}\n`);

const hashes = readdirSync(near("dist/")).filter((name) => /\.(js|css|wasm)$/.test(name))
  .map((name) => [name, `sha384-${createHash("sha384").update(readFileSync(near(`dist/${name}`))).digest("base64")}`]);
writeFileSync(near("dist/integrity.json"), `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`);
