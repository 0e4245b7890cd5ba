/** A statement of account by month. Pure; months are `YYYY-MM`, days `YYYY-MM-DD`, whole pence. */
import { dateWords } from "~/domains/offers/cost-words.rules";
import { formatPence } from "~/platform/forms/money";
import { addDays, daysInMonth, isCalendarDate } from "~/platform/time";
import { monthWords } from "./payment-words.rules";

/** Who pays, or is paid, with what was open before the month. */
export type AccountOpening = {
  otherSideId: string;
  otherSide: string;
  openingPence: number;
  /** The last day of which its finance system has told; null where it has told of nothing. */
  knownUntil: string | null;
};

/** What fell due on a day of the month, or was paid. */
export type AccountEntry = {
  on: string;
  kind: "due" | "paid";
  otherSideId: string;
  /** Of what fell due: the placement and its period. */
  placement: string | null;
  from: string | null;
  to: string | null;
  /** Of a payment: its document and its remittance. */
  documentNumber: string | null;
  remittance: string | null;
  pence: number;
};

/** Opening, what fell due, what was paid, closing: of one other side, or of all. */
export type AccountSum = { openingPence: number; duePence: number; paidPence: number; closingPence: number };

export type AccountStatement = {
  month: string;
  sides: (AccountOpening & AccountSum)[];
  total: AccountSum;
  entries: (AccountEntry & { otherSide: string })[];
};

/** The month that an address names, else that of a day. */
export function monthAsked(text: string | null, today: string): string {
  return text !== null && text.length === 7 && isCalendarDate(`${text}-01`) ? text : today.slice(0, 7);
}

/** Its first and its last day. */
export function daysOfMonth(month: string): { from: string; to: string } {
  const days = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
  return { from: `${month}-01`, to: `${month}-${String(days).padStart(2, "0")}` };
}

/** The month before and the one after. */
export function monthsBeside(month: string): { before: string; after: string } {
  const { from, to } = daysOfMonth(month);
  return { before: addDays(from, -1).slice(0, 7), after: addDays(to, 1).slice(0, 7) };
}

/** Adds up a month. Sides with nothing open, due or paid are left out. */
export function accountStatement(
  month: string,
  openings: readonly AccountOpening[],
  entries: readonly AccountEntry[],
): AccountStatement {
  const sides = openings
    .map((side) => ({
      ...side,
      ...summed(
        side.openingPence,
        entries.filter(({ otherSideId }) => otherSideId === side.otherSideId),
      ),
    }))
    .filter((side) => side.openingPence !== 0 || side.duePence !== 0 || side.paidPence !== 0);
  const names = new Map(openings.map(({ otherSideId, otherSide }) => [otherSideId, otherSide]));
  return {
    month,
    sides,
    total: summed(
      openings.reduce((sum, { openingPence }) => sum + openingPence, 0),
      entries,
    ),
    entries: entries
      .map((entry) => ({ ...entry, otherSide: names.get(entry.otherSideId) ?? "" }))
      .sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0)),
  };
}

function summed(openingPence: number, entries: readonly AccountEntry[]): AccountSum {
  const of = (kind: AccountEntry["kind"]) =>
    entries.reduce((sum, entry) => (entry.kind === kind ? sum + entry.pence : sum), 0);
  const [duePence, paidPence] = [of("due"), of("paid")];
  return { openingPence, duePence, paidPence, closingPence: openingPence + duePence - paidPence };
}

/** "Owed to you at the end of November 2026: £84,310.20"; in a month that runs, what is not paid of all until its end. */
export function balanceTitle(
  closingPence: number,
  { month, thisMonth, side }: { month: string; thisMonth: string; side: "council" | "provider" },
): string {
  if (closingPence < 0) return `Paid more than expected by ${formatPence(-closingPence)}`;
  if (month >= thisMonth)
    return `Expected by ${dateWords(daysOfMonth(month).to)} and not paid yet: ${formatPence(closingPence)}`;
  const owed = side === "provider" ? "Owed to you" : "Owed by you";
  return `${owed} at the end of ${monthWords(month)}: ${formatPence(closingPence)}`;
}

const pounds = (pence: number) => (pence / 100).toFixed(2);

/** The same as rows of a file: an opening row for each side, its entries by day, and a closing row. */
export function statementRows({ month, sides, entries }: AccountStatement, otherSide: string): string[][] {
  const { from, to } = daysOfMonth(month);
  return [
    [
      "Date",
      otherSide,
      "What",
      "Placement",
      "Period from",
      "Period to",
      "Document",
      "Remittance",
      "Expected",
      "Paid",
      "Balance",
    ],
    ...sides.flatMap((side) => {
      let balance = side.openingPence;
      return [
        [from, side.otherSide, "Opening balance", "", "", "", "", "", "", "", pounds(balance)],
        ...entries
          .filter(({ otherSideId }) => otherSideId === side.otherSideId)
          .map((entry) => {
            const due = entry.kind === "due";
            balance += due ? entry.pence : -entry.pence;
            const amount = pounds(entry.pence);
            return [
              entry.on,
              side.otherSide,
              due ? "Expected" : "Payment",
              entry.placement ?? "",
              entry.from ?? "",
              entry.to ?? "",
              entry.documentNumber ?? "",
              entry.remittance ?? "",
              due ? amount : "",
              due ? "" : amount,
              pounds(balance),
            ];
          }),
        [to, side.otherSide, "Closing balance", "", "", "", "", "", "", "", pounds(balance)],
      ];
    }),
  ];
}
