/** How the seats of a date stand, read under their lock. */
export type Seats = {
  capacity: number;
  taken: number;
  /** Most seats of one organisation; null without a limit. */
  most: number | null;
  /** Seats of the asking organisation; 0 where there is no limit, for nobody counts them then. */
  own: number;
};

export type Placement = "booked" | "waiting" | "organisation-full";

/**
 * What `people` get, in order, when they ask together: seats while there are any and their organisation may have more,
 * then places in line. Whoever is beyond their organisation's own most has neither. Free seats are never kept from
 * them by somebody who waits: whoever could have one was offered it when it fell free.
 */
export function placements(seats: Seats, people: number): Placement[] {
  let { taken, own } = seats;
  return Array.from({ length: people }, () => {
    if (seats.most !== null && own >= seats.most) return "organisation-full";
    own += 1;
    if (taken >= seats.capacity) return "waiting";
    taken += 1;
    return "booked";
  });
}
