import { expect, it } from "vitest";
import { otherKey, type SavedMapping } from "./saved-mapping.rules";

const HEADER = [
  "Supplier id",
  "Supplier",
  "Invoice number",
  "Transno",
  "Order",
  "Amount",
  "Pay Date",
  "Posted",
];
const mapping = (headings: SavedMapping["headings"]): SavedMapping => ({
  headings: { amount: "Amount", paidOn: "Pay Date", supplierId: "Supplier id", ...headings },
  decimalSign: "point",
  dateFormats: { paidOn: "d/m/y" },
});
const saved = mapping({ documentNumber: "Invoice number" });

it.each([
  ["without the reference that it had", {}, "with the invoice number"],
  [
    "with one that it had not",
    { documentNumber: "Invoice number", internalRef: "Transno" },
    "without the finance system’s own reference",
  ],
  ["from another column", { documentNumber: "Order" }, "with the invoice number from “Invoice number”"],
  ["with names beside numbers", { ...saved.headings, supplierName: "Supplier" }, "without the supplier name"],
  [
    "by another day",
    { documentNumber: "Invoice number", paidOn: "Posted" },
    "with the payment date from “Pay Date”",
  ],
])("a file that is read %s would know no row again", (_how, headings, words) => {
  expect(otherKey(saved, mapping(headings), HEADER)?.words).toBe(words);
});

it("columns that make no row known, and one that is called otherwise now, are no reason to stop", () => {
  expect(otherKey(saved, mapping({ ...saved.headings, remittance: "Order" }), HEADER)).toBeUndefined();
  expect(otherKey(saved, mapping({ documentNumber: "INVOICE NUMBER" }), HEADER)).toBeUndefined();
  const renamed = HEADER.map((heading) => (heading === "Invoice number" ? "Inv no" : heading));
  expect(otherKey(saved, mapping({ documentNumber: "Inv no" }), renamed)).toBeUndefined();
});
