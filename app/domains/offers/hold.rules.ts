/** Whether the place is held no longer. Without an end it is held for as long as the offer stands. Pure. */
export function isHoldOver(heldUntil: Date | null, now: Date): boolean {
  return heldUntil !== null && heldUntil <= now;
}
