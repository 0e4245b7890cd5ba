import { countAttempt, forgiveAttempts, waitWords } from "~/domains/access/attempts.server";
import { stepOf } from "~/domains/access/authenticator.server";
import { takeChallenge } from "~/domains/access/ceremonies.server";
import { noteAccount } from "~/domains/access/factors.server";
import { knownBrowser } from "~/domains/access/known-browser.server";
import type { UsedPasskey } from "~/domains/access/passkey.schema";
import { personByPasskey } from "~/domains/access/passkeys.server";
import { isRecoveryCode, spendRecoveryCode } from "~/domains/access/recovery-codes.server";
import { openSecret } from "~/domains/access/sealed-secret.server";
import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";

type WithHeaders = Pick<Request, "url" | "headers">;

const WRONG: Refusal = invalid(
  "This code is wrong or has already been used. Enter the code the app is showing now",
  "code",
);

export async function emailOf(personId: string): Promise<string> {
  const { email } = await transaction("auth", {}, (tx) =>
    tx.credential.findUniqueOrThrow({ where: { personId }, select: { email: true } }),
  );
  return email;
}

/**
 * Whether this is a code of the person's authenticator app (each is taken once) or one of their recovery codes (which is
 * used up, and they are told). Tries are limited apart from everybody else's where the browser is known.
 */
export async function proveByCode(
  request: WithHeaders,
  address: string,
  { personId, code }: { personId: string; code: string },
): Promise<Result<null, Refusal>> {
  const email = await emailOf(personId);
  const tries = { email, address, browser: knownBrowser(request, email) };
  const attempt = await countAttempt("second-factor", tries);
  if (!attempt.allowed)
    return err(
      invalid(`There were too many attempts. ${waitWords(attempt.wait)} and try again, or use a passkey.`),
    );
  const right = await transaction("auth", {}, (tx) =>
    isRecoveryCode(code) ? byRecoveryCode(tx, personId, code) : byAuthenticator(tx, personId, code),
  );
  if (!right) return err(WRONG);
  await forgiveAttempts("second-factor", tries, attempt.ids);
  return ok(null);
}

async function byAuthenticator(tx: Tx, personId: string, typed: string): Promise<boolean> {
  const [factor] = await tx.factor.findMany({ where: { personId, kind: "authenticator", active: true } });
  if (!factor?.secret) return false;
  const last = factor.lastStep === null ? null : Number(factor.lastStep);
  const step = stepOf(openSecret(factor.secret, factor), typed.replace(/\s/g, ""), last);
  if (step === undefined) return false;
  // Of two at once with the same code one counts.
  const used = await tx.factor.updateMany({
    where: { id: factor.id, OR: [{ lastStep: null }, { lastStep: { lt: BigInt(step) } }] },
    data: { lastStep: BigInt(step), usedAt: now() },
  });
  return used.count === 1;
}

async function byRecoveryCode(tx: Tx, personId: string, typed: string): Promise<boolean> {
  if (!(await spendRecoveryCode(tx, personId, typed))) return false;
  const left = await tx.recoveryCode.count({ where: { personId, usedAt: null } });
  await noteAccount(
    tx,
    personId,
    "recovery-code-used",
    left === 1 ? "You have 1 code left." : `You have ${left} codes left.`,
  );
  return true;
}

const NO_PASSKEY: Refusal = invalid("This passkey was not accepted. Try again, or use a code instead.");

/** Whose passkey answers the challenge that this browser was given; not counted, because it cannot be guessed. */
export async function proveByPasskey(
  request: WithHeaders,
  {
    used,
    personId,
    sessionId,
    purpose,
  }: {
    used: UsedPasskey;
    personId: string | undefined;
    sessionId: string | null;
    purpose: "sign-in" | "confirm";
  },
): Promise<Result<{ personId: string }, Refusal>> {
  const challenge = await takeChallenge(request, { purpose, sessionId });
  if (!challenge) return err(NO_PASSKEY);
  const found = await transaction("auth", {}, (tx) => personByPasskey(tx, { used, challenge, personId }));
  return found ? ok({ personId: found }) : err(NO_PASSKEY);
}
