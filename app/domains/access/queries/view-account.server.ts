import { type OrganisationKind, roleWords } from "~/domains/access/roles";
import { countSessions } from "~/domains/access/session.server";
import { organisationPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { pipelined } from "~/platform/database/transaction.server";
import { dayAndTime } from "~/platform/time";

export type MyOrganisation = {
  id: string;
  name: string;
  kind: OrganisationKind;
  roles: string;
  home: string;
};
/** Somebody asks the person to act for an organisation, and waits for the answer. */
export type MyInvitation = {
  id: string;
  organisation: string;
  by: string;
  roles: string;
  /** Until when it can be answered, in words. */
  until: string;
};
export type AccountView = {
  name: string;
  email: string;
  phone: string | null;
  organisations: MyOrganisation[];
  invitations: MyInvitation[];
};

type PersonRow = { name: string; email: string; phone: string | null };
type OrganisationRow = { id: string; slug: string; name: string; kind: OrganisationKind; roles: string[] };
type InvitationRow = {
  id: string;
  organisation: string;
  invited_by: string;
  roles: string[];
  expires_at: Date;
};

/** A person's own details, the organisations they may act for, and those that ask them to. Under the role of readers. */
export async function viewAccount(personId: string): Promise<AccountView> {
  const at = now();
  const [[person], organisations, invitations] = await pipelined(
    "reader",
    { "app.person_id": personId },
    (sql) => [
      sql<PersonRow[]>`select name, email, phone from access.people where id = ${personId}`,
      sql<OrganisationRow[]>`
      select o.id, o.slug, o.name, o.kind, m.roles
        from access.memberships m join access.organisations o on o.id = m.organisation_id
       where m.person_id = ${personId} and m.ended_at is null
       order by o.name`,
      sql<InvitationRow[]>`
      select i.id, o.name as organisation, i.invited_by, i.roles, i.expires_at
        from access.invitations i join access.organisations o on o.id = i.organisation_id
       where i.email = (select email from access.people where id = ${personId})
         and i.state = 'waiting' and i.expires_at > ${at}
       order by i.invited_at, i.id`,
    ],
  );
  if (!person) throw new Error("Somebody is signed in who is not among the people.");
  return {
    ...person,
    organisations: organisations.map((row) => ({
      id: row.id,
      name: row.name,
      kind: row.kind,
      roles: row.roles.map(roleWords).join(", "),
      home: organisationPaths(row).home(),
    })),
    invitations: invitations.map((row) => ({
      id: row.id,
      organisation: row.organisation,
      by: row.invited_by,
      roles: row.roles.map(roleWords).join(", "),
      until: dayAndTime(row.expires_at, at),
    })),
  };
}

/** How many browsers the person is signed in with, this one included. */
export function countMySessions(personId: string): Promise<number> {
  return countSessions(personId);
}
