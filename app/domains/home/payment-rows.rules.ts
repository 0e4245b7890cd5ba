import { ANSWER_DAYS } from "~/domains/payments/payment-document.rules";
import type { PaymentWaits } from "~/domains/payments/queries/waiting.server";
import type { Rule } from "./home-kinds.rules";

/** Invoices of providers: to check for finance of the council, returned for finance of the provider. */
export const PAYMENT_RULES: Readonly<Record<PaymentWaits, Rule>> = {
  "invoices-to-check": {
    anyTime: true,
    tag: { words: "Invoices to check", tone: "soon" },
    within: ANSWER_DAYS * 24,
    title: (one) => (one.count === 1 ? "1 invoice to check" : `${one.count} invoices to check`),
    why: `Accept or return each within ${ANSWER_DAYS} days of receiving it.`,
    until: "the oldest should be answered by",
    wholeDay: true,
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
