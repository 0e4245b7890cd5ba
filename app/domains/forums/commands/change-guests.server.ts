import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { FORUM_EVENTS } from "../forum.events";
import { may } from "../forum.policy";
import { ownedScope } from "../forum.scope.server";

/**
 * Puts a provider on the list of a series, or invites it to one date of it; or takes it off again. What it has booked
 * stands.
 */
export function changeGuests(
  actor: Actor,
  input: {
    seriesId: string;
    dateId?: string;
    providerId: string;
    move: "add" | "remove";
    idempotency?: Idempotency<null>;
  },
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const series = await tx.forumSeries.findFirst({ where: { id: input.seriesId, ...ownedScope(actor) } });
    if (!series) return err(missing());
    const allowed = may(actor, "run", series);
    if (allowed !== true) return err(refusalOf(allowed));
    const place = { seriesId: series.id, dateId: input.dateId ?? null, providerId: input.providerId };
    if (input.move === "remove") {
      await tx.forumGuest.deleteMany({ where: { ...place, ...ownedScope(actor) } });
    } else {
      const known = await tx.organisation.count({ where: { id: input.providerId, kind: "provider" } });
      if (known === 0) return err(invalid("Choose a provider", "providerId"));
      await tx.forumGuest.createMany({
        data: [{ id: newId(), ...place, ...ownedScope(actor), addedAt: now() }],
        skipDuplicates: true,
      });
    }
    await recordEvent(tx, actor, FORUM_EVENTS, {
      kind: input.move === "add" ? "forum-guest-added" : "forum-guest-removed",
      audience: "council",
      councilId: actor.kind === "council" ? actor.organisationId : null,
      subject: "organisation",
      subjectId: input.providerId,
      data: { seriesId: series.id, ...(input.dateId ? { dateId: input.dateId } : {}) },
    });
    return ok(null);
  });
}
