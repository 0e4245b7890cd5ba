import type { Actor, Role } from "~/domains/access/actor";
import {
  FUNDING_DECIDERS,
  FUNDING_DECIDERS_ABOVE_LIMIT,
  FUNDING_DEPUTIES,
} from "~/domains/access/role-groups";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { formatPence } from "~/platform/forms/money";

/**
 * Who decides on funding: a head of service up to the council's limit for a first year, the director above it, and
 * the deputy of one of them today. `decides_funding` in `prisma/sql/authorisations.sql` holds the same. Pure.
 */

/** Somebody for whom the actor is deputy today, with the roles that they hold. */
export type Absent = { personId: string; name: string; roles: readonly string[] };

export type Deciders = {
  /** What a first year may cost for a head of service to decide, in pence; null is no limit. */
  limitPence: number | null;
  /** Whose deputy the actor is today. */
  standsInFor: readonly Absent[];
};

/** The roles that decide on a first year of so many pence. */
export function decidingRoles(firstYearPence: number, limitPence: number | null): readonly Role[] {
  return limitPence !== null && firstYearPence > limitPence ? FUNDING_DECIDERS_ABOVE_LIMIT : FUNDING_DECIDERS;
}

/**
 * In whose place the actor would decide on it: `own` by a role of their own, the person whose deputy they are, or null
 * where they do not decide. Never in the place of one of `tookPart`, who asked for it or worked on the offer.
 */
export function decidesAs(
  actor: Pick<Actor, "roles">,
  firstYearPence: number,
  { limitPence, standsInFor }: Deciders,
  tookPart: readonly string[] = [],
): "own" | Absent | null {
  const roles: readonly string[] = decidingRoles(firstYearPence, limitPence);
  if (actor.roles.some((role) => roles.includes(role))) return "own";
  const deputies: readonly string[] = FUNDING_DEPUTIES;
  if (!actor.roles.some((role) => deputies.includes(role))) return null;
  const absent = standsInFor.filter(({ personId }) => !tookPart.includes(personId));
  return absent.find((one) => one.roles.some((role) => roles.includes(role))) ?? null;
}

/** Who decides on it, for whoever does not. */
export function whoDecidesWords(firstYearPence: number, limitPence: number | null): string {
  return limitPence !== null && firstYearPence > limitPence
    ? `The first year costs more than ${formatPence(limitPence)}, so only the director or their deputy can authorise this funding`
    : "Only a head of service or their deputy can authorise this funding";
}

/** "from Monday 30 November to Friday 4 December 2026", or the one day; both days `YYYY-MM-DD` and included. */
export function spanWords(firstDay: string, lastDay: string): string {
  return firstDay === lastDay
    ? `on ${dayWords(firstDay)}`
    : `from ${dayWords(firstDay)} to ${dayWords(lastDay)}`;
}

/** The limit as its form carries it unseen, so that a colleague's change is not replaced. */
export function limitAsSent(limitPence: number | null): string {
  return String(limitPence ?? "");
}

/** The limit as a sentence for everybody of the council. */
export function limitWords(limitPence: number | null): string {
  return limitPence === null
    ? "A head of service can authorise any amount"
    : `A head of service can authorise up to ${formatPence(limitPence)} for the first year, the director above that`;
}
