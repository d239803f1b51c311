// The site that the tests visit: www/ as it is, and pages that a test puts up. Same policy, with reports collected.
import { fileURLToPath } from "node:url";
import { POLICY, serve } from "../../www/serve.mjs";

/** Starts the site. Returns { origin, put(path, body, more), take(path), reports, asked, close }. */
export async function open() {
  const placed = new Map();
  const reports = [];
  const asked = [];
  const { origin, close } = await serve({
    root: fileURLToPath(new URL("../../www/", import.meta.url)),
    policy: `${POLICY}; report-uri /csp-reports`,
    async answer(url, request) {
      if (url.pathname === "/csp-reports") {
        let body = "";
        for await (const chunk of request) body += chunk;
        reports.push(body);
        return { status: 204 };
      }
      asked.push(url.pathname + url.search);
      return placed.get(url.pathname)?.();
    },
  });
  return {
    origin,
    reports,
    asked,
    /** Puts a page up and returns its address. `more` may name status, headers and a delay in milliseconds. */
    put(path, body, { status = 200, headers = {}, delay = 0 } = {}) {
      placed.set(path, async () => {
        if (delay) await new Promise((resolve) => setTimeout(resolve, delay));
        return { status, headers: { "Content-Type": "text/html; charset=utf-8", ...headers }, body };
      });
      return origin + path;
    },
    take: (path) => placed.delete(path),
    close,
  };
}

/** A whole page around some markup. */
export const page = (body, head = "") => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>A page of the tests</title>
<link rel="icon" href="data:,">
${head}<script type="module" src="/dist/touchline.js"></script>
</head>
<body>
<main>
<h1>A page</h1>
${body}
</main>
</body>
</html>
`;

/** Text as it stands in markup. */
export const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
