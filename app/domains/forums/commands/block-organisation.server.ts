import type { Actor } from "~/domains/access/actor";
import { write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { FORUM_EVENTS } from "../forum.events";
import { may } from "../forum.policy";
import { ownedScope } from "../forum.scope.server";

/**
 * Takes no bookings of an organisation any more, for a reason that stays with the owner. What it has booked stands
 * until somebody cancels it.
 */
export function blockOrganisation(
  actor: Actor,
  input: { providerId: string; reason: string },
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, undefined, async (tx) => {
    const allowed = may(actor, "run", null);
    if (allowed !== true) return err(refusalOf(allowed));
    const provider = await tx.organisation.count({ where: { id: input.providerId, kind: "provider" } });
    if (provider === 0) return err(missing());
    const { count } = await tx.forumBlock.createMany({
      data: [
        {
          id: newId(),
          ...ownedScope(actor),
          providerId: input.providerId,
          reason: input.reason,
          blockedById: actor.personId,
          blockedAt: now(),
        },
      ],
      skipDuplicates: true,
    });
    if (count > 0) await record(tx, actor, input.providerId, "forum-organisation-blocked", input.reason);
    return ok(null);
  });
}

/** Takes its bookings again. */
export function unblockOrganisation(
  actor: Actor,
  input: { providerId: string },
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, undefined, async (tx) => {
    const allowed = may(actor, "run", null);
    if (allowed !== true) return err(refusalOf(allowed));
    const { count } = await tx.forumBlock.updateMany({
      where: { ...ownedScope(actor), providerId: input.providerId, endedAt: null },
      data: { endedAt: now() },
    });
    if (count > 0) await record(tx, actor, input.providerId, "forum-organisation-unblocked");
    return ok(null);
  });
}

function record(
  tx: Parameters<typeof recordEvent>[0],
  actor: Actor,
  providerId: string,
  kind: "forum-organisation-blocked" | "forum-organisation-unblocked",
  reason?: string,
): Promise<void> {
  return recordEvent(tx, actor, FORUM_EVENTS, {
    kind,
    audience: "council",
    councilId: actor.kind === "council" ? actor.organisationId : null,
    subject: "organisation",
    subjectId: providerId,
    reason: reason ?? null,
  });
}
