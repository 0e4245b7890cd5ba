import type { PaymentQueryWaits } from "~/domains/payments/queries/waiting.server";
import type { Rule } from "./home-kinds.rules";

const queries = (count: number) => (count === 1 ? "1 payment query" : `${count} payment queries`);

/** Queries about payments: those that the council's finance has to answer, and answers that a provider can still dispute. */
export const PAYMENT_QUERY_RULES: Readonly<Record<PaymentQueryWaits, Rule>> = {
  "payment-queries-open": {
    tag: { words: "Payment queries", tone: "soon" },
    within: 5 * 24,
    title: (one) => `Answer ${queries(one.count)}`,
    why: "Providers have asked about their payments. Those that wait for a first answer are at the top of the list.",
    until: "the first answer is due by",
  },
  "payment-queries-answered": {
    anyTime: true,
    tag: { words: "Query answered", tone: "info" },
    within: 14 * 24,
    title: (one) => `The council answered ${queries(one.count)}`,
    why: "If an answer is not right, you can dispute it.",
    until: "dispute by",
    wholeDay: true,
  },
};
