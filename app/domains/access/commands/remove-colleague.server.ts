import type { Actor } from "~/domains/access/actor";
import { recordPeopleEvent } from "~/domains/access/people-event.server";
import { lockPeople, refusedChange } from "~/domains/access/people-lock.server";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { conflict, invalid, missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { COLLEAGUE_REMOVED } from "../access.jobs";

export type RemoveInput = {
  personId: string;
  reason: string;
  version: number;
  idempotency?: Idempotency<null>;
};

/**
 * Ends a colleague's membership: their sessions end at once, and the job `colleague-removed` hands their open
 * work to the duty owner. The last admin stays.
 */
export function removeColleague(
  actor: Actor,
  { personId, reason, version, idempotency }: RemoveInput,
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, idempotency, async (tx) => {
    const permission = await lockPeople(tx, actor, "remove");
    if (permission !== true) return err(refusedChange(permission, "removal"));
    const { organisationId } = actor;
    if (!isId(personId)) return err(missing());
    const [row] = await tx.$queryRaw<{ outcome: "ended" | "not-found" | "conflict" | "last-admin" }[]>`
      select access.end_membership(${personId}::uuid, ${version}::integer, ${now()}::timestamptz) as outcome`;
    switch (row?.outcome) {
      case "not-found":
        return err(missing());
      case "conflict":
        return err(conflict());
      case "last-admin":
        return err(
          invalid("They are the only admin of your organisation. Give the role to a colleague first."),
        );
    }
    await tx.organisation.updateMany({
      where: { id: organisationId, dutyOwnerId: personId },
      data: { dutyOwnerId: null },
    });
    await tx.$executeRaw`select access.end_sessions(${personId}::uuid)`;
    await recordPeopleEvent(tx, actor, { kind: "colleague-removed", personId, reason });
    await enqueue(tx, COLLEAGUE_REMOVED, { organisationId, personId });
    return ok(null);
  });
}
