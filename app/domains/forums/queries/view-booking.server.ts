import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { contentDigest } from "~/platform/forms/content-digest.server";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { type BookingState, bookingMachine } from "../booking.machine";
import type { Needs } from "../booking.schema";
import { bookingScope } from "../forum.scope.server";
import { type OtherDate, otherDates } from "./other-dates.server";
import { placesInLine } from "./own-bookings.server";
import { type DateFrame, frameOfDate } from "./view-forum-date.server";

export type BookingView = {
  id: string;
  name: string;
  mine: boolean;
  organisationName: string;
  state: BookingState;
  stateSince: Date;
  heldUntil: Date | null;
  place: number | null;
  bookedBy: string | null;
  walkIn: boolean;
  needs: Needs;
  needsDigest: string;
  date: DateFrame & { url: string | null; cancelledReason: string | null };
  abilities: {
    change: boolean;
    cancel: boolean;
    move: boolean;
    accept: boolean;
    restore: boolean;
    feedback: boolean;
    certificate: boolean;
  };
  feedback: boolean;
  /** Other dates of the series that can be booked now, the next first. */
  others: OtherDate[];
};

/** One booking of the actor's organisation with what can be done with it; 404 for anybody else's. */
export function viewBooking(actor: Actor, id: string): Promise<BookingView> {
  return read(actor, async (tx) => {
    if (!isId(id)) return notFound();
    const row =
      (await tx.forumBooking.findFirst({
        where: { AND: [bookingScope(actor), { id }] },
        include: { date: { select: { reference: true, seriesId: true } } },
      })) ?? notFound();
    const date = await frameOfDate(tx, actor, row.date.reference);
    const needs = await tx.forumNeeds.findUnique({
      where: { bookingId: id },
      select: { access: true, diet: true },
    });
    const feedback = (await tx.forumFeedback.count({ where: { bookingId: id } })) > 0;
    const booker =
      row.bookedById && row.bookedById !== row.personId
        ? await tx.person.findUnique({ where: { id: row.bookedById }, select: { name: true } })
        : null;
    const state = row.state as BookingState;
    const mine = row.personId === actor.personId;
    const before = date.startsAt > date.now;
    const holds = state === "offered" && row.heldUntil !== null && row.heldUntil > date.now;
    const live = before && date.state === "published";
    const others = await otherDates(tx, actor, date);
    return {
      id,
      name: row.attendeeName,
      mine,
      organisationName: row.organisationName,
      state,
      stateSince: row.stateSince,
      heldUntil: row.heldUntil,
      place: (await placesInLine(tx, [row])).get(id) ?? null,
      bookedBy: booker?.name ?? null,
      walkIn: row.walkIn,
      needs: { access: needs?.access ?? undefined, diet: needs?.diet ?? undefined },
      needsDigest: contentDigest(needs),
      date,
      abilities: {
        change:
          live && ["booked", "waiting", "offered"].includes(state) && (date.asksAccess || date.asksDiet),
        cancel: before && bookingMachine.allows(state, "cancel"),
        move: live && bookingMachine.allows(state, "cancel") && others.length > 0,
        accept: live && holds,
        restore: date.whyNot === null && bookingMachine.allows(state, "restore"),
        feedback: state === "attended" && !feedback && (mine || row.bookedById === actor.personId),
        certificate: state === "attended" && date.endsAt <= date.now,
      },
      feedback,
      others,
    };
  });
}
