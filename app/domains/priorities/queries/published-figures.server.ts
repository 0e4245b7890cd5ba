import type { Tx } from "~/domains/access/transactions.server";
import { type Quarter, quarterOf } from "~/platform/quarters";
import { columnOfDay, dayOfColumn } from "~/platform/time";
import { isMeasure } from "../measures.options";
import type { PublishedFigure } from "../published.rules";

/** So many published quarters can be read. */
const QUARTERS = 8;

/** The newest quarters that are published, newest first. */
export async function publishedQuarters(tx: Tx): Promise<Quarter[]> {
  const rows = await tx.priorityFigure.groupBy({
    by: ["quarterFrom"],
    orderBy: { quarterFrom: "desc" },
    take: QUARTERS,
  });
  return rows.map(({ quarterFrom }) => quarterOf(dayOfColumn(quarterFrom)));
}

export type FigureOfQuarter = PublishedFigure & { quarter: string };

/** The figures of these quarters: of one council and of all together, or of every council. */
export async function figuresOfQuarters(
  tx: Tx,
  quarters: readonly Quarter[],
  councilId?: string,
): Promise<FigureOfQuarter[]> {
  const rows = await tx.priorityFigure.findMany({
    where: {
      quarterFrom: { in: quarters.map(({ from }) => columnOfDay(from)) },
      ...(councilId === undefined ? {} : { OR: [{ councilId }, { councilId: null }] }),
    },
    orderBy: [{ quarterFrom: "asc" }, { measure: "asc" }],
    select: {
      ...{ councilId: true, quarterFrom: true, measure: true, counted: true, met: true, openLate: true },
      ...{ median: true, ninetieth: true, metPencePercent: true },
    },
  });
  return rows.flatMap(({ quarterFrom, measure, ...row }) =>
    isMeasure(measure) ? [{ ...row, measure, quarter: quarterOf(dayOfColumn(quarterFrom)).key }] : [],
  );
}
