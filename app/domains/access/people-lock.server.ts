import { may, type PeopleAction } from "~/domains/access/access.policy";
import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/platform/database/transaction.server";
import type { Denied, Permission } from "~/platform/permission";
import { refusalOf } from "~/platform/refusal";

/**
 * Lets one change of an organisation's people happen at a time, so that two admins who remove each other at the
 * same moment cannot leave it without one. Asks the policy again with the roles that the actor holds now.
 */
export async function lockPeople(tx: Tx, actor: Actor, action: PeopleAction): Promise<Permission> {
  await tx.$queryRaw`select id from access.organisations where id = ${actor.organisationId}::uuid for no key update`;
  const mine = await tx.membership.findFirst({
    where: { organisationId: actor.organisationId, personId: actor.personId, endedAt: null },
    select: { roles: true },
  });
  const roles = actor.roles.filter((role) => mine?.roles.includes(role));
  return may({ ...actor, roles }, action, actor);
}

/** A refused change of people, roles or settings: an answer for who asked, and a try that belongs on the record. */
export function refusedChange(denied: Denied, tried: "roles" | "invitation" | "removal" | "settings") {
  return refusalOf(denied, { tried });
}
