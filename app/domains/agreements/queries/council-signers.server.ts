import type { Actor } from "~/domains/access/actor";
import { AGREEMENT_SIGNERS } from "~/domains/access/role-groups";
import { findRecipients } from "~/domains/notifications/queries/find-recipients.server";
import type { Tx } from "~/platform/database/transaction.server";
import { type AgreementSubject, signedNewest } from "../agreement/agreement.policy";

/** Whether the council has somebody who may sign what this person issues. */
export async function someoneElseSigns(
  tx: Tx,
  organisationId: string,
  without: readonly string[],
): Promise<boolean> {
  const steps = [{ roles: AGREEMENT_SIGNERS.council }];
  return (await findRecipients(tx, { organisationId, steps, without: new Set(without) })) !== undefined;
}

/** Whether a version waits for the council's signature, and nobody there may give it. */
export async function nobodySigns(tx: Tx, actor: Actor, agreement: AgreementSubject): Promise<boolean> {
  if (agreement.state !== "issued" || signedNewest(agreement).some(({ side }) => side === "council"))
    return false;
  const without = [
    ...agreement.issued.filter(({ number }) => number === agreement.versionNumber),
    ...agreement.signatures.filter(({ side }) => side === "provider"),
  ].map(({ personId }) => personId);
  return !(await someoneElseSigns(tx, actor.organisationId, without));
}
