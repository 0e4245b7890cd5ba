import { type Once, type Tx, write } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import { recordEvent } from "~/domains/audit/record-event.server";
import {
  type ReferralEvent,
  type ReferralState,
  referralMachine,
} from "~/domains/referrals/referral.machine";
import { may } from "~/domains/referrals/referral.policy";
import { referralScope } from "~/domains/referrals/referral.scope.server";
import { now } from "~/platform/clock.server";
import type { CommandError } from "~/platform/forms/submission.server";
import { err, ok, type Result } from "~/platform/result";

type Locked = { id: string; reference: string; councilId: string; state: ReferralState; version: number };

/** The referral of this council, locked first of all: referral, delivery, offer, authorisation. */
export async function lockReferral(tx: Tx, actor: Actor, id: string): Promise<Locked | null> {
  if (actor.kind !== "council") return null;
  await tx.$queryRaw`
    select id from referrals where id = ${id}::uuid and council_id = ${actor.organisationId}::uuid for update`;
  const row = await tx.referral.findFirst({
    where: { AND: [referralScope(actor), { id }] },
    select: { id: true, reference: true, councilId: true, state: true, version: true },
  });
  return row && { ...row, state: row.state as ReferralState };
}

/**
 * `searching → deciding`, when the broker shortlists or prefers; one that is deciding already stays as it is. The
 * deliveries carry the state, so that providers see it. In the caller's transaction, which holds the referral's lock.
 */
export async function decide(tx: Tx, actor: Actor, referral: Locked): Promise<Result<null, CommandError>> {
  return referral.state === "deciding" ? ok(null) : move(tx, actor, referral, "decide");
}

export type SearchOn = { reference: string; once?: Once<{ reference: string }> };

/** `deciding → searching`: none of the offers so far will do, the search goes on. Offers stay as they are. */
export function searchOn(
  actor: Actor,
  input: SearchOn,
): Promise<Result<{ reference: string }, CommandError>> {
  return write<{ reference: string }, CommandError>(actor, input.once, async (tx) => {
    const known = await tx.referral.findFirst({
      where: { AND: [referralScope(actor), { reference: input.reference }] },
      select: { id: true },
    });
    const referral = known && (await lockReferral(tx, actor, known.id));
    if (!referral) return err({ type: "not-found" });
    const permission = may(actor, "widen", referral);
    if (permission !== true) {
      const type = permission.code === "state" ? "illegal-move" : "forbidden";
      return err({ type, words: `${permission.words}.` });
    }
    const moved = await move(tx, actor, referral, "search-on");
    return moved.ok ? ok({ reference: referral.reference }) : moved;
  });
}

const KIND = { decide: "referral-deciding", "search-on": "referral-search-on" } as const;

async function move(
  tx: Tx,
  actor: Actor,
  referral: Locked,
  event: Extract<ReferralEvent, keyof typeof KIND>,
): Promise<Result<null, CommandError>> {
  const next = referralMachine.next(referral.state, event);
  if (!next.ok) return err({ type: "illegal-move", words: "The search is not open." });
  const at = now();
  const { count } = await tx.referral.updateMany({
    where: { id: referral.id, state: referral.state, version: referral.version },
    data: { state: next.value, stateSince: at, updatedAt: at, version: { increment: 1 } },
  });
  if (count === 0) return err({ type: "conflict" });
  await tx.referralChild.updateMany({
    where: { referralId: referral.id, councilId: referral.councilId, state: referral.state },
    data: { state: next.value },
  });
  await tx.delivery.updateMany({
    where: { referralId: referral.id, councilId: referral.councilId, searchState: referral.state },
    data: { searchState: next.value },
  });
  await recordEvent(tx, actor, {
    kind: KIND[event],
    audience: "council",
    councilId: referral.councilId,
    subject: "referral",
    subjectId: referral.id,
    referralId: referral.id,
    from: referral.state,
    to: next.value,
  });
  return ok(null);
}
