import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { handleError } from "../../app/entry.server";
import { routeTable } from "../../prisma/testing/route-table";
import { makeApp } from "./app.ts";

/** The portal's own addresses, each answered by a page that fails and says in its error all that it was sent. */
async function routesOfThePortal() {
  const names = (await routeTable()).map(({ id }) => id.replace("routes/", ""));
  const fail = async ({ request }: { request: Request }) => {
    const cookie = request.headers.get("cookie");
    const body = request.method === "POST" ? await request.clone().text() : "";
    const cause = new Error(`Key (email)=(${body}) at ${new URL(request.url).pathname} with ${cookie}`);
    throw new Error(`could not answer ${request.url}\n    at ${cookie} (${body})`, { cause });
  };
  const made = names.map((name) => {
    const words = name.replaceAll("[.]", "\0").split(".");
    const path = words
      .filter((word) => !word.startsWith("_"))
      .map((word) => word.replace(/_$/, "").replace(/^\$$/, "*").replace(/^\$/, ":").replaceAll("\0", "."))
      .join("/");
    return [name, { id: name, parentId: "root", path, module: { loader: fail, action: fail } }];
  });
  return Object.fromEntries([["root", { id: "root", path: "", module: {} }], ...made]);
}

let server: Server;
let base = "";
const written: string[] = [];

beforeAll(async () => {
  vi.stubEnv("HOMEWARD_QUIET", "");
  vi.stubEnv("APP_URL", "http://localhost");
  const routes = await routesOfThePortal();
  const build = {
    entry: { module: { default: () => new Response("page", { status: 500 }), handleError } },
    routes,
    assets: { entry: { imports: [], module: "" }, routes, url: "", version: "" },
    publicPath: "/",
    assetsBuildDirectory: "",
    isSpaMode: false,
    future: { v3_singleFetch: true },
  } as unknown as ServerBuild;
  for (const stream of [process.stderr, process.stdout])
    vi.spyOn(stream, "write").mockImplementation((text) => written.push(String(text)) > 0);
  server = createServer(makeApp({ build, assets: [(_q, _s, next) => next()] })).listen(0, "127.0.0.1");
  await once(server, "listening");
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  server.close();
});

const token = () => randomBytes(32).toString("base64url");

it.each<[string, (secret: string) => string, string, RegExp]>([
  ["an invitation", (s) => `/invitation/${s}`, token(), /\/invitation\/:token/],
  ["a link to a new password", (s) => `/set-password/${s}`, token(), /\/set-password\/:token/],
  ["a pass to a booking", (s) => `/forums/pass/${s}`, token(), /\/forums\/pass\/:secret/],
  ["a calendar", (s) => `/forums/calendar/${s}.ics`, token(), /\/forums\/calendar\/:file/],
  [
    "a code at the door",
    (s) => `/forums/check-in/FD-7K3M9Q/${s}`,
    "K7M2Q9XW",
    /\/check-in\/:reference\/:code/,
  ],
  ["a mail in the mailbox", (s) => `/mailbox/${s}`, randomUUID(), /\/mailbox\/:id/],
  ["a form that was kept", (s) => `/kept/${s}`, randomUUID(), /\/kept\/:id/],
  [
    "a document",
    (s) => `/provider/ash/referrals/HW-7K3M9Q/documents/${s}`,
    randomUUID(),
    /documents\/:document/,
  ],
  ["a query", (s) => `/council/x/register?q=${s}`, "Kayleigh-Adams", /\/council\/:slug\/register/],
  ["an address of no route", (s) => `/no/such/page/${s}`, token(), /\(none\)/],
  ["an email address as an address", (s) => `/${s}`, "kayleigh@home.example", /\(none\)/],
])("%s is not in the log, nor what was sent with it", async (_what, address, secret, pattern) => {
  written.length = 0;
  const [session, email, typed] = [token(), "dana.broker@council.example", "Kayleigh likes horses"];
  const headers = {
    cookie: `session=${session}`,
    origin: base,
    "content-type": "application/x-www-form-urlencoded",
  };
  const body = new URLSearchParams({ email, narrative: typed, password: "tractor lemon orbit" }).toString();
  await fetch(base + address(secret), { headers });
  await fetch(base + address(secret), { method: "POST", headers, body });
  await vi.waitFor(
    () => expect(written.filter((line) => line.includes('"event":"request"'))).toHaveLength(2),
    600_000,
  );
  const log = written.join("");
  expect(log).toMatch(pattern);
  for (const hidden of [secret, session, email, encodeURIComponent(email), "Kayleigh", "tractor"])
    expect(log).not.toContain(hidden);
});
