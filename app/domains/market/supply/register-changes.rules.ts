import { type KnownPlaces, sumPlaces } from "./known-places.rules";

/** What changed in the supply of places from one file of the register to the next. Pure. */

/** What a change needs of a service. */
export interface ChangedService {
  places: number | null;
  opened: boolean;
  closed: boolean;
  placesBefore: number | null;
}

export interface SupplyChange {
  before: Tally;
  opened: Tally;
  closed: Tally;
  /** Places more or fewer in homes that both files have, and of which both give the places. */
  resized: number;
  now: Tally;
}

type Tally = { homes: number } & KnownPlaces;

const tally = (services: readonly ChangedService[]): Tally => ({
  homes: services.length,
  ...sumPlaces(services),
});

/** Before + opened − closed + resized = now, in homes and in places. */
export function supplyChange(services: readonly ChangedService[]): SupplyChange {
  const now = tally(services.filter(({ closed }) => !closed));
  const opened = tally(services.filter((one) => one.opened && !one.closed));
  const closed = tally(services.filter((one) => one.closed));
  const resized = services.reduce(
    (sum, one) =>
      one.opened || one.closed || one.placesBefore === null || one.places === null
        ? sum
        : sum + one.places - one.placesBefore,
    0,
  );
  return {
    before: {
      homes: now.homes - opened.homes + closed.homes,
      places: now.places - opened.places + closed.places - resized,
      atLeast: sumPlaces(services.filter((one) => !one.opened)).atLeast,
    },
    opened,
    closed,
    resized,
    now,
  };
}

/**
 * How much of what lies in an area its own children could use: places per 100 children that the council looks after.
 * null where no number of children is known.
 */
export function placesPer100(places: number, children: number | null): number | null {
  return children === null || children <= 0 ? null : (places / children) * 100;
}
