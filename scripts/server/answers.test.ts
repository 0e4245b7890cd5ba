import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createRequestHandler } from "@remix-run/express";
import express, { type RequestHandler } from "express";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { answersByLeaf } from "./answers.ts";
import { leafOf } from "./route-patterns.ts";
import { askedFor, buildOfPages, PATHS } from "./testing/build-of-pages.ts";

const servers: Server[] = [];
const written: string[] = [];
let [whole, byLeaf] = ["", ""];

async function serving(answer: RequestHandler): Promise<string> {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.use((request, response, next) => {
    const leaf = leafOf(buildOfPages.routes, request.originalUrl);
    Object.assign(response.locals, { nonce: "once", requestId: "1", leaf: leaf?.id, pattern: leaf?.pattern });
    next();
  });
  app.all("*", answer);
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  for (const stream of [process.stderr, process.stdout])
    vi.spyOn(stream, "write").mockImplementation((text) => written.push(String(text)) > 0);
  byLeaf = await serving(answersByLeaf(buildOfPages));
  const getLoadContext = () => ({ nonce: "once", requestId: "1", pattern: "", address: "" });
  whole = await serving(createRequestHandler({ build: buildOfPages, mode: "production", getLoadContext }));
});
afterAll(() => {
  vi.restoreAllMocks();
  for (const server of servers) server.close();
});
beforeEach(() => {
  askedFor.clear();
  written.length = 0;
});

type Seen = {
  status: number;
  headers: [string, string][];
  text: string;
  asked: Map<string, number>;
  log: string[];
};

/** Everything that somebody sees, and how it came about. How an answer is cut into pieces nobody sees. */
async function see(base: string, path: string, init: RequestInit = {}): Promise<Seen> {
  askedFor.clear();
  written.length = 0;
  const headers = { host: "portal.example", cookie: "session=1", origin: base, ...init.headers };
  const answer = await fetch(base + path, { redirect: "manual", ...init, headers });
  // Where Remix would have sent the data on, it leaves an empty place behind the page.
  const text = (await answer.text()).replaceAll(base, "").replace(/<!--\$--><!--\/\$-->$/, "");
  const own = /^(date|connection|keep-alive|transfer-encoding|content-length)$/;
  return {
    status: answer.status,
    headers: [...answer.headers].filter(([name]) => !own.test(name)),
    text,
    asked: new Map([...askedFor].sort()),
    log: written.map((line) => /"event":"[^"]+"/.exec(line)?.[0] ?? line),
  };
}

async function same(path: string, init?: RequestInit): Promise<Seen> {
  const seen = await see(byLeaf, path, init);
  expect(seen).toEqual(await see(whole, path, init));
  return seen;
}

describe("answered by its leaf, an address is answered as by the whole", () => {
  const ends = ["", "/", "?x=1&y=%20", "?index", "?_routes=area", "?_data=area", "?_data=index", ".data"];
  it.each(
    [...PATHS, "/", "/area/north", "/area", "/nowhere/at/all"].flatMap((path) =>
      ends.map((end) => path + end),
    ),
  )("GET %s", async (path) => {
    const seen = await same(path);
    for (const times of seen.asked.values()) expect(times).toBe(1);
  });

  it.each([...PATHS, "/", "/area/north", "/nowhere"])("HEAD and OPTIONS %s", async (path) => {
    await same(path, { method: "HEAD" });
    await same(path, { method: "OPTIONS" });
  });

  it.each(PATHS.flatMap((path) => [path, `${path}.data`]))("POST %s", async (path) => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    await same(path, { method: "POST", body: "a=1", headers });
    await same(path, { method: "POST", body: "a=1", headers: { ...headers, "x-want": "refusal" } });
  });

  it("whatever its spelling", async () => {
    for (const path of ["/AREA/north/Plain", "/%61rea/n%2Fo/plain", "/area/x/../north/plain", "/_root.data"])
      expect((await same(path)).status).toBe(200);
  });

  it("tells a browser with scripts of the pages above, and of any other page that it asks about", async () => {
    expect((await same("/area/north/scripts")).text).toContain('"area-index"');
    const { text } = await same("/__manifest?version=1&p=/area/north/plain&p=/nowhere");
    expect(Object.keys(JSON.parse(text))).toEqual(
      expect.arrayContaining(["area", "area-index", "plain", "any"]),
    );
    expect((await same("/__manifest?version=2&p=/area/north/plain")).status).toBe(204);
  });

  it("writes what failed to the log once", async () => {
    for (const path of ["failing", "own", "broken"])
      expect((await same(`/area/north/${path}`)).log).toEqual(['"event":"page.failed"']);
  });
});
