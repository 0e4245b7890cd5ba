import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { lockReferral } from "~/domains/referrals/commands/move-referral.server";
import { assignedTo } from "~/domains/referrals/queries/find-referral.server";
import { now } from "~/platform/clock.server";
import { conflict, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { Prisma } from "~prisma/client";
import { detailRows, type FullerDetailContent } from "../fuller-detail.schema";
import { gateDetail } from "../queries/detail-gate.server";
import { RELEASE_EVENTS } from "../release.events";
import { may } from "../release.policy";

export type SaveDetailInput = {
  reference: string;
  /** Of this save, counted from what was read: 1 when nothing stood there. */
  version: number;
  content: FullerDetailContent;
  idempotency?: Idempotency<SavedDetail>;
};

/** Whether the gate found something: homes read it once somebody has decided on that. */
export type SavedDetail = { toDecide: boolean };

/**
 * Saves what people at shortlisted offers read (stage 1), as the council wrote it. It passes the same gate as an
 * edition: where nothing is found, homes read it at once; otherwise somebody looks first at what would be masked, and
 * until then they read nothing. Errors as for every command; `invalid` after too many tries.
 */
export function saveFullerDetail(
  actor: Actor,
  input: SaveDetailInput,
): Promise<Result<SavedDetail, Refusal>> {
  return write<SavedDetail, Refusal>(actor, input.idempotency, async (tx) => {
    const referral = await lockReferral(tx, actor, input.reference);
    if (!referral) return err(missing());
    const allowed = may(actor, "write-detail", { ...referral, assignedTo: assignedTo(referral) });
    if (allowed !== true) return err(refusalOf(allowed));
    const gated = await gateDetail(tx, actor, referral.id, input.content, true);
    if (!gated.ok) return gated;
    const toDecide = gated.value.findings.length > 0 || !gated.value.open;
    const at = now();
    const written = {
      content: input.content,
      published: toDecide ? Prisma.DbNull : input.content,
      checkedAt: toDecide ? null : at,
      savedById: actor.personId,
      savedAt: at,
    };
    const place = { referralId: referral.id, councilId: actor.organisationId };
    // The referral is locked: nobody else makes the row meanwhile.
    const stands = await tx.fullerDetail.findFirst({ where: place, select: { version: true } });
    if ((stands?.version ?? 0) + 1 !== input.version) return err(conflict());
    if (stands)
      await tx.fullerDetail.updateMany({ where: place, data: { ...written, version: { increment: 1 } } });
    else await tx.fullerDetail.createMany({ data: [{ ...place, ...written }] });
    await recordEvent(tx, actor, RELEASE_EVENTS, {
      kind: "fuller-detail-saved",
      audience: "council",
      councilId: referral.councilId,
      subject: "referral",
      subjectId: referral.id,
      referralId: referral.id,
      data: { answers: detailRows(input.content).length },
    });
    return ok({ toDecide });
  });
}
