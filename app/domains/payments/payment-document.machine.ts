import { defineMachine } from "~/platform/machine";

export type DocumentState = "received" | "accepted" | "returned" | "withdrawn";
export type DocumentEvent = "accept" | "return" | "withdraw";

/**
 * The moves of an invoice or credit note once the council has it. What was returned is corrected by a document of
 * its own that names it, or withdrawn by a provider that will not send it again.
 */
export const documentMachine = defineMachine<DocumentState, DocumentEvent>({
  received: { accept: "accepted", return: "returned", withdraw: "withdrawn" },
  accepted: {},
  returned: { withdraw: "withdrawn" },
  withdrawn: {},
});

/** While it counts: its number is taken, and what it bills is billed. The same in `prisma/sql/payments/documents.sql`. */
export const LIVE_DOCUMENT_STATES: readonly DocumentState[] = ["received", "accepted"];

/**
 * Whether a later document takes the place of the one that was returned: not where it was taken back before anybody had answered
 * it. Given up after it was returned itself, it has done so for good. The same in `prisma/sql/payments/documents.sql`.
 */
export function takesItsPlace({ state, decidedAt }: { state: string; decidedAt: Date | null }): boolean {
  return state !== "withdrawn" || decidedAt !== null;
}

export const DOCUMENT_STATE_WORDS: Readonly<Record<DocumentState, string>> = {
  received: "Being checked",
  accepted: "Accepted",
  returned: "Returned",
  withdrawn: "Withdrawn",
};
