import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { conflict, invalid, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { dateMachine } from "../date.machine";
import { findOwnDate, recordDateEvent } from "./find-own-date.server";

/** Publishes a date: who may come sees it, and books from when booking opens. */
export function publishDate(
  actor: Actor,
  input: { reference: string; version: number; idempotency?: Idempotency<null> },
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const date = await findOwnDate(tx, actor, input.reference);
    if (!date.ok) return date;
    const { id, state, startsAt, seriesId } = date.value;
    const at = now();
    if (!dateMachine.allows(state, "publish")) return err(notNow());
    if (startsAt <= at) return err(invalid("This date has passed. Change when it is, then publish it"));
    const { count } = await tx.forumDate.updateMany({
      where: { id, state, version: input.version },
      data: { state: "published", publishedAt: at, updatedAt: at, version: { increment: 1 } },
    });
    if (count === 0) return err(conflict());
    await tx.forumSeries.updateMany({
      where: { id: seriesId, publishedAt: null },
      data: { publishedAt: at },
    });
    await recordDateEvent(tx, actor, { id }, { kind: "forum-published", from: state, to: "published" });
    return ok(null);
  });
}
