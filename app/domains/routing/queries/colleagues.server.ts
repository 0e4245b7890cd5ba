import type { Actor } from "~/domains/access/actor";
import { ANSWERERS } from "~/domains/access/role-groups";
import { roleWords } from "~/domains/access/roles";
import { read, type Tx } from "~/domains/access/transactions.server";

export type Colleague = { personId: string; name: string; roles: string; me: boolean };

/** The roles that answer referrals: whom a delivery may be passed on to. */

/** The people of the actor's organisation who answer referrals now, by name; the actor among them. */
export async function colleaguesWhoAnswer(tx: Tx, actor: Actor): Promise<Colleague[]> {
  const members = await tx.membership.findMany({
    where: { organisationId: actor.organisationId, endedAt: null, roles: { hasSome: [...ANSWERERS] } },
    select: { personId: true, roles: true, person: { select: { name: true } } },
    orderBy: [{ person: { name: "asc" } }, { personId: "asc" }],
  });
  return members.map((member) => ({
    personId: member.personId,
    name: member.person.name,
    roles: member.roles.map(roleWords).join(", "),
    me: member.personId === actor.personId,
  }));
}

/** The same for a page. */
export function listColleagues(actor: Actor): Promise<Colleague[]> {
  return read(actor, (tx) => colleaguesWhoAnswer(tx, actor));
}
