// A small web server for the demo and the tests: right types, a strict policy, this machine only.
import { createServer } from "node:http";
import { readFile, realpath, stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The policy that the element is made to work under. */
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; " +
  "img-src 'self' data:; require-trusted-types-for 'script'; trusted-types 'none'";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ts": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
};

/**
 * Serves the folder `root` on 127.0.0.1. `port` 0 takes a free one. `policy` is the Content-Security-Policy.
 * `answer(url, request)` may return { status, headers, body } for an address of its own; otherwise the file counts.
 * Returns { origin, close }.
 */
export async function serve({ root, port = 0, policy = POLICY, answer = () => undefined }) {
  const top = await realpath(root);
  const server = createServer(async (request, response) => {
    // A path may begin with two slashes, and is no host then.
    const url = new URL(`http://127.0.0.1/${request.url.replace(/^\/+/, "")}`);
    const { status = 200, headers = {}, body = "" } =
      (await answer(url, request)) ?? (await file(top, url.pathname, request.headers["if-none-match"]));
    const html = (headers["Content-Type"] ?? "").startsWith("text/html");
    response.writeHead(status, {
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
      "Cache-Control": "no-cache",
      "Content-Length": Buffer.byteLength(body),
      ...(html && policy ? { "Content-Security-Policy": policy } : {}),
      ...headers,
    });
    response.end(request.method === "HEAD" ? undefined : body);
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  const close = () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
}

/** The answer for a file below `top`. */
async function file(top, path, known) {
  const missing = { status: 404, headers: { "Content-Type": "text/plain; charset=utf-8" }, body: "Not found\n" };
  try {
    const parts = decodeURIComponent(path).split("/").filter(Boolean);
    // Neither hidden files nor what npm installed; and nothing that a link leads out to.
    if (parts.some((part) => part.startsWith(".") || part === "node_modules" || part.includes("\0"))) return missing;
    let name = await realpath(join(top, ...parts));
    if (name !== top && !name.startsWith(top + sep)) return missing;
    let found = await stat(name);
    if (found.isDirectory()) {
      if (!path.endsWith("/")) return { status: 301, headers: { Location: `${path}/` } };
      name = join(name, "index.html");
      found = await stat(name);
    }
    const ETag = `"${found.size.toString(36)}-${Math.trunc(found.mtimeMs).toString(36)}"`;
    if (known === ETag) return { status: 304, headers: { ETag } };
    const type = TYPES[extname(name)] ?? "application/octet-stream";
    return { headers: { "Content-Type": type, ETag }, body: await readFile(name) };
  } catch {
    return missing;
  }
}

async function main(wanted) {
  const port = Number(wanted ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    console.error(`✗ ${wanted} is no port.\n  www/serve.sh [port], 0 … 65535; 0 takes a free one`);
    return 2;
  }
  const root = fileURLToPath(new URL(".", import.meta.url));
  let server;
  try {
    server = await serve({ root, port });
  } catch (error) {
    if (error.code !== "EADDRINUSE" && error.code !== "EACCES") throw error;
    if (wanted !== undefined) {
      console.error(`✗ Port ${port} cannot be had (${error.code}).\n  Choose another: www/serve.sh 8090; or 0 for a free one`);
      return 1;
    }
    console.error(`• Port ${port} is taken; using a free one`);
    server = await serve({ root });
  }
  console.log(`Touchline is at ${server.origin}/ (Ctrl+C ends it)`);
  await new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, resolve);
  });
  await server.close();
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv[2]);
