import type { AnswerState } from "./answer.machine";
import type { DeliveryState } from "./delivery.machine";

export type ReachedDelivery = {
  state: DeliveryState;
  openedAt: Date | null;
  pickedUpAt: Date | null;
  answers: readonly AnswerState[];
};

/** How far a search has reached, all in providers; what single services answered is told in words. */
export type Reach = {
  organisations: number;
  undeliverable: number;
  opened: number;
  pickedUp: number;
  interested: number;
  offered: number;
  /** Nothing is left to wait for: each of its services has declined. */
  declined: number;
};

/**
 * The counts on the broker's board. Opened and picked up count who ever did, so that the numbers do not fall when
 * a delivery is released or closed. A provider counts as interested or offering by one service that is.
 */
export function reachOf(deliveries: readonly ReachedDelivery[]): Reach {
  const count = (test: (delivery: ReachedDelivery) => boolean) => deliveries.filter(test).length;
  const some = (state: AnswerState) => count(({ answers }) => answers.includes(state));
  return {
    organisations: deliveries.length,
    undeliverable: count(({ state }) => state === "undeliverable"),
    opened: count(({ openedAt, pickedUpAt }) => openedAt !== null || pickedUpAt !== null),
    pickedUp: count(({ pickedUpAt }) => pickedUpAt !== null),
    interested: some("interested"),
    offered: some("offered"),
    declined: count(({ answers }) => answers.length > 0 && answers.every((answer) => answer === "declined")),
  };
}
