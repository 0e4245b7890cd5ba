import type { Tx } from "~/platform/database/transaction.server";

export type Recipient = { personId: string; name: string };

/**
 * Who answers for the whole organisation, then who looks after it: an empty step goes to the next one. The first person of
 * a new provider is invited with both roles (`prisma/sql/access/invitations.sql`).
 */
export const TOLD_IN_ORDER = ["referrals-officer", "provider-admin"] as const;

/**
 * The people of the first step that has somebody left, with the number of the step; null when nobody is.
 * `unreachable` are people whose address bounced. Reads as the organisation that is set for the transaction.
 */
export async function firstReachable(
  tx: Tx,
  providerId: string,
  unreachable: ReadonlySet<string>,
): Promise<{ step: number; people: Recipient[] } | null> {
  const members = await tx.membership.findMany({
    where: { organisationId: providerId, endedAt: null, roles: { hasSome: [...TOLD_IN_ORDER] } },
    select: { personId: true, roles: true, person: { select: { name: true } } },
    orderBy: { startedAt: "asc" },
  });
  for (const [step, role] of TOLD_IN_ORDER.entries()) {
    const people = members
      .filter((member) => member.roles.includes(role) && !unreachable.has(member.personId))
      .map((member) => ({ personId: member.personId, name: member.person.name }));
    if (people.length > 0) return { step, people };
  }
  return null;
}
