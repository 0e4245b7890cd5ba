/** What allocations that were made and ended come to, payment by payment and placement by placement. Pure; whole pence. */

type Moved = { paymentId: string; lineId: string; pence: number };

/** `matched`: so much more of the payment is for the placement now; otherwise so much of it no longer is. */
export type Move = { placementId: string; paymentId: string; pence: number; matched: boolean };

/**
 * One move for each placement and payment of which something changed, `pence` with the payment's own sign.
 * @param penceOf the whole of each payment that stands; one that does not stand any more is for nothing
 */
export function allocationMoves(
  { made, ended }: { made: readonly Moved[]; ended: readonly Moved[] },
  placementOf: ReadonlyMap<string, string>,
  penceOf: ReadonlyMap<string, number>,
): Move[] {
  const sums = new Map<string, Omit<Move, "matched">>();
  const add = ({ paymentId, lineId, pence }: Moved, sign: 1 | -1) => {
    const placementId = placementOf.get(lineId);
    if (placementId === undefined) return;
    const key = `${placementId} ${paymentId}`;
    const before = sums.get(key)?.pence ?? 0;
    sums.set(key, { placementId, paymentId, pence: before + sign * pence });
  };
  for (const one of ended) add(one, -1);
  for (const one of made) add(one, 1);
  return [...sums.values()].flatMap(({ pence, ...of }): Move[] => {
    if (pence === 0) return [];
    const whole = penceOf.get(of.paymentId);
    const matched = whole !== undefined && Math.sign(whole) === Math.sign(pence);
    return [{ ...of, pence: matched ? pence : -pence, matched }];
  });
}
