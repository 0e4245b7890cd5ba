import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { agreeOnItem } from "~/domains/referrals/commands/approve-unmasked-term.server";
import { decideItems } from "~/domains/referrals/commands/decide-items.server";
import { lockReferral } from "~/domains/referrals/commands/move-referral.server";
import type { GateItemInput } from "~/domains/referrals/gate.schema";
import { assignedTo, type FoundReferral } from "~/domains/referrals/queries/find-referral.server";
import type { StageOneGate } from "~/domains/referrals/queries/gate-stage-one-text.server";
import { now } from "~/platform/clock.server";
import { conflict, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { readDetail } from "../fuller-detail.schema";
import { gateDetail, publishedDetail } from "../queries/detail-gate.server";
import { RELEASE_EVENTS } from "../release.events";
import { may } from "../release.policy";

export type DecideDetail = {
  reference: string;
  items: GateItemInput[];
  maskTheRest: boolean;
  /** Of the text that stood on the page: one that was saved since has not been read. */
  version: number;
  idempotency?: Idempotency<DecidedDetail>;
};

/** Whether homes read it now; otherwise something waits for a decision or a second person. */
export type DecidedDetail = { open: boolean };

type Loaded = { referral: FoundReferral; gated: StageOneGate; version: number };

/**
 * What a person decided of what the gate found in the fuller detail. Once nothing waits, homes read it as the gate lets
 * it out; the council's own text stays. `conflict` where the text was saved since, or a finding decided otherwise.
 */
export function decideDetail(actor: Actor, input: DecideDetail): Promise<Result<DecidedDetail, Refusal>> {
  return write<DecidedDetail, Refusal>(actor, input.idempotency, async (tx) => {
    const loaded = await detailToDecide(tx, actor, input.reference);
    if (!loaded.ok) return loaded;
    const { referral, gated, version } = loaded.value;
    if (version !== input.version) return err(conflict(CHANGED));
    const { items, maskTheRest } = input;
    const decided = await decideItems(
      tx,
      actor,
      { referral, gate: gated.gate },
      { items, maskTheRest, about: "detail" },
    );
    if (!decided.ok) return decided;
    return publishIfOpen(tx, actor, input.reference);
  });
}

const CHANGED = "The text has changed since you read it. Check it again";

/** The second person's word on something known that was left in the fuller detail. */
export function agreeOnDetail(
  actor: Actor,
  input: { reference: string; term: string; agree: boolean; idempotency?: Idempotency<DecidedDetail> },
): Promise<Result<DecidedDetail, Refusal>> {
  return write<DecidedDetail, Refusal>(actor, input.idempotency, async (tx) => {
    const loaded = await detailToDecide(tx, actor, input.reference);
    if (!loaded.ok) return loaded;
    const { referral, gated } = loaded.value;
    const agreed = await agreeOnItem(tx, actor, { referral, gate: gated.gate }, input);
    return agreed.ok ? publishIfOpen(tx, actor, input.reference) : agreed;
  });
}

async function detailToDecide(tx: Tx, actor: Actor, reference: string): Promise<Result<Loaded, Refusal>> {
  const referral = await lockReferral(tx, actor, reference);
  if (!referral) return err(missing());
  const allowed = may(actor, "write-detail", { ...referral, assignedTo: assignedTo(referral) });
  if (allowed !== true) return err(refusalOf(allowed));
  const row = await tx.fullerDetail.findFirst({
    where: { referralId: referral.id, councilId: actor.organisationId },
    select: { content: true, version: true },
  });
  if (!row) return err(missing());
  const gated = await gateDetail(tx, actor, referral.id, readDetail(row.content), false);
  return gated.ok ? ok({ referral, gated: gated.value, version: row.version }) : gated;
}

async function publishIfOpen(
  tx: Tx,
  actor: Actor,
  reference: string,
): Promise<Result<DecidedDetail, Refusal>> {
  const loaded = await detailToDecide(tx, actor, reference);
  if (!loaded.ok) return loaded;
  const { referral, gated } = loaded.value;
  if (!gated.open) return ok({ open: false });
  await tx.fullerDetail.updateMany({
    where: { referralId: referral.id, councilId: actor.organisationId },
    data: { published: publishedDetail(gated.gate), checkedAt: now() },
  });
  await recordEvent(tx, actor, RELEASE_EVENTS, {
    kind: "fuller-detail-published",
    audience: "council",
    councilId: referral.councilId,
    subject: "referral",
    subjectId: referral.id,
    referralId: referral.id,
  });
  return ok({ open: true });
}
