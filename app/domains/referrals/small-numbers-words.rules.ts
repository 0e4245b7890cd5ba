import type { AgeSpan } from "~/domains/anonymisation/small-numbers/age-span.rules";
import { FEWEST, isSmall, type Width } from "~/domains/anonymisation/small-numbers/small-numbers.rules";

/** What somebody decided about how wide it is published; `current` while age, gender, needs and area are the same. */
export type WidthDecision = { age: AgeSpan; area: string; reason: string | null; current: boolean };

/**
 * Where a referral stands with small numbers: `enough` as written, `decided` wider or with a reason, or `to-decide`,
 * which keeps the gate shut.
 */
export type SmallNumbersState = "enough" | "decided" | "to-decide";

/** `published` is the width that would go out, `decision` what was said of it, if anything. */
export function smallNumbersState(published: Width, decision: WidthDecision | null): SmallNumbersState {
  // Whoever decided on something wider must not find the exact age published because a page was changed.
  if (decision && !decision.current) return "to-decide";
  if (!isSmall(published)) return decision ? "decided" : "enough";
  return decision?.reason ? "decided" : "to-decide";
}

/** Why the gate is shut, in words; null where it is not because of this. */
export function smallNumbersWords(
  state: SmallNumbersState,
  published: Width,
  decision: WidthDecision | null,
): string | null {
  if (state !== "to-decide") return null;
  if (decision && !decision.current)
    return "The age, the needs or the area changed: decide again how wide it is published";
  return published.estimate
    ? `Fewer than ${FEWEST} children fit its age, gender, need and area: publish it wider, or say why not`
    : "Nobody can tell how few children fit its age, gender, need and area: publish it wider, or say why not";
}
