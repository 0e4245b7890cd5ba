import type { Rule } from "./home-kinds.rules";

/** Rows of a home that ask somebody else to look: providers and alerts that wait for a second person. Pure. */
export type SecondPersonKind =
  | "provider-to-confirm"
  | "provider-unconfirmed"
  | "provider-decided"
  | "alert-to-confirm";

export const SECOND_PERSON_RULES: Readonly<Record<SecondPersonKind, Rule>> = {
  "provider-to-confirm": {
    tag: { words: "Provider to confirm", tone: "soon" },
    within: 8,
    title: (one) => `Confirm or refuse ${one.name ?? "a provider"}`,
    why: "Added with an email address that nobody else has confirmed. Ring the number in the register.",
    until: "confirm by",
  },
  "provider-unconfirmed": {
    tag: { words: "Not confirmed", tone: "hold" },
    within: 48,
    title: (one) => `${one.name ?? "A provider"} is waiting for a second person`,
    why: "Your council invited its admin. Until another council or the hub confirms it, only your council can send it referrals.",
  },
  "provider-decided": {
    tag: { words: "Provider update", tone: "info" },
    within: 48,
    title: (one) => one.name ?? "A provider was decided on",
    why: "A second person has confirmed or refused it.",
  },
  "alert-to-confirm": {
    tag: { words: "Alert to confirm", tone: "soon" },
    within: 4,
    title: (one) => `Alert needs a second person: ${one.name ?? "a provider"}`,
    why: "It warns other councils, and stops their placements once a second person confirms it.",
  },
};
