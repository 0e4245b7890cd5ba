/** What the rows of a ledger come to. No input or output. */
import { reasonToKeep } from "./ledger-faults.rules";
import type { LedgerLine, LedgerRow } from "./ledger-line.rules";
import { noSums, type RunningSums } from "./ledger-line.rules";

/**
 * What became of a row. `not ours`: a line of a supplier that this council has linked with no provider. Blank rows, headers
 * and totals are no lines.
 */
export const OUTCOMES = [
  "new",
  "changed",
  "same",
  "refused",
  "header",
  "blank",
  "total",
  "not ours",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Refused rows that are told one by one; `outcomes.refused` counts all. */
export const MOST_REJECTED = 10_000;

export interface RejectedRow {
  /** The row as a spreadsheet counts it, from 1. */
  line: number;
  /** The heading of the column. */
  column: string;
  reason: string;
}

export interface Tally {
  /** Lines of payment: no header, blank row, note or total. */
  rows: number;
  /** The sum of every amount that could be read, also of refused rows. */
  pence: number;
  negativeRows: number;
  /** Rows whose amount could not be read: `rows` less these make up `pence`. */
  rowsWithoutAmount: number;
  /** Rows that repeat an earlier row of the file in every cell. They are kept: six equal lines may be six payments. */
  identicalRows: number;
  /** The first and last readable day as `YYYY-MM-DD`; null without one. */
  firstDate: string | null;
  lastDate: string | null;
  outcomes: Record<Outcome, number>;
  rejected: RejectedRow[];
}

export class LedgerTally {
  readonly sums: RunningSums = noSums();
  readonly tally: Tally = {
    rows: 0,
    pence: 0,
    negativeRows: 0,
    rowsWithoutAmount: 0,
    identicalRows: 0,
    firstDate: null,
    lastDate: null,
    // The header itself.
    outcomes: { new: 0, changed: 0, same: 0, refused: 0, header: 1, blank: 0, total: 0, "not ours": 0 },
    rejected: [],
  };
  /** Lines of a day later than the one given. */
  late = 0;
  notes = 0;
  /** Of each of `tally.rejected`, in their order, why in words without what stood in a cell. */
  readonly keptReasons: string[] = [];
  readonly #firstAt = new Map<string, number>();
  readonly #distances = new Map<number, number>();

  constructor(private readonly lastLikelyDay: string) {}

  /** Counts a row that is no line. A note counts as blank: it holds nothing of a payment. */
  other(kind: Exclude<LedgerRow["kind"], "line">): void {
    if (kind === "note") this.notes += 1;
    this.tally.outcomes[kind === "note" ? "blank" : kind] += 1;
    if (kind === "total") this.sums.part = 0;
  }

  /**
   * Counts a line.
   * @param digest the same for rows that are the same in every cell
   */
  line(row: number, digest: string, line: LedgerLine, outcome: Outcome): void {
    const { tally } = this;
    this.#repeats(digest);
    tally.rows += 1;
    tally.outcomes[outcome] += 1;
    this.#amount(line.pence);
    if (line.day) {
      if (tally.firstDate === null || line.day < tally.firstDate) tally.firstDate = line.day;
      if (tally.lastDate === null || line.day > tally.lastDate) tally.lastDate = line.day;
      if (line.day > this.lastLikelyDay) this.late += 1;
    }
    const [first] = line.faults;
    if (!first || tally.rejected.length >= MOST_REJECTED) return;
    this.keptReasons.push(reasonToKeep(line.faults));
    tally.rejected.push({
      line: row,
      column: first.column,
      reason: line.faults.map(({ reason }) => reason).join(". "),
    });
  }

  #amount(pence: number | null): void {
    if (pence === null) {
      this.tally.rowsWithoutAmount += 1;
      return;
    }
    this.tally.pence += pence;
    this.sums.all += pence;
    this.sums.part += pence;
    this.sums.lines += 1;
    if (pence < 0) this.tally.negativeRows += 1;
  }

  #repeats(digest: string): void {
    const at = this.tally.rows;
    const first = this.#firstAt.get(digest);
    if (first === undefined) {
      this.#firstAt.set(digest, at);
      return;
    }
    this.tally.identicalRows += 1;
    const distance = at - first;
    // Neighbours that are alike are batches of one invoice, as every ledger has them.
    if (distance >= FEWEST_REPEATED) this.#distances.set(distance, (this.#distances.get(distance) ?? 0) + 1);
  }

  /** How many rows repeat others in the same order, where it is so many that a month was written twice; else 0. */
  repeatedInOrder(): number {
    const most = Math.max(0, ...this.#distances.values());
    return most >= FEWEST_REPEATED && most >= this.tally.rows * 0.4 ? most : 0;
  }
}

const FEWEST_REPEATED = 10;
