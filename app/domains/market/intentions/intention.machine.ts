import { defineMachine } from "~/platform/machine";

export type IntentionState = "planned" | "out-to-market" | "in-progress" | "done" | "dropped";
export type IntentionEvent = "plan" | "go-to-market" | "start" | "finish" | "drop";

/**
 * How far a council is with what it intends to commission, from its publication on. A tender can fail and an end can be told
 * too early, so each step leads back too.
 */
export const intentionMachine = defineMachine<IntentionState, IntentionEvent>({
  planned: { "go-to-market": "out-to-market", start: "in-progress", drop: "dropped" },
  "out-to-market": { plan: "planned", start: "in-progress", drop: "dropped" },
  "in-progress": { "go-to-market": "out-to-market", finish: "done", drop: "dropped" },
  done: { start: "in-progress" },
  dropped: { plan: "planned" },
});

export const INTENTION_STATE_WORDS: Readonly<Record<IntentionState, string>> = {
  planned: "Planned",
  "out-to-market": "Out to market",
  "in-progress": "In progress",
  done: "Done",
  dropped: "Dropped",
};

/** A state as the database holds it. The check of the table takes no other. */
export const asIntentionState = (text: string): IntentionState =>
  intentionMachine.states.find((state) => state === text) ?? "planned";

/**
 * Where no provider says any more that it is interested: a council that has got there commissions nothing more of it, and while
 * a tender runs nobody talks with one bidder beside it (Procurement Act 2023, section 12). The same in
 * `prisma/sql/market/interests.sql`.
 */
export const TAKES_NO_INTEREST = [
  "out-to-market",
  "done",
  "dropped",
] as const satisfies readonly IntentionState[];

/** Why nobody can say now that they are interested, as providers and the public read it; null where they can. */
export function whyNoInterest(state: IntentionState): string | null {
  if (!TAKES_NO_INTEREST.some((closed) => closed === state)) return null;
  return state === "out-to-market"
    ? "This is out to market. Apply through the council’s tender notice"
    : "The council is no longer commissioning this";
}

/** What may be chosen now, by its event, in the words of where it leads. */
export const intentionMoves = (state: IntentionState): Partial<Record<IntentionEvent, string>> =>
  Object.fromEntries(
    intentionMachine
      .moves()
      .filter(({ from }) => from === state)
      .map(({ event, to }) => [event, INTENTION_STATE_WORDS[to]]),
  );
