import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { conflict, invalid, missing, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { seatsDigest, seatsOf } from "../queries/view-own-date.server";
import { findOwnDate, recordDateEvent } from "./find-own-date.server";
import { lockSeats, promoteWaiting } from "./lock-seats.server";

/**
 * Changes how many seats a date has and how many of them one organisation may take. More seats go to those who wait
 * in the same transaction; fewer than are taken are refused. `conflict` where somebody else has changed them since the
 * form was filled.
 *
 * @param input.expected the digest of the seats that the form was filled from
 */
export function changeSeats(
  actor: Actor,
  input: {
    reference: string;
    expected: string;
    capacity: number;
    perOrganisation: number | null;
    idempotency?: Idempotency<null>;
  },
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const date = await findOwnDate(tx, actor, input.reference);
    if (!date.ok) return date;
    if (date.value.state === "cancelled") return err(notNow());
    const dateId = date.value.id;
    const before = (await lockSeats(tx, [dateId])).get(dateId);
    if (!before) return err(missing());
    if (seatsDigest(await seatsOf(tx, dateId)) !== input.expected) return err(conflict());
    const { count } = await tx.forumSeats.updateMany({
      where: { dateId, taken: { lte: input.capacity } },
      data: { capacity: input.capacity, perOrganisation: input.perOrganisation },
    });
    if (count === 0)
      return err(
        invalid(
          `${before.taken} seats are taken. Enter at least ${before.taken}, or cancel bookings first`,
          "capacity",
        ),
      );
    await recordDateEvent(
      tx,
      actor,
      { id: dateId },
      {
        kind: "forum-seats-changed",
        data: { from: before.capacity, to: input.capacity },
      },
    );
    await promoteWaiting(tx, dateId, now());
    return ok(null);
  });
}
