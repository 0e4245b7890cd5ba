import { expect, it } from "vitest";
import { rendered } from "~/ui/testing/rendered";
import { accountStatement } from "../account-statement.rules";
import { type PeriodSum, pilesOf } from "../payment-piles.rules";
import { periodClock } from "../period-clock.rules";
import { AccountStatementPage } from "./account-statement-page";
import { PaymentSearchPage } from "./payment-search-page";
import { PaymentsPage } from "./payments-page";

const RATES = [{ from: "2026-01-01", basisPoints: 375 }];

function row(
  to: string,
  paysOn: string,
  knownUntil: string | null,
  state: PeriodSum["state"] = "none",
): PeriodSum {
  const sum = { pence: 1_500_000, paid: 0, to, paysOn, state };
  const unpaid = {
    ...sum,
    nights: 30,
    toldOn: to,
    agreedDay: null,
    receivedOn: null,
    held: [],
    payments: [],
  };
  return {
    ...{ ...sum, placement: "PL-7K3M9Q", from: `${to.slice(0, 8)}01` },
    ...{ otherSide: "Ashgrove Care", otherSideId: "a" },
    clock: periodClock({ ...unpaid, knownUntil }, "2026-06-08", RATES),
  };
}
const page = (rows: readonly PeriodSum[], side: "council" | "provider") =>
  rendered(
    <PaymentsPage
      view={{
        ...pilesOf(rows, "2026-06-08", 100),
        ...{
          side,
          calendarSet: true,
          seesImports: false,
          seesOrders: false,
          unmatched: [],
          moreUnmatched: false,
        },
        last: [{ otherSide: "Dudley", paidOn: "2026-06-01", remittance: "BACS 7", pence: 700, payments: 2 }],
      }}
      calendarAt={null}
      ordersAt={null}
      importsAt={null}
    />,
  );

it("says what is due, what is late and by how much, and what nobody knows of", () => {
  const late = row("2026-04-30", "2026-05-10", "2026-06-01");
  const running = row("2026-05-31", "2026-06-10", "2026-06-01");
  const html = page([late, running], "provider");
  for (const said of [
    "£30,000.00",
    "not paid yet by 1 council, including payments still to come",
    "Next payment: Wednesday 10 June 2026",
    "Late: £15,000.00",
    "10 days late",
    "£48.29 interest at 11.75% a year, plus a fixed £100.00",
    "if you claim it",
    "With the council: £15,000.00",
    "9 of 30 days used, 21 days left",
    "Last payments received",
  ])
    expect(html, said).toContain(said);
  expect(html).not.toContain("Needs you");
  expect(html).not.toContain("Part paid");
  expect(page([row("2026-04-30", "2026-05-10", "2026-06-01", "part")], "provider")).toContain("Part paid");
  expect(page([late, running], "council")).toContain(
    "not paid yet to 1 provider, including payments still to come",
  );
  const unsure = page([row("2026-04-30", "2026-05-10", null)], "provider");
  for (const said of [
    "Needs you: check your bank account",
    "without £15,000.00 that may have been paid",
    "open its period and raise a query",
  ])
    expect(unsure, said).toContain(said);
});

it("a statement says the month and links to its placements and its file", () => {
  const statement = accountStatement(
    "2026-05",
    [{ otherSideId: "a", otherSide: "Ashgrove Care", openingPence: 500, knownUntil: null }],
    [
      {
        ...{ on: "2026-05-10", kind: "due", otherSideId: "a", placement: "PL-7K3M9Q", pence: 1_500 },
        ...{ from: "2026-04-01", to: "2026-04-30", documentNumber: null, remittance: null },
      },
    ],
  );
  const html = rendered(
    <AccountStatementPage view={{ ...statement, side: "council", thisMonth: "2026-06" }} />,
  );
  expect(html).toContain("Statement for May 2026");
  expect(html).toContain("Owed by you at the end of May 2026: £20.00");
  expect(html).toContain('href="/council/north/placements/PL-7K3M9Q/payments/2026-04-01"');
  expect(html).toContain('href="/council/north/payments/statement.csv?month=2026-05"');
  expect(html).toContain("?month=2026-06");
});

it("a search for too little is an error of its field, and one that finds nothing is not", () => {
  const found = (asked: string, short: boolean) =>
    rendered(<PaymentSearchPage search={{ side: "provider", asked, short, rows: [], more: false }} />);
  const html = found("7", true);
  expect(html).toContain('href="#find-payment-q"');
  expect(html).toContain('id="find-payment-q-error"');
  expect(html).not.toContain("No payment found");
  expect(found("700", false)).toContain("No payment found");
  expect(found("", true)).not.toContain("There is a problem");
});
