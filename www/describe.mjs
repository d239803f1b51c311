// Writes dist/vscode.html-custom-data.json, by which editors complete the element, from custom-elements.json.
import { readFileSync, writeFileSync } from "node:fs";

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
