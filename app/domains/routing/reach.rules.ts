import { WANTED_KINDS, type WantedKind } from "~/domains/referrals/referral-options.schema";
import type { AnswerState } from "./answer.machine";
import type { DeliveryState } from "./delivery.machine";
import { REGION, type SearchArea, type StageKind } from "./groups.rules";

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

/** "Sent to you because …": why an organisation got a referral, without a word of the child. */
export function whyDelivered(why: {
  serviceKind: WantedKind;
  services: number;
  stage: StageKind;
  area: SearchArea;
}): string {
  const label = WANTED_KINDS[why.serviceKind].label.replace(" (16 and over)", "");
  const kind = `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
  const which =
    why.services === 1 ? "one of your services matches" : `${why.services} of your services match`;
  if (why.stage === "internal")
    return `Sent to you because you are the council's own provider and ${which}: ${kind}`;
  const where = { region: ` in the ${REGION}`, councils: " in the area searched", all: "" }[why.area.kind];
  return `Sent to you because ${which}${where}: ${kind}`;
}
