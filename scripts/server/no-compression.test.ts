import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { makeApp } from "./app.ts";

let server: Server;

beforeAll(async () => {
  vi.stubEnv("HOMEWARD_QUIET", "1");
  vi.stubEnv("APP_URL", "");
  const long = () => new Response("words ".repeat(1_000), { headers: { "Content-Type": "text/html" } });
  const route = (id: string, handle?: object, whole?: object) => ({
    [id]: { id, parentId: "root", path: `council/:slug/${id}`, module: { loader: long, handle, ...whole } },
  });
  // As the pages without scripts are made: at once, as one string.
  const page = { default: () => null, loader: () => "of the page" };
  const build = {
    entry: { module: { default: long, wholePage: () => "words ".repeat(1_000) } },
    routes: {
      root: { id: "root", path: "", module: {} },
      ...route("names", { showsIdentity: true }),
      ...route("lists"),
      ...route("page", {}, page),
      ...route("page-with-names", { showsIdentity: true }, page),
    },
    assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "" },
    publicPath: "/",
    assetsBuildDirectory: "",
    isSpaMode: false,
    future: {},
  } as unknown as ServerBuild;
  server = createServer(makeApp({ build, assets: [(_q, _s, next) => next()] })).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
});

const READERS: Record<string, (bytes: Buffer) => Buffer> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  deflate: inflateSync,
};

async function encodingOf(path: string, accepted = "gzip, br"): Promise<string | undefined> {
  const { port } = server.address() as AddressInfo;
  const asked = request({ port, path, headers: { "Accept-Encoding": accepted } }).end();
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  const encoding = answer.headers["content-encoding"];
  const body = await buffer(answer);
  expect(answer.statusCode).toBe(200);
  expect((encoding ? READERS[encoding]?.(body) : body)?.toString()).toBe("words ".repeat(1_000));
  expect(answer.headers.vary).toBe(/names/i.test(path) ? undefined : "Accept-Encoding");
  return encoding;
}

const NAMES = [
  "names",
  "NAMES/",
  "names?q=guess",
  "page-with-names",
  "Page-with-names/",
  "page-with-names?q=guess",
];
it.each(NAMES.map((name) => `/council/north/${name}`))(
  "%s, which shows identity, is never compressed",
  async (path) => expect(await encodingOf(path)).toBeUndefined(),
);

it("a page that shows none is", async () => {
  expect(await encodingOf("/council/north/lists")).toMatch(/gzip|br/);
});

it("a form that was kept for somebody is one: its fields may say who a child is", () => {
  const page = readFileSync(new URL("../../app/routes/_auth.kept.$id.tsx", import.meta.url), "utf8");
  expect(page).toContain("showsIdentity: true");
});

it.each(["gzip, deflate, br, zstd", "gzip", "identity", "br;q=0, gzip"])(
  "a whole page is encoded like any other answer for who accepts %j",
  async (accepted) => {
    expect(await encodingOf("/council/north/page", accepted)).toBe(
      await encodingOf("/council/north/lists", accepted),
    );
  },
);
