import type { ChangeWaits } from "~/domains/agreements/queries/waiting.server";
import type { Rule } from "./home-kinds.rules";

const changes = (count: number) => (count === 1 ? "1 change" : `${count} changes`);

/** What is asked for on the fee of a running placement: to decide, to agree to, or a question to answer. */
export const CHANGE_RULES: Readonly<Record<ChangeWaits, Rule>> = {
  "change-to-decide": {
    tag: { words: "Funding to authorise", tone: "soon" },
    within: 24,
    title: (one) => `${changes(one.count)} to the fee at ${one.name ?? "a home"} to decide:`,
    why: "Nothing is payable before it is authorised.",
  },
  "change-to-agree": {
    tag: { words: "Change to agree to", tone: "soon" },
    within: 48,
    title: (one) => `${changes(one.count)} to the fee at ${one.name ?? "a home"}:`,
    why: "The council proposes it. Agree or decline.",
  },
  "change-question": {
    tag: { words: "Funding query", tone: "now" },
    within: 24,
    title: (one) => `Answer the question about a change to the fee at ${one.name ?? "a home"}:`,
    why: "The change is decided once you have answered.",
  },
};
