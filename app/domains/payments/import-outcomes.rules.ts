/** What becomes of the rows of a file, beside those that came in before. Pure; whole pence, days are `YYYY-MM-DD`. */

/** Keys are stored. `not-ours`: of a supplier that nobody has linked with a provider yet. */
export const ROW_OUTCOMES = ["new", "changed", "same", "refused", "not-ours"] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** What one row says of a payment, and what it is known by. */
export type PaymentRow = {
  key: string;
  pence: number;
  paidOn: string;
  documentNumber: string | null;
  remittance: string | null;
  periodFrom: string | null;
  periodTo: string | null;
  ourReference: string | null;
  serviceReference: string | null;
};
/** A payment that stands. */
export type StoredPayment = PaymentRow & { id: string; occurrence: number };

/** What is done with a row: `replaces` is the payment whose place it takes. */
export type RowFate<R extends PaymentRow> =
  | { row: R; outcome: "new"; occurrence: number }
  | { row: R; outcome: "changed"; occurrence: number; replaces: string }
  | { row: R; outcome: "same"; paymentId: string };

/**
 * The fate of every row, in the order of the rows. Rows that are alike are counted, in whatever order they come: as many as are
 * stored are the same, the others are new. Where as many rows as before are known by one key and some say something else,
 * those have changed.
 */
export function fatesOf<R extends PaymentRow>(
  rows: readonly R[],
  stored: readonly StoredPayment[],
): RowFate<R>[] {
  const before = byKey(stored);
  const fates = new Map<R, RowFate<R>>();
  for (const [key, mine] of byKey(rows)) {
    const known = before.get(key) ?? [];
    const left = new Set(known);
    // A voucher may be alike ten thousand times: each row is looked up, not compared with all.
    const alike = grouped(known, saysOf);
    const rest: R[] = [];
    for (const row of mine) {
      const same = alike.get(saysOf(row))?.pop();
      if (same) {
        left.delete(same);
        fates.set(row, { row, outcome: "same", paymentId: same.id });
      } else rest.push(row);
    }
    const changed = mine.length === known.length ? inOrder([...left]) : [];
    const taken = new Set(known.map(({ occurrence }) => occurrence));
    let occurrence = 0;
    for (const [index, row] of inOrder(rest).entries()) {
      const old = changed[index];
      if (old) {
        fates.set(row, { row, outcome: "changed", occurrence: old.occurrence, replaces: old.id });
        continue;
      }
      do occurrence += 1;
      while (taken.has(occurrence));
      fates.set(row, { row, outcome: "new", occurrence });
    }
  }
  return rows.flatMap((row) => fates.get(row) ?? []);
}

function grouped<T>(rows: readonly T[], by: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(by(row));
    if (group) group.push(row);
    else groups.set(by(row), [row]);
  }
  return groups;
}

const byKey = <T extends { key: string }>(rows: readonly T[]) => grouped(rows, ({ key }) => key);

/** Everything that a row says beside what it is known by. */
const saysOf = (row: PaymentRow) =>
  JSON.stringify([
    row.pence,
    row.paidOn,
    row.documentNumber,
    row.remittance,
    row.periodFrom,
    row.periodTo,
    row.ourReference,
    row.serviceReference,
  ]);

/** By amount, then by whatever else they say. */
function inOrder<R extends PaymentRow>(rows: readonly R[]): R[] {
  const said = rows.map((row) => ({ row, says: saysOf(row) }));
  said.sort((one, other) => one.row.pence - other.row.pence || (one.says < other.says ? -1 : 1));
  return said.map(({ row }) => row);
}
