import { notify } from "~/domains/notifications/commands/notify.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { handle } from "~/platform/jobs/handle.server";
import { bookingMail, type ForumMail } from "../booking-mail.server";
import { TELL_FORUM_BOOKING, type Told } from "../forum.jobs";
import { findForumDate } from "../queries/find-forum-date.server";

/** The mail, and the state a booking must still have for it. */
const MAIL_BY_OUTCOME: Record<Told, { template: ForumMail; state: string }> = {
  booked: { template: "forum-booked", state: "booked" },
  offered: { template: "forum-seat-offered", state: "offered" },
  lapsed: { template: "forum-seat-lapsed", state: "lapsed" },
  cancelled: { template: "forum-cancelled", state: "cancelled" },
  changed: { template: "forum-changed", state: "booked" },
};

/**
 * The job `tell-forum-booking`: the mail about what became of a booking while its people did nothing, or by a pass.
 * Whatever it has become since is told by its own job.
 */
export const tellBooking = handle(TELL_FORUM_BOOKING, async ({ bookingId, organisationId, what }) => {
  await transaction("worker", { "app.org_id": organisationId }, (tx) => tell(tx, bookingId, what));
});

async function tell(tx: Tx, id: string, what: Told): Promise<void> {
  const { template, state } = MAIL_BY_OUTCOME[what];
  const booking = await tx.forumBooking.findFirst({
    where: { id, state },
    include: { date: { select: { cancelledReason: true } } },
  });
  const date = booking && (await findForumDate(tx, { id: booking.dateId }));
  if (!date) return;
  const seated = state === "booked";
  const mail = bookingMail(template, booking, date, {
    url: seated ? date.url : null,
    reason: booking.date.cancelledReason,
    dedupeKey: `${booking.version}:${date.version}`,
  });
  if (mail) await notify(tx, mail);
}
