import type { ClearedText } from "~/platform/cleared-text";
import { markCleared } from "~/platform/mark-cleared";

/** Cleared texts as one: a coded reason in our own words, then what somebody wrote. Without the detector, for pages too. */
export function joinCleared(parts: readonly (ClearedText | null | undefined)[], between = " "): ClearedText {
  return markCleared(parts.filter(Boolean).join(between));
}
