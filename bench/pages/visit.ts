import { request } from "node:http";
import type { Sql } from "postgres";

/** What a browser says that it takes. */
export const browserHeaders = {
  accept: "text/html,application/xhtml+xml",
  "accept-encoding": "gzip, deflate, br, zstd",
};

type Answer = { status: number; body: Buffer; headers: Record<string, unknown>; wire: number };

/** One GET on a connection of its own; `wire` is every byte that came, headers too. */
function get(address: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks),
          headers: response.headers,
          wire: response.socket.bytesRead,
        }),
      );
    });
    asked.on("error", reject);
    asked.end();
  });
}

/** The page once, as a browser with this cookie asks for it. Throws when it is not the page. */
export async function visit(address: string, cookie = ""): Promise<number> {
  const answer = await get(address, { ...browserHeaders, ...(cookie ? { cookie } : {}) });
  if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
  return answer.wire;
}

export type FirstVisit = { page: number; whole: number; rows: number };

/** Bytes of a first visit: the page, and with it every style, script and icon that it names. */
export async function firstVisit(address: string, cookie = ""): Promise<FirstVisit> {
  const page = await visit(address, cookie);
  const plain = await get(address, { accept: "text/html", ...(cookie ? { cookie } : {}) });
  const html = plain.body.toString("utf8");
  const named = new Set<string>();
  for (const [, path] of html.matchAll(/<(?:link|script)[^>]+(?:href|src)="(\/[^"]+)"/g))
    if (path) named.add(path);
  let whole = page;
  for (const path of named) whole += await visit(new URL(path, address).href);
  return { page, whole, rows: html.match(/<li[ >]/g)?.length ?? 0 };
}

/** Signs in through the form, as somebody whose second factor was given, and gives the cookie. */
export async function signIn(admin: Sql, origin: string, email: string, password: string): Promise<string> {
  const answer = await fetch(`${origin}/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { origin, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ email, password }).toString(),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0];
  if (!cookie) throw new Error(`Nobody was signed in: ${answer.status} ${await answer.text()}`);
  await admin`update auth.sessions set factor = 'given', confirmed_at = now()`;
  return cookie;
}
