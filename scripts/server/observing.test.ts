import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { count, measure, measurements, time } from "../../app/platform/measurements.server.ts";
import { isFromHere } from "./loopback.ts";
import { type Check, readiness } from "./readiness.ts";
import { securityTxt } from "./security-txt.ts";

const servers: Server[] = [];
async function serving(app: express.Express): Promise<number> {
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  servers.push(server);
  return (server.address() as AddressInfo).port;
}
afterAll(() => {
  for (const server of servers) server.close();
});

function get(port: number, path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; text: string }>((done, failed) => {
    request({ port, path, host: "127.0.0.1", headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (some: string) => {
        text += some;
      });
      response.on("end", () => done({ status: response.statusCode ?? 0, text }));
    })
      .on("error", failed)
      .end();
  });
}

describe("whether a request comes from this machine", () => {
  let port = 0;
  beforeAll(async () => {
    const app = express();
    app.get("/", (asked, response) => void response.send(String(isFromHere(asked))));
    port = await serving(app);
  });
  it.each([
    ["directly", {}, "true"],
    ["by name", { Host: "localhost:3000" }, "true"],
    ["through a proxy here", { "X-Forwarded-For": "127.0.0.1" }, "false"],
    ["through a proxy that says so by the standard", { Forwarded: "for=127.0.0.1" }, "false"],
    ["through one that only says its name", { Via: "1.1 proxy" }, "false"],
    ["by a page whose name leads here", { Host: "attacker.example" }, "false"],
  ])("%s", async (_how, headers, here) => expect((await get(port, "/", headers)).text).toBe(here));
});

describe("/readyz", () => {
  const good: Check = { name: "database as council", run: async () => 1 };
  const bad: Check = { name: "keys", run: () => Promise.reject(new Error("/var/lib/keys is not there")) };
  const asking = async (...checks: Check[]) => {
    const app = express();
    app.get("/readyz", readiness(checks));
    return serving(app);
  };

  it("is ready when everything answers", async () => {
    expect(await get(await asking(good), "/readyz")).toEqual({ status: 200, text: "ready\n" });
  });
  it("says what fails here, and elsewhere only that something does", async () => {
    const port = await asking(good, bad);
    expect(await get(port, "/readyz")).toEqual({ status: 503, text: "not ready: keys\n" });
    const outside = await get(port, "/readyz", { "X-Forwarded-For": "203.0.113.9" });
    expect(outside).toEqual({ status: 503, text: "not ready\n" });
  });
  it("asks once for many who ask at the same moment", async () => {
    let asked = 0;
    const port = await asking({ name: "x", run: async () => (asked += 1) });
    await Promise.all(Array.from({ length: 20 }, () => get(port, "/readyz")));
    expect(asked).toBe(1);
  });
});

describe("measurements", () => {
  it("are in the format of Prometheus, whatever a label holds", async () => {
    count("test_total", "Things.", { route: '/a"b\\c\nd' });
    count("test_total", "Things.", { route: '/a"b\\c\nd' });
    measure("test_now", "Now.", 0.5);
    time("test_seconds", "Times.", 0.3, { route: "/council/:slug" });
    const text = await measurements();
    expect(text).toContain('# TYPE test_total counter\ntest_total{route="/a\\"b\\\\c\\nd"} 2\n');
    expect(text).toContain("# TYPE test_now gauge\ntest_now 0.5\n");
    expect(text).toContain('test_seconds_bucket{route="/council/:slug",le="0.25"} 0\n');
    expect(text).toContain('test_seconds_bucket{route="/council/:slug",le="0.5"} 1\n');
    expect(text).toContain('test_seconds_bucket{route="/council/:slug",le="+Inf"} 1\n');
    expect(text).toContain('test_seconds_count{route="/council/:slug"} 1\n');
    for (const line of text.trim().split("\n"))
      expect(line).toMatch(/^# (HELP|TYPE) |^[a-z_]+(\{([a-z]+="(\\.|[^"\\])*",?)+\})? -?[\d.e+-]+$/);
  });
});

describe("/.well-known/security.txt", () => {
  afterEach(() => vi.unstubAllEnvs());
  const asked = async () => {
    const app = express();
    app.get("/.well-known/security.txt", securityTxt());
    return get(await serving(app), "/.well-known/security.txt");
  };

  it("says whom to write to, for less than a year", async () => {
    vi.stubEnv("SECURITY_CONTACT", "mailto:security@council.example");
    vi.stubEnv("APP_URL", "https://homeward.example/");
    const { text } = await asked();
    expect(text).toMatch(/^Contact: mailto:security@council\.example\n/);
    expect(text).toContain("Canonical: https://homeward.example/.well-known/security.txt\n");
    const expires = Date.parse(/^Expires: (\S+)$/m.exec(text)?.[1] ?? "");
    expect(expires).toBeGreaterThan(Date.now());
    expect(expires).toBeLessThan(Date.now() + 365 * 86_400_000);
  });
  it("is not there without somebody to write to, nor with a second line put in", async () => {
    vi.stubEnv("HOMEWARD_DEMO", "0");
    for (const said of ["", "javascript:alert(1)", "mailto:a@b.example\nContact: mailto:evil@c.example"]) {
      vi.stubEnv("SECURITY_CONTACT", said);
      expect((await asked()).status, said).toBe(404);
    }
  });
});
