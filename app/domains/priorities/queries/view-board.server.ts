import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { parseQuarter, type Quarter } from "~/platform/quarters";
import { medianWords, metWords, openWords, type ReadFigure } from "../figure-words.rules";
import { type MeasureKey, measureOf } from "../measures.options";
import { priorityAbilities } from "../priorities.policy";
import { type FigureOfQuarter, figuresOfQuarters, publishedQuarters } from "./published-figures.server";

/** What the board shows of each priority: one measure, and the rest on the council's own page. */
export const HEADLINES = [
  "payment-days",
  "offer-answer",
  "incomplete",
  "issue-answer",
] as const satisfies readonly MeasureKey[];

export type BoardCell = { met: string; median: string; open: string; of: string };
export type BoardView = {
  quarter: Quarter | null;
  earlier: Quarter | null;
  later: Quarter | null;
  columns: { measure: MeasureKey; title: string; met: string }[];
  /** By name; the last is all councils together. */
  rows: { slug: string | null; name: string; own: boolean; cells: BoardCell[] }[];
  /** Whether this person sees the council's own figures as they run. */
  running: boolean;
};

/** The board of a published quarter, the newest unless an address asks for another, for everybody who has signed in. */
export function viewBoard(actor: Actor, wanted: string | null): Promise<BoardView> {
  return read(actor, async (tx) => {
    const quarters = await publishedQuarters(tx);
    const at = Math.max(
      0,
      quarters.findIndex(({ key }) => key === parseQuarter(wanted)?.key),
    );
    const quarter = quarters[at] ?? null;
    const figures = quarter ? await figuresOfQuarters(tx, [quarter]) : [];
    const councils = await tx.organisation.findMany({
      where: { id: { in: [...new Set(figures.flatMap(({ councilId }) => councilId ?? []))] } },
      select: { id: true, slug: true, name: true },
      orderBy: { name: "asc" },
    });
    const rowOf = (councilId: string | null) =>
      HEADLINES.map((measure) => cellOf(figures, councilId, measure));
    return {
      quarter,
      earlier: quarters[at + 1] ?? null,
      later: quarters[at - 1] ?? null,
      columns: HEADLINES.map((measure) => {
        const { title, met } = measureOf(measure);
        return { measure, title, met: met ?? "" };
      }),
      rows: [
        ...councils.map(({ id, slug, name }) => ({
          ...{ slug, name, own: id === actor.organisationId },
          cells: rowOf(id),
        })),
        ...(quarter ? [{ slug: null, name: "All councils", own: false, cells: rowOf(null) }] : []),
      ],
      running: priorityAbilities(actor, { councilId: actor.organisationId })["drill-down"],
    };
  });
}

function cellOf(
  figures: readonly FigureOfQuarter[],
  councilId: string | null,
  measure: MeasureKey,
): BoardCell {
  const nothing = {
    measure,
    counted: 0,
    met: 0,
    openLate: 0,
    median: null,
    ninetieth: null,
    metPencePercent: null,
  };
  const figure: ReadFigure =
    figures.find((one) => one.councilId === councilId && one.measure === measure) ?? nothing;
  return {
    met: metWords(figure),
    median: councilId === null ? "" : medianWords(figure),
    open: openWords(figure),
    of: figure.counted === null ? "" : `of ${figure.counted}`,
  };
}
