import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { contentDigest } from "~/platform/forms/content-digest.server";
import { conflict, invalid, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { Needs } from "../booking.schema";
import { FORUM_EVENTS } from "../forum.events";
import { may } from "../forum.policy";
import { councilOf, findForumDate } from "../queries/find-forum-date.server";
import { findBooking } from "./find-booking.server";
import { lockSeats } from "./lock-seats.server";
import { saveNeeds } from "./save-needs.server";

/**
 * Changes what a person needs at a date, as far as the date asks; until it begins. `expected` is the digest of what the
 * form was filled from: a colleague may have written it meanwhile. The event does not say what.
 */
export function changeNeeds(
  actor: Actor,
  input: { bookingId: string; needs: Needs; expected: string; idempotency?: Idempotency<null> },
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const booking = await findBooking(tx, actor, input.bookingId);
    const date = booking && (await findForumDate(tx, { id: booking.dateId }));
    if (!date) return err(missing());
    const allowed = may(actor, "book", null);
    if (allowed !== true) return err(refusalOf(allowed));
    if (!["booked", "waiting", "offered"].includes(booking.state)) return err(notNow());
    if (date.startsAt <= now()) return err(invalid("This date has begun. Tell whoever is at the door"));
    // One change at a time: what stands is read behind the same lock as it is written.
    await lockSeats(tx, [booking.dateId]);
    const saved = await tx.forumNeeds.findUnique({
      where: { bookingId: booking.id },
      select: { access: true, diet: true },
    });
    if (contentDigest(saved) !== input.expected) return err(conflict());
    await tx.forumNeeds.deleteMany({ where: { bookingId: booking.id } });
    await saveNeeds(tx, date, actor.organisationId, [{ id: booking.id, needs: input.needs }]);
    await recordEvent(tx, actor, FORUM_EVENTS, {
      kind: "forum-needs-changed",
      audience: "both",
      councilId: councilOf(date),
      providerId: actor.organisationId,
      subject: "forum-booking",
      subjectId: booking.id,
      data: { dateId: date.id },
    });
    return ok(null);
  });
}
