import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { isId } from "~/platform/ids";
import type { Prisma } from "~prisma/client";
import { ownServices } from "../service.scope.server";

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

/** The id of the newest confirmation of a service's places, which its form carries; "none" where there is none. */
export function newestVacancy(service: OwnService): string {
  return service.vacancies[0]?.id ?? "none";
}
