/** How many places of a home are free once children have come and gone: proposed, for its manager to confirm. Pure. */

type Counted = {
  /** As confirmed last; null where nobody has. */
  places: number | null;
  /** Children given a place, and those who left, since then. */
  taken: number;
  left: number;
  registered: number | null;
};
export type VacancyChange = Counted & { proposed: number };

/** Never below none, nor above what is registered. */
export function proposedPlaces({ places, taken, left, registered }: Counted): number {
  const free = Math.max((places ?? 0) - taken, 0) + left;
  return registered === null ? free : Math.min(free, registered);
}

/** "1 child was given a place and 2 left since you confirmed." */
export function vacancyChangeWords({ places, taken, left }: Counted): string {
  const came = taken === 1 ? "1 child was given a place" : `${taken} children were given places`;
  const went = left === 1 ? "1 child has left" : `${left} children have left`;
  const said = [...(taken > 0 ? [came] : []), ...(left > 0 ? [went] : [])].join(" and ");
  return places === null ? `${said}.` : `${said} since you confirmed.`;
}
