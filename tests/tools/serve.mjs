/**
 * A static server for dist/ and the tests. Own, because it is small, starts at once, needs no package, and sets exactly the headers a plain static host
 * would: `node tests/tools/serve.mjs DIR` prints the address and ends on Ctrl-C or SIGTERM.
 */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";

const MIME_TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".py": "text/x-python; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};

/** The file under `root` that `url` names, a folder's index.html included; undefined where there is none or it lies outside. */
async function fileFor(root, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return undefined;
  }
  const file = join(root, normalize(path));
  if (file !== root && !file.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile()) return { file, size: found.size };
  if (!found?.isDirectory() || !path.endsWith("/")) return undefined;
  const index = await stat(join(file, "index.html")).catch(() => undefined);
  return index?.isFile() ? { file: join(file, "index.html"), size: index.size } : undefined;
}

/** Serves the folder `directory` on `host`:`port`; port 0 takes a free one. Resolves to the listening server. */
export function serve(directory, { host = "127.0.0.1", port = 0 } = {}) {
  const root = resolve(directory);
  const server = createServer(async (request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { Allow: "GET, HEAD" }).end();
      return;
    }
    const found = await fileFor(root, request.url ?? "/");
    if (found === undefined) {
      response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("Not found\n");
      return;
    }
    response.writeHead(200, {
      "Content-Type": MIME_TYPES[extname(found.file)] ?? "application/octet-stream",
      "Content-Length": found.size,
      "Cache-Control": "no-cache",
      "Access-Control-Allow-Origin": "*",
      "X-Content-Type-Options": "nosniff",
    });
    if (request.method === "HEAD") response.end();
    else
      createReadStream(found.file)
        .on("error", () => response.destroy())
        .pipe(response);
  });
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, host, () => done(server));
  });
}

/** As serve(), on the first free port from `port` on. */
async function serveFrom(directory, port, tries = 100) {
  for (let candidate = port; ; candidate += 1) {
    try {
      return await serve(directory, { port: candidate });
    } catch (error) {
      if (error.code !== "EADDRINUSE" || candidate - port >= tries) throw error;
    }
  }
}

async function main(directory) {
  const server = await serveFrom(directory, Number(process.env.PORT ?? 8080));
  console.log(`http://127.0.0.1:${server.address().port}/`);
  const end = () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(process.argv[2] ?? "dist/site");
}
