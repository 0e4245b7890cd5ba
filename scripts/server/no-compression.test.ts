import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { makeApp } from "./app.ts";

let server: Server;

beforeAll(async () => {
  vi.stubEnv("HOMEWARD_QUIET", "1");
  vi.stubEnv("APP_URL", "");
  const long = () => new Response("words ".repeat(1_000), { headers: { "Content-Type": "text/html" } });
  const route = (id: string, handle?: object) => ({
    [id]: { id, parentId: "root", path: `council/:slug/${id}`, module: { loader: long, handle } },
  });
  const build = {
    entry: { module: { default: long } },
    routes: {
      root: { id: "root", path: "", module: {} },
      ...route("names", { showsIdentity: true }),
      ...route("lists"),
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

async function encodingOf(path: string): Promise<string | undefined> {
  const { port } = server.address() as AddressInfo;
  const asked = request({ port, path, headers: { "Accept-Encoding": "gzip, br" } }).end();
  const [answer] = await once(asked, "response");
  answer.resume();
  expect(answer.statusCode).toBe(200);
  return answer.headers["content-encoding"];
}

it.each(["/council/north/names", "/COUNCIL/north/names/", "/council/north/names?q=guess"])(
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
