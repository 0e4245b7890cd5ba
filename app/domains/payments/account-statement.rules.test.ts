import { expect, it } from "vitest";
import {
  type AccountEntry,
  accountStatement,
  balanceTitle,
  daysOfMonth,
  monthAsked,
  monthsBeside,
  statementRows,
} from "./account-statement.rules";

const OPENINGS = [
  { otherSideId: "w", otherSide: "Wolverhampton", openingPence: 1_000, knownUntil: "2026-11-20" },
  { otherSideId: "d", otherSide: "=Dudley", openingPence: 0, knownUntil: null },
  { otherSideId: "s", otherSide: "Sandwell", openingPence: 0, knownUntil: null },
];
const entry = (more: Partial<AccountEntry>): AccountEntry => ({
  on: "2026-11-10",
  kind: "due",
  otherSideId: "w",
  placement: "PL-1",
  from: "2026-10-01",
  to: "2026-10-31",
  documentNumber: null,
  remittance: null,
  pence: 5_000,
  ...more,
});
const PAID = { kind: "paid", placement: null, from: null, to: null } as const;
const statement = accountStatement("2026-11", OPENINGS, [
  entry({ ...PAID, on: "2026-11-20", pence: 5_500, documentNumber: "INV-7", remittance: "BACS 7" }),
  entry({}),
  entry({ otherSideId: "d", pence: -250 }),
]);

it("goes from opening to closing for each side and for all", () => {
  expect(
    statement.sides.map(({ otherSide, openingPence, duePence, paidPence, closingPence }) => [
      otherSide,
      openingPence,
      duePence,
      paidPence,
      closingPence,
    ]),
  ).toEqual([
    ["Wolverhampton", 1_000, 5_000, 5_500, 500],
    ["=Dudley", 0, -250, 0, -250],
  ]);
  expect(statement.total).toEqual({
    openingPence: 1_000,
    duePence: 4_750,
    paidPence: 5_500,
    closingPence: 250,
  });
  expect(statement.entries.map(({ on }) => on)).toEqual(["2026-11-10", "2026-11-10", "2026-11-20"]);
});

it("is a file whose balance runs from the opening row to the closing one", () => {
  expect(statementRows(statement, "Council").map((row) => row.join("|"))).toEqual([
    "Date|Council|What|Placement|Period from|Period to|Document|Remittance|Expected|Paid|Balance",
    "2026-11-01|Wolverhampton|Opening balance||||||||10.00",
    "2026-11-10|Wolverhampton|Expected|PL-1|2026-10-01|2026-10-31|||50.00||60.00",
    "2026-11-20|Wolverhampton|Payment||||INV-7|BACS 7||55.00|5.00",
    "2026-11-30|Wolverhampton|Closing balance||||||||5.00",
    "2026-11-01|=Dudley|Opening balance||||||||0.00",
    "2026-11-10|=Dudley|Expected|PL-1|2026-10-01|2026-10-31|||-2.50||-2.50",
    "2026-11-30|=Dudley|Closing balance||||||||-2.50",
  ]);
});

it.each([
  ["2026-11", "provider", 8_431_020, "Owed to you at the end of November 2026: £84,310.20"],
  ["2026-11", "council", 8_431_020, "Owed by you at the end of November 2026: £84,310.20"],
  ["2026-11", "council", -30_000, "Paid more than expected by £300.00"],
  ["2026-12", "provider", 2_000, "Expected by 31 December 2026 and not paid yet: £20.00"],
] as const)("of %s a %s reads a balance of %i as %s", (month, side, pence, title) =>
  expect(balanceTitle(pence, { month, side, thisMonth: "2026-12" })).toBe(title),
);

it.each([
  ["2026-02", "2026-02"],
  ["2026-13", "2026-11"],
  ["2026-2", "2026-11"],
  ["../../../", "2026-11"],
  [null, "2026-11"],
])("of the address %s the month is %s", (text, month) => expect(monthAsked(text, "2026-11-30")).toBe(month));

it("knows where months begin and end, also in leap years and at New Year", () => {
  expect(daysOfMonth("2028-02")).toEqual({ from: "2028-02-01", to: "2028-02-29" });
  expect(monthsBeside("2026-12")).toEqual({ before: "2026-11", after: "2027-01" });
  expect(monthsBeside("2027-01")).toEqual({ before: "2026-12", after: "2027-02" });
});
