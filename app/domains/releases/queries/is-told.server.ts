import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { releaseScope } from "../release.scope.server";

/** Whether the council has told this person at a provider who the child of a referral is, for this service, and they may look now. */
export async function isTold(
  tx: Tx,
  actor: Actor,
  { referralId, serviceId }: { referralId: string; serviceId: string },
): Promise<boolean> {
  const live = { referralId, serviceId, personId: actor.personId, endedAt: null };
  const open = { OR: [{ until: null }, { until: { gt: now() } }] };
  return (await tx.informationRelease.count({ where: { AND: [releaseScope(actor), live, open] } })) > 0;
}
