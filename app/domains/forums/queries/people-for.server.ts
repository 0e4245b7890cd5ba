import type { Tx } from "~/platform/database/transaction.server";

/**
 * Whom a job tells at an organisation: the person by name while they belong there; else who runs forums, else the
 * admins.
 */
export async function peopleFor(
  tx: Tx,
  organisationId: string,
  personId: string | null,
): Promise<{ id: string; name: string }[]> {
  const people = await tx.$queryRaw<{ id: string; name: string; roles: string[] }[]>`
    select p.id, p.name, m.roles from access.memberships m join access.people p on p.id = m.person_id
     where m.organisation_id = ${organisationId}::uuid and m.ended_at is null order by p.id`;
  const named = people.filter(({ id }) => id === personId);
  if (named.length > 0) return named;
  const runs = people.filter(({ roles }) => roles.includes("commissioner"));
  if (runs.length > 0) return runs;
  return people.filter(({ roles }) =>
    ["provider-admin", "council-admin", "hub-officer"].some((role) => roles.includes(role)),
  );
}
