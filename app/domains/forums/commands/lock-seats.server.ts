import type { Tx } from "~/domains/access/transactions.server";
import type { Seats } from "../allot-seats.rules";

export type LockedSeats = Seats & {
  dateId: string;
  /** Whether the asking organisation may take a seat: the date is published, open to it, and it is not blocked. */
  mayCome: boolean;
  blocked: boolean;
};

/**
 * Locks the seats of dates until the transaction ends and says how they stand; in one order for everybody, so that two
 * moves between the same dates never wait for each other. Call it before any booking is touched. A date that the asker
 * has nothing to do with is left out.
 */
export async function lockSeats(tx: Tx, dateIds: readonly string[]): Promise<Map<string, LockedSeats>> {
  const rows = await tx.$queryRaw<LockedSeats[]>`
    select date_id as "dateId", capacity, taken, most, own, may_come as "mayCome", blocked
      from lock_forum_seats(${[...dateIds]}::uuid[])`;
  return new Map(rows.map((row) => [row.dateId, row]));
}

/** Offers what fell free to those who wait, in the order of the line; their mails are the worker's. */
export async function promoteWaiting(tx: Tx, dateId: string, at: Date): Promise<void> {
  await tx.$queryRaw`select promote_forum(${dateId}::uuid, ${at}::timestamptz)`;
}
