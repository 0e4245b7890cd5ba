/** Which figures of which council may be published, and as what. Pure but for the choice of what is hidden, which is asked for. */
import type { CountTable } from "~/domains/disclosure/count-table.rules";
import { whyPriceIsHidden } from "~/domains/disclosure/small-counts.rules";
import type { Figure } from "./figures.rules";
import { MEASURE_KEYS, type MeasureKey, measureOf } from "./measures.options";

/** As it stands in the table that everybody reads: null is hidden, or nothing. */
export type PublishedFigure = {
  /** null for all councils together. */
  councilId: string | null;
  measure: MeasureKey;
  counted: number | null;
  met: number | null;
  openLate: number | null;
  median: number | null;
  ninetieth: number | null;
  metPencePercent: number | null;
};

export type CouncilFigures = { councilId: string; figures: readonly Figure[] };

/** What of a table is hidden, in its shape. */
type Hidden = { cells: boolean[][]; rowTotals: boolean[]; columnTotals: boolean[]; whole: boolean };
type Hide = (table: CountTable) => Promise<Hidden>;

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/**
 * The figures of a quarter as they are published, of each council and of all together. What met the target, what did not and both
 * together stand in one table with the region's sums, and what is open in another, so that no sum gives a small count away.
 */
export async function publishedFigures(
  councils: readonly CouncilFigures[],
  hide: Hide,
): Promise<PublishedFigure[]> {
  const published: PublishedFigure[] = [];
  for (const measure of MEASURE_KEYS) {
    const rows = councils.flatMap(({ councilId, figures }) => {
      const figure = figures.find((one) => one.measure === measure);
      return figure ? [{ councilId, figure }] : [];
    });
    if (rows.length > 0) published.push(...(await ofMeasure(measure, rows, hide)));
  }
  return published;
}

async function ofMeasure(
  measure: MeasureKey,
  rows: readonly { councilId: string; figure: Figure }[],
  hide: Hide,
): Promise<PublishedFigure[]> {
  const { met: hasMet, stays } = measureOf(measure);
  const keys = rows.map(({ councilId }) => councilId);
  const done = await hide({
    rows: keys,
    columns: hasMet === null ? ["counted"] : ["met", "not-met"],
    counts: rows.map(({ figure: { counted, met } }) =>
      hasMet === null ? [counted] : [met ?? 0, counted - (met ?? 0)],
    ),
    totals: hasMet === null ? "columns" : "both",
  });
  const open = stays
    ? await hide({
        rows: keys,
        columns: ["open"],
        counts: rows.map(({ figure }) => [figure.openLate ?? 0]),
        totals: "columns",
      })
    : null;
  const flag = (row: boolean[] | undefined, index: number) => row?.[index] ?? true;
  const ofCouncils = rows.map(({ councilId, figure }, index): PublishedFigure => {
    const cells = done.cells[index];
    const isHidden = hasMet === null ? flag(cells, 0) : flag(done.rowTotals, index);
    const metHidden = isHidden || flag(cells, 0) || flag(cells, 1);
    return {
      councilId,
      measure,
      counted: isHidden ? null : figure.counted,
      met: metHidden ? null : figure.met,
      openLate: open === null || flag(open.cells[index], 0) ? null : figure.openLate,
      median: isHidden ? null : figure.median,
      ninetieth: isHidden ? null : figure.ninetieth,
      metPencePercent: metHidden ? null : percentOfPence(figure.pence),
    };
  });
  const [allHidden, regionMetHidden] =
    hasMet === null
      ? [flag(done.columnTotals, 0), true]
      : [done.whole, done.whole || flag(done.columnTotals, 0) || flag(done.columnTotals, 1)];
  return [
    ...ofCouncils,
    {
      councilId: null,
      measure,
      counted: allHidden ? null : sum(rows.map(({ figure }) => figure.counted)),
      met: regionMetHidden ? null : sum(rows.map(({ figure }) => figure.met ?? 0)),
      openLate:
        open === null || flag(open.columnTotals, 0)
          ? null
          : sum(rows.map(({ figure }) => figure.openLate ?? 0)),
      median: null,
      ninetieth: null,
      metPencePercent: null,
    },
  ];
}

/** The share of the money that met the target; null where it would say what one provider takes. */
function percentOfPence(pence: Figure["pence"]): number | null {
  if (whyPriceIsHidden(pence) !== null) return null;
  const all = sum(pence.map((one) => one.pence));
  return all === 0 ? null : Math.round((sum(pence.map(({ met }) => met)) / all) * 100);
}
