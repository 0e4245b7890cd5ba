import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { agreementScope } from "../agreement/agreement.scope.server";
import { type FoundAgreement, findAgreement } from "../queries/find-agreement.server";

/**
 * The agreement with this reference where the actor may see it, locked, or null. It is the last of the locks: who issues it
 * writes its acceptance too, and who brings it into force has its placement priced (`price_placement` in prisma/sql), as an
 * end does that comes to the agreement from there. Their locks come before.
 */
export async function lockAgreement(
  tx: Tx,
  actor: Actor,
  reference: string,
  {
    withAcceptance = false,
    withPlacement = false,
  }: { withAcceptance?: boolean; withPlacement?: boolean } = {},
): Promise<FoundAgreement | null> {
  const seen = await tx.agreement.findFirst({
    where: { AND: [agreementScope(actor), { reference }] },
    select: { id: true, acceptanceId: true },
  });
  if (!seen) return null;
  if (withPlacement)
    await tx.$queryRaw`select id from placements where acceptance_id = ${seen.acceptanceId}::uuid for no key update`;
  if (withAcceptance)
    await tx.$queryRaw`select id from acceptances where id = ${seen.acceptanceId}::uuid for no key update`;
  await tx.$queryRaw`select id from agreements where id = ${seen.id}::uuid for no key update`;
  return findAgreement(tx, actor, reference);
}
