import type { Actor, OrganisationKind, Role } from "~/domains/access/actor";
import { ADMIN_ROLE } from "~/domains/access/roles";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";

/** Made as the owner of the database, who alone may found organisations. For tests and scenarios only. */
export type FactoryOrganisation = { id: string; slug: string; name: string; kind: OrganisationKind };

let made = 0;
const next = () => {
  made += 1;
  return made;
};

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

type More = {
  slug?: string;
  councilCode?: string;
  phone?: string;
  outOfHoursPhone?: string;
  ownerCouncilId?: string;
};

async function organisation(
  kind: OrganisationKind,
  name: string,
  more: More = {},
): Promise<FactoryOrganisation> {
  const found = { id: newId(), slug: more.slug ?? slugOf(name), name, kind };
  await sqlFor("owner")`
    insert into access.organisations (id, slug, name, kind, council_code, phone, out_of_hours_phone, owner_council_id, created_at)
    values (${found.id}, ${found.slug}, ${name}, ${kind}, ${more.councilCode ?? null}, ${more.phone ?? "01902 000 000"},
            ${more.outOfHoursPhone ?? null}, ${more.ownerCouncilId ?? null}, ${now()})`;
  return found;
}

/** A council of its own: the name, and with it the slug, is new each time unless given. */
export function council(name = `Council ${next()}`, more: More = {}): Promise<FactoryOrganisation> {
  return organisation("council", name, more);
}

/** The region's hub. */
export function hub(name = `Hub ${next()}`): Promise<FactoryOrganisation> {
  return organisation("region", name);
}

/** A provider. `services` are the ids of registered services that it answers for from now on. */
export async function provider(
  name = `Provider ${next()}`,
  more: More & { services?: string[] } = {},
): Promise<FactoryOrganisation> {
  const found = await organisation("provider", name, more);
  if (more.services?.length)
    await sqlFor(
      "owner",
    )`update public.services set provider_id = ${found.id} where id in ${sqlFor("owner")(more.services)}`;
  return found;
}

export type PersonOptions = { name?: string; email?: string; phone?: string };

/** A person with these roles in the organisation (its admin without any), as the actor who acts for it. */
export async function person(
  org: FactoryOrganisation,
  roles: Role[] = [ADMIN_ROLE[org.kind]],
  options: PersonOptions = {},
): Promise<Actor> {
  const number = next();
  const name = options.name ?? `Person ${number}`;
  const id = newId();
  const email = options.email ?? `person-${number}-${id.slice(-6)}@example.org`;
  await sqlFor("owner")`
    insert into access.people (id, name, email, phone, created_at)
    values (${id}, ${name}, ${email}, ${options.phone ?? "07700 900000"}, ${now()})`;
  await sqlFor(
    "owner",
  )`insert into auth.credentials (person_id, email, created_at) values (${id}, ${email}, ${now()})`;
  return joins(org, { personId: id, personName: name }, roles);
}

/** Makes somebody who is already known a member of one more organisation. */
export async function joins(
  org: FactoryOrganisation,
  who: { personId: string; personName: string },
  roles: Role[],
): Promise<Actor> {
  await sqlFor("owner")`
    insert into access.memberships (id, person_id, organisation_id, roles, started_at)
    values (${newId()}, ${who.personId}, ${org.id}, ${roles}, ${now()})`;
  return {
    kind: org.kind,
    personId: who.personId,
    personName: who.personName,
    organisationId: org.id,
    organisationSlug: org.slug,
    organisationName: org.name,
    roles,
  };
}
