import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import express, { type RequestHandler } from "express";

type Asset = { type: string; plain: Buffer; br?: Buffer | undefined; gzip?: Buffer | undefined };

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

function ifThere(path: string): Buffer | undefined {
  return existsSync(path) ? readFileSync(path) : undefined;
}

const TYPES: Record<string, string> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
  json: "application/json",
  woff2: "font/woff2",
  png: "image/png",
  ico: "image/x-icon",
};

/** The built scripts and styles, which are few, held in memory with what the build compressed. */
function hashedAssets(folder: string): RequestHandler {
  const assets = new Map<string, Asset>();
  for (const path of existsSync(folder) ? filesBelow(folder) : []) {
    if (/\.(br|gz|map)$/.test(path) || statSync(path).size > 5_000_000) continue;
    const type = TYPES[path.split(".").at(-1) ?? ""] ?? "application/octet-stream";
    const url = `/${relative(folder, path).split(sep).join("/")}`;
    assets.set(url, {
      type,
      plain: readFileSync(path),
      br: ifThere(`${path}.br`),
      gzip: ifThere(`${path}.gz`),
    });
  }
  return (request, response, next) => {
    if (request.method !== "GET" && request.method !== "HEAD") return next();
    const asset = assets.get(request.path);
    if (!asset) {
      response.status(404).type("text").set("Cache-Control", "no-store").send("Not found");
      return;
    }
    const { type, plain, br, gzip } = asset;
    // Names carry a hash of the content, so what was fetched once is good for ever.
    response.set({ "Cache-Control": "public, max-age=31536000, immutable", "Content-Type": type });
    if (br || gzip) response.vary("Accept-Encoding");
    const encodings = request.acceptsEncodings();
    if (br && encodings.includes("br")) return void response.set("Content-Encoding", "br").end(br);
    if (gzip && encodings.includes("gzip")) return void response.set("Content-Encoding", "gzip").end(gzip);
    response.end(plain);
  };
}

/** What lies beside the pages, such as the icon. Other paths are pages: nobody looks on the disk for them. */
function looseFiles(client: string): RequestHandler {
  const paths = new Set(
    (existsSync(client) ? filesBelow(client) : []).map(
      (file) => `/${relative(client, file).split(sep).join("/")}`,
    ),
  );
  const send = express.static(client, { index: false, maxAge: "1h", redirect: false });
  return (request, response, next) => (paths.has(request.path) ? send(request, response, next) : next());
}

/** Everything static of a build, compressed when it was built. */
export function builtAssets(client: string): RequestHandler[] {
  const router = express.Router();
  router.use("/assets", hashedAssets(join(client, "assets")));
  router.use(looseFiles(client));
  return [router];
}
