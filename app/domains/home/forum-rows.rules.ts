import type { ForumWaits } from "~/domains/forums/queries/waiting.server";
import type { Rule } from "./home-kinds.rules";

/** What somebody said at a forum that they would do, a seat that is held for them, and how it was. */
export const FORUM_RULES: Readonly<Record<ForumWaits, Rule>> = {
  "forum-action": {
    tag: { words: "Action of a forum", tone: "info" },
    within: 72,
    title: (one) => one.name ?? "An action of a forum",
    why: "You or your organisation said you would do it.",
    until: "to be done by",
  },
  "forum-seat": {
    tag: { words: "A seat is held", tone: "soon" },
    within: 24,
    title: (one) => `Take the seat at ${one.name ?? "a forum"}`,
    why: "It fell free for who was first in line. After that it goes to the next.",
    until: "the seat is held until",
  },
  "forum-feedback": {
    anyTime: true,
    tag: { words: "How was it?", tone: "plain" },
    within: 21 * 24,
    title: (one) => `Say how it was: ${one.name ?? "a forum"}`,
    why: "Three questions, a minute. They change the next one.",
  },
};
