import type { PhoneWaits } from "~/domains/agreements/queries/waiting-by-phone.server";
import type { Rule } from "./home-kinds.rules";

const CONFIRM = { within: 24, until: "confirm by" } as const;

/** What follows from a placement that was made by phone, with the moment at which it is due. */
export const PHONE_RULES: Readonly<Record<PhoneWaits, Rule>> = {
  "phone-funding-to-confirm": {
    ...CONFIRM,
    tag: { words: "Placed by phone", tone: "soon" },
    title: (one) => `Confirm the funding at ${one.name ?? "a home"} for`,
    why: "It was authorised verbally. If nobody confirms it in time, it goes to the director.",
  },
  "phone-funding-gone-up": {
    ...CONFIRM,
    until: "due",
    tag: { words: "Funding not confirmed", tone: "now" },
    title: (one) => `Confirm the funding at ${one.name ?? "a home"} for`,
    why: "It was authorised verbally and not confirmed. It is now with the director.",
  },
  "phone-funding-escalated": {
    ...CONFIRM,
    until: "due",
    tag: { words: "Funding not confirmed", tone: "now" },
    title: (one) => `Decide on the funding at ${one.name ?? "a home"} for`,
    why: "It was authorised by phone and not confirmed. Where a child has moved in, the fee is owed.",
  },
  "phone-funding-lapsed": {
    within: 0,
    tag: { words: "Authority lapsed", tone: "now" },
    title: (one) => `Decide on the funding at ${one.name ?? "a home"} for`,
    why: "The child moved in after the verbal authority had lapsed. The fee is owed.",
  },
  "phone-paperwork": {
    within: 24,
    until: "due",
    tag: { words: "Placed by phone", tone: "soon" },
    title: (one) => `Issue the agreement for ${one.name ?? "a home"}:`,
    why: "The placement was made by phone. Then check the statutory notices.",
  },
  "phone-lapsed": {
    within: 0,
    tag: { words: "Authority lapsed", tone: "now" },
    title: (one) => `Nobody moved in at ${one.name ?? "a home"}:`,
    why: "The verbal authority has lapsed. Record that the placement fell through.",
  },
};
