import { hideSmallCounts } from "~/domains/disclosure/queries/hide-small-counts.server";
import { now } from "~/platform/clock.server";
import { transaction } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import { handle } from "~/platform/jobs/handle.server";
import { type Quarter, quarterAt, quarterBefore, quarterEnds } from "~/platform/quarters";
import { addDays, columnOfDay, londonDate } from "~/platform/time";
import { figuresOf } from "../figures.rules";
import { PUBLISH_PRIORITIES } from "../priorities.jobs";
import { type CouncilFigures, publishedFigures } from "../published.rules";
import { measureFacts } from "../queries/measure-facts.server";

/** So long after its end a quarter is published: until then payments of its last days come in, and answers are corrected. */
export const PUBLISHED_AFTER_DAYS = 14;

/**
 * The job `publish-priorities`, each day: the quarter that ended two weeks ago is published for all councils at once, unless it stands
 * already. Each council's facts are read as that council.
 */
export const publishPriorities = handle(PUBLISH_PRIORITIES, async () => {
  const quarter = quarterBefore(quarterAt(now()));
  if (londonDate(now()) < addDays(quarter.to, PUBLISHED_AFTER_DAYS)) return;
  await publishQuarter(quarter);
});

/** Publishes one quarter; false where it stands already. */
export async function publishQuarter(quarter: Quarter): Promise<boolean> {
  const councils = await transaction("worker", {}, async (tx) => {
    const standing = await tx.priorityFigure.findFirst({
      where: { quarterFrom: columnOfDay(quarter.from) },
      select: { id: true },
    });
    return standing
      ? []
      : tx.organisation.findMany({
          where: { kind: "council" },
          select: { id: true },
          orderBy: { id: "asc" },
        });
  });
  if (councils.length === 0) return false;
  const counted: CouncilFigures[] = [];
  for (const { id: councilId } of councils) {
    const facts = await measureFacts({ councilId, from: quarter.from, to: quarter.to });
    counted.push({ councilId, figures: figuresOf(facts, quarterEnds(quarter)) });
  }
  return publishFigures(quarter, counted);
}

/** Hides what is small and publishes what councils have counted of a quarter; false where it stands already. */
export async function publishFigures(quarter: Quarter, counted: readonly CouncilFigures[]): Promise<boolean> {
  const rows = (await publishedFigures(counted, hideSmallCounts)).map((one) => ({
    id: newId(),
    council_id: one.councilId,
    measure: one.measure,
    counted: one.counted,
    met: one.met,
    open_late: one.openLate,
    median: one.median,
    ninetieth: one.ninetieth,
    met_pence_percent: one.metPencePercent,
  }));
  return transaction("worker", {}, async (tx) => {
    const [row] = await tx.$queryRaw<{ published: boolean }[]>`
      select public.publish_priorities(${quarter.from}::date, ${JSON.stringify(rows)}::jsonb) as published`;
    return row?.published ?? false;
  });
}
