import type { VerdictWaits } from "~/domains/feedback/queries/waiting.server";
import { sectionLabel } from "~/domains/referrals/referral-sections.options";
import type { RoutingWaits } from "~/domains/routing/queries/waiting.server";
import type { Rule } from "./home-kinds.rules";

type Waits = VerdictWaits | Extract<RoutingWaits, "referral-incomplete">;

/** What a provider is asked to say of a referral, and what it said of one. */
export const FEEDBACK_RULES: Readonly<Record<Waits, Rule>> = {
  "referral-incomplete": {
    tag: { words: "Referral incomplete", tone: "soon" },
    within: 8,
    title: (one) =>
      `${one.count === 1 ? "1 home" : `${one.count} homes`} declined because the referral is incomplete${one.target ? ` (${sectionLabel(one.target).toLowerCase()})` : ""}:`,
    why: "Complete it and send the change. Whoever declined because of it is told, and can answer again.",
  },
  "verdict-due": {
    tag: { words: "Was the referral right?", tone: "info" },
    within: 24,
    until: "it can wait until",
    wholeDay: true,
    title: (one) => `Was the referral right, ${one.count} days on, at ${one.name ?? "a home"}:`,
    why: "Say for each section whether it was as described. The council reads it.",
  },
  "promise-due": {
    tag: { words: "As promised?", tone: "info" },
    within: 24,
    until: "it can wait until",
    wholeDay: true,
    title: (one) => `28 days on: is it what was promised at ${one.name ?? "a home"}:`,
    why: "Say for staffing, education, health and the rest whether it is as promised.",
  },
  "child-view-due": {
    tag: { words: "Ask the child", tone: "info" },
    within: 24,
    until: "it can wait until",
    wholeDay: true,
    title: (one) => `28 days on: what does the child say of ${one.name ?? "a home"}:`,
    why: "Record what the child says in the child’s words, or why the child was not asked.",
  },
  "verdict-differs": {
    tag: { words: "Referral differs", tone: "soon" },
    within: 24,
    title: (one) =>
      `${one.count === 1 ? "1 section differs or was missing" : `${one.count} sections differ or were missing`}, says ${one.name ?? "a home"}:`,
    why: "Read what the provider says of the referral, and mark it as read.",
  },
};
