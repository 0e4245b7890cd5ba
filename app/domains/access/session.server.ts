import { createHash, randomBytes } from "node:crypto";
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from "lucia";
import { browserFamily } from "~/domains/access/browser.rules";
import { cookieFor, cookieOf, type WithHeaders } from "~/domains/access/cookies.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { noteStatement } from "~/platform/database/statements.server";

/**
 * Sessions: the only file that knows Lucia. The cookie holds 32 random bytes, the database their SHA-256.
 * A session ends after 60 minutes without a request and after 12 hours in any case.
 */

const IDLE_MINUTES = 60;
const MINUTE = 60_000;
const LONGEST = 12 * 60 * MINUTE;
/** Ended rows stay a day, so that a form sent too late can be kept for the person who sent it. */
const KEEP_ENDED = 24 * 60 * MINUTE;

/** A session whose second factor is still to come is good for this long and is not renewed. */
const WAITS = 15 * MINUTE;
/** More would be nobody's: the one that was used longest ago ends. */
const MAX_SESSIONS = 10;

/**
 * What has been proved besides the password: nothing (`none`), nothing yet though the person has a second factor
 * (`waiting`: it opens no page), or the second factor (`given`).
 */
export type Proved = "none" | "waiting" | "given";

/** Who is signed in with a request, and what this session has proved. */
export type SignedInSession = {
  id: string;
  personId: string;
  factor: Proved;
  /** When the person last proved that it is them; null when they have not. */
  confirmedAt: Date | null;
};

type Attributes = { started_at: Date; factor: Proved; confirmed_at: Date | null; browser: string | null };
type SessionRow = Attributes & { id: string; person_id: string; expires_at: Date };

// The library reads the machine's clock; what is stored is in the portal's time, which tests move.
const shift = () => Date.now() - now().getTime();
const forLibrary = (at: Date) => new Date(at.getTime() + shift());
const fromLibrary = (at: Date) => new Date(at.getTime() - shift());

function auth() {
  noteStatement("session");
  return sqlFor("auth");
}

const sessionOf = (row: SessionRow): DatabaseSession => ({
  id: row.id,
  userId: row.person_id,
  expiresAt: forLibrary(row.expires_at),
  attributes: {
    started_at: row.started_at,
    factor: row.factor,
    confirmed_at: row.confirmed_at,
    browser: row.browser,
  },
});

/** The library's view of schema `auth`; rows that have ended are not handed to it, so that it leaves them. */
const store: Adapter = {
  async getSessionAndUser(id): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const [row] = await auth()<SessionRow[]>`
      select id, person_id, expires_at, started_at, factor, confirmed_at, browser from auth.sessions
      where id = ${id} and expires_at > ${now()} and started_at > ${new Date(now().getTime() - LONGEST)}`;
    return row ? [sessionOf(row), { id: row.person_id, attributes: {} }] : [null, null];
  },
  async getUserSessions(personId) {
    const rows = await auth()<SessionRow[]>`
      select id, person_id, expires_at, started_at, factor, confirmed_at, browser from auth.sessions
      where person_id = ${personId} and expires_at > ${now()} and factor <> 'waiting'`;
    return rows.map(sessionOf);
  },
  async setSession({ id, userId, expiresAt, attributes }) {
    const { factor, confirmed_at, browser } = attributes as Attributes;
    const ends = factor === "waiting" ? new Date(now().getTime() + WAITS) : fromLibrary(expiresAt);
    await auth()`
      insert into auth.sessions (id, person_id, expires_at, started_at, seen_at, factor, confirmed_at, browser)
      values (${id}, ${userId}, ${ends}, ${now()}, ${now()}, ${factor}, ${confirmed_at}, ${browser})`;
  },
  async updateSessionExpiration(id, expiresAt) {
    await auth()`
      update auth.sessions set seen_at = ${now()},
             expires_at = least(${fromLibrary(expiresAt)}, started_at + interval '12 hours')
      where id = ${id} and expires_at > ${now()} and factor <> 'waiting'`;
  },
  async deleteSession(id) {
    await auth()`delete from auth.sessions where id = ${id}`;
  },
  async deleteUserSessions(personId) {
    await auth()`delete from auth.sessions where person_id = ${personId}`;
  },
  async deleteExpiredSessions() {
    await auth()`delete from auth.sessions where expires_at < ${new Date(now().getTime() - KEEP_ENDED)}`;
  },
};

const lucia = new Lucia(store, {
  sessionExpiresIn: new TimeSpan(IDLE_MINUTES, "m"),
  getSessionAttributes: (attributes) => attributes,
});

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

/** Without an age: the browser forgets it when it closes; how long it counts is for the database to say. */
const cookie = (request: WithHeaders, value: string, more = "") =>
  cookieFor(request, "homeward", value, more);

/** The token of the request's cookie, when it looks like one of ours. */
export function tokenOf(request: WithHeaders): string | undefined {
  const token = cookieOf(request, "homeward");
  return token && /^[A-Za-z0-9_-]{43}$/.test(token) ? token : undefined;
}

/** The session of this request, also one whose second factor is still to come. Each request starts the idle hour anew. */
export async function signedInSession(request: WithHeaders): Promise<SignedInSession | undefined> {
  const token = tokenOf(request);
  if (!token) return undefined;
  const { session } = await lucia.validateSession(hashOf(token));
  if (!session) return undefined;
  // The library renews only in the second half of the hour; once a minute keeps the hour a true one.
  const left = session.expiresAt.getTime() - Date.now();
  if (!session.fresh && left < (IDLE_MINUTES - 1) * MINUTE)
    await store.updateSessionExpiration(session.id, new Date(Date.now() + IDLE_MINUTES * MINUTE));
  const { id, userId: personId, factor, confirmed_at: confirmedAt } = session;
  return { id, personId, factor, confirmedAt };
}

/** Who is signed in with this request; undefined also while the second factor is still to come. */
export async function signedInPerson(request: WithHeaders): Promise<string | undefined> {
  const session = await signedInSession(request);
  return session && session.factor !== "waiting" ? session.personId : undefined;
}

/** Whose session it was that this request still carries, if it ended by time within the last day. */
export async function personOfEndedSession(request: WithHeaders): Promise<string | undefined> {
  const token = tokenOf(request);
  if (!token) return undefined;
  const [row] = await auth()<{ person_id: string }[]>`
    select person_id from auth.sessions
    where id = ${hashOf(token)} and expires_at > ${new Date(now().getTime() - KEEP_ENDED)}
      and factor <> 'waiting'`;
  return row?.person_id;
}

/**
 * Starts a session, ends the one that the browser had, and returns the `Set-Cookie` header for it. Without `proved` it
 * counts as begun by the password alone. What is proved is proved now, unless `confirmedAt` says when, or that it was not.
 */
export async function startSession(
  request: WithHeaders,
  personId: string,
  proved: Proved = "none",
  confirmedAt: Date | null = now(),
): Promise<string> {
  const before = tokenOf(request);
  if (before) await lucia.invalidateSession(hashOf(before));
  await lucia.deleteExpiredSessions();
  const token = randomBytes(32).toString("base64url");
  const attributes: Attributes = {
    started_at: now(),
    factor: proved,
    confirmed_at: proved === "waiting" ? null : confirmedAt,
    browser: browserFamily(request.headers.get("user-agent")),
  };
  await lucia.createSession(personId, attributes, { sessionId: hashOf(token) });
  if (proved !== "waiting") await endBeyondMost(personId);
  return cookie(request, token);
}

async function endBeyondMost(personId: string): Promise<void> {
  await auth()`
    delete from auth.sessions where id in (
      select id from auth.sessions where person_id = ${personId} and factor <> 'waiting' and expires_at > ${now()}
       order by coalesce(seen_at, started_at) desc, started_at desc offset ${MAX_SESSIONS})`;
}

/** The person of this session has just proved that it is them: by the second factor, or else by the password again. */
export async function confirmSession(sessionId: string, by: "factor" | "password"): Promise<void> {
  await auth()`
    update auth.sessions set confirmed_at = ${now()}, factor = ${by === "factor" ? "given" : "none"}
     where id = ${sessionId} and expires_at > ${now()} and (${by} = 'factor' or factor = 'none')`;
}

/** One of the browsers that somebody is signed in with. */
export type SessionFacts = {
  /** Names the session on a page and opens nothing. */
  handle: string;
  browser: string | null;
  startedAt: Date;
  seenAt: Date;
  isThisOne: boolean;
};

type ListedRow = { id: string; browser: string | null; started_at: Date; seen_at: Date | null };

/** Where a person is signed in, last used first. */
export async function sessionsOf(personId: string, request: WithHeaders): Promise<SessionFacts[]> {
  const token = tokenOf(request);
  const mine = token ? hashOf(token) : undefined;
  const rows = await auth()<ListedRow[]>`
    select id, browser, started_at, seen_at from auth.sessions
     where person_id = ${personId} and expires_at > ${now()} and factor <> 'waiting'
     order by coalesce(seen_at, started_at) desc limit ${MAX_SESSIONS}`;
  return rows.map((row) => ({
    handle: handleOf(row.id),
    browser: row.browser,
    startedAt: row.started_at,
    seenAt: row.seen_at ?? row.started_at,
    isThisOne: row.id === mine,
  }));
}

// The id is the hash of the token: what stands on a page is one step further from it.
const handleOf = (id: string) => hashOf(`listed ${id}`).slice(0, 32);

/** Ends one of a person's sessions by its handle, or with `others` all but this browser's. */
export async function endSessionsWhere(
  personId: string,
  request: WithHeaders,
  which: { handle: string } | "others",
): Promise<void> {
  const token = tokenOf(request);
  const mine = token ? hashOf(token) : "";
  const rows = await auth()<{ id: string }[]>`select id from auth.sessions where person_id = ${personId}`;
  const ending = rows.filter(({ id }) => (which === "others" ? id !== mine : handleOf(id) === which.handle));
  for (const { id } of ending) await lucia.invalidateSession(id);
}

/** Ends the session of this browser and returns the `Set-Cookie` header that forgets it. */
export async function endSession(request: WithHeaders): Promise<string> {
  const token = tokenOf(request);
  if (token) await lucia.invalidateSession(hashOf(token));
  return cookie(request, "", "; Max-Age=0");
}

/** Ends every session of a person, wherever they are signed in. */
export async function endSessionsOf(personId: string): Promise<void> {
  await lucia.invalidateUserSessions(personId);
}

/** How many browsers the person is signed in with. */
export async function countSessions(personId: string): Promise<number> {
  return (await lucia.getUserSessions(personId)).length;
}

declare module "lucia" {
  interface Register {
    Lucia: typeof lucia;
    DatabaseSessionAttributes: Attributes;
  }
}
