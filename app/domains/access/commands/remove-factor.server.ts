import { activeFactors, needsFactor, noteAccount } from "~/domains/access/factors.server";
import { transaction } from "~/platform/database/transaction.server";
import { isId } from "~/platform/ids";
import { invalid, missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";

/**
 * Removes a passkey or the authenticator app of the person's own. The last one stays where a second factor is asked of
 * them; with the last one the recovery codes go, too.
 */
export async function removeFactor(personId: string, factorId: string): Promise<Result<null, Refusal>> {
  if (!isId(factorId)) return err(missing());
  const needed = await needsFactor(personId);
  return transaction("auth", {}, async (tx): Promise<Result<null, Refusal>> => {
    // One removal at a time, so that two at once do not leave none.
    await tx.$queryRaw`select person_id from auth.credentials where person_id = ${personId}::uuid for no key update`;
    const mine = await activeFactors(tx, personId);
    if (!mine.some(({ id }) => id === factorId)) return err(missing());
    if (needed && mine.length === 1)
      return err(invalid("Your role needs 2-step verification. Add another way to confirm first."));
    await tx.factor.deleteMany({ where: { id: factorId, personId } });
    if (mine.length === 1) await tx.recoveryCode.deleteMany({ where: { personId } });
    await noteAccount(tx, personId, "factor-removed");
    return ok(null);
  });
}
