import { defineMachine } from "~/platform/machine";

export type IssueState = "open" | "answered";
type IssueMove = "answer" | "dispute";

/** An issue is closed by an answer alone; the provider that raised it may open it again, within the days that it has for that. */
export const issueMachine = defineMachine<IssueState, IssueMove>({
  open: { answer: "answered" },
  answered: { dispute: "open" },
});
