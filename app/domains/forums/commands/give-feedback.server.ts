import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearEntries } from "~/domains/anonymisation/gate/cleared-text.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { forbidden, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { FORUM_EVENTS } from "../forum.events";
import { may } from "../forum.policy";
import { councilOf, findForumDate } from "../queries/find-forum-date.server";
import type { FeedbackInput } from "../talk.schema";
import { findBooking } from "./find-booking.server";

/** Says how a date was, once for each booking: by who was there, or by who booked for them. */
export function giveFeedback(
  actor: Actor,
  input: FeedbackInput & { bookingId: string; idempotency?: Idempotency<null> },
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const booking = await findBooking(tx, actor, input.bookingId);
    const date = booking && (await findForumDate(tx, { id: booking.dateId }));
    if (!date) return err(missing());
    const allowed = may(actor, "book", null);
    if (allowed !== true) return err(refusalOf(allowed));
    if (booking.personId !== actor.personId && booking.bookedById !== actor.personId)
      return err(forbidden("Whoever was there says how it was."));
    if (booking.state !== "attended")
      return err(notNow("Feedback is for who was there. Ring the organiser if you were"));
    const told = clearEntries({ words: input.words || null });
    if (!told.ok) return told;
    const { count } = await tx.forumFeedback.createMany({
      data: [
        {
          bookingId: booking.id,
          dateId: date.id,
          ownerOrganisationId: date.ownerOrganisationId,
          providerId: actor.organisationId,
          useful: input.useful,
          heard: input.heard,
          ...told.value,
          at: now(),
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) return err(notNow("You have told us already. One answer counts"));
    await recordEvent(tx, actor, FORUM_EVENTS, {
      kind: "forum-feedback-given",
      audience: "provider",
      councilId: councilOf(date),
      providerId: actor.organisationId,
      subject: "forum-booking",
      subjectId: booking.id,
      data: { dateId: date.id },
    });
    return ok(null);
  });
}
