import type { Actor } from "~/domains/access/actor";
import { planSeries } from "~/domains/forums/commands/plan-series.server";
import { publishDate } from "~/domains/forums/commands/publish-date.server";
import type { SeriesInput } from "~/domains/forums/forum.schema";
import { now } from "~/platform/clock.server";
import { addDays, londonDate } from "~/platform/london";
import type { Result } from "~/platform/result";

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

export function must<T>(result: Result<T, { type: string; words?: string }>): T {
  if (result.ok) return result.value;
  throw new Error(`A factory was refused: ${result.error.type} ${result.error.words ?? ""}`);
}
