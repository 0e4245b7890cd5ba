import type { OfferState } from "./offer.machine";

/**
 * The states of an offer that can still win or has won, the one that has come furthest first. While it is in one of them
 * the end of its delivery ends no release (`prisma/sql/releases.sql`).
 */
export const FURTHEST_FIRST: readonly string[] = [
  "accepted",
  "authorised",
  "preferred",
  "shortlisted",
  "submitted",
  "reserve",
] satisfies readonly OfferState[];

/** The rank of an offer that can't win: behind all others. */
export const ENDED_RANK = FURTHEST_FIRST.length;

/** How far an offer has come: 0 is accepted; `ENDED_RANK` is a draft, an offer that has ended or an unknown state. */
export function progressRank(state: string): number {
  const rank = FURTHEST_FIRST.indexOf(state);
  return rank < 0 ? ENDED_RANK : rank;
}
