import { defineMachine } from "~/platform/machine";

export type PaymentQueryState = "open" | "answered";
type PaymentQueryMove = "answer" | "dispute";

/** A query is closed by an answer alone; the provider that asked may open it again, within the days that it has for that. */
export const paymentQueryMachine = defineMachine<PaymentQueryState, PaymentQueryMove>({
  open: { answer: "answered" },
  answered: { dispute: "open" },
});
