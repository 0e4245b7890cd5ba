import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { makeApp } from "./app.ts";
import { isOwn } from "./origin.ts";

describe("where a change comes from", () => {
  const own = ["http://localhost:3000"];
  it.each([
    ["our own form", { origin: "http://localhost:3000", fetchSite: "same-origin" }, true],
    ["an older browser's form", { origin: "http://localhost:3000" }, true],
    ["only a referrer of ours", { referer: "http://localhost:3000/sign-in" }, true],
    ["nothing at all", {}, false],
    ["another site", { origin: "https://evil.example", fetchSite: "cross-site" }, false],
    ["a sister site", { origin: "http://localhost:3000", fetchSite: "same-site" }, false],
    ["an address typed in", { fetchSite: "none" }, false],
    ["a sandboxed frame", { origin: "null" }, false],
    ["an origin that starts like ours", { origin: "http://localhost:3000.evil.example" }, false],
    ["another port", { origin: "http://localhost:3001" }, false],
    [
      "a foreign origin with our referrer",
      { origin: "https://evil.example", referer: "http://localhost:3000/" },
      false,
    ],
    ["a foreign referrer", { referer: "https://evil.example/http://localhost:3000" }, false],
    ["a referrer that is no address", { referer: "localhost:3000" }, false],
  ])("%s", (_what, said, allowed) => expect(isOwn({ own, ...said })).toBe(allowed));
});

describe("every answer", () => {
  let server: Server;
  let base = "";
  beforeAll(async () => {
    vi.stubEnv("HOMEWARD_QUIET", "1");
    vi.stubEnv("APP_URL", "https://homeward.example");
    const loader = () => new Response("from the app");
    const action = () => new Response("from the action");
    // One route that answers from its loader stands for the app behind everything tested here.
    const build = {
      entry: { module: { default: () => new Response("from the app") } },
      routes: { root: { id: "root", path: "*", module: { loader, action } } },
      assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "" },
      publicPath: "/",
      assetsBuildDirectory: "",
      isSpaMode: false,
      future: {},
    } as unknown as ServerBuild;
    server = createServer(makeApp({ build, assets: [(_q, _s, next) => next()] })).listen(0, "127.0.0.1");
    await once(server, "listening");
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    server.close();
  });

  it("carries a strict policy with a new nonce each time, and hides what it is made with", async () => {
    const [one, two] = [await fetch(`${base}/x`), await fetch(`${base}/x`)];
    const policy = one.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'nonce-[A-Za-z0-9+/=]{24}'/);
    expect(policy).not.toContain("unsafe");
    expect(two.headers.get("content-security-policy")).not.toBe(policy);
    expect(one.headers.get("x-powered-by")).toBeNull();
    expect(one.headers.get("x-content-type-options")).toBe("nosniff");
    expect(one.headers.get("referrer-policy")).toBe("same-origin");
    expect(one.headers.get("cache-control")).toBe("no-store");
  });

  it("refuses a change from elsewhere in plain words, before the app sees it", async () => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const answer = await fetch(`${base}/sign-in`, { method, headers: { origin: "https://evil.example" } });
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain("nothing was changed");
    }
  });

  it("takes a form of the configured address, although a proxy asks under another", async () => {
    const headers = { origin: "https://homeward.example", "sec-fetch-site": "same-origin" };
    const answer = await fetch(`${base}/sign-in`, { method: "POST", headers });
    expect([answer.status, await answer.text()]).toEqual([200, "from the action"]);
  });

  it("refuses what is too large", async () => {
    const body = "x".repeat(1_100_000);
    const answer = await fetch(`${base}/sign-in`, { method: "POST", headers: { origin: base }, body });
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain("too large");
  });

  it("reads a document that is too large for its page to say so, and no more than a form elsewhere", async () => {
    // Says how much will come, and waits for the answer before it comes.
    const send = (path: string, bytes: number) =>
      new Promise<{ status: number | undefined }>((resolve, reject) => {
        const headers = { origin: base, "content-length": bytes, "content-type": "text/plain" };
        const asked = request(`${base}${path}`, { method: "POST", headers }, (answer) => {
          resolve({ status: answer.statusCode });
          asked.destroy();
        });
        asked.on("error", reject);
        asked.write("x");
      });
    const documents = "/council/wolverhampton/referrals/HW-222222/documents";
    expect((await send(documents, 42_000_000)).status).toBe(413);
    expect((await send(documents, 20_000_000)).status).not.toBe(413);
    expect((await send(`${documents}/x`, 2_000_000)).status).toBe(413);
    expect((await send(documents, 2_000_000)).status).not.toBe(413);
  });

  it("knows no address with a NUL in it", async () => {
    for (const path of ["/council/a%00b/referrals", "/council/a/register?q=%00"])
      expect((await fetch(`${base}${path}`)).status).toBe(404);
  });

  it("says that it is well, with the headers of every answer, and holds browsers to https", async () => {
    const answer = await fetch(`${base}/healthz`);
    expect(await answer.text()).toBe("ok");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("strict-transport-security")).toContain("max-age=");
  });
});
