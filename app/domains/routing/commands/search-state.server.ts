import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { type NewEvent, recordEvents } from "~/domains/audit/record-event.server";
import type { ReferralState } from "~/domains/referrals/referral.machine";
import { now } from "~/platform/clock.server";
import { type DeliveryState, deliveryMachine } from "../delivery.machine";

/** A delivery of a referral whose search is changed, locked. */
export type LockedDelivery = {
  id: string;
  providerId: string;
  state: DeliveryState;
  /** Whether somebody there has heard of it, by mail or by reading the inbox. */
  heardOf: boolean;
};

type Referral = { id: string; councilId: string };

/** Every delivery of a referral, locked in one order until the transaction ends: the second of the locks. */
export function lockDeliveries(tx: Tx, referral: Referral): Promise<LockedDelivery[]> {
  return tx.$queryRaw<LockedDelivery[]>`
    select id, provider_id as "providerId", state,
           (delivered_at is not null or opened_at is not null) as "heardOf"
      from deliveries
     where referral_id = ${referral.id}::uuid and council_id = ${referral.councilId}::uuid
     order by id for no key update`;
}

/** Lets every delivery carry how the search stands, so that a provider sees it without reading the referral. */
export async function carrySearchState(
  tx: Tx,
  referral: Referral,
  state: ReferralState,
  reason: string | null = null,
): Promise<void> {
  await tx.delivery.updateMany({
    where: { referralId: referral.id, councilId: referral.councilId },
    data: { searchState: state, searchReason: reason, version: { increment: 1 } },
  });
}

/** One event for each provider, on its own delivery and with the reason it is told. */
export function recordForProviders(
  tx: Tx,
  actor: Actor,
  referral: Referral,
  deliveries: readonly LockedDelivery[],
  event: Pick<NewEvent, "kind" | "reason" | "data"> & { to?: DeliveryState },
): Promise<void> {
  return recordEvents(
    tx,
    actor,
    deliveries.map((delivery): NewEvent => {
      const { to, ...rest } = event;
      return {
        ...rest,
        ...(to ? { from: delivery.state, to } : {}),
        audience: "provider",
        councilId: referral.councilId,
        providerId: delivery.providerId,
        subject: "delivery",
        subjectId: delivery.id,
        referralId: referral.id,
      };
    }),
  );
}

/**
 * Closes every open delivery with the reason that its provider is told. Gives the deliveries that were open.
 * `reasonFor` may tell one of them something of its own.
 */
export async function closeDeliveries(
  tx: Tx,
  actor: Actor,
  referral: Referral,
  told: { searchState: ReferralState; reason: string; reasonFor?: ReadonlyMap<string, string> },
): Promise<LockedDelivery[]> {
  const deliveries = await lockDeliveries(tx, referral);
  const open = deliveries.filter(({ state }) => deliveryMachine.allows(state, "close"));
  await carrySearchState(tx, referral, told.searchState, told.reason);
  await tx.delivery.updateMany({
    where: { id: { in: open.map(({ id }) => id) }, state: { in: deliveryMachine.from("close") } },
    data: { state: "closed", closedAt: now() },
  });
  for (const [id, searchReason] of told.reasonFor ?? [])
    await tx.delivery.updateMany({ where: { id, referralId: referral.id }, data: { searchReason } });
  const own = open.filter(({ id }) => told.reasonFor?.has(id));
  const rest = open.filter(({ id }) => !told.reasonFor?.has(id));
  await recordForProviders(tx, actor, referral, rest, {
    kind: "delivery-closed",
    reason: told.reason,
    to: "closed",
  });
  for (const delivery of own)
    await recordForProviders(tx, actor, referral, [delivery], {
      kind: "delivery-closed",
      reason: told.reasonFor?.get(delivery.id) ?? told.reason,
      to: "closed",
    });
  return open;
}
