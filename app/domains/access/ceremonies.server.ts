import { createHash, randomBytes } from "node:crypto";
import { cookieFor, cookieOf, type WithHeaders } from "~/domains/access/cookies.server";
import { now } from "~/platform/clock.server";
import { transaction } from "~/platform/database/transaction.server";

/**
 * The challenge of a passkey ceremony: kept by us and never by the page, one a browser, for five minutes, used once
 * whatever comes of it. Where somebody is signed in it is bound to that session.
 */
const COOKIE = "homeward-passkey";
const MINUTES_5 = 5 * 60_000;

export type Purpose = "register" | "sign-in" | "confirm";

const idOf = (token: string) => createHash("sha256").update(token).digest("hex");

/** Keeps a challenge and gives the `Set-Cookie` header that the answer is known by. */
export async function keepChallenge(
  request: WithHeaders,
  ceremony: { purpose: Purpose; sessionId: string | null; challenge: string },
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const at = now();
  await transaction("auth", {}, async (tx) => {
    await tx.ceremony.deleteMany({ where: { expiresAt: { lte: at } } });
    await tx.ceremony.create({
      data: { id: idOf(token), ...ceremony, expiresAt: new Date(at.getTime() + MINUTES_5) },
    });
  });
  return cookieFor(request, COOKIE, token, "; Max-Age=300");
}

/** Takes the challenge of this browser, which is gone then; undefined when it has none for this. */
export async function takeChallenge(
  request: WithHeaders,
  { purpose, sessionId }: { purpose: Purpose; sessionId: string | null },
): Promise<string | undefined> {
  const token = cookieOf(request, COOKIE);
  if (!token) return undefined;
  return transaction("auth", {}, async (tx) => {
    const [taken] = await tx.ceremony.findMany({ where: { id: idOf(token) } });
    const { count } = await tx.ceremony.deleteMany({ where: { id: idOf(token) } });
    if (!taken || count === 0) return undefined;
    const fits = taken.purpose === purpose && taken.sessionId === sessionId && taken.expiresAt > now();
    return fits ? taken.challenge : undefined;
  });
}
