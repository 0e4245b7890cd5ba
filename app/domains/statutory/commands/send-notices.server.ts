import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { now } from "~/platform/clock.server";
import { conflict, invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, londonDate } from "~/platform/time";
import { may, writingOf } from "../letters.policy";
import { isNoticeCode } from "../notice-parts.options";
import { letterFactsOf } from "../queries/letter-facts.server";
import { lockStatutory, recordOfPlacement } from "./lock-statutory.server";

export type SendNotices = {
  reference: string;
  /** "ID.VERSION" of each letter that was sent, as it was listed. */
  notices: readonly string[];
  /** `YYYY-MM-DD` */
  sentOn: string;
  idempotency?: Idempotency<number>;
};

/** Records letters as sent on one day, all or none; how many. What each says of the placement is kept as it is now. */
export function sendNotices(actor: Actor, input: SendNotices): Promise<Result<number, Refusal>> {
  return write<number, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await lockStatutory(tx, actor, input.reference);
    if (!found) return err(missing());
    const allowed = may(actor, "read-letters", found.subject);
    if (allowed !== true) return err(refusalOf(allowed));
    const { sentOn } = input;
    if (sentOn > londonDate(now())) return err(invalid("The date is in the future", "sentOn"));
    if (sentOn < found.began)
      return err(invalid(`The date is before the referral began on ${dayWords(found.began)}`, "sentOn"));
    const facts = await letterFactsOf(tx, found);
    const chosen = new Map(input.notices.map((one) => [one.slice(0, 36), Number(one.slice(37))]));
    for (const [id, version] of chosen) {
      const row = await tx.statutoryNotice.findFirst({
        where: { id, placementId: found.id, version, sentOn: null, leftOut: null, sealed: { not: null } },
        select: { code: true, part: true },
      });
      const writes = row && isNoticeCode(row.code) ? may(actor, writingOf(row.code), found.subject) : true;
      if (writes !== true) return err(refusalOf(writes));
      if (!row)
        return err(conflict("A letter has been changed or sent meanwhile. Check the list, then continue"));
      await tx.statutoryNotice.updateMany({
        where: { id, version },
        data: {
          ...{ sentOn: columnOfDay(sentOn), sentById: actor.personId, sentAt: now(), facts },
          version: { increment: 1 },
        },
      });
      await recordOfPlacement(tx, actor, found, {
        kind: "statutory-notice-sent",
        data: { placement: found.reference, step: row.code, part: row.part, date: sentOn },
      });
    }
    return ok(chosen.size);
  });
}
