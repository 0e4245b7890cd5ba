import type { Actor, Role } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";

export type Member = { personId: string; name: string; roles: string[] };

/** Who belongs to the actor's organisation today and holds one of these roles, by name. */
export async function membersHolding(
  tx: Tx,
  actor: Pick<Actor, "organisationId">,
  roles: readonly Role[],
): Promise<Member[]> {
  const rows = await tx.membership.findMany({
    where: { organisationId: actor.organisationId, endedAt: null, roles: { hasSome: [...roles] } },
    select: { personId: true, roles: true, person: { select: { name: true } } },
    orderBy: { person: { name: "asc" } },
  });
  return rows.map(({ personId, roles, person }) => ({ personId, roles, name: person.name }));
}
