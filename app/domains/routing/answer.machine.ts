import { defineMachine } from "~/platform/machine";

export type AnswerState = "none" | "interested" | "declined" | "offered";
export type AnswerEvent = "show-interest" | "decline" | "offer" | "take-back";

/** The answer of one listed service: docs/domain.md. Taking back needs an open search, which the policy asks for. */
export const answerMachine = defineMachine<AnswerState, AnswerEvent>({
  none: { "show-interest": "interested", decline: "declined", offer: "offered" },
  interested: { offer: "offered", decline: "declined", "take-back": "none" },
  declined: { "take-back": "none" },
  offered: { "take-back": "none" },
});
