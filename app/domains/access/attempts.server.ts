import { createHmac } from "node:crypto";
import { networkOf } from "~/domains/access/network.rules";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { transaction } from "~/platform/database/transaction.server";
import { secretKey } from "~/platform/env.server";
import { newId } from "~/platform/ids";

/**
 * How often something may be tried. Counted in the database, before the work is done, so that it holds over all
 * processes together. Accounts and addresses are stored as keyed hashes.
 */
const WINDOW = 15 * 60_000;
const FORGET_AFTER = 24 * 60 * 60_000;

export type AttemptKind = "sign-in" | "password-link" | "password-link-day" | "new-password";

const LIMITS: Record<AttemptKind, { account: number; address: number; browser: number }> = {
  "sign-in": { account: 5, address: 50, browser: 5 },
  "password-link": { account: 3, address: 20, browser: 3 },
  // Each is a mail to somebody who may not have asked for it.
  "password-link-day": { account: 8, address: 200, browser: 8 },
  // Each try is thought about and hashed: ten choices for one link, and a whole office joining on one morning.
  "new-password": { account: 10, address: 60, browser: 10 },
};

export type Attempted = { allowed: true; ids: string[] } | { allowed: false };

type Subject = { kind: string; subject: string; most: number; window: number };

function subjectOf(kind: AttemptKind, of: "account" | "address" | "browser", text: string): Subject {
  const name = `${kind}:${of}`;
  const subject = createHmac("sha256", secretKey("attempts")).update(`${name}\n${text}`).digest("hex");
  return {
    kind: name,
    subject,
    most: LIMITS[kind][of],
    window: kind === "password-link-day" ? FORGET_AFTER : WINDOW,
  };
}

/** Who tries: an account (its email, known or not), from an address, perhaps with a browser that it is known by. */
export type Tries = { email: string; address: string; browser?: string | undefined };

/** What is counted: of a browser that the account is known by nothing else, so that nobody else can use it up. */
function subjectsOf(kind: AttemptKind, { email, address, browser }: Tries): Subject[] {
  if (browser) return [subjectOf(kind, "browser", `${browser}\n${email}`)];
  return [subjectOf(kind, "account", email), subjectOf(kind, "address", networkOf(address))];
}

/**
 * Counts one try. Refused when the account or the address has used up its tries of the last 15 minutes, or the known
 * browser its own; a refused try is not counted again.
 */
export function countAttempt(kind: AttemptKind, tries: Tries): Promise<Attempted> {
  const subjects = subjectsOf(kind, tries);
  return transaction("auth", {}, async (tx) => {
    // One at a time for each account and each address, in an order that cannot deadlock.
    for (const { subject } of [...subjects].sort((a, b) => (a.subject < b.subject ? -1 : 1)))
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${subject}, 0))`;
    for (const subject of subjects) if (await isUsedUp(tx, subject)) return { allowed: false as const };
    const rows = subjects.map(({ kind: name, subject }) => ({
      id: newId(),
      kind: name,
      subject,
      at: now(),
      failed: true,
    }));
    await tx.attempt.createMany({ data: rows });
    return { allowed: true as const, ids: rows.map((row) => row.id) };
  });
}

async function isUsedUp(tx: Tx, { kind, subject, most, window }: Subject): Promise<boolean> {
  const since = new Date(now().getTime() - window);
  const tries = await tx.attempt.count({ where: { kind, subject, failed: true, at: { gt: since } } });
  return tries >= most;
}

/**
 * After it went well: this try does not count, and the account starts afresh; with a known browser that browser alone,
 * because what others have tried at the account goes on counting against them.
 */
export async function forgiveAttempts(
  kind: AttemptKind,
  { email, browser }: Pick<Tries, "email" | "browser">,
  ids: string[] = [],
): Promise<void> {
  const { kind: name, subject } = browser
    ? subjectOf(kind, "browser", `${browser}\n${email}`)
    : subjectOf(kind, "account", email);
  await transaction("auth", {}, async (tx) => {
    await tx.attempt.updateMany({
      where: { OR: [{ id: { in: ids } }, { kind: name, subject }] },
      data: { failed: false },
    });
    await tx.attempt.deleteMany({ where: { at: { lt: new Date(now().getTime() - FORGET_AFTER) } } });
  });
}
