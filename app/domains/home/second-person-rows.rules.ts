import type { Rule } from "./home.rules";

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
    title: (one) => `Confirm ${one.name ?? "a provider"}, or refuse it`,
    why: "Brought on with an address that nobody else has confirmed. Ring the number in the register.",
    until: "a working day is over",
  },
  "provider-unconfirmed": {
    tag: { words: "Not confirmed", tone: "hold" },
    within: 48,
    title: (one) => `${one.name ?? "A provider"} waits for a second person`,
    why: "Your council invited its admin. Until another council or the hub confirms it, it gets referrals from you alone.",
  },
  "provider-decided": {
    tag: { words: "News of a provider", tone: "info" },
    within: 48,
    title: (one) => one.name ?? "A provider was decided on",
    why: "A second person has decided whether the people who answer for it are its own.",
  },
  "alert-to-confirm": {
    tag: { words: "An alert to confirm", tone: "soon" },
    within: 4,
    title: (one) => `A second person is asked for: alert on ${one.name ?? "a provider"}`,
    why: "It warns, and stops other councils’ placements only when a second person confirms it.",
  },
};
