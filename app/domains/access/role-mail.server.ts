import { mailAccount } from "~/domains/access/account-mail.server";
import type { Actor } from "~/domains/access/actor";
import { pathsOf } from "~/domains/access/navigation";
import { roleWords } from "~/domains/access/roles";
import { regionPaths } from "~/paths";
import type { Tx } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import type { RolesToConfirmProps } from "~emails/roles-to-confirm";
import type { RolesToldProps } from "~emails/roles-told";

const words = (roles: readonly string[]) => roles.map(roleWords).join(", ");

/** Tells those who may confirm that something waits: the other admins, or the hub where there is none. */
export async function tellConfirmers(tx: Tx, actor: Actor, personId: string | null): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select * from access.confirmers_of(${actor.organisationId}::uuid, ${personId}::uuid) as id`;
  const others = await tx.membership.findMany({
    where: {
      organisationId: actor.organisationId,
      endedAt: null,
      personId: { in: rows.map(({ id }) => id) },
    },
    select: { personId: true },
  });
  const here = new Set(others.map((one) => one.personId));
  await mailAccount(
    tx,
    ...rows.map(({ id: toPersonId }) => {
      const props: RolesToConfirmProps = {
        by: actor.personName,
        organisation: actor.organisationName,
        link: `${env().APP_URL}${(here.has(toPersonId) ? pathsOf(actor) : regionPaths()).people()}`,
      };
      const { organisationId } = actor;
      return { organisationId, toPersonId, template: "roles-to-confirm" as const, props };
    }),
  );
}

/** Tells a colleague whose roles an admin has changed, and the other admins of a provider, who confirm nothing. */
export async function tellOfRoles(
  tx: Tx,
  actor: Actor,
  { personId, waiting }: { personId: string; waiting: string[] },
): Promise<void> {
  const members = await tx.membership.findMany({
    where: {
      organisationId: actor.organisationId,
      endedAt: null,
      OR: [{ personId }, ...(actor.kind === "provider" ? [{ roles: { has: "provider-admin" } }] : [])],
    },
    select: { personId: true, roles: true, person: { select: { name: true } } },
  });
  const about = members.find((one) => one.personId === personId);
  if (!about) return;
  const props: RolesToldProps = {
    person: about.person.name,
    by: actor.personName,
    organisation: actor.organisationName,
    roles: words(about.roles),
    outcome: "changed",
    ...(waiting.length > 0 ? { waiting: words(waiting) } : {}),
  };
  const { organisationId } = actor;
  await mailAccount(
    tx,
    ...members
      .filter((one) => one.personId !== actor.personId)
      .map(({ personId: toPersonId }) => ({
        organisationId,
        toPersonId,
        template: "roles-told" as const,
        props,
      })),
  );
}

/** Tells whoever asked, and whom it is about, what the second person said. */
export async function tellDecision(
  tx: Tx,
  actor: Actor,
  decision: {
    to: (string | null)[];
    person: string;
    roles: string[];
    organisation: string;
    confirmed: boolean;
  },
): Promise<void> {
  const props: RolesToldProps = {
    person: decision.person,
    by: actor.personName,
    organisation: decision.organisation,
    roles: words(decision.roles),
    outcome: decision.confirmed ? "confirmed" : "not-confirmed",
  };
  const { organisationId } = actor;
  const to = [...new Set(decision.to)].flatMap((id) => (id ? [id] : []));
  await mailAccount(
    tx,
    ...to.map((toPersonId) => ({ organisationId, toPersonId, template: "roles-told" as const, props })),
  );
}
