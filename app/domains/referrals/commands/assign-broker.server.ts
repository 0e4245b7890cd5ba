import type { Actor } from "~/domains/access/actor";
import { BROKERS } from "~/domains/access/role-groups";
import type { Tx } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { councilPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { env } from "~/platform/env.server";
import { newId } from "~/platform/ids";
import { conflict, invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { ReferralReassignedProps } from "~emails/referral-reassigned";
import { hasRoleFor } from "../case-parts.rules";
import { findNamesForColleagues } from "../queries/find-names-for-colleagues.server";
import { findReferral } from "../queries/find-referral.server";
import { listCaseWorkers } from "../queries/list-case-workers.server";
import { REFERRAL_EVENTS } from "../referral.events";
import { may } from "../referral.policy";
import { referralScope } from "../referral.scope.server";

export type AssignBroker = {
  reference: string;
  brokerId: string;
  /** Told to the new broker's council colleagues on the timeline; may be empty. */
  reason: string;
  version: number;
};

/**
 * Within the caller's transaction: the old assignment ends, a new one begins, and the new broker is told by mail unless
 * they took it themselves. All clocks keep running. What carries the broker's name further is the caller's. Refused where
 * there is no such referral, the actor's role may not, nobody like that works here, it changed since, or the reason names
 * somebody.
 */
export async function assignBroker(
  tx: Tx,
  actor: Actor,
  input: AssignBroker,
): Promise<Result<{ id: string; councilId: string; brokerId: string }, Refusal>> {
  const referral = await findReferral(tx, actor, input.reference);
  if (!referral) return err(missing());
  const allowed = may(actor, "reassign", referral);
  if (allowed !== true) return err(refusalOf(allowed));
  const workers = await listCaseWorkers(tx, actor, BROKERS);
  const broker = workers.find((worker) => worker.id === input.brokerId);
  if (!hasRoleFor("broker", broker)) return err(invalid("Choose who takes it on", "brokerId"));
  if (referral.assignments.some(({ role, personId }) => role === "iro" && personId === broker.id))
    return err(
      invalid(`${broker.name} is the independent reviewing officer, who cannot work the case`, "brokerId"),
    );
  if (broker.id === referral.brokerId) return err(invalid(`${broker.name} has it already`, "brokerId"));

  const named = await findNamesForColleagues(tx, actor, referral.id, { reason: input.reason });
  if (named) return named;
  const at = now();
  const { count } = await tx.referral.updateMany({
    where: { ...referralScope(actor), id: referral.id, version: input.version },
    data: { brokerId: broker.id, updatedAt: at, version: { increment: 1 } },
  });
  if (count === 0) return err(conflict());
  const { id: referralId, councilId, reference } = referral;
  await tx.assignment.updateMany({
    where: { referralId, councilId, role: "broker", endedAt: null },
    data: { endedAt: at, reason: input.reason || null },
  });
  await tx.assignment.createMany({
    data: [{ id: newId(), referralId, councilId, personId: broker.id, role: "broker", startedAt: at }],
  });
  await recordEvent(tx, actor, REFERRAL_EVENTS, {
    kind: "referral-reassigned",
    audience: "council",
    councilId,
    subject: "referral",
    subjectId: referralId,
    referralId,
    reason: input.reason || null,
    data: { from: referral.brokerId, to: broker.id },
  });
  if (broker.id !== actor.personId) {
    const props: ReferralReassignedProps = {
      name: broker.name,
      reference,
      council: actor.organisationName,
      emergency: referral.purpose === "emergency",
      byDuty: false,
      link: `${env().APP_URL}${councilPaths(actor.organisationSlug).referral(reference).page()}`,
    };
    await notify(tx, {
      template: "referral-reassigned",
      to: { organisationId: councilId, personId: broker.id, name: broker.name },
      props,
      dedupeKey: null,
    });
  }
  return ok({ id: referralId, councilId, brokerId: broker.id });
}
