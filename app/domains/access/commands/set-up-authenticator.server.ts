import { newAuthenticatorSecret, stepOf } from "~/domains/access/authenticator.server";
import { activeFactors, endSessionsWithout, noteAccount } from "~/domains/access/factors.server";
import { makeRecoveryCodes } from "~/domains/access/recovery-codes.server";
import { openSecret, sealSecret } from "~/domains/access/sealed-secret.server";
import { confirmSession, type SignedInSession } from "~/domains/access/session.server";
import { now } from "~/platform/clock.server";
import { transaction } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import { invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";

/** Recovery codes are shown with the first second factor, and this once. */
export type SetUp = { recoveryCodes: string[] };

/**
 * The secret of the authenticator that the person is setting up. The page can be opened again and shows the same one
 * for an hour, so that a code from the first look is good after the second.
 */
export function secretToSetUp(personId: string): Promise<string> {
  return transaction("auth", {}, async (tx) => {
    const at = now();
    const pending = { personId, kind: "authenticator", active: false };
    const hourAgo = new Date(at.getTime() - 60 * 60_000);
    await tx.factor.deleteMany({ where: { ...pending, createdAt: { lt: hourAgo } } });
    const [known] = await tx.factor.findMany({ where: pending });
    if (known?.secret) return openSecret(known.secret, known);
    const id = newId();
    const secret = newAuthenticatorSecret();
    await tx.factor.create({
      data: {
        ...pending,
        id,
        name: "Authenticator app",
        secret: sealSecret(secret, { id, personId }),
        createdAt: at,
      },
    });
    return secret;
  });
}

/** The app shows the right code: from now on it counts, instead of one that was there before. */
export async function setUpAuthenticator(
  session: SignedInSession,
  code: string,
): Promise<Result<SetUp, Refusal>> {
  const { personId } = session;
  const done = await transaction("auth", {}, async (tx) => {
    const [pending] = await tx.factor.findMany({
      where: { personId, kind: "authenticator", active: false },
    });
    const step =
      pending?.secret && stepOf(openSecret(pending.secret, pending), code.replace(/\s/g, ""), null);
    if (!pending || typeof step !== "number") return undefined;
    const before = await activeFactors(tx, personId);
    await tx.factor.deleteMany({ where: { personId, kind: "authenticator", active: true } });
    const at = now();
    await tx.factor.update({
      where: { id: pending.id },
      data: { active: true, lastStep: BigInt(step), createdAt: at, usedAt: at },
    });
    await noteAccount(tx, personId, "authenticator-added");
    if (before.length > 0) return { recoveryCodes: [] };
    await endSessionsWithout(tx, personId, session.id);
    return { recoveryCodes: await makeRecoveryCodes(tx, personId) };
  });
  if (!done)
    return err(
      invalid(
        "This is not the code the app is showing now. Check that the time on your phone is right and try again",
        "code",
      ),
    );
  await confirmSession(session.id, "factor");
  return ok(done);
}
