import { clearText } from "~/platform/clear-text";
import type { ClearedText } from "~/platform/cleared-text";

/** Cleared texts as one: a coded reason in our own words, then what somebody wrote. Without the detector, for pages too. */
export function joinCleared(parts: readonly (ClearedText | null | undefined)[], between = " "): ClearedText {
  return clearText(parts.filter(Boolean).join(between));
}
