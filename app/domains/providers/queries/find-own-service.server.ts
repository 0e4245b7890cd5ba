import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { isId } from "~/platform/ids";
import type { Prisma } from "~prisma/client";
import { ownServices } from "../service.scope.server";
import { placesTaken } from "./places-taken.server";

export const DECLARED = {
  displayName: true,
  ageFrom: true,
  ageTo: true,
  genders: true,
  needs: true,
  notNeeds: true,
  outcode: true,
  statementOn: true,
  notes: true,
  version: true,
  declaredById: true,
  declaredAt: true,
} satisfies Prisma.DeclarationSelect;

export const OWN_SERVICE = {
  id: true,
  kind: true,
  name: true,
  registrationNumber: true,
  localAuthority: true,
  councilCode: true,
  places: true,
  shortBreakOnly: true,
  status: true,
  grade: true,
  providerId: true,
  declaration: { select: DECLARED },
  vacancies: {
    orderBy: [{ confirmedAt: "desc" }, { id: "desc" }],
    take: 1,
    select: { id: true, places: true, freeFrom: true, confirmedAt: true, confirmedById: true },
  },
} satisfies Prisma.ServiceSelect;

export type OwnService = Prisma.ServiceGetPayload<{ select: typeof OWN_SERVICE }>;

/** A service of the actor's own organisation; undefined for everybody else's. */
export async function findOwnService(tx: Tx, actor: Actor, id: string): Promise<OwnService | undefined> {
  if (!isId(id)) return undefined;
  const found = await tx.service.findFirst({
    where: { AND: [ownServices(actor), { id }] },
    select: OWN_SERVICE,
  });
  return found ?? undefined;
}

/**
 * What a form about a service's places was filled from: the id of their newest confirmation ("none" where there is none) and how
 * many children were given one since. Whoever gave one away meanwhile has changed what is free as much as a colleague has.
 */
export async function vacancyStand(tx: Tx, service: OwnService): Promise<string> {
  const newest = service.vacancies[0]?.id ?? "none";
  const taken = (await placesTaken(tx, [service.id])).get(service.id) ?? 0;
  return taken === 0 ? newest : `${newest}.${taken}`;
}
