import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "~/platform/time";
import type { Due, PaidRow } from "./payment-book.rules";
import { matchPayments } from "./payment-matching.rules";

/** A fortnight of one placement, from a day on, paid ten days after its last. */
function due(placement: string, from: string, pence: number | number[], more: Partial<Due> = {}): Due {
  const periodTo = addDays(from, 13);
  return {
    placement,
    agreement: null,
    service: null,
    periodFrom: from,
    periodTo,
    paysOn: addDays(periodTo, 10),
    lines: [pence].flat().map((one, at) => ({ id: `${placement} ${from} ${at}`, pence: one, nights: 14 })),
    ...more,
  };
}
let made = 0;
function paid(pence: number, paidOn: string, more: Partial<PaidRow> = {}): PaidRow {
  made += 1;
  return {
    id: `P${made}`,
    key: `k${made}`,
    supplier: "7001",
    documentNumber: null,
    pence,
    paidOn,
    periodFrom: null,
    periodTo: null,
    ourReference: null,
    serviceReference: null,
    byHand: null,
    ...more,
  };
}
const shown = (payments: PaidRow[], dues: Due[]) =>
  matchPayments(payments, dues).allocations.map(({ lineId, pence, rule }) => [lineId, pence, rule]);

// The fortnights from 1 and 15 June 2026 are paid on 24 June and 8 July.
const FIRST = "2026-06-01";
const SECOND = "2026-06-15";

describe("by our reference", () => {
  it("whatever the amount, the payment day says which period", () => {
    const dues = [due("PL-A", FIRST, 840_000), due("PL-A", SECOND, 840_000), due("PL-B", FIRST, 840_000)];
    expect(shown([paid(836_400, "2026-06-24", { ourReference: "PL-A" })], dues)).toEqual([
      ["PL-A 2026-06-01 0", 836_400, "reference"],
    ]);
  });

  it("what rounding has left of one period does not wait for the payment of the next", () => {
    const dues = [due("PL-A", FIRST, 840_000), due("PL-A", SECOND, 700_000)];
    const first = paid(839_995, "2026-06-24", { ourReference: "PL-A" });
    // Weeks late, and of another amount: the one period that is outstanding.
    const late = paid(600_000, "2026-08-20", { ourReference: "PL-A" });
    expect(shown([first, late], dues)).toEqual([
      ["PL-A 2026-06-01 0", 839_995, "reference"],
      ["PL-A 2026-06-15 0", 600_000, "reference"],
    ]);
    // Unless it is paid itself.
    const rest = paid(5, "2026-08-20", { ourReference: "PL-A" });
    expect(shown([first, rest], dues)).toContainEqual(["PL-A 2026-06-01 0", 5, "reference"]);
  });

  it("the ledger's period says it before the day", () => {
    const dues = [due("PL-A", FIRST, 840_000), due("PL-A", SECOND, 840_000)];
    const late = paid(840_000, "2026-07-08", {
      ourReference: "PL-A",
      periodFrom: FIRST,
      periodTo: "2026-06-14",
    });
    expect(shown([late], dues)).toEqual([["PL-A 2026-06-01 0", 840_000, "reference"]]);
    const month = paid(1_680_000, "2026-07-20", {
      ourReference: "PL-A",
      periodFrom: FIRST,
      periodTo: "2026-06-30",
    });
    expect(shown([month], dues).map(([line]) => line)).toEqual(["PL-A 2026-06-01 0", "PL-A 2026-06-15 0"]);
  });

  it("an agreement's says the same; one that is none of this provider's says nothing", () => {
    const dues = [due("PL-A", FIRST, 500, { agreement: "IPA-A" }), due("PL-B", FIRST, 500)];
    expect(shown([paid(500, "2026-06-24", { ourReference: "IPA-A" })], dues)).toHaveLength(1);
    expect(shown([paid(499, "2026-06-24", { ourReference: "PL-X" })], [due("PL-A", FIRST, 700)])).toEqual([]);
  });

  it("one that names a placement pays no other child, whatever it comes to", () => {
    const dues = [
      due("PL-A", FIRST, 500_000, { service: "SC1" }),
      due("PL-A", SECOND, 500_000, { service: "SC1" }),
      due("PL-B", FIRST, 840_000, { service: "SC1" }),
    ];
    const named = { ourReference: "PL-A", serviceReference: "SC1" };
    // Which fortnight is not said: it stays with child A.
    const unclear = paid(840_000, "2026-07-20", named);
    const { allocations, candidatesOf } = matchPayments([unclear], dues);
    expect(allocations).toEqual([]);
    expect(candidatesOf(unclear).map(({ due: { placement } }) => placement)).toEqual(["PL-A", "PL-A"]);
    // So does what nothing is open for, and what names a placement of nobody here.
    const more = paid(840_000, "2026-06-24", { ourReference: "PL-X" });
    const twice = [
      paid(1_000_000, "2026-07-01", { ...named, periodFrom: FIRST, periodTo: "2026-06-28" }),
      more,
    ];
    const all = matchPayments([...twice, paid(840_000, "2026-06-24", named)], dues);
    expect(all.allocations.filter(({ lineId }) => lineId.startsWith("PL-B"))).toEqual([]);
    expect(all.candidatesOf(more)).toEqual([]);
  });
});

describe("by the amount", () => {
  it("of one period near its payment day, else of the only one that is outstanding", () => {
    const dues = [due("PL-A", FIRST, 840_000), due("PL-A", SECOND, 840_000)];
    expect(shown([paid(840_000, "2026-06-26")], dues)).toEqual([["PL-A 2026-06-01 0", 840_000, "amount"]]);
    // Both outstanding, and near to neither: nothing is guessed.
    expect(shown([paid(840_000, "2026-07-20")], dues)).toEqual([]);
    expect(shown([paid(840_000, "2026-07-20")], [due("PL-A", FIRST, 840_000)])).toHaveLength(1);
    // Not of a period that had not begun.
    expect(shown([paid(840_000, "2026-05-20")], [due("PL-A", FIRST, 840_000)])).toEqual([]);
  });

  it("of everything that the provider is paid on one day", () => {
    const dues = [due("PL-A", FIRST, [840_000, -4_000]), due("PL-B", FIRST, 700_000)];
    expect(shown([paid(1_536_000, "2026-06-24")], dues)).toEqual([
      ["PL-A 2026-06-01 1", -4_000, "amount"],
      ["PL-A 2026-06-01 0", 840_000, "amount"],
      ["PL-B 2026-06-01 0", 700_000, "amount"],
    ]);
  });

  it("two children at one price: both are shown, none is chosen", () => {
    const dues = [due("PL-A", FIRST, 840_000), due("PL-B", FIRST, 840_000)];
    const payment = paid(840_000, "2026-06-24");
    const matching = matchPayments([payment], dues);
    expect(matching.allocations).toEqual([]);
    expect(matching.candidatesOf(payment).map(({ due: { placement } }) => placement)).toEqual([
      "PL-A",
      "PL-B",
    ]);
  });

  it("but for rounding, which is half a penny a night", () => {
    const dues = [due("PL-A", FIRST, 340_714)];
    expect(shown([paid(340_710, "2026-06-24")], dues)).toEqual([["PL-A 2026-06-01 0", 340_710, "amount"]]);
    // More than was expected stays with the payment.
    expect(shown([paid(340_718, "2026-06-24")], dues)).toEqual([["PL-A 2026-06-01 0", 340_714, "amount"]]);
    expect(shown([paid(340_700, "2026-06-24")], dues)).toEqual([]);
  });

  it("of a home and a period that the ledger names", () => {
    const dues = [
      due("PL-A", FIRST, 840_000, { service: "SC1" }),
      due("PL-B", FIRST, 840_000, { service: "SC2" }),
    ];
    expect(shown([paid(840_000, "2026-06-24", { serviceReference: "SC2" })], dues)).toEqual([
      ["PL-B 2026-06-01 0", 840_000, "service"],
    ]);
  });

  it("what is taken back is of what is to be taken back", () => {
    const dues = [due("PL-A", FIRST, 840_000), due("PL-A", SECOND, -60_000)];
    expect(shown([paid(-60_000, "2026-07-08")], dues)).toEqual([["PL-A 2026-06-15 0", -60_000, "amount"]]);
  });
});

describe("a payment that was taken back", () => {
  const paidAndBack = (more: Partial<PaidRow>, back: Partial<PaidRow> = more) => [
    paid(840_000, "2026-06-24", more),
    paid(-840_000, "2026-06-30", back),
  ];
  const dues = [due("PL-A", FIRST, 840_000)];

  it("pays nothing, by its document or by our reference, and may be for nothing", () => {
    for (const more of [{ documentNumber: "INV-1" }, { ourReference: "PL-A" }]) {
      const payments = paidAndBack(more);
      const { allocations, reversed, candidatesOf } = matchPayments(payments, dues);
      expect(allocations).toEqual([]);
      expect([...reversed].sort()).toEqual(payments.map(({ id }) => id).sort());
      expect(payments.flatMap(candidatesOf)).toEqual([]);
    }
  });

  it("may be paid again", () => {
    const again = paid(840_000, "2026-07-02", { documentNumber: "INV-1" });
    const { allocations } = matchPayments([again, ...paidAndBack({ documentNumber: "INV-1" })], dues);
    expect(allocations).toMatchObject([{ paymentId: again.id, pence: 840_000 }]);
  });

  it("is none of another document, another supplier or a day to come", () => {
    const first = { documentNumber: "INV-1" };
    for (const back of [{ documentNumber: "INV-2" }, { ...first, supplier: "7002" }])
      expect(matchPayments(paidAndBack(first, back), dues).allocations).toHaveLength(1);
    const before = { ...first, paidOn: "2026-06-20" };
    expect(matchPayments(paidAndBack(first, before), dues).allocations).toHaveLength(1);
  });

  it("by our reference alone only where one payment can be meant, and nothing is to be taken back", () => {
    const named = { ourReference: "PL-A" };
    const two = [...dues, due("PL-A", SECOND, 840_000)];
    const twice = [...paidAndBack(named), paid(840_000, "2026-06-26", named)];
    expect(matchPayments(twice, two).reversed.size).toBe(0);
    const adjusted = [...dues, due("PL-A", SECOND, -840_000)];
    const matching = matchPayments(paidAndBack(named), adjusted);
    expect(matching.allocations.map(({ pence }) => pence)).toEqual([840_000, -840_000]);
  });
});

it("what a payment may be for is told with what is left of it", () => {
  const dues = [due("PL-A", FIRST, 840_000)];
  const [first, second] = [paid(836_400, "2026-06-24", { ourReference: "PL-A" }), paid(41_250, "2026-06-24")];
  const { candidatesOf } = matchPayments([first, second], dues);
  expect(candidatesOf(second)).toMatchObject([{ due: { placement: "PL-A" }, left: 3_600 }]);
});

it("nobody's line is paid twice, and a second payment of the same sum stays unmatched", () => {
  const dues = [due("PL-A", FIRST, 840_000)];
  expect(shown([paid(840_000, "2026-06-24"), paid(840_000, "2026-06-25")], dues)).toEqual([
    ["PL-A 2026-06-01 0", 840_000, "amount"],
  ]);
});

it("for any payments: no more than each comes to, and the same in whatever order they came in", () => {
  const pence = fc.constantFrom(-300, -100, 100, 200, 300, 500);
  const start = fc.constantFrom(FIRST, SECOND, "2026-06-29");
  const aDue = fc
    .tuple(fc.constantFrom("PL-A", "PL-B"), start, fc.array(pence, { minLength: 1, maxLength: 3 }))
    .map(([placement, from, lines]) => due(placement, from, lines));
  const aPayment = fc
    .tuple(pence, fc.integer({ min: 0, max: 60 }), fc.constantFrom(null, "PL-A", "PL-B"))
    .map(([of, days, ourReference]) => ({ of, on: addDays(FIRST, days), ourReference }));
  fc.assert(
    fc.property(
      fc.uniqueArray(aDue, { selector: ({ placement, periodFrom }) => placement + periodFrom, maxLength: 6 }),
      fc.array(aPayment, { maxLength: 6 }),
      (dues, some) => {
        const payments = some.map(({ of, on, ourReference }) => paid(of, on, { ourReference }));
        const { allocations } = matchPayments(payments, dues);
        const sums = (by: "paymentId" | "lineId") => {
          const of = new Map<string, number>();
          for (const one of allocations) of.set(one[by], (of.get(one[by]) ?? 0) + one.pence);
          return of;
        };
        const within = (sum: number, whole: number) =>
          sum * Math.sign(whole) >= 0 && Math.abs(sum) <= Math.abs(whole);
        const whole = new Map(dues.flatMap(({ lines }) => lines.map((line) => [line.id, line.pence])));
        for (const [id, sum] of sums("lineId")) expect(within(sum, whole.get(id) ?? 0)).toBe(true);
        for (const [id, sum] of sums("paymentId"))
          expect(within(sum, payments.find((one) => one.id === id)?.pence ?? 0)).toBe(true);
        const said = (found: typeof allocations) => found.map((one) => JSON.stringify(one)).sort();
        expect(said(matchPayments([...payments].reverse(), [...dues].reverse()).allocations)).toEqual(
          said(allocations),
        );
      },
    ),
    { numRuns: 150 },
  );
});

describe("by hand and by the invoice's number", () => {
  const dues = [due("PL-A", FIRST, 840_000), due("PL-A", SECOND, 840_000), due("PL-B", FIRST, 840_000)];
  const key = (placement: string, from: string) => {
    const one = dues.find((each) => each.placement === placement && each.periodFrom === from);
    return one ? `${placement} ${from} ${one.periodTo} ${one.paysOn}` : "";
  };

  it("what a person said comes before every rule, and counts alone", () => {
    const said = { ourReference: "PL-A", byHand: key("PL-B", FIRST) };
    expect(shown([paid(840_000, "2026-06-24", said)], dues)).toEqual([
      ["PL-B 2026-06-01 0", 840_000, "hand"],
    ]);
    // Nothing is left of it, or it is expected no more: then it is for nothing.
    const [first, second] = [paid(840_000, "2026-06-24", said), paid(840_000, "2026-06-25", said)];
    expect(shown([first, second], dues)).toHaveLength(1);
    expect(
      shown([paid(840_000, "2026-06-24", { byHand: key("PL-A", "2026-01-01") || "PL-A gone" })], dues),
    ).toEqual([]);
  });

  it("the invoice that it names says which nights, however its number is written", () => {
    const billed = new Map([["1041", [{ placement: "PL-B", from: FIRST, to: "2026-06-14" }]]]);
    const named = paid(836_400, "2026-07-20", { documentNumber: "INV-001041" });
    const found = matchPayments([named], dues, billed).allocations;
    expect(found.map(({ lineId, rule }) => [lineId, rule])).toEqual([["PL-B 2026-06-01 0", "document"]]);
    // Another child's reference beside it: two things that cannot both be so.
    const other = { ...named, ourReference: "PL-A", pence: 1 };
    expect(matchPayments([other], dues, billed).allocations.map(({ rule }) => rule)).not.toContain(
      "document",
    );
  });
});
