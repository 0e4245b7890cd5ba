import { expect, it } from "vitest";
import type { Waits } from "./home-kinds.rules";
import { PAYMENT_RULES } from "./payment-rows.rules";

it.each([
  ["invoices-to-check", 1, "1 invoice to check"],
  ["invoices-to-check", 3, "3 invoices to check"],
  ["credit-notes-to-check", 1, "1 credit note to check"],
  ["credit-notes-to-check", 3, "3 credit notes to check"],
] as const)("%s, %i of them: %s", (kind, count, title) => {
  expect(PAYMENT_RULES[kind].title({ kind, count } as Waits)).toBe(title);
});
