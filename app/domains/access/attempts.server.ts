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
 *
 * Two kinds of limit: whoever tries one account from one network (or from a browser that the account is known by) waits
 * twice as long after each failure beyond the fifth; an account and a network have a number of tries in 15 minutes. So
 * somebody who guesses locks out themself, and from a known browser or with a passkey the person always gets in.
 */
const MINUTE = 60_000;
const WINDOW = 15 * MINUTE;
const FORGET_AFTER = 24 * 60 * MINUTE;
const FREE = 5;
const LONGEST_WAIT = 60 * MINUTE;

export type AttemptKind =
  | "sign-in"
  | "second-factor"
  | "password-link"
  | "password-link-day"
  | "new-password"
  | "subscription";

const LIMITS: Record<AttemptKind, { account: number; address: number }> = {
  "sign-in": { account: 50, address: 50 },
  // Only who knows the password comes so far: 960 codes a day at most, of a million.
  "second-factor": { account: 10, address: 50 },
  "password-link": { account: 3, address: 20 },
  // Each is a mail to somebody who may not have asked for it.
  "password-link-day": { account: 8, address: 200 },
  // Each try is thought about and hashed: ten choices for one link, and a whole office joining on one morning.
  "new-password": { account: 10, address: 60 },
  // Likewise: an address may subscribe to all fourteen councils and the region on one day, an office to all for several people.
  subscription: { account: 15, address: 60 },
};

/** Counted over a day, not over 15 minutes. */
const BY_THE_DAY: readonly AttemptKind[] = ["password-link-day", "subscription"];

/** `wait`: in so many minutes it can be tried again. */
export type Attempted = { allowed: true; ids: string[] } | { allowed: false; wait: number };

/** Without `most` it is a pair of one account and one place, and waits double. */
type Subject = { kind: string; subject: string; most: number | undefined; window: number };

function subjectOf(kind: AttemptKind, of: "account" | "address" | "pair" | "browser", text: string): Subject {
  const name = `${kind}:${of}`;
  const subject = createHmac("sha256", secretKey("attempts")).update(`${name}\n${text}`).digest("hex");
  const counted = of === "account" || of === "address";
  return {
    kind: name,
    subject,
    most: counted ? LIMITS[kind][of] : undefined,
    window: BY_THE_DAY.includes(kind) || !counted ? FORGET_AFTER : WINDOW,
  };
}

/** Who tries: an account (its email, known or not), from an address, perhaps with a browser that it is known by. */
export type Tries = { email: string; address: string; browser?: string | undefined };

/** What is counted: of a browser that the account is known by nothing else, so that nobody else can use it up. */
function subjectsOf(kind: AttemptKind, { email, address, browser }: Tries): Subject[] {
  if (browser) return [subjectOf(kind, "browser", `${browser}\n${email}`)];
  const network = networkOf(address);
  return [
    subjectOf(kind, "account", email),
    subjectOf(kind, "address", network),
    // Where something is guessed; the others only cost work.
    ...(kind === "sign-in" || kind === "second-factor"
      ? [subjectOf(kind, "pair", `${network}\n${email}`)]
      : []),
  ];
}

/**
 * Counts one try. Refused when the account or the address has used up its tries of the last 15 minutes, or the pair of
 * both (or the known browser) has to wait; a refused try is not counted again.
 */
export function countAttempt(kind: AttemptKind, tries: Tries): Promise<Attempted> {
  const subjects = subjectsOf(kind, tries);
  return transaction("auth", {}, async (tx) => {
    // One at a time for each account and each address, in an order that cannot deadlock.
    for (const { subject } of [...subjects].sort((a, b) => (a.subject < b.subject ? -1 : 1)))
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${subject}, 0))`;
    let wait = 0;
    for (const subject of subjects) wait = Math.max(wait, await waitFor(tx, subject));
    if (wait > 0) return { allowed: false as const, wait: Math.max(1, Math.ceil(wait / MINUTE)) };
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

/** How long, in milliseconds, until this may be tried again; 0 when it may now. */
async function waitFor(tx: Tx, { kind, subject, most, window }: Subject): Promise<number> {
  const at = now().getTime();
  const failed = { kind, subject, failed: true, at: { gt: new Date(at - window) } };
  const tries = await tx.attempt.count({ where: failed });
  if (tries < (most ?? FREE)) return 0;
  // In a window the try that opens it again is the last but `most`; of a pair it is the last one.
  const [decisive] = await tx.attempt.findMany({
    where: failed,
    orderBy: { at: "desc" },
    skip: most === undefined ? 0 : most - 1,
    take: 1,
    select: { at: true },
  });
  const pause = most === undefined ? Math.min(MINUTE * 2 ** (tries - FREE), LONGEST_WAIT) : window;
  return Math.max(0, (decisive?.at.getTime() ?? 0) + pause - at);
}

/** "Wait a minute", "Wait 4 minutes": for the words of a refusal. */
export function waitWords(minutes: number): string {
  return minutes === 1 ? "Wait a minute" : `Wait ${minutes} minutes`;
}

/**
 * After it went well: this try does not count, and the account starts afresh, also from this place; with a known browser
 * that browser alone, because what others have tried at the account goes on counting against them.
 */
export async function forgiveAttempts(
  kind: AttemptKind,
  { email, address, browser }: Pick<Tries, "email" | "browser"> & { address?: string },
  ids: string[] = [],
): Promise<void> {
  const starting = browser
    ? [subjectOf(kind, "browser", `${browser}\n${email}`)]
    : [
        subjectOf(kind, "account", email),
        ...(address ? [subjectOf(kind, "pair", `${networkOf(address)}\n${email}`)] : []),
      ];
  await transaction("auth", {}, async (tx) => {
    await tx.attempt.updateMany({
      where: { OR: [{ id: { in: ids } }, ...starting.map(({ kind, subject }) => ({ kind, subject }))] },
      data: { failed: false },
    });
    await tx.attempt.deleteMany({ where: { at: { lt: new Date(now().getTime() - FORGET_AFTER) } } });
  });
}
