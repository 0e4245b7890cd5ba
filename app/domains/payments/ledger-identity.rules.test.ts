import { expect, it } from "vitest";
import {
  codeOf,
  foldDocument,
  foldSupplierName,
  isLinkable,
  nameToKeep,
  naturalKey,
  notPaid,
  ourReferenceIn,
  supplierKey,
  supplierNumber,
} from "./ledger-identity.rules";
import type { LedgerLine } from "./ledger-line.rules";

const line = (texts: LedgerLine["texts"], more: Partial<LedgerLine> = {}): LedgerLine => ({
  pence: 100,
  day: "2026-06-12",
  texts,
  dates: {},
  faults: [],
  ...more,
});

it.each([
  ["Ashgrove Homes Ltd", "ASHGROVE HOMES LIMITED"],
  ["Ashgrove Homes", "The Ashgrove Homes Ltd. (****2060)"],
  ["Bell & Daughters", "Bell and Daughters PLC"],
  ["Care Group", "care  group"],
  ["Ashgrove Homes", "Ashgrove Homes Ltd t/a Ashgrove Lodge"],
])("%s and %s are one name", (one, other) => {
  expect(foldSupplierName(one)).toBe(foldSupplierName(other));
});

it("a supplier is known by its number however it is padded, else by its name", () => {
  expect(supplierKey({ supplierId: "00 7001", supplierName: "A" })).toBe("7001");
  expect(supplierKey({ supplierName: "A Home Ltd" })).toBe(supplierKey({ supplierName: "A HOME LIMITED" }));
  expect(supplierKey({ supplierName: "A Home" })).not.toBe(supplierKey({ supplierName: "B Home" }));
});

it.each([
  "REDACTED",
  "Redacted under DP Act",
  "N/A",
  "n / a",
  "-",
  "0",
  "000",
  "#REF!",
  "[Withheld]",
  "Various",
])("%j is no number, no name and no reference", (nothing) => {
  expect(supplierKey({ supplierId: nothing, supplierName: "A Home" })).toBe("name:a home");
  expect(supplierKey({ supplierId: nothing, supplierName: nothing })).toBe("withheld");
  expect(supplierNumber({ supplierId: nothing })).toBe(null);
  const paid = { supplierId: "1", documentNumber: nothing, internalRef: nothing };
  expect(naturalKey(line(paid))).not.toBe(naturalKey(line(paid, { pence: 999 })));
});

it("a number behind a sign is one", () => {
  expect(supplierNumber({ supplierId: "#7001" })).toBe("#7001");
});

it("two companies are two suppliers, however alike they are called", () => {
  const names = ["Horizon Care (Midlands) Ltd", "Horizon Care (North) Ltd", "Horizon Care Ltd"];
  const more = ["Horizon Care Group Ltd", "The Horizon Care Ltd", "Horizon Care Holdings Ltd"];
  expect(new Set([...names, ...more].map((supplierName) => supplierKey({ supplierName }))).size).toBe(6);
  expect(supplierKey({ supplierName: " HORIZON  CARE LIMITED " })).toBe("name:horizon care");
});

it("a name that was withheld can be linked with nobody", () => {
  expect(nameToKeep({ supplierId: "7001", supplierName: "REDACTED Jane Smith" })).toBe("Name withheld");
  expect(nameToKeep({ supplierId: "7001" })).toBe("7001");
  expect([["Name withheld"], ["Name withheld", "Elm House"], ["7001"]].map(isLinkable)).toEqual([
    false,
    true,
    true,
  ]);
});

it("an invoice number is compared without what stands around it", () => {
  expect(new Set(["00123", "123", "INV 123", "INV-123", "inv123"].map(foldDocument))).toEqual(
    new Set(["123"]),
  );
  expect(foldDocument("INVERNESS1")).toBe("INVERNESS1");
});

it("with a reference the amount tells no rows apart, without one it does", () => {
  const paid = { supplierId: "1", internalRef: "V1" };
  expect(naturalKey(line(paid))).toBe(naturalKey(line(paid, { pence: 999 })));
  expect(naturalKey(line(paid))).not.toBe(naturalKey(line(paid, { day: "2026-06-13" })));
  const bare = { supplierId: "1" };
  expect(naturalKey(line(bare))).not.toBe(naturalKey(line(bare, { pence: 999 })));
});

it.each<[string, string | null]>([
  ["INV-00123", "INV-00123"],
  ["BACS 004512", "BACS 004512"],
  ["4512/7", "4512/7"],
  ["SMITH 12", null],
  ["Placement of Jane Smith", null],
  ["SMITHJ2026", null],
  ["AB/1234", "AB/1234"],
  ["INV 12/03/2026", "INV 12/03/2026"],
  ["Inv-00123", "Inv-00123"],
  ["4512a", "4512a"],
  ["Siân 4", null],
  ["Zoë 12", null],
  ["Zoë12", null],
  ["Jo 14", null],
  ["JO 14", null],
  ["Jo-14", null],
  ["Zoe12", null],
  ["J (14)", null],
  ["JS 12/03/2014", null],
  ["JS-12/03/2014", null],
  ["12.03.14 JS1", null],
  ["BACS", null],
  ["", null],
])("of %j is kept %j", (text, kept) => {
  expect(codeOf(text)).toBe(kept);
});

it.each<[string[], string | null]>([
  [["Home 1", "fees pl-7k3m9q June, J Smith"], "PL-7K3M9Q"],
  [["IPA 7K3M9Q"], "IPA-7K3M9Q"],
  [["PL7K3M9Q"], "PL-7K3M9Q"],
  // No 0, 1, I, L, O or U is in one.
  [["PL-7K3M9O", "PLANETARIUM"], null],
  [["XPL-7K3M9Q"], null],
])("in %j our reference is %j", (cells, reference) => {
  expect(ourReferenceIn(cells)).toBe(reference);
});

it("a status that does not say that it was paid is told with its word", () => {
  expect([undefined, "Paid", "y", "CLEARED"].map(notPaid)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(notPaid("On hold")).toBe("The status “On hold” does not say that it was paid");
});
