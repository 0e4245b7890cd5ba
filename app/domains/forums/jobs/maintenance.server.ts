import { notify } from "~/domains/notifications/commands/notify.server";
import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { newJob } from "~/platform/jobs/define-job";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import { handle } from "~/platform/jobs/handle.server";
import { bookingMail } from "../booking-mail.server";
import { CHECK_PAPER, FORUM_MAINTENANCE, LAPSE_FORUM_SEAT } from "../forum.jobs";
import { findForumDate } from "../queries/find-forum-date.server";
import { reminderDue } from "../reminder.rules";
import { REMINDED_DAYS_BEFORE } from "../seat-times.rules";

/** Lets held seats of one date go whose 24 hours are over, and offers them to the next in line. Gives how many. */
export async function lapseSeats(dateId: string, organisationId: string): Promise<number> {
  return transaction("worker", { "app.org_id": organisationId }, async (tx) => {
    const [row] = await tx.$queryRaw<{ lapsed: number }[]>`
      select lapse_forum_seats(${dateId}::uuid, ${now()}::timestamptz) as lapsed`;
    return row?.lapsed ?? 0;
  });
}

/** The job `lapse-forum-seat`, due when a hold ends. Early by the portal's clock it does nothing; the round comes by. */
export const lapseForumSeat = handle(LAPSE_FORUM_SEAT, async ({ dateId, organisationId }) => {
  await lapseSeats(dateId, organisationId);
});

/**
 * The job `forum-maintenance`, every few minutes: held seats that are over, reminders a week and a day before, papers that
 * nobody has begun to check, and answers about access and diet that nobody needs any more. Run twice it does nothing twice.
 */
export const forumMaintenance = handle(FORUM_MAINTENANCE, async () => {
  const work = await transaction(
    "worker",
    {},
    (tx) =>
      tx.$queryRaw<
        { work: "lapse" | "remind" | "forget" | "check"; dateId: string; organisationId: string }[]
      >`
        select work, date_id as "dateId", organisation_id as "organisationId" from forum_work(${now()}::timestamptz)`,
  );
  for (const { work: what, dateId, organisationId } of work) {
    if (what === "lapse") await lapseSeats(dateId, organisationId);
    else
      await transaction("worker", { "app.org_id": organisationId }, (tx) => {
        if (what === "check") return askToCheck(tx, dateId, organisationId);
        return what === "remind" ? remind(tx, dateId) : forget(tx, dateId);
      });
  }
});

async function remind(tx: Tx, dateId: string): Promise<void> {
  const date = await findForumDate(tx, { id: dateId });
  const due = date && reminderDue(date.startsAt, now());
  if (!due) return;
  const bookings = await tx.forumBooking.findMany({
    where: { dateId, state: "booked", NOT: { reminded: { has: due } } },
  });
  for (const booking of bookings) {
    const { count } = await tx.forumBooking.updateMany({
      where: { id: booking.id, state: "booked", NOT: { reminded: { has: due } } },
      data: { reminded: { push: due } },
    });
    // Who booked within the week had the confirmation; the day before they hear of it again.
    const justBooked =
      due === "week" &&
      booking.stateSince.getTime() > date.startsAt.getTime() - REMINDED_DAYS_BEFORE * 86_400_000;
    const mail =
      count === 1 && !justBooked
        ? bookingMail("forum-reminder", booking, date, { url: date.url })
        : undefined;
    if (mail) await notify(tx, mail);
  }
}

/** Papers of before a paper was made anew have no job of their own. */
async function askToCheck(tx: Tx, dateId: string, organisationId: string): Promise<void> {
  const papers = await tx.forumPaper.findMany({
    where: { dateId, state: "checking", attempts: 0, waitsFor: null },
    select: { id: true },
  });
  const jobs = papers.map(({ id }) => newJob(CHECK_PAPER, { paperId: id, organisationId }, { key: id }));
  await enqueueAll(tx, jobs);
}

async function forget(tx: Tx, dateId: string): Promise<void> {
  await tx.forumNeeds.deleteMany({ where: { dateId } });
}
