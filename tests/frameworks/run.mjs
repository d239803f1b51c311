// The package as its users have it: packed, looked over, typed, and built with every bundler and framework, each build
// opened in Chromium under the strict policy. node --test-reporter=spec run.mjs; what is built goes to target/frameworks.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { POLICY, serve } from "../../www/serve.mjs";
import { start } from "../browser/engines.mjs";
import { ready } from "../browser/view.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const www = fileURLToPath(new URL("../../www/", import.meta.url));
// Below this folder, so that what is built finds what is installed.
const work = `${here}.build/`;
const timeout = 180_000;

/** What a program wrote. */
const run = async (command, args, folder = here) => {
  try {
    const { stdout, stderr } = await promisify(execFile)(command, args, { cwd: folder, maxBuffer: 1 << 26 });
    return stdout + stderr;
  } catch (error) {
    throw new Error(`${command} ${args.join(" ")}\n${error.stdout}${error.stderr}`);
  }
};
const tool = (name, ...rest) => run(`${here}node_modules/.bin/${name}`, ...rest);

let pack, engine, site;

before(async () => {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work);
  [pack] = JSON.parse((await run("npm", ["pack", "--json", "--silent", "--pack-destination", work], www)).replace(/^npm warn.*\n/gm, ""));
  rmSync(`${here}node_modules/touchline`, { recursive: true, force: true });
  mkdirSync(`${here}node_modules/touchline`);
  await run("tar", ["-xzf", work + pack.filename, "--strip-components=1", "-C", `${here}node_modules/touchline`]);
  cpSync(`${www}examples`, work, { recursive: true });
  engine = await start("chromium");
  // Vue, Svelte and webpack make policies of their own.
  site = await serve({ root: work, policy: POLICY.replace("trusted-types 'none'", "trusted-types vue svelte-trusted-html webpack") });
});

after(async () => {
  await engine?.close();
  await site?.close();
  rmSync(work, { recursive: true, force: true });
});

test("npm pack: at most 250 kB", { timeout }, () => {
  console.log(`= npm pack: ${pack.size} bytes, ${pack.entryCount} files; goal 250000`);
  assert.ok(pack.size <= 250_000);
});

test("publint: no error, no warning", { timeout }, async () => {
  const { publint } = await import("publint");
  const { messages } = await publint({ pkgDir: `${here}node_modules/touchline`, strict: true });
  assert.deepEqual(messages.filter(({ type }) => type !== "suggestion"), []);
});

test("attw: no problem for ES modules", { timeout }, async () => {
  await tool("attw", [work + pack.filename, "--profile", "esm-only", "--exclude-entrypoints", "frame", "touchline.css", "touchline.wasm",
    "custom-elements.json", "--no-definitely-typed", "--format", "ascii", "--no-color", "--no-emoji"]);
});

test("tsc --strict: the examples", { timeout }, async () => {
  writeFileSync(`${work}package.json`, '{ "type": "module" }');
  const common = { noEmit: true, strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, jsx: "react-jsx", target: "es2022",
    lib: ["es2022", "dom", "dom.iterable"], types: [] };
  const ways = [
    { compilerOptions: { ...common, module: "nodenext" }, files: ["typed.ts"] },
    { compilerOptions: { ...common, module: "esnext", moduleResolution: "bundler" }, files: ["typed.ts", "react/App.tsx", "react/main.tsx"] },
  ];
  for (const way of ways) {
    writeFileSync(`${work}tsconfig.json`, JSON.stringify(way));
    await tool("tsc", ["-p", "tsconfig.json"], work);
  }
});

/** Opens what was built, and sees that its element has its view. */
async function opened(path, work) {
  const page = await engine.page();
  try {
    await page.goto(new URL(path, `${site.origin}/`).href);
    await page.until(() => document.querySelector("touchline-article") !== null);
    await page.until(ready);
    await work(page);
    assert.deepEqual(page.lines.filter(({ type }) => type !== "log" && type !== "debug"), []);
  } finally {
    await page.close();
  }
}

const bundled = (path) => opened(path, (page) => page.until(() => document.querySelector("#parsed").value === "Tom Okafor"));

/** A page for a bundle that makes none of its own. */
function shell(folder, kind = 'type="module"') {
  const html = readFileSync(`${work}bundler/index.html`, "utf8");
  writeFileSync(`${work}bundler/${folder}/index.html`, html.replace('type="module"', kind));
}

test("Vite builds it", { timeout }, async () => {
  await tool("vite", ["build", "--base", "./", "--outDir", "vite", "--target", "es2022", "--logLevel", "warn"], `${work}bundler`);
  await bundled("bundler/vite/");
});

test("Vite serves it while it is written, where it is told to leave it as it is", { timeout }, async () => {
  const server = await (await import("vite")).createServer({
    root: `${work}bundler`, cacheDir: `${work}cache`, logLevel: "warn", server: { host: "127.0.0.1", port: 0, fs: { allow: [here] } }, optimizeDeps: { exclude: ["touchline"] },
  });
  // What comes after is built for readers, and not for this server.
  delete process.env.NODE_ENV;
  try {
    await server.listen();
    await bundled(server.resolvedUrls.local[0]);
  } finally {
    await server.close();
  }
});

test("webpack builds it", { timeout }, async () => {
  writeFileSync(`${work}bundler/webpack.config.mjs`, `export default { mode: "production", entry: "./main.js", output: { path: ${JSON.stringify(`${work}bundler/webpack`)}, trustedTypes: true } };`);
  await tool("webpack", ["--config", "webpack.config.mjs"], `${work}bundler`);
  shell("webpack", "defer");
  await bundled("bundler/webpack/");
});

/** What a bundler that follows no addresses leaves to the page's author. */
const copyFiles = (folder) => {
  for (const name of ["touchline.wasm", "touchline.css", "labels"]) {
    cpSync(`${here}node_modules/touchline/dist/${name}`, `${work}bundler/${folder}/${name}`, { recursive: true });
  }
};

test("esbuild builds it", { timeout }, async () => {
  await tool("esbuild", ["main.js", "--bundle", "--minify", "--splitting", "--format=esm", "--outdir=esbuild"], `${work}bundler`);
  shell("esbuild");
  copyFiles("esbuild");
  await bundled("bundler/esbuild/");
});

test("Rollup builds it", { timeout }, async () => {
  await tool("rollup", ["main.js", "-p", "node-resolve", "-d", "rollup", "--silent"], `${work}bundler`);
  shell("rollup");
  copyFiles("rollup");
  await bundled("bundler/rollup/");
});

for (const name of ["react", "vue", "svelte"]) {
  test(`${name}: an article that the framework owns`, { timeout }, async () => {
    await tool("vite", ["build", "--base", "./", "--target", "es2022", "--logLevel", "warn"], work + name);
    await opened(`${name}/dist/`, async (page) => {
      await page.until(() => document.querySelector("#said").textContent === "Ada Marsh");
      await page.click(() => document.querySelector("#fold"));
      await page.until(() => document.querySelector("touchline-article").shadowRoot.querySelectorAll(".tl-folded").length > 0);
      await page.click(() => document.querySelector("#more"));
      await page.until(() => document.querySelector("#said").textContent === "Ada Marsh, Tom Okafor");
      assert.equal(await page.run(() => document.querySelectorAll("touchline-article > p").length), 3);
    });
  });
}

test("the parser in Node.js: the documentation's snippet; from bytes too", { timeout }, async () => {
  const [, snippet] = /```js\n(import \{ load, parse \}.*?)```/s.exec(readFileSync(`${www}README.md`, "utf8"));
  const bytes = `import { readFile } from "node:fs/promises"; import { load, parse } from "touchline/parse";
    await load(await readFile(new URL(import.meta.resolve("touchline/touchline.wasm"))));
    console.log(parse("“It works,” said Tom Okafor.").speakers[0].name);`;
  for (const program of [`${snippet}console.log(speakers[0].name);`, bytes]) {
    writeFileSync(`${work}parse.mjs`, program);
    assert.equal((await run("node", ["parse.mjs"], work)).trim(), "Tom Okafor");
  }
});

test("nothing happens by importing the parser or define, not even where there is no page", { timeout }, async () => {
  writeFileSync(`${work}import.mjs`, 'import "touchline"; import "touchline/define"; import "touchline/parse"; console.log("done");');
  assert.equal((await run("node", ["import.mjs"], work)).trim(), "done");
});

test("touchline-single writes the one script", { timeout }, async () => {
  const written = await run("node", [`${here}node_modules/touchline/single.mjs`]);
  assert.ok(written.length > 100_000 && !written.includes("__WASM__"));
});

test("the plugin for WordPress: by shortcode and by category, every other post as it was", { timeout }, async () => {
  const { shortcode, football, cooking, both, inner, asked, late } = JSON.parse(await run("php", ["wordpress.php", `${work}wordpress/touchline.php`]));
  assert.equal(cooking, "<p>Leo Brandt scored in the 12th minute.</p>\n<p>“We deserved it,” said Ada Marsh.</p>");
  assert.equal(shortcode, football);
  assert.equal(football, `<touchline-article published="2021-03-16">${cooking}</touchline-article>`);
  assert.equal(both, shortcode, "no element inside an element");
  assert.match(inner, /won 2-0\./);
  assert.ok(late, "before WordPress has made paragraphs");
  assert.deepEqual(Object.keys(asked), ["touchline"]);
  // As a site lies on its server: the plugin's folder holds dist.
  cpSync(`${here}node_modules/touchline/dist`, `${work}wp-content/plugins/wordpress/dist`, { recursive: true });
  const html = readFileSync(`${work}bundler/index.html`, "utf8").replace("./main.js", asked.touchline);
  writeFileSync(`${work}wordpress/index.html`, html.replace(/<touchline-article[^]*?<\/touchline-article>/, football));
  await opened("wordpress/", (page) => page.until(() => document.querySelector("touchline-article").article.quotes.length === 1));
});

test("every example has its test here or beside the page's", () => {
  const known = ["bundler", "iframe", "plain", "react", "svelte", "vue", "wordpress", "typed.ts", "README.md"];
  assert.deepEqual(readdirSync(`${www}examples`).sort(), known.sort());
});
