import { defineMachine } from "~/platform/machine";

export type StatementState = "draft" | "in-review" | "published" | "superseded";
export type StatementEvent = "send-to-review" | "return" | "publish" | "supersede";

/** A market position statement (docs/domain.md). A published version never changes; the next edition takes its place. */
export const statementMachine = defineMachine<StatementState, StatementEvent>({
  draft: { "send-to-review": "in-review" },
  "in-review": { return: "draft", publish: "published" },
  published: { supersede: "superseded" },
  superseded: {},
});

export const STATEMENT_STATE_WORDS: Readonly<Record<StatementState, string>> = {
  draft: "Draft",
  "in-review": "In review",
  published: "Published",
  superseded: "Superseded",
};

/** A state as the database holds it. The check of the table takes no other (prisma/row-security/states.test.ts). */
export const asStatementState = (text: string): StatementState =>
  statementMachine.states.find((state) => state === text) ?? "superseded";
