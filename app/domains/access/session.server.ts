import { createHash, randomBytes } from "node:crypto";
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from "lucia";
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

type SessionRow = { id: string; person_id: string; expires_at: Date; started_at: Date };

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
  attributes: { started_at: row.started_at },
});

/** The library's view of schema `auth`; rows that have ended are not handed to it, so that it leaves them. */
const store: Adapter = {
  async getSessionAndUser(id): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const [row] = await auth()<SessionRow[]>`
      select id, person_id, expires_at, started_at from auth.sessions
      where id = ${id} and expires_at > ${now()} and started_at > ${new Date(now().getTime() - LONGEST)}`;
    return row ? [sessionOf(row), { id: row.person_id, attributes: {} }] : [null, null];
  },
  async getUserSessions(personId) {
    const rows = await auth()<SessionRow[]>`
      select id, person_id, expires_at, started_at from auth.sessions
      where person_id = ${personId} and expires_at > ${now()}`;
    return rows.map(sessionOf);
  },
  async setSession({ id, userId, expiresAt }) {
    await auth()`
      insert into auth.sessions (id, person_id, expires_at, started_at)
      values (${id}, ${userId}, ${fromLibrary(expiresAt)}, ${now()})`;
  },
  async updateSessionExpiration(id, expiresAt) {
    await auth()`
      update auth.sessions set expires_at = least(${fromLibrary(expiresAt)}, started_at + interval '12 hours')
      where id = ${id} and expires_at > ${now()}`;
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

const lucia = new Lucia(store, { sessionExpiresIn: new TimeSpan(IDLE_MINUTES, "m") });

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

/** Without an age: the browser forgets it when it closes; how long it counts is for the database to say. */
const cookie = (request: WithHeaders, value: string, more = "") =>
  cookieFor(request, "homeward", value, more);

/** The token of the request's cookie, when it looks like one of ours. */
export function tokenOf(request: WithHeaders): string | undefined {
  const token = cookieOf(request, "homeward");
  return token && /^[A-Za-z0-9_-]{43}$/.test(token) ? token : undefined;
}

/** Who is signed in with this request, or undefined. Each request starts the idle hour anew. */
export async function signedInPerson(request: WithHeaders): Promise<string | undefined> {
  const token = tokenOf(request);
  if (!token) return undefined;
  const { session } = await lucia.validateSession(hashOf(token));
  if (!session) return undefined;
  // The library renews only in the second half of the hour; once a minute keeps the hour a true one.
  const left = session.expiresAt.getTime() - Date.now();
  if (!session.fresh && left < (IDLE_MINUTES - 1) * MINUTE)
    await store.updateSessionExpiration(session.id, new Date(Date.now() + IDLE_MINUTES * MINUTE));
  return session.userId;
}

/** Whose session it was that this request still carries, if it ended by time within the last day. */
export async function personOfEndedSession(request: WithHeaders): Promise<string | undefined> {
  const token = tokenOf(request);
  if (!token) return undefined;
  const [row] = await auth()<{ person_id: string }[]>`
    select person_id from auth.sessions
    where id = ${hashOf(token)} and expires_at > ${new Date(now().getTime() - KEEP_ENDED)}`;
  return row?.person_id;
}

/** Starts a session, ends the one that the browser had, and returns the `Set-Cookie` header for it. */
export async function startSession(request: WithHeaders, personId: string): Promise<string> {
  const before = tokenOf(request);
  if (before) await lucia.invalidateSession(hashOf(before));
  await lucia.deleteExpiredSessions();
  const token = randomBytes(32).toString("base64url");
  await lucia.createSession(personId, { started_at: now() }, { sessionId: hashOf(token) });
  return cookie(request, token);
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
    DatabaseSessionAttributes: { started_at: Date };
  }
}
