import type { RecordWaits } from "~/domains/records/queries/waiting.server";
import type { Rule } from "./home-kinds.rules";

/** What has to be in the child's case record before the portal forgets who the child is. */
export const RECORD_RULES: Readonly<Record<RecordWaits, Rule>> = {
  "record-to-file": {
    tag: { words: "Case record to file", tone: "plain" },
    within: 28 * 24,
    title: (one) => `File the case record: placement at ${one.name ?? "a home"},`,
    why: "The child’s identity cannot be deleted until this is done.",
    anyTime: true,
  },
};
