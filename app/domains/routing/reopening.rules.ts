import type { DeclineReason } from "./decline-reasons.options";

/** Reasons that time may have mended: whoever declined for one of them is asked again when a search opens again. */
export const PASSING_REASONS: readonly DeclineReason[] = [
  "no-vacancy",
  "none-at-that-date",
  "staffing",
  "suspended",
  "works",
  "no-carers",
];
