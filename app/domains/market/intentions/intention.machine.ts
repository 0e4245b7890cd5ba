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

/** A council that has got there means to commission nothing more of it; the same in `prisma/sql/market/interests.sql`. */
export const INTENTION_OVER = ["done", "dropped"] as const satisfies readonly IntentionState[];
export const isIntentionOver = (state: IntentionState): boolean =>
  INTENTION_OVER.some((over) => over === state);

/** What may be chosen now, by its event, in the words of where it leads. */
export const intentionMoves = (state: IntentionState): Partial<Record<IntentionEvent, string>> =>
  Object.fromEntries(
    intentionMachine
      .moves()
      .filter(({ from }) => from === state)
      .map(({ event, to }) => [event, INTENTION_STATE_WORDS[to]]),
  );
