import type { Actor, Role } from "~/domains/access/actor";
import { BROKERS, SOCIAL_WORKERS } from "~/domains/access/role-groups";
import type { Tx } from "~/platform/database/transaction.server";
import { CASE_PARTS } from "../case-parts.rules";

export type CaseWorker = { id: string; name: string; phone: string | null; roles: string[] };

/** The actor's colleagues of today who hold one of the roles, by name. */
export async function listCaseWorkers(
  tx: Tx,
  actor: Actor,
  roles: readonly Role[] = [...BROKERS, ...SOCIAL_WORKERS],
): Promise<CaseWorker[]> {
  const rows = await tx.membership.findMany({
    where: { organisationId: actor.organisationId, endedAt: null, roles: { hasSome: [...roles] } },
    select: { roles: true, person: { select: { id: true, name: true, phone: true } } },
    orderBy: { person: { name: "asc" } },
  });
  return rows.map((row) => ({ ...row.person, roles: row.roles }));
}

/** The same of all who could have a part in a case. */
export const listEveryCaseWorker = (tx: Tx, actor: Actor): Promise<CaseWorker[]> =>
  listCaseWorkers(
    tx,
    actor,
    Object.values(CASE_PARTS).flatMap(({ roles }) => roles),
  );
