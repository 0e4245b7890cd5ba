import { defineMachine } from "~/platform/machine";

export type AgreementState = "draft" | "issued" | "in-force" | "ended";
export type AgreementEvent =
  | "issue"
  | "bring-into-force"
  | "end"
  | "resume"
  | "resume-unsigned"
  | "resume-draft";

/**
 * The moves of an agreement. Issuing again keeps it issued, with a newer version that nobody has signed. The database makes
 * the last ones, when the end of its placement is disputed: back to where it was.
 */
export const agreementMachine = defineMachine<AgreementState, AgreementEvent>({
  draft: { issue: "issued", end: "ended" },
  issued: { issue: "issued", "bring-into-force": "in-force", end: "ended" },
  "in-force": { end: "ended" },
  ended: { resume: "in-force", "resume-unsigned": "issued", "resume-draft": "draft" },
});
