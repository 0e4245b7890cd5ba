import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import type { ServerBuild } from "@remix-run/node";
import { afterEach, describe, expect, it, vi } from "vitest";
import { makeApp } from "./app.ts";

const answer = () => new Response("from the app");
const build = {
  entry: { module: { default: answer } },
  routes: { root: { id: "root", path: "*", module: { loader: answer, action: answer } } },
  assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "" },
  publicPath: "/",
  assetsBuildDirectory: "",
  isSpaMode: false,
  future: {},
} as unknown as ServerBuild;

const open: Server[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  for (const server of open.splice(0)) server.close();
});

type Settings = { url?: string; trust?: string; mode?: string; from?: string };

/** A server with these settings; gives what sends it text as it stands, and gets the status. */
async function served({ url = "http://localhost:3000", trust, mode = "production", from }: Settings = {}) {
  vi.stubEnv("APP_URL", url);
  vi.stubEnv("TRUST_PROXY", trust);
  vi.stubEnv("NODE_ENV", mode);
  const written: string[] = [];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => written.push(String(text)) > 0);
  const app = makeApp({ build, assets: [(_q, _s, next) => next()] });
  const server = createServer((request, response) => {
    if (from) Object.defineProperty(request.socket, "remoteAddress", { value: from, configurable: true });
    app(request, response);
  }).listen(0, "127.0.0.1");
  open.push(server);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const send = async (line: string, ...headers: string[]) => {
    const socket = connect(port, "127.0.0.1");
    socket.end([`${line} HTTP/1.1`, ...headers, "Connection: close", "", ""].join("\r\n"));
    let text = "";
    for await (const piece of socket) text += piece;
    return Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]);
  };
  return { send, written };
}

const ELSEWHERE = "203.0.113.7";

describe("a request line", () => {
  it.each([
    ["GET /ok", 200],
    ["GET /a%2", 400],
    ["GET /%E0%A4%A", 400],
    ["GET /%ff/x", 400],
    ["GET /ok?q=%", 200],
    ["GET http://evil.example/ok", 400],
    ["OPTIONS *", 400],
    ["TRACE /", 405],
    ["PROPFIND /", 405],
  ])("%s is %i, and no failure in the log", async (line, status) => {
    const { send, written } = await served();
    expect(await send(line, "Host: localhost:3000")).toBe(status);
    expect(written.join("")).not.toContain('"level":"error"');
  });
});

describe("the name that is asked for", () => {
  const publicUrl = "https://homeward.example";
  it.each<[string, string, number, Settings]>([
    ["its own", "homeward.example", 200, { url: publicUrl, from: ELSEWHERE }],
    ["its own in capitals, with the port", "HOMEWARD.example:443", 200, { url: publicUrl, from: ELSEWHERE }],
    ["another", "evil.example", 421, { url: publicUrl }],
    ["one that begins like its own", "homeward.example.evil.example", 421, { url: publicUrl }],
    ["its own on another port", "homeward.example:8443", 421, { url: publicUrl }],
    ["this machine's, from elsewhere", "localhost:3000", 421, { url: publicUrl, from: ELSEWHERE }],
    ["this machine's, from a proxy on it", "127.0.0.1:3000", 200, { url: publicUrl }],
    ["a name with a path in it", "homeward.example/evil", 400, { url: publicUrl }],
    ["a name with somebody in it", "homeward.example@evil.example", 400, { url: publicUrl }],
    ["no name", "", 400, { url: publicUrl }],
    ["this machine's on another port, of the demo", "127.0.0.1:4123", 200, {}],
    ["this machine's sixth address, of the demo", "[::1]:3000", 200, {}],
    ["another of the demo (a name that is pointed here)", "rebound.example:3000", 421, {}],
  ])("%s", async (_what, host, status, settings) => {
    const { send } = await served(settings);
    expect(await send("GET /ok", `Host: ${host}`)).toBe(status);
  });

  it("is the proxy's word when one is trusted, and nobody else's", async () => {
    const host = ["Host: inside:3000", "X-Forwarded-Host: homeward.example", "X-Forwarded-For: 203.0.113.7"];
    expect(await (await served({ url: publicUrl, trust: "1" })).send("GET /ok", ...host)).toBe(200);
    expect(await (await served({ url: publicUrl, trust: "0" })).send("GET /ok", ...host)).toBe(421);
  });

  it("does not matter to who asks whether it lives", async () => {
    const { send } = await served({ url: publicUrl });
    expect(await send("GET /healthz", "Host: 10.0.0.1:3000")).toBe(200);
  });
});

describe("a proxy that nobody told of", () => {
  it.each(["Forwarded: for=1.2.3.4", "X-Forwarded-For: 1.2.3.4", "X-Forwarded-Proto: https"])(
    "is refused and said once in the log (%s)",
    async (header) => {
      const { send, written } = await served();
      for (const _try of [1, 2]) expect(await send("GET /ok", "Host: localhost", header)).toBe(503);
      expect(written.filter((line) => line.includes("TRUST_PROXY"))).toHaveLength(1);
    },
  );

  it("is not believed, where none stands in front, and not minded while developing", async () => {
    const header = ["Host: localhost", "X-Forwarded-For: 1.2.3.4"];
    expect(await (await served({ trust: "0" })).send("GET /ok", ...header)).toBe(200);
    expect(await (await served({ mode: "development" })).send("GET /ok", ...header)).toBe(200);
  });
});

it("a refused request is written down by its route, never by its address", async () => {
  const { send, written } = await served();
  vi.stubEnv("HOMEWARD_QUIET", "");
  await send("GET /secret-Zk3vQ0a7?token=Yw1mN5bR8", "Host: localhost");
  await send("POST /secret-Zk3vQ0a7", "Host: localhost", "Content-Length: 0");
  expect(written.join("")).not.toMatch(/Zk3vQ0a7|Yw1mN5bR8/);
  expect(written.filter((line) => line.includes('"event":"request"'))).toHaveLength(2);
});
