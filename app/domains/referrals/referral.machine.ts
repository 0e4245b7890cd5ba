import { defineMachine } from "~/platform/machine";

export type ReferralState =
  | "draft"
  | "checking"
  | "searching"
  | "paused"
  | "deciding"
  | "agreed"
  | "placed"
  | "ended"
  | "withdrawn"
  | "closed";

export type ReferralEvent =
  | "check"
  | "return-to-draft"
  | "send"
  | "pause"
  | "resume"
  | "decide"
  | "search-on"
  | "agree"
  | "fall-through"
  | "place"
  | "end"
  | "withdraw"
  | "close"
  | "search-again"
  | "place-by-phone"
  | "back-to-draft";

const BY_PHONE = { "place-by-phone": "agreed" } as const;

/**
 * The moves of a referral: docs/domain.md, state machines. There are no others. One that was placed by phone has its place
 * from wherever it was; where it was never sent, it is a draft again when that falls through.
 */
export const referralMachine = defineMachine<ReferralState, ReferralEvent>({
  draft: { check: "checking", withdraw: "withdrawn", ...BY_PHONE },
  checking: { "return-to-draft": "draft", send: "searching", withdraw: "withdrawn", ...BY_PHONE },
  searching: { decide: "deciding", pause: "paused", close: "closed", withdraw: "withdrawn", ...BY_PHONE },
  paused: { resume: "searching", withdraw: "withdrawn", ...BY_PHONE },
  deciding: { "search-on": "searching", agree: "agreed", withdraw: "withdrawn", ...BY_PHONE },
  agreed: {
    "fall-through": "searching",
    "back-to-draft": "draft",
    place: "placed",
    withdraw: "withdrawn",
  },
  placed: { end: "ended" },
  ended: {},
  withdrawn: {},
  closed: { "search-again": "searching" },
});

/** Whether providers may still answer. */
export function isSearchOpen(state: ReferralState): boolean {
  return state === "searching" || state === "deciding";
}

/** Whether the pages may be changed in place; afterwards a change makes the next edition. */
export function isBeingWritten(state: ReferralState): boolean {
  return state === "draft" || state === "checking";
}

/** The states in which nobody works it any more; a search that is closed can be opened again. */
export const FINISHED_IN = ["ended", "withdrawn"] as const satisfies readonly ReferralState[];

/** Whether it is in one of them. */
export function isFinished(state: ReferralState): boolean {
  return (FINISHED_IN as readonly ReferralState[]).includes(state);
}

export const REFERRAL_STATE_WORDS: Readonly<Record<ReferralState, string>> = {
  draft: "Draft",
  checking: "Being checked",
  searching: "Searching",
  paused: "Search paused",
  deciding: "Deciding",
  agreed: "Placement agreed",
  placed: "Placed",
  ended: "Ended",
  withdrawn: "Withdrawn",
  closed: "Search closed",
};
