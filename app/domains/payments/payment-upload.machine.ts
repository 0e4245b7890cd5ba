import { defineMachine } from "~/platform/machine";

export type UploadState = "reading" | "columns" | "checked" | "importing" | "imported" | "refused";
export type UploadEvent =
  | "ask-columns"
  | "check"
  | "refuse"
  | "read"
  | "change-columns"
  | "import"
  | "finish"
  | "stop";

/**
 * A finance export that was sent, until it is imported or given up. The worker reads and imports it, a finance officer says which
 * column holds what and asks for the import. The same moves stand in `guard_payment_upload` (`prisma/sql/payments/imports.sql`).
 */
export const uploadMachine = defineMachine<UploadState, UploadEvent>({
  reading: { "ask-columns": "columns", check: "checked", refuse: "refused" },
  columns: { read: "reading" },
  checked: { read: "reading", "change-columns": "columns", import: "importing" },
  importing: { finish: "imported", stop: "checked" },
  imported: {},
  refused: {},
});
