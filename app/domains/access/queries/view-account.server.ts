import { homeOf } from "~/domains/access/navigation";
import { type OrganisationKind, roleWords } from "~/domains/access/roles";
import { countSessions } from "~/domains/access/session.server";
import { pipelined } from "~/platform/database/transaction.server";

export type MyOrganisation = {
  id: string;
  name: string;
  kind: OrganisationKind;
  roles: string;
  home: string;
};
export type AccountView = {
  name: string;
  email: string;
  phone: string | null;
  organisations: MyOrganisation[];
};

type PersonRow = { name: string; email: string; phone: string | null };
type OrganisationRow = { id: string; slug: string; name: string; kind: OrganisationKind; roles: string[] };

/** A person's own details and the organisations they may act for, by name. Under the role of readers. */
export async function viewAccount(personId: string): Promise<AccountView> {
  const [[person], organisations] = await pipelined("reader", { "app.person_id": personId }, (sql) => [
    sql<PersonRow[]>`select name, email, phone from access.people where id = ${personId}`,
    sql<OrganisationRow[]>`
      select o.id, o.slug, o.name, o.kind, m.roles
        from access.memberships m join access.organisations o on o.id = m.organisation_id
       where m.person_id = ${personId} and m.ended_at is null
       order by o.name`,
  ]);
  if (!person) throw new Error("Somebody is signed in who is not among the people.");
  return {
    ...person,
    organisations: organisations.map((row) => ({
      id: row.id,
      name: row.name,
      kind: row.kind,
      roles: row.roles.map(roleWords).join(", "),
      home: homeOf(row),
    })),
  };
}

/** How many browsers the person is signed in with, this one included. */
export function countMySessions(personId: string): Promise<number> {
  return countSessions(personId);
}
