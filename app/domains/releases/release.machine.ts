import { defineMachine } from "~/platform/machine";

export type ReleaseState = "live" | "ended";
export type ReleaseEvent = "revoke" | "lapse" | "offer-ends" | "search-ends" | "decline" | "leave";

/** An information release stands until somebody or something ends it, once. A new one is a new row. */
export const releaseMachine = defineMachine<ReleaseState, ReleaseEvent>({
  live: {
    revoke: "ended",
    lapse: "ended",
    "offer-ends": "ended",
    "search-ends": "ended",
    decline: "ended",
    leave: "ended",
  },
  ended: {},
});
