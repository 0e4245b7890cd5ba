import type { RecordWaits } from "~/domains/records/queries/waiting.server";
import type { Rule } from "./home-kinds.rules";

/** What has to be in the child's case record before the portal forgets who the child is. */
export const RECORD_RULES: Readonly<Record<RecordWaits, Rule>> = {
  "record-to-file": {
    tag: { words: "Case record to file", tone: "plain" },
    within: 28 * 24,
    title: (one) => `The placement at ${one.name ?? "a home"} is over for`,
    why: "Download the pack and file it in the child’s case record. Who the child is stays here until then.",
    anyTime: true,
  },
};
