import type { Actor } from "~/domains/access/actor";
import { changeSeats } from "~/domains/forums/commands/change-seats.server";
import { planSeries } from "~/domains/forums/commands/plan-series.server";
import { publishDate } from "~/domains/forums/commands/publish-date.server";
import type { SeriesInput } from "~/domains/forums/forum.schema";
import { viewAfter } from "~/domains/forums/queries/view-after.server";
import { viewOwnDate } from "~/domains/forums/queries/view-own-date.server";
import { now } from "~/platform/clock.server";
import type { Result } from "~/platform/result";
import { addDays, londonDate } from "~/platform/time";

/** Forums as they come about: through the commands. For tests and scenarios only. */

/** A series for all providers, its first date in four weeks, each date published; gives the dates' references. */
export async function publishedForum(actor: Actor, options: Partial<SeriesInput> = {}): Promise<string[]> {
  const planned = must(
    await planSeries(actor, {
      name: "Providers' forum",
      kind: "forum",
      about: undefined,
      every: "quarter",
      audience: "all",
      firstDay: addDays(londonDate(now()), 28),
      dates: 1,
      startTime: "10:00",
      minutesLong: 150,
      place: "The Guildhall, Wolverhampton",
      accessNotes: undefined,
      url: undefined,
      capacity: 20,
      asksAccess: false,
      asksDiet: false,
      ...options,
    }),
  );
  for (const reference of planned.references) must(await publishDate(actor, { reference, version: 1 }));
  return planned.references;
}

/** The digests that the organiser's forms of a date carry now. */
export async function formDigests(
  actor: Actor,
  reference: string,
): Promise<{ agenda: string; seats: string; decisions: string; answers: Map<string, string> }> {
  const { digests, questions } = await viewOwnDate(actor, reference);
  const { decisionsDigest } = await viewAfter(actor, reference);
  return {
    ...digests,
    decisions: decisionsDigest,
    answers: new Map(questions.map(({ id, answerDigest }) => [id, answerDigest])),
  };
}

/** Changes the seats of a date as somebody who has just opened its page. */
export async function changeSeatsNow(
  actor: Actor,
  reference: string,
  capacity: number,
  perOrganisation: number | null = null,
) {
  const { seats } = await formDigests(actor, reference);
  return changeSeats(actor, { reference, expected: seats, capacity, perOrganisation });
}

export function must<T>(result: Result<T, { kind: string; message?: string }>): T {
  if (result.ok) return result.value;
  throw new Error(`A factory was refused: ${result.error.kind} ${result.error.message ?? ""}`);
}
