// The examples that need no build, as www/serve.sh serves them, and the frame without an origin.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { POLICY } from "../../www/serve.mjs";
import { ready } from "./view.mjs";

const example = (name) => readFileSync(new URL(`../../www/examples/${name}`, import.meta.url), "utf8");

export default (check) => {
  check("the plain example: listens, reads, folds", {}, async ({ visit }) => {
    const view = await visit("/examples/plain/");
    await view.until(ready);
    await view.until(() => document.querySelector("#said").value === "Quoted: Ada Marsh, Tom Okafor");
    await view.click(() => document.querySelector("#fold"));
    await view.until(() => document.querySelector("touchline-article").shadowRoot.querySelectorAll(".tl-folded").length > 0);
    assert.deepEqual(view.lines, []);
  });

  check("the frame without an origin: one script, no other file, its height kept", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    const policy = POLICY.replace("connect-src 'self'", "connect-src 'none'").replace(/; require.*/, "");
    site.put("/examples/iframe/frame.html", example("iframe/frame.html").replace("<head>", '<head><style nonce="x">body { padding-bottom: 900px; }</style>'),
      { headers: { "Content-Security-Policy": policy.replace("style-src 'self'", "style-src 'nonce-x'").replace("script-src 'self'", `script-src ${site.origin}`) } });
    const outside = site.put("/examples/iframe/outside.html", example("iframe/index.html"), { headers: { "Content-Security-Policy": `${POLICY}; frame-src 'self'` } });
    site.asked.length = 0;
    try {
      const view = await visit(outside);
      await view.until(() => document.querySelector("iframe").getBoundingClientRect().height > 900);
      assert.deepEqual([...new Set(site.asked)].sort(), ["/dist/frame.js", "/dist/touchline-single.js", "/examples/iframe/frame.html", "/examples/iframe/outside.html"]);
      const frame = view.raw.frames().find((one) => one.url().endsWith("frame.html"));
      await frame.waitForFunction(() => document.querySelector("touchline-article").shadowRoot?.querySelector(".tl-view[data-live]"));
      assert.deepEqual(view.lines.filter(({ text }) => text.startsWith("touchline")), []);
    } finally {
      site.take("/examples/iframe/frame.html");
    }
  });

  check("the oEmbed answer is an oEmbed answer", { only: ["chromium"] }, () => {
    const answer = JSON.parse(example("iframe/oembed.json"));
    assert.equal(answer.version, "1.0");
    assert.equal(answer.type, "rich");
    for (const name of ["html", "width", "height"]) assert.ok(answer[name], name);
    assert.match(answer.html, /^<iframe data-touchline src="https:[^"]+" sandbox="allow-scripts" [^<>]*><\/iframe>$/);
  });
};
