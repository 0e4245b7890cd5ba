import { type CountTable, cellKey } from "~/domains/disclosure/count-table.rules";
import type { HiddenCounts } from "~/domains/disclosure/queries/hide-small-counts.server";
import { isSmallCount } from "~/domains/disclosure/small-counts.rules";
import { NEEDS } from "~/domains/providers/declared.rules";
import { CLOSE_REASONS } from "~/domains/referrals/close-reasons.options";
import { WANTED_KINDS } from "~/domains/referrals/referral.options";
import { DECLINE_REASONS } from "~/domains/routing/decline-reasons.options";
import { keysOf } from "~/platform/forms/options";
import type { FigureCell, FigureResult, FigureRow } from "../figures.types";
import type { DemandWindow } from "./demand-window.rules";

/** What a council's own searches say of demand, as figures that may be published. Pure. */

export const AGE_BANDS = {
  "0-4": "0 to 4",
  "5-9": "5 to 9",
  "10-15": "10 to 15",
  "16-17": "16 and 17",
  unknown: "Age not known",
} as const;

export const OUTCOMES = {
  placed: "Place found",
  open: "Still searching",
  closed: "Closed without a place",
  withdrawn: "Withdrawn",
} as const;

export const WAITS = {
  "1": "Within a day",
  "3": "Within 3 days",
  "7": "Within a week",
  "28": "Within 4 weeks",
  longer: "Later",
  none: "No place found",
} as const;

/** A count of referrals (or of answers) under two keys; what is missing is 0. */
export interface DemandCount {
  row: string;
  column: string;
  count: number;
}

/** A table of counts, and the words that it is published with. */
export interface DemandTable {
  counts: CountTable;
  title: string;
  rowHeading: string;
  unit: string;
  rowLabels: Readonly<Record<string, string>>;
  columnLabels: Readonly<Record<string, string>>;
  /** Columns that are counted and never shown: what protects a share of all. */
  unseen?: string[];
  totalLabel: string;
  definition: string;
}

function table(
  rows: string[],
  columns: string[],
  found: readonly DemandCount[],
  totals: CountTable["totals"],
): CountTable {
  const at = new Map(found.map(({ row, column, count }) => [`${row}\n${column}`, count]));
  return {
    rows,
    columns,
    counts: rows.map((row) => columns.map((column) => at.get(`${row}\n${column}`) ?? 0)),
    totals,
  };
}

const SENT =
  "Referrals first sent to providers in these months, each counted once. A restarted search counts as a new referral.";

const sumOf = (found: readonly DemandCount[]) => found.reduce((sum, { count }) => sum + count, 0);

/**
 * Whether the tables of outcomes and of waits can stand side by side. How many found a place, and how many did not, follows
 * from both: a number that is hidden in one must not be shown by the other, so where either is small there are no waits.
 */
const shareMargins = (placed: number, all: number) => !isSmallCount(placed) && !isSmallCount(all - placed);

/** Referrals by the child's age and how the search stands. */
export function agesTable(found: readonly DemandCount[]): DemandTable {
  const rows = keysOf(AGE_BANDS).filter(
    (band) => band !== "unknown" || found.some(({ row }) => row === band),
  );
  const sumIn = (outcome: string) => sumOf(found.filter(({ column }) => column === outcome));
  const isTold = shareMargins(sumIn("placed"), sumOf(found));
  return {
    counts: {
      ...table(rows, keysOf(OUTCOMES), found, "both"),
      // Told by the tables of waits and types, and by that of closings.
      known: [
        ...(isTold ? [cellKey(null, "placed"), cellKey(null, null)] : []),
        ...(isSmallCount(sumIn("closed")) ? [] : [cellKey(null, "closed")]),
      ],
    },
    title: "Referrals by age and outcome",
    rowHeading: "Age",
    unit: "referrals",
    rowLabels: AGE_BANDS,
    columnLabels: OUTCOMES,
    totalLabel: "All referrals",
    definition: SENT,
  };
}

/**
 * Referrals by need. A child has several, so they add up to more than all: beside each the referrals without it are counted
 * too, since 48 of 50 tells of the two others.
 */
export function needsTable(found: readonly DemandCount[], all: number): DemandTable {
  const known = new Map(found.map(({ row, count }) => [row, count]));
  const needs = keysOf(NEEDS).filter((need) => (known.get(need) ?? 0) > 0);
  const split = needs.flatMap((row) => [
    { row, column: "with", count: known.get(row) ?? 0 },
    { row, column: "without", count: all - (known.get(row) ?? 0) },
  ]);
  const counts = table(needs, ["with", "without"], split, "rows");
  return {
    // How many referrals there are in all is told by the table of ages.
    counts: { ...counts, known: needs.map((need) => cellKey(need, null)) },
    title: "Referrals by need",
    rowHeading: "Need",
    unit: "referrals",
    rowLabels: NEEDS,
    columnLabels: { with: "Referrals" },
    unseen: ["without"],
    totalLabel: "",
    definition: `${SENT} A child can have several needs.`,
  };
}

/** Answers of services that declined, by reason. */
export function declinesTable(found: readonly DemandCount[]): DemandTable {
  const reasons = keysOf(DECLINE_REASONS).filter((reason) =>
    found.some(({ row, count }) => row === reason && count > 0),
  );
  return {
    counts: table(reasons, ["count"], found, "columns"),
    title: "Why services declined",
    rowHeading: "Reason",
    unit: "answers",
    rowLabels: Object.fromEntries(reasons.map((reason) => [reason, DECLINE_REASONS[reason].label])),
    columnLabels: { count: "Answers" },
    totalLabel: "All that declined",
    definition:
      "Answers of services to referrals first sent in these months; one referral is declined by many.",
  };
}

/** How long it took from sending a referral until a place was accepted; null where few found one, or few did not. */
export function waitsTable(found: readonly DemandCount[]): DemandTable | null {
  const all = sumOf(found);
  if (!shareMargins(sumOf(found.filter(({ row }) => row !== "none")), all)) return null;
  return {
    counts: {
      ...table(keysOf(WAITS), ["count"], found, "columns"),
      // Told by the table of ages.
      known: [cellKey("none", "count"), cellKey(null, "count")],
    },
    title: "Time to an accepted place",
    rowHeading: "From sending the referral",
    unit: "referrals",
    rowLabels: WAITS,
    columnLabels: { count: "Referrals" },
    totalLabel: "All referrals",
    definition: `${SENT} Counted until the first offer was accepted that has not fallen through.`,
  };
}

/** Referrals by the kind of care that was wanted, and whether a place was found; null as for the waits. */
export function typesTable(found: readonly DemandCount[]): DemandTable | null {
  const placed = sumOf(found.filter(({ column }) => column === "placed"));
  if (!shareMargins(placed, sumOf(found))) return null;
  const isWanted = (row: string) => found.some((one) => one.row === row && one.count > 0);
  const rows = [...keysOf(WANTED_KINDS), "unknown"].filter(isWanted);
  return {
    counts: {
      ...table(rows, ["placed", "none"], found, "both"),
      // Told by the table of ages.
      known: [cellKey(null, "placed"), cellKey(null, "none"), cellKey(null, null)],
    },
    title: "Homes needed and homes here, by type",
    rowHeading: "Type wanted",
    unit: "referrals",
    rowLabels: {
      ...Object.fromEntries(keysOf(WANTED_KINDS).map((kind) => [kind, WANTED_KINDS[kind].label])),
      unknown: "Not known",
    },
    columnLabels: { placed: "Place found", none: "No place found" },
    totalLabel: "All referrals",
    definition: `${SENT} Beside them the services and places that are registered in our area, whoever uses them.`,
  };
}

/** Why searches ended without a place; null where few were closed. */
export function closingsTable(found: readonly DemandCount[]): DemandTable | null {
  const closed = found.filter(({ row }) => row !== "none");
  if (isSmallCount(sumOf(closed))) return null;
  const reasons = keysOf(CLOSE_REASONS).filter((reason) =>
    closed.some(({ row, count }) => row === reason && count > 0),
  );
  return {
    counts: {
      ...table(reasons, ["count"], closed, "columns"),
      // Told by the table of ages.
      known: [cellKey(null, "count")],
    },
    title: "Why searches ended without a place",
    rowHeading: "Reason",
    unit: "referrals",
    rowLabels: CLOSE_REASONS,
    columnLabels: { count: "Searches closed" },
    totalLabel: "All that were closed",
    definition: `${SENT} Counted by the reason for which the council closed the search.`,
  };
}

/** Who counts: what stands under every figure of live demand. */
export const DEMAND_PUBLISHER = "Homeward";

/** The figure of a table, with everything hidden that has to be; null where nothing was counted, or nothing protects it. */
export function demandFigure(
  demand: DemandTable,
  hidden: HiddenCounts,
  window: DemandWindow,
): FigureResult | null {
  const { counts, rowLabels, columnLabels, unseen = [] } = demand;
  const all = counts.counts.flat().reduce((sum, count) => sum + count, 0);
  if (all === 0 || hidden.withheld) return null;
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const from = [{ source: 0, line: null }];
  const cell = (value: number, isHidden: boolean | undefined): FigureCell =>
    isHidden === false ? { value, mark: null, from } : { value: null, mark: "hidden", from };
  const seen = counts.columns.map((_, j) => j).filter((j) => !unseen.includes(counts.columns[j] ?? ""));
  const withRowTotals = counts.totals === "both";
  const rows = counts.rows.map((row, i): FigureRow => {
    const values = counts.counts[i] ?? [];
    const cells = seen.map((j) => cell(values[j] ?? 0, hidden.cells[i]?.[j]));
    return {
      key: row,
      label: rowLabels[row] ?? row,
      cells: withRowTotals ? [...cells, cell(sum(values), hidden.rowTotals[i])] : cells,
    };
  });
  if (counts.totals === "both" || counts.totals === "columns") {
    const totals = seen.map((j) =>
      cell(sum(counts.counts.map((row) => row[j] ?? 0)), hidden.columnTotals[j]),
    );
    rows.push({
      key: "total",
      label: demand.totalLabel,
      kind: "total",
      cells: withRowTotals ? [...totals, cell(all, hidden.whole)] : totals,
    });
  }
  const columns = seen.map((j) => {
    const key = counts.columns[j] ?? "";
    return { key, label: columnLabels[key] ?? key };
  });
  const anyHidden = rows.some(({ cells }) => cells.some(({ mark }) => mark === "hidden"));
  return {
    title: demand.title,
    unit: { label: demand.unit, as: "number", places: 0 },
    rowHeading: demand.rowHeading,
    columns: withRowTotals ? [...columns, { key: "total", label: "Total" }] : columns,
    rows,
    sources: [
      {
        publisher: DEMAND_PUBLISHER,
        title: "Referrals of the council",
        release: window.label,
        file: null,
        date: window.to,
      },
    ],
    definition: demand.definition,
    ...(anyHidden
      ? { notes: ["Numbers from 1 to 5 are hidden, and others from which they could be worked out."] }
      : {}),
  };
}
