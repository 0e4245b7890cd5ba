import type { ReferralState } from "~/domains/referrals/referral.machine";
import { defineMachine } from "~/platform/machine";

export type PlacementState = "planned" | "started" | "notice-given" | "ended" | "fallen-through";
export type PlacementEvent =
  | "start"
  | "dispute-start"
  | "fall-through"
  | "give-notice"
  | "end"
  | "dispute-end"
  | "dispute-end-without-notice";

/**
 * The moves of a placement: docs/domain.md, states. The first side that says when the child moved in starts it, which the
 * council disputes where the provider alone has said so: then it is planned as before; an end without notice before it is both moves in one transaction. The council disputes an end that the provider recorded and that
 * it has not confirmed: both moves are taken back where the end was without notice.
 */
export const placementMachine = defineMachine<PlacementState, PlacementEvent>({
  planned: { start: "started", "fall-through": "fallen-through" },
  started: { "give-notice": "notice-given", "dispute-start": "planned" },
  "notice-given": { end: "ended" },
  ended: { "dispute-end": "notice-given", "dispute-end-without-notice": "started" },
  "fallen-through": {},
});

/** The states of a referral in which a placement of it can go on. The same in prisma/sql/agreements/placements.sql. */
export const GOES_ON_IN = ["agreed", "placed"] as const satisfies readonly ReferralState[];

/** The states in which the child lives there: each day its next payment period may begin (`prisma/sql/payments.sql`). */
export const LIVED_IN = ["started", "notice-given"] as const satisfies readonly PlacementState[];

/** Whether the child lives there now. */
export function isLivedIn(state: PlacementState): boolean {
  return (LIVED_IN as readonly PlacementState[]).includes(state);
}

/** The states in which nothing more comes of it: the child has left, or never came. */
export const OVER_IN = ["ended", "fallen-through"] as const satisfies readonly PlacementState[];

/** Whether it is in one of them. */
export function isOver(state: PlacementState): boolean {
  return (OVER_IN as readonly PlacementState[]).includes(state);
}

export const PLACEMENT_STATE_WORDS: Readonly<Record<PlacementState, string>> = {
  planned: "Planned",
  started: "Current",
  "notice-given": "Notice given",
  ended: "Ended",
  "fallen-through": "Did not start",
};
