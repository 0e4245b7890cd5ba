import { defineMachine } from "~/platform/machine";

export type ChangeState =
  | "proposed"
  | "asked"
  | "returned"
  | "authorised"
  | "refused"
  | "declined"
  | "withdrawn";
export type ChangeEvent = "agree" | "decline" | "authorise" | "return" | "refuse" | "answer" | "withdraw";

/**
 * The moves of a change to a running placement. What the council asks for is `proposed` until the provider agrees to it; what
 * the provider asks for waits for the decision at once. An authorised one ends by its last night, which is no move.
 */
export const changeMachine = defineMachine<ChangeState, ChangeEvent>(
  {
    proposed: { agree: "asked", decline: "declined", withdraw: "withdrawn" },
    asked: { authorise: "authorised", return: "returned", refuse: "refused", withdraw: "withdrawn" },
    returned: { answer: "asked", withdraw: "withdrawn" },
    authorised: {},
    refused: {},
    declined: {},
    withdrawn: {},
  },
  ["proposed", "asked"],
);

export const CHANGE_STATE_WORDS: Readonly<Record<ChangeState, string>> = {
  proposed: "Waiting for the provider",
  asked: "Waiting for a decision",
  returned: "Question to answer",
  authorised: "Authorised",
  refused: "Refused",
  declined: "Declined by the provider",
  withdrawn: "Withdrawn",
};
