import { beforeEach, describe, expect, it, vi } from "vitest";
import { signIn } from "~/domains/access/commands/sign-in.server";
import { hashPassword } from "~/domains/access/passwords.server";
import { countSessions, endSession, signedInPerson, startSession } from "~/domains/access/session.server";
import { closeDatabase, sqlFor } from "~/platform/database/clients.server";
import { countStatements } from "~/platform/database/statements.server";
import { council, person } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";

const verified = vi.hoisted(() => ({ hashes: [] as string[] }));
vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof import("@node-rs/argon2")>();
  const verify: typeof real.verify = (hash, ...rest) => {
    verified.hashes.push(String(hash));
    return real.verify(hash, ...rest);
  };
  return { ...real, verify };
});

testDatabase();

const PASSWORD = "tractor lemon orbit";
const request = new Request("http://portal.test/sign-in");
let addresses = 0;
function from(): string {
  addresses += 1;
  return `192.0.2.${addresses}`;
}

async function known(): Promise<{ personId: string; email: string }> {
  const { personId } = await person(await council(), ["broker"]);
  const hash = await hashPassword(PASSWORD);
  const [row] = await sqlFor("owner")<{ email: string }[]>`
    update auth.credentials set password_hash = ${hash} where person_id = ${personId} returning email`;
  return { personId, email: row?.email ?? "" };
}

const withCookie = (setCookie: string, url = "http://portal.test/") =>
  new Request(url, { headers: { cookie: setCookie.split(";")[0] ?? "" } });

beforeEach(() => {
  verified.hashes.length = 0;
});

describe("signing in", () => {
  it("starts a session that the database knows only by its hash", async () => {
    const { personId, email } = await known();
    const result = await signIn(request, from(), { email, password: PASSWORD });
    if (!result.ok) throw new Error(result.error.message);
    expect(result.value.setCookie).toMatch(/^homeward=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(await signedInPerson(withCookie(result.value.setCookie))).toBe(personId);
    const token = /=([\w-]{43})/.exec(result.value.setCookie)?.[1] ?? "none";
    const [row] = await sqlFor("owner")`select count(*)::int as n from auth.sessions where id = ${token}`;
    expect(row?.n).toBe(0);
  });

  it("says and does the same for a wrong password, an unknown email and an account without a password", async () => {
    const { email } = await known();
    const invited = await person(await council(), ["broker"], { email: "invited@example.org" });
    const tries = [email, "nobody@example.org", "invited@example.org"];
    const answers = [];
    const statements = [];
    for (const one of tries) {
      const counted = await countStatements(() =>
        signIn(request, from(), { email: one, password: "wrong wrong wrong" }),
      );
      answers.push(counted.result);
      statements.push(counted.statements);
    }
    expect(invited.roles).toEqual(["broker"]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(new Set(statements).size).toBe(1);
    // Each cost one verification of equal parameters.
    expect(verified.hashes.map((hash) => hash.split("$").slice(1, 4).join("$"))).toEqual(
      tries.map(() => "argon2id$v=19$m=19456,t=2,p=1"),
    );
  });

  it("makes whoever guesses wait twice as long each time, at that account and from that network alone", async () => {
    const { email } = await known();
    const office = from();
    const guess = () => signIn(request, office, { email, password: "wrong wrong wrong" });
    // Sent at once and by clients that share nothing but the database.
    const answers = await Promise.all(Array.from({ length: 12 }, guess));
    expect(verified.hashes).toHaveLength(5);
    const words = answers.map((answer) => (answer.ok ? "" : answer.error.message));
    expect(words.filter((said) => said.includes("Wait a minute"))).toHaveLength(7);
    await closeDatabase();
    const right = (address: string) => signIn(request, address, { email, password: PASSWORD });
    expect((await right(office)).ok).toBe(false);
    for (const minutes of [1, 2, 4]) {
      await sqlFor("auth")`update auth.attempts set at = at - make_interval(mins => ${minutes})`;
      expect(JSON.stringify(await guess())).toContain("Check both");
      expect(JSON.stringify(await guess())).toMatch(/Wait \d minutes/);
    }
    await sqlFor("auth")`update auth.attempts set at = at - interval '8 minutes'`;
    expect((await right(office)).ok).toBe(true);
    expect((await right(office)).ok).toBe(true);
  });

  it("lets the person in from her own browser after somebody has failed a thousand times", async () => {
    const { email } = await known();
    const first = await signIn(request, from(), { email, password: PASSWORD });
    if (!first.ok) throw new Error(first.error.message);
    const hers = withCookie(first.value.knownBrowser ?? "");
    const office = from();
    const attacker = async (n: number) => {
      // From everywhere, and from her own network too.
      const address = n % 10 === 0 ? office : `198.51.${n % 100}.7`;
      return signIn(request, address, { email, password: "wrong wrong wrong" });
    };
    verified.hashes.length = 0;
    for (let n = 0; n < 80; n += 20)
      await Promise.all(Array.from({ length: 20 }, (_, more) => attacker(n + more)));
    expect(verified.hashes.length).toBeLessThanOrEqual(50);
    // A thousand of them: what they were refused is not written down, so it is written here.
    await sqlFor("auth")`
      insert into auth.attempts (id, kind, subject, at, failed)
        select gen_random_uuid(), kind, subject, at, true from auth.attempts, generate_series(1, 20) where failed`;
    const [written] = await sqlFor("auth")<{ n: number }[]>`
      select count(*)::int as n from auth.attempts where failed and kind = 'sign-in:account'`;
    expect(written?.n).toBeGreaterThan(1_000);
    expect((await signIn(hers, office, { email, password: PASSWORD })).ok).toBe(true);
    // What they have tried goes on counting against them.
    expect((await signIn(request, from(), { email, password: PASSWORD })).ok).toBe(false);
  });

  it("gives a thief of a known browser's cookie no more tries, for its account or another", async () => {
    const { email } = await known();
    const first = await signIn(request, from(), { email, password: PASSWORD });
    if (!first.ok) throw new Error(first.error.message);
    const cookie = first.value.knownBrowser ?? "";
    const theirs = withCookie(cookie);
    verified.hashes.length = 0;
    for (let n = 0; n < 8; n += 1) await signIn(theirs, from(), { email, password: "wrong wrong wrong" });
    expect(verified.hashes).toHaveLength(5);
    // For another account, or made up, the cookie says nothing.
    const other = await known();
    verified.hashes.length = 0;
    const forged = withCookie(cookie.replace(/\.[\w-]{22}/, `.${"A".repeat(22)}`));
    const here = from();
    for (const by of [theirs, forged])
      for (let n = 0; n < 8; n += 1)
        await signIn(by, here, { email: other.email, password: "wrong wrong wrong" });
    expect(verified.hashes).toHaveLength(5);
  });

  it("limits an address that tries many accounts, known or not", async () => {
    const here = from();
    const limit = (n: number) => signIn(request, here, { email: `n${n}@example.org`, password: "x" });
    const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => limit(n)));
    expect(verified.hashes).toHaveLength(50);
    expect(answers.every((answer) => !answer.ok)).toBe(true);
    const { email } = await known();
    expect((await signIn(request, here, { email, password: PASSWORD })).ok).toBe(false);
    expect((await signIn(request, from(), { email, password: PASSWORD })).ok).toBe(true);
  });

  it("forgives an account's failures once it goes well", async () => {
    const { email } = await known();
    for (let n = 0; n < 3; n += 1) {
      for (let wrong = 0; wrong < 4; wrong += 1)
        await signIn(request, from(), { email, password: "wrong wrong wrong" });
      expect((await signIn(request, from(), { email, password: PASSWORD })).ok).toBe(true);
    }
  });
});

describe("a session", () => {
  it("ends after an hour without a request, and after twelve hours in any case", async () => {
    const { personId } = await known();
    const asked = withCookie(await startSession(request, personId));
    const sql = sqlFor("owner");
    await sql`update auth.sessions set expires_at = expires_at - interval '59 minutes' where person_id = ${personId}`;
    expect(await signedInPerson(asked)).toBe(personId);
    const [renewed] = await sql<{ left: number }[]>`
      select extract(epoch from expires_at - now())::int as left from auth.sessions where person_id = ${personId}`;
    expect(renewed?.left).toBeGreaterThan(59 * 60);
    await sql`update auth.sessions set expires_at = now() where person_id = ${personId}`;
    expect(await signedInPerson(asked)).toBeUndefined();

    const long = withCookie(await startSession(request, personId));
    await sql`update auth.sessions set started_at = now() - interval '11 hours 50 minutes', expires_at = now() + interval '5 minutes' where person_id = ${personId}`;
    expect(await signedInPerson(long)).toBe(personId);
    const [capped] = await sql<{ left: number }[]>`
      select extract(epoch from max(expires_at) - now())::int as left from auth.sessions where person_id = ${personId}`;
    expect(capped?.left).toBeLessThanOrEqual(600);
    await sql`update auth.sessions set started_at = now() - interval '12 hours 1 second', expires_at = now() + interval '1 hour' where person_id = ${personId}`;
    expect(await signedInPerson(long)).toBeUndefined();
  });

  it("ends here without ending elsewhere, and cannot be used again", async () => {
    const { personId } = await known();
    const [one, two] = [
      withCookie(await startSession(request, personId)),
      withCookie(await startSession(request, personId)),
    ];
    expect(await countSessions(personId)).toBe(2);
    expect(await endSession(one)).toContain("Max-Age=0");
    expect(await signedInPerson(one)).toBeUndefined();
    expect(await signedInPerson(two)).toBe(personId);
  });

  it("is bound to this host alone when the portal is reached safely", async () => {
    const { personId } = await known();
    const secure = new Request("https://portal.test/");
    const header = await startSession(secure, personId);
    expect(header).toMatch(/^__Host-homeward=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    expect(await signedInPerson(withCookie(header, "https://portal.test/"))).toBe(personId);
    // A cookie that a neighbour could have set does not count.
    const plain = header.replace("__Host-", "");
    expect(await signedInPerson(withCookie(plain, "https://portal.test/"))).toBeUndefined();
  });
});
