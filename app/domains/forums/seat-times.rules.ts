/** How long a seat that fell free is held for who is offered it; the same in `prisma/sql/forums/seats.sql`. */
export const SEAT_HELD_HOURS = 24;

/** Marks open so long before the start: nobody comes the day before; and close so long after the end. The same there. */
export const CHECK_IN_OPENS_HOURS = 2;
export const CHECK_IN_CLOSES_HOURS = 1;

/** Who has a seat is reminded so long before; the same in `prisma/sql/forums/dates.sql`. */
export const REMINDED_DAYS_BEFORE = 7;
