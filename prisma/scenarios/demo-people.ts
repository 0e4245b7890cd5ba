import type { Actor, OrganisationKind, Role } from "~/domains/access/actor";
import { acceptInvitation } from "~/domains/access/commands/answer-invitation.server";
import { changeDetails } from "~/domains/access/commands/change-details.server";
import { join } from "~/domains/access/commands/join-by-invitation.server";
import { DEMO_AUTHENTICATOR_SECRET } from "~/domains/access/demo-code.server";
import { newInvitationLink } from "~/domains/access/emailed-links.server";
import { hashPassword } from "~/domains/access/passwords.server";
import { sealSecret } from "~/domains/access/sealed-secret.server";
import { needsSecondFactor } from "~/domains/access/second-factor.rules";
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
  const [row] = await sqlFor("owner")<{ invitation: string | null }[]>`
    select access.create_organisation(
      ${newId()}::uuid, ${organisation.slug}, ${organisation.name}, ${organisation.kind}, ${organisation.councilCode ?? null},
      ${organisation.phone ?? null}, ${organisation.outOfHoursPhone ?? null},
      ${newId()}::uuid, ${email}, ${person.name}, ${person.roles}::text[],
      ${link.hash}, ${link.at}::timestamptz, ${link.expiresAt}::timestamptz) as invitation`;
  const personId = await comesIn(email, row?.invitation ?? null, link.hash);
  const found = await transaction("reader", { "app.person_id": personId }, (tx) =>
    tx.organisation.findUniqueOrThrow({
      where: { slug: organisation.slug },
      select: { id: true, name: true },
    }),
  );
  if (needsSecondFactor(person.roles)) await giveDemoFactor(personId);
  if (person.phone) await changeDetails(personId, { name: person.name, phone: person.phone });
  return {
    kind: organisation.kind,
    personId,
    personName: person.name,
    organisationId: found.id,
    organisationSlug: organisation.slug,
    organisationName: found.name,
    roles: person.roles,
  };
}

/** Who needs a second factor in the demo has the authenticator whose codes its pages show. */
export async function giveDemoFactor(personId: string): Promise<void> {
  await transaction("auth", {}, async (tx) => {
    const factor = { personId, kind: "authenticator", active: true };
    if ((await tx.factor.count({ where: factor })) > 0) return;
    const id = newId();
    const secret = sealSecret(DEMO_AUTHENTICATOR_SECRET, { id, personId });
    await tx.factor.create({ data: { ...factor, id, name: "Authenticator app", secret, createdAt: now() } });
  });
}

/** Accepts for somebody, with the demo's pass phrase or as who they are already; gives who they are. */
async function comesIn(email: string, invitation: string | null, linkHash: string): Promise<string> {
  demoHash ??= hashPassword(DEMO_PASSWORD);
  const passwordHash = await demoHash;
  const known = await transaction("auth", {}, (tx) => tx.credential.findUnique({ where: { email } }));
  if (!known?.passwordHash && invitation) {
    const personId = await join(linkHash, { id: invitation, email }, passwordHash);
    if (personId) return personId;
  }
  const person =
    known ?? (await transaction("auth", {}, (tx) => tx.credential.findUnique({ where: { email } })));
  if (!person) throw new Error(`${email} could not come in.`);
  if (invitation) await acceptInvitation(person.personId, invitation);
  if (!person.passwordHash)
    await transaction("auth", {}, (tx) =>
      tx.credential.updateMany({
        where: { personId: person.personId },
        data: { passwordHash, changedAt: now() },
      }),
    );
  return person.personId;
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
