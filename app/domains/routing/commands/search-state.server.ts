import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { KindAndFacts } from "~/domains/audit/events.rules";
import { recordEvents } from "~/domains/audit/record-event.server";
import { REFERRAL_EVENTS } from "~/domains/referrals/referral.events";
import type { ReferralState } from "~/domains/referrals/referral.machine";
import type { ClearedText } from "~/platform/cleared-text";
import { now } from "~/platform/clock.server";
import { DELIVERY_EVENTS } from "../delivery.events";
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
  reason: ClearedText | null = null,
): Promise<void> {
  await tx.delivery.updateMany({
    where: { referralId: referral.id, councilId: referral.councilId },
    data: { searchState: state, searchReason: reason, version: { increment: 1 } },
  });
}

type ToldOnDeliveries =
  | KindAndFacts<typeof DELIVERY_EVENTS, "delivery-closed" | "delivery-reopened" | "delivery-changed">
  | KindAndFacts<typeof REFERRAL_EVENTS, "search-paused" | "search-resumed">;

/** One event for each provider, on its own delivery and with the reason it is told. */
export function recordForProviders(
  tx: Tx,
  actor: Actor,
  referral: Referral,
  deliveries: readonly LockedDelivery[],
  told: ToldOnDeliveries,
  to?: DeliveryState,
): Promise<void> {
  const places = deliveries.map(({ id, providerId, state }) => ({
    ...(to ? { from: state, to } : {}),
    audience: "provider" as const,
    councilId: referral.councilId,
    providerId,
    subject: "delivery" as const,
    subjectId: id,
    referralId: referral.id,
  }));
  if (told.kind === "search-paused" || told.kind === "search-resumed")
    return recordEvents(
      tx,
      actor,
      REFERRAL_EVENTS,
      places.map((place) => ({ ...told, ...place })),
    );
  return recordEvents(
    tx,
    actor,
    DELIVERY_EVENTS,
    places.map((place) => ({ ...told, ...place })),
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
  told: { searchState: ReferralState; reason: ClearedText; reasonFor?: ReadonlyMap<string, ClearedText> },
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
  const closed = (some: LockedDelivery[], reason: ClearedText) =>
    recordForProviders(tx, actor, referral, some, { kind: "delivery-closed", reason }, "closed");
  await closed(rest, told.reason);
  for (const delivery of own) await closed([delivery], told.reasonFor?.get(delivery.id) ?? told.reason);
  return open;
}
