/** How many places of a home are free once children have come and gone: proposed, for its manager to confirm. Pure. */

type Counted = {
  /** As confirmed last. */
  places: number;
  /** Children given a place, and those who left, since then. */
  taken: number;
  left: number;
  registered: number | null;
};
export type VacancyChange = Counted & { proposed: number };

/** Never below none, nor above what is registered. */
export function proposedPlaces({ places, taken, left, registered }: Counted): number {
  const free = Math.max(places - taken + left, 0);
  return registered === null ? free : Math.min(free, registered);
}

/** "1 child was given a place and 2 left since you confirmed." */
export function vacancyChangeWords({ taken, left }: Counted): string {
  const came = taken === 1 ? "1 child was given a place" : `${taken} children were given places`;
  const went = left === 1 ? "1 child has left" : `${left} children have left`;
  const said = [...(taken > 0 ? [came] : []), ...(left > 0 ? [went] : [])].join(" and ");
  return `${said} since you confirmed.`;
}
