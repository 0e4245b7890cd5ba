import { defineMachine } from "~/platform/machine";

export type PaperState = "checking" | "ready" | "refused";

/** A paper of a date, until it is deleted: its job makes what others read, or says why it cannot. */
export const paperMachine = defineMachine<PaperState, "make" | "refuse">({
  checking: { make: "ready", refuse: "refused" },
  ready: {},
  refused: {},
});
