import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import { recordEvents } from "~/domains/audit/record-event.server";
import type { ClearedText } from "~/platform/cleared-text";
import { now } from "~/platform/clock.server";
import { newId, newReference } from "~/platform/ids";
import { invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { FORUM_EVENTS } from "../forum.events";
import { may } from "../forum.policy";
import type { SeriesInput } from "../forum.schema";
import { ownedScope } from "../forum.scope.server";
import { bookingWindow, daysOfSeries, type Span, spanOf } from "../series-dates.rules";

export type Planned = { seriesId: string; references: string[] };

/**
 * Plans a series with its first dates as drafts: the same weekday of the month and the same hour in London on both
 * sides of a change of the clocks. Nobody else sees it before a date is published.
 */
export function planSeries(
  actor: Actor,
  input: SeriesInput & {
    /** The days as they were looked through; without them those that follow from the first. */
    days?: readonly string[];
    idempotency?: Idempotency<Planned>;
  },
): Promise<Result<Planned, Refusal>> {
  return write<Planned, Refusal>(actor, input.idempotency, async (tx) => {
    const allowed = may(actor, "run", null);
    if (allowed !== true) return err(refusalOf(allowed));
    const told = clearNotices(textsOf({ ...input, title: input.name }));
    if (!told.ok) return told;
    const at = now();
    const days = input.days ?? daysOfSeries(input.firstDay, input.every, input.dates);
    const spans = spansOf(days, input.startTime, input.minutesLong, at);
    if (!spans.ok) return spans;
    const id = newId();
    await tx.forumSeries.createMany({
      data: [
        {
          id,
          ...ownedScope(actor),
          name: told.value.title,
          kind: input.kind,
          about: told.value.about ?? "",
          every: input.every,
          audience: input.audience,
          startTime: input.startTime,
          minutesLong: input.minutesLong,
          place: told.value.place,
          accessNotes: told.value.accessNotes,
          capacity: input.capacity,
          seatsPerOrganisation: input.seatsPerOrganisation ?? null,
          asksAccess: input.asksAccess,
          asksDiet: input.asksDiet,
          createdById: actor.personId,
          createdAt: at,
        },
      ],
    });
    const references = await addDates(tx, actor, { ...input, ...told.value, id }, spans.value, at);
    return ok({ seriesId: id, references });
  });
}

function spansOf(
  days: readonly string[],
  startTime: string,
  minutesLong: number,
  at: Date,
): Result<Span[], Refusal> {
  const spans: Span[] = [];
  for (const [index, day] of [...days].sort().entries()) {
    const span = spanOf(day, startTime, minutesLong);
    if (!span)
      return err(invalid(`The clocks skip ${startTime} on ${day}. Choose another time`, "startTime"));
    if (span.startsAt <= at)
      return err(
        invalid("The first date has passed. Choose a date from today on", index === 0 ? "firstDay" : "days"),
      );
    spans.push(span);
  }
  return ok(spans);
}

/** What others read of it. */
function textsOf(given: {
  title: string;
  about?: string | undefined;
  place?: string | null | undefined;
  accessNotes?: string | null | undefined;
}) {
  const { title, about = "", place = null, accessNotes = null } = given;
  return { title, about, place, accessNotes };
}

/** What a date takes from its series. */
type OfSeries = {
  id: string;
  title: ClearedText;
  audience: string;
  place: ClearedText | null;
  accessNotes: ClearedText | null;
  url?: string | null;
  capacity: number;
  seatsPerOrganisation?: number | null;
  asksAccess: boolean;
  asksDiet: boolean;
};

async function addDates(
  tx: Tx,
  actor: Actor,
  series: OfSeries,
  spans: readonly Span[],
  at: Date,
): Promise<string[]> {
  const own = ownedScope(actor);
  const dates = spans.map((span) => ({ id: newId(), reference: newReference("FD"), span }));
  await tx.forumDate.createMany({
    data: dates.map(({ id, reference, span }) => ({
      id,
      reference,
      seriesId: series.id,
      ...own,
      title: series.title,
      state: "draft",
      audience: series.audience,
      ...span,
      ...bookingWindow(span, at),
      place: series.place,
      accessNotes: series.accessNotes,
      online: Boolean(series.url),
      asksAccess: series.asksAccess,
      asksDiet: series.asksDiet,
      createdById: actor.personId,
      createdAt: at,
      updatedAt: at,
    })),
  });
  // Raw: seats that are taken are the database's to count, and no role may name them.
  for (const { id } of dates)
    await tx.$executeRaw`
      insert into forum_seats (date_id, owner_organisation_id, capacity, per_organisation)
      values (${id}::uuid, ${actor.organisationId}::uuid, ${series.capacity}, ${series.seatsPerOrganisation ?? null})`;
  if (series.url)
    await tx.forumLink.createMany({
      data: dates.map(({ id }) => ({ dateId: id, ...own, url: series.url ?? "" })),
    });
  await recordEvents(
    tx,
    actor,
    FORUM_EVENTS,
    dates.map(({ id }) => ({
      kind: "forum-planned",
      audience: "council" as const,
      councilId: actor.kind === "council" ? actor.organisationId : null,
      subject: "forum-date" as const,
      subjectId: id,
      to: "draft",
      data: { dateId: id, seriesId: series.id },
    })),
  );
  return dates.map(({ reference }) => reference);
}

/** Adds one more date to a series, at the series' time unless told otherwise. Gives its reference. */
export function planDate(
  actor: Actor,
  input: {
    seriesId: string;
    day: string;
    startTime?: string;
    title?: string;
    url?: string;
    idempotency?: Idempotency<string>;
  },
): Promise<Result<string, Refusal>> {
  return write<string, Refusal>(actor, input.idempotency, async (tx) => {
    const series = await tx.forumSeries.findFirst({
      where: { id: input.seriesId, ...ownedScope(actor), endedAt: null },
    });
    if (!series) return err(missing());
    const allowed = may(actor, "run", series);
    if (allowed !== true) return err(refusalOf(allowed));
    const told = clearNotices(textsOf({ ...series, title: input.title ?? series.name }));
    if (!told.ok) return told;
    const at = now();
    const spans = spansOf([input.day], input.startTime ?? series.startTime, series.minutesLong, at);
    if (!spans.ok) return spans;
    const of = { ...series, ...told.value, url: input.url ?? null };
    const [reference] = await addDates(tx, actor, of, spans.value, at);
    return ok(reference ?? "");
  });
}
