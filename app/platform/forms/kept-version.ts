import type { SubmissionResult } from "@conform-to/react";
import { CHANGED_FIRST } from "~/platform/refusal";

type LastResult = SubmissionResult<string[]> | undefined;

/** Whether the last press was refused because somebody else had saved first: the page then shows what they saved. */
export function savedMeanwhile(lastResult: LastResult): boolean {
  return (lastResult?.error?.[""] ?? []).includes(CHANGED_FIRST);
}

/**
 * The version that a form must carry: after a refusal of what was typed the one it was filled from, so that
 * a change made meanwhile is still noticed; after a conflict (which the person has now seen) the current one.
 * `field` is its name in a form that carries two of them.
 */
export function keptVersion(lastResult: LastResult, current: number, field = "version"): number {
  const sent = Number(lastResult?.initialValue?.[field]);
  return Number.isSafeInteger(sent) && sent >= 0 && !refusedWhole(lastResult) ? sent : current;
}

/** The same for a form whose rows have no version: the digest of what it was filled from. */
export function keptDigest(lastResult: LastResult, current: string): string {
  const sent = lastResult?.initialValue?.expected;
  return typeof sent === "string" && !refusedWhole(lastResult) ? sent : current;
}

function refusedWhole(lastResult: LastResult): boolean {
  return (lastResult?.error?.[""] ?? []).length > 0;
}
