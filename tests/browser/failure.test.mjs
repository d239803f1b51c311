// Whatever fails, the reader reads the article, and the author learns why: one line, one event with a code.
import assert from "node:assert/strict";
import { POLICY } from "../../www/serve.mjs";
import { escaped, open, page } from "./site.mjs";
import { REPORT, listen, ready, shown, words } from "./view.mjs";

const PAGE = page(`<touchline-article>${escaped(REPORT)}</touchline-article>`);
const TEXT = words(REPORT);

// In the page: the article's words as they can be seen, from wherever they come.
const readable = () => {
  const element = document.querySelector("touchline-article");
  const view = element.shadowRoot?.querySelector(".tl-text");
  const from = view ?? element;
  return from.checkVisibility() && from.getBoundingClientRect().height > 0 ? from.innerText : "";
};

async function fails(view, code) {
  const errors = await view.until(() => {
    const all = told.filter(({ name }) => name === "error");
    return all.length ? all : null;
  });
  assert.deepEqual(errors.map((error) => error.code), [code]);
  assert.ok(errors[0].message.length > 0);
  assert.equal(words(await view.run(readable)), TEXT);
  const lines = view.lines.filter(({ text }) => text.startsWith("touchline"));
  assert.equal(lines.length, 1, JSON.stringify(view.lines));
  assert.ok(lines[0].text.includes(code));
}

export default (check) => {
  const broken = {
    "the wasm is missing": ["network", "/dist/touchline.wasm", "", { status: 404 }],
    "the wasm is cut short": ["compile", "/dist/touchline.wasm", Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 99]), { headers: { "Content-Type": "application/wasm" } }],
    "the wasm is something else": ["compile", "/dist/touchline.wasm", "<!doctype html><p>Not found, sorry", {}],
    "the wasm is of another version": ["version", "/dist/touchline.wasm", Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]), { headers: { "Content-Type": "application/wasm" } }],
    "the style sheet is missing": ["styles", "/dist/touchline.css", "", { status: 404 }],
    "a script is missing": ["script", "/dist/reading.js", "", { status: 404 }],
  };
  for (const [title, [code, path, body, more]] of Object.entries(broken)) {
    check(`${title}: the text stays`, { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
      site.put(path, body, more);
      try {
        await fails(await visit(site.put("/t/broken.html", PAGE), { init: listen }), code);
      } finally {
        site.take(path);
      }
    });
  }

  check("a policy without 'wasm-unsafe-eval': the text stays", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    const policy = POLICY.replace(" 'wasm-unsafe-eval'", "");
    const view = await visit(site.put("/t/policy.html", PAGE, { headers: { "Content-Security-Policy": policy } }), { init: listen });
    await fails(view, "policy");
  });

  check("a browser without WebAssembly: the text stays", { only: ["chromium"] }, async ({ site, visit }) => {
    const init = `(${listen})(); delete globalThis.WebAssembly;`;
    await fails(await visit(site.put("/t/no-wasm.html", PAGE), { init: `() => { ${init} }` }), "no-wasm");
  });

  check("src that is missing, a page, empty, or of another origin: what stands inside stays", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    site.put("/t/sign-in.html", "<!doctype html><title>Sign in</title><p>Please sign in.");
    site.put("/t/sent-on.txt", "", { status: 302, headers: { Location: "/t/sign-in.html" } });
    site.put("/t/empty.txt", "\n", { headers: { "Content-Type": "text/plain" } });
    // Another origin that would give it away: it is not even asked.
    const other = await open();
    other.put("/away.txt", REPORT, { headers: { "Content-Type": "text/plain", "Access-Control-Allow-Origin": "*" } });
    site.put("/t/away.txt", "", { status: 302, headers: { Location: `${other.origin}/away.txt` } });
    for (const [src, code] of [["/t/nothing.txt", "src"], ["/t/sign-in.html", "src"], ["/t/sent-on.txt", "src"], ["/t/empty.txt", "src"],
      ["/t/away.txt", "src"], ["https://example.org/report.txt", "origin"]]) {
      const html = PAGE.replace("<touchline-article>", `<touchline-article src="${src}">`);
      // A policy that leaves the other origin to the element.
      await fails(await visit(site.put("/t/no-src.html", html, { headers: { "Content-Security-Policy": "" } }), { init: listen }), code);
    }
    assert.ok(!other.asked.includes("/away.txt"));
    await other.close();
  });

  check("a server that does not know wasm's type: it works all the same", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    const bytes = Buffer.from(await (await fetch(`${site.origin}/dist/touchline.wasm`)).arrayBuffer());
    site.put("/dist/touchline.wasm", bytes, { headers: { "Content-Type": "application/octet-stream" } });
    try {
      const view = await visit(site.put("/t/type.html", PAGE), { init: listen });
      await view.until(ready);
      assert.deepEqual(view.lines.filter(({ type }) => type === "error"), []);
    } finally {
      site.take("/dist/touchline.wasm");
    }
  });

  check("while the wasm is on its way the text can be read", {}, async ({ site, visit }) => {
    const bytes = Buffer.from(await (await fetch(`${site.origin}/dist/touchline.wasm`)).arrayBuffer());
    site.put("/dist/touchline.wasm", bytes, { headers: { "Content-Type": "application/wasm" }, delay: process.env.TRUST ? 10_000 : 1_500 });
    try {
      const view = await visit(site.put("/t/slow.html", PAGE));
      assert.equal(await view.run(ready), false);
      assert.equal(words(await view.run(readable)), TEXT);
      await view.until(ready);
      assert.equal(words(await view.run(shown)), TEXT);
    } finally {
      site.take("/dist/touchline.wasm");
    }
  });

  check("without JavaScript the text is there", { only: ["chromium"] }, async ({ site, visit }) => {
    const view = await visit(site.put("/t/no-script.html", PAGE), { javaScript: false });
    assert.ok(words(await view.raw.locator("touchline-article").innerText()) === TEXT);
  });

  check("one element that fails leaves the others alone", { only: ["chromium", "firefox"] }, async ({ site, visit }) => {
    const html = page(`<touchline-article src="/t/nothing.txt">Stays.</touchline-article><touchline-article id="good">${escaped(REPORT)}</touchline-article>`);
    const view = await visit(site.put("/t/two.html", html), { init: listen });
    await view.until(() => told.length >= 2);
    assert.equal(words(await view.run(shown, "good")), TEXT);
  });
};
