// Two outside judges: Lighthouse looks at the demo (accessibility 100), the Nu HTML checker reads what `touchline render`
// writes (0 errors). They are installed into target/audits; the checker needs Java. Figures are printed behind "= ".
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { open } from "./browser/site.mjs";
import { STATES } from "./browser/states.mjs";
import { REPORT, seed } from "./browser/view.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? `${root}target`;
const tools = `${target}/audits`;
const modules = `${tools}/node_modules`;
mkdirSync(tools, { recursive: true });

const run = (command, args, options = {}) => spawnSync(command, args, { encoding: "utf8", maxBuffer: 1e8, ...options });

if (!existsSync(`${modules}/lighthouse`) || !existsSync(`${modules}/vnu-jar`)) {
  writeFileSync(`${tools}/package.json`, '{ "private": true }\n');
  const { status, stderr } = run("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", "lighthouse@12.8.2", "vnu-jar@26.9.27"], { cwd: tools });
  if (status !== 0) throw new Error(stderr);
}

/** Scores of 0 to 100 by category. The process must not stop this one: it is the server. */
async function lighthouse(url) {
  const out = `${tools}/lighthouse.json`;
  const flags = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
  const child = spawn(`${modules}/.bin/lighthouse`, [url, "--quiet", "--output=json", `--output-path=${out}`,
    "--only-categories=accessibility,best-practices,seo", `--chrome-flags=${flags}`],
  { env: { ...process.env, CHROME_PATH: process.env.CHROMIUM ?? "/usr/bin/chromium" }, stdio: ["ignore", "ignore", "inherit"] });
  await new Promise((resolve) => child.on("exit", resolve));
  const { categories, audits } = JSON.parse(readFileSync(out, "utf8"));
  return {
    scores: Object.fromEntries(Object.entries(categories).map(([name, { score }]) => [name, Math.round(score * 100)])),
    failed: categories.accessibility.auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score === 0).map(({ id }) => id),
  };
}

/** Whole pages around what the command line tool renders, one file each. */
function pages() {
  const folder = `${tools}/pages`;
  mkdirSync(folder, { recursive: true });
  const files = [];
  for (const [name, text] of Object.entries({ ...STATES, report: REPORT, seed: seed() })) {
    writeFileSync(`${folder}/article.txt`, text);
    for (const layout of ["article", "timeline", "quotes", "all"]) {
      for (const more of [[], ["--embed", "touchline.css"]]) {
        const { status, stdout, stderr } = run(`${target}/debug/touchline`, ["render", "--published", "2026-04-25", "--lang", "en", "--layout", layout, ...more, `${folder}/article.txt`]);
        if (status !== 0) throw new Error(stderr);
        const file = `${folder}/${name}-${layout}${more.length ? "-embedded" : ""}.html`;
        writeFileSync(file, `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>An article</title>\n</head>\n<body>\n<main>\n<h1>An article</h1>\n${stdout}</main>\n</body>\n</html>\n`);
        files.push(file);
      }
    }
  }
  return files;
}

let bad = false;
const files = [...pages(), `${root}www/index.html`];
const checked = run("java", ["-jar", `${modules}/vnu-jar/build/dist/vnu.jar`, "--errors-only", "--format", "json", ...files]);
if (checked.error) throw new Error("Java is missing. On Debian, as root: apt-get install default-jre-headless");
const { messages } = JSON.parse(checked.stderr);
for (const { url, lastLine, message, extract } of messages.slice(0, 20)) console.log(`${url}:${lastLine}: ${message} (${extract})`);
console.log(`= Nu HTML checker: ${messages.length} errors in ${files.length} pages`);
bad ||= messages.length > 0;

const site = await open();
const { scores, failed } = await lighthouse(`${site.origin}/`);
await site.close();
console.log(`= Lighthouse, the demo: ${Object.entries(scores).map(([name, score]) => `${name} ${score}`).join(", ")}`);
if (scores.accessibility < 100) {
  console.log(`failed: ${failed.join(", ")}`);
  bad = true;
}
process.exitCode = bad ? 1 : 0;
