import type { Actor } from "~/domains/access/actor";
import type { KindAndFacts } from "~/domains/audit/events.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { holdReferrals } from "~/domains/referrals/commands/lock-referrals.server";
import type { ClearedText } from "~/platform/cleared-text";
import type { Tx } from "~/platform/database/transaction.server";
import { conflict, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { dayOfColumn } from "~/platform/time";
import { PLACEMENT_EVENTS } from "../placement/placement.events";
import type { PlacementState } from "../placement/placement.machine";
import { may, type PlacementAction, sideOf } from "../placement/placement.policy";
import { placementScope } from "../placement/placement.scope.server";
import type { Side } from "../placement/placement-words.rules";
import { isEndToConfirm, isStartToConfirm } from "../placement/placements-of-referral.rules";

/** A placement as commands work on it, locked until the transaction ends: the last of the locks. */
export type LockedPlacement = {
  id: string;
  reference: string;
  acceptanceId: string;
  referralId: string;
  serviceId: string;
  councilId: string;
  providerId: string;
  state: PlacementState;
  version: number;
  councilMovedIn: string | null;
  providerMovedIn: string | null;
  noticeLastNight: string | null;
  lastNight: string | null;
  noticeAt: Date | null;
  endedAt: Date | null;
  /** The side of it that the actor acts for. */
  side: Side;
};

/** The placements of a referral in one order, for who changes several: after the referral's own lock. */
export async function holdPlacementsOf(tx: Tx, referralId: string): Promise<void> {
  await tx.$queryRaw`
    select id from placements where referral_id = ${referralId}::uuid order by id for no key update`;
}

/**
 * Holds the referral that a placement came of, before the placement itself is locked: the first of the locks. Nothing where
 * the actor sees no such placement, or is a provider, who reads no referral.
 */
export async function holdReferralOf(tx: Tx, actor: Actor, reference: string): Promise<void> {
  if (actor.kind !== "council") return;
  const seen = await tx.placement.findFirst({
    where: { AND: [placementScope(actor), { reference }] },
    select: { referralId: true },
  });
  if (seen) await holdReferrals(tx, [seen.referralId]);
}

/** The locked placement that this actor may do this to, seen at this version where one is said; else why not. */
export async function placementToChange(
  tx: Tx,
  actor: Actor,
  { reference, version, action }: { reference: string; version?: number; action: PlacementAction },
): Promise<Result<LockedPlacement, Refusal>> {
  const seen = await tx.placement.findFirst({
    where: { AND: [placementScope(actor), { reference }] },
    select: { id: true },
  });
  if (!seen) return err(missing());
  await tx.$queryRaw`select id from placements where id = ${seen.id}::uuid for no key update`;
  const row = await tx.placement.findUniqueOrThrow({
    where: { id: seen.id },
    select: {
      id: true,
      reference: true,
      acceptanceId: true,
      referralId: true,
      serviceId: true,
      councilId: true,
      providerId: true,
      state: true,
      version: true,
      councilMovedIn: true,
      providerMovedIn: true,
      noticeLastNight: true,
      lastNight: true,
      noticeAt: true,
      endedAt: true,
      endedSide: true,
      endConfirmedAt: true,
    },
  });
  const state = row.state as PlacementState;
  const side = sideOf(actor, row);
  const word = { ...row, state };
  const allowed = may(actor, action, {
    ...word,
    endToConfirm: isEndToConfirm(word),
    startToConfirm: isStartToConfirm(word),
  });
  if (allowed !== true) return err(refusalOf(allowed));
  if (!side) return err(missing());
  if (version !== undefined && row.version !== version) return err(conflict());
  return ok({
    ...row,
    state,
    side,
    councilMovedIn: dayOfColumn(row.councilMovedIn),
    providerMovedIn: dayOfColumn(row.providerMovedIn),
    noticeLastNight: dayOfColumn(row.noticeLastNight),
    lastNight: dayOfColumn(row.lastNight),
  });
}

/**
 * What a side wrote, as the record keeps it. A council's words are compared with the child before anybody reads them. A
 * provider may know the child and its words are not, so that they stay in the placement's own row, which can forget.
 */
export function onRecord({ side }: Pick<LockedPlacement, "side">, words: ClearedText): ClearedText | null {
  return side === "council" && words !== "" ? words : null;
}

/** An event of a placement, which both sides read. */
export function recordPlacementEvent(
  tx: Tx,
  by: { personId: string } | null,
  placement: Pick<LockedPlacement, "id" | "councilId" | "providerId" | "referralId">,
  event: KindAndFacts<typeof PLACEMENT_EVENTS> & { from?: string; to?: string },
): Promise<void> {
  return recordEvent(tx, by, PLACEMENT_EVENTS, {
    ...event,
    councilId: placement.councilId,
    providerId: placement.providerId,
    subject: "placement",
    subjectId: placement.id,
    referralId: placement.referralId,
  });
}
