import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import compression from "compression";
import express from "express";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { storedPages } from "./stored-pages.ts";

const MODIFIED = "Tue, 01 Dec 2026 10:00:00 GMT";
let server: Server;
let stamp: () => Promise<string>;
let state = { version: 1, drawn: 0, asked: 0, headers: {} as Record<string, string> };

beforeAll(async () => {
  const app = express();
  const { give, keep } = storedPages(() => stamp(), new Set(["/page/:id"]));
  app.use((request, response, next) => {
    response.locals.pattern = request.path.startsWith("/page/") ? "/page/:id" : request.path;
    next();
  });
  app.disable("etag");
  app.use(give, compression({ threshold: 0 }), keep);
  app.get("*", (request, response) => {
    state.drawn += 1;
    response.set({
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "public, max-age=300",
      ETag: `W/"${state.version}"`,
      "Last-Modified": MODIFIED,
      ...state.headers,
    });
    response.write(`<p>${request.path} version ${state.version} `);
    response.end("é".repeat(2_000));
  });
  server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => server.close());
beforeEach(() => {
  state = { version: state.version + 1, drawn: 0, asked: 0, headers: {} };
  stamp = async () => {
    state.asked += 1;
    return String(state.version);
  };
});

const address = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(address(path), { method, headers: { "accept-encoding": "identity", ...headers } });
const body = (path: string) => get(path).then((answer) => answer.text());

/** Asked for until it is given as it is kept. */
async function kept(path: string): Promise<void> {
  const first = await body(path);
  await vi.waitFor(async () => {
    const before = state.drawn;
    expect(await body(path)).toBe(first);
    expect(state.drawn).toBe(before);
  });
}

it("is drawn once and given to all, with its validators, in what each can read", async () => {
  await kept("/page/a");
  const before = state.drawn;
  const plain = await get("/page/a");
  expect(Object.fromEntries(plain.headers)).toMatchObject({
    etag: `W/"${state.version}"`,
    "last-modified": MODIFIED,
    "cache-control": "public, max-age=300",
    "content-type": "text/html; charset=utf-8",
    vary: "Accept-Encoding",
    "content-length": String(Buffer.byteLength(await plain.text())),
  });
  for (const [asked, given] of [
    ["gzip, deflate, br", "br"],
    ["gzip", "gzip"],
    ["identity", null],
  ] as const) {
    const raw = await rawGet("/page/a", asked);
    expect(raw.encoding).toBe(given ?? undefined);
    expect(raw.text).toContain(`/page/a version ${state.version} éé`);
    expect(raw.bytes < 500).toBe(given !== null);
  }
  expect(state.drawn).toBe(before);
});

it("answers who has it already with 304, and HEAD without a body", async () => {
  await kept("/page/a");
  const before = state.drawn;
  for (const headers of [
    { "if-none-match": `W/"${state.version}"` },
    { "if-modified-since": MODIFIED },
  ] as Record<string, string>[]) {
    const answer = await get("/page/a", headers);
    expect([answer.status, await answer.text(), answer.headers.get("etag")]).toEqual([
      304,
      "",
      `W/"${state.version}"`,
    ]);
  }
  expect((await get("/page/a", { "if-none-match": '"another"', "if-modified-since": MODIFIED })).status).toBe(
    200,
  );
  const head = await get("/page/a", {}, "HEAD");
  expect([head.status, await head.text(), Number(head.headers.get("content-length")) > 4_000]).toEqual([
    200,
    "",
    true,
  ]);
  expect(state.drawn).toBe(before);
});

it("is never older than the request: whoever asks after something was published reads that", async () => {
  await kept("/page/a");
  state.version += 1;
  const answers = await Promise.all(Array.from({ length: 30 }, () => body("/page/a")));
  expect(answers.every((text) => text.includes(`version ${state.version} `))).toBe(true);
});

it("asks once for all who come while it is asking, and not before they came", async () => {
  await kept("/page/a");
  state.asked = 0;
  let answer: (() => void) | undefined;
  const slow = new Promise<void>((done) => {
    answer = done;
  });
  const usual = stamp;
  stamp = async () => {
    const said = await usual();
    if (state.asked === 1) await slow;
    return said;
  };
  const all = Array.from({ length: 20 }, () => body("/page/a"));
  await vi.waitFor(() => expect(state.asked).toBe(1));
  await new Promise((later) => setTimeout(later, 50));
  answer?.();
  await Promise.all(all);
  expect(state.asked).toBe(2);
});

it("keeps nothing that is not for everybody, and works on where the question fails", async () => {
  for (const headers of [{ "Cache-Control": "no-store" }, { "Set-Cookie": "who=me" }] as Record<
    string,
    string
  >[]) {
    state.headers = headers;
    for (const _time of [1, 2, 3]) await body("/page/b");
  }
  state.headers = {};
  for (const path of ["/page/b?x=1", "/other"]) for (const _time of [1, 2]) await body(path);
  expect(state.drawn).toBe(10);
  stamp = () => Promise.reject(new Error("no database"));
  expect(await body("/page/b")).toContain("/page/b version");
});

async function rawGet(path: string, encoding: string) {
  const { chunks, headers } = await new Promise<{ chunks: Buffer[]; headers: Record<string, unknown> }>(
    (done, failed) => {
      request(address(path), { headers: { "accept-encoding": encoding } }, (answer) => {
        const all: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => all.push(chunk));
        answer.on("end", () => done({ chunks: all, headers: answer.headers }));
      })
        .on("error", failed)
        .end();
    },
  );
  const bytes = Buffer.concat(chunks);
  const is = headers["content-encoding"];
  const plain = is === "br" ? brotliDecompressSync(bytes) : is === "gzip" ? gunzipSync(bytes) : bytes;
  return { encoding: is, text: plain.toString("utf8"), bytes: bytes.length };
}
