import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import { now } from "~/platform/clock.server";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import { conflict, invalid, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { tellBookingJobs } from "../forum.jobs";
import type { DateInput } from "../forum.schema";
import { ownedScope } from "../forum.scope.server";
import { bookingWindow } from "../series-dates.rules";
import { findOwnDate, recordDateEvent } from "./find-own-date.server";
import { lockSeats } from "./lock-seats.server";

/**
 * Changes when, where or how a date meets. Where it is published and something changed that stands in a calendar, all
 * who have a seat are told, with the changed file.
 */
export function changeDate(
  actor: Actor,
  input: DateInput & { reference: string; version: number; idempotency?: Idempotency<null> },
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await findOwnDate(tx, actor, input.reference);
    if (!found.ok) return found;
    const date = found.value;
    const at = now();
    if (date.state === "cancelled" || date.startsAt <= at) return err(notNow());
    if (input.startsAt <= at) return err(invalid("Choose a time from now on", "startsAt"));
    if (input.endsAt <= input.startsAt) return err(invalid("It must end after it starts", "endsAt"));
    const told = clearNotices({
      title: input.title,
      place: input.place ?? null,
      accessNotes: input.accessNotes ?? null,
    });
    if (!told.ok) return told;
    const wrong = windowProblem(input);
    if (wrong) return err(wrong);
    await lockSeats(tx, [date.id]);
    const moved =
      date.startsAt.getTime() !== input.startsAt.getTime() ||
      date.endsAt.getTime() !== input.endsAt.getTime();
    const changed =
      moved ||
      date.title !== input.title ||
      date.place !== (input.place ?? null) ||
      date.accessNotes !== (input.accessNotes ?? null) ||
      date.url !== (input.url ?? null);
    const { count } = await tx.forumDate.updateMany({
      where: { id: date.id, state: date.state, version: input.version },
      data: {
        ...told.value,
        startsAt: input.startsAt,
        endsAt: input.endsAt,
        online: input.url !== undefined,
        updatedAt: at,
        version: { increment: 1 },
        // Moved without a word about booking: it closes as long before as every date does.
        ...(moved ? { closesAt: bookingWindow(input, input.opensAt ?? date.opensAt).closesAt } : {}),
        opensAt: input.opensAt,
        ...(input.closesAt ? { closesAt: input.closesAt } : {}),
        audience: input.audience,
        asksAccess: input.asksAccess,
        asksDiet: input.asksDiet,
        ...(changed ? { sequence: { increment: 1 } } : {}),
      },
    });
    if (count === 0) return err(conflict());
    await tx.forumLink.deleteMany({ where: { dateId: date.id, ...ownedScope(actor) } });
    if (input.url)
      await tx.forumLink.createMany({ data: [{ dateId: date.id, ...ownedScope(actor), url: input.url }] });
    await recordDateEvent(tx, actor, date, { kind: "forum-changed", data: { moved: moved ? 1 : 0 } });
    if (!changed || date.state !== "published") return ok(null);
    const booked = await tx.forumBooking.findMany({
      where: { dateId: date.id, state: "booked" },
      select: { id: true, version: true },
    });
    await enqueueAll(tx, tellBookingJobs(booked, date.ownerOrganisationId, "changed", String(input.version)));
    return ok(null);
  });
}

/** Booking opens before it closes, and closes before the date is over. */
function windowProblem({ opensAt, closesAt, endsAt }: DateInput): undefined | Refusal {
  if (opensAt && closesAt && closesAt <= opensAt)
    return invalid("Booking must close after it opens", "closesDay");
  if (closesAt && closesAt > endsAt)
    return invalid("Booking must close before the date is over", "closesDay");
  return undefined;
}
