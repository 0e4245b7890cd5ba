import type { Actor, Role } from "~/domains/access/actor";
import { CASE_WRITERS } from "~/domains/access/role-groups";
import type { Tx } from "~/platform/database/transaction.server";
import { mayDecideGate } from "../commands/gate-to-decide.server";
import { assignedTo, type FoundReferral } from "./find-referral.server";
import { type CaseWorker, listCaseWorkers } from "./list-case-workers.server";

/**
 * Whom to ask for a second person's word on what providers will read, without the actor: who works the referral
 * and the team managers; where that is nobody, every colleague who may decide.
 */
export async function secondPeople(tx: Tx, actor: Actor, referral: FoundReferral): Promise<CaseWorker[]> {
  const able = (await listCaseWorkers(tx, actor, CASE_WRITERS)).filter(
    ({ id, name, roles }) =>
      id !== actor.personId &&
      mayDecideGate({ ...actor, personId: id, personName: name, roles: roles as Role[] }, referral) === true,
  );
  const assigned = assignedTo(referral);
  const near = able.filter(({ id, roles }) => assigned.includes(id) || roles.includes("team-manager"));
  return near.length > 0 ? near : able;
}
