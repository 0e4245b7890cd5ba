import { type KnownPlaces, sumPlaces } from "./known-places.rules";

/** What changed in the supply of places from one file of the register to the next. Pure. */

/** What a change needs of a service. */
export interface ChangedService {
  places: number | null;
  opened: boolean;
  closed: boolean;
  placesBefore: number | null;
  withheldBefore: boolean;
}

export interface SupplyChange {
  before: Tally;
  opened: Tally;
  closed: Tally;
  /**
   * Places more or fewer in homes that both files have, and of which both give the places; null where they give those of none of
   * the homes that both have.
   */
  resized: number | null;
  now: Tally;
}

type Tally = { homes: number } & KnownPlaces;

const tally = (services: readonly Pick<ChangedService, "places">[]): Tally => ({
  homes: services.length,
  ...sumPlaces(services),
});

/** What the file before gave of a home; one whose places the newest file withholds is left out of both, for comparison. */
const asBefore = ({ places, placesBefore, withheldBefore }: ChangedService) => ({
  places: places === null || withheldBefore ? null : (placesBefore ?? places),
});

/** Before + opened − closed + resized = now, in homes, and in places where both files give them all. */
export function supplyChange(services: readonly ChangedService[]): SupplyChange {
  const now = tally(services.filter(({ closed }) => !closed));
  const opened = tally(services.filter((one) => one.opened && !one.closed));
  const closed = tally(services.filter((one) => one.closed));
  const before = tally(services.filter((one) => !one.opened).map(asBefore));
  const kept = services.filter((one) => !one.opened && !one.closed);
  const changes = kept.flatMap((one) => {
    const { places: was } = asBefore(one);
    return one.places === null || was === null ? [] : [one.places - was];
  });
  const resized =
    kept.length > 0 && changes.length === 0 ? null : changes.reduce((sum, change) => sum + change, 0);
  return { before, opened, closed, resized, now };
}

/**
 * How much of what lies in an area its own children could use: places per 100 children that the council looks after.
 * null where no number of children is known.
 */
export function placesPer100(places: number, children: number | null): number | null {
  return children === null || children <= 0 ? null : (places / children) * 100;
}
