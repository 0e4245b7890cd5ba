import type { Actor } from "~/domains/access/actor";
import { setIdentityMonths } from "~/domains/access/commands/set-identity-months.server";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { listKeptIdentities } from "~/domains/vault/queries/list-kept-identities.server";
import { conflict, invalid, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { countDue, retentionMonths } from "../queries/view-retention.server";
import { REFERRAL_EVENTS } from "../referral.events";
import { may } from "../retention.policy";
import { periodWords, type RetentionMonths } from "../retention.rules";

export type RetentionInput = {
  /** The months that the form was filled from. */
  expectedMonths: number;
  months: RetentionMonths;
  /** Yes to what a shorter period destroys with the next daily job. */
  destroy: boolean;
  idempotency?: Idempotency<null>;
};

/**
 * Changes how long the actor's council keeps who a child is. A shorter period is over at once for some children:
 * then it asks for a yes of its own, because nobody can bring them back.
 */
export function changeRetention(
  actor: Actor,
  { expectedMonths, months, destroy, idempotency }: RetentionInput,
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, idempotency, async (tx) => {
    const allowed = may(actor, "change", { id: actor.organisationId });
    if (allowed !== true) return err(refusalOf(allowed, { tried: "retention" }));
    await tx.$queryRaw`select id from access.organisations where id = ${actor.organisationId}::uuid for no key update`;
    const before = await retentionMonths(tx, actor);
    if (before === months) return ok(null);
    if (before !== expectedMonths) return err(conflict());
    const kept = await listKeptIdentities(tx);
    const more = countDue(kept, months) - countDue(kept, before);
    if (more > 0 && !destroy) {
      const [children, they] = more === 1 ? ["1 child", "that is"] : [`${more} children`, "they are"];
      const message = `With ${periodWords(months)} the time of ${children} is over already: who ${they} is destroyed tonight, and nobody can bring it back. Tick the box if you want that`;
      return err(invalid(message, "destroy"));
    }
    await setIdentityMonths(tx, actor, { from: before, to: months });
    await recordEvent(tx, actor, REFERRAL_EVENTS, {
      kind: "retention-changed",
      audience: "council",
      councilId: actor.organisationId,
      subject: "organisation",
      subjectId: actor.organisationId,
      data: { from: before, to: months },
    });
    return ok(null);
  });
}
