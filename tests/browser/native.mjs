// The command line tool, and the texts of the fixtures, for comparisons with what a page does.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const tool = `${process.env.CARGO_TARGET_DIR ?? `${root}target`}/debug/touchline`;

/** What the tool writes. */
export const touchline = (args, input) => execFileSync(tool, args, { input, encoding: "utf8", maxBuffer: 1 << 28 });

/** Every text of the fixtures, with its day. */
export function fixtures() {
  const all = [];
  for (const folder of ["articles", "article", "view"]) {
    for (const file of readdirSync(`${root}tests/${folder}`).filter((name) => name.endsWith(".txt"))) {
      for (const part of `\n${readFileSync(`${root}tests/${folder}/${file}`, "utf8")}`.split("\n=== ").slice(1)) {
        const head = part.split("\n---\n")[0];
        const gap = head.indexOf("\n\n");
        if (gap < 0) continue;
        const published = /^published: (\S+)$/m.exec(head.slice(0, gap))?.[1];
        all.push({ id: `${folder}/${file}: ${head.split("\n")[0]}`, text: head.slice(gap + 2), published });
      }
    }
  }
  return all;
}
