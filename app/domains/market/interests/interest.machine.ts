import { defineMachine } from "~/platform/machine";

export type InterestState = "new" | "talking" | "visited" | "agreed" | "not-now" | "withdrawn";
export type InterestEvent = "talk" | "visit" | "agree" | "decline" | "withdraw";

/**
 * A provider's interest in something that a council intends to commission. The council moves it on, a wrong tap leads back;
 * the provider withdraws, and says it anew if it changes its mind. The same in `guard_interest_moves`.
 */
export const interestMachine = defineMachine<InterestState, InterestEvent>({
  new: { talk: "talking", visit: "visited", decline: "not-now", withdraw: "withdrawn" },
  talking: { visit: "visited", agree: "agreed", decline: "not-now", withdraw: "withdrawn" },
  visited: { talk: "talking", agree: "agreed", decline: "not-now", withdraw: "withdrawn" },
  agreed: { talk: "talking", decline: "not-now", withdraw: "withdrawn" },
  "not-now": { talk: "talking", withdraw: "withdrawn" },
  withdrawn: {},
});

export const INTEREST_STATE_WORDS: Readonly<Record<InterestState, string>> = {
  new: "New",
  talking: "Talking",
  visited: "Visited",
  agreed: "Included in commissioning plans",
  "not-now": "Not now",
  withdrawn: "Withdrawn",
};

/** A state as the database holds it. The check of the table takes no other (prisma/row-security/states.test.ts). */
export const asInterestState = (text: string): InterestState =>
  interestMachine.states.find((state) => state === text) ?? "withdrawn";

/** What the council may choose now, by its event, in the words of where it leads. */
export const interestMoves = (
  state: InterestState,
): Partial<Record<Exclude<InterestEvent, "withdraw">, string>> =>
  Object.fromEntries(
    interestMachine
      .moves()
      .filter(({ from, event }) => from === state && event !== "withdraw")
      .map(({ event, to }) => [event, INTEREST_STATE_WORDS[to]]),
  );
