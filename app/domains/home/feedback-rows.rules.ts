import type { FeedbackWaits } from "~/domains/feedback/queries/waiting.server";
import { differWords } from "~/domains/feedback/verdict.rules";
import { sectionLabel } from "~/domains/referrals/referral-sections.options";
import type { RoutingWaits } from "~/domains/routing/queries/waiting.server";
import type { Rule } from "./home-kinds.rules";

type Waits = FeedbackWaits | Extract<RoutingWaits, "referral-incomplete">;

/** What both sides are asked to say of a placement, for so many days. */
const ASKED = { within: 24, until: "it can wait until", wholeDay: true } as const;

/** What people are asked to say of a placement, and what a provider said of a referral. */
export const FEEDBACK_RULES: Readonly<Record<Waits, Rule>> = {
  "referral-incomplete": {
    tag: { words: "Referral incomplete", tone: "soon" },
    within: 8,
    title: (one) =>
      `${one.count === 1 ? "1 home" : `${one.count} homes`} declined because the referral is incomplete${one.target ? ` (${sectionLabel(one.target).toLowerCase()})` : ""}:`,
    why: "Complete it and send the change. Providers who declined because of it are told, and can answer again.",
  },
  "verdict-due": {
    tag: { words: "Was the referral right?", tone: "info" },
    ...ASKED,
    title: (one) => `Was the referral right, ${one.count} days on, at ${one.name ?? "a home"}:`,
    why: "Say for each section whether it was as described. The council reads it.",
  },
  "promise-due": {
    tag: { words: "As promised?", tone: "info" },
    ...ASKED,
    title: (one) => `28 days on: is it what was promised at ${one.name ?? "a home"}:`,
    why: "Say for staffing, education, health and the rest whether it is as promised.",
  },
  "child-view-due": {
    tag: { words: "Ask the child", tone: "info" },
    ...ASKED,
    title: (one) => `28 days on: what does the child say of ${one.name ?? "a home"}:`,
    why: "Record what the child says in the child’s words, or why the child was not asked.",
  },
  "verdict-differs": {
    tag: { words: "Referral differs", tone: "soon" },
    within: 24,
    title: (one) => `${differWords(one.count)}, says ${one.name ?? "a home"}:`,
    why: "Read what the provider says of the referral, and mark it as read.",
  },
};
