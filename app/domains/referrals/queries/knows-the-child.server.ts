import type { Actor, Role } from "~/domains/access/actor";
import { may } from "~/domains/vault/vault.policy";
import type { Tx } from "~/platform/database/transaction.server";
import { WORKING_PARTS } from "../case-parts.rules";
import { assignedTo, type FoundReferral } from "./find-referral.server";

/** Whether the actor may read a referral's text with the names in it: the vault's one rule, as a page asks it. */
export function readsNames(actor: Actor, referral: FoundReferral): boolean {
  return (
    may(actor, "read-names", { councilId: referral.councilId, assignedTo: assignedTo(referral) }) === true
  );
}

/**
 * The same for a referral that is known by its id alone. A job compares in a person's name and knows no roles: they are
 * looked up, so that the job is worth to that person what their own press would be.
 */
export async function knowsTheChild(tx: Tx, actor: Actor, referralId: string): Promise<boolean> {
  const referral = await tx.referral.findFirst({
    where: { id: referralId, councilId: actor.organisationId },
    select: {
      councilId: true,
      brokerId: true,
      assignments: { where: { endedAt: null, role: { in: [...WORKING_PARTS] } }, select: { personId: true } },
    },
  });
  if (!referral) return false;
  const people = [referral.brokerId, ...referral.assignments.map(({ personId }) => personId)];
  const roles = actor.roles.length > 0 ? actor.roles : await rolesOf(tx, actor);
  return (
    may({ ...actor, roles }, "read-names", { councilId: referral.councilId, assignedTo: people }) === true
  );
}

async function rolesOf(tx: Tx, { organisationId, personId }: Actor): Promise<Role[]> {
  const member = await tx.membership.findFirst({
    where: { organisationId, personId, endedAt: null },
    select: { roles: true },
  });
  return (member?.roles ?? []) as Role[];
}
