import { defineMachine } from "~/platform/machine";

export type OfferState =
  | "draft"
  | "submitted"
  | "shortlisted"
  | "reserve"
  | "preferred"
  | "authorised"
  | "accepted"
  | "not-selected"
  | "withdrawn"
  | "expired"
  | "fallen-through";

export type OfferEvent =
  | "submit"
  | "shortlist"
  | "put-in-reserve"
  | "prefer"
  | "step-back"
  | "authorise"
  | "accept"
  | "change-costing"
  | "not-select"
  | "withdraw"
  | "expire"
  | "fall-through";

const LEAVES = { "not-select": "not-selected", withdraw: "withdrawn", expire: "expired" } as const;
const CHANGES = { "change-costing": "submitted" } as const;

/** The moves of an offer: docs/domain.md, state machines. A changed costing goes back to `submitted`. */
export const offerMachine = defineMachine<OfferState, OfferEvent>({
  draft: { submit: "submitted" },
  submitted: { shortlist: "shortlisted", ...CHANGES, ...LEAVES },
  shortlisted: { prefer: "preferred", "put-in-reserve": "reserve", ...CHANGES, ...LEAVES },
  reserve: { shortlist: "shortlisted", ...CHANGES, ...LEAVES },
  preferred: { authorise: "authorised", "step-back": "shortlisted", ...CHANGES, ...LEAVES },
  authorised: { accept: "accepted", "step-back": "shortlisted", ...CHANGES, ...LEAVES },
  accepted: { "fall-through": "fallen-through" },
  "not-selected": {},
  withdrawn: {},
  expired: {},
  "fallen-through": {},
});

/** The moves that need the offer to be made or confirmed for the latest edition (docs/domain.md). */
export const NEEDS_LATEST_EDITION: readonly OfferEvent[] = ["prefer", "authorise", "accept"];

/** Offers that can still win: asked to confirm a new edition, told when the search ends; the same in `prisma/sql/offers.sql`. */
export const LIVE: readonly OfferState[] = ["submitted", "shortlisted", "reserve", "preferred", "authorised"];

export function isLive(state: OfferState): boolean {
  return LIVE.includes(state);
}

/** Offers that the broker decides between: kept in the running, in reserve or further. */
export function isInTheRunning(state: OfferState): boolean {
  return isLive(state) && state !== "submitted";
}

/**
 * States in which an offer leaves room for another one of the same service: the unique index `offers_one_live`, which
 * leaves accepted ones to `guard_one_offer` (`prisma/sql/offers.sql`) because a child may have left. With these states
 * ends a release (`prisma/sql/releases.sql`), and what is open of the funding is cancelled (`prisma/sql/authorisations.sql`).
 */
export const ENDED_STATES: readonly OfferState[] = ["not-selected", "withdrawn", "expired", "fallen-through"];

export const OFFER_STATE_WORDS: Readonly<Record<OfferState, string>> = {
  draft: "Draft",
  submitted: "Submitted",
  shortlisted: "Shortlisted",
  reserve: "In reserve",
  preferred: "Preferred",
  authorised: "Funding authorised",
  accepted: "Accepted",
  "not-selected": "Not selected",
  withdrawn: "Withdrawn",
  expired: "Expired",
  "fallen-through": "Fell through",
};
