import type { PlacementState } from "./placement.machine";

/** What the council has said of a placement; a provider's word on the move or on the end waits for it. */
export type CouncilWord = {
  state: PlacementState;
  councilMovedIn: Date | string | null;
  endedSide: string | null;
  endConfirmedAt: Date | null;
};

/** An end that the council recorded or has confirmed. */
export function isEndConfirmed({ state, endedSide, endConfirmedAt }: CouncilWord): boolean {
  return state === "ended" && (endedSide === "council" || endConfirmedAt !== null);
}

/** An end that only the provider has recorded. */
export function isEndToConfirm(placement: CouncilWord): boolean {
  return placement.state === "ended" && !isEndConfirmed(placement);
}

/** A move that only the provider has said has happened. */
export function isStartToConfirm({
  state,
  councilMovedIn,
}: Pick<CouncilWord, "state" | "councilMovedIn">): boolean {
  return state === "started" && councilMovedIn === null;
}

/**
 * What the placements of a referral say of it: the council has said of every child that it moved in, or left; null for
 * neither. The same is in `prisma/sql/referrals.sql`, for the worker that makes the move.
 */
export function referralMove(
  referral: { state: string; childIds: readonly string[] },
  placements: readonly (CouncilWord & { childId: string })[],
): "place" | "end" | null {
  const happened = placements.filter(({ state }) => state !== "fallen-through");
  const all = referral.childIds.every((id) => happened.some(({ childId }) => childId === id));
  if (referral.childIds.length === 0 || !all) return null;
  if (referral.state === "agreed")
    return happened.every((one) => one.councilMovedIn !== null || isEndConfirmed(one)) ? "place" : null;
  return referral.state === "placed" && happened.every(isEndConfirmed) ? "end" : null;
}
