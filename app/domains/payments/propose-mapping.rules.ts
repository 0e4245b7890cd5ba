/** Which column of a ledger holds what: proposed by headings and by values. No input or output. */
import type { DateSystem } from "~/platform/spreadsheet/day-number";
import { type DecimalSign, isWithheld, readAmount } from "./ledger-amount.rules";
import { type DateFormat, dateFormatOf } from "./ledger-date.rules";
import {
  DAY_FIELDS,
  FIELD_NAMES,
  foldHeading,
  headingRank,
  type LedgerField,
  meaningOf,
  PROBABLY,
  REFERENCE_FIELDS,
  SUPPLIER_FIELDS,
} from "./ledger-fields.rules";

export type Mapping = {
  /** The column of each field that has one, counted from 0. */
  columns: Partial<Record<LedgerField, number>>;
  decimalSign: DecimalSign;
  /** The one format of each date that is mapped. */
  dateFormats: Partial<Record<LedgerField, DateFormat>>;
  /** The calendar of days that are written as numbers. */
  dateSystem: DateSystem;
};

export type Proposal = Mapping & {
  /** Why the mapping cannot be taken without a person, in words; empty when it is beyond doubt. */
  doubts: string[];
  /** Headings of columns that hold something and mean no field. */
  unmapped: string[];
};

/** A probable heading is taken only with its values; a sure one even where many cells are withheld or wrong. */
const SHARE_OF_PROBABLE = 0.95;
const SHARE_OF_SURE = 0.5;

interface Candidate {
  field: LedgerField;
  index: number;
  rank: number;
  decimalSign?: DecimalSign;
  dateFormat?: DateFormat;
}

/**
 * The column of each field. A heading that means the field goes before one that only looks like it, and neither is taken
 * against what its cells hold. Needed are an amount, a supplier and a date; two columns that both could be one of them,
 * under one heading or by their look alone, are a doubt.
 *
 * @param rows the first rows below the header
 */
export function proposeMapping(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  dateSystem: DateSystem,
): Proposal {
  const cells = header.map((_, index) =>
    rows.map((row) => row[index] ?? "").filter((cell) => !isWithheld(cell)),
  );
  const filled = (index: number) => rows.some((row) => (row[index] ?? "").trim() !== "");
  const folded = header.map(foldHeading);
  const found: Proposal = {
    columns: {},
    decimalSign: "point",
    dateFormats: {},
    dateSystem,
    doubts: [],
    unmapped: [],
  };
  const taken = new Set<number>();
  for (const field of FIELD_NAMES) {
    const candidates: Candidate[] = [];
    folded.forEach((heading, index) => {
      const rank = headingRank(heading, field);
      if (rank === undefined || taken.has(index)) return;
      // Whole columns without a word are padding, unless nobody has filled anything in yet.
      if (rows.length > 0 && !filled(index)) return;
      const share = rank === PROBABLY ? SHARE_OF_PROBABLE : SHARE_OF_SURE;
      const fit = fitting(field, cells[index] ?? [], share, dateSystem);
      if (fit) candidates.push({ field, index, rank, ...fit });
    });
    const best = Math.min(...candidates.map(({ rank }) => rank));
    const [first, rival] = candidates.filter(({ rank }) => rank === best);
    if (!first) continue;
    if (rival) {
      const needed = isNeeded(field, found);
      if (needed) found.doubts.push(twoColumns(field, header, first, rival));
      if (needed || best === PROBABLY) continue;
      if (folded[first.index] === folded[rival.index]) continue;
    }
    taken.add(first.index);
    found.columns[field] = first.index;
    if (field === "amount" && first.decimalSign) found.decimalSign = first.decimalSign;
    if (first.dateFormat) found.dateFormats[field] = first.dateFormat;
  }
  found.doubts.push(...missingFields(found));
  found.unmapped = header.filter((heading, i) => heading.trim() !== "" && !taken.has(i) && filled(i));
  return found;
}

/** What a column's cells make of it, or undefined where they speak against the field. */
function fitting(
  field: LedgerField,
  cells: readonly string[],
  share: number,
  dateSystem: DateSystem,
): { decimalSign?: DecimalSign; dateFormat?: DateFormat } | undefined {
  const enough = (good: number) => good >= cells.length * share;
  switch (meaningOf(field).kind) {
    case "amount": {
      const read = (sign: DecimalSign) =>
        cells.filter((cell) => readAmount(cell, sign).kind === "pence").length;
      const [point, comma] = [read("point"), read("comma")];
      if (!enough(Math.max(point, comma))) return undefined;
      return { decimalSign: comma > point ? "comma" : "point" };
    }
    case "date": {
      if (cells.length === 0) return { dateFormat: "d/m/y" };
      const best = dateFormatOf(cells, dateSystem);
      return best && enough(best.shaped) ? { dateFormat: best.format } : undefined;
    }
    case "name":
      return enough(cells.filter((cell) => /\p{L}/u.test(cell) && !isAddress(cell)).length) ? {} : undefined;
    case "code":
      return enough(cells.filter((cell) => cell.trim().length <= LONGEST_CODE && !isAddress(cell)).length)
        ? {}
        : undefined;
    case "text":
      return enough(cells.filter((cell) => !isAddress(cell)).length) ? {} : undefined;
  }
}

const LONGEST_CODE = 60;
const isAddress = (cell: string) => /^\s*(?:https?:|www\.)/i.test(cell);

function isNeeded(field: LedgerField, found: Mapping): boolean {
  const one = (fields: readonly LedgerField[]) =>
    fields.includes(field) && fields.every((other) => found.columns[other] === undefined);
  return field === "amount" || one(SUPPLIER_FIELDS) || field === "paidOn";
}

function twoColumns(
  field: LedgerField,
  header: readonly string[],
  first: Candidate,
  rival: Candidate,
): string {
  const [one, other] = [header[first.index]?.trim() ?? "", header[rival.index]?.trim() ?? ""];
  const label = meaningOf(field).label;
  return foldHeading(one) === foldHeading(other)
    ? `Two columns are called “${one}”: choose the one that holds the ${label}`
    : `“${one}” and “${other}” could both be the ${label}: choose one`;
}

/** What a mapping needs and does not have, in words. */
function missingFields({ columns }: Mapping): string[] {
  const without = (fields: readonly LedgerField[]) => fields.every((field) => columns[field] === undefined);
  return [
    ...(columns.amount === undefined ? ["No column was found for the amount"] : []),
    ...(without(SUPPLIER_FIELDS) ? ["No column was found for the supplier"] : []),
    ...(without(DAY_FIELDS) ? ["No column was found for the payment date"] : []),
  ];
}

/** The date of a line: when it was paid, else the next best that the ledger has. */
export function dayField({ columns }: Mapping): LedgerField | undefined {
  return DAY_FIELDS.find((field) => columns[field] !== undefined);
}

/** Headings of the mapping by field, as they stand in the file without blanks around them. */
export function headingsOf(
  { columns }: Mapping,
  header: readonly string[],
): Partial<Record<LedgerField, string>> {
  return Object.fromEntries(
    FIELD_NAMES.flatMap((field) => {
      const index = columns[field];
      return index === undefined ? [] : [[field, (header[index] ?? "").trim()]];
    }),
  );
}

/** Whether lines can be told apart by a number, not by supplier, day and amount alone. */
export function hasReference({ columns }: Mapping): boolean {
  return REFERENCE_FIELDS.some((field) => columns[field] !== undefined);
}

/**
 * How much a row looks like a ledger's header. Sure headings count more, so that the line of a report that lists columns by
 * other names does not pass for it; `complete` when an amount, a supplier and a date are headed.
 */
export function headerScore(row: readonly string[]): { score: number; complete: boolean } {
  // Once a cell, not once for each field: a row may have sixteen thousand cells.
  const folded = row.filter((cell) => cell.length <= LONGEST_HEADING).map(foldHeading);
  const scores = new Map<LedgerField, number>();
  for (const field of FIELD_NAMES) {
    const ranks = folded.map((heading) => headingRank(heading, field) ?? Number.POSITIVE_INFINITY);
    const rank = Math.min(...ranks);
    if (rank <= PROBABLY) scores.set(field, rank < PROBABLY ? 3 : 1);
  }
  const any = (fields: readonly LedgerField[]) => fields.some((field) => scores.has(field));
  return {
    score: [...scores.values()].reduce((sum, score) => sum + score, 0),
    complete: scores.has("amount") && any(SUPPLIER_FIELDS) && any(DAY_FIELDS),
  };
}

/** A longer cell is a sentence or a query of the report. */
const LONGEST_HEADING = 200;
