import { defineMachine } from "~/platform/machine";

export type DeliveryState =
  | "queued"
  | "delivered"
  | "undeliverable"
  | "opened"
  | "picked-up"
  | "answered"
  | "closed";

export type DeliveryEvent =
  | "deliver"
  | "fail"
  | "requeue"
  | "open"
  | "pick-up"
  | "release"
  | "answer"
  | "change-answer"
  | "close"
  | "reopen";

/**
 * The moves of a delivery: docs/domain.md, state machines. Opening means that at least one person has; a mail that
 * arrives after the inbox was read moves nothing. Passing on changes the person, not the state.
 */
export const deliveryMachine = defineMachine<DeliveryState, DeliveryEvent>({
  queued: { deliver: "delivered", fail: "undeliverable", open: "opened", close: "closed" },
  delivered: { open: "opened", "pick-up": "picked-up", close: "closed" },
  undeliverable: { requeue: "queued", open: "opened", close: "closed" },
  opened: { "pick-up": "picked-up", close: "closed" },
  "picked-up": { answer: "answered", release: "opened", close: "closed" },
  answered: { "change-answer": "picked-up", close: "closed" },
  closed: { reopen: "delivered" },
});

export const DELIVERY_STATE_WORDS: Readonly<Record<DeliveryState, string>> = {
  queued: "Being sent",
  delivered: "Delivered, nobody has opened it",
  undeliverable: "Could not be delivered",
  opened: "Opened, nobody has picked it up",
  "picked-up": "Picked up",
  answered: "Answered",
  closed: "Closed",
};

/** The moves that lead from a state to an answer by someone who has not picked it up: answering picks up. */
export function movesToAnswer(state: DeliveryState): DeliveryEvent[] | null {
  switch (state) {
    case "queued":
    case "undeliverable":
      return ["open", "pick-up", "answer"];
    case "delivered":
    case "opened":
      return ["pick-up", "answer"];
    case "picked-up":
      return ["answer"];
    case "answered":
      return ["change-answer", "answer"];
    case "closed":
      return null;
  }
}
