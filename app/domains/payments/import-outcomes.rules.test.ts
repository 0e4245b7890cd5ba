import fc from "fast-check";
import { expect, it } from "vitest";
import { fatesOf, type PaymentRow, type StoredPayment } from "./import-outcomes.rules";

const row = (key: string, pence: number): PaymentRow => ({
  key,
  pence,
  paidOn: "2026-06-12",
  documentNumber: null,
  remittance: null,
  periodFrom: null,
  periodTo: null,
  ourReference: null,
  serviceReference: null,
});

/** What a database would hold after files that came one after the other. */
class Ledger {
  stored: StoredPayment[] = [];
  made = 0;
  take(rows: readonly PaymentRow[]): string[] {
    const fates = fatesOf(rows, this.stored);
    const replaced = new Set(fates.flatMap((fate) => (fate.outcome === "changed" ? [fate.replaces] : [])));
    this.stored = this.stored.filter(({ id }) => !replaced.has(id));
    for (const fate of fates)
      if (fate.outcome !== "same") {
        this.made += 1;
        this.stored.push({ ...fate.row, id: String(this.made), occurrence: fate.occurrence });
      }
    // As the unique index holds it.
    const places = this.stored.map(({ key, occurrence }) => `${key} ${occurrence}`);
    expect(new Set(places).size).toBe(places.length);
    return fates.map(({ outcome }) => outcome);
  }
  get says() {
    return this.stored.map(({ key, pence }) => `${key} ${pence}`).sort();
  }
}

it("equal rows are counted, and the same rows in another order are the same", () => {
  const ledger = new Ledger();
  const voucher = [row("V1", 10), row("V1", 10), row("V1", 20)];
  expect(ledger.take(voucher)).toEqual(["new", "new", "new"]);
  expect(ledger.take([...voucher].reverse())).toEqual(["same", "same", "same"]);
  expect(ledger.take([...voucher, row("V1", 10)])).toEqual(["same", "same", "same", "new"]);
  expect(ledger.says).toEqual(["V1 10", "V1 10", "V1 10", "V1 20"]);
});

it("as many rows as before under one key, of which one says something else: it has changed", () => {
  const ledger = new Ledger();
  ledger.take([row("V1", 10), row("V1", 20)]);
  expect(ledger.take([row("V1", 25), row("V1", 10)])).toEqual(["changed", "same"]);
  expect(ledger.says).toEqual(["V1 10", "V1 25"]);
  // Fewer rows than before may be the rest of a voucher: nothing is taken away for them.
  expect(ledger.take([row("V1", 30)])).toEqual(["new"]);
});

it("for any files: again changes nothing, and two of different rows give one state in either order", () => {
  const rows = (prefix: string) =>
    fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 3 }))
        .map(([key, pence]) => row(`${prefix}${key}`, pence)),
      { maxLength: 12 },
    );
  fc.assert(
    fc.property(rows("A"), rows("B"), (first, second) => {
      const [one, other] = [new Ledger(), new Ledger()];
      for (const file of [first, second]) one.take(file);
      for (const file of [second, first]) other.take(file);
      expect(one.says).toEqual(other.says);
      expect(one.says).toEqual([...first, ...second].map(({ key, pence }) => `${key} ${pence}`).sort());
      expect(one.take(second).every((outcome) => outcome === "same")).toBe(true);
      expect(one.take([...first].reverse()).every((outcome) => outcome === "same")).toBe(true);
    }),
    { numRuns: 60 },
  );
});

it("a voucher of thousands of equal rows takes no longer than as many others", () => {
  const many = (prefix: string) => Array.from({ length: 8_000 }, (_, at) => row(prefix, at % 7));
  const ledger = new Ledger();
  const before = performance.now();
  ledger.take(many("V1"));
  expect(ledger.take(many("V1")).every((outcome) => outcome === "same")).toBe(true);
  // Comparing each with all takes more than ten times as long.
  expect(performance.now() - before).toBeLessThan(3_000);
});
