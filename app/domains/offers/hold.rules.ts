import { dayAndTime } from "~/platform/time";

/** Whether the place is held no longer. Without an end it is held for as long as the offer stands. Pure. */
export function isHoldOver(heldUntil: Date | null, now: Date): boolean {
  return heldUntil !== null && heldUntil <= now;
}

/** Why nothing goes on towards a placement after the hold, for the council; null while the place is held. */
export function holdOverWords(heldUntil: Date | null, now: Date): string | null {
  return heldUntil && isHoldOver(heldUntil, now)
    ? `The place was held until ${dayAndTime(heldUntil, now)}: ask the provider to hold it again`
    : null;
}
