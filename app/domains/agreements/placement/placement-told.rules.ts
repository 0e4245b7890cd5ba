import type { Actor } from "~/domains/access/actor";
import { readsHighCost } from "../high-cost/high-cost.policy";
import { ABOUT_COST, ABOUT_LEAVING_CARE, ABOUT_REVIEWS, ABOUT_STEP_DOWN } from "./placement.events";
import { readsLeavingCare, readsReviews, readsStepDown } from "./placement.policy";

const ONLY_TO: readonly (readonly [kinds: readonly string[], reads: (actor: Actor) => boolean])[] = [
  [ABOUT_REVIEWS, readsReviews],
  [ABOUT_STEP_DOWN, readsStepDown],
  [ABOUT_COST, readsHighCost],
  [ABOUT_LEAVING_CARE, readsLeavingCare],
];

/** Whether somebody who reads a placement is told of this kind of event: some are for those alone who read what it is about. */
export const isToldOf = (actor: Actor, kind: string): boolean =>
  ONLY_TO.every(([kinds, reads]) => !kinds.includes(kind) || reads(actor));
