/** What can be wrong with a row of a ledger, by its code. Pure. */

/** What is kept of a refused row: one of these, so that nothing that stood in its cell is. */
const KEPT = {
  "no-amount": "There is no amount",
  "not-an-amount": "The value is not an amount in pounds and pence",
  "part-of-a-penny": "The value has more than two decimal places",
  "no-date": "There is no date",
  "other-date-format": "The value is not a date in the format of its column",
  "not-a-date": "The value is not a date",
  "far-ahead": "The payment date is too far in the future",
  "no-supplier": "There is no supplier",
  "not-paid": "The status does not say that it was paid",
} as const;

export type FaultCode = keyof typeof KEPT;

/** What is wrong with a row: in which column, by its heading, and why, in words that may repeat the cell. */
export interface Fault {
  column: string;
  code: FaultCode;
  reason: string;
}

/** Why a row was refused, in words without what stood in its cells. */
export function reasonToKeep(faults: readonly Pick<Fault, "code">[]): string {
  return faults.map(({ code }) => KEPT[code]).join(". ");
}
