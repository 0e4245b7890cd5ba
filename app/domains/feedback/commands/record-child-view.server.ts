import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { holdReferrals } from "~/domains/referrals/commands/lock-referrals.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { conflict, invalid, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { londonDate } from "~/platform/time";
import type { NotAsked, ViewKind } from "../child-view.options";
import { may } from "../child-view.policy";
import { FEEDBACK_EVENTS } from "../feedback.events";
import { type ChildAsked, findChildAsked } from "../queries/find-child.server";
import { sealView } from "../sealed-view.server";

export type RecordChildView = {
  asked: ChildAsked;
  /** 0 while nothing is recorded. */
  version: number;
  how: ViewKind;
  words: string;
  observed: string;
  why: NotAsked | "";
  note: string;
  idempotency?: Idempotency<null>;
};

/**
 * What a child says, of the options before one is chosen or of the placement after four weeks: in the child's words, or how a
 * child who does not use words was asked, or why the child was not asked. Whatever is typed is sealed under the child's data key
 * and is only for those who may know who the child is.
 */
export function recordChildView(actor: Actor, input: RecordChildView): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const today = londonDate(now());
    const seen = await findChildAsked(tx, actor, input.asked, today);
    if (!seen) return err(missing());
    await holdReferrals(tx, [seen.referralId]);
    const found = (await findChildAsked(tx, actor, input.asked, today)) ?? seen;
    const allowed = may(actor, "record", found.subject);
    if (allowed !== true) return err(refusalOf(allowed));
    if (found.whyNot) return err(notNow(found.whyNot));
    const text = { words: input.words, observed: input.observed, "not-asked": input.note }[input.how];
    if (input.how !== "not-asked" && text === "")
      return err(invalid("Write what the child said or showed", input.how));
    if (input.how === "not-asked" && input.why === "")
      return err(invalid("Choose why the child was not asked", "why"));
    const { moment, childId, referralId, placement } = found;
    const { councilId } = found.subject;
    const row = await tx.childView.findFirst({
      where: { referralChildId: childId, moment },
      select: { id: true, version: true },
    });
    if ((row?.version ?? 0) !== input.version) return err(conflict());
    const id = row?.id ?? newId();
    const sealed = text === "" ? null : await sealView(tx, actor, { id, referralId, councilId }, text);
    if (sealed === undefined)
      return err(notNow("Who the child was is no longer kept here, so nothing is written down of it"));
    const said = {
      how: input.how,
      why: input.how === "not-asked" ? input.why : null,
      sealed,
      recordedById: actor.personId,
      recordedAt: now(),
    };
    const { count } = row
      ? await tx.childView.updateMany({
          where: { id, version: input.version },
          data: { ...said, version: { increment: 1 } },
        })
      : await tx.childView.createMany({
          data: [
            {
              ...{ id, councilId, referralId, referralChildId: childId, moment },
              ...said,
            },
          ],
          skipDuplicates: true,
        });
    if (count === 0) return err(conflict());
    await recordEvent(tx, actor, FEEDBACK_EVENTS, {
      kind: "child-view-recorded",
      councilId,
      subject: placement ? "placement" : "referral",
      subjectId: placement?.id ?? referralId,
      referralId,
      data: { moment, how: input.how, ...(placement ? { placement: placement.reference } : {}) },
    });
    return ok(null);
  });
}
