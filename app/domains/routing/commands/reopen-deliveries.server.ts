import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { findEditions } from "~/domains/referrals/queries/find-editions.server";
import { type ClearedText, ownWords } from "~/platform/cleared-text";
import { now } from "~/platform/clock.server";
import { deliveryMachine } from "../delivery.machine";
import { PASSING_REASONS } from "../reopening.rules";
import { PHONED } from "./deliver-by-phone.server";
import {
  carrySearchState,
  type LockedDelivery,
  lockDeliveries,
  recordForProviders,
} from "./search-state.server";

/**
 * Opens the closed deliveries of a referral again, with a new clock: those where a service is left to ask. Offers
 * that have ended and declines that time may have mended are asked for again; other declines stand, and an
 * organisation that declined with everything, and one that was refused, stays closed. `offered` are the answers that an
 * offer still stands for; what offers are, the caller knows. Gives the deliveries that are open again.
 */
export async function reopenDeliveries(
  tx: Tx,
  actor: Actor,
  referral: { id: string; councilId: string; editionNumber: number },
  {
    answerBy,
    reason,
    offered,
  }: { answerBy: Date; reason: ClearedText; offered: readonly { deliveryId: string; serviceId: string }[] },
): Promise<LockedDelivery[]> {
  const deliveries = await lockDeliveries(tx, referral);
  const at = now();
  await tx.$executeRaw`
    update delivery_services s
       set answer = 'none', decline_reason = null, decline_section = null, note = null, indicative_weekly_pence = null, ring_number = null,
           answered_by_id = null, answered_at = null, version = s.version + 1
      from deliveries d
     where d.id = s.delivery_id and d.referral_id = ${referral.id}::uuid and d.council_id = ${referral.councilId}::uuid
       and d.state = 'closed'
       and ((s.answer = 'declined' and coalesce(s.decline_reason, '') in (select unnest(${[...PASSING_REASONS, ""]}::text[])))
         or (s.answer = 'offered' and (s.delivery_id, s.service_id) not in (
               select * from unnest(${offered.map(({ deliveryId }) => deliveryId)}::uuid[],
                                    ${offered.map(({ serviceId }) => serviceId)}::uuid[]))))`;
  const left = await tx.deliveryService.findMany({
    where: { delivery: { referralId: referral.id }, answer: { not: "declined" } },
    select: { deliveryId: true },
    distinct: ["deliveryId"],
  });
  const asked = new Set(left.map(({ deliveryId }) => deliveryId));
  const refused = new Set(
    (
      await tx.organisation.findMany({
        where: { id: { in: deliveries.map(({ providerId }) => providerId) }, standing: "refused" },
        select: { id: true },
      })
    ).map(({ id }) => id),
  );
  // Whoever was only phoned was sent nothing, and so is not asked again.
  const phoned = new Set(
    (
      await tx.delivery.findMany({
        where: { referralId: referral.id, stageNumber: PHONED },
        select: { id: true },
      })
    ).map(({ id }) => id),
  );
  const again = deliveries.filter(
    ({ id, state, providerId }) =>
      deliveryMachine.allows(state, "reopen") && asked.has(id) && !refused.has(providerId) && !phoned.has(id),
  );
  await carrySearchState(tx, referral, "searching");
  await tx.delivery.updateMany({
    where: { id: { in: again.map(({ id }) => id) }, state: { in: deliveryMachine.from("reopen") } },
    data: {
      state: "delivered",
      closedAt: null,
      deliveredAt: at,
      answerBy,
      ...(await newestEdition(tx, referral)),
    },
  });
  await tx.delivery.updateMany({
    where: { referralId: referral.id, state: "closed", stageNumber: { not: PHONED } },
    data: { searchReason: ownWords("You had declined, so you are not asked again") },
  });
  await tx.delivery.updateMany({
    where: { referralId: referral.id, state: "closed", stageNumber: PHONED },
    data: { searchReason: reason },
  });
  await recordForProviders(tx, actor, referral, again, { kind: "delivery-reopened", reason }, "delivered");
  return again;
}

/** What the delivery says of the edition that it carries: a closed one was not told of later changes. */
async function newestEdition(tx: Tx, { id, editionNumber }: { id: string; editionNumber: number }) {
  const newest = (await findEditions(tx, id, [editionNumber])).get(editionNumber);
  return newest ? { editionNumber, headline: newest.headline, summary: newest.summary } : {};
}
