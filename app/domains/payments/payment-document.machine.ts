import { defineMachine } from "~/platform/machine";

export type DocumentState = "received" | "accepted" | "returned" | "withdrawn";
export type DocumentEvent = "accept" | "return" | "withdraw";

/**
 * The moves of an invoice or credit note once the council has it. What was returned or withdrawn stays so: a corrected one is
 * a document of its own that names it.
 */
export const documentMachine = defineMachine<DocumentState, DocumentEvent>({
  received: { accept: "accepted", return: "returned", withdraw: "withdrawn" },
  accepted: {},
  returned: {},
  withdrawn: {},
});

/** While it counts: its number is taken, and what it bills is billed. The same in `prisma/sql/payments/documents.sql`. */
export const LIVE_DOCUMENT_STATES: readonly DocumentState[] = ["received", "accepted"];

export const DOCUMENT_STATE_WORDS: Readonly<Record<DocumentState, string>> = {
  received: "Being checked",
  accepted: "Accepted",
  returned: "Returned",
  withdrawn: "Withdrawn",
};
