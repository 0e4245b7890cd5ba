import type { SubmissionResult } from "@conform-to/react";

/**
 * The version that a form must carry: after a refusal of what was typed the one it was filled from, so that
 * a change made meanwhile is still noticed; after a conflict (which the person has now seen) the current one.
 */
export function keptVersion(lastResult: SubmissionResult<string[]> | undefined, current: number): number {
  const sent = Number(lastResult?.initialValue?.version);
  const refusedWhole = (lastResult?.error?.[""] ?? []).length > 0;
  return Number.isSafeInteger(sent) && sent > 0 && !refusedWhole ? sent : current;
}
