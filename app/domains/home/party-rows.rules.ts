import type { PartyWaits } from "~/domains/agreements/queries/waiting.server";
import type { Rule } from "./home-kinds.rules";

const parties = (count: number, verb: readonly [one: string, several: string]) =>
  count === 1 ? `A party ${verb[0]}` : `${count} parties ${verb[1]}`;
const OWED = "The provider is owed the whole fee: until the party agrees, your council pays its share.";

/** What education and health have not agreed to pay, or soon pay no longer: for the broker of the referral. */
export const PARTY_RULES: Readonly<Record<PartyWaits, Rule>> = {
  "party-to-agree": {
    tag: { words: "Share not agreed", tone: "soon" },
    within: 72,
    title: (one) => `${parties(one.count, ["has", "have"])} not agreed to pay for ${one.name ?? "a home"}:`,
    why: OWED,
  },
  "party-ends": {
    tag: { words: "Share ends soon", tone: "soon" },
    within: 72,
    until: "agreed until",
    wholeDay: true,
    title: (one) =>
      `${parties(one.count, ["agreed", "agreed"])} to pay for ${one.name ?? "a home"} for a limited time:`,
    why: "Ask whether it goes on. After that your council pays its share.",
  },
};
