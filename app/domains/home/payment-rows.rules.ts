import { ANSWER_DAYS } from "~/domains/payments/payment-document.rules";
import type { OrderWaits, PaymentWaits } from "~/domains/payments/queries/waiting.server";
import type { Rule } from "./home-kinds.rules";

const toCheck = (tag: string, word: string): Rule => ({
  anyTime: true,
  tag: { words: tag, tone: "soon" },
  within: ANSWER_DAYS * 24,
  title: ({ count }) => `${count} ${count === 1 ? word : `${word}s`} to check`,
  why: `Accept or return each within ${ANSWER_DAYS} days of receiving it.`,
  until: "the oldest should be answered by",
  wholeDay: true,
});

/** Invoices, credit notes and purchase orders: what finance of the council has to do, and what was returned to finance of the provider. */
export const PAYMENT_RULES: Readonly<Record<PaymentWaits | OrderWaits, Rule>> = {
  "invoices-to-check": toCheck("Invoices to check", "invoice"),
  "credit-notes-to-check": toCheck("Credit notes to check", "credit note"),
  "orders-missing": {
    anyTime: true,
    tag: { words: "No purchase order", tone: "soon" },
    within: 5 * 24,
    title: ({ count }) =>
      count === 1 ? "1 placement has no purchase order" : `${count} placements have no purchase order`,
    why: "Providers see how long. The 30 days for payment run without an order too.",
  },
  "invoice-returned": {
    anyTime: true,
    tag: { words: "Returned", tone: "now" },
    within: 3 * 24,
    title: (one) => `Invoice ${one.name ?? ""} was returned`,
    why: "The council says what has to be corrected. It is not paid as it is.",
  },
  "credit-note-returned": {
    anyTime: true,
    tag: { words: "Returned", tone: "now" },
    within: 3 * 24,
    title: (one) => `Credit note ${one.name ?? ""} was returned`,
    why: "The council says what is wrong. It takes nothing off the invoice.",
  },
};
