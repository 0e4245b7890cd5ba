/** Whose role asks for a second factor. Pure. */
import {
  ADMINS,
  ANSWER_FOR_HOMES,
  FUNDING_DEPUTIES,
  KNOW_EVERY_CHILD,
  PLACEMENT_APPROVERS,
  PLACEMENT_APPROVERS_AT_A_DISTANCE,
  PLACEMENT_EXPORTERS,
  RELEASERS,
} from "./role-groups";
import type { Role } from "./roles";

/**
 * Admins, whoever may be told who a child is, whoever decides on funding or approves a placement, and whoever takes the
 * placements out of the portal: they sign in with a second factor.
 */
const SECOND_FACTOR_ROLES: readonly string[] = [
  ...ADMINS,
  ...RELEASERS,
  ...KNOW_EVERY_CHILD,
  ...ANSWER_FOR_HOMES,
  ...FUNDING_DEPUTIES,
  ...PLACEMENT_APPROVERS,
  ...PLACEMENT_APPROVERS_AT_A_DISTANCE,
  ...PLACEMENT_EXPORTERS,
] satisfies Role[];

/** Whether one of these roles asks a second factor of who holds it. */
export function needsSecondFactor(roles: readonly string[]): boolean {
  return roles.some((role) => SECOND_FACTOR_ROLES.includes(role));
}
