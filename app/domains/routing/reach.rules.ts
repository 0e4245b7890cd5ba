import type { AnswerState } from "./answer.machine";
import type { DeliveryState } from "./delivery.machine";

export type ReachedDelivery = {
  state: DeliveryState;
  openedAt: Date | null;
  pickedUpAt: Date | null;
  answers: readonly AnswerState[];
};

/** How far a search has reached, in organisations; the last four count services. */
export type Reach = {
  organisations: number;
  undeliverable: number;
  opened: number;
  pickedUp: number;
  answered: number;
  services: number;
  interested: number;
  declined: number;
  offered: number;
};

/**
 * The counts on the broker's board. Opened and picked up count who ever did, so that the numbers do not fall when
 * a delivery is released or closed; an organisation has answered when each of its services has.
 */
export function reachOf(deliveries: readonly ReachedDelivery[]): Reach {
  const count = (test: (delivery: ReachedDelivery) => boolean) => deliveries.filter(test).length;
  const answers = deliveries.flatMap((delivery) => delivery.answers);
  const of = (state: AnswerState) => answers.filter((answer) => answer === state).length;
  return {
    organisations: deliveries.length,
    undeliverable: count(({ state }) => state === "undeliverable"),
    opened: count(({ openedAt, pickedUpAt }) => openedAt !== null || pickedUpAt !== null),
    pickedUp: count(({ pickedUpAt }) => pickedUpAt !== null),
    answered: count(
      (delivery) => delivery.answers.length > 0 && delivery.answers.every((answer) => answer !== "none"),
    ),
    services: answers.length,
    interested: of("interested"),
    declined: of("declined"),
    offered: of("offered"),
  };
}
