import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { Permission } from "~/platform/permission";
import type { Prisma } from "~prisma/client";
import { may, type OwnerSubject } from "../onboarding.policy";
import { councilThatOwns, ownerTarget } from "../owner.rules";

const OWNED = {
  id: true,
  kind: true,
  name: true,
  ownerName: true,
  ownerKey: true,
  registrationNumber: true,
  sector: true,
  localAuthority: true,
  councilCode: true,
  places: true,
  shortBreakOnly: true,
  status: true,
  grade: true,
  providerId: true,
  provider: {
    select: { id: true, name: true, slug: true, ownerCouncilId: true, standing: true, vouchedById: true },
  },
  declaration: { select: { displayName: true } },
} satisfies Prisma.ServiceSelect;

export type OwnedService = Prisma.ServiceGetPayload<{ select: typeof OWNED }>;

export type FoundOwner = {
  /** As the register writes it most often; null when it gives none. */
  name: string | null;
  /** Open services, by area and number. */
  services: OwnedService[];
  /** Those that nobody answers for yet. */
  waiting: OwnedService[];
  providers: NonNullable<OwnedService["provider"]>[];
  subject: OwnerSubject;
  permission: Permission;
};

/** An owner with all its open services, and whether the actor may bring it on; undefined when there is none. */
export async function findOwner(tx: Tx, actor: Actor, address: string): Promise<FoundOwner | undefined> {
  const target = ownerTarget(address);
  const services = await tx.service.findMany({
    where: {
      ...("ownerKey" in target ? target : { ...target, ownerKey: null }),
      status: { not: "closed" },
    },
    orderBy: [{ localAuthority: "asc" }, { registrationNumber: "asc" }],
    select: OWNED,
  });
  if (services.length === 0) return undefined;
  const council =
    actor.kind === "council"
      ? await tx.organisation.findUnique({
          where: { id: actor.organisationId },
          select: { councilCode: true },
        })
      : null;
  const subject = { councilOwner: councilThatOwns(services), actorArea: council?.councilCode ?? null };
  const providers = new Map(services.flatMap(({ provider }) => (provider ? [[provider.id, provider]] : [])));
  return {
    name: mostFrequent(services.flatMap(({ ownerName }) => (ownerName === null ? [] : [ownerName]))),
    services,
    waiting: services.filter((service) => service.providerId === null),
    providers: [...providers.values()],
    subject,
    permission: may(actor, "onboard", subject),
  };
}

function mostFrequent(names: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
