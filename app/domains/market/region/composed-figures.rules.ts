import { dateWords } from "~/domains/offers/cost-words.rules";
import { londonDate } from "~/platform/time";
import type {
  FigureCell,
  FigureColumn,
  FigureOrigin,
  FigureResult,
  FigureRow,
  FigureSource,
} from "../figures.types";
import type { FigureQuery } from "../statement/figure-queries.rules";
import { intentionsIn, isFigureBlock, type StatementContent } from "../statement/statement-content.rules";

/**
 * Figures of the region's statement, made of what councils have published and of nothing else: a number that one of them hides
 * goes into no sum, so nobody learns from the region what a council has kept to itself. Pure.
 */

/** The newest version of a council. */
export interface CouncilVersion {
  council: string;
  number: number;
  publishedAt: Date;
  content: StatementContent;
}

type Part = { version: CouncilVersion; figure: FigureResult };

const sourceOf = (
  { council, number, publishedAt, content }: CouncilVersion,
  months?: string,
): FigureSource => ({
  publisher: council,
  title: content.title,
  release: [`version ${number}`, ...(months ? [months] : [])].join(", "),
  file: null,
  date: londonDate(publishedAt),
});

/** What councils have published under a query, added up; null where none has. */
export function composedFigure(query: FigureQuery, versions: readonly CouncilVersion[]): FigureResult | null {
  const parts = versions.flatMap((version): Part[] => {
    const blocks = version.content.sections.flatMap(({ blocks: all }) => all).filter(isFigureBlock);
    const found = blocks.find((block) => block.query === query);
    return found ? [{ version, figure: found.result }] : [];
  });
  const [first] = parts;
  if (!first) return null;
  const columns = inOrder(parts.map(({ figure }) => figure.columns));
  const rows = inOrder(parts.map(({ figure }) => figure.rows)).map(
    ({ key, label, kind }): FigureRow => ({
      key,
      label,
      ...(kind === "total" ? { kind } : {}),
      cells: columns.map((column) => sumOf(parts, key, column)),
    }),
  );
  const months = [...new Set(parts.map(({ figure }) => figure.sources[0]?.release ?? ""))];
  return {
    title: `${first.figure.title}, ${parts.length === 1 ? "1 council" : `${parts.length} councils`}`,
    unit: first.figure.unit,
    rowHeading: first.figure.rowHeading,
    columns,
    rows,
    sources: parts.map(({ version, figure }) => sourceOf(version, figure.sources[0]?.release)),
    definition: `${first.figure.definition} Added up from the newest statement of each council that has published this figure.`,
    notes: [
      `Councils: ${parts.map(({ version }) => version.council).join(", ")}.`,
      "“At least”: one or more of these councils hide a small number, which no sum contains.",
      ...(months.length > 1 ? ["Councils have counted different months: see the sources."] : []),
    ],
  };
}

/** Each key once, where it first comes; totals last. */
function inOrder<T extends FigureRow | FigureColumn>(all: readonly (readonly T[])[]): T[] {
  const known = new Map<string, T>();
  for (const one of all.flat()) if (!known.has(one.key)) known.set(one.key, one);
  const isTotal = (one: T) => "kind" in one && one.kind === "total";
  return [...known.values()].toSorted((a, b) => Number(isTotal(a)) - Number(isTotal(b)));
}

function sumOf(parts: readonly Part[], row: string, column: FigureColumn): FigureCell {
  const from: FigureOrigin[] = [];
  let [sum, counted, atLeast] = [0, 0, false];
  let mark: FigureCell["mark"] = null;
  for (const [source, { figure }] of parts.entries()) {
    const at = figure.columns.findIndex(({ key }) => key === column.key);
    const cell = figure.rows.find(({ key }) => key === row)?.cells[at];
    // A council that has no such row counted none.
    if (!cell) continue;
    if (cell.value === null) {
      mark ??= cell.mark;
      if (cell.mark !== "z") atLeast = true;
      continue;
    }
    sum += cell.value;
    counted += 1;
    atLeast ||= cell.atLeast === true;
    from.push({ source, line: null });
  }
  if (counted === 0) return { value: null, mark: mark ?? "missing", from: [] };
  // "At least 0" says nothing.
  if (atLeast && sum === 0) return { value: null, mark: mark ?? "hidden", from };
  return { value: sum, mark: null, from, ...(atLeast ? { atLeast: true as const } : {}) };
}

const NUMBER = (label: string) => ({ label, as: "number" as const, places: 0 });

/** How much councils say that they intend to commission, and by when the first of it; null where none says anything. */
export function intentionsFigure(versions: readonly CouncilVersion[]): FigureResult | null {
  const saying = versions.flatMap((version) => {
    const intentions = intentionsIn(version.content.sections).map(({ intention }) => intention);
    return intentions.length > 0 ? [{ version, intentions }] : [];
  });
  if (saying.length === 0) return null;
  const rows = saying.map(({ version, intentions }, source): FigureRow => {
    const from = [{ source, line: null }];
    const cell = (value: number | null): FigureCell =>
      value === null ? { value, mark: "missing", from } : { value, mark: null, from };
    const sum = (of: "homes" | "beds") => {
      const said = intentions.flatMap((intention) => intention[of] ?? []);
      return said.length === 0 ? null : said.reduce((all, one) => all + one, 0);
    };
    return {
      key: version.content.council.code,
      label: version.council,
      cells: [cell(intentions.length), cell(sum("homes")), cell(sum("beds"))],
    };
  });
  const total = (at: number): FigureCell => {
    const known = rows.flatMap(({ cells }) => cells[at]?.value ?? []);
    const from = rows.flatMap(({ cells }) => cells[at]?.from ?? []);
    return known.length === 0
      ? { value: null, mark: "missing", from }
      : { value: known.reduce((all, one) => all + one, 0), mark: null, from };
  };
  const firstBy = saying.flatMap(({ intentions }) => intentions.flatMap(({ by }) => by || [])).sort()[0];
  return {
    title: "What councils intend to commission",
    unit: NUMBER("beds"),
    rowHeading: "Council",
    columns: [
      { key: "intentions", label: "Intentions", unit: NUMBER("intentions") },
      { key: "homes", label: "Homes", unit: NUMBER("homes") },
      { key: "beds", label: "Beds" },
    ],
    rows: [
      ...rows,
      { key: "total", label: "All councils", kind: "total", cells: [total(0), total(1), total(2)] },
    ],
    sources: saying.map(({ version }) => sourceOf(version)),
    definition:
      "Commissioning intentions in the newest published statement of each council. An intention says homes, beds or both.",
    ...(firstBy ? { notes: [`The first is needed by ${dateWords(firstBy)}.`] } : {}),
  };
}
