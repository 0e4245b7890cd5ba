import { activeFactors, noteAccount } from "~/domains/access/factors.server";
import { makeRecoveryCodes } from "~/domains/access/recovery-codes.server";
import { transaction } from "~/platform/database/transaction.server";

/** Ten new recovery codes instead of those before; none for who has no second factor. */
export function renewRecoveryCodes(personId: string): Promise<string[]> {
  return transaction("auth", {}, async (tx) => {
    if ((await activeFactors(tx, personId)).length === 0) return [];
    const codes = await makeRecoveryCodes(tx, personId);
    await noteAccount(tx, personId, "recovery-codes-made");
    return codes;
  });
}
