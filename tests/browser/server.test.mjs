// The server and its policy; without these checks the "0 reports" of the others would mean nothing.
import assert from "node:assert/strict";
import { POLICY } from "../../www/serve.mjs";
import { page } from "./site.mjs";

export default (check) => {
  check("the server names types and sends the policy", {}, async ({ site }) => {
    const types = { "/dist/touchline.wasm": "application/wasm", "/dist/touchline.js": "text/javascript", "/dist/touchline.css": "text/css" };
    for (const [path, type] of Object.entries(types)) {
      const response = await fetch(site.origin + path);
      assert.equal(response.status, 200, path);
      assert.ok(response.headers.get("content-type").startsWith(type), path);
    }
    const html = await fetch(site.put("/t/policy.html", page("")));
    assert.ok(html.headers.get("content-security-policy").startsWith(POLICY));
  });

  check("the server gives nothing outside its folder", {}, async ({ site }) => {
    for (const path of ["/..%2fCargo.toml", "/%2e%2e/Cargo.toml", "/dist/.stamp", "/node_modules/esbuild/package.json", "/%zz", "//x"]) {
      assert.equal((await fetch(site.origin + path)).status, 404, path);
    }
  });

  check("what breaks the policy is reported", { only: ["chromium"] }, async ({ site, visit }) => {
    const before = site.reports.length;
    const view = await visit(site.put("/t/broken.html", page("<p style='color: red'>Red</p>")));
    await view.until((sum) => fetch("/t/policy.html").then(() => true), 0);
    for (let tries = 0; site.reports.length === before && tries < 100; tries += 1) await new Promise((r) => setTimeout(r, 50));
    assert.ok(site.reports.length > before, "a report came");
    site.reports.length = before;
  });
};
