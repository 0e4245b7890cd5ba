import type { Actor, OrganisationKind, Role } from "~/domains/access/actor";
import { changeDetails } from "~/domains/access/commands/change-details.server";
import { newInvitationLink } from "~/domains/access/emailed-links.server";
import { hashPassword } from "~/domains/access/passwords.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";

/** One pass phrase for everybody in the demo; `npm start` prints it. */
export const DEMO_PASSWORD = "lantern-meadow-kettle";

export type DemoOrganisation = {
  slug: string;
  name: string;
  kind: OrganisationKind;
  councilCode?: string | null;
  phone?: string;
  outOfHoursPhone?: string;
};

export type DemoPerson = { name: string; roles: Role[]; phone?: string; email?: string };

/** `Priya Nandakumar` of `wolverhampton` → `priya.nandakumar@wolverhampton.example`. */
export function demoEmail(name: string, organisation: string): string {
  const local = name
    .normalize("NFKD")
    .replace(/[^\p{L} ]/gu, "")
    .toLowerCase()
    .replaceAll(" ", ".");
  return `${local}@${organisation}.example`;
}

let demoHash: Promise<string> | undefined;

/**
 * Makes a person a member of an organisation (founding it if need be) as only the owner of the database may, gives
 * them the demo's pass phrase, and returns them as the actor they are.
 */
export async function demoMember(organisation: DemoOrganisation, person: DemoPerson): Promise<Actor> {
  const link = newInvitationLink();
  const email = person.email ?? demoEmail(person.name, organisation.slug);
  const [row] = await sqlFor("owner")<{ person: string; organisation: string }[]>`
    with found as (select access.found_organisation(
      ${newId()}::uuid, ${organisation.slug}, ${organisation.name}, ${organisation.kind}, ${organisation.councilCode ?? null},
      ${organisation.phone ?? null}, ${organisation.outOfHoursPhone ?? null},
      ${newId()}::uuid, ${newId()}::uuid, ${email}, ${person.name}, ${person.roles}::text[],
      ${link.hash}, ${link.at}::timestamptz, ${link.expiresAt}::timestamptz) as person)
    select person from found`;
  if (!row) throw new Error(`${person.name} could not be made a member of ${organisation.name}.`);
  demoHash ??= hashPassword(DEMO_PASSWORD);
  const passwordHash = await demoHash;
  await transaction("auth", {}, (tx) =>
    tx.credential.updateMany({
      where: { personId: row.person },
      data: { passwordHash, changedAt: now() },
    }),
  );
  const found = await transaction("reader", { "app.person_id": row.person }, (tx) =>
    tx.organisation.findUniqueOrThrow({
      where: { slug: organisation.slug },
      select: { id: true, name: true },
    }),
  );
  if (person.phone) await changeDetails(row.person, { name: person.name, phone: person.phone });
  return {
    kind: organisation.kind,
    personId: row.person,
    personName: person.name,
    organisationId: found.id,
    organisationSlug: organisation.slug,
    organisationName: found.name,
    roles: person.roles,
  };
}

type Listed = Readonly<Omit<DemoPerson, "roles"> & { roles: readonly Role[] }>;

/** Several people of one organisation, by the names of the list. The first one founds it. */
export async function membersOf(
  organisation: DemoOrganisation,
  people: Readonly<Record<string, Listed>>,
): Promise<Record<string, Actor>> {
  const member = async ([key, person]: [string, Listed]) =>
    [key, await demoMember(organisation, { ...person, roles: [...person.roles] })] as const;
  const [first, ...others] = Object.entries(people);
  if (!first) return {};
  const founder = await member(first);
  return Object.fromEntries([founder, ...(await Promise.all(others.map(member)))]);
}
